"""The tables. Rows stay inside kb: what leaves are frozen records and documents.

Invariant: a content row says the same as the newest revision of its document.
"""

from kb.tables.audit import AuditRow
from kb.tables.clock import LeaseRow
from kb.tables.content import ChannelRow, DepartmentRow, FactRow, GuidelineRow
from kb.tables.crisis import FreezeRow, HiddenNoticeRow, PinRow, RiseRow, WithdrawalRow
from kb.tables.entry import EntryChangeRow, EntryQuestionRow, EntryRow
from kb.tables.escalations import DeliveryRow, EscalationRow
from kb.tables.people import ApiTokenRow, FailedSignInRow, PasswordRow, PersonRow, SignInLinkRow, SignInSessionRow
from kb.tables.promises import HoldingRow, PromiseMoveRow, PromiseRow
from kb.tables.shifts import MustReadRow, MustReadTickRow, ShiftRow
from kb.tables.store import DocumentFileRow, DocumentRevisionRow, StoreRow
from kb.tables.use import CuratedViewRow, LearnedPhrasingRow, OutcomeRow, ReceiptRow, WaiverRow
from kb.tables.vector import VectorRow

__all__ = [
    "ApiTokenRow",
    "AuditRow",
    "ChannelRow",
    "CuratedViewRow",
    "DeliveryRow",
    "DepartmentRow",
    "DocumentFileRow",
    "DocumentRevisionRow",
    "EntryChangeRow",
    "EntryQuestionRow",
    "EntryRow",
    "EscalationRow",
    "FactRow",
    "FailedSignInRow",
    "FreezeRow",
    "GuidelineRow",
    "HiddenNoticeRow",
    "HoldingRow",
    "LearnedPhrasingRow",
    "LeaseRow",
    "MustReadRow",
    "MustReadTickRow",
    "OutcomeRow",
    "PasswordRow",
    "PersonRow",
    "PinRow",
    "PromiseMoveRow",
    "PromiseRow",
    "ReceiptRow",
    "RiseRow",
    "ShiftRow",
    "SignInLinkRow",
    "SignInSessionRow",
    "StoreRow",
    "VectorRow",
    "WaiverRow",
    "WithdrawalRow",
]

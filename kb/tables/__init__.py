"""The tables. Rows stay inside kb: what leaves are frozen records and documents.

Invariant: a content row says the same as the newest revision of its document.
"""

from kb.tables.content import ChannelRow, DepartmentRow, FactRow, GuidelineRow
from kb.tables.entry import EntryChangeRow, EntryQuestionRow, EntryRow
from kb.tables.people import ApiTokenRow, PersonRow, SignInLinkRow
from kb.tables.store import DocumentFileRow, DocumentRevisionRow, StoreRow
from kb.tables.use import CuratedViewRow, LearnedPhrasingRow, OutcomeRow, ReceiptRow, WaiverRow
from kb.tables.vector import VectorRow

__all__ = [
    "ApiTokenRow",
    "ChannelRow",
    "CuratedViewRow",
    "DepartmentRow",
    "DocumentFileRow",
    "DocumentRevisionRow",
    "EntryChangeRow",
    "EntryQuestionRow",
    "EntryRow",
    "FactRow",
    "GuidelineRow",
    "LearnedPhrasingRow",
    "OutcomeRow",
    "PersonRow",
    "ReceiptRow",
    "SignInLinkRow",
    "StoreRow",
    "VectorRow",
    "WaiverRow",
]

"""Outcomes: what people did with suggestions. Append-only; the same said twice is kept once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, col, select

from kb.asker import Asker
from kb.columns import utc_now
from kb.errors import OutcomeConflict, ValueRefused
from kb.receipts import Receipt, Shown
from kb.tables import OutcomeRow

Kind = Literal["copied", "sent", "edited", "dismissed"]
Reason = Literal["wrong_answer", "outdated", "incomplete", "not_needed", "other"]

Difference = tuple[tuple[str, str], ...]  # the entry's words, and those that were sent instead

_SENDING = ("sent", "edited")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that somebody did; `entry_id` is None for the holding reply, or for all that was suggested.

    `difference` is what was sent in place of which words of the entry, None where nobody compared.
    """

    number: int
    receipt_id: str
    at: datetime
    kind: Kind
    entry_id: str | None
    lang: str | None
    text: str | None
    reason: Reason | None
    asker: Asker
    difference: Difference | None = None


class Verdict(NamedTuple):
    """What one person's outcome says about a question and an entry, as learning reads it.

    `as_shown` is False for a reply that was changed before it was sent.
    """

    number: int
    question: str
    lang: str
    entry_id: str
    in_favour: bool
    first: str  # the entry that was suggested first
    who: str
    as_shown: bool
    confidence: float  # of the first, before outcomes moved it
    receipt_id: str
    index_fingerprint: str


def record_outcome(
    session: Session,
    receipt: Receipt,
    kind: Kind,
    *,
    entry_id: str | None = None,
    text: str | None = None,
    reason: Reason | None = None,
    asker: Asker,
    difference: Difference | None = None,
) -> Outcome:
    """Keeps what was done with a suggestion; `text` and `difference` are redacted before they come here.

    The same again gives what is there already.

    Raises:
        ValueRefused: the entry was not suggested, or a reason is missing or out of place.
        OutcomeConflict: this entry was already sent with another text, or dismissed for another reason.
    """
    shown = check_outcome(receipt, kind, entry_id, text, reason)
    before = [it for it in list_outcomes(session, receipt.id) if _is_same_act(it, kind, entry_id)]
    for earlier in before:
        if (earlier.kind, earlier.text, earlier.reason) != (kind, text, reason):
            raise OutcomeConflict(receipt.id, earlier.kind)
        return earlier
    row = OutcomeRow(
        receipt_id=receipt.id,
        at=utc_now(),
        kind=kind,
        entry_id=entry_id,
        lang=None if shown is None else shown.lang,
        text=text,
        reason=reason,
        person_id=asker.person_id,
        token_id=asker.token_id,
        difference=None if difference is None else [list(it) for it in difference],
    )
    session.add(row)
    session.flush()
    return _record(row)


def list_outcomes(session: Session, receipt_id: str) -> tuple[Outcome, ...]:
    """All that was done with a suggestion, in order."""
    rows = session.exec(select(OutcomeRow).where(OutcomeRow.receipt_id == receipt_id).order_by(col(OutcomeRow.number)))
    return tuple(_record(row) for row in rows)


def get_last_number(session: Session) -> int:
    """The number of the newest outcome; 0 where there is none."""
    return session.exec(select(func.max(OutcomeRow.number))).one() or 0


def list_verdicts(session: Session, *, most: int) -> list[Verdict]:
    """The newest outcomes that say whether an entry answers a question, at most so many, in the order of their time.

    A dismissal of everything that was suggested speaks against each of it. Of several questions in one message, each
    is said of the entries that answer it alone.
    """
    o, r = SQLModel.metadata.tables["outcome"].c, SQLModel.metadata.tables["receipt"].c
    query = (
        select_columns(
            *(o.number, o.kind, o.entry_id, o.person_id, o.token_id),
            *(r.question, r.lang, r.shown, r.id, r.index_fingerprint),
        )
        .join(r.id.table, r.id == o.receipt_id)
        .where(o.kind.in_(_SENDING) | (o.reason == "wrong_answer"))
        .order_by(o.number.desc())
        .limit(most)
    )
    found: list[Verdict] = []
    for number, kind, entry_id, person_id, token_id, question, lang, *receipt in reversed(session.execute(query).all()):
        who, firsts = Asker(person_id, token_id).who, dict[str, Shown]()
        shown, receipt_id, fingerprint = receipt
        for it in (Shown(*values) for values in shown):
            asked = it.asked or question
            first = firsts.setdefault(asked, it)
            meant = it.entry_id == entry_id or (entry_id is None and kind == "dismissed")
            if meant and lang is not None:
                said = (number, asked, lang, it.entry_id, kind != "dismissed", first.entry_id, who, kind != "edited")
                found.append(Verdict(*said, first.unmoved, receipt_id, fingerprint))
    return found


def check_outcome(
    receipt: Receipt, kind: Kind, entry_id: str | None, text: str | None, reason: Reason | None
) -> Shown | None:
    """How the entry was shown, if one is named.

    Raises:
        ValueRefused: the entry was not suggested, or a reason or a text is missing or out of place.
    """
    if (kind == "dismissed") != (reason is not None):
        raise ValueRefused("reason", "A reason belongs to a dismissal, and to nothing else: add it or leave it out.")
    if text is not None and kind not in _SENDING:
        raise ValueRefused("text", "A final text belongs to what was sent or edited: leave it out.")
    if entry_id is None:
        return None
    shown = receipt.find_shown(entry_id)
    if shown is None:
        raise ValueRefused("entry", f"`{entry_id[:80]}` was not suggested there: name an entry that was.")
    return shown


def _is_same_act(earlier: Outcome, kind: Kind, entry_id: str | None) -> bool:
    """Whether both say the same kind of thing of the same entry: an entry is sent once, with or without changes."""
    alike = earlier.kind == kind or {earlier.kind, kind} <= set(_SENDING)
    return alike and earlier.entry_id == entry_id


def _record(row: OutcomeRow) -> Outcome:
    return Outcome(
        number=row.number or 0,
        receipt_id=row.receipt_id,
        at=row.at,
        kind=row.kind,  # type: ignore[arg-type]  # only record_outcome writes it
        entry_id=row.entry_id,
        lang=row.lang,
        text=row.text,
        reason=row.reason,  # type: ignore[arg-type]  # as above
        asker=Asker(row.person_id, row.token_id),
        difference=None if row.difference is None else tuple((was, now) for was, now in row.difference),
    )

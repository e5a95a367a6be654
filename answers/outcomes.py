"""Noting what became of a suggestion: one verb for the API and the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from answers.authority.clearing import AMBASSADOR, Clearing
from answers.authority.trail import record_differing
from answers.checking import Checker
from answers.errors import MustsOpen
from answers.halting import refuse_halted
from answers.learning.learner import Learner
from answers.pace import FindPaces, without_paces
from answers.promises.opening import Opened, SentHolding, open_for
from answers.redaction.redact import redact
from answers.sending import Excused, hold
from answers.suggestions import ChecklistItem
from kb.actor import Actor
from kb.asker import Asker
from kb.database import Database, Session
from kb.errors import NotFound, ValueRefused
from kb.outcomes import Difference, Kind, Outcome, Reason, check_outcome, get_last_number, record_outcome
from kb.receipts import Receipt, get_receipt
from kb.reference_digest import clean_reference, digest_of_reference
from kb.waivers import record_waiver


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says became of a suggestion.

    `waivers` are the musts that were set aside, with the reasons, and `confirmed` the items that a person has ticked.
    Of what was copied the `text` is looked at, and not kept. Without an `entry` it is the first that was suggested, or
    the holding reply where there was no answer; a dismissal without one is of all that was suggested. `department`
    says that it was the holding reply of this department, and `reference` which case it is about, so that whoever keeps
    the promise finds it. `had_gone` says that it was sent before anybody could know that its entry was withdrawn or
    frozen.
    """

    kind: Kind
    entry: str | None = None
    text: str | None = None
    reason: Reason | None = None
    waivers: Mapping[str, str] = field(default_factory=dict)
    confirmed: tuple[str, ...] = ()
    department: str | None = None
    reference: str | None = None
    had_gone: bool = False

    @property
    def goes_out(self) -> bool:
        """Whether a reply is on its way to the customer."""
        return self.kind != "dismissed"

    @property
    def is_sending(self) -> bool:
        """Whether it says that a reply went to the customer."""
        return self.kind in {"sent", "edited"}

    @property
    def may_teach(self) -> bool:
        """Whether it says of a question that an entry answers it, or that it does not."""
        return self.is_sending or self.reason == "wrong_answer"


@dataclass(frozen=True, slots=True)
class Noted:
    """What is kept of it, and the promise that it opened, where a holding reply was sent."""

    outcome: Outcome
    opened: Opened | None = None


class OutcomeBook:
    """Keeps outcomes and lets what they teach be learned; safe to use from several threads."""

    def __init__(
        self,
        database: Database,
        learner: Learner,
        checker: Checker | None = None,
        *,
        reference_key: str | None = None,
        find_paces: FindPaces = without_paces,
    ) -> None:
        """Without a `reference_key` no reference is kept; `find_paces` says what departments managed lately."""
        self._find_paces = find_paces
        self._database = database
        self._reference_key = reference_key
        self._learner = learner
        self._checker = checker or Checker(database)
        self._clearing = Clearing(database)

    def note(
        self,
        suggestion_id: str,
        told: Told,
        *,
        asker: Asker,
        sees_all: bool,
        who: str = "somebody",
        role: str | None = None,
        now: datetime | None = None,
    ) -> Noted:
        """Keeps the outcome, its text without personal data; the same again changes nothing.

        A holding reply that was sent opens its promise in the same transaction, made by `who`, as the trail names them.
        `role` is theirs, left out that of whoever asked: what an ambassador sends is held against what owners cleared.

        Raises:
            NotFound: There is no such suggestion, or it was another's and `sees_all` is False.
            ValueRefused: The entry was not suggested, a reason is missing or out of place, a waiver or a tick is of no
                guideline that applies, or nobody can tell which department promised what.
            ReplyHalted: It was copied or sent, but its entry was withdrawn or frozen meanwhile.
            HandedOver, WordingFixed: An ambassador copies or sends what they may not, or not like this.
            MustsOpen: It says that a reply was sent, but a must of it is neither met nor waived.
            DraftRefused: The text that was sent is empty or too long.
            OutcomeConflict: Something else was said about the same before.
        """
        tolds = (told,)
        return self.note_all(suggestion_id, tolds, asker=asker, sees_all=sees_all, who=who, role=role, now=now)[0]

    def note_all(
        self,
        suggestion_id: str,
        tolds: Sequence[Told],
        *,
        asker: Asker,
        sees_all: bool,
        who: str = "somebody",
        role: str | None = None,
        now: datetime | None = None,
    ) -> tuple[Noted, ...]:
        """The same for a reply that was made of several entries: either all is kept or nothing.

        Raises:
            As for `note`; MustsOpen names each must once.
        """
        with self._database.session() as session:
            receipt = get_receipt(session, suggestion_id)
        if not sees_all and receipt.asker != asker:
            raise NotFound("suggestion", suggestion_id)
        actor, now = Actor(who, asker), now or datetime.now(UTC)
        with self._database.session() as session:
            refuse_halted(session, [entry for told in tolds if (entry := _leaving(told, receipt))], now)
        is_ambassador = (role or receipt.role) == AMBASSADOR
        differences = self._clear(receipt, tolds) if is_ambassador else {}
        excused = self._hold_all(receipt, tolds)
        with self._database.transaction() as session:
            last = get_last_number(session)
            kept = tuple(self._keep(session, receipt, told, actor, now, differences.get(told.text)) for told in tolds)
            new = [it.outcome for it in kept if it.outcome.number > last]
            record_differing(session, actor, receipt, new, at=now)
            for it in excused:
                reason = redact(it.reason, lang=receipt.lang)
                record_waiver(session, receipt, guideline=it.guideline, check=it.check, reason=reason, asker=asker)
        if any(told.may_teach for told in tolds):
            self._learner.note()
        return kept

    def _keep(
        self,
        session: Session,
        receipt: Receipt,
        told: Told,
        actor: Actor,
        now: datetime,
        difference: Difference | None,
    ) -> Noted:
        keeps_text = told.text is not None and told.kind != "copied"
        text = redact(told.text or "", lang=receipt.lang) if keeps_text else None
        entry = _entry(told, receipt)
        outcome = record_outcome(
            session,
            receipt,
            told.kind,
            entry_id=entry,
            text=text,
            reason=told.reason,
            asker=actor.asker,
            difference=difference if keeps_text and entry is not None else None,
        )
        if entry is not None or not told.is_sending:
            return Noted(outcome)
        opened = open_for(session, receipt, self._as_sent(told), actor=actor, at=now, find_paces=self._find_paces)
        return Noted(outcome, opened)

    def _as_sent(self, told: Told) -> SentHolding:
        reference, key = clean_reference(told.reference), self._reference_key
        if reference is None or key is None:
            return SentHolding(told.text, told.department)
        return SentHolding(told.text, told.department, reference, digest_of_reference(key, reference))

    def _clear(self, receipt: Receipt, tolds: Sequence[Told]) -> dict[str | None, Difference | None]:
        """What was changed, by the text that goes out; several entries with the same text are one reply."""
        out: dict[str | None, list[Told]] = {}
        for told in tolds:
            if told.goes_out and _entry(told, receipt) is not None:
                out.setdefault(told.text, []).append(told)
        return {
            text: self._clearing.clear(
                receipt,
                [_entry(told, receipt) or "" for told in together],
                text,
                changed=any(told.kind == "edited" for told in together),
                had_gone=all(told.had_gone for told in together),
            )
            for text, together in out.items()
        }

    def _hold_all(self, receipt: Receipt, tolds: Sequence[Told]) -> tuple[Excused, ...]:
        """The gate for all of them, before anything of it is kept."""
        excused: dict[str, Excused] = {}
        still_open: dict[str, ChecklistItem] = {}
        for told in tolds:
            try:
                excused |= {it.guideline: it for it in self._hold(receipt, _entry(told, receipt), told)}
            except MustsOpen as error:
                still_open |= {item.guideline: item for item in error.items}
        if still_open:
            raise MustsOpen(tuple(still_open.values()), text_known=all(told.text is not None for told in tolds))
        return tuple(excused.values())

    def _hold(self, receipt: Receipt, entry: str | None, told: Told) -> tuple[Excused, ...]:
        """The gate before anything counts as sent."""
        if told.department is not None and (told.entry is not None or told.kind == "dismissed"):
            raise ValueRefused("department", "A department says that it was its holding reply: leave it out here.")
        if told.is_sending:
            check_outcome(receipt, told.kind, entry, told.text, told.reason)
            if told.had_gone and told.text is None:  # its entry may be out of use: there is nothing left to look at
                return ()
            return hold(self._checker, receipt, entry, told.text, confirmed=told.confirmed, waivers=told.waivers)
        for field_name, given in (("waivers", told.waivers), ("confirmed", told.confirmed)):
            if given:
                raise ValueRefused(field_name, "Waivers and ticks belong to a reply that was sent: leave them out.")
        return ()


def _leaving(told: Told, receipt: Receipt) -> str | None:
    """The entry whose reply is about to go out; None where nothing is, or where it had gone before."""
    return None if told.kind == "dismissed" or told.had_gone else _entry(told, receipt)


def _entry(told: Told, receipt: Receipt) -> str | None:
    if told.department is not None:
        return None
    if told.entry is not None or told.kind == "dismissed" or receipt.outcome == "none" or not receipt.shown:
        return told.entry
    return receipt.shown[0].entry_id

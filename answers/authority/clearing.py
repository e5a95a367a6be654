"""Whether an ambassador may copy or send this, and with which changes; the gate asks it before anything is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from answers.authority.cleared import list_wordings
from answers.authority.differing import find_difference, say_difference
from answers.authority.wording import Wording
from answers.errors import HandedOver, WordingFixed
from answers.house import HouseKeeper
from answers.question import Question
from answers.reading import Desk, answer_of, may_be_shown, read_desk
from answers.redaction.redact import redact
from answers.reply.form import Answer
from kb.current import read_source
from kb.database import Database, Session, get_store_revision
from kb.documents import EntryDocument
from kb.entries import EntryRecord
from kb.errors import NotFound
from kb.outcomes import Difference
from kb.receipts import Receipt, Shown
from kb.revisions import get_revision

AMBASSADOR: Literal["ambassador"] = "ambassador"


@dataclass(frozen=True, slots=True)
class _Cleared:
    """An entry as it stands now, and what it may say: that, or what it said when it was suggested."""

    entry: EntryRecord
    answers: tuple[Answer, ...]


class Clearing:
    """Compares what an ambassador sends with what owners cleared; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._housekeeper = HouseKeeper()

    def clear(
        self,
        receipt: Receipt,
        entry_ids: Sequence[str],
        text: str | None,
        *,
        changed: bool,
        had_gone: bool = False,
        now: datetime | None = None,
    ) -> Difference | None:
        """What the text says otherwise than the entries, of which it is one reply, without personal data.

        None where nobody said the text. `changed` says that it was changed, also where its text is not known; with
        `had_gone` it went out before its entry was taken out of use. The strictest authority counts.

        Raises:
            HandedOver: One of them is for its department to answer, or was taken back.
            WordingFixed: One of them goes out as it stands, and does not here.
        """
        with self._database.session() as session:
            house = self._housekeeper.current(session, get_store_revision(session))
            question = Question("", channel=receipt.channel, role=AMBASSADOR)
            desk = read_desk(session, house, question, (), receipt.lang, now or datetime.now(UTC))
            look_up = _LookUp(session, desk, receipt, had_gone)
            cleared = [look_up.get(entry_id) for entry_id in entry_ids]
            joined = look_up.list_joined() if len(cleared) == 1 else []
        fixed = next((it.entry for it in cleared if it.entry.authority == "send"), None)
        if text is None:
            if changed and fixed is not None:
                raise WordingFixed(fixed.title, "its text was changed", "")
            return None
        wordings = _list_wordings(desk, cleared) + (_list_wordings(desk, joined) if len(joined) > 1 else [])
        difference = find_difference(wordings, text)
        if difference and fixed is not None:
            approved = wordings[0].text if wordings else ""
            raise WordingFixed(fixed.title, say_difference(difference), approved)
        return find_difference(wordings, redact(text, lang=receipt.lang)) if difference else ()


@dataclass(frozen=True, slots=True)
class _LookUp:
    """Finds entries as they were shown with a receipt."""

    session: Session
    desk: Desk
    receipt: Receipt
    had_gone: bool

    def get(self, entry_id: str) -> _Cleared:
        """The entry, where an ambassador may still send it."""
        shown = self.receipt.find_shown(entry_id)
        entry = self._find(shown) if shown else None
        if entry is None or shown is None:
            raise HandedOver(entry_id, None, None)
        if entry.authority == "hand_over":
            raise HandedOver(entry_id, entry.title, self.desk.department_name(entry.department))
        return _Cleared(entry, _list_answers(self.session, entry, shown))

    def list_joined(self) -> list[_Cleared]:
        """What the reply to all questions of the message was made of, where it asked several and they have answers."""
        firsts: dict[str | None, Shown] = {}
        for shown in self.receipt.shown:
            firsts.setdefault(shown.asked, shown)
        if len(firsts) < 2:
            return []
        found = [(self._find(shown), shown) for shown in firsts.values()]
        return [
            _Cleared(entry, _list_answers(self.session, entry, shown))
            for entry, shown in found
            if entry is not None and entry.authority != "hand_over"
        ]

    def _find(self, shown: Shown) -> EntryRecord | None:
        """The entry in the language that was shown, where an ambassador may still see it, or it had gone before."""
        for entry in self.desk.house.variants_of(self.session, [shown.entry_id]):
            usable = self.had_gone or may_be_shown(entry, AMBASSADOR, self.desk.today)
            if entry.lang == shown.lang and usable:
                return entry
        return None


def _list_answers(session: Session, entry: EntryRecord, shown: Shown) -> tuple[Answer, ...]:
    now = answer_of(entry)
    if shown.revision == entry.revision:
        return (now,)
    try:
        revision = get_revision(session, "entry", entry.key, shown.revision)
    except NotFound:
        return (now,)
    if revision.source is None:
        return (now,)
    was = read_source(revision, revision.source, is_source=entry.is_source)
    return (now, Answer(was.answer, was.short, now.fields)) if isinstance(was, EntryDocument) else (now,)


def _list_wordings(desk: Desk, together: Sequence[_Cleared]) -> list[Wording]:
    lang = together[0].entry.lang
    facts, _ = desk.facts(lang)
    form = desk.form(lang)
    found = list_wordings([it.answers[0] for it in together], form, facts)
    if any(len(it.answers) > 1 for it in together):
        found += list_wordings([it.answers[-1] for it in together], form, facts)
    return found

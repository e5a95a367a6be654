"""Promises as the pages say them: every sentence decided here, so that the templates only place them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kb.asker import Asker
from kb.channels import ChannelRecord
from kb.departments import DepartmentRecord
from kb.promises import Move, Promise
from web.due_words import Urgency, say_due, urgency_of
from web.hours_words import say_soon
from web.words import say_language


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """One promise of a list or a page; `facts` are its department, channel, who promised it when, and its case."""

    id: str
    urgency: Urgency
    due: str
    due_at: str
    question: str
    lang: str | None
    facts: tuple[str, ...]
    channel: str
    reference: str
    is_owed: bool


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A later time that the customer was told, and the words that told it."""

    said: str
    reply: str


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """What cards are made with: names of departments, channels and people, the moment, and the viewer's zone."""

    departments: Mapping[str, DepartmentRecord]
    channels: Mapping[str, ChannelRecord]
    names: Mapping[Asker, str]
    now: datetime
    zone: ZoneInfo

    def card(self, promise: Promise) -> PromiseCard:
        """The card of a promise."""
        department = self.departments.get(promise.department)
        channel = self.channels.get(promise.channel or "")
        facts = (
            department.name if department else promise.department,
            channel.name if channel else promise.channel,
            f"promised by {self.names.get(promise.asker, 'somebody who left')}, {self.moment(promise.made_at)}",
            f"case {promise.reference}" if promise.reference else None,
            say_language(promise.lang) if promise.lang and promise.lang != "en" else None,
        )
        return PromiseCard(
            id=promise.id,
            urgency=urgency_of(promise, self.now),
            due=say_due(promise, self.now, self.zone),
            due_at=self.moment(promise.due_at),
            question=promise.question,
            lang=promise.lang,
            facts=tuple(fact for fact in facts if fact),
            channel=promise.channel or "",
            reference=promise.reference or "",
            is_owed=promise.is_owed,
        )

    def move(self, move: Move) -> MoveLine:
        """One move, in words."""
        who = self.names.get(move.asker, "Somebody who left")
        return MoveLine(
            f"{who} told the customer {self.moment(move.at)}: not {self.moment(move.from_due_at)}, but "
            f"{self.moment(move.to_due_at)}.",
            move.reply,
        )

    def moment(self, moment: datetime) -> str:
        """Today at 13:00 (in small letters), Monday at 09:00, in the viewer's zone."""
        return say_soon(moment, self.now, self.zone)

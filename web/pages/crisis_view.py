"""What the crisis page places: every sentence of it is decided here."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from answers.pinned import fit_statement
from kb.channels import ChannelRecord, list_channels
from kb.database import Session
from kb.departments import list_departments
from kb.documents.languages import SUFFIX_LANGUAGES
from kb.entries import list_variants_of
from kb.freezes import Freeze, list_freezes
from kb.pins import Pin, list_pins
from kb.rises import Rise, list_questions, list_rises
from kb.withdrawals import Withdrawal, list_withdrawals
from web.crisis_access import may_lead
from web.notice_sources.rises import is_theirs, say_rise
from web.notice_sources.usable import list_usable
from web.pages.crisis_form import FindForm, FreezeForm, PinForm
from web.topics import Nearest, TopicEntry, list_topic
from web.visitor import Visitor
from web.words import say_language, say_moment

_WITHDRAWN_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Forms:
    """What stands in the forms; `searched` once somebody has looked for entries, `rise` whose topic is to be frozen."""

    pin: PinForm = PinForm()  # noqa: RUF009  # frozen
    find: FindForm = FindForm()  # noqa: RUF009  # as above
    freeze: FreezeForm = FreezeForm()  # noqa: RUF009  # as above
    nearest: Nearest = Nearest()  # noqa: RUF009  # as above
    searched: bool = False
    rise: int | None = None


@dataclass(frozen=True, slots=True)
class TextView:
    """The statement in one language; `cautions` are the channels that it does not fit in one message."""

    lang: str
    language: str
    text: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PinView:
    """A pinned statement."""

    number: int
    title: str
    where: str
    by: str
    texts: tuple[TextView, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class FreezeView:
    """A frozen topic; `entries` are ids with titles."""

    number: int
    title: str
    reason: str
    by: str
    entries: tuple[tuple[str, str], ...]
    may_end: bool


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """An entry that was withdrawn."""

    entry: str
    title: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class RiseView:
    """Questions that come more often than usual."""

    number: int
    said: str
    since: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrisisView:
    """The page; without `leads` there are no forms."""

    leads: bool
    pins: tuple[PinView, ...]
    freezes: tuple[FreezeView, ...]
    withdrawals: tuple[WithdrawalView, ...]
    rises: tuple[RiseView, ...]
    forms: Forms
    topic: tuple[TopicEntry, ...]
    channels: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    departments: tuple[tuple[str, str], ...]
    zone: str
    clock: str = field(default="")


def find_zone(session: Session, visitor: Visitor) -> ZoneInfo:
    """The clock by which this person writes moments: that of their department, else of the first one."""
    departments = list_departments(session)
    own = [it for it in departments if it.id in visitor.departments] or list(departments)
    return ZoneInfo(own[0].timezone if own else "UTC")


def view_crisis(visitor: Visitor, session: Session, forms: Forms, now: datetime) -> CrisisView:
    """The page as this visitor sees it now."""
    zone, channels = find_zone(session, visitor), list_channels(session)
    leads = may_lead(visitor)
    withdrawals = list_withdrawals(session, since=now - _WITHDRAWN_FOR)
    usable = list_usable(visitor, session, [it.entry_id for it in withdrawals], now.date())
    rises = [it for it in list_rises(session, now) if is_theirs(visitor, session, it, now)]
    risen = [entry for it in rises if it.number == forms.rise for entry in it.entry_ids]
    ids = [*risen, *forms.find.ids.replace(",", " ").split(), *forms.nearest.ids, *forms.freeze.chosen]
    chosen = [*risen, *forms.find.ids.replace(",", " ").split(), *forms.nearest.sure, *forms.freeze.chosen]
    return CrisisView(
        leads=leads,
        pins=tuple(_pin(it, channels, zone) for it in list_pins(session, now)),
        freezes=tuple(view for it in list_freezes(session, now) if (view := _freeze(visitor, session, it, zone, now))),
        withdrawals=tuple(_withdrawal(it, zone) for it in withdrawals if it.entry_id in usable),
        rises=tuple(_rise(it, session, zone) for it in rises),
        forms=forms,
        topic=list_topic(visitor, session, ids, department=forms.find.department, chosen=chosen) if leads else (),
        channels=tuple((it.id, it.name) for it in channels),
        languages=tuple((code, say_language(code)) for code in SUFFIX_LANGUAGES),
        departments=tuple((it.id, it.name) for it in list_departments(session) if visitor.may_edit(it.id)),
        zone=zone.key.rpartition("/")[2].replace("_", " "),
        clock=now.astimezone(zone).strftime("%H:%M"),
    )


def _pin(pin: Pin, channels: tuple[ChannelRecord, ...], zone: ZoneInfo) -> PinView:
    there = [it for it in channels if pin.is_for(it.id)]
    missing = [say_language(code) for code in SUFFIX_LANGUAGES if code not in pin.texts]
    return PinView(
        number=pin.number,
        title=pin.title,
        where=", ".join(it.name for it in there) if pin.channels else "every channel",
        by=_by(pin.by, pin.at, pin.until, zone),
        texts=tuple(
            TextView(lang, say_language(lang), text, tuple(_cautions(text, there))) for lang, text in pin.texts.items()
        ),
        missing=", ".join(missing),
    )


def _cautions(text: str, channels: list[ChannelRecord]) -> list[str]:
    """Where it is too long for one message."""
    fitted = [(it.name, fit_statement(text, it)) for it in channels]
    return [
        f"{name}: {reply.length} of {reply.limit}, goes out as {len(reply.parts)} messages"
        for name, reply in fitted
        if len(reply.parts) > 1
    ]


def _freeze(visitor: Visitor, session: Session, freeze: Freeze, zone: ZoneInfo, now: datetime) -> FreezeView | None:
    """None for somebody who uses nothing of it."""
    usable = list_usable(visitor, session, freeze.entry_ids, now.date())
    if not usable:
        return None
    found = list_variants_of(session, freeze.entry_ids)
    titles = {it.id: it.title for it in reversed(found)}
    return FreezeView(
        number=freeze.number,
        title=freeze.title,
        reason=freeze.reason,
        by=_by(freeze.by, freeze.at, freeze.until, zone),
        entries=tuple((entry_id, titles[entry_id]) for entry_id in usable),
        may_end=may_lead(visitor) and all(visitor.may_edit(it.department) for it in found),
    )


def _withdrawal(withdrawal: Withdrawal, zone: ZoneInfo) -> WithdrawalView:
    by = _by(withdrawal.by, withdrawal.at, None, zone, forever="")
    return WithdrawalView(withdrawal.entry_id, withdrawal.title, withdrawal.reason, by)


def _rise(rise: Rise, session: Session, zone: ZoneInfo) -> RiseView:
    questions = dict.fromkeys(text for text, _ in list_questions(session, rise.receipt_ids))
    return RiseView(rise.number, say_rise(rise), say_moment(rise.at.astimezone(zone)), tuple(questions))


def _by(who: str, at: datetime, until: datetime | None, zone: ZoneInfo, *, forever: str = ", until it is ended") -> str:
    end = f", until {say_moment(until.astimezone(zone))}" if until else forever
    return f"{who}, {say_moment(at.astimezone(zone))}{end}"

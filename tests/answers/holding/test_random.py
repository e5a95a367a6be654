"""Random doors, moments, clocks and languages: each reply names a moment at which somebody is there."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from answers.department import Department
from answers.holding import Occasion, holding_reply
from answers.hours import NeverOpen
from answers.reply.form import ChannelForm
from kb.documents.company_days import parse_company_days
from tests.answers.holding.doors import Door
from tests.answers.holding.reader import read_reply

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_ZONES = (
    *("Europe/Amsterdam", "Europe/London", "America/New_York", "Asia/Kolkata"),
    *("Australia/Lord_Howe", "America/St_Johns", "Pacific/Auckland", "Africa/Cairo", "Pacific/Chatham"),
)
_QUARTERS = st.integers(0, 95).map(lambda quarter: quarter * 15)
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_CLOSED = st.lists(st.integers(0, 400), max_size=12).map(
    lambda days: frozenset(date(2026, 1, 1) + timedelta(days=day) for day in days)
)


@st.composite
def _blocks(draw):
    """Up to three blocks of a day that do not meet; the last may end on the next day."""
    edges = sorted(draw(st.lists(_QUARTERS, min_size=2, max_size=6, unique=True)))
    edges = edges[: len(edges) // 2 * 2]
    blocks = [f"{_clock(start)}-{_clock(end)}" for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if edges[0] >= 120 and draw(st.booleans()):
        blocks[-1] = f"{_clock(edges[-2])}-{_clock(draw(st.integers(0, 7)) * 15)}"
    return blocks


def _clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def _doors(draw):
    days = draw(st.lists(st.sampled_from(_DAYS), min_size=1, max_size=7, unique=True))
    blocks, closed, zone = draw(_blocks()), draw(_CLOSED), draw(st.sampled_from(_ZONES))
    department = Department(
        "it",
        "IT",
        zone,
        f"{','.join(days)} {','.join(blocks)}",
        timedelta(minutes=draw(st.integers(15, 900))),
        closed=tuple(parse_company_days(day.isoformat()) for day in sorted(closed)),
    )
    return Door(department, {" ".join(days): " ".join(blocks)}, closed)


@given(
    door=_doors(),
    minutes=st.integers(0, 365 * 24 * 60),
    lang=st.sampled_from(("en", "nl", "da", "de", "fr")),
    zone=st.sampled_from((None, *_ZONES)),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_the_moment_that_is_named_is_one_that_can_be_kept(door, minutes, lang, zone):
    asked = _FIRST + timedelta(minutes=minutes)
    promised = int(door.department.reply_within / timedelta(minutes=1))
    heard_in = ZoneInfo(zone or door.department.timezone)
    holding = holding_reply(
        door.department, ChannelForm(lang=lang), asked, occasion=Occasion(zone=ZoneInfo(zone) if zone else None)
    )
    due = holding.due_at.astimezone(UTC)
    assume(due - asked < timedelta(days=40))  # counting by the minute takes its time
    assert due == door.due(asked, promised)
    assert door.may_be_due(due)
    assert read_reply(holding.reply, lang, asked, heard_in) == due


@pytest.mark.parametrize("zone", _ZONES)
def test_closed_on_every_day_is_never_there(zone):
    closed = (parse_company_days("Jan 01/Dec 31"),)
    with pytest.raises(NeverOpen):
        holding_reply(Department("it", "IT", zone, "24/7", timedelta(hours=1), closed=closed), ChannelForm(), _FIRST)

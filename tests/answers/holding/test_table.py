"""120 holding replies and more: each is due while somebody is there, and names that moment and no other."""

from collections import Counter
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from answers.holding import Occasion, holding_reply
from answers.hours import NeverOpen
from answers.reply.form import ChannelForm
from tests.answers.holding.cases import CASES
from tests.answers.holding.doors import DOORS, NEVER
from tests.answers.holding.reader import read_reply

_X = ChannelForm(limit=280, counting="x_weighted", prefers_short=True, greeting="Hi.", signature="^LV")
_SMS = ChannelForm(limit=3, counting="sms_segments", prefers_short=True, signature="Veldhavn")
_IDS = [case.name for case in CASES]


def _holding(case, form, zone):
    form = ChannelForm(**{name: getattr(form, name) for name in form.__slots__} | {"lang": case.lang})
    return holding_reply(DOORS[case.door].department, form, case.asked, occasion=Occasion(zone=zone))


@pytest.mark.parametrize("case", CASES, ids=_IDS)
def test_it_is_due_as_the_door_says(case):
    door = DOORS[case.door]
    minutes = int(door.department.reply_within / timedelta(minutes=1))
    holding = _holding(case, ChannelForm(), None)
    assert holding.due_at.isoformat() == case.due.isoformat()
    assert door.due(case.asked, minutes) == case.due.astimezone(UTC)
    assert door.may_be_due(holding.due_at)
    assert minutes <= door.count_open(case.asked, holding.due_at) < minutes + 15


@pytest.mark.parametrize("case", CASES, ids=_IDS)
@pytest.mark.parametrize("form", [ChannelForm(), _X, _SMS], ids=["plain", "x", "sms"])
def test_the_reply_read_back_names_that_moment(case, form):
    for zone in (None, case.zone):
        holding = _holding(case, form, zone)
        heard_in = zone or ZoneInfo(DOORS[case.door].department.timezone)
        reply = holding.reply.replace("'", "’")  # a text message has no curly ones
        assert read_reply(reply, case.lang, case.asked, heard_in) == case.due.astimezone(UTC)
        assert len(holding.message.parts) == 1


@pytest.mark.parametrize("department", NEVER.values(), ids=list(NEVER))
def test_who_is_never_there_promises_nothing(department):
    with pytest.raises(NeverOpen):
        holding_reply(department, ChannelForm(), CASES[0].asked)


def test_the_table_is_as_wide_as_it_says():
    assert len(CASES) >= 120
    assert len(set(_IDS)) == len(CASES)
    pairs = Counter((case.lang, case.zone.key) for case in CASES)
    assert len(pairs) == 5 * 4
    assert min(pairs.values()) >= 5
    assert {case.door for case in CASES} == DOORS.keys()

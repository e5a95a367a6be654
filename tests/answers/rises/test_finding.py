"""A made-up desk with daily and weekly rhythm: quiet weeks stay quiet, and a fivefold rise is told."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from answers.rises.finding import find_rising
from tests.answers.rises.desk import Desk, answered, unanswered

START = datetime(2026, 8, 31, tzinfo=UTC)  # a Monday
HOUR = timedelta(hours=1)
TUESDAY = START + timedelta(weeks=8, days=1, hours=10, minutes=17)


def look(desk, now, **given):
    return find_rising(desk.between(now - HOUR, now), desk.weeks_before(now, **given), now)


def find_told(desk, topic, begin, minutes=60):
    """After how many minutes a topic is told of."""
    moments = (begin + timedelta(minutes=minute) for minute in range(1, minutes + 1))
    told = next((now for now in moments if any(it.topic == topic for it in look(desk, now))), None)
    return None if told is None else (told - begin) / timedelta(minutes=1)


def count_notices(desk, begin, weeks, step):
    """How many topics were told of, each once for as long as it goes on."""
    latest, notices = {}, 0
    for number in range(int(timedelta(weeks=weeks) / step)):
        now = begin + number * step
        for it in look(desk, now):
            notices += it.topic not in latest or now - latest[it.topic] > timedelta(hours=3)
            latest[it.topic] = now
    return notices


@pytest.mark.parametrize("seed", [1, 2])
def test_four_quiet_weeks_give_one_false_notice_at_most(seed):
    desk = Desk(seed, START, weeks=12)
    assert count_notices(desk, START + timedelta(weeks=8), weeks=4, step=timedelta(minutes=10)) <= 1


@pytest.mark.parametrize("seed", range(4))
def test_a_fivefold_rise_is_told_within_ten_minutes(seed):
    desk = Desk(seed, START, weeks=9, busy=8.0, rise=(0, TUESDAY, 5.0))
    assert 40 < desk.rate_of(0, TUESDAY) < 70  # of this topic, an hour
    assert find_told(desk, "entry:it/e0", TUESDAY, minutes=11) <= 10


@pytest.mark.parametrize("seed", range(3))
def test_what_no_entry_answers_is_counted_by_its_words(seed):
    desk = Desk(seed, START, weeks=9)
    ask = partial(unanswered, question="checkout shows error 503")
    desk.surge(TUESDAY, TUESDAY + HOUR, 60, ask)
    assert find_told(desk, "word:checkout", TUESDAY) <= 15


def test_it_is_told_at_night_too():
    night = START + timedelta(weeks=8, days=2, hours=3)
    desk = Desk(1, START, weeks=9)
    desk.surge(night, night + HOUR, 30, partial(answered, entry=4))
    assert find_told(desk, "entry:it/e4", night) <= 30


def test_a_busy_day_is_no_rise():
    desk, sale = Desk(1, START, weeks=8), Desk(2, START + timedelta(weeks=8), weeks=1, busy=4.0)
    desk.asked += [it._replace(id=f"sale-{it.id}") for it in sale.asked]
    desk.surge(TUESDAY, TUESDAY, 1, answered)  # sorts
    assert count_notices(desk, START + timedelta(weeks=8), weeks=1, step=timedelta(minutes=30)) == 0


def test_the_first_days_are_silent():
    desk = Desk(1, START, weeks=3, busy=2.0)
    for day in range(14):
        now = START + timedelta(days=day, hours=11)
        desk.surge(now - HOUR, now, 200, partial(answered, entry=0))
        assert look(desk, now) == []
    now = START + timedelta(days=16, hours=11)
    desk.surge(now - HOUR, now, 2_000, partial(answered, entry=30))
    assert [it.topic for it in look(desk, now)] == ["entry:it/e30"]


def test_a_few_questions_are_none():
    desk = Desk(1, START, weeks=9)
    night = START + timedelta(weeks=8, days=2, hours=3)
    desk.asked += [answered(f"few-{number}", night + timedelta(minutes=number), 39) for number in range(5)]
    desk.surge(night, night, 1, answered)
    assert look(desk, night + timedelta(minutes=6)) == []


def test_a_person_who_asks_the_same_again_counts_once():
    desk = Desk(1, START, weeks=9)
    one = answered("again", TUESDAY, 39)._replace(person_id=7)
    desk.asked += [one._replace(id=f"again-{number}", at=TUESDAY + timedelta(seconds=number)) for number in range(60)]
    desk.surge(TUESDAY, TUESDAY, 1, answered)
    assert look(desk, TUESDAY + timedelta(minutes=5)) == []


def test_words_are_not_compared_with_weeks_whose_texts_are_gone():
    desk = Desk(1, START, weeks=9)
    desk.asked = [it._replace(question="") if it.at < START + timedelta(weeks=8) else it for it in desk.asked]
    desk.surge(TUESDAY, TUESDAY + HOUR, 60, partial(unanswered, question="checkout shows error 503"))
    assert find_told(desk, "word:checkout", TUESDAY) is None

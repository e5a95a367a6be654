"""When a question is asked, and when its answer is due: worked out by hand, with the reason beside each."""

from datetime import datetime
from typing import NamedTuple


class Case(NamedTuple):
    """One question to one office."""

    why: str
    office: str
    asked: datetime
    due: datetime


def _case(why, office, asked, due):
    return Case(why, office, datetime.fromisoformat(asked), datetime.fromisoformat(due))


CASES = [
    _case("up to the lunch break", "it", "2026-11-16T09:00+01:00", "2026-11-16T12:00+01:00"),
    _case("across lunch", "it", "2026-11-16T10:00+01:00", "2026-11-16T13:30+01:00"),
    _case("asked at lunch", "it", "2026-11-16T12:10+01:00", "2026-11-16T15:30+01:00"),
    _case("rounded up after lunch", "it", "2026-11-16T09:07+01:00", "2026-11-16T12:45+01:00"),
    _case("seconds count too", "it", "2026-11-16T10:00:01+01:00", "2026-11-16T13:45+01:00"),
    _case("over the night", "it", "2026-11-16T14:00+01:00", "2026-11-17T08:30+01:00"),
    _case("at closing, not at the next opening", "it", "2026-11-16T13:30+01:00", "2026-11-16T16:30+01:00"),
    _case("a minute too late for today", "it", "2026-11-16T13:31+01:00", "2026-11-17T08:15+01:00"),
    _case("over the weekend", "it", "2026-11-20T16:00+01:00", "2026-11-23T10:30+01:00"),
    _case("on Saturday", "it", "2026-11-21T12:00+01:00", "2026-11-23T11:00+01:00"),
    _case("DK: Christmas Eve at night", "it", "2026-12-24T18:00+01:00", "2026-12-28T11:00+01:00"),
    _case("DK: Maundy Thursday to Easter Monday", "it", "2026-04-01T16:00+02:00", "2026-04-07T10:30+02:00"),
    _case("DK: Ascension Day", "it", "2026-05-13T16:00+02:00", "2026-05-15T10:30+02:00"),
    _case("DK: the Great Prayer Day is abolished", "it", "2026-05-01T08:00+02:00", "2026-05-01T11:00+02:00"),
    _case("DK: New Year", "it", "2026-12-31T16:00+01:00", "2027-01-04T10:30+01:00"),
    _case("within the day", "product", "2026-11-16T10:00+01:00", "2026-11-16T14:00+01:00"),
    _case("on into the next morning", "product", "2026-11-16T15:00+01:00", "2026-11-17T09:30+01:00"),
    _case("on into Saturday", "product", "2026-11-20T17:00+01:00", "2026-11-21T13:00+01:00"),
    _case("Saturday to Monday", "product", "2026-11-21T12:00+01:00", "2026-11-23T10:30+01:00"),
    _case("all of Saturday", "product", "2026-11-21T10:00+01:00", "2026-11-21T14:00+01:00"),
    _case("NL: Christmas on Friday and Saturday", "product", "2026-12-24T16:00+01:00", "2026-12-28T10:30+01:00"),
    _case("NL: King's Day", "product", "2026-04-25T13:00+02:00", "2026-04-28T11:30+02:00"),
    _case("NL: 5 May is a working day", "product", "2026-05-05T10:00+02:00", "2026-05-05T14:00+02:00"),
    _case("NL: Whit Monday", "product", "2026-05-23T13:00+02:00", "2026-05-26T11:30+02:00"),
    _case("NL: New Year, then Saturday", "product", "2026-12-31T17:00+01:00", "2027-01-02T13:00+01:00"),
    _case("a whole day", "hr", "2026-11-16T09:00+01:00", "2026-11-16T17:00+01:00"),
    _case("a whole day and a minute", "hr", "2026-11-16T09:01+01:00", "2026-11-17T09:15+01:00"),
    _case("in the evening", "hr", "2026-11-16T20:00+01:00", "2026-11-17T17:00+01:00"),
    _case("half Friday, half Monday", "hr", "2026-11-20T12:00+01:00", "2026-11-23T12:00+01:00"),
    _case("NL: Good Friday is a working day", "hr", "2026-04-02T12:00+02:00", "2026-04-03T12:00+02:00"),
    _case("NL: up to Christmas Eve", "hr", "2026-12-23T16:00+01:00", "2026-12-24T16:00+01:00"),
    _case("NL: from Christmas Eve", "hr", "2026-12-24T16:00+01:00", "2026-12-28T16:00+01:00"),
    _case("GB: up to closing", "london", "2026-11-16T13:30+00:00", "2026-11-16T17:30+00:00"),
    _case("GB: Boxing Day's Monday", "london", "2026-12-24T17:00+00:00", "2026-12-29T12:30+00:00"),
    _case("GB: New Year's Day", "london", "2026-12-31T17:00+00:00", "2027-01-04T12:30+00:00"),
    _case("GB: Good Friday and Easter Monday", "london", "2026-04-02T17:00+01:00", "2026-04-07T12:30+01:00"),
    _case("GB: early May", "london", "2026-05-01T17:00+01:00", "2026-05-05T12:30+01:00"),
    _case("GB: the summer bank holiday", "london", "2026-08-28T17:00+01:00", "2026-09-01T12:30+01:00"),
    _case("GB: New Year's Monday", "london", "2027-12-31T17:00+00:00", "2028-01-04T12:30+00:00"),
    _case("GB: the weekend before summer time", "london", "2026-03-27T17:00+00:00", "2026-03-30T12:30+01:00"),
    _case("GB: Christmas on a weekend", "london daily", "2027-12-24T17:00+00:00", "2027-12-29T12:30+00:00"),
    _case("DE: Unity Day on a Saturday", "berlin", "2026-10-02T17:00+02:00", "2026-10-05T12:00+02:00"),
    _case("DE: May Day", "berlin", "2026-04-30T17:00+02:00", "2026-05-04T12:00+02:00"),
    _case("DE: Easter", "berlin", "2026-04-02T17:00+02:00", "2026-04-07T12:00+02:00"),
    _case("DE: Christmas", "berlin", "2026-12-24T17:30+01:00", "2026-12-28T12:30+01:00"),
    _case("DE: Corpus Christi is not everywhere", "berlin", "2026-06-04T09:00+02:00", "2026-06-04T13:00+02:00"),
    _case("DE: the weekend before winter time", "berlin", "2026-10-23T17:00+02:00", "2026-10-26T12:00+01:00"),
    _case("FR: Bastille Day", "paris", "2026-07-13T17:00+02:00", "2026-07-15T10:30+02:00"),
    _case("FR: Armistice Day", "paris", "2026-11-10T17:30+01:00", "2026-11-12T11:00+01:00"),
    _case("FR: 8 May", "paris", "2026-05-07T17:00+02:00", "2026-05-11T10:30+02:00"),
    _case("FR: Good Friday is a working day", "paris", "2026-04-03T10:00+02:00", "2026-04-03T12:00+02:00"),
    _case("FR: a long lunch", "paris", "2026-11-16T12:00+01:00", "2026-11-16T15:30+01:00"),
    _case("FR: Christmas", "paris", "2026-12-24T17:30+01:00", "2026-12-28T11:00+01:00"),
    _case("US: Thanksgiving", "new york", "2026-11-25T15:00-05:00", "2026-11-27T11:00-05:00"),
    _case("US: asked from Europe", "new york", "2026-11-16T14:00+01:00", "2026-11-16T13:00-05:00"),
    _case("US: the weekend before summer time", "new york", "2026-03-06T16:00-05:00", "2026-03-09T12:00-04:00"),
    _case("a zone half an hour off", "kolkata", "2026-11-16T18:00+05:30", "2026-11-17T12:00+05:30"),
    _case("before the night", "nights", "2026-11-16T12:00+01:00", "2026-11-17T02:00+01:00"),
    _case("across midnight", "nights", "2026-11-16T23:30+01:00", "2026-11-17T03:30+01:00"),
    _case("after midnight, over the day", "nights", "2026-11-17T03:00+01:00", "2026-11-17T23:00+01:00"),
    _case("up to the morning", "nights", "2026-11-17T02:00+01:00", "2026-11-17T06:00+01:00"),
    _case("spring: a night of seven hours", "nights", "2026-03-28T22:00+01:00", "2026-03-29T03:00+02:00"),
    _case("spring: over the gap", "nights", "2026-03-28T23:30+01:00", "2026-03-29T04:30+02:00"),
    _case("spring: on into the next night", "nights", "2026-03-29T01:30+01:00", "2026-03-29T22:30+02:00"),
    _case("autumn: the first two o'clock", "nights", "2026-10-24T22:00+02:00", "2026-10-25T02:00+02:00"),
    _case("autumn: the second two o'clock", "nights", "2026-10-24T23:00+02:00", "2026-10-25T02:00+01:00"),
    _case("autumn: asked in the second two o'clock", "nights", "2026-10-25T02:15+01:00", "2026-10-25T22:15+01:00"),
    _case("Friday night is Saturday morning", "weekend nights", "2026-11-20T19:00+01:00", "2026-11-21T01:00+01:00"),
    _case("from one weekend night to the next", "weekend nights", "2026-11-20T23:00+01:00", "2026-11-21T22:00+01:00"),
    _case("from one weekend to the next", "weekend nights", "2026-11-22T00:00+01:00", "2026-11-27T23:00+01:00"),
    _case("the end of the day", "late", "2026-11-16T22:00+01:00", "2026-11-17T00:00+01:00"),
    _case("the end of Friday", "late", "2026-11-20T22:00+01:00", "2026-11-21T00:00+01:00"),
    _case("Friday night is over", "late", "2026-11-20T22:20+01:00", "2026-11-23T16:30+01:00"),
    _case("round the clock", "always", "2026-11-16T23:10+01:00", "2026-11-17T01:15+01:00"),
    _case("round the clock at New Year", "always", "2026-12-31T22:30+01:00", "2027-01-01T00:30+01:00"),
    _case("round the clock, midnight", "always", "2026-11-16T22:00+01:00", "2026-11-17T00:00+01:00"),
    _case("autumn: before the clocks change", "always", "2026-10-25T00:40+02:00", "2026-10-25T02:45+02:00"),
    _case("autumn: as the clocks change", "always", "2026-10-25T01:20+02:00", "2026-10-25T02:30+01:00"),
    _case("spring: as the clocks change", "always", "2026-03-29T01:10+01:00", "2026-03-29T04:15+02:00"),
    _case("days off of one's own", "company days", "2026-12-23T16:00+01:00", "2027-01-04T12:00+01:00"),
    _case("between the years", "company days", "2026-12-28T10:00+01:00", "2027-01-04T13:00+01:00"),
    _case("rounded no further than closing", "odd closing", "2026-11-16T11:38+01:00", "2026-11-16T12:40+01:00"),
    _case("an odd closing itself", "odd closing", "2026-11-16T11:40+01:00", "2026-11-16T12:40+01:00"),
    _case("past an odd closing", "odd closing", "2026-11-16T11:41+01:00", "2026-11-17T09:15+01:00"),
    _case("a working week", "slow", "2026-11-16T09:00+01:00", "2026-11-20T17:00+01:00"),
    _case("a working week from Wednesday", "slow", "2026-11-18T09:00+01:00", "2026-11-24T17:00+01:00"),
    _case("a working week over Christmas", "slow", "2026-12-23T09:00+01:00", "2026-12-30T17:00+01:00"),
    _case("a working week over New Year", "slow", "2026-12-28T12:00+01:00", "2027-01-05T12:00+01:00"),
    _case("at once takes a quarter", "at once", "2026-11-16T10:00+01:00", "2026-11-16T10:15+01:00"),
    _case("at once, when closed", "at once", "2026-11-16T20:00+01:00", "2026-11-17T09:15+01:00"),
]
IDS = [case.why for case in CASES]

"""Questions to the doors, and when their answer is due: the moments on the doors' own clocks, counted by hand or by the
door, minute by minute; the language and the clock of the customer go round, so that each meets each.
"""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Case(NamedTuple):
    """One question at one door."""

    why: str
    door: str
    asked: datetime
    lang: str
    zone: ZoneInfo
    due: datetime

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.door}: {self.why}"


def _case(why: str, door: str, asked: str, lang: str, zone: str, due: str) -> Case:
    return Case(why, door, datetime.fromisoformat(asked), lang, ZoneInfo(zone), datetime.fromisoformat(due))


CASES = [
    _case(
        "up to the lunch break",
        "copenhagen",
        "2026-11-16T09:00+01:00",
        "en",
        "Europe/Amsterdam",
        "2026-11-16T12:00+01:00",
    ),
    _case("across lunch", "copenhagen", "2026-11-16T10:00+01:00", "nl", "Europe/London", "2026-11-16T13:30+01:00"),
    _case("asked at lunch", "copenhagen", "2026-11-16T12:10+01:00", "da", "America/New_York", "2026-11-16T15:30+01:00"),
    _case("as lunch begins", "copenhagen", "2026-11-16T12:00+01:00", "de", "Asia/Kolkata", "2026-11-16T15:30+01:00"),
    _case(
        "rounded up after lunch",
        "copenhagen",
        "2026-11-16T09:07+01:00",
        "fr",
        "Europe/Amsterdam",
        "2026-11-16T12:45+01:00",
    ),
    _case("at closing", "copenhagen", "2026-11-16T13:30+01:00", "en", "Europe/London", "2026-11-16T16:30+01:00"),
    _case(
        "a minute too late for today",
        "copenhagen",
        "2026-11-16T13:31+01:00",
        "nl",
        "America/New_York",
        "2026-11-17T08:15+01:00",
    ),
    _case("over the night", "copenhagen", "2026-11-16T15:00+01:00", "da", "Asia/Kolkata", "2026-11-17T09:30+01:00"),
    _case(
        "over the weekend", "copenhagen", "2026-11-20T16:00+01:00", "de", "Europe/Amsterdam", "2026-11-23T10:30+01:00"
    ),
    _case("on Sunday", "copenhagen", "2026-11-22T20:00+01:00", "fr", "Europe/London", "2026-11-23T11:00+01:00"),
    _case(
        "DK: Maundy Thursday to Easter Monday",
        "copenhagen",
        "2026-04-01T16:00+02:00",
        "en",
        "America/New_York",
        "2026-04-07T10:30+02:00",
    ),
    _case("DK: on Good Friday", "copenhagen", "2026-04-03T11:00+02:00", "nl", "Asia/Kolkata", "2026-04-07T11:00+02:00"),
    _case(
        "DK: Ascension Day", "copenhagen", "2026-05-13T15:00+02:00", "da", "Europe/Amsterdam", "2026-05-15T09:30+02:00"
    ),
    _case("DK: Whit Monday", "copenhagen", "2026-05-22T16:00+02:00", "de", "Europe/London", "2026-05-26T10:30+02:00"),
    _case(
        "DK: Christmas Eve", "copenhagen", "2026-12-24T16:00+01:00", "fr", "America/New_York", "2026-12-28T10:30+01:00"
    ),
    _case("DK: on Boxing Day", "copenhagen", "2026-12-26T09:00+01:00", "en", "Asia/Kolkata", "2026-12-28T11:00+01:00"),
    _case("DK: New Year", "copenhagen", "2026-12-31T16:00+01:00", "nl", "Europe/Amsterdam", "2027-01-04T10:30+01:00"),
    _case("within the day", "amsterdam", "2026-11-16T10:00+01:00", "da", "Europe/London", "2026-11-16T14:00+01:00"),
    _case(
        "on into the next morning",
        "amsterdam",
        "2026-11-16T15:00+01:00",
        "de",
        "America/New_York",
        "2026-11-17T09:30+01:00",
    ),
    _case(
        "Friday on into Saturday", "amsterdam", "2026-11-20T17:00+01:00", "fr", "Asia/Kolkata", "2026-11-21T13:00+01:00"
    ),
    _case(
        "Saturday on into Monday",
        "amsterdam",
        "2026-11-21T12:00+01:00",
        "en",
        "Europe/Amsterdam",
        "2026-11-23T10:30+01:00",
    ),
    _case("before opening", "amsterdam", "2026-11-16T06:00+01:00", "nl", "Europe/London", "2026-11-16T12:30+01:00"),
    _case("NL: King's Day", "amsterdam", "2026-04-25T13:00+02:00", "da", "America/New_York", "2026-04-28T11:30+02:00"),
    _case("NL: on King's Day", "amsterdam", "2026-04-27T12:00+02:00", "de", "Asia/Kolkata", "2026-04-28T12:30+02:00"),
    _case(
        "NL: Easter Monday", "amsterdam", "2026-04-04T13:30+02:00", "fr", "Europe/Amsterdam", "2026-04-07T12:00+02:00"
    ),
    _case(
        "NL: Good Friday is a working day",
        "amsterdam",
        "2026-04-03T09:00+02:00",
        "en",
        "Europe/London",
        "2026-04-03T13:00+02:00",
    ),
    _case(
        "NL: Ascension Day", "amsterdam", "2026-05-13T16:00+02:00", "nl", "America/New_York", "2026-05-15T10:30+02:00"
    ),
    _case("NL: Whit Monday", "amsterdam", "2026-05-23T13:00+02:00", "da", "Asia/Kolkata", "2026-05-26T11:30+02:00"),
    _case(
        "NL: Christmas Eve", "amsterdam", "2026-12-24T17:00+01:00", "de", "Europe/Amsterdam", "2026-12-28T11:30+01:00"
    ),
    _case(
        "NL: on Christmas Day", "amsterdam", "2026-12-25T18:00+01:00", "fr", "Europe/London", "2026-12-28T12:30+01:00"
    ),
    _case(
        "NL: New Year's Eve", "amsterdam", "2026-12-31T17:30+01:00", "en", "America/New_York", "2027-01-02T13:30+01:00"
    ),
    _case(
        "the weekend of summer time",
        "amsterdam",
        "2026-03-28T13:00+01:00",
        "nl",
        "Asia/Kolkata",
        "2026-03-30T11:30+02:00",
    ),
    _case(
        "the weekend of winter time",
        "amsterdam",
        "2026-10-24T13:00+02:00",
        "da",
        "Europe/Amsterdam",
        "2026-10-26T11:30+01:00",
    ),
    _case("a whole day", "berlin", "2026-11-16T09:00+01:00", "de", "Europe/London", "2026-11-16T17:00+01:00"),
    _case(
        "a whole day and a minute",
        "berlin",
        "2026-11-16T09:01+01:00",
        "fr",
        "America/New_York",
        "2026-11-17T09:15+01:00",
    ),
    _case("in the evening", "berlin", "2026-11-16T20:00+01:00", "en", "Asia/Kolkata", "2026-11-17T17:00+01:00"),
    _case(
        "half Friday, half Monday",
        "berlin",
        "2026-11-20T13:00+01:00",
        "nl",
        "Europe/Amsterdam",
        "2026-11-23T13:00+01:00",
    ),
    _case(
        "DE: Unity Day on a Saturday",
        "berlin",
        "2026-10-02T16:00+02:00",
        "da",
        "Europe/London",
        "2026-10-05T16:00+02:00",
    ),
    _case("DE: May Day", "berlin", "2026-04-30T12:00+02:00", "de", "America/New_York", "2026-05-04T12:00+02:00"),
    _case(
        "DE: Good Friday to Easter Monday",
        "berlin",
        "2026-04-02T16:00+02:00",
        "fr",
        "Asia/Kolkata",
        "2026-04-07T16:00+02:00",
    ),
    _case("DE: Ascension Day", "berlin", "2026-05-13T09:30+02:00", "en", "Europe/Amsterdam", "2026-05-15T09:30+02:00"),
    _case(
        "DE: the last day before Christmas",
        "berlin",
        "2026-12-23T12:00+01:00",
        "nl",
        "Europe/London",
        "2027-01-04T12:00+01:00",
    ),
    _case(
        "DE: Christmas Eve is a company day",
        "berlin",
        "2026-12-24T10:00+01:00",
        "da",
        "America/New_York",
        "2027-01-04T17:00+01:00",
    ),
    _case("DE: between the years", "berlin", "2026-12-29T10:00+01:00", "de", "Asia/Kolkata", "2027-01-04T17:00+01:00"),
    _case("DE: New Year's Eve", "berlin", "2026-12-31T23:00+01:00", "fr", "Europe/Amsterdam", "2027-01-04T17:00+01:00"),
    _case("within the morning", "paris", "2026-11-16T10:00+01:00", "en", "Europe/London", "2026-11-16T12:00+01:00"),
    _case("across a long lunch", "paris", "2026-11-16T12:00+01:00", "nl", "America/New_York", "2026-11-16T15:30+01:00"),
    _case("in a long lunch", "paris", "2026-11-16T13:00+01:00", "da", "Asia/Kolkata", "2026-11-16T16:00+01:00"),
    _case("in the afternoon", "paris", "2026-11-16T15:20+01:00", "de", "Europe/Amsterdam", "2026-11-16T17:30+01:00"),
    _case("after work", "paris", "2026-11-16T18:00+01:00", "fr", "Europe/London", "2026-11-17T11:30+01:00"),
    _case("FR: Bastille Day", "paris", "2026-07-13T17:00+02:00", "en", "America/New_York", "2026-07-15T10:30+02:00"),
    _case("FR: on Bastille Day", "paris", "2026-07-14T10:00+02:00", "nl", "Asia/Kolkata", "2026-07-15T11:30+02:00"),
    _case("FR: Armistice Day", "paris", "2026-11-10T17:30+01:00", "da", "Europe/Amsterdam", "2026-11-12T11:00+01:00"),
    _case("FR: 8 May", "paris", "2026-05-07T17:00+02:00", "de", "Europe/London", "2026-05-11T10:30+02:00"),
    _case("FR: May Day", "paris", "2026-04-30T17:30+02:00", "fr", "America/New_York", "2026-05-04T11:00+02:00"),
    _case("FR: Christmas", "paris", "2026-12-24T17:30+01:00", "en", "Asia/Kolkata", "2026-12-28T11:00+01:00"),
    _case(
        "FR: the day after Christmas is a working day, but Saturday",
        "paris",
        "2026-12-26T10:00+01:00",
        "nl",
        "Europe/Amsterdam",
        "2026-12-28T11:30+01:00",
    ),
    _case("FR: New Year", "paris", "2026-12-31T17:00+01:00", "da", "Europe/London", "2027-01-04T10:30+01:00"),
    _case("within the day", "london", "2026-11-16T10:15+00:00", "de", "America/New_York", "2026-11-16T14:15+00:00"),
    _case(
        "GB: Boxing Day's Monday", "london", "2026-12-24T16:00+00:00", "fr", "Asia/Kolkata", "2026-12-29T11:30+00:00"
    ),
    _case("GB: New Year's Day", "london", "2026-12-31T17:00+00:00", "en", "Europe/Amsterdam", "2027-01-04T12:30+00:00"),
    _case("GB: Easter", "london", "2026-04-02T17:00+01:00", "nl", "Europe/London", "2026-04-07T12:30+01:00"),
    _case("GB: early May", "london", "2026-05-01T17:00+01:00", "da", "America/New_York", "2026-05-05T12:30+01:00"),
    _case("GB: spring", "london", "2026-05-22T15:00+01:00", "de", "Asia/Kolkata", "2026-05-26T10:30+01:00"),
    _case("GB: summer", "london", "2026-08-28T17:00+01:00", "fr", "Europe/Amsterdam", "2026-09-01T12:30+01:00"),
    _case("GB: on a bank holiday", "london", "2026-08-31T12:00+01:00", "en", "Europe/London", "2026-09-01T13:00+01:00"),
    _case(
        "GB: Whit Monday is a working day, 5 May too",
        "london",
        "2026-05-05T12:00+01:00",
        "nl",
        "America/New_York",
        "2026-05-05T16:00+01:00",
    ),
    _case(
        "the weekend of summer time", "london", "2026-03-27T17:00+00:00", "da", "Asia/Kolkata", "2026-03-30T12:30+01:00"
    ),
    _case(
        "the weekend of winter time",
        "london",
        "2026-10-23T16:30+01:00",
        "de",
        "Europe/Amsterdam",
        "2026-10-26T12:00+00:00",
    ),
    _case("in the morning", "new york", "2026-11-16T09:40-05:00", "fr", "Europe/London", "2026-11-16T13:45-05:00"),
    _case(
        "asked from Europe in the morning",
        "new york",
        "2026-11-16T03:00-05:00",
        "en",
        "America/New_York",
        "2026-11-16T13:00-05:00",
    ),
    _case("on Friday evening", "new york", "2026-11-20T18:00-05:00", "nl", "Asia/Kolkata", "2026-11-23T13:00-05:00"),
    _case(
        "the weekend of summer time there",
        "new york",
        "2026-03-06T16:00-05:00",
        "da",
        "Europe/Amsterdam",
        "2026-03-09T12:00-04:00",
    ),
    _case(
        "between both changes in spring",
        "new york",
        "2026-03-16T12:00-04:00",
        "de",
        "Europe/London",
        "2026-03-16T16:00-04:00",
    ),
    _case(
        "the weekend of winter time there",
        "new york",
        "2026-10-30T15:00-04:00",
        "fr",
        "America/New_York",
        "2026-11-02T11:00-05:00",
    ),
    _case(
        "between both changes in autumn",
        "new york",
        "2026-10-27T12:30-04:00",
        "en",
        "Asia/Kolkata",
        "2026-10-27T16:30-04:00",
    ),
    _case(
        "at the turn of the year",
        "new york",
        "2026-12-31T16:00-05:00",
        "nl",
        "Europe/Amsterdam",
        "2027-01-01T12:00-05:00",
    ),
    _case(
        "a week of summer time on one side only",
        "new york",
        "2026-03-13T16:30-04:00",
        "da",
        "Europe/London",
        "2026-03-16T12:30-04:00",
    ),
    _case("half an hour off", "kolkata", "2026-11-16T18:00+05:30", "de", "America/New_York", "2026-11-17T12:00+05:30"),
    _case("on Saturday evening", "kolkata", "2026-11-21T18:30+05:30", "fr", "Asia/Kolkata", "2026-11-23T12:30+05:30"),
    _case("on Sunday", "kolkata", "2026-11-22T09:00+05:30", "en", "Europe/Amsterdam", "2026-11-23T13:00+05:30"),
    _case("as Europe sleeps", "kolkata", "2026-11-17T05:00+05:30", "nl", "Europe/London", "2026-11-17T13:00+05:30"),
    _case(
        "at the end of February",
        "kolkata",
        "2026-02-28T18:00+05:30",
        "da",
        "America/New_York",
        "2026-03-02T12:00+05:30",
    ),
    _case("up to closing", "kolkata", "2026-11-16T16:00+05:30", "de", "Asia/Kolkata", "2026-11-16T19:00+05:30"),
    _case(
        "a minute past that", "kolkata", "2026-11-16T16:01+05:30", "fr", "Europe/Amsterdam", "2026-11-17T10:15+05:30"
    ),
    _case("before the night", "nights", "2026-11-16T12:00+01:00", "en", "Europe/London", "2026-11-17T02:00+01:00"),
    _case("across midnight", "nights", "2026-11-15T23:30+01:00", "nl", "America/New_York", "2026-11-16T03:30+01:00"),
    _case(
        "after midnight, over the day",
        "nights",
        "2026-11-16T03:00+01:00",
        "da",
        "Asia/Kolkata",
        "2026-11-16T23:00+01:00",
    ),
    _case("up to the morning", "nights", "2026-11-16T02:00+01:00", "de", "Europe/Amsterdam", "2026-11-16T06:00+01:00"),
    _case(
        "up to the edge of a company day",
        "nights",
        "2026-11-17T20:00+01:00",
        "fr",
        "Europe/London",
        "2026-11-19T02:00+01:00",
    ),
    _case("over a company day", "nights", "2026-11-17T22:30+01:00", "en", "America/New_York", "2026-11-19T02:30+01:00"),
    _case("in a company day", "nights", "2026-11-18T12:00+01:00", "nl", "Asia/Kolkata", "2026-11-19T04:00+01:00"),
    _case(
        "NL: up to the edge of a holiday",
        "nights",
        "2026-04-26T21:00+02:00",
        "da",
        "Europe/Amsterdam",
        "2026-04-28T02:00+02:00",
    ),
    _case("NL: over a holiday", "nights", "2026-04-26T22:30+02:00", "de", "Europe/London", "2026-04-28T02:30+02:00"),
    _case(
        "NL: out of a holiday", "nights", "2026-04-27T23:00+02:00", "fr", "America/New_York", "2026-04-28T04:00+02:00"
    ),
    _case("NL: over Christmas", "nights", "2026-12-24T23:00+01:00", "en", "Asia/Kolkata", "2026-12-27T03:00+01:00"),
    _case(
        "spring: a night of seven hours",
        "nights",
        "2026-03-28T22:00+01:00",
        "nl",
        "Europe/Amsterdam",
        "2026-03-29T03:00+02:00",
    ),
    _case("spring: over the gap", "nights", "2026-03-28T23:30+01:00", "da", "Europe/London", "2026-03-29T04:30+02:00"),
    _case(
        "spring: after the gap", "nights", "2026-03-29T03:10+02:00", "de", "America/New_York", "2026-03-29T23:15+02:00"
    ),
    _case(
        "autumn: the first two o'clock",
        "nights",
        "2026-10-24T22:15+02:00",
        "fr",
        "Asia/Kolkata",
        "2026-10-25T02:15+02:00",
    ),
    _case(
        "autumn: the second two o'clock",
        "nights",
        "2026-10-24T23:15+02:00",
        "en",
        "Europe/Amsterdam",
        "2026-10-25T02:15+01:00",
    ),
    _case("autumn: after it", "nights", "2026-10-25T00:30+02:00", "nl", "Europe/London", "2026-10-25T03:30+01:00"),
    _case("the end of the day", "late", "2026-11-16T22:00+01:00", "da", "America/New_York", "2026-11-17T00:00+01:00"),
    _case("the end of Friday", "late", "2026-11-20T21:50+01:00", "de", "Asia/Kolkata", "2026-11-21T00:00+01:00"),
    _case("Friday night is over", "late", "2026-11-20T22:20+01:00", "fr", "Europe/Amsterdam", "2026-11-23T16:30+01:00"),
    _case("the end of the year", "late", "2026-12-31T22:00+01:00", "en", "Europe/London", "2027-01-01T00:00+01:00"),
    _case("the end of a month", "late", "2026-11-30T21:45+01:00", "nl", "America/New_York", "2026-11-30T23:45+01:00"),
    _case("in the afternoon", "late", "2026-11-16T12:00+01:00", "da", "Asia/Kolkata", "2026-11-16T18:00+01:00"),
    _case(
        "the last minute of Monday",
        "late",
        "2026-11-16T23:59+01:00",
        "de",
        "Europe/Amsterdam",
        "2026-11-17T18:00+01:00",
    ),
    _case(
        "Friday night is Saturday morning",
        "weekend",
        "2026-11-20T19:00+00:00",
        "fr",
        "Europe/London",
        "2026-11-21T01:00+00:00",
    ),
    _case(
        "from one night to the next",
        "weekend",
        "2026-11-20T23:00+00:00",
        "en",
        "America/New_York",
        "2026-11-21T22:00+00:00",
    ),
    _case(
        "from one weekend to the next",
        "weekend",
        "2026-11-22T00:00+00:00",
        "nl",
        "Asia/Kolkata",
        "2026-11-27T23:00+00:00",
    ),
    _case(
        "the night of winter time",
        "weekend",
        "2026-10-24T20:30+01:00",
        "da",
        "Europe/Amsterdam",
        "2026-10-25T01:30+01:00",
    ),
    _case(
        "the night of summer time", "weekend", "2026-03-28T20:00+00:00", "de", "Europe/London", "2026-03-29T02:00+01:00"
    ),
    _case("on Monday", "weekend", "2026-11-23T10:00+00:00", "fr", "America/New_York", "2026-11-28T01:00+00:00"),
    _case("a Friday at New Year", "weekend", "2026-12-31T21:00+00:00", "en", "Asia/Kolkata", "2027-01-02T01:00+00:00"),
    _case("as it closes", "weekend", "2026-11-21T02:00+00:00", "nl", "Europe/Amsterdam", "2026-11-22T01:00+00:00"),
    _case("at night", "always", "2026-11-16T23:10+01:00", "da", "Europe/London", "2026-11-17T01:15+01:00"),
    _case("up to midnight", "always", "2026-11-16T22:00+01:00", "de", "America/New_York", "2026-11-17T00:00+01:00"),
    _case("at New Year", "always", "2026-12-31T22:30+01:00", "fr", "Asia/Kolkata", "2027-01-01T00:30+01:00"),
    _case(
        "autumn: before the clocks change",
        "always",
        "2026-10-25T00:40+02:00",
        "en",
        "Europe/Amsterdam",
        "2026-10-25T02:45+02:00",
    ),
    _case(
        "autumn: as the clocks change",
        "always",
        "2026-10-25T01:20+02:00",
        "nl",
        "Europe/London",
        "2026-10-25T02:30+01:00",
    ),
    _case(
        "autumn: into the second hour",
        "always",
        "2026-10-25T00:10+02:00",
        "da",
        "America/New_York",
        "2026-10-25T02:15+02:00",
    ),
    _case(
        "spring: as the clocks change",
        "always",
        "2026-03-29T01:10+01:00",
        "de",
        "Asia/Kolkata",
        "2026-03-29T04:15+02:00",
    ),
    _case(
        "spring: over the gap", "always", "2026-03-29T00:30+01:00", "fr", "Europe/Amsterdam", "2026-03-29T03:30+02:00"
    ),
    _case("on a leap day", "always", "2028-02-28T23:00+01:00", "en", "Europe/London", "2028-02-29T01:00+01:00"),
    _case("on Christmas Day", "always", "2026-12-25T12:00+01:00", "nl", "America/New_York", "2026-12-25T14:00+01:00"),
    _case("up to noon", "always", "2026-11-16T10:00+01:00", "da", "Asia/Kolkata", "2026-11-16T12:00+01:00"),
]

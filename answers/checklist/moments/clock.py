"""Clock times in a folded text: "17:00", "5 pm", "17.00 uur", "kl. 17", "halb acht", "14 h 30", "noon".

A number alone is a clock time only where the words around it say so, so that prices, dates, counts and lengths of time
are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answers.checklist.moments.words import find_words

HALF_DAY = 12 * 60
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes, up to 1440; `until` ends a span of time, a `vague` one is of the morning or evening."""

    start: int
    end: int
    minute: int
    until: int | None = None
    vague: bool = False


_AT = {
    "en": r"(?:at|by|before|until|till|around|about|after|from|than|between|and|to|say) (?:about |around )?$",
    "nl": r"(?:om|voor|tot|uiterlijk|rond|vanaf|tussen|en|na|tegen|of) (?:uiterlijk |ongeveer )?$",
    "da": r"(?:kl\.? ?|klokken |mellem (?:kl\.? )?)$",
    "de": r"(?:um|bis|vor|gegen|ab|zwischen|und|nach|von|spatestens|zu) (?:etwa |spatestens |um )?$",
    "fr": r"(?:a|avant|vers|des|jusqu'a|entre|et|apres|de|pour) $",
}
_UNITS = {
    "en": r" ?(?P<half>[ap])(?:m\b|\.m\.)| ?o'clock\b| ?h(?:rs)?\b",
    "nl": r" ?(?:uur|u)\b(?! (?:lang|later|per|na|nadat))| ?h\b",
    "da": r"(?! ?(?:timer|time|min|hverdage|dage|kr|%))",
    "de": r" ?uhr\b",
    "fr": r" ?(?:h|heures?)\b(?: ?(?P<late>[0-5]\d)\b)?",
}
_NOT_A_CLOCK = r"(?! ?(?:%|kr\b|kg\b|g\b|km\b|cm\b|eur|usd|dkk|gbp|[€£$]|[/x*]|\d|[.,:]\d|per cent|prozent|procent))"
_NUMBER = re.compile(
    r"(?<![\w/€£$])(?<![\d][.,:-])(?<![€£$] )"
    r"(?P<hour>\d{1,2})(?:(?P<sign>[:.]| ?h ?)(?P<minute>[0-5]\d)(?!\d))?(?!\d)" + _NOT_A_CLOCK
)
_SAID = {
    "en": {"noon": 720, "midday": 720, "midnight": 1440},
    "nl": {"middernacht": 1440, "12 uur 's middags": 720},
    "da": {"midnat": 1440},
    "de": {"mitternacht": 1440},
    "fr": {"midi": 720, "minuit": 1440},
}
_WORDED = {
    "en": r"half past (?P<half>{n})|quarter past (?P<past>{n})|quarter to (?P<to>{n})|(?P<whole>{n}) o'clock"
    r"|(?:at|by|before|around|until|till) (?P<bare>{n})(?! (?:of|or|to|hour|day|week|working|other|min|more|business))",
    "nl": r"half (?P<before>{n})|kwart over (?P<past>{n})|kwart voor (?P<to>{n})"
    r"|(?:om|voor|tot|rond|na|tegen) (?P<whole>{n}) uur",
    "da": r"halv (?P<before>{n})|kvart over (?P<past>{n})|kvart i (?P<to>{n})|klokken (?P<whole>{n})",
    "de": r"halb (?P<before>{n})|viertel nach (?P<past>{n})|viertel vor (?P<to>{n})|(?P<whole>{n}) uhr",
    "fr": r"(?:a|avant|vers|des|jusqu'a) (?:(?P<half>{n}) heures? et demie|(?P<whole>{n}) heures?)",
}
_SHIFT = {"half": 30, "past": 15, "to": -15, "before": -30, "whole": 0, "bare": 0}
_SECOND = re.compile(
    r"(?:(?: ?(?:h|uur|uhr|[ap]\.?m\.?))? (?:to|and|tot|en|til|og|bis|und|et|a) | ?[-/] ?)(?:kl\.? )?"
    r"(?P<hour>\d{1,2})(?:(?:[:.]| ?h ?)(?P<minute>[0-5]\d))?(?: ?(?:h|uur|uhr|[ap]\.?m\.?)\b)?(?![\d%])"
)
_FIRST = re.compile(
    r"\b(?:between|tussen|mellem|zwischen|von|van|entre|from|fra|de) (?:kl\.? )?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? (?:and|to|en|tot|og|til|und|bis|et|a) $"
)
_LONGEST_FIRST = 24


def find_clocks(folded: str, lang: str) -> tuple[Clock, ...]:
    """The clock times in order, without overlap; two that are joined ("between 9 and 10") are one span."""
    if lang not in _AT:
        return ()
    found = sorted((*_numbers(folded, lang), *_worded(folded, lang)), key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(_widened(folded, clock))
    return tuple(kept)


def _widened(folded: str, clock: Clock) -> Clock:
    """The clock time with the other end of its span, where it has one."""
    second = _SECOND.match(folded, clock.end)
    if second and (until := _minutes(second)) > clock.minute and until <= _DAY:
        return Clock(clock.start, second.end(), clock.minute, until, clock.vague)
    first = _FIRST.search(folded, max(0, clock.start - _LONGEST_FIRST), clock.start)
    if first and _minutes(first) < clock.minute:
        return Clock(first.start("hour"), clock.end, _minutes(first), clock.minute, clock.vague)
    return clock


def _minutes(found: re.Match[str]) -> int:
    return int(found["hour"]) * 60 + int(found["minute"] or 0)


def _numbers(folded: str, lang: str) -> Iterator[Clock]:
    before, unit = _patterns(lang)
    for found in _NUMBER.finditer(folded):
        start, end = found.span()
        said_at = before.search(folded, max(0, start - 24), start)
        said_unit = unit.match(folded, end)
        if not _is_clock(lang, found, said_at is not None, said_unit):
            continue
        groups = said_unit.groupdict() if said_unit else {}
        minute = _minutes(found) + int(groups.get("late") or 0)
        vague = False
        if half := groups.get("half"):
            minute = minute % HALF_DAY + (HALF_DAY if half == "p" else 0)
        elif lang == "en" and int(found["hour"]) <= 12 and (not found["minute"] or found["hour"][0] != "0"):
            vague = not found["minute"]
        if minute <= _DAY:
            yield Clock(start, said_unit.end() if said_unit else end, minute, vague=vague)


def _is_clock(lang: str, found: re.Match[str], is_at: bool, unit: re.Match[str] | None) -> bool:
    """Whether the words around a number make it a time of day."""
    sign = (found["sign"] or "").strip()
    if lang == "da":
        return (is_at and unit is not None) or sign == ":"
    if sign == ":":
        return True
    if sign == "h":
        return lang == "fr" or is_at
    if sign == ".":
        return is_at or unit is not None
    if unit is None:
        return is_at and lang == "en" and _ends_alone(found)
    return is_at or lang in {"en", "de"}


def _ends_alone(found: re.Match[str]) -> bool:
    """Whether an English number is followed by nothing that it could count: "before 5.", "by 5 today"."""
    return (
        re.match(
            r"[.,;!?)]|$| (?:today|tomorrow|tonight|on|this|and|at|with|so|in the)\b", found.string[found.end() :][:12]
        )
        is not None
    )


def _worded(folded: str, lang: str) -> Iterator[Clock]:
    for found in _worded_pattern(lang).finditer(folded):
        if said := found.groupdict().get("said"):
            yield Clock(found.start("said"), found.end("said"), _SAID[lang][said])
            continue
        kind = next(name for name, word in found.groupdict().items() if word and name != "said")
        hour = _hours(lang)[found[kind]]
        yield Clock(
            found.start() if kind != "bare" else found.start(kind), found.end(), hour * 60 + _SHIFT[kind], vague=True
        )


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"(?<!\w)" + _AT[lang]), re.compile(_UNITS[lang])


@cache
def _hours(lang: str) -> dict[str, int]:
    words = find_words(lang)
    numbers = words.numbers if words else ()
    spelled = {name: hour for hour, names in enumerate(numbers, 1) for name in names.split("|")}
    return spelled | {str(hour): hour for hour in range(1, 13)}


@cache
def _worded_pattern(lang: str) -> re.Pattern[str]:
    numbers = "|".join(sorted(_hours(lang), key=len, reverse=True))
    said = "|".join(sorted(_SAID[lang], key=len, reverse=True))
    at = "" if lang != "fr" else r"(?:a|avant|vers|des|jusqu'a|d'ici|et) "
    return re.compile(rf"\b(?:{_WORDED[lang].replace('{n}', f'(?:{numbers})')}|{at}(?P<said>{said}))\b")

"""The facts of a text that are written in figures: amounts, lengths of time, shares, dates, hours, links, addresses.

Two languages' ways of writing a number give one value: 1.000,50 and 1,000.50.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from answers.checklist.moments.clock import find_clocks
from answers.checklist.moments.days import find_days
from answers.checklist.moments.words import find_words
from answers.checklist.text import Text, lies_in

_MOST = 100  # figures that are looked at
_STEM = 5  # letters by which an unknown unit is known again
_NUMBER = re.compile(
    r"(?<![\w/])(?<![\w/][-.,:])(?P<before>[€£$] ?|(?:kr|eur|dkk|chf)\.? )?"
    r"(?P<number>\d{1,3}(?:[ .,']\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?!\d)"
    r"(?P<after> ?[%€£$]|[ -]?(?P<word>[^\W\d_]{1,24})(?: (?P<second>[^\W\d_]{2,24}))?)?"
)
_MARKER = re.compile(r"^ {0,4}\(?\d{1,2}[.)] ", re.MULTILINE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4}")
_SCHEME = re.compile(r"^https?://(?:www\.)?|^www\.")
_UNITS = {
    "money": "eur euro euros gbp pound pounds pond kr dkk kroner krone dollar dollars usd chf franken francs cent",
    "percent": "percent procent prozent pct pourcent",
    "minutes": "minute minutes minuut minuten minutter minut min mins mn",
    "hours": "hour hours uur uren time timer stunde stunden heure heures h hrs",
    "days": "day days dag dagen dage dages tag tage tagen jour jours werkdag werkdagen hverdag hverdage arbejdsdage "
    "arbeitstage arbeitstagen werktag werktage werktagen kalendertage kalenderdagen bankdage",
    "weeks": "week weeks weken uge uger woche wochen semaine semaines",
    "months": "month months maand maanden maned maneder måneder monat monate monaten mois",
    "years": "year years jaar jaren ar år jahr jahre jahren an ans annee annees",
}
UNIT_KINDS = {word: kind for kind, words in _UNITS.items() for word in words.split()}
_QUALIFIERS = frozenset(
    word
    for words in (
        "working business full whole more calendar extra",
        "hele volle werkelijke",
        "hele fulde",
        "weitere ganze volle",
    )
    for word in words.split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact in figures: what is counted ("days", "money", "link" or the beginning of its word), and how many."""

    kind: str
    value: str
    start: int
    end: int


def find_figures(text: Text, lang: str | None) -> tuple[Figure, ...]:
    """The figures in order of their kinds, at most 100."""
    dates, clocks = find_days(text.folded, lang or "")[:_MOST], find_clocks(text.folded, lang or "")[:_MOST]
    found = [
        *(Figure("link", _address(text.raw[start:end]), start, end) for start, end in text.links[:_MOST]),
        *(Figure("email", mail.group(), *mail.span()) for mail in islice(_EMAIL.finditer(text.folded), _MOST)),
        *(Figure("date", str(day.dated), day.start, day.end) for day in dates if day.dated),
        *(Figure("clock", f"{it.minute} {it.until or ''}", it.start, it.end) for it in clocks if not it.vague),
    ]
    taken = sorted(
        [(it.start, it.end) for it in found]
        + [marker.span() for marker in islice(_MARKER.finditer(text.folded), _MOST)]
    )
    apart = _apart(taken)
    found += [figure for figure in islice(_numbers(text.folded), _MOST) if not lies_in(figure.start, apart)]
    return tuple(found[:_MOST])


def list_spelled(text: Text, lang: str | None) -> frozenset[str]:
    """The numbers up to twelve that stand in the text as words, as values."""
    spelled = _spelled(lang or "")
    return frozenset(spelled[word] for word in text.places.keys() & spelled.keys())


def _numbers(folded: str) -> Iterator[Figure]:
    for found in _NUMBER.finditer(folded):
        kind, end = _counted(found)
        if kind:
            yield Figure(kind, _value(found["number"]), found.start(), end)


def _counted(found: re.Match[str]) -> tuple[str, int]:
    """What a number counts, and where that has been said; empty where nothing tells."""
    word, second = found["word"], found["second"]
    before = (found["before"] or "").strip(". ")
    sign = "" if word else (found["after"] or "").strip()
    if before:
        return "money", found.end("number")
    if sign:
        return ("percent" if sign == "%" else "money"), found.end()
    if word in _QUALIFIERS and second:
        return UNIT_KINDS.get(second, second[:_STEM]), found.end("second")
    return (UNIT_KINDS.get(word, word[:_STEM]), found.end("word")) if word else ("", found.end())


def _value(number: str) -> str:
    """The number with a point before its decimals and nothing else: "1 000,50" is "1000.5"."""
    whole, sign, decimals = number.replace(" ", "").replace("'", ""), "", ""
    cut = max(whole.rfind("."), whole.rfind(","))
    if cut >= 0 and len(whole) - cut - 1 != 3:
        whole, sign, decimals = whole[:cut], ".", whole[cut + 1 :].rstrip("0")
    whole = whole.replace(".", "").replace(",", "").lstrip("0") or "0"
    return whole + sign + decimals if decimals else whole


def _address(link: str) -> str:
    """The address without what may differ: scheme, www, query and the last slash."""
    return _SCHEME.sub("", link.casefold()).split("?")[0].split("#")[0].rstrip("/")


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept


@cache
def _spelled(lang: str) -> dict[str, str]:
    words = find_words(lang)
    names = words.numbers if words else ()
    return {name: str(number) for number, several in enumerate(names, 1) for name in several.split("|")}

"""The words for days, parts of a day, hours and lengths of time, folded, in five languages.

Month and weekday names come from CLDR. Invariant: every pattern is linear and meant for folded text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names, get_month_names

from answers.checklist.text import fold

EVENING, AFTERNOON, MORNING, NOON, NIGHT = (18, 24), (12, 18), (6, 12), (11, 14), (22, 30)  # hours, from up to
Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """What one language calls times. The keys of `days` are days from today; `parts` follow or join a day's name."""

    days: Mapping[str, int]
    parts_today: Mapping[str, Part]
    parts: Mapping[str, Part]
    numbers: tuple[str, ...]  # one to twelve; variants are parted by a bar
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    past: re.Pattern[str]  # directly before a day: it is gone, or comes again and again
    past_after: re.Pattern[str]
    within: re.Pattern[str]  # groups: number, unit beginning with an hour's or a minute's letter


def _names(lang: str) -> tuple[dict[str, int], dict[str, int]]:
    locale = "en_GB" if lang == "en" else lang
    weekdays = {fold(name): number for number, name in get_day_names("wide", "format", locale).items()}
    months = {fold(name): number for number, name in get_month_names("wide", "format", locale).items()}
    for number, name in get_month_names("abbreviated", "format", locale).items():
        months.setdefault(fold(name).rstrip("."), number)
    return weekdays, months


@dataclass(frozen=True, slots=True)
class _Given:
    days: Mapping[str, int]
    parts_today: Mapping[str, Part]
    parts: Mapping[str, Part]
    numbers: str
    past: str
    past_after: str
    within: str


_GIVEN = {
    "en": _Given(
        days={"the day after tomorrow": 2, "tomorrow": 1, "today": 0},
        parts_today={
            "tonight": EVENING,
            "this evening": EVENING,
            "this afternoon": AFTERNOON,
            "this morning": MORNING,
        },
        parts={
            "morning": MORNING,
            "afternoon": AFTERNOON,
            "evening": EVENING,
            "night": EVENING,
            "in the morning": MORNING,
            "in the afternoon": AFTERNOON,
            "in the evening": EVENING,
        },
        numbers="one two three four five six seven eight nine ten eleven twelve",
        past=r"(?:last|last week|since|every|each|past|previous|from) $",
        past_after=r" (?:last|ago|was)\b",
        within=r"(?:within|in) (?:the next |about |around )?"
        r"(?P<number>\d{1,2}|an?|the|one|two|three|four|five|six|half an) "
        r"(?:(?P<hour>hours?)|(?P<minute>minutes?|mins?))\b",
    ),
    "nl": _Given(
        days={"overmorgen": 2, "morgen": 1, "vandaag": 0},
        parts_today={
            "vanavond": EVENING,
            "vanmiddag": AFTERNOON,
            "vanochtend": MORNING,
            "vanmorgen": MORNING,
            "vannacht": NIGHT,
        },
        parts={
            "ochtend": MORNING,
            "middag": AFTERNOON,
            "avond": EVENING,
            "'s ochtends": MORNING,
            "'s middags": AFTERNOON,
            "'s avonds": EVENING,
            "in de ochtend": MORNING,
            "in de middag": AFTERNOON,
            "in de avond": EVENING,
            "vroeg": MORNING,
        },
        numbers="een twee drie vier vijf zes zeven acht negen tien elf twaalf",
        past=r"(?:vorige|vorige week|afgelopen|sinds|elke|iedere|vanaf|goede|goeden) $",
        past_after=r" (?:jl\b|jongstleden|geleden)",
        within=r"(?:binnen|over) (?:ongeveer |een )?(?P<number>\d{1,2}|een|twee|drie|vier|vijf|zes|half) "
        r"(?:(?P<hour>uur(?:tje)?)|(?P<minute>minuten|kwartier(?:tje)?))\b",
    ),
    "da": _Given(
        days={"i overmorgen": 2, "overmorgen": 2, "i morgen": 1, "i dag": 0},
        parts_today={
            "i aften": EVENING,
            "i eftermiddag": AFTERNOON,
            "i formiddag": MORNING,
            "senere i dag": (0, 24),
            "i nat": NIGHT,
        },
        parts={
            "morgen": MORNING,
            "tidlig": MORNING,
            "formiddag": MORNING,
            "eftermiddag": AFTERNOON,
            "aften": EVENING,
            "om morgenen": MORNING,
            "om formiddagen": MORNING,
            "om eftermiddagen": AFTERNOON,
            "om aftenen": EVENING,
        },
        numbers="et|en to tre fire fem seks syv otte ni ti elleve tolv",
        past=r"(?:sidste|sidste uge|siden|hver|forrige|fra) $",
        past_after=r" (?:sidste uge|siden)\b",
        within=r"(?:inden for|indenfor|om) (?:cirka |ca\. )?(?P<number>\d{1,2}|en|et|to|tre|fire|fem|seks|en halv) "
        r"(?:(?P<hour>times?|timer)|(?P<minute>minutter|min\.?|kvarter))(?!\w)",
    ),
    "de": _Given(
        days={"ubermorgen": 2, "morgen": 1, "heute": 0},
        parts_today={
            "heute abend": EVENING,
            "heute nachmittag": AFTERNOON,
            "heute vormittag": MORNING,
            "heute morgen": MORNING,
            "heute fruh": MORNING,
            "heute mittag": NOON,
            "heute nacht": NIGHT,
        },
        parts={
            "fruh": MORNING,
            "vormittag": MORNING,
            "morgen": MORNING,
            "mittag": NOON,
            "nachmittag": AFTERNOON,
            "abend": EVENING,
            "am vormittag": MORNING,
            "am nachmittag": AFTERNOON,
            "am abend": EVENING,
            "vormittags": MORNING,
            "nachmittags": AFTERNOON,
            "abends": EVENING,
        },
        numbers="ein|eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
        past=r"(?:letzten|letzte woche|letzte|vergangenen|seit|jeden|jede|vorigen|guten|guter|ab|von) $",
        past_after=r" (?:letzter woche|voriger woche)\b",
        within=r"(?:in|innerhalb|innerhalb von|binnen) (?:etwa |rund |den nachsten )?"
        r"(?P<number>\d{1,2}|einer|eine|zwei|drei|vier|funf|sechs|einer halben) "
        r"(?:(?P<hour>stunden?)|(?P<minute>minuten?|viertelstunde))\b",
    ),
    "fr": _Given(
        days={"apres-demain": 2, "demain": 1, "aujourd'hui": 0},
        parts_today={
            "ce soir": EVENING,
            "cet apres-midi": AFTERNOON,
            "ce matin": MORNING,
            "cette nuit": NIGHT,
            "dans la soiree": EVENING,
        },
        parts={
            "matin": MORNING,
            "apres-midi": AFTERNOON,
            "soir": EVENING,
            "dans la matinee": MORNING,
            "dans l'apres-midi": AFTERNOON,
            "dans la soiree": EVENING,
            "midi": NOON,
        },
        numbers="une deux trois quatre cinq six sept huit neuf dix onze douze",
        past=r"(?:depuis|chaque|tous les) $",
        past_after=r" (?:dernier|passe)\b",
        within=r"(?:dans|sous|d'ici) (?:environ |les )?(?P<number>\d{1,2}|une|deux|trois|quatre|cinq|six|une demi-) ?"
        r"(?:(?P<hour>heures?|h)|(?P<minute>minutes?|mn|min))\b",
    ),
}


@cache
def find_words(lang: str) -> Words | None:
    """What this language calls times; None where it is not known."""
    given = _GIVEN.get(lang)
    if given is None:
        return None
    weekdays, months = _names(lang)
    return Words(
        days=given.days,
        parts_today=given.parts_today,
        parts=given.parts,
        numbers=tuple(given.numbers.split()),
        weekdays=weekdays,
        months=months,
        past=re.compile(given.past),
        past_after=re.compile(given.past_after),
        within=re.compile(r"\b" + given.within),
    )

"""The check on shouting: capitals, exclamation marks and rows of emoji."""

import re
from itertools import islice

from answers.checklist.capitals import find_shouting
from answers.checklist.draft import Draft
from answers.checklist.emoji import MOST, emoji_runs
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.registry import Parameters, check

Edit = tuple[int, int, str]

_MARKS = re.compile(r"[!?！？](?:[ \u00a0\u202f]?[!?！？]){1,200}")
_EXCLAMATION = re.compile(r"(?<![!?])[ \u00a0\u202f]?!(?![!?=])")
_MOST = 2  # exclamation marks in one reply
_LONGEST_ROW = 2  # emoji next to each other


@check("shouting")
def shouting(draft: Draft, _parameters: Parameters) -> Finding:
    """No words in capitals, no rows of exclamation marks or emoji.

    Abbreviations, codes and names of buttons may be in capitals. Up to two exclamation marks may stand in a reply,
    never two together; up to two different emoji may stand together. Quoted words are spared.
    """
    if (
        draft.text.isascii()
        and "!" not in draft.text
        and "?" not in draft.text
        and not re.search(r"[A-Z]{2}", draft.text)
    ):
        return passed("Nobody is shouted at.")
    found = [
        ("Write capitals in small letters", *find_shouting(draft)),
        ("One mark is enough", *_marks(draft)),
        ("Keep one emoji", *_rows(draft)),
    ]
    spans = sorted(span for _, places, _ in found for span in places)
    if not spans:
        return passed("Nobody is shouted at.")
    said = [label for label, places, _ in found if places]
    detail = "; ".join([said[0], *(label[0].lower() + label[1:] for label in said[1:])]) + ": it reads as shouting."
    return failed(detail, tuple(spans), tuple(Fix(label, edits) for label, _, edits in found if edits))


def _marks(draft: Draft) -> tuple[tuple[Span, ...], tuple[Edit, ...]]:
    """Rows of marks, which become one, and the exclamation marks from the third on, which become full stops."""
    places: list[Edit] = []
    count = 0
    both = (*islice(_MARKS.finditer(draft.text), MOST), *islice(_EXCLAMATION.finditer(draft.text), MOST))
    for found in sorted(both, key=re.Match.start):
        start, end = found.span()
        if draft.read.is_quoted(start) or (places and start < places[-1][1]):
            continue
        marks = re.sub(r"\s", "", found.group())
        is_row = len(marks) > 1
        count += "?" not in marks
        if "?" not in marks and count > _MOST:
            places.append((start, end, "."))
        elif is_row and (marks.count("!") > 1 or len(marks) > 2):
            begin = start
            places.append((begin, end, "?" if "?" in marks else "!"))
    return tuple((start, end) for start, end, _ in places), tuple(places)


def _rows(draft: Draft) -> tuple[tuple[Span, ...], tuple[Edit, ...]]:
    """Rows of emoji: three or more, or one twice; the first stays."""
    text = draft.text
    loud = [run for run in emoji_runs(text) if len(run) > _LONGEST_ROW or len({text[a:b] for a, b in run}) < len(run)]
    return tuple((run[0][0], run[-1][1]) for run in loud), tuple((run[0][1], run[-1][1], "") for run in loud)

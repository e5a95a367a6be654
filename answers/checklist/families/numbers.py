"""The check on facts that an edit has changed: a library answer's amounts, times, dates and links."""

import re
from dataclasses import dataclass

from answers.checklist.draft import Draft
from answers.checklist.figures import Figure, find_figures, list_spelled
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, read_text

_AROUND = 60  # characters on either side in which the same words have to stand
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,40}")
_PAST = re.compile(r" (?:ago|geleden|siden)\b")
_PAST_BEFORE = re.compile(r"\b(?:vor|il y a|depuis|since|sinds|seit) $")
_ADDRESSES = frozenset({"link", "email"})


@dataclass(frozen=True, slots=True)
class _Lost:
    """A figure of the library's that the draft no longer has, and the words around it."""

    figure: Figure
    near: frozenset[str]


@check("numbers_match")
def numbers_match(draft: Draft, _parameters: Parameters) -> Finding:
    """An edited library answer keeps the library's facts: its amounts, lengths of time, dates, hours and links.

    A number counts as changed where the draft has it in place of the library's: the same thing counted, near the same
    words, and the library's own number gone. Numbers of the customer's message, and further ones, are fine.
    """
    entry = draft.entry
    if entry is None:
        return passed("No library answer stands behind it.")
    if entry.text.strip() == draft.text.strip():
        return passed("It is the library's answer as it stands.")
    changed = _changed(draft, read_text(entry.text))
    if not changed:
        return passed("The library's facts are kept.")
    told = ", ".join(dict.fromkeys(f"“{said}”" for _, said in changed))
    return failed(
        f"The library says {told}: put that back, or ask {entry.owner or 'its owner'} to change the answer.",
        tuple(sorted({(figure.start, figure.end) for figure, _ in changed})),
    )


def _changed(draft: Draft, source: Text) -> list[tuple[Figure, str]]:
    """The draft's figures that stand in for others of the library's, with what the library says there."""
    lang = draft.spoken
    before, after = find_figures(source, lang), find_figures(draft.read, lang)
    known = {(figure.kind, figure.value) for figure in before}
    kept = {(figure.kind, figure.value) for figure in after}
    gone = [figure for figure in before if (figure.kind, figure.value) not in kept]
    if not gone:
        return []
    question = read_text(draft.question)
    asked = {figure.value for figure in find_figures(question, lang)} | _digits(draft.question)
    spelled = list_spelled(source, lang)
    lost = [_Lost(other, _words_around(source, other)) for other in gone]
    changed = []
    for figure in after:
        if (figure.kind, figure.value) in known or figure.value in asked | spelled or _is_past(draft.read, figure):
            continue
        instead = _find_instead(figure, lost, _words_around(draft.read, figure))
        if instead is not None:
            changed.append((figure, source.raw[instead.start : instead.end]))
    return changed


def _find_instead(figure: Figure, lost: list[_Lost], near: frozenset[str]) -> Figure | None:
    """The library's figure in whose place this one stands; None where it is a further one."""
    same = [other for other in lost if other.figure.kind == figure.kind]
    if figure.kind in _ADDRESSES:
        return next((other.figure for other in same if not other.figure.value.startswith(figure.value)), None)
    best = max(same, key=lambda other: len(near & other.near), default=None)
    return best.figure if best and near & best.near else None


def _words_around(text: Text, figure: Figure) -> frozenset[str]:
    before = text.folded[max(0, figure.start - _AROUND) : figure.start]
    after = text.folded[figure.end : figure.end + _AROUND]
    return frozenset(word[:_STEM] for word in _WORD.findall(f"{before} {after}"))


def _is_past(text: Text, figure: Figure) -> bool:
    """Whether it tells how long ago something was: that is the customer's, not the library's."""
    before = text.folded[max(0, figure.start - 12) : figure.start]
    return _PAST.match(text.folded, figure.end) is not None or _PAST_BEFORE.search(before) is not None


def _digits(text: str) -> set[str]:
    return set(re.findall(r"\d{1,9}", text))

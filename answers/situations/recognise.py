"""Which situations a customer's message brings: a complaint, praise, a crisis, or a plain question.

A strong cue is enough, weak ones need two of different groups; what we did counts as two where the message asks
nothing. A cue does not count where its sentence only supposes it ("if it ever breaks"), denies it, or (weak ones) asks
about it in general ("how do I return a broken cup?").
Invariant: pure, and linear in the message.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from answers.message.phrasebook import LANGUAGES
from answers.message.small_talk import find_small_talk
from answers.situations.cues import Found, load_cues
from answers.situations.situation import Situation, plain_question, sensed, shown_by
from answers.situations.tokens import BREAKS, Tokens, tokens_of
from index.log_odds import sigmoid
from index.senses import load_senses

_NEEDED = 2  # groups of weak cues
_OURS = "us"  # the group of cues about what we did
_TOLD_FROM = 6  # words
_QUESTIONS = frozenset({"?", "??"})
_SUPPOSED_WITHIN = 12  # words in front of a cue
_ASKED_WITHIN = 16
_DENIED_WITHIN = 2
_KIND_TALK = frozenset({"praise", "thanks"})
_GUARD_REACH = {"hypothetical": _SUPPOSED_WITHIN, "asking": _ASKED_WITHIN, "negation": _DENIED_WITHIN}


@lru_cache(maxsize=1024)
def recognise(message: str, lang: str | None) -> tuple[Situation, ...]:
    """What holds of complaint, praise and crisis, in this order; `question` alone where nothing does.

    Args:
        message: What the customer wrote.
        lang: Its language; None or another one than the five tries all of them.
    """
    tokens = tokens_of(message)
    found = _found(tokens, lang)
    shown = _shown(found, tokens.words)
    complaint, praise, crisis = shown["complaint"], shown["praise"], shown["crisis"]
    complaint = _outside(complaint, crisis)
    if complaint and praise:
        complaint, praise = _weigh(complaint, praise, found)
    if not (complaint or praise or crisis) and _is_kind_talk(message):
        return (shown_by("praise", message, ((0, len(message)),)),)
    held = (("complaint", complaint), ("praise", praise), ("crisis", crisis))
    situations = tuple(shown_by(name, message, _ranges(cues, tokens)) for name, cues in held if cues)
    return situations or (plain_question(),)


def recognise_sensed(message: str, lang: str | None, odds: Mapping[str, float]) -> tuple[Situation, ...]:
    """The same, where the message's meaning is known: it adds what no cue shows, and never takes a cue back.

    Args:
        message: What the customer wrote.
        lang: Its language, as above.
        odds: Log-odds of each situation by the message's meaning; empty where nobody can tell.
    """
    shown = {it.name: it for it in recognise(message, lang)}
    least = load_senses().least if odds else {}
    for name in ("complaint", "praise", "crisis"):
        probability = sigmoid(odds.get(name, -math.inf)) if odds else 0.0
        if name not in shown and name in least and probability >= least[name]:
            shown[name] = sensed(name, probability)
    if len(shown) > 1:
        shown.pop("question", None)
    return tuple(shown[name] for name in ("complaint", "praise", "crisis", "question") if name in shown)


def _found(tokens: Tokens, lang: str | None) -> list[Found]:
    """The cues of its language; where that is not known, those of the language that accounts for most words."""
    langs = (lang,) if lang in LANGUAGES else LANGUAGES
    return max((load_cues(each).find(tokens) for each in langs), key=_covered)


def _covered(found: Iterable[Found]) -> int:
    return len({at for each in found for at in range(each.start, each.end)})


def _shown(found: Sequence[Found], words: Sequence[str]) -> dict[str, list[Found]]:
    """The cues that count, by the situation that they are enough for."""
    guards = _guarded(found, words)
    shown: dict[str, list[Found]] = {}
    for name in ("complaint", "praise", "crisis"):
        counting = [each for each in found if each.cue.about == name and _counts(each, guards)]
        strong = [each for each in counting if each.cue.strength != "weak"]
        weak = [each for each in counting if each.cue.strength == "weak"]
        groups = {each.cue.group for each in _apart(weak)}
        told = _OURS in groups and _only_tells(found, words)
        enough = strong or len(groups) + told >= _NEEDED
        shown[name] = (strong or weak) if enough else []
    return shown


def _only_tells(found: Iterable[Found], words: Sequence[str]) -> bool:
    """Whether the message asks and wishes nothing: who only tells what we did to him complains of it."""
    asks = any(each.cue.about == "asking" for each in found) or not _QUESTIONS.isdisjoint(words)
    return not asks and len(words) >= _TOLD_FROM


def _guarded(found: Iterable[Found], words: Sequence[str]) -> dict[str, set[int]]:
    """For each kind of guard the words that it reaches: those after it, up to the end of its sentence."""
    reached: dict[str, set[int]] = {guard: set() for guard in _GUARD_REACH}
    for each in found:
        reach = _GUARD_REACH.get(each.cue.about)
        if reach is None:
            continue
        end = next((at for at in range(each.end, min(each.end + reach, len(words))) if words[at] in BREAKS), None)
        reached[each.cue.about].update(range(each.end, each.end + reach if end is None else end))
    return reached


def _counts(found: Found, guards: dict[str, set[int]]) -> bool:
    if found.cue.strength == "sure":
        return True
    if found.start in guards["hypothetical"] or found.start in guards["negation"]:
        return False
    return found.cue.strength == "strong" or found.start not in guards["asking"]


def _apart(found: Sequence[Found]) -> list[Found]:
    """Those that do not stand inside an earlier one."""
    apart: list[Found] = []
    end = 0
    for each in found:
        if each.start >= end:
            apart.append(each)
            end = each.end
    return apart


def _weigh(complaint: list[Found], praise: list[Found], found: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """Praise beside a complaint: the trouble may be settled; without a "but" the praise is meant ironically."""
    about = {each.cue.about for each in found}
    if any(each.cue.strength == "strong" for each in praise) and all(each.cue.strength == "weak" for each in complaint):
        return [], praise
    if "settled" in about and all(each.cue.strength != "sure" for each in complaint):
        return [], praise
    return complaint, _outside(praise, complaint) if "contrast" in about else []


def _outside(found: Iterable[Found], others: Iterable[Found]) -> list[Found]:
    """Those that share no word with the others."""
    taken = {at for each in others for at in range(each.start, each.end)}
    return [each for each in found if taken.isdisjoint(range(each.start, each.end))]


def _is_kind_talk(message: str) -> bool:
    talk = find_small_talk(message)
    return talk is not None and talk.kind in _KIND_TALK


def _ranges(found: Sequence[Found], tokens: Tokens) -> tuple[tuple[int, int], ...]:
    """Where the cues stand in the message; those that overlap become one."""
    ranges: list[tuple[int, int]] = []
    for each in found:
        start, end = tokens.spans[each.start][0], tokens.spans[each.end - 1][1]
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)

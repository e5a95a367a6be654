"""Why the outcome is ready, adapt or none, in one sentence that names the bars in plain words."""

from collections.abc import Iterator, Mapping, Sequence

from answers.explaining.suggestion import quote
from answers.explanation import Because, Foreseen, WhyOutcome
from answers.obstacles import list_obstacles
from answers.suggestions import Suggestion
from answers.verdict import Verdict
from index.explanation import Elsewhere, Setting
from index.items import Ranked
from index.outcome import find_answered, find_reason

_LIKE_OWN, _LIKE_OTHERS = 0.75, 0.25  # of the way from what is found without an answer to what is found with it
_FITTING = ("sure", "obstacle")  # what speaks against did not decide
_NARROWEST = 1.0  # strength: a smaller way says nothing

Titles = Mapping[str, str]


def explain_outcome(verdict: Verdict, titles: Titles, suggestions: Sequence[Suggestion]) -> WhyOutcome:
    """The reasons for what `outcome_of` says of these."""
    bars = verdict.tolerance.find_bars()
    first = verdict.ranked[0] if verdict.ranked else None
    setting = first.explanation.setting if first and first.explanation else None
    foreseen = _find_foreseen(setting)
    strength = first.explanation.strength if first and first.explanation else 0.0
    elsewhere = setting.elsewhere if setting else None
    because, said, obstacles = _find_because(verdict, titles, suggestions)
    told = () if because == "small_talk" else (*_list_remarks(because, strength, foreseen, elsewhere), *obstacles)
    return WhyOutcome(
        because=because,
        said=said,
        remarks=told,
        answered=round(find_answered(first), 4) if first else 0.0,
        least_answered=round(bars.answered, 4),
        confidence=round(first.confidence, 4) if first else 0.0,
        least_confidence=round(bars.ready, 4),
        strength=strength,
        foreseen=foreseen,
        elsewhere=elsewhere,
    )


def _find_because(
    verdict: Verdict, titles: Titles, suggestions: Sequence[Suggestion]
) -> tuple[Because, str, Sequence[str]]:
    """The reason, the sentence, and sentences for obstacles that did not decide."""
    if verdict.small_talk is not None:
        return "small_talk", verdict.small_talk.said, ()
    hits, tolerance, bars = verdict.ranked, verdict.tolerance, verdict.tolerance.find_bars()
    reason = find_reason(hits, bars)
    if reason == "nothing_found":
        return reason, "Nothing in the library has to do with this question.", ()
    if reason == "no_answer":
        return reason, _say_no_answer(find_answered(hits[0]), bars.answered, tolerance.missed_at_most), ()
    obstacles = _list_obstacles(hits[0], titles, suggestions)
    if reason != "sure":
        said = _say_near_equal(hits, titles) if reason == "near_equal" else _say_unsure(hits[0], titles, bars.ready)
        return reason, said, [f"Besides, {obstacle}." for obstacle in obstacles]
    fits = f"It fits ({_percent(hits[0].confidence)})"
    if obstacles:
        return "obstacle", f"{fits}, but {'; '.join(obstacles)}.", ()
    wrong = _in_100(tolerance.ready_wrong_at_most)
    said = f"{fits} and nothing else comes near; above {_percent(bars.ready)}, at most {wrong} should be wrong."
    return reason, said, ()


def _say_near_equal(hits: Sequence[Ranked], titles: Titles) -> str:
    both = " and ".join(quote(titles[hit.group]) for hit in hits[:2])
    return f"{both} fit almost equally well, so a person has to choose."


def _say_no_answer(answered: float, least: float, missed_at_most: float) -> str:
    has, needed = _percents(answered, least)
    return (
        f"The library probably has no answer: {has} that it has one, and below {needed} none is claimed, "
        f"which costs at most {_in_100(missed_at_most)} right answers."
    )


def _say_unsure(first: Ranked, titles: Titles, least: float) -> str:
    answered = find_answered(first)
    if first.explanation is not None and not first.explanation.setting.read:
        return "Only words could be compared, not their meaning, and that is never enough for “ready”."
    if answered <= least:
        has, needed = _percents(answered, least)
        return f"It is not sure that the library answers this: {has}, and “ready” needs more than {needed}."
    has, needed = _percents(first.confidence, least)
    title = quote(titles[first.group])
    return (
        f"The library has an answer ({_percent(answered)}), but whether it is {title} is less sure: "
        f"{has}, and “ready” needs more than {needed}."
    )


def _list_obstacles(first: Ranked, titles: Titles, suggestions: Sequence[Suggestion]) -> list[str]:
    if not suggestions or suggestions[0].entry.id != first.group:
        return [f"{quote(titles[first.group])} cannot be shown: ask its owner to mend it"]
    return [obstacle.said for obstacle in list_obstacles(suggestions[0])]


def _find_foreseen(setting: Setting | None) -> Foreseen | None:
    if setting is None or setting.strength_with is None or setting.strength_without is None:
        return None
    return Foreseen(setting.strength_with, setting.strength_without)


def _list_remarks(
    because: Because, strength: float, foreseen: Foreseen | None, elsewhere: Elsewhere | None
) -> Iterator[str]:
    if foreseen is not None and (said := _say_foreseen(because, strength, foreseen)):
        yield said
    if elsewhere is not None and because not in _FITTING:
        yield f"It is also like a question that is usually asked elsewhere: {quote(elsewhere.text)}."


def _say_foreseen(because: Because, strength: float, foreseen: Foreseen) -> str:
    """Where the first one lies between what finds an answer here and what does not; "" where that decided nothing."""
    width = max(foreseen.with_answer - foreseen.without_answer, _NARROWEST)
    place = (strength - foreseen.without_answer) / width
    if place >= _LIKE_OWN:
        return "" if because == "no_answer" else "It is as near as questions that this library answers usually are."
    if place > _LIKE_OTHERS:
        return "It is less near than questions that this library answers usually are, and nearer than others."
    return "" if because in _FITTING else "It is no nearer than questions are that this library does not answer."


def _in_100(share: float) -> str:
    return f"{share * 100:g} in 100"


def _percent(probability: float) -> str:
    """Whole percents, never 0 or 100: nothing here is certain."""
    return f"{min(99, max(1, round(probability * 100)))}%"


def _percents(value: float, bar: float) -> tuple[str, str]:
    """Both, with as many digits as tell them apart."""
    if _percent(value) != _percent(bar):
        return _percent(value), _percent(bar)
    return f"{value:.2%}", f"{bar:.2%}"

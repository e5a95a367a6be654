"""From a ranking to its explanation: nothing is measured again, so that the numbers are those that ranked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.confidence import find_pull_of_contrast, is_understood
from index.documents import Document
from index.explanation import Counted, Elsewhere, Explanation, MatchedAs, Setting
from index.fusion import Parts, take_apart
from index.items import Ranked
from index.library import Library
from index.ranking import Candidate, Compared, Question, Ranking
from index.rehearsal import Foreseen
from index.texts import list_stems, list_words

AGAINST = 0.5  # log-odds that what is asked elsewhere takes from an answer before it is worth a word
DIGITS = 4  # of a strength: as many as it is ranked with


def explain(
    ranked: Sequence[Ranked], library: Library, question: Question, ranking: Ranking, foreseen: Foreseen
) -> tuple[Ranked, ...]:
    """Return the groups that `ranking` became, each with its explanation."""
    if not ranked or ranking.compared is None:
        return tuple(ranked)
    setting = _find_setting(library, ranking, foreseen)
    parts, places = take_apart(ranking.compared.evidence), _find_places(ranking.compared)
    return tuple(
        replace(one, explanation=_explain_one(one, library, question, candidate, setting, parts, places))
        for one, candidate in zip(ranked, ranking.candidates, strict=False)
    )


def _find_places(compared: Compared) -> dict[int, int]:
    return {item: place for place, item in enumerate(compared.items.tolist())}


def _find_setting(library: Library, ranking: Ranking, foreseen: Foreseen) -> Setting:
    knows = foreseen.count > 0 and not ranking.candidates[0].crossing
    against = ranking.elsewhere and find_pull_of_contrast(ranking, foreseen) <= -AGAINST
    return Setting(
        foreseen.strength if knows else None,
        foreseen.strength_without if knows else None,
        Elsewhere(ranking.elsewhere, round(ranking.contrast, DIGITS)) if against else None,
        is_understood(ranking.candidates[0], library),
    )


def _explain_one(
    one: Ranked,
    library: Library,
    question: Question,
    candidate: Candidate,
    setting: Setting,
    parts: Parts,
    places: dict[int, int],
) -> Explanation:
    document = library.documents[candidate.item]
    place = places[candidate.item]
    asked = _list_asked(question, question.lang or library.main_language)
    known = set() if candidate.crossing else set(list_stems(one.matched, document.lang))
    return Explanation(
        setting=setting,
        matched_as=_find_role(document, candidate.place),
        lang=document.lang,
        words=tuple(word for stem, word in asked.items() if stem in known),
        words_asked=len(asked),
        crossing=candidate.crossing,
        strength=candidate.strength,
        counted=tuple(_list_counted(library, parts, place)),
    )


def _list_asked(question: Question, lang: str | None) -> dict[str, str]:
    """Return the question's distinct words by their stem, each as it is first written."""
    words: dict[str, str] = {}
    for word in list_words(question.text):
        for stem in list_stems(word, lang):
            words.setdefault(stem, word)
    return words


def _find_role(document: Document, place: int) -> MatchedAs:
    if place < 0 or not document.phrasings:
        return "answer"
    return "question" if document.weights[place] == 1.0 else "learned"


def _list_counted(library: Library, parts: Parts, place: int) -> Iterator[Counted]:
    for number, of_encoder in enumerate(library.dense):
        yield Counted("phrasings", of_encoder.encoder.name, _get(parts.phrasing[number, place]))
        yield Counted("passage", of_encoder.encoder.name, _get(parts.passage[number, place]))
    yield Counted("words", None, _get(parts.words[place]))
    yield Counted("passage_words", None, _get(parts.answer_words[place]))
    yield Counted("learned", None, _get(parts.learned[place]))
    yield Counted("tokens", None, _get(parts.tokens[place]))


def _get(value: float) -> float:
    return round(float(value), DIGITS)

"""The check on stock apologies: such as fit every mishap, hang on a condition, or are about the customer's feelings.

An apology that says what happened is never one: "Sorry that your Duo arrived with a cracked tank." Lists:
`boilerplate_apology` is so wherever it stands; `stock_trouble` and `apology_condition` only with an apology in the same
sentence; `bare_apology` where its clause says nothing else; `alone_apology` where its whole sentence, and those around
it, say nothing else.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text
from answers.message.sentences import Sentence

_REFUSAL = re.compile(r"(?:sorry|apologies), +(?:if|in case|should)\b")  # "Sorry, if the seal is broken we can't"
_CLAUSE_END = re.compile(r"\s*(?:$|[.!?;:,)\n…]|[-–—] |(?:and|or|but|en|maar|og|men|und|aber|et|mais)\b|[^\w\s'\"(])")
_LEAD = 45  # characters before a bare apology that say nothing yet: "Hello Priya, once again our"
_ENOUGH = 20  # apologies that stand alone; nobody writes as many
_OPENING = 2  # characters of quotes or marks before a sentence's first word
_APART = 90  # characters; what lies farther from the apology is marked by itself
_STEM = 5


@check("boilerplate_apology")
def boilerplate_apology(draft: Draft, _parameters: Parameters) -> Finding:
    """An apology says what happened; it is not a stock phrase, hangs on no "if", and is not about what they feel."""
    text, lang = draft.read, draft.spoken
    apologies = find_phrases("apology", lang, text)
    found = {span for span in find_phrases("boilerplate_apology", lang, text) if not _refuses(text, span)}
    if apologies:
        found.update(_with_apology(text, find_phrases("stock_trouble", lang, text), apologies))
        found.update(_on_condition(text, find_phrases("apology_condition", lang, text), apologies))
        found.update(span for span in find_phrases("bare_apology", lang, text) if _is_bare(text, span))
        found.update(_alone(draft, find_phrases("alone_apology", lang, text)))
    matches = _joined(span for span in found if not text.is_quoted(span[0]))
    if not matches:
        return passed("No stock apology.")
    said = " ".join(draft.text[slice(*matches[0])].split())
    return failed(f"Say what went wrong, in your own words, instead of “{said}”.", matches)


def _refuses(text: Text, span: Span) -> bool:
    return _REFUSAL.match(text.folded, *span) is not None


def _with_apology(text: Text, stock: tuple[Span, ...], apologies: tuple[Span, ...]) -> Iterator[Span]:
    """Stock words in a sentence that apologises, together with the nearest apology."""
    told = _by_sentence(text, apologies)
    for start, end in stock:
        sentence = text.find_sentence(start)
        near = told.get(sentence.start) if sentence else None
        if near:
            first, last = min(near, key=lambda apology: abs(apology[0] - start))
            close = abs(first - start) <= _APART
            yield (min(first, start), max(last, end)) if close else (start, end)


def _on_condition(text: Text, conditions: tuple[Span, ...], apologies: tuple[Span, ...]) -> Iterator[Span]:
    """Conditions that come before an apology of the same sentence, up to it."""
    told = _by_sentence(text, apologies)
    for start, end in conditions:
        sentence = text.find_sentence(start)
        later = [apology for apology in told.get(sentence.start, ()) if apology[0] >= end] if sentence else []
        if later and later[0][0] - end <= _APART:
            yield start, later[0][1]


def _by_sentence(text: Text, spans: tuple[Span, ...]) -> dict[int, list[Span]]:
    """The spans under the start of their sentence; a few a sentence are enough to judge it."""
    gathered: dict[int, list[Span]] = {}
    for span in spans:
        sentence = text.find_sentence(span[0])
        if sentence and len(gathered.setdefault(sentence.start, [])) < 8:
            gathered[sentence.start].append(span)
    return gathered


def _is_bare(text: Text, span: Span) -> bool:
    """Whether the clause says nothing but this."""
    sentence = text.find_sentence(span[0])
    return (
        sentence is not None
        and span[0] - sentence.start <= _LEAD
        and _CLAUSE_END.match(text.folded, span[1]) is not None
    )


def _alone(draft: Draft, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Those whose sentence says nothing else, where neither sentence around speaks of what the message was about."""
    text, name = draft.read, draft.customer_name or ""
    if not spans or not draft.question:
        return
    asked = _stems(draft.question, name)
    for start, end in spans[:_ENOUGH]:
        sentence = text.find_sentence(start)
        if sentence is None or start - sentence.start > _OPENING:
            continue
        says_more = any(char.isalnum() for char in text.raw[end : sentence.end])
        if not says_more and not any(_is_concrete(near, asked, name) for near in _around(text, sentence)):
            yield start, end


def _around(text: Text, sentence: Sentence) -> Iterator[Sentence]:
    at = bisect_left(text.sentences, sentence.start, key=lambda each: each.start)
    yield from text.sentences[max(0, at - 1) : at]
    yield from text.sentences[at + 1 : at + 2]


def _is_concrete(sentence: Sentence, asked: frozenset[str], name: str) -> bool:
    return any(char.isdigit() for char in sentence.text) or bool(_stems(sentence.text, name) & asked)


def _stems(text: str, name: str) -> frozenset[str]:
    """How its longer words begin; the customer's name says nothing of what happened."""
    own = {word.text for word in Text(name).words}
    return frozenset(word.text[:_STEM] for word in Text(text).words if len(word.text) >= _STEM and word.text not in own)


def _joined(spans: Iterator[Span]) -> tuple[Span, ...]:
    """In order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)

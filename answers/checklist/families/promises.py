"""The check on promises that somebody must have the authority for: money, gifts, new goods, a delivery, an outcome.

Lists, one a kind: `promise_refund` and so on say how a certain promise of ours reads; `promise_condition` what makes it
a rule or leaves it to others; `promise_full` what makes it firm beside a term ("in full, within 5 days");
`promise_unpaid` what is promised by a "not" ("you won't pay a penny").
"""

import re
from collections.abc import Sequence
from typing import Literal, get_args

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, fold, lies_in
from answers.message.sentences import Sentence, sentences_of

Kind = Literal["refund", "compensation", "replacement", "discount", "delivery", "guarantee"]

_SAID: dict[Kind, str] = {
    "refund": "a refund",
    "compensation": "compensation",
    "replacement": "a replacement",
    "discount": "a discount",
    "delivery": "a delivery",
    "guarantee": "an outcome",
}
_NEGATED = re.compile(
    r"\b(?:no(?! questions| matter| doubt| worries| problem| ifs| (?:extra )?c(?:ost|harge))|not(?! only)|never|"
    r"nothing|geen(?! zorgen| probleem| paniek| twijfel)|niet(?! alleen)|nooit|niets|ikke(?! bekymr)|"
    r"ingen(?! problem)|intet|aldrig|kein\w{0,3}(?!\w| sorge| problem| frage| zweifel| angst)|nicht(?! nur)|nie|nichts|"
    r"ne(?! vous inquietez| t'inquiete)|pas(?! de souci| de probleme| d'inquietude| de panique)|"
    r"aucune?(?! souci| probleme| doute| inquietude)|jamais|rien)\b|"
    r"(?<!do)n't\b|don't(?! (?:you )?worry)\b|\bn'(?!ayez crainte)"
)
_TERM = re.compile(
    r"\b(?:within|in|binnen|inden for|inden|innerhalb|sous|dans|d'ici)(?: (?:von|un delai de|hoogstens|max\.?))? "
    r"\w{1,8} (?:(?:working|business|full|jours?) )?"
    r"(?:days?|werkdag|dag|hverdag|arbejdsdag|werktag|arbeitstag|tage|jours?|ouvr|week|weken|uger|wochen|semaines)"
)
_BLANK = re.compile(r"\[[^\[\]\n]{1,60}\]")
_A_VALUE = 3  # words that a blank may be filled with: "Friday 4 December"
_BEHIND = 45  # characters after a promise in which a "not" still denies it: "wir erstatten Ihnen das nicht"
_SHARE = 0.8  # of the words of the library's sentence that must still stand in the draft's


class Promises(Parameters):
    """Which promises a department may make."""

    allow: list[Kind] = Field(
        default=[], description="kinds of promises that may be made: " + ", ".join(get_args(Kind))
    )


@check("unauthorised_promise")
def unauthorised_promise(draft: Draft, parameters: Promises) -> Finding:
    """It promises no money, gift, new goods, delivery or outcome as certain, unless the library's answer does.

    Rules ("once it is back", "within 5 working days"), questions, refusals and what has been done already pass, and so
    does a sentence of the library's answer. `allow` names kinds that a department may promise: refund, compensation,
    replacement, discount, delivery, guarantee.
    """
    found = {span: kind for kind in get_args(Kind) if kind not in parameters.allow for span in _promises(draft, kind)}
    matches = _apart(found)
    if not matches:
        return passed("It promises nothing on its own account.")
    kinds = " and ".join(dict.fromkeys(_SAID[found[span]] for span in matches))
    return failed(f"Don't promise {kinds} unless it is yours to decide: say who decides, and by when.", matches)


def _promises(draft: Draft, kind: str) -> list[Span]:
    """The promises of a kind that are certain, and the draft's own."""
    text = draft.read
    unpaid = find_phrases("promise_unpaid", draft.spoken, text) if kind == "compensation" else ()
    spans = find_phrases(f"promise_{kind}", draft.spoken, text)
    if not spans and not unpaid:
        return []
    sentences = _Sentences(draft, (*spans, *unpaid))
    kept = []
    for start, end in (*spans, *unpaid):
        sentence = text.find_sentence(start)
        if sentence is None or text.is_quoted(start) or not sentences.is_certain(sentence):
            continue
        if kind == "guarantee" or (start, end) in unpaid or not _is_denied(text, sentence, start, end):
            kept.append((start, end))
    return kept


def _is_denied(text: Text, sentence: Sentence, start: int, end: int) -> bool:
    return _NEGATED.search(text.folded, start, min(end + _BEHIND, sentence.end)) is not None


class _Sentences:
    """Whether what a sentence promises is certain; each is judged once, however much it promises."""

    def __init__(self, draft: Draft, promised: Sequence[Span]) -> None:
        self._text = draft.read
        said = sorted(promised)
        conditions = find_phrases("promise_condition", draft.spoken, draft.read)
        asked = find_phrases("instruction", draft.spoken, draft.read)  # "send it back and we'll refund you"
        self._soft = self._starts((*conditions, *(span for span in asked if not lies_in(span[0], said))))
        self._firm = self._starts(find_phrases("promise_full", draft.spoken, draft.read))
        self._library = _Library(draft.entry.text) if draft.entry else None
        self._certain: dict[int, bool] = {}

    def is_certain(self, sentence: Sentence) -> bool:
        """Whether it is no question, hangs on nothing, names no rule's term and is not the library's."""
        if sentence.start not in self._certain:
            self._certain[sentence.start] = self._judge(sentence)
        return self._certain[sentence.start]

    def _judge(self, sentence: Sentence) -> bool:
        if sentence.start in self._soft or sentence.text.rstrip("\"'”»*_ ").endswith("?"):
            return False
        if sentence.start not in self._firm and _TERM.search(self._text.folded, sentence.start, sentence.end):
            return False
        return self._library is None or not self._library.says(sentence.text)

    def _starts(self, spans: tuple[Span, ...]) -> frozenset[int]:
        sentences = (self._text.find_sentence(start) for start, _ in spans)
        return frozenset(sentence.start for sentence in sentences if sentence)


class _Library:
    """The sentences of the library's answer, as words without their values."""

    def __init__(self, text: str) -> None:
        self._sentences = [
            (_words(_BLANK.sub(" ", each.text)), _A_VALUE * len(_BLANK.findall(each.text)))
            for each in sentences_of(text)
        ]

    def says(self, sentence: str) -> bool:
        """Whether the answer says this, with other values at most; a denial and its opposite are never the same."""
        words = _words(sentence)
        values = any(char.isdigit() for char in sentence)
        return any(
            len(words - said) <= max(blank, values)
            and len(words & said) >= _SHARE * len(said)
            and _denials(words) == _denials(said)
            for said, blank in self._sentences
        )


def _words(sentence: str) -> frozenset[str]:
    """The words of a sentence without those that hold a digit."""
    words = re.findall(r"\w+(?:'\w+)?", fold(sentence))
    return frozenset(word for word in words if not any(char.isdigit() for char in word))


def _denials(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if _NEGATED.search(word))


def _apart(found: dict[Span, Kind]) -> tuple[Span, ...]:
    """In order; of those that overlap the first."""
    ordered = sorted(found, key=lambda span: (span[0], -span[1]))
    kept = ordered[:1]
    for span in ordered[1:]:
        if span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)

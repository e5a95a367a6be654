"""Whether a question, a request or an addition begins at a word, and whether words only lead into one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answers.message.cues import CUES, Cues
from answers.message.words import fold

_WORD = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")
_WHERE = "où"  # French; without its accent it is "or"
_ALTERNATIVES = frozenset({"or", "of", "oder", "ou", "eller"})
_MOST_LEADS = 4
_AUXILIARY_WITHIN = 4  # words after "how" or "which" in which a question has its verb; else it is "how it works"
_SUBORDINATE = frozenset(
    word
    for words in (
        "dat omdat als toen want terwijl zodat voordat nadat zodra hoewel tenzij mits doordat sinds voor of",
        "dass weil ob wenn da bevor nachdem damit sobald falls sodass seit bis obwohl",
        "at fordi hvis nar som mens inden for efter selvom siden",
        "if because that since although when while que parce car si lorsque comme",
    )
    for word in words.split()
)
_CONDITIONS = ("if so", "if yes", "if not", "zo ja", "zo niet", "hvis ja", "i sa fald", "wenn ja", "falls ja", "si oui")
_FRENCH_OBJECTS = frozenset({"la", "le", "les", "l"})  # articles too, but not in front of a verb
_INFINITIVES = ("er", "ir", "re")
_PERSONS = frozenset(
    {"ik", "je", "jij", "u", "jullie", "we", "wij", "jeg", "du", "i", "vi", "man", "ich", "ihr", "sie", "wir"}
)
_SPOKEN_SUBJECTS = frozenset(
    ["je", "vous", "on", "tu", "jai", "cest", "ca"]
)  # "et je peux … ?": French as it is spoken


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word with its range in the message; `after_comma` and `hyphened` tell what stands before and behind."""

    text: str
    start: int
    end: int
    after_comma: bool = False
    hyphened: bool = False


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The words of a stretch of the message that begins at `offset`."""
    tokens: list[Token] = []
    last = 0
    for found in _WORD.finditer(text):
        between = text[last : found.start()]
        written = found.group()
        if written.isalnum() and written.isascii():
            word = written.lower()
        else:
            word = _WHERE if written.casefold() == _WHERE else fold(written)
        after_comma, hyphened = "," in between or ";" in between, text[found.end() : found.end() + 1] == "-"
        tokens.append(Token(word, offset + found.start(), offset + found.end(), after_comma, hyphened))
        last = found.end()
    return tokens


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The cues of one language, applied to words."""

    lang: str
    cues: Cues

    def after_leads(self, tokens: Sequence[Token], at: int = 0) -> int:
        """The place of the first word that is no mere "and", "also", "hi"."""
        end = min(len(tokens), at + _MOST_LEADS)
        while at < end and tokens[at].text in self.cues.leads:
            at += 1
        return at

    def asks(self, tokens: Sequence[Token], at: int, *, marked: bool) -> bool:
        """Whether a question begins at this word; `marked` says that a question mark follows somewhere."""
        if at >= len(tokens):
            return False
        word, following = tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
        if word in self.cues.asks:
            strict = self.lang == "en" or (at > 0 and tokens[at].after_comma)
            return not strict or self._has_auxiliary(tokens, at)
        if word in self.cues.helps and following in self.cues.subjects:
            return True
        if self.lang == "fr":
            return self._asks_in_french(word, following, spoken=marked and at > 0)
        return marked and self.cues.any_verb and following in _PERSONS and self._may_be_verb(word)

    def _asks_in_french(self, word: str, following: str, *, spoken: bool) -> bool:
        """Whether it is "y a-t-il", "où" without its accent, or the order of a statement: "et je peux …"."""
        if (word == "ou" and following in self.cues.helps) or (word == "y" and following == "a"):
            return True
        return spoken and word in _SPOKEN_SUBJECTS

    def is_alternative(self, tokens: Sequence[Token]) -> bool:
        """Whether the words give another choice to the question before, or depend on it: "Or do I …", "If not, …"."""
        words = [token.text for token in tokens[:3]]
        if " ".join(words[:2]) in _CONDITIONS or " ".join(words) in _CONDITIONS:
            return True
        where = words[:1] == ["ou"] and words[2:] != ["ce"] and self.asks(tokens, 0, marked=False)
        return words[:1] != [] and words[0] in _ALTERNATIVES and not where

    def wishes(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a request begins at this word."""
        return _starts_with(tokens, at, self.cues.wishes) > 0

    def adds(self, tokens: Sequence[Token]) -> bool:
        """Whether these words announce something more."""
        return _starts_with(tokens, 0, self.cues.adds) > 0

    def only_wraps(self, tokens: Sequence[Token]) -> bool:
        """Whether these words say nothing but that a question follows."""
        at = self.after_leads(tokens)
        taken = _starts_with(tokens, at, self.cues.wraps)
        return taken > 0 and self.after_leads(tokens, at + taken) >= len(tokens)

    def is_empty(self, tokens: Sequence[Token]) -> bool:
        """Whether nothing in these words could be looked up: "how do I do it", "can you help me"."""
        cues = self.cues
        said = cues.asks | cues.helps | cues.subjects | cues.points | cues.leads | cues.empty
        return all(token.text in said for token in tokens)

    def ends_in_condition(self, tokens: Sequence[Token]) -> bool:
        """Whether what follows depends on the answer: "…, and if so, …"."""
        return " ".join(token.text for token in tokens[-3:]).endswith(_CONDITIONS)

    def points_back(self, tokens: Sequence[Token], within: int) -> bool:
        """Whether one of the first words refers to what was said before."""
        at = self.after_leads(tokens)
        words = [token.text for token in tokens[at : at + within + 1]]
        return any(
            word in self.cues.points
            or (self.lang == "fr" and word in _FRENCH_OBJECTS and following.endswith(_INFINITIVES))
            for word, following in zip(words[:within], [*words[1:], ""], strict=False)
        )

    def is_thin(self, tokens: Sequence[Token]) -> bool:
        """Whether at most one word in these could be looked up: "when will it arrive"."""
        return sum(not self.is_empty([token]) for token in tokens) <= 1

    def _has_auxiliary(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the question's verb follows soon: "how it works" and "wo mein Paket ist" are parts of others."""
        shortened = self.lang == "en" and tokens[at].text.endswith("s") and tokens[at].text != "whose"
        nearby = tokens[at + 1 : at + 1 + _AUXILIARY_WITHIN]
        if self.lang != "en" and nearby and nearby[-1] is tokens[-1]:
            nearby = nearby[:-1]
        return (
            shortened
            or tokens[at].text == "who"
            or any(token.text in self.cues.helps or token.text == "about" for token in nearby)
        )

    def _may_be_verb(self, word: str) -> bool:
        known = self.cues.subjects | self.cues.leads | self.cues.joins | _SUBORDINATE
        return word not in known and not word.isdigit()


def find_beginnings(lang: str | None) -> Beginnings | None:
    """The beginnings of a language, None where nobody wrote them down."""
    return Beginnings(lang, CUES[lang]) if lang in CUES else None


def _starts_with(tokens: Sequence[Token], at: int, phrases: Sequence[str]) -> int:
    """How many words the longest of the phrases takes here; 0 where none begins."""
    here = " ".join(token.text for token in tokens[at : at + 7]) + " "
    return next((len(phrase.split()) for phrase in phrases if here.startswith(phrase + " ")), 0)

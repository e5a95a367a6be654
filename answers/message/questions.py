"""Several questions in one message: where the next one begins, as far as the words alone tell.

These are proposals: the library has the last word (`answers.asked`). Cutting wrongly is worse than not cutting, so a
statement stays with the question that it belongs to, and a clause is cut off only where a question of its own begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answers.message.beginnings import Beginnings, Token, find_beginnings, tokens_of
from answers.message.sentences import Sentence, sentences_of
from answers.message.small_talk import find_small_talk

MOST_PARTS = 4
_LEAST_WORDS = 3  # of a part that stands by itself: "and why?" does not
_MAY_BE_SEVERAL = re.compile(
    r"[?!.;…\n,]\s*\S|[?!](?=\w)|\s(?:and|plus|en|og|und|et|also|ook|også|auch|aussi)\s", re.IGNORECASE
)
_POINTS_WITHIN = 2  # words: "It has been …", "Die war …"
_REFERS_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A question of the message, with its range.

    `context` is what a pronoun in it may refer to, else empty; `thin` says that it means little without.
    """

    text: str
    start: int
    end: int
    context: str = ""
    thin: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence; `own` says that a list or an "also" makes it a matter of its own."""

    tokens: Sequence[Token]
    start: int
    end: int
    is_question: bool
    own: bool


@dataclass(slots=True)
class _Unit:
    clauses: list[_Clause]

    @property
    def tokens(self) -> list[Token]:
        return [token for clause in self.clauses for token in clause.tokens]


def split_questions(text: str, lang: str | None) -> tuple[Part, ...]:
    """The questions of the message in order, at most four; empty where it asks just one thing, or nothing."""
    if not _MAY_BE_SEVERAL.search(text):
        return ()
    beginnings = find_beginnings(lang)
    clauses = [clause for sentence in sentences_of(text) for clause in _clauses(sentence, beginnings)]
    if sum(clause.is_question or clause.own for clause in clauses) < 2 and not any(c.own for c in clauses[1:]):
        return ()
    units = _units([clause for clause in clauses if not _says_nothing(text, clause, beginnings)], beginnings)
    if len(units) < 2:
        return ()
    for surplus in units[MOST_PARTS:]:
        units[MOST_PARTS - 1].clauses += surplus.clauses
    return tuple(_parts(text, units[:MOST_PARTS], beginnings))


def _clauses(sentence: Sentence, beginnings: Beginnings | None) -> Iterator[_Clause]:
    """The sentence, cut where a second question begins in it."""
    tokens = tokens_of(sentence.text, sentence.start)
    marked = sentence.text.rstrip('"”’)» ').endswith("?")
    if beginnings is None:
        yield _Clause(tokens, sentence.start, sentence.end, marked, sentence.listed)
        return
    begin, start, own = 0, sentence.start, sentence.listed or _is_added(tokens, beginnings, marked=marked)
    for cut, after in _cuts(tokens, beginnings, marked=marked):
        left = tokens[begin:cut]
        if len(left) < _LEAST_WORDS or len(tokens) - after < _LEAST_WORDS or beginnings.only_wraps(left):
            continue
        joined = tokens[cut].text in beginnings.cues.joins
        if not _is_question(left, beginnings, wishes=joined) or beginnings.ends_in_condition(left):
            continue
        if beginnings.is_empty(tokens[after:]):
            continue
        yield _Clause(left, start, left[-1].end, is_question=True, own=own)
        begin, start, own = after, tokens[after].start, False
    rest = tokens[begin:]
    yield _Clause(rest, start, sentence.end, begin > 0 or marked or _is_question(rest, beginnings), own)


def _is_added(tokens: Sequence[Token], beginnings: Beginnings, *, marked: bool) -> bool:
    """Whether a sentence begins with "Also", or with "And" and a question that does not look back."""
    if beginnings.adds(tokens):
        return True
    joined = bool(tokens) and tokens[0].text in beginnings.cues.joins
    asks = joined and beginnings.asks(tokens, beginnings.after_leads(tokens), marked=marked)
    return asks and not beginnings.points_back(tokens, _REFERS_WITHIN)


def _cuts(tokens: Sequence[Token], beginnings: Beginnings, *, marked: bool) -> Iterator[tuple[int, int]]:
    """(first word that is cut away, first word of the new question), wherever a question or request may begin."""
    for at in range(1, len(tokens)):
        joined = tokens[at].text in beginnings.cues.joins and not tokens[at].hyphened
        if not joined and not tokens[at].after_comma:
            continue
        after = beginnings.after_leads(tokens, at)
        if beginnings.asks(tokens, after, marked=marked) or (joined and beginnings.wishes(tokens, after)):
            yield at, after


def _is_question(tokens: Sequence[Token], beginnings: Beginnings, *, wishes: bool = True) -> bool:
    """Whether the words ask or wish something from their beginning, or from a comma in them on."""
    starts = [0, *(place for place, token in enumerate(tokens) if token.after_comma)]
    return any(
        beginnings.asks(tokens, at, marked=False) or (wishes and beginnings.wishes(tokens, at))
        for at in (beginnings.after_leads(tokens, start) for start in starts)
    )


def _says_nothing(text: str, clause: _Clause, beginnings: Beginnings | None) -> bool:
    """Whether the clause is a greeting, thanks, or just announces questions."""
    if beginnings is not None and beginnings.only_wraps(clause.tokens):
        return True
    return find_small_talk(text[clause.start : clause.end]) is not None


def _units(clauses: Sequence[_Clause], beginnings: Beginnings | None) -> list[_Unit]:
    """The questions, each with the statements that lead to it or that look back at it."""
    units: list[_Unit] = []
    waiting: list[_Clause] = []
    for place, clause in enumerate(clauses):
        following = clauses[place + 1] if place + 1 < len(clauses) else None
        stands = len(clause.tokens) >= _LEAST_WORDS and not (beginnings and beginnings.is_empty(clause.tokens))
        if clause.is_question and stands and not (beginnings and beginnings.is_alternative(clause.tokens)):
            if clause.own and waiting:
                units.append(_Unit(waiting))
                waiting = []
            units.append(_Unit([*waiting, clause]))
            waiting = []
        elif clause.is_question and units and not waiting:
            units[-1].clauses.append(clause)
        elif clause.is_question and waiting:
            units.append(_Unit([*waiting, clause]))
            waiting = []
        elif clause.own and not clause.is_question:
            if waiting:
                units.append(_Unit(waiting))
            waiting = [clause]
        elif units and not waiting and _looks_back(clause, following, beginnings):
            units[-1].clauses.append(clause)
        else:
            waiting.append(clause)
    if waiting:
        units = _with_rest(units, waiting)
    return units


def _with_rest(units: list[_Unit], waiting: list[_Clause]) -> list[_Unit]:
    """Statements at the end belong to the last question, unless they are a matter of their own."""
    if units and not waiting[0].own:
        units[-1].clauses += waiting
        return units
    return [*units, _Unit(waiting)]


def _looks_back(clause: _Clause, following: _Clause | None, beginnings: Beginnings | None) -> bool:
    if following is None or following.own:
        return True
    return beginnings is not None and beginnings.points_back(clause.tokens, _POINTS_WITHIN)


def _parts(text: str, units: Sequence[_Unit], beginnings: Beginnings | None) -> Iterator[Part]:
    before = ""
    for unit in units:
        start, end = unit.clauses[0].start, unit.clauses[-1].end
        words = text[start:end]
        refers = beginnings is not None and beginnings.points_back(unit.tokens, _REFERS_WITHIN)
        thin = beginnings is not None and beginnings.is_thin(unit.tokens)
        yield Part(words, start, end, before if refers else "", thin)
        before = words

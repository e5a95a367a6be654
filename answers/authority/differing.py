"""What a text says otherwise than a cleared wording: the words that were left out, added or replaced."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from textwrap import shorten

from answers.authority.values import Slot
from answers.authority.wording import Piece, Wording, matches, plain
from kb.outcomes import Difference

_MOST = 40  # places; a text that differs in more is another text
_LONGEST = 300  # characters that are kept of one
_MOST_NAMED = 3
_LONGEST_NAMED = 60

Word = tuple[Piece, ...]


def find_difference(wordings: Sequence[Wording], text: str) -> Difference:
    """The pairs of (words of the house, words of the text), in order, against the wording that comes nearest.

    Empty where the text keeps to one of them; what stands in a slot as it should is no difference.
    """
    if any(wording.is_kept_by(text) for wording in wordings):
        return ()
    if not wordings:
        return (("", text[:_LONGEST]),)
    written = plain(text).split()
    nearest = max(wordings, key=lambda it: _likeness(it, written))
    pairs = list(_list_pairs(_words_of(nearest), written))
    if not pairs:  # the words are the same, and something is wrong with a value
        pairs = [(_said(word), "") for word in _words_of(nearest) if any(isinstance(it, Slot) for it in word)]
    return tuple((was[:_LONGEST], now[:_LONGEST]) for was, now in pairs[:_MOST])


def count_changed(difference: Difference) -> int:
    """How many characters were taken out or put in."""
    return sum(len(was) + len(now) for was, now in difference)


def say_difference(difference: Difference) -> str:
    """The first of them in words: “five minutes” became “an hour”."""
    said = [_say(was, now) for was, now in difference[:_MOST_NAMED]]
    more = len(difference) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more > 0 else "")


def _say(was: str, now: str) -> str:
    before, after = (f"“{shorten(it, _LONGEST_NAMED, placeholder=' …')}”" for it in (was, now))
    if not was:
        return f"{after} was added"
    return f"{before} became {after}" if now else f"{before} was left out"


def _likeness(wording: Wording, written: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, wording.text.split(), written, autojunk=False)
    return matcher.quick_ratio()


def _list_pairs(words: Sequence[Word], written: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, [_said(word) for word in words], written, autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            continue
        was, now = words[start:end], " ".join(written[from_:to])
        if not (now and was and matches(_joined(was), now)):
            yield " ".join(map(_said, was)), now


def _words_of(wording: Wording) -> list[Word]:
    """The wording as words; a slot belongs to the word that it stands in."""
    words: list[Word] = []
    word: list[Piece] = []
    for piece in wording.pieces:
        if isinstance(piece, Slot):
            word.append(piece)
            continue
        for number, stretch in enumerate(_stretches(piece)):
            if number and word:
                words.append(tuple(word))
                word = []
            if stretch:
                word.append(stretch)
    return [*words, tuple(word)] if word else words


def _stretches(text: str) -> list[str]:
    """The words of a stretch, with an empty one at each end where it begins or ends in white space."""
    before = [""] if text[:1].isspace() else []
    after = [""] if text[-1:].isspace() else []
    return [*before, *text.split(), *after]


def _joined(words: Iterable[Word]) -> list[Piece]:
    return [piece for word in words for piece in word]


def _said(word: Word) -> str:
    return "".join(piece.marker if isinstance(piece, Slot) else piece for piece in word)

"""What counted for one group as an answer to one question, as values; `explaining` makes them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["phrasings", "passage", "words", "passage_words", "learned", "tokens"]
MatchedAs = Literal["question", "learned", "answer"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one kind of evidence gave to the strength; `encoder` is the name of the one that read it, if any did.

    `phrasings` and `words` compare with the questions of an item, `passage` and `passage_words` with its title and
    answer, by meaning and by words; `learned` is what all the library's questions together teach, and `tokens` what
    the strongest few say word by word.
    """

    kind: Kind
    encoder: str | None
    strength: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A question that is asked of others, and by how many spreads this one is nearer to it than the library is."""

    text: str
    nearer: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is true of the question whichever group it finds.

    `strength_with` is what this library's own questions find on average when they are left out and asked, and
    `strength_without` what they find without their entry; both are None where it has too few to say so. `elsewhere` is
    there where it speaks against an answer. `read` says whether an encoder reads question and first item.
    """

    strength_with: float | None
    strength_without: float | None
    elsewhere: Elsewhere | None
    read: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a group was found: the text that matched, in its language, and what makes up the strength.

    `words` are the question's words that the text has, too, of `words_asked`; none where nobody compares them, which
    is so across languages.
    """

    setting: Setting
    matched_as: MatchedAs
    lang: str | None
    words: tuple[str, ...]
    words_asked: int
    crossing: bool
    strength: float
    counted: tuple[Counted, ...]

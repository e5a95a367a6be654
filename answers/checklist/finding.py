"""What a check says of a draft."""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]  # a character range: from, up to
Status = Literal["pass", "fail", "confirm"]


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends the draft without changing what it says; one key makes it.

    `edits` are (start, end, text) in the draft's characters, in order, without overlap. `private_text` is what is to be
    sent in a private message instead, where the edits leave only a pointer to it in public.
    """

    label: str
    edits: tuple[tuple[int, int, str], ...]
    private_text: str | None = None

    def apply(self, text: str) -> str:
        """The text after the fix."""
        for start, end, words in reversed(self.edits):
            text = text[:start] + words + text[end:]
        return text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: its status, why in one sentence, where (character ranges of the text), and what mends it.

    `confirm` is for what a check can't decide: a person looks and ticks it.
    """

    status: Status
    detail: str
    matches: tuple[Span, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the check is content."""
        return self.status == "pass"


def passed(detail: str) -> Finding:
    """The check is content."""
    return Finding("pass", detail)


def failed(detail: str, matches: tuple[Span, ...] = (), fixes: tuple[Fix, ...] = ()) -> Finding:
    """The check objects; `detail` says what to do."""
    return Finding("fail", detail, matches, fixes)


def unsure(detail: str, matches: tuple[Span, ...] = ()) -> Finding:
    """The check can't tell; `detail` says what a person should look at."""
    return Finding("confirm", detail, matches)

"""The automatic checks by name, and what each is given and gives back.

Invariant: a check looks at one draft only, never raises, and says the character ranges that it objects to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from answers.suggestions import Blank, Reply


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply about to be sent, with what is known around it.

    `length` and `limit` are in the channel's units; `lang` is the language that the customer should read, None where
    it is not known; `verified_on` and `stale` are those of the entry behind it, None and False for free text.
    """

    text: str
    blanks: tuple[Blank, ...] = ()
    parts: tuple[str, ...] = ()
    length: int = 0
    limit: int | None = None
    lang: str | None = None
    verified_on: date | None = None
    stale: bool = False
    owner: str | None = None

    @classmethod
    def of(cls, reply: Reply, *, lang: str | None, verified_on: date | None, stale: bool, owner: str | None) -> "Draft":
        """A rendered reply as a draft."""
        return cls(
            text=reply.text,
            blanks=reply.blanks,
            parts=reply.parts,
            length=reply.length,
            limit=reply.limit,
            lang=lang,
            verified_on=verified_on,
            stale=stale,
            owner=owner,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: whether it is content, why in one sentence, and where (character ranges of the text)."""

    passed: bool
    detail: str
    matches: tuple[tuple[int, int], ...] = ()


Check = Callable[[Draft, Mapping[str, object]], Finding]

_CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Registers an automatic check under the name that guidelines use."""

    def register(function: Check) -> Check:
        _CHECKS[name] = function
        return function

    return register


def find_check(name: str) -> Check | None:
    """The check of that name, or None."""
    return _CHECKS.get(name)


def list_check_names() -> tuple[str, ...]:
    """All names, sorted."""
    return tuple(sorted(_CHECKS))

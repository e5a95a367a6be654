"""The automatic checks by name: what each is called, what it wants to know, and how it is run.

Invariant: a check looks at one draft only and says the character ranges that it objects to; one that breaks is said to
have broken, never taken for content.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, unsure
from answers.language import LANGUAGES, say_language

_log = logging.getLogger(__name__)


class Parameters(BaseModel):
    """What a guideline may tell a check; every field has a default and a description."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class Check(Generic[P]):
    """An automatic check; `languages` are those that it knows, None for one that needs none."""

    name: str
    function: Callable[[Draft, P], Finding]
    parameters: type[P]
    languages: tuple[str, ...] | None

    @property
    def doc(self) -> str:
        """What it demands, in its own words."""
        return self.function.__doc__ or ""

    def run(self, draft: Draft, given: Mapping[str, Any]) -> Finding:
        """What it says of the draft; a language that it does not know, and whatever goes wrong, is for a person."""
        if self.languages is not None and draft.spoken is not None and draft.spoken not in self.languages:
            known = ", ".join(say_language(code) for code in self.languages)
            return unsure(f"Read it yourself: this check knows {known}, not {say_language(draft.spoken)}.")
        try:
            return self.function(draft, _read_parameters(self.parameters, dict(given)))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"])
            return unsure(
                f"Read it yourself: the guideline's parameter `{field}` cannot be used, so nothing was checked."
            )
        except Exception as error:  # a broken check must not take the whole checklist with it
            _log.error("check %s broke: %s", self.name, type(error).__name__)  # texts would be logged
            return unsure("Read it yourself: this check broke.")


_CHECKS: dict[str, Check[Any]] = {}


def check(
    name: str, *, languages: tuple[str, ...] | None = LANGUAGES
) -> Callable[[Callable[[Draft, P], Finding]], Callable[[Draft, P], Finding]]:
    """Registers a function (draft, parameters) as the automatic check of this name.

    Its docstring's first line says what it demands; the type of its second parameter says what it may be told.
    """

    def register(function: Callable[[Draft, P], Finding]) -> Callable[[Draft, P], Finding]:
        hints = get_type_hints(function)
        parameters = next(kind for given, kind in hints.items() if given not in {"draft", "return"})
        _CHECKS[name] = Check(name, function, parameters, languages)
        return function

    return register


def find_check(name: str) -> Check[Any] | None:
    """The check of that name, or None."""
    return _CHECKS.get(name)


def list_checks() -> tuple[Check[Any], ...]:
    """All checks, by name."""
    return tuple(_CHECKS[name] for name in sorted(_CHECKS))


def _read_parameters(kind: type[P], given: dict[str, Any]) -> P:
    return kind.model_validate(given) if given else _default(kind)


@lru_cache(maxsize=256)
def _default(kind: type[P]) -> P:
    return kind()

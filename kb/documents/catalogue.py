"""The automatic checks that guidelines may name. They belong to those who read replies; here they are only names."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from kb.documents.entry_checks import Mistake
from kb.documents.guideline import GuidelineDocument
from kb.documents.nearest import nearest_hint

Validator = Callable[[object], None]


class Catalogue(Protocol):
    """What checks there are, and what each may be told.

    A validator takes the value of one parameter and raises ValueError when it cannot be used; the message reads on
    after "file, line, field:" and says what to write instead.
    """

    @property
    def names(self) -> frozenset[str]:
        """The names of all checks."""

    @property
    def parameters(self) -> Mapping[str, Mapping[str, Validator]]:
        """By check, the validators of its parameters by name; a check without parameters may be left out."""


def find_check_mistakes(document: GuidelineDocument, checks: Catalogue) -> Iterator[Mistake]:
    """An unknown check, or parameters that it does not know or cannot use."""
    check = document.check
    if check is None:
        return
    if check not in checks.names:
        hint = nearest_hint(check, checks.names)
        yield Mistake(("check",), f"names the check `{check}`, which does not exist{hint}; correct it or leave it out.")
        return
    known = checks.parameters.get(check, {})
    for name, value in document.parameters.items():
        if name in known:
            try:
                known[name](value)
            except ValueError as error:
                yield Mistake(("parameters", name), str(error))
        else:
            takes = f"it takes {_listed(known)}" if known else "it takes none"
            message = f"is no parameter of the check `{check}`{nearest_hint(name, known)}; {takes}."
            yield Mistake(("parameters", name), message)


def _listed(names: Mapping[str, object]) -> str:
    *most, last = (f"`{name}`" for name in sorted(names))
    return f"{', '.join(most)} and {last}" if most else last

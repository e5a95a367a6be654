"""Who does something, as the audit trail names them."""

from dataclasses import dataclass

from kb.asker import NOBODY, Asker


@dataclass(frozen=True, slots=True)
class Actor:
    """`who` is a name that people know: a person's or a token's, `command line`, or `Speeddial` for its own work."""

    who: str
    asker: Asker = NOBODY


COMMAND_LINE = Actor("command line")
SPEEDDIAL = Actor("Speeddial")

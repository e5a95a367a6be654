"""Who asked: a person or a program's token."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """The ids of a person or of a token; neither for the command line, whose questions leave no receipt."""

    person_id: int | None = None
    token_id: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether an outcome could ever be told apart as theirs."""
        return self.person_id is not None or self.token_id is not None

    @property
    def who(self) -> str:
        """One word that tells this asker from all others."""
        return f"person {self.person_id}" if self.person_id is not None else f"token {self.token_id}"


NOBODY = Asker()  # the command line, and Speeddial itself

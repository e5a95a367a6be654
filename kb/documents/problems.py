"""What is wrong with a library on disk, said so that its writer can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a file relative to the library, a 1-based line, a dotted field, and what to do about it."""

    file: str
    line: int | None
    field: str | None
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f", line {self.line}"
        if self.field:
            place += f", {self.field}"
        return f"{place}: {self.message}"


class LibraryUnreadable(Exception):
    """The library on disk, or the part of it that was asked for, cannot be used; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        more = f" ({count - 1} more {'problem' if count == 2 else 'problems'})" if count > 1 else ""
        super().__init__(f"{self.problems[0]}{more}")


class ProblemFound(Exception):
    """A mistake found deep in one file, on its way to the reader that knows the file's name."""

    def __init__(self, message: str, *, line: int | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.field = field

    def in_file(self, file: str) -> Problem:
        """The same mistake with its file."""
        return Problem(file, self.line, self.field, self.message)


class ProblemsFound(Exception):
    """All mistakes found in one document."""

    def __init__(self, found: Sequence[ProblemFound]) -> None:
        super().__init__("; ".join(one.message for one in found))
        self.found = tuple(found)

"""What can go wrong in the store, as a small tree that carries data. Every message is one sentence for a person."""

from collections.abc import Sequence
from pathlib import Path

from kb.documents.problems import Problem


class KbError(Exception):
    """The store could not do what was asked; nothing was changed."""


class NotFound(KbError):
    """There is no such thing; hidden things look the same."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"There is no {kind} `{key}`; check its name.")
        self.kind, self.key = kind, key


class StaleRevision(KbError):
    """Someone else changed it since it was read; None stands for "does not exist"."""

    def __init__(self, kind: str, key: str, expected: int | None, got: int | None) -> None:
        was = "new" if expected is None else f"at revision {expected}"
        now = "gone" if got is None else f"at revision {got}"
        super().__init__(f"The {kind} `{key}` was {was} when you opened it and is {now} now; load it again.")
        self.kind, self.key, self.expected, self.got = kind, key, expected, got


class DocumentRefused(KbError):
    """A document contradicts itself or the rest of the store."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" ({len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{self.problems[0]}{more}")


class DocumentInUse(KbError):
    """Other documents need this one."""

    def __init__(self, kind: str, key: str, used_by: Sequence[str]) -> None:
        names = ", ".join(used_by[:3]) + (" and others" if len(used_by) > 3 else "")
        super().__init__(f"The {kind} `{key}` cannot go because {names} still needs it; change that first.")
        self.kind, self.key, self.used_by = kind, key, tuple(used_by)


class OutcomeConflict(KbError):
    """Something else was already said about the same suggestion."""

    def __init__(self, receipt_id: str, was: str) -> None:
        super().__init__(f"This suggestion was already noted as {was} in another way; what was noted stays.")
        self.receipt_id, self.was = receipt_id, was


class PromiseResolved(KbError):
    """A promise was answered or given up, so that something else can't become of it."""

    def __init__(self, promise_id: str, was: str) -> None:
        was_said = "kept" if was == "kept" else "given up as broken"
        super().__init__(f"This promise was already {was_said}; load it again to see by whom and when.")
        self.promise_id, self.was = promise_id, was


class EscalationClosed(KbError):
    """A question that was handed over needs no answer any more; `state` says why."""

    def __init__(self, escalation_id: str, state: str) -> None:
        was = "was answered already" if state == "answered" else "was taken back"
        super().__init__(f"This question {was}; nothing more is needed.")
        self.escalation_id, self.state = escalation_id, state


class DeliveryNotResendable(KbError):
    """A message that is on its way, has arrived, or was sent again before."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__("This message is on its way, has arrived or was sent again before; look at what became of it.")
        self.number, self.state = number, state


class CursorUnusable(KbError):
    """A page was asked for with a cursor that no page gave."""

    def __init__(self, cursor: str) -> None:
        super().__init__("The cursor is not one that a page gave; begin again without it.")
        self.cursor = cursor


class ValueRefused(KbError):
    """A value for a person, token or link cannot be used."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class LastAdmin(KbError):
    """The last administrator who may sign in must stay one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the last administrator; make somebody else one first.")
        self.name = name


class TooManyFailures(KbError):
    """Signing in failed too often for this account or from this address; nothing was looked at."""

    def __init__(self, wait_seconds: int) -> None:
        minutes = -(-wait_seconds // 60)
        seconds = "1 second" if wait_seconds == 1 else f"{wait_seconds} seconds"
        wait = seconds if wait_seconds < 90 else f"{minutes} minutes"
        super().__init__(f"Too many attempts did not fit: wait {wait}, or ask an administrator for a one-time link.")
        self.wait_seconds = wait_seconds


class SignInLinkUnusable(KbError):
    """Unknown, used, expired, or of a disabled person: all look the same."""

    def __init__(self) -> None:
        super().__init__("This sign-in link was already used or has expired; ask for a new one.")


class FolderUnwritable(KbError):
    """A file could not be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"`{path}` cannot be written ({reason}); choose another place or correct its permissions.")
        self.path, self.reason = path, reason


class ExportRefused(KbError):
    """The folder holds files that the store does not know and that an export would replace."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        names = ", ".join(files[:3]) + (f" and {len(files) - 3} more" if len(files) > 3 else "")
        super().__init__(
            f"`{folder}` holds changes that the store does not know ({names}), so nothing was written; import them "
            "first or choose an empty folder."
        )
        self.folder, self.files = folder, tuple(files)


class BackupUnusable(KbError):
    """A file is no backup that this program can restore."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"`{file}` cannot be restored because {reason}; nothing was replaced.")
        self.file, self.reason = file, reason


class BackupUnsupported(KbError):
    """The database is not a file."""

    def __init__(self) -> None:
        super().__init__("A PostgreSQL database is backed up with `pg_dump` and restored with `pg_restore`; use those.")


class DatabaseError(KbError):
    """The database itself failed; `where` is its place without secrets."""

    def __init__(self, where: str, sentence: str) -> None:
        super().__init__(sentence)
        self.where = where


class DatabaseLocked(DatabaseError):
    """Another program kept the database locked for longer than we wait."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, f"Another program keeps the database {where} locked; wait until it is done, then retry."
        )


class DatabaseReadOnly(DatabaseError):
    """The database or its folder may not be written."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, f"The database {where} may only be read; correct the permissions of the file and folder."
        )


class DiskFull(DatabaseError):
    """No space is left."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, f"The disk that holds {where} is full, so nothing was saved; free some space, then retry."
        )


class DatabaseUnusable(DatabaseError):
    """The database cannot be opened or is not ours."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, f"The database {where} cannot be used ({reason}); check its place or restore a backup.")
        self.reason = reason


class DatabaseTooNew(DatabaseError):
    """A newer release wrote this database."""

    def __init__(self, where: str, found: str) -> None:
        super().__init__(where, f"The database {where} was written by a newer release; install that release to use it.")
        self.found = found

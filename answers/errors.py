"""What can go wrong between a question and a decision. Data only: no HTML, no HTTP status."""

from collections.abc import Sequence
from pathlib import Path

from answers.suggestions import ChecklistItem


class AnswersError(Exception):
    """Root of this package's errors; `str()` is one sentence for a person."""


class QuestionRefused(AnswersError):
    """A question (or what came with it) that nothing can be looked up for; `field` names the culprit."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class DraftRefused(AnswersError):
    """A draft (or what came with it) that nothing can be said of; `field` names the culprit."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class MustsOpen(AnswersError):
    """A reply is not fit to be sent: `items` are the musts that fail, or that a person has not ticked.

    Where its final text is not known, it was looked at as it was suggested.
    """

    def __init__(self, items: Sequence[ChecklistItem], *, text_known: bool = True) -> None:
        named = "; ".join(f"“{item.title}” ({item.guideline}): {item.detail}" for item in items)
        super().__init__(
            f"Not noted as sent, because {len(items)} of its musts {'is' if len(items) == 1 else 'are'} open. {named} "
            f"{'' if text_known else 'If the reply was changed, send its final text along. '}"
            "Mend the reply, tick what a person has to tick, or waive each with a reason."
        )
        self.items = tuple(items)


class HandedOver(AnswersError):
    """An ambassador copies or sends what only a department may say, or what was taken back meanwhile."""

    def __init__(self, entry_id: str, title: str | None, department: str | None) -> None:
        why = f"“{title}” is for {department} to answer" if title else f"`{entry_id}` was taken back meanwhile"
        super().__init__(f"Not noted, because {why}: send the holding reply and hand the question over.")
        self.entry_id = entry_id


class WordingFixed(AnswersError):
    """An ambassador copies or sends an entry in other words than its owner's, which may go out only as they stand."""

    def __init__(self, title: str, changes: str, approved: str) -> None:
        super().__init__(
            f"Not noted, because “{title}” goes out word for word: {changes}. Send it as it stands, or hand the "
            "question over."
        )
        self.approved = approved


class NeverPasses(AnswersError):
    """An entry is not published, because it fails musts wherever it may be sent; `items` are these, each said once."""

    def __init__(self, items: Sequence[ChecklistItem], said: Sequence[str]) -> None:
        super().__init__(
            f"Not published, and nothing was changed. {' '.join(said)} Mend the text and publish it then, or save it "
            "as a draft."
        )
        self.items = tuple(items)


class ReplyHalted(AnswersError):
    """A reply was to go out whose entry was withdrawn or frozen meanwhile."""

    def __init__(self, entry: str, what: str, reason: str) -> None:
        stop = "" if reason.endswith((".", "!", "?", "…")) else "."
        super().__init__(
            f"{what}: {reason}{stop} Don't send this reply; nothing was noted. If it had been sent before you knew, "
            "say that it had."
        )
        self.entry, self.reason = entry, reason


class NothingPromised(AnswersError):
    """No time can be named by which somebody answers."""


class SearchFailed(AnswersError):
    """The search itself broke. Never to be shown as "no answer"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The search does not work at the moment: {reason}")
        self.reason = reason


class IndexNotSaved(AnswersError):
    """The index was built, but its snapshot could not be written; the one from before still counts."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The index cannot be written to {folder} ({reason}): free some space or correct the permissions, then "
            "build it again."
        )
        self.folder, self.reason = folder, reason


class TemplateFailed(AnswersError):
    """An answer's template parsed, but could not be filled in (a loop without end, a filter's wrong argument)."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The template cannot be filled in: {reason}")
        self.reason = reason


class ReferenceUnknown(AnswersError):
    """Nothing is kept under a reference; which one it was is not repeated."""

    def __init__(self) -> None:
        super().__init__("Nothing is kept under this reference: check how it was written when the question was asked.")


class NoRunKept(AnswersError):
    """No evaluation of the library was kept yet, or none that can be read."""

    def __init__(self) -> None:
        super().__init__("There is no evaluation yet: run `speeddial evaluate` where Speeddial runs.")

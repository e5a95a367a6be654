"""What can go wrong between a question and a decision. Data only: no HTML, no HTTP status."""


class AnswersError(Exception):
    """Root of this package's errors; `str()` is one sentence for a person."""


class QuestionRefused(AnswersError):
    """A question (or what came with it) that nothing can be looked up for; `field` names the culprit."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class SearchFailed(AnswersError):
    """The search itself broke. Never to be shown as "no answer"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The search does not work at the moment: {reason}")
        self.reason = reason


class TemplateFailed(AnswersError):
    """An answer's template parsed, but could not be filled in (a loop without end, a filter's wrong argument)."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The template cannot be filled in: {reason}")
        self.reason = reason

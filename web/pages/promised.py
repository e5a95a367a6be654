"""What a page says of a promise that was just opened."""

from answers.promises.opening import Opened
from web.words import say_moment

_WHY = {
    "holding": "",
    "text": " That is the time that you wrote.",
    "department": " Nobody named a time: that is when they can answer.",
}


def say_opened(opened: Opened) -> str:
    """Noted as sent: Product has promised an answer by Monday 23 November 2026, 17:30."""
    due = say_moment(opened.promise.due_at.astimezone(opened.zone))
    return f"Noted as sent: {opened.department_name} has promised an answer by {due}.{_WHY[opened.due_from]}"

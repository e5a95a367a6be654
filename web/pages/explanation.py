"""Why the outcome is what it is, in one sentence that says what to do next."""

from answers.obstacles import list_obstacles
from answers.suggestions import Suggestion, Suggestions
from web.words import LIKELY, say_fixed

_READY = "The first reply fits this question. Read it once, then send it."
_CLOSE = "This comes close, but may not fit the question exactly: adapt it first."
_CLOSE_AS_IT_IS = "This comes close, but may not fit exactly: where it does not, send a holding reply instead."


def explain(suggestions: Suggestions, role: str = "agent") -> str:
    """The sentence below the outcome, to somebody of this role."""
    if suggestions.frozen is not None:
        return suggestions.frozen.remark
    if suggestions.remark is not None:
        return suggestions.remark
    if suggestions.outcome == "none":
        return _explain_none(suggestions)
    if suggestions.outcome == "ready":
        return _READY
    first = suggestions.suggestions[0] if suggestions.suggestions else None
    close = _CLOSE_AS_IT_IS if first is not None and say_fixed((first.authority,), role) else _CLOSE
    if first is None or first.confidence < LIKELY:
        return close
    return next(iter(_list_obstacles(first)), close)


def _list_obstacles(first: Suggestion) -> list[str]:
    """What keeps a reply that looks right from going as it is, the gravest first."""
    department = first.entry.department_name
    blanks = ", ".join(dict.fromkeys(blank.label for blank in first.reply.blanks))
    sentences = {
        "hand_over": f"This looks right, but {department} has to answer it.",
        "blank": f"This looks right. Fill in what is missing: {blanks}.",
        "note": f"This looks right, but: {' '.join(first.notes)}",
        "stale": f"This looks right, but ask {department} whether it still holds.",
        "must": "This looks right, but a guideline is not met yet: see below the reply.",
    }
    return [sentences[obstacle.kind] for obstacle in list_obstacles(first)]


def _explain_none(suggestions: Suggestions) -> str:
    holding = suggestions.holding
    if holding is None:
        return "The library does not answer this. Hand it over to the department that knows."
    contact = f" ({holding.contact})" if holding.contact else ""
    return (
        f"The library does not answer this. Send the holding reply and hand over to {holding.department_name}{contact}."
    )

"""The check on whether praise is answered with a thank-you."""

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check


@check("missing_thanks")
def missing_thanks(draft: Draft, _parameters: Parameters) -> Finding:
    """A reply to praise says thank you.

    Passing their thanks on to a colleague is not it, nor is "thanks to our driver". Praise beside a complaint is left
    to the checks on complaints.
    """
    if "praise" not in draft.situations or "complaint" in draft.situations:
        return passed("The message is no praise.")
    found = find_phrases("thanks", draft.spoken, draft.read)
    if any(not draft.read.is_quoted(start) for start, _ in found):
        return passed("It says thank you.")
    return failed("Say thank you, and for what.")

"""The checks on whether a reply to a complaint says sorry, and how often."""

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import read_text


class Apologies(Parameters):
    """How often a reply may say sorry."""

    at_most: int = Field(default=2, ge=1, description="how many times a reply may say sorry")


@check("missing_apology")
def missing_apology(draft: Draft, _parameters: Parameters) -> Finding:
    """A reply to a complaint says sorry.

    Owning up counts ("that should not have happened"), and so does a stock apology: that is the matter of
    `boilerplate_apology`. A message that says itself that we did nothing wrong asks for none.
    """
    if "complaint" not in draft.situations:
        return passed("The message is no complaint.")
    if _apologies(draft) or find_phrases("owning", draft.spoken, draft.read):
        return passed("It says sorry.")
    if find_phrases("not_about_us", draft.lang or draft.spoken, read_text(draft.question)):
        return passed("The customer says that it wasn't our doing.")
    return failed("Say sorry for what went wrong, before you explain.")


@check("repeated_apology")
def repeated_apology(draft: Draft, parameters: Apologies) -> Finding:
    """It says sorry once or twice, not in every sentence.

    `at_most` is how many times a reply may say it.
    """
    apologies = _apologies(draft)
    if len(apologies) <= parameters.at_most:
        return passed("It says sorry no more often than is needed.")
    times = "once" if parameters.at_most == 1 else f"{parameters.at_most} times at most"
    return failed(f"Say sorry {times}; {len(apologies)} times sounds hollow.", apologies[parameters.at_most :])


def _apologies(draft: Draft) -> tuple[Span, ...]:
    """Where the draft itself says sorry."""
    found = find_phrases("apology", draft.spoken, draft.read)
    return tuple(span for span in found if not draft.read.is_quoted(span[0]))

"""The check on the statement that everybody gives word for word in a crisis."""

import re

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, failed, passed, unsure
from answers.checklist.registry import Parameters, check
from answers.checklist.text import fold
from answers.reply.manners import find_greeting_end

_MARKS = re.compile(r"[\s\"'“”„«»‘’*_>]+")
_MOST_BEFORE = 160  # letters and spaces in front of it, the greeting left out: about two short sentences


class CrisisParameters(Parameters):
    """What the house has agreed on."""

    statement: dict[str, str] = Field(
        default_factory=dict, description="the agreed statement by language, where none is pinned"
    )


@check("crisis_statement", languages=None)
def crisis_statement(draft: Draft, parameters: CrisisParameters) -> Finding:
    """In a crisis the reply begins with the agreed statement, word for word.

    The pinned statement counts, else the parameter `statement` in the customer's language. White space, quotation
    marks and capitals may differ; a greeting and a short sentence may stand before it.
    """
    statement = (draft.statement or parameters.statement.get(draft.lang or draft.spoken or "", "")).strip()
    if not _plain(statement):
        if "crisis" in draft.situations:
            return unsure("No statement is pinned: ask who leads in this crisis before you send anything.")
        return passed("No statement is agreed on.")
    before, found, _ = _plain(draft.text[find_greeting_end(draft.text) :]).partition(_plain(statement))
    if found and len(before) <= _MOST_BEFORE:
        return passed("It begins with the agreed statement.")
    if found:
        return failed("Move the agreed statement to the beginning.")
    return failed("Begin with the agreed statement, word for word.", fixes=(_put_in_front(draft.text, statement),))


def _plain(text: str) -> str:
    """The words and their marks, as they are compared: one space between them, no quotation marks at their edges."""
    return _MARKS.sub(" ", fold(text)).strip(" .!")


def _put_in_front(text: str, statement: str) -> Fix:
    """The statement behind the greeting, in a paragraph of its own unless the reply is one paragraph."""
    at = find_greeting_end(text)
    lead, rest = text[:at], text[at:]
    gap = "\n\n" if "\n" in text.strip() or not lead else " "
    begin = "" if not lead or lead[-1].isspace() else gap
    return Fix("Begin with the statement", ((at, at, begin + statement + (gap if rest.strip() else "")),))

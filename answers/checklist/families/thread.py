"""The check on what a public thread is left with: an open door, or a closed one."""

from answers.checklist.body import last_sentences, read_body
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text

_LAST = 6  # sentences in which it is said how the thread goes on


@check("thread_open")
def thread_open(draft: Draft, _parameters: Parameters) -> Finding:
    """A public reply ends with an open door: a question, an invitation, an offer, or a word that we come back.

    It stands in one of the last six sentences. Private replies pass.
    """
    if not draft.is_public:
        return passed("Only a public thread has to stay open.")
    body = read_body(draft)
    last = last_sentences(body, _LAST)
    if any("?" in sentence.text for sentence in last) or (last and _invites(draft, body, last[0].start)):
        return passed("The thread stays open.")
    return failed("End with a question or an invitation, such as “just reply here”, so that the thread stays open.")


def _invites(draft: Draft, body: Text, begin: int) -> bool:
    return any(start >= begin for start, _ in find_phrases("invitations", draft.spoken, body))

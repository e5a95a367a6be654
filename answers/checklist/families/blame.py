"""Checks on how a reply treats the customer: no blame, no impatience."""

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.own_words import ends_as_question, find_own, word_before
from answers.checklist.registry import Parameters, check

_IF = frozenset(
    (
        *("if", "whether", "unless", "case", "als", "indien", "mocht", "wanneer", "of"),
        *("hvis", "om", "safremt", "wenn", "falls", "sofern", "ob", "si", "quand"),
    )
)
_WHY = ("why", "waarom", "hvorfor", "warum", "wieso", "weshalb", "pourquoi", "comment", "what did")


@check("blame")
def blame(draft: Draft, _parameters: Parameters) -> Finding:
    """Nothing is put on the customer.

    It knows reproaches ("you should have", "you failed to", "as is clearly stated") in their word orders and forms of
    address. "You should have received a mail" is about what we did and passes; so do questions, and what is said under
    a condition ("if you forgot to tick the box").
    """
    found = tuple(span for span in find_own("blame", draft) if not _is_open(draft, span))
    if not found:
        return passed("Nothing is put on the customer.")
    return failed("Say what can be done now, not what the customer did wrong.", found)


@check("impatience")
def impatience(draft: Draft, _parameters: Parameters) -> Finding:
    """It does not show impatience ("as I already said", "calm down", "obviously")."""
    found = find_own("impatience", draft)
    if not found:
        return passed("It stays patient.")
    return failed("Leave out what sounds impatient; say it again as if for the first time.", found)


def _is_open(draft: Draft, span: Span) -> bool:
    """Whether the words are asked or supposed, or said of somebody else, and so no reproach."""
    words = draft.read.folded[span[0] : span[1]]
    if draft.spoken == "de" and draft.text[span[0]] == "s" and words.startswith("sie "):
        return True
    if word_before(draft, span[0]) in _IF:
        return True
    return not words.startswith(_WHY) and ends_as_question(draft, span)

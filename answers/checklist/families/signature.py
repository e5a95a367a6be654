"""How a reply ends: signed where the channel asks for it."""

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, failed, passed
from answers.checklist.registry import Parameters, check
from answers.checklist.signing import is_signed
from answers.checklist.text import fold

_TAIL = 200  # characters in which the channel's own signature stands


@check("signature", languages=None)
def signature(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply is signed where the channel asks for it: closing words, a name, or initials.

    A wish for the day alone signs nothing.
    """
    channel = draft.channel
    if channel is None or not channel.signs:
        return passed("This channel has no signature.")
    text = draft.text.rstrip()
    own = channel.signature.strip().splitlines()
    if (own and fold(own[-1].strip()) in fold(text[-_TAIL:])) or is_signed(text):
        return passed("It is signed.")
    if not own:
        return failed("Sign it: replies end with a name or initials on this channel.")
    join = "\n\n" if "\n" in text else " "
    fix = Fix("Sign it", ((len(text), len(draft.text), join + channel.signature),))
    return failed(f"Sign it, as in “{own[-1].strip()}”.", (), (fix,))

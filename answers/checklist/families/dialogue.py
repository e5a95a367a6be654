"""The check on whether a reply hands the word back to the customer."""

import re

from answers.checklist.body import last_sentences, read_body
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.moments.promised import find_promised
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, read_text

_LAST = 2  # sentences: the question, and a word behind it ("We'd love to hear!")
_ENOUGH = 200  # characters in which a sentence's end and what stands behind it lie
_BEHIND = re.compile(r"(?:\s*[#@][\w.-]{1,60})*[^\w?]*$")  # hashtags, emoji, quotation marks, brackets


@check("ends_with_question", languages=None)
def ends_with_question(draft: Draft, _parameters: Parameters) -> Finding:
    """A reply in a conversation ends with a question.

    It stands in the last two sentences, before the signature and the channel's closing line; hashtags and emoji may
    follow it. A question mark within a link is none. A reply that promises an answer by a time needs no question: the
    next word is ours.
    """
    if any(find_promised(draft.read, draft.spoken or "")):
        return passed("It says when the customer hears more.")
    body, close = _without_links(read_body(draft)), draft.channel.close if draft.channel else ""
    said = [it.text for it in last_sentences(body, _LAST + 3) if not close or it.text.strip() not in close]
    if any(_BEHIND.sub("", text[-_ENOUGH:]).endswith("?") for text in said[-_LAST:]):
        return passed("It ends with a question.")
    return failed("End with a question about the customer, such as how they use it or what they would like to see.")


def _without_links(body: Text) -> Text:
    """The same, where no link's question mark ends a sentence."""
    text = body.raw
    for start, end in body.links:
        text = text[:start] + "x" * (end - start) + text[end:]
    return read_text(text)

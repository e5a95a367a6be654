"""What a reply says between its greeting and its signature, and its last sentences."""

import re

from answers.checklist.draft import Draft
from answers.checklist.text import Text, read_text
from answers.message.sentences import Sentence
from answers.reply.manners import find_greeting_end, find_signature

_HASHTAGS = re.compile(r"(?:\s*[#@][\w.-]{1,60})+\s*")


def find_body(draft: Draft) -> tuple[int, int]:
    """Where the reply's own words stand: behind the greeting, before the signature."""
    text = draft.text
    signed = draft.channel.signature if draft.channel else ""
    start = find_greeting_end(text)
    end = len(text.rstrip())
    if signed and text.rstrip().endswith(signed):
        end -= len(signed)
    else:
        end = find_signature(text) or end
    return (start, end) if start < end else (0, len(text))


def read_body(draft: Draft) -> Text:
    """The reply's own words, taken apart; its places are the body's, not the draft's."""
    start, end = find_body(draft)
    return read_text(draft.text[start:end])


def last_sentences(text: Text, count: int) -> tuple[Sentence, ...]:
    """The last sentences that are more than hashtags."""
    said = [sentence for sentence in text.sentences[-count - 3 :] if not _HASHTAGS.fullmatch(sentence.text)]
    return tuple(said[-count:])

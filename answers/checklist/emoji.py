"""Emoji as people see them: a family, a flag or a hand with a skin tone is one.

Invariant: signs that are usually print (©, ™, ✔, ☎) count only where the text asks for their picture.
"""

from itertools import islice

import regex

from answers.checklist.finding import Span

MOST = 200

_PERSON = r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?"
_SHOWN = (
    r"(?:\p{Emoji_Presentation}(?:\uFE0F|\p{Emoji_Modifier})?|\p{Emoji}\uFE0F|[☺☹❤♥✌☝]\p{Emoji_Modifier}?(?!\uFE0E))"
)
_EMOJI = regex.compile(
    rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\uFE0F?\u20E3|{_SHOWN}(?:\u20E3|(?:\u200D{_PERSON}){{0,5}}"
    r"[\U000E0020-\U000E007F]{0,8})"
)


def find_emoji(text: str) -> tuple[Span, ...]:
    """Where the first emoji stand, in order; nobody needs to see more than `MOST`."""
    if text.isascii():
        return ()
    return tuple(found.span() for found in islice(_EMOJI.finditer(text), MOST))


def emoji_runs(text: str) -> tuple[tuple[Span, ...], ...]:
    """The emoji, grouped where they follow each other with at most a space between them."""
    runs: list[list[Span]] = []
    for span in find_emoji(text):
        if runs and span[0] - runs[-1][-1][1] <= 1 and not text[runs[-1][-1][1] : span[0]].strip(" "):
            runs[-1].append(span)
        else:
            runs.append([span])
    return tuple(map(tuple, runs))


def without_emoji(text: str, span: Span) -> tuple[int, int, str]:
    """The edit that takes an emoji out, with the space before it; where it ended a sentence, a full stop does."""
    start, end = span
    begin = start
    while begin > 0 and text[begin - 1] == " ":
        begin -= 1
    if begin == 0 or text[begin - 1] == "\n":
        while end < len(text) and text[end] == " ":
            end += 1
        return begin, end, ""
    after = text[end : end + 2].lstrip(" ")
    ends_sentence = text[begin - 1].isalnum() and after[:1].isupper()
    return begin, end, ("." if ends_sentence else "") + (" " if end < len(text) and text[end].isalnum() else "")

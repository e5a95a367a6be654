"""Where a person goes on writing: the place of `[[cursor]]` in an answer, found again in the text that a reader sees.

Invariant: an answer with a cursor reads exactly as it would without.
"""

from answers.reply.blanks import CURSOR, start_of_marker
from answers.reply.markup import Markup, to_html_and_text


def render(filled: str, markup: Markup) -> tuple[str, str]:
    """HTML and text of filled-in Markdown; the first cursor travels on in the text, all others are gone."""
    if CURSOR not in filled:
        return to_html_and_text(filled, markup)
    before, _, after = (part.replace(CURSOR, "") for part in filled.partition(CURSOR))
    html, text = to_html_and_text(before + after, markup)
    marked, found, _ = to_html_and_text(before + CURSOR + after, markup)[1].partition(CURSOR)
    if not found:
        return html, text
    # Beside a mark of Markdown the cursor can change what is read, so only the part that both have in common counts.
    offset = start_of_marker(text, _common(marked, text))
    return html, text[:offset] + CURSOR + text[offset:]


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))

"""Blocks that stack: a rendered block (a greeting, a status, a close) put into a draft that somebody is editing.

Invariant: the draft without what was put in is the draft as it was, letter by letter.
"""

import re

from answers.reply.manners import find_sign_off, find_signature, greets, is_greeting, without_greeting

_PARAGRAPH, _SPACE = "\n\n", " "
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")


def stack(draft: str, block: str, *, at: int | None) -> tuple[str, int]:
    """The draft with the block in it, and where the cursor stands then: behind the block.

    A block brings no second greeting and no second signature, and nothing at all where it is only one of these. A
    paragraph of its own, unless it is put into the middle of a line.

    Args:
        draft: What was written so far.
        block: Text as a reply shows it.
        at: The cursor's offset in the draft; None puts the block behind the body and before the signature.
    """
    signature = find_signature(draft)
    if at is None:
        at = _behind_body(draft, len(draft) if signature is None else signature)
    at = min(max(at, 0), len(draft))
    before, after = draft[:at], draft[at:]
    words = _fitting(block, before, after, draft_signs=signature is not None)
    if not words:
        return draft, at
    inline = _is_inside_line(before, after)
    put = _gap(before, inline=inline, ahead=True) + words
    tail = _gap(after, inline=inline, ahead=False)
    return before + put + tail + after, at + len(put)


def _behind_body(draft: str, end: int) -> int:
    """The end of the last words before `end`."""
    return len(draft[:end].rstrip())


def _fitting(block: str, before: str, after: str, *, draft_signs: bool) -> str:
    """The block without the greeting and the signature that have no place here."""
    words = block.strip()
    if greets(words) and (before.strip() or greets(after)):
        words = "" if is_greeting(words) else without_greeting(words)
    sign_off = find_sign_off(words)
    if sign_off is not None and (draft_signs or after.strip()):
        words = words[:sign_off].rstrip()
    return words


def _is_inside_line(before: str, after: str) -> bool:
    """Whether words of the same line stand on both sides, or a sign-off behind them ("… ^LV")."""
    return bool(before.rpartition("\n")[2].strip()) and _LINE_END.match(after) is None


def _gap(beside: str, *, inline: bool, ahead: bool) -> str:
    """What is missing between the block and the text beside it, which stays as it is."""
    if not beside.strip():
        return ""
    if inline:
        edge = beside[-1] if ahead else beside[0]
        return "" if edge.isspace() else _SPACE
    edge = beside[len(beside.rstrip()) :] if ahead else beside[: len(beside) - len(beside.lstrip())]
    return "\n" * max(len(_PARAGRAPH) - edge.count("\n"), 0)

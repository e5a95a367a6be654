"""A message to a department, as plain text that fits into what a service takes."""

from dataclasses import dataclass
from textwrap import shorten

_LEAST = 40  # a paragraph that would have to be shorter than this is left out


@dataclass(frozen=True, slots=True)
class Message:
    """`paragraphs` in the order of what matters most; `last` is said in any case: where to answer."""

    title: str
    paragraphs: tuple[str, ...]
    last: str

    def text(self, limit: int) -> str:
        """All of it in at most `limit` characters: what matters least is shortened or left out first."""
        left = limit - len(self.last)
        kept = []
        for paragraph in self.paragraphs:
            room = left - 2
            if room < min(_LEAST, len(paragraph)):
                break
            said = paragraph if len(paragraph) <= room else shorten(paragraph, room, placeholder=" …")
            kept.append(said)
            left -= len(said) + 2
        return "\n\n".join([*kept, self.last])

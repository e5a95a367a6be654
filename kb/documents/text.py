"""Plain text inside a document: which characters it may hold and how its line ends are written."""

import re

# C0 and C1 controls but tab and newline, noncharacters and lone surrogates: none of them can be typed or read, YAML
# refuses most, and a channel may drop or misread them. Joiners and direction marks are real text and stay.
CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_newlines(text: str) -> str:
    """The text with line feeds as line ends and no byte order marks, which editors leave invisibly."""
    return text.replace("\ufeff", "").replace("\r\n", "\n")


def find_control_character(text: str) -> tuple[int, str] | None:
    """The 1-based line and the name (`U+0007`) of the first character that no document may hold."""
    found = CONTROL_CHARACTER.search(text)
    if found is None:
        return None
    return text.count("\n", 0, found.start()) + 1, f"U+{ord(found.group()):04X}"


def strip_block(text: str) -> str:
    """The text without blank lines around it; its first line keeps its indentation, which Markdown reads."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines).rstrip()

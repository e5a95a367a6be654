"""Takes a document apart into its YAML front matter and its body, keeping count of lines."""

from dataclasses import dataclass

from kb.documents.problems import ProblemFound
from kb.documents.text import clean_newlines, find_control_character, strip_block

FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`yaml` starts on line 2 of its file; `body` starts on line `body_line`, without leading blank lines."""

    yaml: str
    body: str
    body_line: int


def clean_source(text: str) -> str:
    """The text as the parsers want it.

    Raises:
        ProblemFound: it holds a control character.
    """
    text = clean_newlines(text)
    found = find_control_character(text)
    if found is not None:
        line, name = found
        raise ProblemFound(f"holds the control character {name}; delete it.", line=line)
    return text


def split_front_matter(text: str) -> FrontMatter:
    """Separates the YAML between the two `---` lines from what follows.

    Raises:
        ProblemFound: there is no front matter, it is not closed, or the text holds a control character.
    """
    lines = clean_source(text).split("\n")
    if lines[0].rstrip() != FENCE:
        raise ProblemFound(
            "has no front matter; begin the file with a line `---`, then the fields, then a second line `---`.", line=1
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return _with_body(lines[1:number], lines[number + 1 :], number + 2)
    raise ProblemFound("has front matter that is not closed; add a line `---` after the fields.", line=1)


def _with_body(yaml_lines: list[str], body_lines: list[str], body_line: int) -> FrontMatter:
    blank = next((number for number, line in enumerate(body_lines) if line.strip()), 0)
    return FrontMatter("\n".join(yaml_lines), strip_block("\n".join(body_lines)), body_line + blank)


def join_front_matter(yaml: str, body: str) -> str:
    """The canonical text: front matter, then the body and one newline."""
    ending = f"{body}\n" if body else ""
    return f"{FENCE}\n{yaml}{FENCE}\n{ending}"

"""docs/checks.md, out of the checks themselves: what each demands, what it may be told, and examples.

python -m answers.checklist.documentation > docs/checks.md
"""

import inspect
import sys
from collections.abc import Iterator
from typing import Any

from answers.checklist import families as families  # registers the checks  # noqa: PLC0414
from answers.checklist.examples import Example, load_examples
from answers.checklist.registry import Check, list_checks
from answers.language import LANGUAGES, say_language

_HEAD = """# The automatic checks

A guideline names one of these as its `check`; [its schema](schemas/guideline.schema.json) describes the file. A check
looks at one reply with what is known around it, and passes, fails, or asks a person to look. What it objects to is
marked in the text; where a fix changes nothing of what the reply says, it offers one. `POST /api/checks` and
`speeddial draft` run them on any text.

This page is made by `python -m answers.checklist.documentation > docs/checks.md`, from the checks and their examples
(`answers/checklist/examples/`), which are also their tests.
"""


def write_documentation() -> str:
    """The page as Markdown."""
    checks = list_checks()
    contents = "\n".join(f"- [`{check.name}`](#{check.name}): {_first_line(check)}" for check in checks)
    return "\n".join([_HEAD, contents, *(_section(check) for check in checks)]) + "\n"


def _section(check: Check[Any]) -> str:
    doc = inspect.cleandoc(check.doc)
    return "\n".join([f"\n## `{check.name}`\n", doc, *_parameters(check), *_examples(check)])


def _first_line(check: Check[Any]) -> str:
    return inspect.cleandoc(check.doc).splitlines()[0]


def _parameters(check: Check[Any]) -> Iterator[str]:
    fields = check.parameters.model_fields
    if not fields:
        return
    yield "\n| parameter | default | meaning |\n|---|---|---|"
    for name, field in fields.items():
        default = field.get_default(call_default_factory=True)
        shown = "none" if default in (None, (), {}, frozenset(), []) else f"`{default}`"
        yield f"| `{name}` | {_cell(shown)} | {_cell(field.description or '')} |"


def _examples(check: Check[Any]) -> Iterator[str]:
    examples = load_examples(check.name)
    if not examples:
        return
    yield "\n| | passes | fails |\n|---|---|---|"
    for lang in LANGUAGES:
        of_language = examples[lang]
        passing, failing = of_language.passing[0], of_language.failing[0]
        yield f"| {say_language(lang)} | {_cell(_shown(passing))} | {_cell(_shown(failing))} |"


def _shown(example: Example) -> str:
    asked = f"“{example.question}” → " if example.question else ""
    text = example.text if len(example.text) <= 240 else example.text[:240].rstrip() + "…"
    return f"{asked}{text}"


def _cell(text: str) -> str:
    """As the cell of a table: on one line, without marks that Markdown would read."""
    plain = " ".join(text.split())
    for sign in "\\|<>*_`[]{}~":
        plain = plain.replace(sign, f"\\{sign}") if not text.startswith("`") else plain.replace("|", "\\|")
    return plain


if __name__ == "__main__":
    sys.stdout.write(write_documentation())

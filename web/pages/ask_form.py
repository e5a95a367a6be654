"""What the page's form sends: read once, for the question and for showing the form again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from answers.question import Question
from web.visitor import Visitor

VALUE_PREFIX = "value:"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}(?:\.[A-Za-z][A-Za-z0-9_-]{0,59}){0,4}")
_MAX_VALUES = 50

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class AskForm:
    """`values` are the blanks that were filled in, nested as the templates name them."""

    question: str = ""
    channel: str = ""
    first_name: str = ""
    values: Values = field(default_factory=dict)
    reference: str = ""

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "AskForm":
        """The form as it was sent, with a browser's line ends made plain."""
        return cls(
            reference=form.get("reference", "").strip(),
            question=form.get("question", "").replace("\r\n", "\n"),
            channel=form.get("channel", ""),
            first_name=form.get("first_name", "").strip(),
            values=_nested((name, form.getlist(name)) for name in form),
        )

    def list_values(self) -> Iterator[tuple[str, str]]:
        """The fields of the values again: ("value:order.number", "4711")."""
        return _flat(self.values, VALUE_PREFIX)

    def as_question(self, visitor: Visitor) -> Question:
        """The question to the engine, in the name of the person who asks it; the page says why, which costs .5 ms."""
        given = dict(self.values)
        customer = given.pop("customer", {})
        customer = dict(customer) if isinstance(customer, dict) else {}
        if self.first_name:
            customer["first_name"] = self.first_name
        return Question(
            text=self.question,
            channel=self.channel or None,
            role=visitor.role,
            departments=visitor.departments,
            customer=customer,
            values=given,
            agent={"first_name": visitor.first_name, "initials": visitor.initials},
            asker=visitor.asker,
            explain=True,
            reference=self.reference,
        )


def _nested(fields: Iterable[tuple[str, list[str]]]) -> Values:
    """`value:order.number` becomes {"order": {"number": …}}; the same blank stands in several cards."""
    nested: Values = {}
    filled = [(name.removeprefix(VALUE_PREFIX), given) for name, given in fields if name.startswith(VALUE_PREFIX)]
    for name, given in filled[:_MAX_VALUES]:
        text = next((it.strip() for it in given if it.strip()), "")
        if text and _NAME.fullmatch(name):
            _put(nested, name.split("."), text)
    return nested


def _put(nested: Values, path: list[str], text: str) -> None:
    *parents, last = path
    for parent in parents:
        child = nested.setdefault(parent, {})
        if not isinstance(child, dict):
            return
        nested = child
    nested.setdefault(last, text)


def _flat(values: Mapping[str, object], path: str) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{name}.")
        else:
            yield path + name, str(value)

"""YAML as a library uses it: text, numbers, true/false and null, each value with its line.

A subset on purpose: `no` is a language and not False, 2026-11-02 and 12:30 stay text, and aliases, tags and deep
nesting are refused, so that a small file can't become a large value.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kb.documents.limits import MAX_YAML_DEPTH
from kb.documents.problems import ProblemFound
from kb.documents.yaml_loader import Loader

Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None
Path = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"


class _Loader(Loader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  (PyYAML's own attribute)

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event: Any = self.peek_event()  # of two parsers, whose types differ
        line = event.start_mark.line
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("uses a YAML anchor or alias (`&name`, `*name`); write the value out.", line)
        if getattr(event, "tag", None):
            raise _Refused("uses a YAML tag (`!name`); write the plain value.", line)
        if self.depth >= MAX_YAML_DEPTH:
            raise _Refused(f"nests values more than {MAX_YAML_DEPTH} deep; make it flatter.", line)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


# Each is a subset of YAML 1.1's own rule, so what PyYAML writes unquoted we read back as the same type.
_Loader.add_implicit_resolver(_TAG + "bool", re.compile("^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(_TAG + "null", re.compile("^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver(_TAG + "int", re.compile("^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))
_Loader.add_implicit_resolver(_TAG + "float", re.compile(r"^-?[0-9]+\.[0-9]+(?:[eE][-+][0-9]+)?$"), list("-0123456789"))


class _Refused(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(slots=True)
class YamlValues:
    """A mapping read from YAML; `lines` has the 1-based line of every value by its path."""

    data: dict[str, Value]
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int | None:
        """The line of the value, or of the nearest value around it that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


def read_yaml(text: str, *, first_line: int) -> YamlValues:
    """Reads a mapping from YAML whose first line is `first_line` of its file; empty text is an empty mapping.

    Raises:
        ProblemFound: it is no YAML, no mapping, names a key twice, or uses what the subset leaves out.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except _Refused as refused:
        raise ProblemFound(refused.message, line=refused.line + first_line) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "it cannot be read"
        raise ProblemFound(
            f"is not valid YAML ({reason}); check the quotes, colons and indentation here.",
            line=(mark.line if mark else 0) + first_line,
        ) from None
    except yaml.YAMLError:
        raise ProblemFound("is not valid YAML; check its characters.", line=first_line) from None
    finally:
        loader.dispose()
    if node is None:
        return YamlValues({}, {(): first_line})
    if not isinstance(node, MappingNode):
        raise ProblemFound("must consist of fields, each written `name: value`.", line=first_line)
    values = YamlValues({})
    data = _Builder(values.lines, first_line).build(node, ())
    assert isinstance(data, dict)  # noqa: S101  (a MappingNode gives a dict)
    values.data = data
    return values


class _Builder:
    def __init__(self, lines: dict[Path, int], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line

    def build(self, node: Node, path: Path) -> Value:
        self.lines.setdefault(path, node.start_mark.line + self.first_line)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, path: Path) -> Value:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + self.first_line
            if not isinstance(key_node, ScalarNode) or key_node.tag != _TAG + "str":
                raise ProblemFound("has a field name that is not text; put it in quotes.", line=line)
            key = str(key_node.value)
            if key in values:
                dotted = ".".join(str(part) for part in (*path, key))
                raise ProblemFound(f"has the field `{key}` twice; keep one of them.", line=line, field=dotted)
            self.lines[(*path, key)] = line
            values[key] = self.build(value_node, (*path, key))
        return values

    def _scalar(self, node: Node) -> Value:
        text = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "bool":
                return text == "true"
            case "null":
                return None
            case "int":
                return int(text)
            case "float":
                return float(text)
        return text

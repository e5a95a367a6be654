"""The canonical YAML of a document: a fixed order, no folded lines, quotes where YAML could misread a text."""

from collections.abc import Mapping

import yaml


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  (PyYAML's signature)
        """Indents the items of a list below their field, as people write them."""
        super().increase_indent(flow, False)


def write_yaml(values: Mapping[str, object]) -> str:
    """YAML of the fields in their given order, ending in a newline; no fields give an empty text."""
    if not values:
        return ""
    return yaml.dump(
        dict(values),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=1_000_000,  # a folded line makes a poor diff
    )

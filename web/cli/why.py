"""Reasons on the terminal: sentences, then the numbers as a table."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from web.whys import Why

_LABEL, _VALUE = 44, 32  # characters, beyond which a cell wraps


def show_why(why: Why | None, *, indent: int) -> None:
    """Prints the reasons, if there are any, on standard output; readable without colour, too."""
    if why is None:
        return
    console = Console(highlight=False, markup=False)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(max_width=_LABEL, style="dim")
    table.add_column(max_width=_VALUE)
    for row in why.rows:
        table.add_row(Text(row.label), Text(row.value))
    console.print()
    for sentence in why.said:
        console.print(Padding(Text(sentence), (0, 0, 0, indent), expand=False))
    console.print(Padding(table, (0, 0, 0, indent), expand=False))

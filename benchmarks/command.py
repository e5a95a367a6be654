"""What the commands share: where the encoders are, and a table for people."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from index.encoders import load_encoders
from index.encoders.protocol import Encoder


def make_parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the options that every measurement has."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "speeddial" / "models"
    default = Path(os.environ.get("SPEEDDIAL_MODELS", cache))
    parser.add_argument("--models", type=Path, default=default, help="folder of the prepared encoders")
    parser.add_argument("--encoders", default="minilm,e5", help="names, separated by commas; empty for words alone")
    return parser


def get_encoders(arguments: argparse.Namespace) -> list[Encoder]:
    """Return the encoders that the options name."""
    return load_encoders(arguments.models, [name for name in arguments.encoders.split(",") if name])


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns, the first one to the left and the others to the right."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    for row in (header, ["-" * width for width in widths], *rows):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells[1:]]))

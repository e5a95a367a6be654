"""The starter library: the answers of a believable brand, shipped with the package and loaded into an empty store."""

from pathlib import Path


def starter_library_path() -> Path:
    """The folder of the starter library, inside the installed package."""
    return Path(__file__).parent / "library"

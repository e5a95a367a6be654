import pytest

from kb.documents.sidecar import Sidecar, dump_sidecar, parse_sidecar

SIDECAR = Sidecar("abc", {"entry/it/x:en": 3}, {"entries/it/x.md": "0" * 64})


def test_survives_its_text() -> None:
    read = parse_sidecar(dump_sidecar(SIDECAR))
    assert read is not None
    assert (read.library, dict(read.revisions), dict(read.files)) == ("abc", SIDECAR.revisions, SIDECAR.files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "nonsense",
        '{"format": 2}',
        '{"format": 1, "library": "x", "revisions": {"a": "b"}, "files": {}}',
        '{"format": 1, "library": "x", "revisions": {"a": 99999999999999999999}, "files": {}}',
        '{"format": 1, "library": "x", "revisions": {"a": -1}, "files": {}}',
        '{"format": 1, "library": "x", "revisions": [], "files": {}}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert parse_sidecar(text) is None

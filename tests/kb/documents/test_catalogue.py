"""Guidelines held against the checks that there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.database import Database
from kb.documents import GuidelineDocument, LibraryUnreadable, Problem, read_library
from kb.errors import DocumentRefused
from kb.guidelines import save_guideline
from tests.kb.world import FILES, write_files

KIND = "guidelines/kind.md"


@dataclass(frozen=True)
class Checks:
    names: frozenset[str]
    parameters: Mapping[str, Mapping[str, Callable[[object], None]]]


def whole_number(value: object) -> None:
    if not isinstance(value, int):
        raise ValueError(f"must be a whole number, not `{value}`.")


CHECKS = Checks(
    frozenset({"boilerplate_apology", "emoji", "verified"}), {"emoji": {"most": whole_number, "beside_sorry": print}}
)


def problems_of(folder: Path, lines: str) -> list[Problem]:
    text = f"---\nid: kind\nlevel: should\ntitle: Be kind\n{lines}\n---\n"
    write_files(folder, {**FILES, KIND: text})
    with pytest.raises(LibraryUnreadable) as caught:
        read_library(folder, checks=CHECKS)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("lines", "line", "field", "message"),
    [
        (
            "check: boilerplate_apolgy",
            5,
            "check",
            "names the check `boilerplate_apolgy`, which does not exist (did you mean `boilerplate_apology`?); correct "
            "it or leave it out.",
        ),
        (
            "check: nothing-of-the-kind\nparameters: {a: 1}",
            5,
            "check",
            "names the check `nothing-of-the-kind`, which does not exist; correct it or leave it out.",
        ),
        (
            "check: emoji\nparameters:\n  moost: 1",
            7,
            "parameters.moost",
            "is no parameter of the check `emoji` (did you mean `most`?); it takes `beside_sorry` and `most`.",
        ),
        (
            "check: verified\nparameters: {most: 1}",
            6,
            "parameters.most",
            "is no parameter of the check `verified`; it takes none.",
        ),
        (
            "check: emoji\nparameters:\n  beside_sorry: x\n  most: many",
            8,
            "parameters.most",
            "must be a whole number, not `many`.",
        ),
        (
            "parameters: {most: 1}",
            5,
            "parameters",
            "tells a check something, and this item has none; name the check or delete it.",
        ),
    ],
)
def test_what_a_check_does_not_know_is_a_problem(
    tmp_path: Path, lines: str, line: int, field: str, message: str
) -> None:
    assert problems_of(tmp_path, lines) == [Problem(KIND, line, field, message)]


def test_without_a_catalogue_any_check_may_be_named(tmp_path: Path) -> None:
    text = FILES["guidelines/apology-is-personal.md"].replace("boilerplate_apology", "written-tomorrow")
    folder = write_files(tmp_path, {**FILES, "guidelines/apology-is-personal.md": text})
    assert read_library(folder).guidelines[0].check == "written-tomorrow"


def test_what_is_right_is_read(tmp_path: Path) -> None:
    text = "---\nid: kind\nlevel: should\ntitle: Be kind\ncheck: emoji\nparameters: {most: 1, beside_sorry: x}\n---\n"
    library = read_library(write_files(tmp_path, {**FILES, KIND: text}), checks=CHECKS)
    assert library.guidelines[1].parameters == {"most": 1, "beside_sorry": "x"}


def test_a_guideline_is_refused_when_it_is_saved(house: Database) -> None:
    document = GuidelineDocument(id="kind", level="should", title="Be kind", check="emojis")
    with (
        pytest.raises(DocumentRefused, match=r"kind, check: names the check `emojis`.*did you mean `emoji`"),
        house.transaction() as session,
    ):
        save_guideline(session, document, expected_revision=None, author="anna", checks=CHECKS)
    with house.transaction() as session:
        assert save_guideline(session, document, expected_revision=None, author="anna").check == "emojis"

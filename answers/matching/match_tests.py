"""The entries' own match tests, in each language: questions that must find them first, and that must not."""

from collections.abc import Iterable

from answers.language import detect
from answers.learning.statement import key_of
from answers.matching.asked import Asked
from kb.entries import EntryRecord


def list_match_tests(entries: Iterable[EntryRecord]) -> list[Asked]:
    """All tests of these entries, in their order; the same question twice in an entry is one.

    Their language is detected, as a customer's would be: people write tests in other languages than the file's too.
    """
    tests: dict[tuple[str, str, str], Asked] = {}
    for entry in entries:
        own = frozenset({entry.id})
        for text in entry.must_match:
            test = Asked(text, _find_lang(text), "must_match", own, entry=entry.id, key=key_of(text))
            tests.setdefault((entry.id, "must_match", text), test)
        for text in entry.must_not_match:
            test = Asked(text, _find_lang(text), "must_not_match", None, own, entry=entry.id, key=key_of(text))
            tests.setdefault((entry.id, "must_not_match", text), test)
    return list(tests.values())


def _find_lang(text: str) -> str | None:
    found = detect(text)
    return found.lang if found.sure else None

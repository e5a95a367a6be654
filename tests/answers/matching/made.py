"""Questions and answers made by hand."""

from datetime import UTC, datetime

from answers.matching.asked import Answered, Asked
from answers.matching.report import EntryName, Measured, make_report
from index.items import Ranked

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
MEASURED = Measured(3, "f00d", ("hashing",), 2, 9)
NAMES = {
    "it/vpn": EntryName("Which port?", "it", "IT"),
    "it/pw": EntryName("How do I reset it?", "it", "IT"),
    "hr/pay": EntryName("When is payday?", "hr", "People"),
    "hr/idle": EntryName("Nobody asks this", "hr", "People"),
}


def asked(text, right=("it/pw",), *, wrong=(), source="outcomes", lang="en", entry=None, key=""):
    known = None if right is None else frozenset(right)
    return Asked(text, lang, source, known, frozenset(wrong), entry, key)


def answered(text, first, outcome="ready", confidence=0.9, *, others=(), **given):
    groups = [first, *others] if first else list(others)
    ranking = tuple(Ranked(it, confidence / (n + 1), 0.5, "x", f"{it}#en") for n, it in enumerate(groups))
    return Answered(asked(text, **given), outcome, ranking)


def report(*answers, previous=None, now=NOW, notes=()):
    return make_report(MEASURED, answers, names=NAMES, notes=notes, made_at=now, previous=previous)

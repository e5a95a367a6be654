"""Suggestions made by hand: what the page must be able to say, however rare it is in a real library."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from answers.explanation import Foreseen, Lead, WhyOutcome, WhySuggested
from answers.suggestions import (
    Blank,
    ChecklistItem,
    EntrySummary,
    Holding,
    Reply,
    Suggestion,
    Suggestions,
)
from index.explanation import Counted, Elsewhere

TODAY = date(2026, 11, 21)


def summary(**changes: Any) -> EntrySummary:
    values = {
        "id": "it/reset-password",
        "lang": "en",
        "revision": 3,
        "title": "How do I reset my password?",
        "department": "it",
        "department_name": "IT",
        "verified_on": date(2026, 11, 2),
        "stale": False,
    }
    return EntrySummary(**{**values, **changes})


def reply(text: str = "Hi Sanne, reset it at example.org/reset.", **changes: Any) -> Reply:
    values = {"text": text, "parts": (text,), "html": "", "blanks": (), "length": len(text), "limit": None}
    return Reply(**{**values, **changes})


def reply_with_blank(before: str, label: str, after: str, name: str = "order.number") -> Reply:
    blank = Blank(name, label, len(before), len(before) + len(label) + 2)
    return reply(f"{before}[{label}]{after}", blanks=(blank,))


def suggestion(**changes: Any) -> Suggestion:
    values = {
        "entry": summary(),
        "confidence": 0.861,
        "matched": "I can't log in any more",
        "authority": "send",
        "reply": reply(),
        "checklist": (),
        "notes": (),
    }
    return Suggestion(**{**values, **changes})


def why_suggested(**changes: Any) -> WhySuggested:
    values = {
        "said": "Matches “I can't log in”.",
        "matched_as": "question",
        "lang": "en",
        "similarity": 0.83,
        "words": ("log", "in"),
        "words_asked": 5,
        "strength": 12.5,
        "counted": (Counted("phrasings", "e5", 12.5), Counted("words", None, 0.0)),
        "lead": Lead("it/vpn", "How do I get a VPN?", -2.5),
    }
    return WhySuggested(**{**values, **changes})


def why_outcome(**changes: Any) -> WhyOutcome:
    values = {
        "because": "sure",
        "said": "It fits (97%).",
        "remarks": ("Besides, it is stale.",),
        "answered": 0.98,
        "least_answered": 0.5,
        "confidence": 0.97,
        "least_confidence": 0.86,
        "strength": 12.5,
        "foreseen": Foreseen(20.0, 12.0),
        "elsewhere": Elsewhere("what's the weather like", 1.25),
    }
    return WhyOutcome(**{**values, **changes})


def suggestions(*made: Suggestion, **changes: Any) -> Suggestions:
    values = {
        "id": "1f0c",
        "language": "en",
        "outcome": "ready",
        "suggestions": made,
        "holding": None,
        "took_ms": 4.2,
        "warnings": (),
    }
    return Suggestions(**{**values, **changes})


def holding() -> Holding:
    due = datetime(2026, 11, 23, 17, 30, tzinfo=timezone(timedelta(hours=1)))
    said = "You hear from us by Monday 17:30."
    return Holding(said, due, "it", "IT", "it@example.org", reply(said), "by Monday 17:30", "en")


def check(status: Any, level: Any = "must", title: str = "Greets by name") -> ChecklistItem:
    return ChecklistItem("greets", title, "greeting", level, status, "")

"""Hits with explanations, made by hand."""

from typing import Any

from answers.verdict import Verdict
from index.explanation import Counted, Explanation, Setting
from index.items import Ranked
from index.outcome import decide

NOTHING_TOLD = Setting(strength_with=None, strength_without=None, elsewhere=None, read=True)
TITLES = {"it/login": "How do I log in?", "it/vpn": "How do I get a VPN?", "it/mail": "Where is my mail?"}


def explanation(**changes: Any) -> Explanation:
    values = {
        "setting": NOTHING_TOLD,
        "matched_as": "question",
        "lang": "en",
        "words": ("log", "in"),
        "words_asked": 5,
        "crossing": False,
        "strength": 20.0,
        "counted": (Counted("phrasings", "e5", 12.5), Counted("words", None, 7.5)),
    }
    return Explanation(**{**values, **changes})


def hit(group: str = "it/login", confidence: float = 0.97, answered: float = 0.98, **changes: Any) -> Ranked:
    return Ranked(group, confidence, 0.83, "I can't log in", f"{group}#en", answered, explanation(**changes))


def verdict(*hits: Ranked) -> Verdict:
    return Verdict(decide(hits), hits)

"""Suggestions as the contract's JSON: one form for the API and the command line."""

from dataclasses import asdict
from typing import Any

from answers.suggestions import Suggestions


def suggestions_as_dict(found: Suggestions) -> dict[str, Any]:
    """Plain values; dates are ISO 8601."""
    plain: dict[str, Any] = asdict(found)
    for suggestion in plain["suggestions"]:
        verified = suggestion["entry"]["verified_on"]
        suggestion["entry"]["verified_on"] = verified.isoformat() if verified else None
        suggestion["confidence"] = round(suggestion["confidence"], 4)
    if found.holding is not None:
        plain["holding"]["due_at"] = found.holding.due_at.isoformat()
    return plain

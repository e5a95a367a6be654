"""Suggestions as the contract's JSON: one form for the API and the command line."""

from typing import Any

from pydantic import TypeAdapter

from answers.suggestions import Suggestions

_SUGGESTIONS = TypeAdapter(Suggestions)


def suggestions_as_dict(found: Suggestions) -> dict[str, Any]:
    """Plain values; dates and times are ISO 8601, a confidence has four digits."""
    plain: dict[str, Any] = _SUGGESTIONS.dump_python(found, mode="json")
    asked = [suggestion for question in plain["questions"] for suggestion in question["suggestions"]]
    for suggestion in [*plain["suggestions"], *asked]:
        suggestion["confidence"] = round(suggestion["confidence"], 4)
    return plain

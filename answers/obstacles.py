"""What keeps a reply that fits from being sent as it stands."""

from dataclasses import dataclass
from typing import Literal

from answers.suggestions import Suggestion

Kind = Literal["hand_over", "blank", "note", "stale", "must"]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One of them; `said` continues a sentence after "but"."""

    kind: Kind
    said: str


def list_obstacles(suggestion: Suggestion) -> tuple[Obstacle, ...]:
    """The gravest first; empty where the reply can be sent."""
    department = suggestion.entry.department_name
    blanks = ", ".join(dict.fromkeys(blank.label for blank in suggestion.reply.blanks))
    failed = [item.title for item in suggestion.checklist if item.status == "fail" and item.level == "must"]
    found: list[tuple[bool, Kind, str]] = [
        (suggestion.authority == "hand_over", "hand_over", f"{department} has to answer it"),
        (bool(blanks), "blank", f"it still needs a value: {blanks}"),
        *((True, "note", note[:1].lower() + note[1:].rstrip(".")) for note in suggestion.notes),
        (suggestion.entry.stale, "stale", f"it was not verified in time: ask {department}"),
        (bool(failed), "must", f"a guideline is not met: {', '.join(failed)}"),
    ]
    return tuple(Obstacle(kind, said) for applies, kind, said in found if applies)

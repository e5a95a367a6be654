"""How a report says a share: in percent, with its range and what it counts."""

from answers.matching.intervals import Share

NOTHING = "–"


def say_share(share: Share) -> str:
    """91.3%, or a dash where nothing was counted."""
    return NOTHING if share.share is None else f"{100 * share.share:.1f}%"


def say_range(share: Share) -> str:
    """84–95%, or nothing where nothing was counted."""
    return "" if share.low is None or share.high is None else f"{100 * share.low:.0f}–{100 * share.high:.0f}%"


def say_counts(share: Share) -> str:
    """73 of 80."""
    return f"{share.count} of {share.of}"


def say_number(figure: float | None) -> str:
    """A figure without a unit, or a dash."""
    return NOTHING if figure is None else f"{figure:.3f}"


def say_change(before: float | None, after: float | None, *, percent: bool) -> str:
    """By how much a figure rose or fell since another run; nothing where it did not."""
    if before is None or after is None:
        return ""
    change = round(100 * (after - before), 1) if percent else round(after - before, 3)
    if not change:
        return ""
    said = f"{change:+.1f} points" if percent else f"{change:+.3f}"
    return said.replace("-", "−")

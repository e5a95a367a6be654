"""What the phrasings that people wrote say against a lesson: one person's word does not overrule them."""

from collections.abc import Mapping

from answers.learning.statement import Lesson

CLEAR = 0.8  # confidence that says so clearly; from .5 on, three points less are learned on clinc150
NEAR = 0.5  # share of the first one's confidence from which another entry is as good a guess

View = Mapping[str, float]  # by entry, its confidence by curated phrasings alone


def is_admitted(lesson: Lesson, view: View | None) -> bool:
    """Whether a lesson may be learned, given what curated phrasings alone say of its question; None: not yet asked."""
    if lesson.alone is None:
        return True
    return view is not None and not belongs_elsewhere(lesson.entry, view)


def belongs_elsewhere(entry: str, view: View) -> bool:
    """Whether curated phrasings clearly give the question to another entry."""
    first = max(view.values(), default=0.0)
    return first >= CLEAR and view.get(entry, 0.0) < NEAR * first

"""All rules in order: from statements to the lessons that are learned."""

from collections.abc import Collection, Mapping, Sequence

from answers.learning.curated import View, is_admitted
from answers.learning.one_sided import drop_one_sided
from answers.learning.shares import limit_shares
from answers.learning.statement import Lesson, Statement
from answers.learning.teachable import is_teachable
from answers.learning.votes import count_votes

EntryKey = tuple[str, str]  # entry and language


def list_candidates(
    statements: Sequence[Statement],
    *,
    own: Mapping[EntryKey, Collection[str]],
    settled: Collection[tuple[str, str, str]],
) -> list[Lesson]:
    """What people agree on, as far as it can become a phrasing at all.

    `own` has the keys of the phrasings of each published entry and language: only those can learn, and none what it
    already has. `settled` are entry, language and key of what an owner has decided on.
    """
    return [
        lesson
        for lesson in count_votes(drop_one_sided(statements))
        if (lesson.entry, lesson.lang) in own
        and lesson.key not in own[lesson.entry, lesson.lang]
        and (lesson.entry, lesson.lang, lesson.key) not in settled
        and is_teachable(lesson.text, lesson.key)
    ]


def choose_lessons(candidates: Sequence[Lesson], views: Mapping[tuple[str, str], View]) -> list[Lesson]:
    """The candidates that are learned; `views` say by language and key what curated phrasings make of a question."""
    return limit_shares([it for it in candidates if is_admitted(it, views.get((it.lang, it.key)))])

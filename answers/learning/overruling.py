"""What is still learned although its outcomes were purged, and what newer outcomes say against that."""

from collections.abc import Iterable, Sequence

from answers.learning.one_sided import drop_one_sided
from answers.learning.statement import Statement
from answers.learning.votes import collect_ballots

LearnedKey = tuple[str, str, str]  # entry, language and question key


def list_overruled(held: Iterable[LearnedKey], statements: Sequence[Statement]) -> set[LearnedKey]:
    """Those whose question newer outcomes give to another entry, or call wrong for this one.

    Silence overrules nothing: nobody may have asked it since.
    """
    ballots = collect_ballots(drop_one_sided(statements))
    found = set()
    for entry, lang, key in held:
        ballot = ballots.get((lang, key))
        winner = ballot.find_winner() if ballot else None
        if ballot and (entry in ballot.list_refused() or (winner is not None and winner[0] != entry)):
            found.add((entry, lang, key))
    return found

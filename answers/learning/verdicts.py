"""What the store knows that people said, as the rules take it."""

from answers.learning.statement import Statement
from kb.database import Session
from kb.outcomes import list_verdicts

MOST_VERDICTS = 50_000  # the newest ones count; reading them takes a third of a second


def list_statements(session: Session) -> list[Statement]:
    """The newest statements, in the order of their time."""
    return [Statement.of(it) for it in list_verdicts(session, most=MOST_VERDICTS)]

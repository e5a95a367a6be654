"""What the phrasings that people wrote say of a question, kept so that it is asked once."""

from collections.abc import Collection, Mapping

from sqlmodel import Session, col, select

from kb.dialect import insert_missing
from kb.tables import CuratedViewRow

QuestionKey = tuple[str, str]  # language and question key


def list_views(session: Session) -> dict[QuestionKey, dict[str, float]]:
    """By language and question key, the confidences of the nearest entries."""
    return {(row.lang, row.question_key): row.confidences for row in session.exec(select(CuratedViewRow))}


def put_views(session: Session, views: Mapping[QuestionKey, Mapping[str, float]]) -> None:
    """Keeps views; of two for the same question the first stays."""
    rows = [
        {"lang": lang, "question_key": key, "confidences": {entry: round(it, 4) for entry, it in of_entries.items()}}
        for (lang, key), of_entries in views.items()
    ]
    insert_missing(session, CuratedViewRow, rows)


def forget_views(session: Session, *, but: Collection[QuestionKey]) -> None:
    """Deletes the views of questions that nobody asks about any more."""
    for row in session.exec(select(CuratedViewRow).order_by(col(CuratedViewRow.lang))):
        if (row.lang, row.question_key) not in but:
            session.delete(row)
    session.flush()

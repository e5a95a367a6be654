"""The report of a run over files: the same figures, for a library and questions given as lines of JSON."""

from collections.abc import Sequence
from datetime import datetime

from answers.evaluation import Prediction, Query
from answers.learning.statement import key_of
from answers.matching.asked import Answered, Asked
from answers.matching.report import EntryName, MatchingReport, Measured, make_report
from index.encoders import Encoder
from index.items import Item
from index.searcher import fingerprint_of


def report_on_files(
    items: Sequence[Item],
    queries: Sequence[Query],
    predictions: Sequence[Prediction],
    encoders: Sequence[Encoder],
    *,
    now: datetime,
) -> MatchingReport:
    """The report on predictions that were made before, one a query."""
    measured = Measured(
        library_revision=None,
        index_fingerprint=fingerprint_of(encoders),
        encoders=tuple(encoder.name for encoder in encoders),
        entries=len(items),
        texts=sum(len(set(item.questions)) for item in items),
    )
    names = {item.group: EntryName(item.questions[0] if item.questions else item.id, None, None) for item in items}
    answered = [_answered(query, made) for query, made in zip(queries, predictions, strict=True)]
    return make_report(measured, answered, names=names, notes=(), made_at=now)


def _answered(query: Query, made: Prediction) -> Answered:
    asked = Asked(query.text, query.lang, "file", query.relevant, key=key_of(query.text))
    return Answered(asked, made.outcome, made.ranking)

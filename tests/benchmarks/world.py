"""A library of a bicycle shop and questions to it, small enough to work out every figure by hand."""

import json

from benchmarks.datasets import DataSet, Query
from index.items import Item

BIKES = DataSet(
    "bikes",
    "bikes",
    (
        Item(
            "puncture",
            "puncture",
            "en",
            ("how do I mend a flat tyre", "puncture"),
            "Take the wheel off, then patch it.",
        ),
        Item("chain", "chain", "en", ("my chain came off",), "Turn the bike over and lay it on the cog."),
    ),
    (
        Query("mend a flat tyre", frozenset({"puncture"}), "en"),
        Query("chain came off again", frozenset({"chain"}), "en"),
        Query("do you repair tents", frozenset(), "en", "oos_in_domain"),
        Query("what is the capital of Peru", frozenset(), "en", "oos_out_of_domain"),
    ),
)


def write_bikes(folder):
    """Write the set as files of a data folder."""
    target = folder / "bikes"
    target.mkdir(parents=True)
    entries = [
        {"id": item.id, "question": item.questions[0], "questions": item.questions[1:], "answer": item.answer}
        for item in BIKES.items
    ]
    queries = [{"text": q.text, "relevant": sorted(q.relevant), "lang": q.lang, "kind": q.kind} for q in BIKES.queries]
    for name, rows in (("entries", entries), ("queries", queries)):
        (target / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

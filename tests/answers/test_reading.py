"""What a reply takes from an entry."""

from datetime import UTC, datetime

from answers.reading import answer_of
from kb.documents import parse_entry
from kb.entries import EntryRecord
from kb.entry_rows import make_entry_row

ENTRY = """---
id: it/parcel
title: Where is my parcel?
department: it
lang: en
blanks:
  order.date: {hint: on the invoice}
  order.number: {type: text}
---
{{ order.number }} {{ order.date }}
"""


def test_a_blank_without_a_type_has_that_of_its_name():
    row = make_entry_row(parse_entry(ENTRY), None, 1, datetime(2026, 11, 22, tzinfo=UTC))
    values = row.model_dump()
    values["blanks"] = parse_entry(ENTRY).blanks
    fields = answer_of(EntryRecord(**values, questions=())).fields
    assert {name: (field.type, field.hint) for name, field in fields.items()} == {
        "order.date": ("date", "on the invoice"),
        "order.number": ("text", ""),
    }

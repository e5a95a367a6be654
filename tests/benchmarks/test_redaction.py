"""The planted messages are what their page says, and the redaction is as good as its page says."""

import pytest

from answers.redaction.redact import redact
from benchmarks.redaction.__main__ import measure_clean, measure_recall
from benchmarks.redaction.clean import count_changed
from benchmarks.redaction.planted import SETS, Planted, read_planted

LEAST = 0.98


@pytest.mark.parametrize("name", SETS)
def test_there_are_thirty_a_language(name):
    messages = read_planted(name)
    counts = {lang: sum(message.lang == lang for message in messages) for lang in ("en", "nl", "da", "de", "fr")}
    assert counts == dict.fromkeys(counts, 30)
    assert len({message.text for message in messages}) == 150
    assert all("{" not in message.text for message in messages)


def test_no_message_is_in_both_sets():
    apart, tuning = ({message.text for message in read_planted(name)} for name in SETS)
    assert not apart & tuning


def test_what_was_never_tuned_on_is_taken_out():
    counts = measure_recall(read_planted("apart"))
    for graded in ("check digits", "e-mail and phone"):
        gone, there = counts[graded]
        assert there >= 27
        assert gone / there >= LEAST


def test_a_piece_of_a_number_that_is_left_counts_as_left():
    message = Planted("en", "a 12 34", (("phone", "12 34"),), "a  ")
    assert message.list_left("a [phone]") == []
    assert message.list_left("a [phone] 34") == [("phone", "12 34")]
    assert message.list_left("a 12 34") == [("phone", "12 34")]


def test_a_word_that_stands_beside_it_too_does_not_count():
    message = Planted("en", "12 at no 12", (("address", "12"),), "  at no 12")
    assert message.list_left("[address] at no 12") == []


def test_messages_without_personal_data_stay():
    clean = [message for name in SETS for message in read_planted(name) if not message.data]
    assert len(clean) >= 12
    changed = [redact(message.text, lang=message.lang) for message in clean]
    changed = [text for text, message in zip(changed, clean, strict=True) if text != message.text]
    assert changed == ["CVR er [phone] og fakturaen skal sendes med EAN, kan det lade sig gøre"]  # a number is a number


def test_it_counts_what_changed_and_tells_no_text():
    assert count_changed([("call 1", "call [phone]"), ("a", "a"), ("[phone]", "[phone]")]) == (1, {"[phone]": 1})
    told = measure_clean(["call 0612345678", "where is it"])
    assert (told["texts"], told["changed"], told["marks"]) == (2, 1, {"[phone]": 1})

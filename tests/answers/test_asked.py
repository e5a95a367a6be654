"""The library's say in whether a message asks several things."""

from answers.asked import confirm, list_texts
from answers.message.questions import Part
from index.items import Ranked

TEXT = "one two three, four five six"
FIRST, SECOND = Part("one two three", 0, 13), Part("four five six", 15, 28)


def ranking(*hits):
    return tuple(Ranked(group, confidence, 0.9, group, f"{group}#en") for group, confidence in hits)


SURE_A, SURE_B = ranking(("a", 0.99), ("b", 0.001)), ranking(("b", 0.99), ("a", 0.001))


def confirmed(*found, parts=(FIRST, SECOND), whole=SURE_A):
    return [(it.part.text, it.first) for it in confirm(TEXT, parts, whole, found)]


def test_two_sure_answers_are_two_questions():
    assert confirmed(SURE_A, SURE_B) == [("one two three", "a"), ("four five six", "b")]


def test_the_same_entry_answers_one_question():
    assert confirmed(SURE_A, SURE_A) == []


def test_what_nothing_answers_well_is_not_cut():
    assert confirmed(ranking(("a", 0.5)), ranking(("b", 0.5))) == []
    assert confirmed(SURE_A, ranking(("b", 0.6))) == []
    assert confirmed((), ()) == []


def test_a_foreign_question_stands_where_it_spoils_the_whole():
    foreign = ranking(("c", 0.1))
    assert confirmed(SURE_A, foreign, whole=ranking(("a", 0.84), ("c", 0.1))) != []
    assert confirmed(SURE_A, foreign, whole=SURE_A) == []


def test_a_thin_part_needs_its_context_to_agree():
    thin = Part("can I return it", 15, 28, context="one two three", thin=True)
    parts = (FIRST, thin)
    assert list_texts(parts) == ["one two three", "can I return it", "one two three can I return it"]
    agrees, differs = ranking(("a", 0.9), ("b", 0.1)), ranking(("a", 0.9), ("c", 0.1))
    assert confirmed(SURE_A, SURE_B, agrees, parts=parts) == [("one two three", "a"), ("can I return it", "b")]
    assert confirmed(SURE_A, SURE_B, differs, parts=parts) == []


def test_a_thin_part_without_context_has_to_be_sure():
    thin = Part("can you check", 0, 13, thin=True)
    assert confirmed(ranking(("a", 0.75)), SURE_B, parts=(thin, SECOND)) == []


def test_parts_of_one_matter_are_joined_and_the_rest_is_cut():
    third = Part("six", 28, 28)
    found = confirm(TEXT, (FIRST, SECOND, third), SURE_A, (SURE_A, SURE_A, SURE_B))
    assert [(it.part.start, it.part.end, it.first) for it in found] == [(0, 28, "a"), (28, 28, "b")]

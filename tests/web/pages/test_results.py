import pytest

from answers.suggestions import AskedQuestion, Blank, Combined
from tests.web.hand_made import (
    TODAY,
    check,
    holding,
    reply,
    reply_with_blank,
    suggestion,
    suggestions,
    summary,
    why_outcome,
    why_suggested,
)
from web.pages.results import present


def test_it_works():
    results = present(suggestions(suggestion()), today=TODAY)
    assert results.heading == "Ready to send"
    assert results.announcement.startswith("1 reply.")
    card = results.shown[0]
    assert (card.number, card.title, card.department) == (1, "How do I reset my password?", "IT")
    assert card.confidence == "Very likely right: 86%"
    assert card.authority_words == "Cleared to send as is"
    assert card.verified == "verified 2 November 2026 (19 days ago)"


def test_it_folds_what_is_probably_not_it():
    made = [suggestion(confidence=confidence) for confidence in (0.9, 0.5, 0.1)]
    results = present(suggestions(*made), today=TODAY)
    assert [[card.number for card in cards] for cards in (results.shown, results.folded)] == [[1, 2], [3]]
    assert results.fold_label == "Others, probably not it"
    none = present(suggestions(*made, outcome="none"), today=TODAY)
    assert [[card.number for card in cards] for cards in (none.shown, none.folded)] == [[], [1, 2, 3]]
    assert none.fold_label == "Nearest, but probably not it"


def test_it_shows_the_first_reply_however_unlikely():
    results = present(suggestions(suggestion(confidence=0.2), outcome="adapt"), today=TODAY)
    assert len(results.shown) == 1


def test_somebody_who_may_not_change_a_reply_is_not_told_to_adapt_it():
    made = suggestions(suggestion(confidence=0.2, authority="send"), outcome="adapt")
    assert "adapt it first" in present(made, today=TODAY).explanation
    said = present(made, today=TODAY, role="ambassador").explanation
    assert "adapt" not in said
    assert "send a holding reply instead" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"confidence": 0.5}, "may not fit"),
        ({"authority": "hand_over"}, "IT has to answer it"),
        ({"reply": reply_with_blank("Order ", "order number", ".")}, "Fill in what is missing: order number."),
        ({"checklist": (check("fail"),)}, "a guideline is not met"),
        ({"checklist": (check("fail", "should"),)}, "may not fit"),
        ({"notes": ("There is no Danish version.",)}, "There is no Danish version."),
        ({"entry": summary(stale=True)}, "ask IT whether it still holds"),
        ({}, "may not fit"),
    ],
)
def test_it_says_why_a_reply_cannot_go_as_it_is(changes, said):
    results = present(suggestions(suggestion(**changes), outcome="adapt"), today=TODAY)
    assert results.heading == "Look before you send"
    assert said in results.explanation


def test_it_survives_an_outcome_without_suggestions():
    assert present(suggestions(outcome="adapt"), today=TODAY).shown == ()


def test_small_talk_invites_nobody_to_hand_over():
    found = suggestions(outcome="none", small_talk="thanks", remark="This says thanks and asks nothing.")
    results = present(found, today=TODAY)
    assert (results.heading, results.explanation) == ("Nothing to answer", "This says thanks and asks nothing.")
    assert (results.shown, results.folded, results.holding) == ((), (), None)


def asked(*made, outcome="ready", **changes):
    return AskedQuestion("Where is\nmy parcel?", 0, 19, outcome, made, **changes)


def test_several_questions_stand_one_by_one_after_the_reply_to_all():
    first, second = suggestion(question=1), suggestion(question=2, confidence=0.7)
    questions = (asked(first), asked(second, suggestion(confidence=0.1), outcome="adapt"))
    combined = Combined(reply("Both."), (check("fail"),))
    found = suggestions(first, second, outcome="adapt", questions=questions, combined=combined)
    results = present(found, today=TODAY)
    assert (results.shown, results.folded, results.holding) == ((), (), None)
    assert results.combined.title == "One reply to both questions"
    assert [(it.number, it.text, it.said) for it in results.groups] == [
        (1, "Where is my parcel?", "Ready to send"),
        (2, "Where is my parcel?", "Look before you send"),
    ]
    assert [[card.number for card in it.shown] for it in results.groups] == [[1], [2]]
    assert [card.number for card in results.groups[1].folded] == [3]
    assert results.explanation.startswith("This message asks 2 questions. The reply to all of them misses a guideline")


def test_a_question_without_an_answer_brings_its_own_holding_reply():
    questions = (asked(suggestion()), asked(outcome="none", holding=holding()))
    results = present(suggestions(suggestion(), outcome="adapt", questions=questions), today=TODAY)
    assert results.combined is None
    assert [it.holding is not None for it in results.groups] == [False, True]
    assert "1 of them has no answer yet" in results.explanation
    none = present(suggestions(outcome="none", questions=(questions[1], questions[1])), today=TODAY)
    assert "answers none of them" in none.explanation


def test_it_says_no_answer_in_plain_words_and_offers_the_holding_reply():
    results = present(suggestions(suggestion(confidence=0.1), outcome="none", holding=holding()), today=TODAY)
    assert results.heading == "No answer is good enough"
    assert "hand over to IT (it@example.org)" in results.explanation
    assert results.holding is not None
    assert results.holding.due == "Monday 23 November 2026, 17:30"


def test_it_offers_no_holding_reply_beside_an_answer():
    assert present(suggestions(suggestion(), holding=holding()), today=TODAY).holding is None


def test_it_says_whom_to_turn_to_without_a_holding_reply():
    results = present(suggestions(outcome="none"), today=TODAY)
    assert (results.shown, results.folded) == ((), ())
    assert "Hand it over" in results.explanation


def test_it_cuts_a_reply_at_its_blanks_without_losing_a_character():
    made = reply_with_blank("Your order ", "order number", " is on its way.")
    pieces = present(suggestions(suggestion(reply=made)), today=TODAY).shown[0].draft.whole.pieces
    assert [(it.text, it.blank) for it in pieces] == [
        ("Your order ", None),
        ("[order number]", "order.number"),
        (" is on its way.", None),
    ]


def test_it_finds_the_blanks_of_each_part():
    text = "Order [order number] left.\n\nTrack [order number] here."
    blanks = (Blank("order.number", "order number", 6, 20), Blank("order.number", "order number", 34, 48))
    made = reply(text, parts=("Order [order number] left.", "Track [order number] here."), blanks=blanks, limit=30)
    card = present(suggestions(suggestion(reply=made)), today=TODAY).shown[0]
    assert [[it.blank for it in message.pieces] for message in card.draft.parts] == [[None, "order.number", None]] * 2
    assert [message.copy_label for message in card.draft.parts] == ["Copy message 1", "Copy message 2"]
    assert [message.counter.words for message in card.draft.parts] == [
        "Message 1 of 2, at most 30 each",
        "Message 2 of 2, at most 30 each",
    ]
    assert [it.name for it in card.draft.blanks] == ["order.number"]


def test_it_counts_as_the_channel_does():
    fits = present(suggestions(suggestion(reply=reply("x" * 214, limit=280))), today=TODAY).shown[0].draft.whole.counter
    over = present(suggestions(suggestion(reply=reply("x" * 281, limit=280))), today=TODAY).shown[0].draft.whole.counter
    free = present(suggestions(suggestion()), today=TODAY).shown[0].draft.whole.counter
    assert (fits.words, fits.over) == ("214 of 280", False)
    assert (over.words, over.over) == ("281 of 280", True)
    assert free is None


def test_it_puts_what_is_to_mend_first():
    items = (check("pass"), check("confirm"), check("fail", "should"), check("fail", "must"))
    checklist = present(suggestions(suggestion(checklist=items)), today=TODAY).shown[0].draft.checklist
    assert [(it.status, it.level) for it in checklist.items] == [
        ("fail", "must"),
        ("fail", "should"),
        ("confirm", "must"),
        ("pass", "must"),
    ]
    assert [it.words for it in checklist.counts] == ["2 to mend", "1 to confirm", "1 fine"]


def test_it_marks_an_entry_that_nobody_verified():
    card = present(suggestions(suggestion(entry=summary(verified_on=None))), today=TODAY).shown[0]
    assert card.stale
    assert card.verified == "never verified: ask IT"


def test_reasons_stand_on_each_card_and_for_the_outcome():
    found = suggestions(suggestion(explanation=why_suggested()), explanation=why_outcome())
    results = present(found, today=TODAY)
    assert results.why.said == ("It fits (97%).", "Besides, it is stale.")
    card = results.shown[0].why
    assert card.said == ("Matches “I can't log in”.",)
    rows = {row.label: row.value for row in card.rows}
    assert rows["Meaning, against its questions (e5)"] == "+12.5"
    assert rows["Behind “How do I get a VPN?” by"] == "2.5"
    assert rows["Words in common"] == "log, in"
    assert "Words, against its questions" not in rows
    assert {row.label: row.value for row in results.why.rows}["Usual here without one"] == "12.0"


def test_small_talk_has_no_second_reason():
    talk = why_outcome(because="small_talk")
    assert present(suggestions(outcome="none", remark="Thanks.", explanation=talk), today=TODAY).why is None


def test_of_several_questions_each_has_its_own_reasons():
    questions = (asked(suggestion(question=1), explanation=why_outcome()), asked(suggestion(question=2)))
    results = present(suggestions(outcome="adapt", questions=questions), today=TODAY)
    assert (results.groups[0].why.said[0], results.groups[1].why, results.why) == ("It fits (97%).", None, None)

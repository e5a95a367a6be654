"""The gate towards ambassadors: `send` word for word, `edit` with its difference kept, `hand_over` not at all."""

import pytest

from answers.errors import HandedOver, WordingFixed
from answers.learning.learner import Learner
from answers.outcomes import OutcomeBook, Told
from answers.question import Question
from kb.asker import Asker
from kb.audit import list_audit
from kb.documents import EntryDocument
from kb.entries import get_entry, save_entry
from kb.outcomes import list_outcomes
from kb.publication import set_status
from tests.answers.conftest import NOW

AMINA, SAM = Asker(person_id=1), Asker(person_id=2)
LOGIN, SMOKE = "I can't log in any more", "There is smoke coming out of my machine"


@pytest.fixture
def book(store, index):
    learner = Learner(store, index)
    yield OutcomeBook(store, learner)
    learner.close()


def ask(suggester, text, role="ambassador", by=AMINA, **given):
    return suggester.suggest(Question(text, role=role, asker=by, **given), now=NOW)


def note(book, found, *tolds, by=AMINA, **given):
    return book.note_all(found.id, tolds, asker=by, sees_all=False, **given)


def trail(store):
    with store.session() as session:
        return list_audit(session, kind="suggestion")


def test_a_fixed_reply_goes_out_as_it_was_suggested(store, suggester, book):
    found = ask(suggester, LOGIN, channel="x", customer={"first_name": "Bo"}, agent={"initials": "AY"})
    text = found.suggestions[0].reply.text
    note(book, found, Told("copied", "it/reset-password", text))
    (noted,) = note(book, found, Told("sent", "it/reset-password", text))
    assert noted.outcome.difference == ()
    with store.session() as session:
        copied, _ = list_outcomes(session, found.id)
    assert copied.text is None
    assert trail(store) == ()


@pytest.mark.parametrize("kind", ["copied", "sent", "edited"])
def test_a_fixed_reply_in_other_words_is_refused_with_the_words(store, suggester, book, kind):
    found = ask(suggester, LOGIN)
    text = found.suggestions[0].reply.text.replace("five minutes", "an hour")
    with pytest.raises(WordingFixed, match=r"“five minutes[^”]*” became “an hour"):
        note(book, found, Told(kind, "it/reset-password", text))
    with store.session() as session:
        assert list_outcomes(session, found.id) == ()


def test_a_fixed_reply_that_was_changed_without_saying_how_is_refused(suggester, book):
    found = ask(suggester, LOGIN)
    with pytest.raises(WordingFixed):
        note(book, found, Told("edited", "it/reset-password"))
    note(book, found, Told("sent", "it/reset-password"))


def test_the_entry_need_not_be_named(suggester, book):
    found = ask(suggester, LOGIN)
    with pytest.raises(WordingFixed):
        note(book, found, Told("sent", text="Reset it yourself."))


def test_agents_are_free(suggester, book):
    found = ask(suggester, LOGIN, role="agent", by=SAM)
    (noted,) = note(book, found, Told("edited", "it/reset-password", "Reset it yourself."), by=SAM)
    assert noted.outcome.difference is None


def test_the_role_of_today_counts_where_it_is_known(suggester, book):
    found = ask(suggester, LOGIN, role="agent")
    with pytest.raises(WordingFixed):
        note(book, found, Told("edited", "it/reset-password", "Reset it yourself."), role="ambassador")
    again = ask(suggester, LOGIN)
    note(book, again, Told("edited", "it/reset-password", "Reset it yourself."), role="agent")


def with_authority(store, entry_id, authority, **changes):
    with store.transaction() as session:
        entry = get_entry(session, entry_id, "en")
        document = EntryDocument(
            id=entry.id,
            title=entry.title,
            questions=entry.questions,
            department=entry.department,
            lang="en",
            authority=authority,
            answer=changes.get("answer", entry.answer),
        )
        save_entry(session, document, expected_revision=entry.revision, author="Lotte")


def test_an_open_reply_keeps_its_difference_and_the_trail_only_its_size(store, suggester, book):
    with_authority(store, "product/returns", "edit")
    found = ask(suggester, "How long can I send something back?")
    text = found.suggestions[0].reply.text.replace("Print the label", "Write to bo@example.com. Print the label")
    (noted,) = note(book, found, Told("edited", "product/returns", text), who="Amina Yilmaz")
    assert noted.outcome.difference == (("", "Write to [email]"),) or "[email]" in str(noted.outcome.difference)
    assert "bo@" not in str(noted.outcome.difference)
    (line,) = trail(store)
    assert (line.actor.who, line.verb, line.key) == ("Amina Yilmaz", "sent with changes", found.id)
    assert line.after["entries"] == ["product/returns"]
    assert line.after["places"] == len(noted.outcome.difference)
    assert "Write" not in str(line)
    note(book, found, Told("edited", "product/returns", text))  # the same again changes nothing
    assert len(trail(store)) == 1


@pytest.mark.parametrize("kind", ["copied", "sent", "edited"])
def test_what_a_department_has_to_answer_is_neither_copied_nor_sent(suggester, book, kind):
    found = ask(suggester, SMOKE)
    with pytest.raises(HandedOver, match="is for Product to answer"):
        note(book, found, Told(kind, "product/smoke"))
    note(book, found, Told("dismissed", "product/smoke", reason="wrong_answer"))


def test_what_was_taken_back_meanwhile_does_not_go_out(store, suggester, book):
    found = ask(suggester, LOGIN)
    with store.transaction() as session:
        entry = get_entry(session, "it/reset-password", "en")
        set_status(session, entry.id, "en", "draft", expected_revision=entry.revision, author="Lotte")
    with pytest.raises(HandedOver, match="taken back meanwhile"):
        note(book, found, Told("copied", "it/reset-password"))
    text = found.suggestions[0].reply.text
    with pytest.raises(WordingFixed):
        note(book, found, Told("edited", "it/reset-password", f"{text} Bye!", had_gone=True))
    note(book, found, Told("sent", "it/reset-password", text, had_gone=True))


def test_what_was_suggested_before_an_edit_may_still_go_out(store, suggester, book):
    found = ask(suggester, "How long can I send something back?")
    text = found.suggestions[0].reply.text
    with_authority(store, "product/returns", "send", answer="You have a year.")
    note(book, found, Told("sent", "product/returns", text))
    with pytest.raises(WordingFixed):
        note(book, ask(suggester, "return an item that I bought"), Told("sent", "product/returns", text + " Or two."))


def test_an_ambassador_gets_no_words_of_what_a_department_has_to_answer(suggester):
    found = ask(suggester, SMOKE, explain=True, limit=10)
    assert found.outcome == "none"
    assert found.holding.department == "product"
    assert found.remark == f"“{SMOKE}” is for Product to answer: send the holding reply and hand the question over."
    first = found.suggestions[0]
    assert (first.entry.id, first.reply.text, first.checklist) == ("product/smoke", "", ())
    assert "Product answers this" in first.withheld
    assert "Unplug" not in repr(found)
    assert "Unplug" in repr(ask(suggester, SMOKE, role="agent"))


def test_of_several_questions_only_what_may_be_given_is_joined(suggester, book):
    found = ask(suggester, f"{SMOKE}. Also, {LOGIN}", limit=2)
    smoke, login = found.questions
    assert (smoke.outcome, smoke.suggestions, login.outcome) == ("none", (), "ready")
    assert "is for Product to answer" in smoke.remark
    assert smoke.holding.department == "product"
    assert found.combined is None
    assert "Unplug" not in repr(found)


def test_of_a_joined_reply_the_strictest_authority_counts(store, suggester, book):
    with_authority(store, "product/returns", "edit")
    found = ask(suggester, f"How long can I send something back? Also, {LOGIN}")
    ids = [asked.suggestions[0].entry.id for asked in found.questions]
    assert ids == ["product/returns", "it/reset-password"]
    text = found.combined.reply.text
    note(book, found, *(Told("copied", it, text) for it in ids))
    note(book, found, Told("sent", ids[1], text))  # a program tells of one entry at a time
    for changed in (text.replace("five", "ten"), text.replace("Print", "Do not print"), f"{text} Bye!"):
        with pytest.raises(WordingFixed):
            note(book, found, *(Told("edited", it, changed) for it in ids))

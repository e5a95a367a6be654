"""From a question that was answered to one that is found: the whole way, over a small house."""

from dataclasses import replace

import pytest

from answers.learning.learner import Learner
from answers.learning.resting import tell_confidence
from answers.outcomes import OutcomeBook, Told
from answers.question import Question
from answers.suggest import Suggester
from kb.curated_views import list_views
from kb.database import get_store_revision
from kb.errors import NotFound
from kb.learned import list_learned, settle_learned
from kb.outcomes import list_outcomes
from kb.receipts import Shown, add_receipt, get_receipt
from tests.answers.conftest import NOW
from tests.answers.told import ANN, BOB, EVE, ODD, RECEIPT, SENT
from tests.keys import REFERENCE_KEY


@pytest.fixture
def learner(store, index):
    learner = Learner(store, index, every_seconds=3600)
    yield learner
    learner.close()


@pytest.fixture
def tell(store, learner):
    """Serves a question and says what became of it."""
    book = OutcomeBook(store, learner)
    count = iter(range(1_000))

    def tell(question, entry, by=ANN, kind="sent", **given):
        suggestion = f"s{next(count)}"
        with store.adding() as session:
            add_receipt(session, replace(RECEIPT, id=suggestion, question=question, asker=by))
        return book.note(
            suggestion,
            Told(kind, entry, **({"text": SENT} if kind in {"sent", "edited"} else {}) | given),
            asker=by,
            sees_all=False,
        ).outcome

    return tell


def live(store, entry="product/track-order"):
    with store.session() as session:
        return [(it.text, it.people) for it in list_learned(session, entry)]


def revision_of(store):
    with store.session() as session:
        return get_store_revision(session)


def test_what_was_sent_is_found(store, suggester, tell, learner):
    before = suggester.suggest(Question(ODD), now=NOW)
    tell(ODD, "product/track-order")
    assert learner.learn() == 1
    after = suggester.suggest(Question(ODD), now=NOW)
    assert after.suggestions[0].entry.id == "product/track-order"
    assert after.suggestions[0].matched == ODD
    assert after.suggestions[0].confidence > max((it.confidence for it in before.suggestions), default=0)


def test_learning_the_same_again_changes_nothing(store, tell, learner):
    tell(ODD, "product/track-order")
    learner.learn()
    before = revision_of(store)
    tell(ODD.upper(), "product/track-order", BOB)
    assert learner.learn() == 0
    assert revision_of(store) == before
    assert live(store) == [(ODD, 2)]


def test_copying_alone_teaches_nothing(store, tell, learner):
    tell(ODD, "product/track-order", kind="copied")
    assert learner.learn() == 0


def test_a_wrong_answer_takes_it_away_for_good(store, suggester, tell, learner):
    tell(ODD, "product/track-order")
    learner.learn()
    tell(ODD, "product/track-order", BOB, kind="dismissed", reason="wrong_answer")
    assert learner.learn() == 1
    tell(ODD, "product/track-order", ANN)
    assert learner.learn() == 0
    assert live(store) == []
    assert all(it.matched != ODD for it in suggester.suggest(Question(ODD), now=NOW).suggestions)


def test_another_reason_takes_nothing_away(store, tell, learner):
    tell(ODD, "product/track-order")
    tell(ODD, "product/track-order", BOB, kind="dismissed", reason="outdated")
    learner.learn()
    assert live(store) == [(ODD, 1)]


def test_what_an_owner_undid_is_not_learned_again(store, tell, learner):
    tell(ODD, "product/track-order")
    learner.learn()
    with store.transaction() as session:
        number = list_learned(session, "product/track-order")[0].number
        settle_learned(session, "product/track-order", number, "undone", by="Lotte")
    tell(ODD, "product/track-order", BOB)
    tell(ODD, "product/track-order", EVE)
    assert learner.learn() == 0
    assert live(store) == []


def test_one_person_does_not_take_a_question_from_the_entry_that_has_it(store, tell, learner):
    question = "I really can't log in any more"
    tell(question, "it/vpn", EVE)
    learner.learn()
    assert live(store, "it/vpn") == []
    with store.session() as session:
        (view,) = list_views(session).values()
    assert max(view, key=lambda entry: view[entry]) == "it/reset-password"
    tell(question, "it/vpn", ANN)
    learner.learn()
    assert live(store, "it/vpn") == [(question, 2)]


def test_what_was_learned_does_not_vouch_for_itself(store, index, tell, learner):
    """What curated phrasings say is asked without the learned ones."""
    tell(ODD, "product/track-order", ANN)
    learner.learn()
    searcher = index.at(revision_of(store))
    assert any(document.item.learned for document in searcher.library.documents)
    assert not any(document.item.learned for document in searcher.without_learned().library.documents)


def test_one_entry_for_everything_teaches_nothing(store, tell, learner):
    for number in range(12):
        tell(f"question number {'abcdefghijkl'[number]} about something", "it/vpn", EVE)
    learner.learn()
    assert live(store, "it/vpn") == []


def test_only_the_language_that_the_entry_has_learns(store, tell, learner):
    with store.adding() as session:
        add_receipt(session, replace(RECEIPT, id="da", question="min kasse er væk igen", lang="da", asker=ANN))
    OutcomeBook(store, learner).note(
        "da", Told("sent", "product/track-order", "Din pakke er på vej hjem til dig."), asker=ANN, sees_all=False
    )
    assert learner.learn() == 0


def test_lessons_are_drawn_by_themselves(store, index):
    learner = Learner(store, index, every_seconds=0.0)
    with store.adding() as session:
        add_receipt(session, replace(RECEIPT, id="s", question=ODD, asker=ANN))
    OutcomeBook(store, learner).note("s", Told("edited", "product/track-order", SENT), asker=ANN, sees_all=False)
    learner.wait(60)
    learner.close()
    assert live(store) == [(ODD, 1)]


def test_a_failure_costs_nothing_but_a_line_without_texts(store, index, tell, learner, caplog, monkeypatch):
    tell(ODD, "product/track-order")
    monkeypatch.setattr(index, "at", lambda revision: 1 / 0)
    learner._run()
    assert "ZeroDivisionError" in caplog.text
    assert "courier" not in caplog.text
    monkeypatch.undo()
    assert learner.learn() == 1


class TestConfidence:
    """Everybody finds the engine's sure first entry wrong: it is less sure from then on, here and after a restart."""

    QUESTION = Question("I can't log in any more")

    @pytest.fixture
    def wrong(self, store, index, learner):
        """Makes somebody call the first entry wrong for so many questions."""
        book = OutcomeBook(store, learner)
        fingerprint = index.at(revision_of(store)).fingerprint

        def wrong(by, count, fingerprint=fingerprint):
            for number in range(count):
                suggestion = f"{by.who} {number} {fingerprint}"
                shown = (Shown("it/reset-password", "en", 1, 0.9), Shown("it/vpn", "en", 1, 0.3))
                receipt = replace(RECEIPT, id=suggestion, question=f"lost {number}", asker=by, shown=shown)
                with store.adding() as session:
                    add_receipt(session, replace(receipt, index_fingerprint=fingerprint))
                book.note(suggestion, Told("dismissed", reason="wrong_answer"), asker=by, sees_all=False)

        return wrong

    def ask(self, suggester):
        found = suggester.suggest(self.QUESTION, now=NOW)
        return found.suggestions[0].entry.id, found.suggestions[0].confidence, found.outcome

    def test_it_rests_on_what_people_said(self, suggester, learner, wrong):
        entry, before, outcome = self.ask(suggester)
        assert outcome in {"ready", "adapt"}
        for person in (ANN, BOB, EVE):
            wrong(person, 12)
        learner.learn()
        same, after, outcome = self.ask(suggester)
        assert (same, outcome != "ready", after < before) == (entry, True, True)

    def test_a_receipt_keeps_the_confidence_that_ships(self, store, suggester, learner, wrong):
        _, before, _ = self.ask(suggester)
        wrong(ANN, 30)
        learner.learn()
        found = suggester.suggest(replace(self.QUESTION, asker=BOB), now=NOW)
        with store.session() as session:
            kept = get_receipt(session, found.id).shown[0]
        assert kept.confidence == pytest.approx(found.suggestions[0].confidence, abs=1e-4)
        assert kept.unmoved == pytest.approx(before, abs=1e-4) != kept.confidence

    def test_a_restart_draws_it_again(self, store, suggester, learner, wrong, make_index):
        wrong(ANN, 30)
        learner.learn()
        expected = self.ask(suggester)
        restarted = make_index(store)
        restarted.open()
        Learner(store, restarted).adapt()
        assert self.ask(Suggester(store, restarted, reference_key=REFERENCE_KEY)) == expected

    def test_what_was_said_under_another_index_does_not_count(self, suggester, learner, wrong):
        before = self.ask(suggester)
        wrong(ANN, 30, "of another encoder")
        learner.learn()
        assert self.ask(suggester) == before

    def test_it_says_in_a_sentence_on_what_it_rests(self, store, learner, wrong):
        def tell():
            with store.session() as session:
                return tell_confidence(session)

        assert tell().startswith("Confidence is as it ships: no outcome")
        wrong(ANN, 1)
        assert tell().startswith("Confidence rests on 1 outcome of 1 person beside what ships: what would be 85% is ")
        wrong(BOB, 3)
        assert tell().startswith("Confidence rests on 4 outcomes of 2 people")


class TestOutcomes:
    def test_without_an_entry_it_is_the_first(self, tell):
        assert tell("where is my box", None).entry_id == "it/reset-password"

    def test_a_dismissal_without_an_entry_is_of_all(self, store, tell, learner):
        tell(ODD, "product/track-order")
        assert tell(ODD, None, BOB, kind="dismissed", reason="wrong_answer").entry_id is None
        assert learner.learn() == 0

    def test_without_an_answer_it_was_the_holding_reply(self, store, learner):
        with store.adding() as session:
            add_receipt(session, replace(RECEIPT, id="s", outcome="none"))
        book = OutcomeBook(store, learner)
        assert book.note("s", Told("sent"), asker=ANN, sees_all=False).outcome.entry_id is None
        assert learner.learn() == 0

    def test_the_final_text_is_kept_without_personal_data(self, tell):
        assert tell("where is my box", None, text="Hi Bo, mail bo@example.org").text == "Hi [name], mail [email]"

    def test_another_persons_is_not_there_unless_one_sees_all(self, store, tell, learner):
        suggestion = tell(ODD, None).receipt_id
        book = OutcomeBook(store, learner)
        with pytest.raises(NotFound):
            book.note(suggestion, Told("copied"), asker=BOB, sees_all=False)
        with pytest.raises(NotFound):
            book.note("nowhere", Told("copied"), asker=BOB, sees_all=True)
        book.note(suggestion, Told("copied"), asker=BOB, sees_all=True)
        with store.session() as session:
            assert [it.asker for it in list_outcomes(session, suggestion)] == [ANN, BOB]

"""A question's way to a decision, over a small house."""

import pytest

from answers.errors import QuestionRefused, SearchFailed, TemplateFailed
from answers.question import Question
from answers.reply.compose import compose
from answers.suggest import Suggester
from answers.verdict import Tolerance
from index.adaptation import Adaptation
from index.searcher import Searcher
from kb.channels import get_channel, save_channel
from kb.documents import ChannelDocument
from kb.entries import find_entry
from kb.publication import set_status
from tests.answers.conftest import NOW
from tests.keys import REFERENCE_KEY


def ask(suggester, text, **given):
    return suggester.suggest(Question(text, **given), now=NOW)


def first(found):
    return found.suggestions[0]


def test_it_works(suggester):
    found = ask(
        suggester, "I can't log in any more", channel="x", customer={"first_name": "Bo"}, agent={"initials": "LV"}
    )
    assert (found.language, found.outcome) == ("en", "ready")
    assert first(found).entry.id == "it/reset-password"
    assert first(found).reply.text == "Hi Bo. Reset it at https://shop.example/reset. ^LV"
    assert first(found).reply.length == len("Hi Bo. Reset it at . ^LV") + 23
    assert first(found).matched == "I can't log in any more"
    assert found.holding is None
    assert found.warnings == ()
    assert found.took_ms > 0


def test_the_reply_is_in_the_customers_language_and_an_entry_comes_once(suggester):
    found = ask(suggester, "ik kan niet meer inloggen op mijn account", channel="x")
    assert found.language == "nl"
    assert (first(found).entry.id, first(found).entry.lang) == ("it/reset-password", "nl")
    assert first(found).reply.text.startswith("Hoi. Stel je wachtwoord opnieuw in")
    assert len({suggestion.entry.id for suggestion in found.suggestions}) == len(found.suggestions)


def test_a_language_without_a_version_is_said_and_never_ready(suggester):
    found = ask(suggester, "where is my parcel", lang="nl")
    assert first(found).entry.lang == "en"
    assert first(found).notes == ("There is no Dutch version: this one is English and has to be translated first.",)
    assert found.outcome != "ready"


def test_an_open_blank_is_never_ready_until_its_value_is_given(suggester):
    found = ask(suggester, "where is my parcel")
    assert first(found).reply.text.startswith("Your order [order number] is on its way")
    assert found.outcome == "adapt"
    assert {item.guideline: item.status for item in first(found).checklist}["blanks"] == "fail"
    filled = ask(suggester, "where is my parcel", values={"order": {"number": "VH-1"}})
    assert first(filled).reply.text.startswith("Your order VH-1 is")
    assert filled.outcome == "ready"


def test_a_lapsed_fact_names_its_owner_and_is_never_ready(suggester):
    found = ask(suggester, "How long can I send something back?")
    assert first(found).reply.text.startswith("You have 30 days from")
    assert first(found).notes == ("return_days has lapsed: ask Product for its new value.",)
    assert found.outcome == "adapt"


def test_a_value_that_does_not_fit_its_blank_is_never_ready_and_says_what_to_write(suggester):
    found = ask(suggester, "where is my parcel", values={"order": {"number": "no idea"}})
    assert first(found).reply.text.startswith("Your order [order number] is on its way")
    assert first(found).notes == ("“no idea” does not fit order number: write the number as it stands on the order.",)
    assert found.outcome == "adapt"


def test_a_fact_counts_as_used_only_where_the_reply_uses_it(store, suggester):
    """The lapsed fact stands in the channel's greeting, which the answer itself leaves out where it greets."""
    with store.transaction() as session:
        channel = get_channel(session, "email")
        document = ChannelDocument(
            id="email", name="Email", greeting={"en": "Hi, {{ facts.return_days }} days."}, signature={"en": "Us"}
        )
        save_channel(session, document, expected_revision=channel.revision, author="test")
    greeted = ask(suggester, "I can't log in any more", channel="email")
    assert first(greeted).notes == ("return_days has lapsed: ask Product for its new value.",)
    assert (greeted.outcome, first(greeted).reply.facts) == ("adapt", ("reset_url", "return_days"))
    assert first(ask(suggester, "I can't log in any more", channel="x")).notes == ()


def test_what_must_be_handed_over_is_never_ready(suggester):
    found = ask(suggester, "There is smoke coming out of my machine")
    assert (first(found).authority, found.outcome) == ("hand_over", "adapt")


def test_an_unverified_entry_beyond_its_period_is_stale_and_never_ready(store, index):
    later = NOW.replace(year=2027)
    found = Suggester(store, index, reference_key=REFERENCE_KEY).suggest(Question("I can't log in any more"), now=later)
    assert first(found).entry.stale
    assert found.outcome == "adapt"


def test_where_nothing_fits_it_says_so_and_promises_a_time(suggester):
    found = ask(suggester, "what's the weather in Paris")
    assert found.outcome == "none"
    assert found.holding is not None
    assert found.holding.due_at > NOW
    assert found.holding.due_at.utcoffset() is not None


def test_small_talk_gets_a_remark_and_neither_reply_nor_promise(suggester):
    found = ask(suggester, "Thanks so much, bye!")
    assert (found.outcome, found.small_talk, found.remark) == ("none", "thanks", "This says thanks and asks nothing.")
    assert (found.suggestions, found.holding) == ((), None)
    assert ask(suggester, "Thanks, but where is my parcel?").small_talk is None


def test_two_questions_are_answered_each_by_itself_and_together(suggester):
    text = "There is smoke coming out of my machine. Also, I can't log in any more"
    found = ask(suggester, text, limit=2)
    smoke, login = found.questions
    assert [text[it.start : it.end] for it in found.questions] == [smoke.text, login.text]
    assert [it.suggestions[0].entry.id for it in (smoke, login)] == ["product/smoke", "it/reset-password"]
    assert [(it.entry.id, it.question) for it in found.suggestions] == [("product/smoke", 1), ("it/reset-password", 2)]
    assert (login.outcome, found.outcome) == ("ready", "adapt")
    answers = [it.suggestions[0].reply.text for it in (smoke, login)]
    assert found.combined.reply.text == "\n\n".join(answers)
    assert found.combined.unanswered == ()
    assert {item.guideline for item in found.combined.checklist} >= {"blanks", "language"}


def test_several_questions_are_decided_and_joined_by_what_the_asker_sees(suggester):
    text = "There is smoke coming out of my machine. Also, I can't log in any more"
    for role in ("agent", "ambassador"):
        found = ask(suggester, text, role=role, departments=frozenset({"it"}), explain=True)
        assert {it.entry.department for it in found.suggestions} == {"it"}
        assert found.combined is None
        assert "product/" not in repr(found)


def test_an_owners_departments_narrow_nothing_that_is_published(suggester):
    found = ask(suggester, "where is my parcel", role="owner", departments=frozenset({"it"}))
    assert first(found).entry.id == "product/track-order"


def test_one_question_has_no_parts(suggester):
    found = ask(suggester, "I can't log in any more")
    assert (found.questions, found.combined, first(found).question) == ((), None, None)


def test_an_ambassador_does_not_see_what_is_for_agents(suggester):
    text = "Which port does the warehouse tunnel use?"
    assert first(ask(suggester, text)).entry.id == "it/vpn"
    seen = ask(suggester, text, role="ambassador", limit=10)
    assert "it/vpn" not in [suggestion.entry.id for suggestion in seen.suggestions]


def test_what_is_past_its_last_day_is_not_shown(suggester):
    found = ask(suggester, "Does the summer discount still count?", limit=10)
    assert "product/old-sale" not in [suggestion.entry.id for suggestion in found.suggestions]


def test_a_withdrawn_entry_is_gone_even_while_the_index_still_has_it(store, make_index):
    index = make_index(store)
    index.build()
    suggester = Suggester(store, index, reference_key=REFERENCE_KEY)
    with store.transaction() as session:
        entry = find_entry(session, "it/vpn", "en")
        set_status(session, "it/vpn", "en", "archived", expected_revision=entry.revision, author="test")
    index._retry_at = float("inf")  # the index may not catch up now
    found = ask(suggester, "Which port does the warehouse tunnel use?", limit=10)
    assert "it/vpn" not in [suggestion.entry.id for suggestion in found.suggestions]


def test_an_edit_is_found_at_the_next_question(store, suggester):
    with store.transaction() as session:
        entry = find_entry(session, "it/vpn", "en")
        set_status(session, "it/vpn", "en", "draft", expected_revision=entry.revision, author="test")
    assert "it/vpn" not in [s.entry.id for s in ask(suggester, "warehouse tunnel port", limit=10).suggestions]
    with store.transaction() as session:
        entry = find_entry(session, "it/vpn", "en")
        set_status(session, "it/vpn", "en", "published", expected_revision=entry.revision, author="test")
    assert first(ask(suggester, "Which port does the warehouse tunnel use?")).entry.id == "it/vpn"


def test_guidelines_follow_channel_and_situation(suggester):
    def shown(**given):
        return [item.guideline for item in first(ask(suggester, "I can't log in any more", **given)).checklist]

    assert shown() == ["blanks", "language"]
    assert shown(channel="email") == ["blanks", "language"]
    assert shown(channel="x") == ["blanks", "language", "public"]


def test_confidence_falls_and_the_limit_holds(suggester):
    found = ask(suggester, "password order parcel machine", limit=2)
    assert len(found.suggestions) == 2
    assert found.suggestions[0].confidence >= found.suggestions[1].confidence


@pytest.mark.parametrize(
    "text", ["🙂🙂🙂", "מתי מגיע המשלוח שלי", "1234567890", "\u202eI can't log in", "a" * 5000, "?"]
)
def test_strange_texts_are_questions_too(suggester, text):
    assert ask(suggester, text).outcome in {"adapt", "none", "ready"}


@pytest.mark.parametrize(("given", "field"), [({"channel": "fax"}, "channel"), ({"limit": 0}, "limit")])
def test_it_rejects_what_makes_no_sense(suggester, given, field):
    with pytest.raises(QuestionRefused) as refused:
        ask(suggester, "where is my parcel", **given)
    assert refused.value.field == field


def test_it_names_the_channels_that_there_are(suggester):
    with pytest.raises(QuestionRefused, match="no channel “fax”: choose one of email, x"):
        ask(suggester, "where is my parcel", channel="fax")


def test_a_broken_search_is_an_error_and_never_no_answer(suggester, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("out of order")

    monkeypatch.setattr(Searcher, "search", broken)
    with pytest.raises(SearchFailed, match="does not work at the moment"):
        ask(suggester, "where is my parcel")


def test_without_an_index_it_is_an_error_too(store, make_index):
    with pytest.raises(SearchFailed):
        ask(Suggester(store, make_index(store), reference_key=REFERENCE_KEY), "where is my parcel")


def test_an_entry_whose_template_fails_is_said_and_the_rest_is_shown(store, suggester, monkeypatch):
    def failing(answer, form, values):
        if "Unplug" in answer.full:
            raise TemplateFailed("it loops without end")
        return compose(answer, form, values)

    monkeypatch.setattr("answers.offers.compose", failing)
    found = ask(suggester, "There is smoke coming out of my machine")
    assert found.outcome == "adapt"
    assert "product/smoke fits, but cannot be shown" in found.warnings[0]


@pytest.mark.parametrize("text", ["I can't log in any more", "I can't log in any more. And where is my parcel?"])
def test_how_often_it_may_be_wrong_reaches_one_question_and_several(store, index, text):
    index.adapt({index.at(0).fingerprint: Adaptation(-2.0, 1.0)})
    usual, careful = (
        Suggester(store, index, reference_key=REFERENCE_KEY),
        Suggester(store, index, reference_key=REFERENCE_KEY, tolerance=Tolerance(0.005, 0.0)),
    )
    said = [ask(suggester, text) for suggester in (usual, careful)]
    outcomes = [[it.outcome for it in found.questions] or [found.outcome] for found in said]
    assert "ready" not in outcomes[1]
    assert "none" not in outcomes[1]
    assert [it.entry.id for it in said[0].suggestions][:1] == [it.entry.id for it in said[1].suggestions][:1]


def test_the_guidelines_follow_what_the_message_is(suggester):
    def guidelines(text):
        found = ask(suggester, text, channel="x")
        return [it.name for it in found.situations], {item.guideline for item in first(found).checklist}

    assert guidelines("I can't log in any more") == (["question"], {"blanks", "language", "public"})
    situations, items = guidelines("For the third time: I still can't log in, this is unacceptable")
    assert situations == ["complaint"]
    assert "on-complaints" in items

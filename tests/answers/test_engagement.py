"""What each level of a channel leaves of an answer, and which guidelines it brings."""

import pytest

from answers.checklist.run import Scope, find_why_not
from answers.engagement import LEVELS
from answers.message.asking import asks_something
from answers.question import Question
from kb.channels import get_channel, save_channel
from kb.documents import ChannelDocument, GuidelineConditions
from kb.documents.channel import ENGAGEMENTS
from tests.answers.conftest import NOW


@pytest.fixture
def ask(store, suggester):
    def ask(level, text="how do I reset my password?", **given):
        document = ChannelDocument(id="x", name="X", limit=280, audience="public", length="short", engagement=level)
        with store.transaction() as session:
            save_channel(session, document, expected_revision=get_channel(session, "x").revision, author="test")
        return suggester.suggest(Question(text, channel="x", **given), now=NOW)

    return ask


COMPLAINT = "I can't log in any more, this is the worst service ever"


@pytest.mark.parametrize("level", ["reactive", "serving", "facilitating", "dialogic"])
def test_a_direct_question_is_answered(ask, level):
    found = ask(level)
    assert found.suggestions[0].entry.id == "it/reset-password"
    assert (found.held_back, found.outcome != "none") == (False, True)


def test_invisible_is_only_for_knowing(ask):
    found = ask("invisible")
    assert (found.outcome, found.held_back, found.holding) == ("none", True, None)
    assert found.suggestions[0].entry.id == "it/reset-password"
    assert found.remark.startswith("On X we only read along")
    unknown = ask("invisible", "do you sell bicycles to penguins?")
    assert (unknown.outcome, unknown.holding) == ("none", None)


def test_invisible_holds_several_questions_back_too(ask):
    found = ask("invisible", "I can't log in any more. Also, where is my parcel?")
    assert (found.held_back, found.questions, found.combined) == (True, (), None)
    assert len(found.suggestions) > 1


def test_reactive_answers_no_complaint_that_asks_nothing(ask):
    found = ask("reactive", COMPLAINT)
    assert (found.outcome, found.held_back, found.suggestions, found.holding) == ("none", True, (), None)
    assert found.remark.startswith("On X we answer direct questions only")
    assert ask("serving", COMPLAINT).suggestions


def test_praise_is_for_conversation_where_the_channel_is(ask):
    assert "keep the conversation going" in ask("dialogic", "you are great, thank you!").remark
    assert "conversation" not in ask("serving", "you are great, thank you!").remark


def test_every_level_is_explained():
    assert tuple(it.name for it in LEVELS) == ENGAGEMENTS


def test_a_guideline_may_ask_for_a_level():
    when = GuidelineConditions(engagement=("dialogic", "facilitating"))
    assert find_why_not(when, Scope("x", "public", "it", "en", engagement="dialogic")) is None
    for scope in (Scope("x", "public", "it", "en", engagement="serving"), Scope(None, None, "it", "en")):
        assert find_why_not(when, scope) == "Only where the channel is dialogic or facilitating."


ASKING = {
    "en": [
        "Where is my parcel",
        "please send me the invoice again",
        "I would like to return my kettle",
        "reset password",
    ],
    "nl": [
        "Kunnen jullie de factuur nog eens sturen",
        "Ik wil graag mijn ketel terugsturen",
        "Waar blijft mijn pakket",
    ],
    "da": ["Jeg vil gerne returnere min kedel", "Hvor er min pakke henne i dag"],
    "de": [
        "Ich möchte meinen Wasserkocher zurückgeben",
        "Könnten Sie mir die Rechnung schicken",
        "Wo bleibt mein Paket",
    ],
    "fr": ["Je voudrais renvoyer ma bouilloire", "Où est mon colis depuis lundi"],
}
TELLING = {
    "en": [
        "Saw your new shop in Utrecht yesterday, looks great",
        "read this: https://shop.example/?a=1, it says it all",
        COMPLAINT,
    ],
    "nl": ["Jullie service is echt slecht, drie weken wachten", "Gisteren jullie nieuwe winkel gezien in Utrecht"],
    "da": ["I har den bedste kaffe i hele byen", "Jeres service er elendig, tre ugers ventetid"],
    "de": [
        "Ihr Service ist eine Katastrophe, seit Wochen keine Antwort",
        "Gestern Ihren neuen Laden in Utrecht gesehen",
    ],
    "fr": ["Votre service est lamentable, trois semaines sans réponse", "Vu votre nouvelle boutique à Utrecht hier"],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in ASKING.items() for text in texts])
def test_it_asks(lang, text):
    assert asks_something(text, lang)
    assert asks_something(f"{text}?", None)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TELLING.items() for text in texts])
def test_it_only_tells(lang, text):
    assert not asks_something(text, lang)


def test_thanks_ask_for_nothing():
    assert not asks_something("thank you", "en")

"""What can never pass a must is not published, and nothing is half done."""

import pytest

from answers.errors import NeverPasses
from answers.publishing import Publisher
from kb.current import find_current
from kb.documents import GuidelineDocument
from kb.documents.variants import complete_entry
from kb.drafted import list_drafted
from kb.entries import get_entry, list_variants, save_entry
from kb.errors import DocumentRefused, StaleRevision
from kb.guidelines import save_guideline
from kb.publication import set_status
from tests.answers.conftest import NOW

SORRY = "We apologise for any inconvenience this may have caused. Reset it in your account."
RESET = "it/reset-password"


@pytest.fixture
def publisher(store):
    must = GuidelineDocument(
        id="own-words", level="must", check="boilerplate_apology", title={"en": "Own words"}, body="Say what happened."
    )
    with store.transaction() as session:
        save_guideline(session, must, expected_revision=None, author="test")
    return Publisher()


def save(publisher, session, change, revision=1):
    return publisher.save(session, change, expected_revision=revision, author="Lotte", now=NOW)


def document(session, entry_id=RESET, lang="en", **changes):
    return find_current(session, "entry", f"{entry_id}:{lang}").document.model_copy(update=changes)


def test_it_works(store, publisher):
    with store.transaction() as session:
        change = document(session, answer="Reset it in your account, then tell us here.")
        saved = save(publisher, session, change)
        assert (saved.revision, saved.answer) == (2, change.answer)


def test_it_refuses_a_published_entry_and_keeps_what_was(store, publisher):
    with pytest.raises(NeverPasses) as refused, store.transaction() as session:
        publisher.save(
            session, document(session, answer=SORRY, short=None), expected_revision=1, author="Lotte", now=NOW
        )
    said = str(refused.value)
    assert said.startswith(
        "Not published, and nothing was changed. In English it can never pass the must “Own words” (own-words): "
    )
    assert said.endswith("Mend the text and publish it then, or save it as a draft.")
    assert [item.guideline for item in refused.value.items] == ["own-words"]
    with store.session() as session:
        assert get_entry(session, RESET, "en").revision == 1


def test_it_saves_the_same_as_a_draft_but_does_not_publish_it(store, publisher):
    with store.transaction() as session:
        change = document(session, answer=SORRY, short=None, status="draft")
        assert save(publisher, session, change).status == "draft"
    with pytest.raises(NeverPasses), store.transaction() as session:
        publisher.set_status(session, RESET, "en", "published", expected_revision=2, author="Lotte", now=NOW)
    with store.transaction() as session:
        saved = publisher.set_status(session, RESET, "en", "archived", expected_revision=2, author="Lotte", now=NOW)
        assert saved.status == "archived"


def test_a_variant_that_would_come_out_with_its_source_counts(store, publisher):
    dutch = "Onze excuses voor het eventuele ongemak. Stel het opnieuw in via je account."
    with store.transaction() as session:
        set_status(session, RESET, "en", "draft", expected_revision=1, author="Lotte")
        change = document(session, lang="nl", answer=dutch, short=None)
        save(publisher, session, change)
    with pytest.raises(NeverPasses, match="In Dutch"), store.transaction() as session:
        publisher.set_status(session, RESET, "en", "published", expected_revision=2, author="Lotte", now=NOW)
    with store.session() as session:
        assert {entry.status for entry in list_variants(session, RESET)} == {"draft"}


def test_an_older_fault_of_another_language_does_not_hold_up_an_edit(store, publisher):
    with store.transaction() as session:
        change = document(session, lang="nl", answer="Onze excuses voor het eventuele ongemak.", short=None)
        save_entry(session, change, expected_revision=1, author="import")
        saved = publisher.save(
            session, document(session, title="Lost it?"), expected_revision=1, author="Lotte", now=NOW
        )
    assert saved.title == "Lost it?"


def test_it_is_guarded_by_the_revision(store, publisher):
    with pytest.raises(StaleRevision), store.transaction() as session:
        save(publisher, session, document(session, title="Lost it?"), 7)


def test_a_preview_saves_nothing_and_shows_all_languages(store, publisher):
    with store.session() as session:
        change = document(session, answer=SORRY, short=None, channels=("x",))
        made = publisher.preview(session, change, now=NOW)
        assert get_entry(session, RESET, "en").answer != SORRY
    assert [(it.lang, it.channel) for it in made.previews] == [("en", None), ("en", "x"), ("nl", None), ("nl", "x")]
    assert [(it.lang, it.item.guideline) for it in made.never_passing] == [("en", "own-words")]
    with store.session() as session:
        assert {it.lang for it in publisher.preview(session, change, lang="nl", now=NOW).previews} == {"nl"}


def test_what_is_drafted_is_what_is_saved(store):
    """Whatever the document says, for a source and a variant."""
    for lang, changes in (("en", {"channels": ("x",), "questions": ("a", "b")}), ("nl", {"title": "Wachtwoord?"})):
        with store.transaction() as session:
            change = document(session, lang=lang, **changes)
            drafted = list_drafted(session, change)
            Publisher().save(session, change, expected_revision=1, author="Lotte", now=NOW)
            saved = list_variants(session, RESET)
        for one, other in zip(drafted, saved, strict=True):
            differing = {name for name in one.__dataclass_fields__ if getattr(one, name) != getattr(other, name)}
            assert differing <= {"revision", "changed_at"}


def test_a_whole_document_of_a_variant_can_be_drafted(store):
    with store.session() as session:
        source, own = document(session), document(session, lang="nl")
        drafted = list_drafted(session, complete_entry(own, source))
        assert [it.department for it in drafted] == ["it", "it"]


def test_it_refuses_to_preview_what_could_not_be_saved(store, publisher):
    with store.session() as session, pytest.raises(DocumentRefused):
        publisher.preview(session, document(session, department="nowhere"), now=NOW)

"""A guideline, for those who write replies."""

from kb.documents import GuidelineDocument
from kb.guidelines import save_guideline

HOSTILE = "<script>x</script>\n\n## en\n\nGood: <b>plain</b>\n\n## nl\n\nGoed: gewoon"


def test_it_works(agent):
    page = agent.get("/guidelines/no-open-blank")
    assert page.status_code == 200
    for words in ("Every blank is filled in", "A must:", "Checked automatically:", "knows that nobody looked"):
        assert words in page.text


def test_examples_stand_by_language_and_are_text(agent, world):
    document = GuidelineDocument(id="plain", level="should", title={"en": "Plain", "nl": "Gewoon"}, body=HOSTILE)
    with world.services.database.transaction() as db:
        save_guideline(db, document, expected_revision=None, author="test")
    page = agent.get("/guidelines/plain").text
    assert page.index("&lt;script&gt;x") < page.index('id="en"') < page.index("Good: &lt;b&gt;") < page.index('id="nl"')
    assert "A person ticks this." in page


def test_it_rejects_strangers_and_what_is_not_there(agent, stranger):
    assert stranger.get("/guidelines/no-open-blank").status_code == 401
    assert agent.get("/guidelines/nothing-here").status_code == 404

"""The editor: who may, what is saved, what is refused, and that nothing that was typed is lost."""

import re

import pytest

from kb.current import find_current
from kb.documents import GuidelineDocument
from kb.entries import get_entry, save_entry
from kb.guidelines import save_guideline
from kb.people import save_person
from tests.web.forms import ask, token_of

PAGE = "/entries/it/reset-password/edit"
SORRY = "We apologise for any inconvenience this may have caused. Reset it in your account."
FIELDS = {
    "title": "How do I reset my password?",
    "questions": "I can't log in any more\nmy account is locked",
    "answer": "Reset it in your account.\r\n\r\nThen tell us.",
    "short": "",
    "authority": "send",
    "audience": "all",
    "review_every": "90d",
    "revision": "1",
}


@pytest.fixture
def must(world):
    document = GuidelineDocument(
        id="own-words", level="must", check="boilerplate_apology", title={"en": "Own words"}, body="Say what happened."
    )
    with world.services.database.transaction() as db:
        save_guideline(db, document, expected_revision=None, author="test")


@pytest.fixture
def owner(sign_in):
    return sign_in("owner")


def send(client, do, path=PAGE, headers=None, **fields):
    token = token_of(client.get("/"))
    return client.post(path, data={"csrf_token": token, "do": do, **FIELDS, **fields}, headers=headers)


def stored(world, lang="en"):
    with world.services.database.session() as db:
        return get_entry(db, "it/reset-password", lang)


def test_it_works(owner, world):
    page = owner.get(PAGE)
    assert page.status_code == 200
    assert "Edit the English answer" in page.text
    assert "my account is locked" in page.text
    assert '<option value="send" selected>' in page.text
    saved = send(owner, "publish", channels=["x"])
    assert (saved.status_code, saved.location) == (303, f"{PAGE}?lang=en&saved=published")
    assert "Published. It is suggested from now on." in owner.get(saved.location).text
    entry = stored(world)
    assert (entry.answer, entry.short, entry.channels) == ("Reset it in your account.\n\nThen tell us.", None, ("x",))
    assert (entry.revision, entry.review_every_days, entry.status) == (2, 90, "published")
    assert entry.questions == ("I can't log in any more", "my account is locked")


def test_what_is_opened_and_saved_means_the_same(owner, world):
    page = owner.get(PAGE).text
    entry = stored(world)
    same = {"answer": entry.answer, "short": entry.short, "review_every": "3650d"}
    assert f'name="revision" value="{entry.revision}"' in page
    send(owner, "publish", **same)
    assert stored(world).revision == entry.revision


def test_saving_a_published_entry_as_a_draft_takes_it_back(owner, world):
    assert send(owner, "draft").location.endswith("saved=draft")
    assert stored(world).status == stored(world, "nl").status == "draft"
    page = owner.get(PAGE).text
    assert "Status: <b>Draft</b>" in page
    assert "(draft)" in page


def test_a_question_that_takes_days_is_ticked_for_all_languages(owner, world):
    assert 'value="yes" >' in owner.get(PAGE).text
    assert send(owner, "publish", takes_days="yes").status_code == 303
    assert (stored(world, "en").takes_days, stored(world, "nl").takes_days) == (True, True)
    assert 'value="yes" checked>' in owner.get(PAGE).text
    assert "such questions take days" in owner.get("/entries/it/reset-password").text
    assert send(owner, "publish", revision="2").status_code == 303
    assert (stored(world, "en").takes_days, stored(world, "nl").takes_days) == (False, False)


def test_a_variant_keeps_what_it_shares(owner, world):
    path = f"{PAGE}?lang=nl"
    page = owner.get(path).text
    assert "What all languages share is changed in the English text" in page
    assert "disabled" in page
    shared = ("authority", "audience", "review_every")
    typed = {name: value for name, value in FIELDS.items() if name not in shared}
    token = token_of(owner.get("/"))
    dutch = {
        **typed,
        "csrf_token": token,
        "do": "publish",
        "answer": "Stel het opnieuw in via je account.",
        "short": "",
    }
    assert owner.post(path, data=dutch).status_code == 303
    entry = stored(world, "nl")
    assert (entry.authority, entry.review_every_days, entry.department) == ("send", 3650, "it")
    assert entry.answer == "Stel het opnieuw in via je account."
    broken = owner.post(path, data={**dutch, "answer": "{% if %}", "revision": "2"})
    assert broken.status_code == 422
    assert '<option value="send" selected>' in broken.text


@pytest.mark.parametrize("who", ["agent", "ambassador"])
def test_others_find_no_editor(sign_in, who, world):
    client = sign_in(who)
    assert client.get(PAGE).status_code == 404
    assert send(client, "publish").status_code == 404
    assert send(client, "check", headers={"HX-Request": "true"}).status_code == 404
    assert "/edit?" not in client.get("/entries/it/reset-password").text
    assert stored(world).revision == 1


def test_owners_edit_the_answers_of_their_departments_and_admins_all(owner, sign_in, world):
    assert f'href="{PAGE}?lang=nl"' in owner.get("/entries/it/reset-password").text
    assert owner.get("/entries/hr/parental-leave/edit").status_code == 404
    assert "/edit?" not in owner.get("/entries/hr/parental-leave").text
    assert sign_in("admin").get("/entries/hr/parental-leave/edit").status_code == 200
    with world.services.database.transaction() as db:
        save_person(db, name="Lotte Vermeer", email="lotte@example.org", role="owner", departments=["hr"])
    assert owner.get(PAGE).status_code == 404
    assert owner.get("/entries/hr/parental-leave/edit").status_code == 200


def test_it_rejects_strangers(stranger):
    assert stranger.get(PAGE).status_code == 401


@pytest.mark.parametrize("path", ["/entries/it/nothing/edit", f"{PAGE}?lang=xx", "/entries/edit"])
def test_it_rejects_what_is_not_there(owner, path):
    assert owner.get(path).status_code == 404


def test_a_check_shows_every_channel_and_saves_nothing(owner, world, must):
    page = send(owner, "check", answer=SORRY)
    assert page.status_code == 200
    assert "It cannot be published like this: 1 must fails wherever it may be sent." in page.text
    assert re.findall(r'place__name">([^<]+)<', page.text) == ["Plain text", "E-mail", "Pager", "X"]
    assert '<mark class="objected">' in page.text
    assert f">\n{SORRY}</textarea>" in page.text
    assert stored(world).revision == 1


def test_a_check_for_htmx_is_the_previews_alone(owner):
    part = send(owner, "check", headers={"HX-Request": "true"}, answer="Order {{ order.number }} is on its way.")
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "Filled in as an example: order number <b>48213</b>" in part.text
    failing = send(owner, "check", headers={"HX-Request": "true"}, answer="{% if %}")
    assert failing.status_code == 422
    assert 'role="alert"' in failing.text


def test_a_must_that_fails_on_some_channels_is_named_with_them(owner, world):
    document = GuidelineDocument(
        id="private", level="must", check="personal_data", title={"en": "No personal data"}, body="Move it."
    )
    with world.services.database.transaction() as db:
        save_guideline(db, document, expected_revision=None, author="test")
    mail = "Write to jan.jansen81@gmail.com, he sends you the label."
    page = send(owner, "check", answer=mail).text
    assert "<b>No personal data</b> on X:" in page
    assert send(owner, "publish", answer=mail).status_code == 303


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"answer": SORRY}, 422, "In English it can never pass the must “Own words” (own-words): "),
        ({"answer": "{% if %}"}, 422, "The entry cannot be saved like this."),
        ({"answer": "Dear {{ customer.name | date: 1, 2, 3 }}."}, 422, "The template cannot be filled in"),
        ({"answer": ""}, 422, "answer: "),
        ({"title": "  "}, 422, "title: "),
        ({"review_every": "often"}, 422, "review_every: "),
        ({"authority": "boss"}, 422, "authority: "),
        ({"channels": "nowhere"}, 422, "nowhere"),
        ({"do": "burn"}, 422, "Say what to do with the entry"),
    ],
)
def test_whatever_is_refused_comes_back_as_it_was_typed(owner, world, must, fields, status, said):
    given = {"do": "publish", "questions": "my own <words>", **fields}
    answer = send(owner, **given)
    assert answer.status_code == status
    assert said in answer.text.replace("&#39;", "'")
    assert "my own &lt;words&gt;" in answer.text
    assert "What you typed is still in the form." in answer.text
    assert stored(world).revision == 1


def test_somebody_else_who_saved_meanwhile_is_shown_and_nothing_is_lost(owner, world):
    with world.services.database.transaction() as db:
        theirs = find_current(db, "entry", "it/reset-password:en").document
        theirs = theirs.model_copy(update={"answer": "Their <own> answer.", "short": None})
        save_entry(db, theirs, expected_revision=1, author="Noor Jansen")
    mine = send(owner, "publish", answer="My answer.", review_every="3650d")
    assert mine.status_code == 412
    assert "Noor Jansen saved this entry while you were writing" in mine.text
    assert "Their &lt;own&gt; answer." in mine.text
    assert ">\nMy answer.</textarea>" in mine.text
    assert re.findall(r'variant__label">([^<]+)<', mine.text) == ["Answer"]
    assert stored(world).answer == "Their <own> answer."
    revision = re.search(r'name="revision" value="(\d+)"', mine.text)[1]
    assert send(owner, "publish", answer="My answer.", revision=revision).status_code == 303
    assert stored(world).answer == "My answer."


@pytest.mark.parametrize("revision", ["", "-1", "x", "²", "9" * 40])
def test_a_revision_that_nobody_gave_is_a_conflict(owner, world, revision):
    assert send(owner, "publish", revision=revision).status_code == 412
    assert stored(world).revision == 1


def test_hostile_markup_is_shown_as_text(owner):
    page = send(owner, "check", "/entries/product/hostile/edit", title='"><script>alert(1)</script>')
    assert "<script>alert" not in page.text
    assert "<script>window" not in owner.get("/entries/product/hostile/edit").text


def test_an_entry_that_is_not_there_loses_nobodys_words_to_a_page_of_its_own(owner):
    assert send(owner, "publish", "/entries/it/nothing/edit").status_code == 404


def test_it_says_what_would_change_for_those_who_ask(owner, sign_in, world):
    question = "zanzibar kangaroo trampoline"
    ask(sign_in("agent"), question)
    page = send(owner, "effects", questions=question).text
    assert "1 of the newest 1 questions" in page
    assert re.search(rf"<q[^>]*>{question}</q>", page)
    assert 'finds <a href="/entries/it/reset-password">it/reset-password</a> instead of' in page
    calm = send(owner, "effects").text
    assert "No question that was asked lately gets another answer." in calm
    assert stored(world).revision == 1


def test_it_says_which_match_tests_fail_then(owner, world):
    with world.services.database.transaction() as db:
        tested = find_current(db, "entry", "it/reset-password:en").document
        tested = tested.model_copy(update={"must_match": ("my account is locked",)})
        save_entry(db, tested, expected_revision=1, author="test")
    page = send(owner, "effects", revision="2", title="Zanzibar?", questions="", answer="Zanzibar.").text
    assert "Match tests that fail then, and not now" in page
    assert re.search(r"<q>my account is locked</q>.*should find", page)


def test_a_check_says_how_the_other_languages_are(owner, world, must):
    assert "nothing to mend in 4 replies" in send(owner, "check").text
    with world.services.database.transaction() as db:
        dutch = find_current(db, "entry", "it/reset-password:nl").document
        dutch = dutch.model_copy(update={"answer": "Onze excuses voor het eventuele ongemak. Stel het opnieuw in."})
        save_entry(db, dutch, expected_revision=1, author="test")
    page = send(owner, "check").text
    assert "fails wherever it may be sent: Own words" in page
    assert "4 replies checked: nothing to mend." in page

"""What a reply leaves the customer with: a next step, an open thread, the statement agreed on in a crisis."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.body import find_body
from answers.checklist.draft import Draft, DraftChannel
from answers.checklist.examples import load_examples
from answers.checklist.registry import find_check
from answers.language import LANGUAGES

NAMES = ("crisis_statement", "next_step", "thread_open")
PUBLIC = DraftChannel("x", "public", signature="^TM")
STATEMENT = "Please unplug your Solo. More: https://veldhavn.example/safety"
HOSTILE = [
    *(sign * 20_000 for sign in "a1?-.@#^ \n“"),
    *(pair * 10_000 for pair in ("a ", "1 ", "a-", "@a", "#a", "+1", "a@", "(1", "we ", "\n.")),
    *(words * 3_000 for words in ("send ", "so svar ", "schreiben sie ", "vous ", "stuur je ", "hi a, ", "vi du ")),
]


def run(name, text, **known):
    return find_check(name).run(Draft(text, **known), {})


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Hi Ann,\n\nIt is here.\n\nKind regards,\nTom", "It is here.\n\n"),
        ("Hi Ann. It is here. ^TM", "It is here. "),
        ("It is here.", "It is here."),
        ("Hi Ann, ^TM", "Hi Ann, ^TM"),
    ],
)
def test_a_body_is_what_stands_between_greeting_and_signature(text, body):
    start, end = find_body(Draft(text))
    assert text[start:end] == body


def test_the_names_in_a_signature_are_no_step():
    assert run(
        "next_step", "Hi Jo,\n\nThat is not possible.\n\nKind regards,\nTom\nveldhavn.example", lang="en"
    ).status == ("fail")
    assert run("next_step", "Hi Jo,\n\nThat is possible on veldhavn.example\n\nKind regards,\nTom", lang="en").passed


@pytest.mark.parametrize("situations", [{"praise"}, {"praise", "question"}])
def test_praise_needs_no_next_step_unless_it_asks_something(situations):
    known = {"lang": "en", "situations": frozenset(situations)}
    assert run("next_step", "Hi Jo, thank you!", question="Lovely shop, thanks", **known).passed
    assert not run("next_step", "Hi Jo, thank you!", question="Lovely shop! Open on Sunday?", **known).passed


def test_a_question_long_ago_does_not_keep_a_thread_open():
    known = {"lang": "en", "channel": PUBLIC}
    facts = "It is blue. It is round. It is heavy. It is quiet. It is quick. It is ours."
    assert not run("thread_open", f"Is it good? {facts} ^TM", **known).passed
    assert run("thread_open", f"{facts} Is it good? ^TM", **known).passed


def test_without_a_statement_a_person_decides():
    finding = run("crisis_statement", "It is fine.", situations=frozenset({"crisis"}))
    assert finding.status == "confirm"
    assert run("crisis_statement", "It is fine.").passed


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hi Ann. Don't worry. ^TM", f"Hi Ann. {STATEMENT} Don't worry. ^TM"),
        ("Hi Ann,\n\nDon't worry.\n\nTom", f"Hi Ann,\n\n{STATEMENT}\n\nDon't worry.\n\nTom"),
        ("Don't worry.", f"{STATEMENT}\n\nDon't worry."),
    ],
)
def test_the_fix_puts_the_statement_behind_the_greeting(text, mended):
    finding = run("crisis_statement", text, statement=STATEMENT)
    assert finding.fixes[0].apply(text) == mended
    assert run("crisis_statement", mended, statement=STATEMENT).passed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fix_mends_every_failing_example_that_has_one(lang):
    check = find_check("crisis_statement")
    for example in load_examples("crisis_statement")[lang].failing:
        for fix in example.check(check, lang).fixes:
            assert example.model_copy(update={"text": fix.apply(example.text)}).check(check, lang).passed


@pytest.mark.parametrize("name", NAMES)
def test_hostile_texts_are_answered(name):
    for text in HOSTILE:
        for lang in LANGUAGES:
            assert run(name, text, lang=lang, channel=PUBLIC, statement=STATEMENT).status in {"pass", "fail"}


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from('aB Zé,.!?#^\n"“-:/@1'), max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_answered(text, lang):
    for name in NAMES:
        finding = run(name, text, lang=lang, channel=PUBLIC, statement=STATEMENT)
        assert finding.status in {"pass", "fail"}
        for fix in finding.fixes:
            assert run(name, fix.apply(text), lang=lang, channel=PUBLIC, statement=STATEMENT).passed, fix

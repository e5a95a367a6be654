"""A fix of a tone check mends what it is offered for, and no text is too hostile for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.draft import Draft, DraftChannel
from answers.checklist.examples import load_examples
from answers.checklist.registry import find_check
from answers.language import LANGUAGES

TONE = ("blame", "hedging", "impatience", "jargon", "readability", "rude_words", "stock_phrase")
MENDING = ("accessible_text", "emoji", "hashtags", "shouting", "spacing")
PUBLIC = DraftChannel("x", "public")
HOSTILE = [
    *(sign * 20_000 for sign in "aA!?*-= ,.#😂★𝗡ᴀ\u0336("),
    *(pair * 10_000 for pair in ("a ", "A ", "! ", "a,", "#a", "😂 ", "★ ", "“a", "(^", "a\u0336", "A\n", ", ", "AA ")),
    *(triple * 6_000 for triple in ("NOT", "ab ", "a  ", "a ,", "#ab", "NU ", " 😂a", "a😂 ")),
    "you should have " * 1_300,
    "je had " * 3_000,
    "hätten sie " * 2_000,
    "du skulle " * 2_000,
    "vous auriez " * 1_700,
]


@pytest.mark.parametrize("name", MENDING)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fix_leaves_less_to_object_to(name, lang):
    check = find_check(name)
    for example in load_examples(name)[lang].failing:
        finding = example.check(check, lang)
        for fix in finding.fixes:
            after = example.model_copy(update={"text": fix.apply(example.text)}).check(check, lang)
            assert after.passed or len(after.matches) < len(finding.matches), (example.text, fix)


@settings(deadline=None, max_examples=200)
@given(
    st.text(
        st.sampled_from('aB Zé,.!?#😂🙏🏽☕★𝗡ᴀ\u0336\u200d\ufe0f🇳🇱-*=(^)\n"“”')
        | st.characters(exclude_categories=("Cs",)),
        max_size=80,
    ),
    st.sampled_from(LANGUAGES),
)
def test_fixes_fit_any_text(text, lang):
    for name in MENDING:
        finding = find_check(name).run(Draft(text, lang=lang, channel=PUBLIC), {})
        assert finding.status in {"pass", "fail"}, (name, finding)
        assert all(0 <= start < end <= len(text) for start, end in finding.matches)
        for fix in finding.fixes:
            ends = [0]
            for start, end, _ in fix.edits:
                assert ends[-1] <= start <= end <= len(text)
                ends.append(end)
            assert fix.apply(text) != text


@pytest.mark.parametrize("name", [*MENDING, *TONE])
def test_hostile_texts_are_answered(name):
    for text in HOSTILE:
        assert find_check(name).run(Draft(text, lang="en", channel=PUBLIC), {}).status in {"pass", "fail"}

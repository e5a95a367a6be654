"""The checks on legal words and on a house's own list, where parameters decide."""

import pytest
from pydantic import ValidationError

from answers.checklist.draft import Draft
from answers.checklist.families.law import ForbiddenWords, LegalWords, forbidden_words, legal_words
from answers.checklist.registry import find_check


def draft(text: str, lang: str = "en") -> Draft:
    return Draft(text, lang=lang)


def test_legal_words_names_the_first_three():
    text = "We are liable, our lawyers say, for negligence, and we admit that you may sue us."
    finding = legal_words(draft(text), LegalWords())
    assert finding.detail == (
        "Leave out “liable”, “lawyers”, “negligence”, or hand the question to those who answer for it."
    )
    assert len(finding.matches) == 5


@pytest.mark.parametrize("allow", [["Liab"], ["liable", "nothing"]])
def test_what_is_allowed_may_stand(allow):
    assert legal_words(draft("We are liable for the parcel."), LegalWords(allow=allow)).passed
    assert not legal_words(draft("We are liable, it was negligence."), LegalWords(allow=allow)).passed


def test_own_words_count_in_every_language_where_no_language_is_named():
    own = ForbiddenWords(words=["voucher"])
    assert not forbidden_words(draft("Hier is je voucher voor de winkel.", "nl"), own).passed
    by_language = ForbiddenWords(words={"en": ["voucher"]})
    assert forbidden_words(draft("Hier is je voucher voor de winkel.", "nl"), by_language).passed
    assert not forbidden_words(draft("Here is your voucher for the shop."), by_language).passed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["... days"], "must begin with a word"),
        (["(a|b"], "a choice has no end"),
        ({"xx": ["voucher"]}, "“xx” is no language"),
    ],
)
def test_words_that_cannot_be_looked_for_are_refused(words, said):
    with pytest.raises(ValidationError, match=said):
        ForbiddenWords(words=words)
    finding = find_check("forbidden_words").run(draft("Hello."), {"words": words})
    assert finding.status == "confirm"
    assert "`words" in finding.detail

"""Which musts an entry can never pass, and which failures are no fault of its text."""

from dataclasses import replace

import pytest

from answers.errors import TemplateFailed
from answers.preview.never_passing import find_never_passing
from answers.preview.place import list_places
from answers.preview.previewing import list_unfit, preview_entry
from kb.documents import GuidelineConditions
from kb.entries import list_variants
from tests.answers.conftest import NOW

SORRY = "We apologise for any inconvenience this may have caused. Print the label from your account."
MAIL = "Write to jan.jansen81@gmail.com, he sends you the label."


def never(entry, house, **changes):
    found = find_never_passing(list_places(replace(entry, **changes), house, NOW))
    return [(it.item.guideline, it.channels) for it in found]


def test_it_works(entry, with_musts):
    house = with_musts("boilerplate_apology", "open_blank")
    assert never(entry, house) == []
    (found,) = find_never_passing(list_places(replace(entry, answer=SORRY), house, NOW))
    assert (found.lang, found.channels) == ("en", (None, "email", "x"))
    assert any("inconvenience" in word for word in found.words)
    assert found.item.detail
    assert found.item.matches == ()


def test_an_answer_in_another_language_never_passes(entry, with_musts):
    dutch = "Je kunt het dertig dagen terugsturen. Print het label uit je account en breng het pakket weg."
    assert never(entry, with_musts("language"), answer=dutch) == [("language", (None, "email", "x"))]


def test_a_forgotten_mark_of_the_text_never_passes_but_a_blank_does(entry, with_musts):
    house = with_musts("open_blank")
    assert never(entry, house, answer="Dear [NAME], TODO: print the label.") == [("open_blank", (None, "email", "x"))]
    assert never(entry, house, answer="Your order {{ order.number }} is on its way, {{ order }}.") == []


def test_a_must_that_passes_on_one_channel_is_no_reason(entry, with_musts):
    house = with_musts("personal_data")
    assert never(entry, house, answer=MAIL) == []
    made = preview_entry([replace(entry, answer=MAIL)], house, NOW)
    assert made.never_passing == ()
    assert [(it.item.guideline, it.channels) for it in made.failing_somewhere] == [("personal_data", ("x",))]


def test_plain_text_does_not_save_an_entry_that_names_its_channels(entry, with_musts):
    assert never(entry, with_musts("personal_data"), answer=MAIL, channels=("x",)) == [("personal_data", ("x",))]


def test_a_must_for_public_replies_counts_where_it_applies(entry, with_musts):
    house = with_musts("personal_data", audience=("public",))
    assert never(entry, house, answer=MAIL) == [("personal_data", ("x",))]
    assert never(entry, house, answer=MAIL, channels=("email",)) == []


def test_a_sample_value_is_no_fault_of_the_text(entry, with_musts):
    house = with_musts("personal_data", audience=("public",))
    assert never(entry, house, answer="We wrote to {{ customer.email }}. Print the label.") == []


def test_a_line_of_the_channel_is_no_fault_of_the_text(entry, with_musts):
    house = with_musts("boilerplate_apology")
    close = {"en": "We apologise for any inconvenience."}
    channels = {name: replace(it, close=close) for name, it in house.channels.items()}
    house = replace(house, channels=channels)
    assert never(entry, house, channels=("email", "x")) == []


def test_what_a_fact_says_is_said_by_the_entry(entry, with_musts):
    house = with_musts("boilerplate_apology")
    facts = [replace(it, value=SORRY) for it in house.facts if it.name == "return_days"]
    assert never(entry, replace(house, facts=facts)) == [("boilerplate_apology", (None, "email", "x"))]


def test_what_only_some_messages_bring_about_is_no_reason(entry, with_musts):
    house = with_musts("missing_apology", situation=("complaint",))
    title = "My parcel arrived broken and nobody answers, this is the worst service ever!"
    made = preview_entry([replace(entry, title=title)], house, NOW)
    assert made.never_passing == ()
    assert [it.item.guideline for it in made.failing_somewhere] == ["missing_apology"]


@pytest.mark.parametrize("check", ["verified", None])
def test_a_date_and_a_persons_tick_are_no_reason(entry, with_musts, check):
    house = with_musts("verified")
    house = replace(house, guidelines=[replace(it, check=check) for it in house.guidelines])
    assert never(entry, house, review_every_days=1) == []


def test_a_should_is_no_reason(entry, with_musts):
    house = with_musts("boilerplate_apology")
    house = replace(house, guidelines=[replace(it, level="should") for it in house.guidelines])
    assert never(entry, house, answer=SORRY) == []


def test_a_must_of_another_department_is_no_reason(entry, with_musts):
    house = with_musts("boilerplate_apology")
    elsewhere = GuidelineConditions(department=("it",))
    house = replace(house, guidelines=[replace(it, when=elsewhere) for it in house.guidelines])
    assert never(entry, house, answer=SORRY) == []


def test_what_cannot_be_filled_in_is_said_so(entry, with_musts):
    house = with_musts("boilerplate_apology")
    broken = replace(entry, answer="{% for i in (1..100000000) %}x{% endfor %}")
    with pytest.raises(TemplateFailed):
        preview_entry([broken], house, NOW)
    said = [sentence for _, sentence in list_unfit([entry, broken, replace(entry, answer=SORRY)], house, NOW)]
    assert said[0].startswith("It cannot be sent in English. The template cannot be filled in:")
    assert said[1].startswith(
        "In English it can never pass the must “About boilerplate_apology” (boilerplate_apology): "
    )
    assert len(said) == 2


def test_every_variant_is_looked_at(store, with_musts):
    with store.session() as session:
        variants = list_variants(session, "it/reset-password")
    made = preview_entry(variants, with_musts("open_blank"), NOW)
    assert [(it.lang, it.channel) for it in made.previews] == [
        (lang, channel) for lang in ("en", "nl") for channel in (None, "email", "x")
    ]

"""Greeting, answer and signature as one reply for a channel."""

from hypothesis import given
from hypothesis import strategies as st

from answers.reply.compose import compose, compose_several
from answers.reply.form import PLAIN, Answer, ChannelForm
from answers.reply.markup import sanitised

X = ChannelForm(
    limit=280,
    counting="x_weighted",
    prefers_short=True,
    greeting="{% if customer.first_name %}Hi {{ customer.first_name }}{% else %}Hi{% endif %},",
    signature="{% if agent.initials %}^{{ agent.initials }}{% endif %}",
)
EMAIL = ChannelForm(greeting=X.greeting, signature="Kind regards,\nVeldhavn", markup="html")
VALUES = {"customer": {"first_name": "Bo"}, "agent": {"initials": "LV"}, "facts": {"url": "https://a.example/r_s"}}


def test_the_short_version_is_one_line_with_greeting_and_initials():
    reply = compose(Answer("A **long** one.", "Short: {{ facts.url }}."), X, VALUES)
    assert reply.text == "Hi Bo, Short: https://a.example/r_s. ^LV"
    assert reply.parts == (reply.text,)
    assert (reply.length, reply.limit) == (7 + 7 + 23 + 1 + 4, 280)


def test_an_email_has_paragraphs_and_html():
    reply = compose(Answer("Go to **{{ facts.url }}**.", "Short."), EMAIL, VALUES)
    assert reply.text == "Hi Bo,\n\nGo to https://a.example/r_s.\n\nKind regards,\nVeldhavn"
    assert "<strong>https://a.example/r_s</strong>" in reply.html
    assert reply.html.startswith("<p>Hi Bo,</p>")


def test_an_answer_that_greets_by_itself_is_not_greeted_twice():
    assert compose(Answer('Hi {{ customer.first_name | default: "there" }}, go.'), EMAIL, VALUES).text.count("Hi") == 1
    assert compose(Answer("Hiking is fine."), EMAIL, VALUES).text.startswith("Hi Bo,\n\nHiking")


def test_several_answers_share_one_greeting_and_one_signature():
    own = Answer('Hi {{ customer.first_name | default: "there" }}, go by [order](https://a.example).', "Go: {{ a }}.")
    reply = compose_several([Answer("One.", "1."), own, Answer("Three.")], EMAIL, VALUES)
    link = "order (https://a.example)"
    assert reply.text == f"Hi Bo,\n\nOne.\n\nGo by {link}.\n\nThree.\n\nKind regards,\nVeldhavn"
    assert reply.html.count("Bo") == 1


def test_several_answers_take_short_versions_where_the_channel_or_its_limit_asks_for_them():
    answers = [Answer("Long one.", "One."), Answer("Long two.", "Two {{ order.number }}.")]
    reply = compose_several(answers, X, VALUES)
    assert reply.text == "Hi Bo, One. Two [order number]. ^LV"
    assert [reply.text[blank.start : blank.end] for blank in reply.blanks] == ["[order number]"]
    tight = ChannelForm(limit=30)
    assert compose_several([Answer("Long " * 9, "One."), Answer("Two.")], tight, VALUES).parts == ("One.\n\nTwo.",)
    parts = compose_several([Answer("one " * 9), Answer("two " * 9)], tight, VALUES).parts
    assert len(parts) > 1
    assert all(len(part) <= 30 for part in parts)


def test_an_unknown_customer_gets_no_blank_in_the_greeting():
    reply = compose(Answer("Go.", "Go."), X, {"customer": {}, "agent": {}})
    assert reply.text == "Hi, Go."
    assert reply.blanks == ()


def test_blanks_are_where_they_say():
    reply = compose(Answer("Your order {{ order.number }} is on its way."), PLAIN, {})
    assert [reply.text[blank.start : blank.end] for blank in reply.blanks] == ["[order number]"]
    assert 'data-blank="order.number"' in reply.html


def test_the_short_version_steps_in_where_the_long_one_does_not_fit():
    form = ChannelForm(limit=100)
    assert compose(Answer("long " * 40, "Short."), form, {}).parts == ("Short.",)
    assert len(compose(Answer("long " * 40), form, {}).parts) == 3


def test_a_customers_name_cannot_bring_markup():
    reply = compose(Answer("Dear {{ customer.first_name }}, go."), EMAIL, {"customer": {"first_name": "<b>*Bo*</b>"}})
    assert reply.text.startswith("Dear <b>*Bo*</b>, go.")
    assert "<b>" not in reply.html
    assert "<em>" not in reply.html


CLOSING = ChannelForm(
    greeting="Hi,", close="Anything else? Ask us here, {{ agent.first_name }} is in.", signature="Veldhavn", limit=90
)


def test_the_close_stands_between_answer_and_signature():
    reply = compose(Answer("It is done."), CLOSING, {"agent": {"first_name": "Bo"}})
    assert reply.text == "Hi,\n\nIt is done.\n\nAnything else? Ask us here, Bo is in.\n\nVeldhavn"
    assert "<p>Anything else? Ask us here, Bo is in.</p>" in reply.html


def test_the_close_gives_way_where_the_reply_would_not_fit_with_it():
    reply = compose(Answer("It is done, and you have your money back within five days."), CLOSING, {})
    assert reply.text == "Hi,\n\nIt is done, and you have your money back within five days.\n\nVeldhavn"
    assert reply.parts == (reply.text,)
    assert reply.blanks == ()
    parts = compose(Answer("It is done, really. " * 10), CLOSING, {}).parts
    assert "Anything else" not in "".join(parts)


def test_an_answer_that_invites_or_signs_by_itself_keeps_its_own():
    for own in ("It is done. Does it work?", "It is done. Tell us here if not.", "Done.\n\nKind regards,\nLotte"):
        text = compose(Answer(own), CLOSING, {}).text
        assert "Anything else" not in text
        assert text.endswith("Veldhavn") is ("Lotte" not in own)


def test_a_close_comes_before_the_short_version():
    answer = Answer("It is done, and you have your money back within five days.", "Done.")
    assert "five days" in compose(answer, CLOSING, {}).text


def test_templates_may_ask_for_address_channel_and_language():
    source = '{% if address == "formal" %}Sie{% else %}du{% endif %} {{ channel }} {{ lang }}'
    form = ChannelForm(address="formal", channel="x", lang="de")
    assert compose(Answer(source), form, {"address": "informal", "lang": "en"}).text == "Sie x de"
    assert compose(Answer(source), ChannelForm(channel="x", lang="da"), {}).text == "du x da"
    assert compose(Answer("{{ address.city }}"), ChannelForm(), {"address": {"city": "Breda"}}).text == "Breda"


def test_it_names_the_facts_that_this_text_was_made_with():
    values = {"facts": {"days": 30, "url": "https://a.example", "fee": "3", "shop": "ours", "old": 1}}
    form = ChannelForm(greeting="{{ facts.shop }}:", close="{{ facts.fee }}", signature="{{ facts.shop }}", limit=40)
    answer = Answer("{{ facts.url }} {% if false %}{{ facts.old }}{% endif %}" + "x " * 30, "In {{ facts.days }} days.")
    assert compose(answer, form, values).facts == ("days", "fee", "shop")
    assert compose(answer, ChannelForm(), values).facts == ("url",)
    greets = Answer("Hi there, {% assign f = facts %}{{ f.days }}.")
    assert compose(greets, ChannelForm(greeting="{{ facts.shop }}"), values).facts == ("days",)


def test_parts_keep_filled_values_and_blanks_whole():
    values = {"facts": {"time": "1 to 3 working days"}}
    reply = compose(
        Answer("Your parcel comes in {{ facts.time }}, {{ order.number }} is it."), ChannelForm(limit=38), values
    )
    assert reply.parts == (
        "Your parcel comes in (1/3)",
        "1 to 3 working days, (2/3)",
        "[order number] is it. (3/3)",
    )


@given(
    st.lists(
        st.sampled_from(["Go now. ", "{{ v }} ", "{{ order.number }} ", "\n\n", "**so** ", "Ask us here. "]),
        max_size=12,
    ),
    st.text(max_size=10),
    st.sampled_from(["plain", "whatsapp", "html"]),
    st.sampled_from([None, 60]),
)
def test_the_same_entry_gives_the_same_bytes_and_stable_html(pieces, value, markup, limit):
    form = ChannelForm(limit=limit, markup=markup, greeting="Hi {{ v }},", close="More?", signature="^LV")
    first, second = (compose(Answer("".join(pieces), "Short."), form, {"v": value}) for _ in range(2))
    assert first == second
    assert sanitised(first.html) == first.html
    assert all(first.text[blank.start : blank.end] == f"[{blank.label}]" for blank in first.blanks)

"""Greeting, answer and signature as one reply for a channel."""

from answers.reply.compose import PLAIN, Answer, ChannelForm, compose, compose_several

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

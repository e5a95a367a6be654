from werkzeug.datastructures import MultiDict

from web.pages.ask_form import AskForm
from web.visitor import Visitor

SAM = Visitor("Sam de Vries", "agent")


def read(*pairs):
    return AskForm.read(MultiDict(pairs))


def test_it_works():
    form = read(
        ("question", "Where is it?\r\nThanks"),
        ("channel", "x"),
        ("first_name", " Sanne "),
        ("value:order.number", "12"),
    )
    question = form.as_question(SAM)
    assert question.text == "Where is it?\nThanks"
    assert question.channel == "x"
    assert question.customer == {"first_name": "Sanne"}
    assert question.values == {"order": {"number": "12"}}
    assert question.agent == {"first_name": "Sam", "initials": "SDV"}
    assert question.role == "agent"


def test_it_takes_the_first_filled_field_of_a_blank_that_stands_in_several_cards():
    assert read(("value:order.number", " "), ("value:order.number", "7")).values == {"order": {"number": "7"}}


def test_it_gives_a_customers_blank_to_the_customer():
    question = read(("value:customer.city", "Utrecht"), ("first_name", "Sanne")).as_question(SAM)
    assert question.customer == {"city": "Utrecht", "first_name": "Sanne"}
    assert question.values == {}


def test_it_asks_in_plain_text_without_a_channel():
    assert read(("channel", "")).as_question(SAM).channel is None


def test_it_rejects_names_that_no_template_has():
    form = read(
        ("value:", "a"), ("value:a..b", "b"), ("value:__class__.__init__", "c"), ("value:a b", "d"), ("other", "e")
    )
    assert form.values == {}


def test_it_rejects_a_value_that_is_both_a_text_and_a_group():
    assert read(("value:order", "12"), ("value:order.number", "7")).values == {"order": "12"}
    assert read(("value:order.number", "7"), ("value:order", "12")).values == {"order": {"number": "7"}}


def test_it_rejects_more_values_than_a_reply_can_have():
    assert len(read(*((f"value:v{number}", "x") for number in range(200))).values) == 50


def test_it_takes_the_case_that_the_question_belongs_to():
    assert read(("reference", " VH-20418 ")).as_question(SAM).reference == "VH-20418"

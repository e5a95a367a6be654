import pytest
from flask import Flask, jsonify, request

from web.json_input import StrictJson, check_json_body
from web.refusals import Malformed, WrongContentType

JSON = {"content_type": "application/json"}


@pytest.fixture
def app():
    app = Flask("test")
    app.json = StrictJson(app)
    return app


def send(app, data, **options):
    with app.test_request_context("/", method="POST", data=data, **{**JSON, **options}):
        check_json_body()
        return request.get_json()


def test_it_works(app):
    assert send(app, '{"question": "Hvor er min pakke? 📦"}') == {"question": "Hvor er min pakke? 📦"}
    with app.app_context():
        assert jsonify({"a": "å"}).get_json() == {"a": "å"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "EOF"),
        (b"{", "EOF"),
        (b"{'a': 1}", "line 1 column 2"),
        (b'{"a": NaN}', "line 1"),
        (b'{"a": Infinity}', "line 1"),
        (b'{"a": "\xff"}', "line 1"),
        (b'{"a": "\\ud800"}', "hex escape"),
        (b'{"a": "\x00"}', "control character"),
        (b'{"a": 1} tail', "trailing"),
        (b"[" * 100_000, "recursion"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "recursion"),
        (b"\x00\x01\x02", "line 1"),
    ],
)
def test_it_rejects_what_is_no_json(app, data, reason):
    with pytest.raises(Malformed, match=reason) as raised:
        send(app, data)
    assert str(raised.value).startswith("The body is not valid JSON: ")
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize("data", ["[]", '"text"', "1", "null", "true"])
def test_it_rejects_what_is_no_object(app, data):
    with pytest.raises(Malformed, match="must be a JSON object"):
        send(app, data)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml"]
)
def test_it_rejects_other_content_types(app, kind):
    with pytest.raises(WrongContentType, match=f"not {kind}"):
        send(app, "{}", content_type=kind)


def test_it_rejects_a_body_without_content_type(app):
    with pytest.raises(WrongContentType, match="Content-Type: application/json"):
        send(app, "{}", content_type=None)

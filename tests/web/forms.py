"""Reading forms out of pages, as a browser does."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def token_of(page: TestResponse) -> str:
    """The token of the page's forms."""
    found = _TOKEN.search(page.text)
    assert found, page.text
    return found[1]


def ask(client: FlaskClient, question: str, *, htmx: bool = False, **fields: str) -> TestResponse:
    """Asks on the page, as a person does."""
    token = token_of(client.get("/"))
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post("/", data={"csrf_token": token, "question": question, **fields}, headers=headers)

"""Contacts: what is shown of them, and what never is."""

import pytest

from kb.contacts import Contact, contact_of
from kb.database import Database
from kb.departments import get_department
from kb.documents import read_library
from kb.library import import_library
from tests.kb.world import FILES, write_files

SECRET = "mailto://lotte:pass@mail.example.org"


@pytest.mark.parametrize(
    ("url", "name", "label"),
    [
        (SECRET, "Lotte", "Lotte"),
        (SECRET, None, "e-mail"),
        ("JSONS://user:pass@host/x", None, "webhook"),
        ("slack://${TOKEN}/#it", None, "slack"),
        ("${PAGER_URL}", None, "a contact"),
        ("${SCHEME}://x", None, "a contact"),
    ],
)
def test_its_label_holds_no_secret(url: str, name: str | None, label: str) -> None:
    assert Contact(url, name).label == label


def test_neither_its_digest_nor_its_look_says_the_url() -> None:
    contact = Contact(SECRET)
    assert "pass" not in repr(contact)
    assert contact.digest == Contact(SECRET, hours="24/7").digest != Contact(SECRET + "x").digest


def test_its_variables_are_named_once() -> None:
    assert Contact("mailto://${USER}:${PASS}@x?from=${USER}").variables == ("USER", "PASS")


def test_a_department_has_its_contacts_in_both_forms(database: Database, tmp_path) -> None:
    lotte = f'{{url: "{SECRET}", name: Lotte, hours: "Mo-We 09:00-13:00"}}, {{url: "json://x", backup: true}}'
    files = {
        **FILES,
        "departments/it.md": FILES["departments/it.md"].replace('it@example.org"]', f'it@example.org", {lotte}]'),
    }
    import_library(database, read_library(write_files(tmp_path / "library", files)), author="lotte")
    with database.session() as session:
        contacts = get_department(session, "it").contacts
    assert contacts == (
        contact_of("mailto://it@example.org"),
        Contact(SECRET, "Lotte", "Mo-We 09:00-13:00"),
        Contact("json://x", backup=True),
    )

"""From a contact to the URL that a message is sent to: secrets come from the environment, and only now."""

from collections.abc import Mapping
from urllib.parse import quote

from answers.errors import AnswersError
from kb.contacts import Contact
from kb.documents.contact import VARIABLE


class VariableMissing(AnswersError):
    """A contact needs a variable that is not set where Speeddial runs."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The variable {name} is not set: set it where Speeddial runs, then send the message again.")
        self.name = name


def fill_in_secrets(contact: Contact, environment: Mapping[str, str]) -> str:
    """The URL with its secrets, which must not be kept, logged or shown.

    A variable that is the whole URL is taken as it is; in a part of one, its value is escaped.

    Raises:
        VariableMissing: One of its variables is not set, or empty.
    """
    for name in contact.variables:
        if not environment.get(name):
            raise VariableMissing(name)
    if VARIABLE.fullmatch(contact.url):
        return environment[contact.variables[0]]
    return VARIABLE.sub(lambda found: quote(environment[found[1]], safe=""), contact.url)

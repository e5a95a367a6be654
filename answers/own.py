"""What is the house's own: where its links lead, and which addresses and numbers it publishes itself.

Read from the facts: a value that answers show is published.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from answers.checklist.draft import DraftHouse
from kb.departments import DepartmentRecord
from kb.facts import FactRecord

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,300}", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,200}\.[a-z]{2,}", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,24}\d")


def read_own(facts: Iterable[FactRecord], departments: Iterable[DepartmentRecord]) -> DraftHouse:
    """The house's own domains, published addresses and numbers, and colleagues' addresses."""
    texts = [text for fact in facts for text in _texts(fact.value)]
    return DraftHouse(
        domains=frozenset(host for text in texts for host in _hosts(text)),
        published=frozenset(
            found.group() for text in texts for pattern in (_EMAIL, _NUMBER) for found in pattern.finditer(text)
        ),
        people=frozenset(owner for department in departments for owner in department.owners),
        values=frozenset(texts),
    )


def _texts(value: object) -> Iterator[str]:
    for one in value.values() if isinstance(value, Mapping) else (value,):
        if isinstance(one, str):
            yield one


def _hosts(text: str) -> Iterator[str]:
    for found in _LINK.finditer(text):
        written = found.group()
        host = urlsplit(written if "://" in written else f"https://{written}").hostname
        if host:
            yield host.removeprefix("www.")
    for found in _EMAIL.finditer(text):
        yield found.group().rpartition("@")[2].lower()

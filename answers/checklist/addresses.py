"""Web addresses in a text as browsers and phones make links of them, and where each leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

_MOST = 50  # addresses of one text that are looked at
_TLD = (
    "com|net|org|nl|dk|de|fr|be|eu|io|ly|gl|uk|ie|lu|at|ch|es|it|se|no|pl|biz|info|shop|store|app|dev|me|tv|cc|"
    "gg|to|co|"
    "link|page|site|online|live|cloud|ai|us|ru|cn|example"
)
_END = r"[^\s<>\"”“]{0,400}[^\s<>\"”“.,;:!?)\]'’…*_]"
# A bare name is a link with a path behind it only: "borger.dk" is what people call an authority.
_ADDRESS = re.compile(
    rf"https?://{_END}|\bwww\.{_END}"
    rf"|(?<![\w@./:-])(?:[a-z0-9](?:[a-z0-9-]{{0,62}})\.){{1,4}}(?:{_TLD})/{_END}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address; `host` is small and without www, empty where none can be made out."""

    start: int
    end: int
    text: str
    host: str
    has_user: bool  # "https://veldhavn.example@elsewhere.example"


@lru_cache(maxsize=64)
def list_addresses(text: str) -> tuple[Address, ...]:
    """The addresses in order; of a text full of them only the first."""
    return tuple(islice(_find(text), _MOST)) if "." in text or "://" in text else ()


def is_within(host: str, domains: frozenset[str]) -> bool:
    """Whether the host is one of these domains or lies under one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _find(text: str) -> Iterator[Address]:
    for found in _ADDRESS.finditer(text):
        written = found[0]
        try:
            parts = urlsplit(written if "://" in written else f"https://{written}")
            host = parts.hostname or ""
        except ValueError:  # brackets that hold no address
            parts, host = urlsplit(""), ""
        yield Address(found.start(), found.end(), written, host.removeprefix("www."), "@" in parts.netloc)

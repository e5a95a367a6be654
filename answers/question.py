"""A question as it comes in, and the one place that says whether anything can be looked up for it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from answers.customer_zone import find_customer_zone
from answers.errors import QuestionRefused
from answers.language import LANGUAGES
from answers.situations.situation import Situation
from kb.asker import NOBODY, Asker
from kb.documents.languages import LANGUAGE_CODES
from kb.reference_digest import MAX_REFERENCE_CHARACTERS, clean_reference

MAX_CHARACTERS = 5_000
MAX_SUGGESTIONS = 10

_KEPT_CONTROLS = {"\n", "\t"}
_INVISIBLE = {"Cc", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Question:
    """A customer's question and what is known around it.

    `channel` is a channel's id, None for plain text without a limit; `lang` is ISO 639-1, None to have it detected.
    `customer`, `agent` and `values` feed the templates as `customer.*`, `agent.*` and by their own names. `asker` is
    whose receipt it becomes; without one there is none. `explain` asks for the reasons, too. `departments` are those
    whose answers the asker sees; without any, all. `situations` are what the message is, once that was found out.
    `reference` names the customer or the case, as the caller knows them.
    """

    text: str
    channel: str | None = None
    lang: str | None = None
    role: Literal["agent", "ambassador", "owner", "admin"] = "agent"
    customer: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    agent: Mapping[str, object] = field(default_factory=dict)
    limit: int = 3
    asker: Asker = NOBODY
    explain: bool = False
    departments: frozenset[str] = frozenset()
    situations: tuple[Situation, ...] = ()
    reference: str | None = None


def checked(question: Question) -> Question:
    """The question in NFC without control characters.

    Raises:
        QuestionRefused: It is empty, too long, in no known language, of a customer in no known time zone, or asks for
            an impossible number of suggestions.
    """
    if len(question.text) > MAX_CHARACTERS:
        message = (
            f"The question has {len(question.text):,} characters and {MAX_CHARACTERS:,} are the most: "
            "send only the part that asks something."
        )
        raise QuestionRefused("question", message)
    text = "".join(_visible(char) for char in unicodedata.normalize("NFC", question.text)).strip()
    if not text:
        raise QuestionRefused("question", "The question is empty: type or paste what the customer asks.")
    if not 1 <= question.limit <= MAX_SUGGESTIONS:
        raise QuestionRefused("limit", f"Ask for 1 to {MAX_SUGGESTIONS} suggestions, not {question.limit}.")
    if question.lang is not None:
        check_language(question.lang)
    find_customer_zone(question.customer)
    if len(question.reference or "") > MAX_REFERENCE_CHARACTERS:
        message = f"The reference is too long: name the case or the customer in {MAX_REFERENCE_CHARACTERS} characters."
        raise QuestionRefused("reference", message)
    return replace(question, text=text, reference=clean_reference(question.reference))


def check_language(lang: str) -> None:
    """Lets pass what a library may be kept in, also where no answer is in it yet.

    Raises:
        QuestionRefused: It is no code of ISO 639-1.
    """
    if lang not in LANGUAGE_CODES:
        known = ", ".join(LANGUAGES)
        message = f"“{lang[:20]}” is no language code: choose one of {known}, or another one of ISO 639-1."
        raise QuestionRefused("lang", message)


def _visible(char: str) -> str:
    if char in _KEPT_CONTROLS or unicodedata.category(char) not in _INVISIBLE:
        return char
    return " "

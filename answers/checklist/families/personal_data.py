"""Checks on the customer's data where everyone reads along: in the reply, and in what the customer wrote themselves."""

import re
from collections.abc import Iterable, Sequence

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, failed, passed, unsure
from answers.checklist.phrases import find_phrases
from answers.checklist.pointer import point_to_private
from answers.checklist.registry import Parameters, check
from answers.personal_data.datum import Datum
from answers.personal_data.find import find_personal_data
from answers.personal_data.pieces import has_more_digits

# "Ring 0113 …", "Bel naar …": what the customer is to dial is not theirs.
_TO_CALL = re.compile(
    r"(?:^|[.!?,:]\s{1,3}|\b(?:or|please|of|eller|oder|bitte|ou)\s)(?:call|ring|phone|dial|text|bel|belt|"
    r"rufen sie|ruf|appelez|appelle|"
    r"composez)(?:\s(?:on|at|me on|naar|op|til|på|til mig på|an unter|mich unter|le|au))?\s{1,2}$",
    re.IGNORECASE,
)
_NOT_DIGITS = re.compile(r"\D+")


@check("personal_data")
def personal_data(draft: Draft, _parameters: Parameters) -> Finding:
    """A public reply holds no personal data of the customer.

    Knows e-mail addresses, phones, bank accounts, cards, personal ids of NL, BE, DK, DE, FR and GB, birth dates that
    are said to be such, street addresses with a number, numbers of orders, cases, parcels and contracts, and the
    customer's full name. What the house publishes itself, in its facts or in the library answer's own words, is no
    secret.
    """
    if not draft.is_public:
        return passed(_not_public(draft))
    found = [datum for datum in _find(draft, draft.text) if not _is_ours(draft, draft.text, datum)]
    if not found:
        if has_more_digits(draft.text):
            return unsure("Read it yourself: it has more numbers than this check reads.")
        return passed("No personal data in public.")
    detail = f"Move it to a private message: it shows the customer's {_say(found)} to everyone."
    return failed(detail, tuple((datum.start, datum.end) for datum in found), (_move(draft, found),))


@check("question_personal_data", languages=None)
def question_personal_data(draft: Draft, _parameters: Parameters) -> Finding:
    """The customer's own public message holds no personal data, or the reply asks them to delete it.

    What is wrong stands in their message, so no words of the reply are marked.
    """
    if not draft.is_public:
        return passed(_not_public(draft))
    found = [datum for datum in _find(draft, draft.question) if not _is_ours(draft, draft.question, datum)]
    found = [datum for datum in found if datum.kind != "full name"]
    if not found:
        return passed("Their message shows no personal data.")
    if find_phrases("asks_to_delete", draft.spoken, draft.read):
        return passed("You ask them to delete it.")
    return failed(f"Ask them to delete their message, or hide it: it shows their {_say(found)} to everyone.")


def _not_public(draft: Draft) -> str:
    return "Nobody else reads this." if draft.channel else "Not known to be public."


def _find(draft: Draft, text: str) -> tuple[Datum, ...]:
    lang = draft.spoken if text == draft.text else draft.lang or draft.spoken
    return find_personal_data(text, lang, customer_name=draft.customer_name, question=draft.question)


def _is_ours(draft: Draft, text: str, datum: Datum) -> bool:
    """Whether the house publishes it: in a fact, at its own domain, or in the library's words before values came in."""
    written = text[datum.start : datum.end]
    if written in draft.house.published:
        return True
    if datum.kind == "e-mail address":
        host = written.rpartition("@")[2].strip().casefold()
        return any(host == domain or host.endswith(f".{domain}") for domain in draft.house.domains)
    if datum.kind == "phone number" and _digits(written) in {_digits(own) for own in draft.house.published}:
        return True
    if (
        datum.kind == "phone number"
        and text == draft.text
        and _TO_CALL.search(text, max(0, datum.start - 40), datum.start)
    ):
        return True
    own_words = draft.entry.written if draft.entry else ""
    return written in own_words or any(written in value for value in draft.house.values)


def _digits(written: str) -> str:
    """A number as it is dialled, so that "+31 20 …" and "020 …" are one."""
    digits = _NOT_DIGITS.sub("", written)
    return digits[-8:]


def _say(found: Iterable[Datum]) -> str:
    kinds = list(dict.fromkeys(datum.kind for datum in found))
    return " and ".join(filter(None, [", ".join(kinds[:-1]), kinds[-1]]))


def _move(draft: Draft, found: Sequence[Datum]) -> Fix:
    """Only a pointer stays in public; of a full name in the greeting the first name stays too."""
    names = [datum for datum in found if datum.kind == "full name"]
    secrets = [(datum.start, datum.end) for datum in found if datum not in names]
    start, end, pointer = point_to_private(draft, secrets)
    surnames = [(draft.text.index(" ", name.start), name.end, "") for name in names if name.end <= start]
    return Fix("Move to private", (*surnames, (start, end, pointer)), private_text=draft.text)

"""One form of address through the whole reply: u or je, De or du, Sie or du, vous or tu.

Only certain words count. "Sie" and "De" that begin a sentence may be "they", "vous", "jullie" and "I" may be several
people, "ihr" may be "her"; none of these is held against a reply.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, fold
from answers.language import say_language

Form = Literal["formal", "informal"]

_BEFORE_A_SENTENCE = frozenset('.!?:…•*-–—"“„«»‘(>')
_CAPITAL_NEXT = re.compile(r"\s[A-ZÀ-ÖØ-Þ\d]")
_HOUR = re.compile(r"\d\s?$")
_TON = frozenset(fold("le un ce du au de d son sur mon notre votre quel même bon autre beau leur par").split())
_POSSESSES = re.compile(r" (?!(?:sur|de|du|des|est|et|a|plus|trop|qui|que)\b)", re.IGNORECASE)
_PLACES_DU = frozenset(fold("café hôtel hotel rue place parc gare pont restaurant château").split())


class AddressParameters(Parameters):
    """The house's own form, for a channel that does not say one."""

    form: dict[str, Form] = Field(default_factory=dict, description="the house's form of address by language")


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language addresses: the words of each form, which of them are certain, and commands in the informal one."""

    formal: frozenset[str]
    informal: frozenset[str]
    says: tuple[str, str]
    is_formal: Callable[[str, int, int], bool]
    is_informal: Callable[[str, int, int], bool]
    commands: frozenset[str] = frozenset()


@check("address_form")
def address_form(draft: Draft, parameters: AddressParameters) -> Finding:
    """The reply keeps to one form of address, and to the house's where it has one.

    The channel's own form counts before the parameter `form`; without either, the one that the reply uses more. English
    has one form only; quoted words and addresses of pages do not count.
    """
    lang = draft.spoken or draft.lang or "en"
    known = _LANGUAGES.get(lang)
    if known is None:
        return passed(f"{say_language(lang)} has one form of address.")
    formal = tuple(_certain(draft.read, known.formal, known.is_formal))
    informal = tuple(
        sorted({*_certain(draft.read, known.informal, known.is_informal), *_commands(draft.read, known.commands)})
    )
    wanted = (draft.channel.address if draft.channel and lang == draft.lang else None) or parameters.form.get(lang)
    if wanted is None and formal and informal:
        wanted = "formal" if len(formal) >= len(informal) else "informal"
    wrong = {"formal": informal, "informal": formal, None: ()}[wanted]
    if not wrong:
        return passed("One form of address.")
    right, other = known.says if wanted == "formal" else reversed(known.says)
    return failed(f"Write “{right}” throughout, not “{other}”.", wrong)


def _certain(text: Text, words: frozenset[str], is_certain: Callable[[str, int, int], bool]) -> Iterator[Span]:
    places = sorted((start, start + len(word)) for word in text.places.keys() & words for start in text.places[word])
    for start, end in places:
        if is_certain(text.raw, start, end) and not text.is_quoted(start) and not text.is_linked(start):
            yield start, end


def _commands(text: Text, words: frozenset[str]) -> Iterator[Span]:
    """Commands to one person that one says "du" or "tu" to, at the beginning of a sentence."""
    if not words:
        return
    for sentence in text.sentences:
        found = _COMMAND.match(text.folded, sentence.start, sentence.end)
        if found and found["verb"] in words and not text.is_quoted(found.start("verb")):
            yield found.span("verb")


_COMMAND = re.compile(
    r"\W{0,3}(?:(?:bitte|dann|einfach|sinon|puis|alors|ensuite),?\s)?(?P<verb>[^\W\d_]+(?:[-'][^\W\d_]+)?)(?!\s(?:ich|sie|je)\b)(?=\W)"
)


def _stands_alone(raw: str, start: int, end: int) -> bool:
    """Whether it is a word of its own, no part of one with a hyphen or an apostrophe."""
    return raw[start - 1 : start] not in {"-", "'", "’"} and raw[end : end + 1] not in {"-", "'", "’"}


def _is_dutch_u(raw: str, start: int, end: int) -> bool:
    """The u that is no hour ("16 u") and no initial ("U.S.")."""
    initial = raw[end : end + 1] == "." and raw[end + 1 : end + 2].isalpha()
    return _stands_alone(raw, start, end) and not initial and not _HOUR.search(raw[max(0, start - 2) : start])


def _is_capital_inside(raw: str, start: int, end: int) -> bool:
    """A capital that no beginning of a sentence explains."""
    before = raw[max(0, start - 6) : start]
    bare = before.rstrip(" \t\u00a0")
    begins = start == 0 or not bare or bare[-1] == "\n" or bare[-1] in _BEFORE_A_SENTENCE
    return raw[start].isupper() and not raw[start:end].isupper() and not begins and _stands_alone(raw, start, end)


def _is_danish_formal(raw: str, start: int, end: int) -> bool:
    """De, Dem and Deres inside a sentence, and not in a name such as "De Korenbloem"."""
    return _is_capital_inside(raw, start, end) and not _CAPITAL_NEXT.match(raw, end)


def _is_du(raw: str, start: int, end: int) -> bool:
    before = fold(raw[max(0, start - 14) : start]).split()
    return _stands_alone(raw, start, end) and not (before and before[-1] in _PLACES_DU) and raw[start:end] != "DU"


def _is_tu(raw: str, start: int, end: int) -> bool:
    """Not the noun "ton", not "s'est tu"."""
    word = fold(raw[start:end])
    before = re.split(r"[\s'’]+", fold(raw[max(0, start - 14) : start]).rstrip())[-1:]
    if word == "t":
        return raw[end : end + 1] in {"'", "’"} and raw[start - 1 : start] != "-"
    if word == "ton":
        return not (before and before[0] in _TON) and _POSSESSES.match(raw, end) is not None
    return not (word == "tu" and before == ["est"]) and not raw[start:end].isupper()


def _is_vous(raw: str, start: int, end: int) -> bool:
    return not fold(raw[max(0, start - 7) : start]).endswith("rendez-") and end > start


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())


_LANGUAGES: Mapping[str, _Language] = {
    "nl": _Language(
        _words("u uw uwe uzelf uwen"), _words("je jij jou jouw jouwe jezelf"), ("u", "je"), _is_dutch_u, _stands_alone
    ),
    "da": _Language(_words("de dem deres"), _words("du dig din dit dine"), ("De", "du"), _is_danish_formal, _is_du),
    "de": _Language(
        _words("sie ihnen ihr ihre ihrem ihren ihrer ihres"),
        _words(
            "du dich dir dein deine deinem deinen deiner deines deins euch euer eure eurem euren eurer eures kannst "
            "musst hast bist willst darfst sollst wirst möchtest findest brauchst"
        ),
        ("Sie", "du"),
        _is_capital_inside,
        _is_du,
        _words(
            "schreib schau gib nimm sag ruf lies klick schick probier versuch öffne wähle drück stell melde antworte "
            "nenn mach komm vergiss lass denk guck leg zieh trag hol prüf teste"
        ),
    ),
    "fr": _Language(
        _words("vous votre vos vôtre vôtres"),
        _words("tu te toi ton ta tes tien tienne t"),
        ("vous", "tu"),
        _is_vous,
        _is_tu,
        _words(
            "regarde clique vérifie essaie redémarre choisis appuie attends réponds écris envoie dis rends va n'hésite "
            "dis-nous dis-moi écris-nous écris-moi envoie-nous envoie-moi réponds-nous réponds-moi donne-nous "
            "donne-moi montre-nous contacte-nous appelle-nous laisse-nous raconte-nous préviens-nous "
            "indique-nous précise-nous"
        ),
    ),
}

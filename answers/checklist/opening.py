"""How a text opens: its greeting, in which languages one greets so, and whom it names.

Reads the first line only. A pure function of the text, for whatever composes a reply and whatever checks one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answers.checklist.phrases import load_phrases
from answers.checklist.text import Text, fold, read_text
from answers.language import LANGUAGES

Kind = Literal["name", "title", "general", "none"]

_OPENING = 110  # characters in which a greeting and its names stand
# What may stand before it: white space, marks of bold and quotation, emoji, a handle.
_BEFORE = re.compile(r"(?:@[\w.]{1,40}[,:]?|[^\w@'\"“„«(\[{<]){0,16}")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W\d_])){0,39}|[.!?:;,\n–—…/&+]|@[\w.]{1,40}")
_ABBREVIATED = frozenset(["mr", "mrs", "ms", "dr", "prof", "hr", "dhr", "mevr", "mw", "m", "mme", "mlle", "ing", "drs"])


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())


_TITLES = _words(
    "mr mrs ms mx miss dr prof doctor professor sir madam heer mevrouw meneer mevr mw dhr drs ing familie hr "
    "fru frk herr frau familien fam family madame monsieur mme mlle mesdames messieurs mademoiselle famille m"
)
_GENERAL = _words(
    "customer customers client clients user users passenger passengers traveller travellers guest guests "
    "member members patron reader subscriber applicant applicants candidate resident sir/madam student buyer "
    "klant klanten lezer reiziger reizigers gebruiker gebruikers relatie abonnee bezoeker gast gasten lid "
    "inwoner sollicitant sollicitanten kandidaat huurder koper dames heren lezers studente kunde kunder bruger "
    "brugere rejsende medlem medlemmer gæst gæster ansøger borger passager abonnent køber studerende kundin "
    "kundinnen kunden damen herren nutzer nutzerin nutzerinnen fahrgast fahrgäste gäste mitglied mitglieder "
    "bewerber bewerberin bewerberinnen interessent interessentin teilnehmer abonnentin reisende reisender "
    "cliente clientes utilisateur utilisatrice abonné abonnée membre voyageur voyageuse passagère candidat "
    "adhérent adhérente usager internaute locataire étudiant étudiante"
)
_PARTICLES = _words("van de den der von zu la le du af te ten ter el al bin da di en og und et and or of oder")
_BEGINS_A_SENTENCE = _words(
    "i we you your it this that the if for my as in on at to what how when just here please happy so ik wij je "
    "u uw jouw het dit dat als voor er wat hoe om op hier fijn graag jammer vervelend dan jeg vi du din det "
    "den hvis her hvor da når ok som ich wir sie ihr ihre ihren das dies diese der die wenn für wie es bitte "
    "toll nous vous votre vos il elle ce cela si pour voici comme la les"
)
_NOBODY = _words(
    "again there all everyone everybody folks team both friend mate and thanks thank you sorry yes no great "
    "good welcome valued dear loyal potential future our allemaal weer daar nogmaals iedereen bedankt dank wat "
    "ja nee leuk fijn goed gewaardeerde trouwe beste mensen igen alle allesammen sammen tak nej undskyld godt "
    "dejligt værdsatte gode zusammen nochmals danke vielen nein entschuldigung verzeihung schön gern gerne "
    "natürlich klar geschätzte geschätzter liebe lieber werte sehr geehrte geehrter alles tous toutes à encore "
    "merci oui non désolé désolée bravo quel quelle très bienvenue chère cher notre fidèle"
)


@dataclass(frozen=True, slots=True)
class Address:
    """One word of whom a greeting addresses: a name, a title, a general word such as "customer"."""

    text: str
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A greeting at the beginning of a text; `end` is behind the last word that it addresses somebody with."""

    start: int
    end: int
    langs: frozenset[str]
    addressed: tuple[Address, ...]

    def of_kind(self, kind: Kind) -> tuple[Address, ...]:
        """The words of one kind, in order."""
        return tuple(word for word in self.addressed if word.kind == kind)


def find_opening(text: str) -> Opening | None:
    """The greeting with which a text begins, in whatever language; None without one."""
    before = _BEFORE.match(text)
    at = before.end() if before else 0
    head = read_text(text[: at + _OPENING])
    ends = {lang: end for lang in LANGUAGES if (end := _greeting_end(lang, head, at))}
    if not ends:
        return None
    end = max(ends.values())
    langs = frozenset(lang for lang, its in ends.items() if its == end)
    addressed = (*_own_title(head.raw, at, end), *_addressed(head.raw, end))
    return Opening(at, max([end, *(word.end for word in addressed)]), langs, addressed)


def _own_title(text: str, start: int, end: int) -> Iterator[Address]:
    """The greeting itself where it is a title: French greets with "Madame, Monsieur"."""
    if fold(text[start:end]) in _TITLES:
        yield Address(text[start:end], "title", start, end)


def _greeting_end(lang: str, head: Text, at: int) -> int:
    """Where the language's greeting at this place ends; 0 where there is none."""
    phrases = load_phrases("greeting", lang)
    return max((end for start, end in phrases.find(head) if start == at), default=0) if phrases else 0


def _addressed(text: str, at: int) -> Iterator[Address]:
    """The words behind a greeting that say who is greeted; the first other word ends them."""
    comma = False
    for found in _TOKEN.finditer(text, at):
        if text[at : found.start()].strip("\t \u00a0*_(@"):
            return
        word, at = found.group(), found.end()
        folded = fold(word)
        if word == "," and not comma:
            comma = True
        elif (word == "." and fold(text[: found.start()]).rpartition(" ")[2] in _ABBREVIATED) or word in "/&+":
            continue
        elif word.startswith("@"):
            yield Address(word, "none", *found.span())
        elif not word[0].isalpha():
            return
        else:
            kind = _kind(word, folded)
            if kind is None or (comma and not _goes_on(text, kind, found)):
                return
            comma = comma and kind == "name"
            yield Address(word, kind, *found.span())


def _kind(word: str, folded: str) -> Kind | None:
    """What a word addresses; None for one that addresses nobody and ends the greeting."""
    last = folded.rpartition("-")[2]
    if folded in _TITLES:
        return "title"
    if last in _GENERAL or folded in _GENERAL:
        return "general"
    if folded in _NOBODY or word in _PARTICLES:
        return "none"
    if folded in _BEGINS_A_SENTENCE:
        return None
    return "name" if word[:1].isupper() else None


def _goes_on(text: str, kind: Kind, found: re.Match[str]) -> bool:
    """Whether a word behind a comma still greets: "Guten Tag, Murat." and "Liebe Kundin, lieber Kunde"."""
    if kind == "name":
        return text[found.end() : found.end() + 1] in {".", ",", "!", "\n", ""}
    return kind in {"title", "general"} or fold(found.group()) in {"liebe", "lieber", "chere", "cher", "beste", "dear"}

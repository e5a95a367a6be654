"""The words by which questions are known, and those that say nothing of what a question is about; five languages.

Folded as `answers.checklist.text.fold` folds them.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from answers.checklist.text import fold
from answers.message.cues import CUES

Wanted = Literal["time", "amount", "place", "reason", "way", "yes", "other"]

_STARTS: Mapping[str, str] = {
    "en": (
        "do does did is are am can could will would should shall may might have has how what where when why "
        "which who whose until from at in"
    ),
    "nl": (
        "hoe wat waar wanneer waarom welke welk wie hoeveel hoelang kan kun kunt kunnen mag mogen moet moeten "
        "is zijn heb hebben krijg krijgen tot vanaf wordt worden werkt geldt kost verkopen leveren past"
    ),
    "da": (
        "hvad hvor hvornar hvordan hvorfor hvem hvilken hvilket hvilke kan ma skal er far har gaelder gælder "
        "koster bliver vil virker findes ligger tager"
    ),
    "de": (
        "wie wo wann warum wieso was wer wen wem welche welcher welches wohin womit wofur kann konnen muss "
        "mussen darf durfen ist sind gibt gilt bekomme bekommen brauche kostet bis ab an wird werden habe "
        "haben geht"
    ),
    "fr": (
        "quel quelle quels quelles comment ou où quand combien pourquoi est-ce faut-il puis-je dois-je peut- "
        "on qui que a jusqu'a de est-il est-elle c'est y"
    ),
}
_JOINS = {"en": "and|plus", "nl": "en", "da": "og", "de": "und", "fr": "et"}
_WANTED: Mapping[str, tuple[tuple[Wanted, str], ...]] = {
    "en": (
        ("other", r"how far"),
        ("amount", r"how much|what does|cost|price|fee|more expensive|free"),
        (
            "time",
            r"when|deadline|how long|how soon|how often|what time|how many (?:days|weeks|months|years)",
        ),
        ("place", r"where"),
        ("reason", r"why|how come|how can that"),
        ("way", r"how|what do|what should|what now"),
    ),
    "nl": (
        ("other", r"hoe ver"),
        ("amount", r"hoeveel kost|wat kost|kosten|prijs|duurder|gratis|betaal ik"),
        (
            "time",
            r"wanneer|deadline|hoe lang|hoelang|hoe vaak|hoe snel|hoeveel (?:dagen|weken|maanden|jaar)|hoe laat|open",
        ),
        ("place", r"waar"),
        ("reason", r"waarom|hoe kan dat|hoezo|hoe kan het"),
        ("way", r"hoe|wat moet|wat nu"),
    ),
    "da": (
        ("other", r"hvor langt"),
        ("amount", r"hvad koster|hvor meget|pris|dyrere|gratis|koste"),
        ("time", r"hvornar|hvor lang|hvor længe|hvor laenge|hvor tit|hvor ofte|hvor hurtigt|hvad tid|frist"),
        ("place", r"hvor"),
        ("reason", r"hvorfor|hvordan kan det"),
        ("way", r"hvordan|hvad gør|hvad skal|hvad nu"),
    ),
    "de": (
        ("other", r"wie weit"),
        ("amount", r"wie viel|wieviel|was kostet|kosten|preis|teurer|kostenlos"),
        ("time", r"wann|wie lange|wie oft|wie schnell|wie viele (?:tage|wochen|monate|jahre)|frist"),
        ("place", r"wo|wohin"),
        ("reason", r"warum|wieso|weshalb|wie kann das"),
        ("way", r"wie|was muss|was soll|was nun|was passiert"),
    ),
    "fr": (
        ("other", r"a quelle distance|c'est loin"),
        ("amount", r"combien ca|combien coute|quel prix|prix|cher|gratuit|payant|frais"),
        (
            "time",
            r"quand|date limite|quel delai|quelle heure|combien",
        ),
        ("place", r"ou est|ou puis|ou se|ou trouver|d'ou|a quelle adresse|et ou"),
        ("reason", r"pourquoi|comment ca se fait"),
        ("way", r"comment|que faire|que dois"),
    ),
}
_EMPTY: Mapping[str, str] = {
    "en": (
        "the a an and or but for with without from into onto about than then this that these those there here "
        "have has had does did doing done get got getting go going make made take taken want wanted need "
        "needed would could should can will your you our my mine its his her their them they was were been "
        "being just also too very much many more most any some all not yet still again please thanks thank "
        "hello regards hi question questions two know tell let right really actually possible long often soon "
        "work use one ones"
    ),
    "nl": (
        "het een van voor met zonder naar aan bij uit over door dat die dit deze daar hier hebben heeft heb "
        "had doen doet gedaan krijgen krijg gaan gaat maken maakt nemen willen wil moeten moet kunnen kan mag "
        "mijn jullie jouw uw ons onze hun was waren zijn wordt worden ook nog wel niet geen heel erg veel "
        "meer alle graag bedankt groet vraag vragen twee weten even eigenlijk mogelijk lang vaak werkt "
        "gebruiken eens maar als dan"
    ),
    "da": (
        "den det der for med uden til fra ved over under som har havde far fik gar gor gjort tage vil skal "
        "kan mine min mit jeres jer dig mig vores deres var vaere være blive bliver ogsa også ikke endnu "
        "meget mere alle gerne tak hilsen sporgsmal spørgsmål vide lige egentlig muligt lang længe tit virker "
        "bruge men hvis saa så man nar når"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer und oder aber fur mit ohne von vom zum zur bei "
        "nach uber unter aus dass dies diese dieser dieses hier dort haben hat habe hatte bekommen bekomme "
        "gehen geht machen macht nehmen will wollen mochte muss mussen kann konnen darf mein meine meinen "
        "meiner ihr ihre ihren euer eure uns unser sind war waren wird werden auch noch nicht kein keine sehr "
        "viel mehr alle gern gerne danke bitte gruss grusse grüße frage fragen zwei wissen mal eigentlich "
        "moglich lange oft wenn dann einfach"
    ),
    "fr": (
        "les des une dans pour avec sans par sur sous chez que qui quoi dont mais est sont etes avez ont "
        "avoir etre fait faire faut falloir peut peux puis pouvez dois vous nous mon mes ma votre vos notre "
        "nos leur leurs cette ces cela plus moins tres bien aussi encore pas merci bonjour cordialement "
        "question questions savoir vraiment possible temps souvent marche utiliser tout tous toute comme elle "
        "ils elles trouve trouver prendre"
    ),
}


@cache
def list_starts(lang: str) -> frozenset[str]:
    """The words with which questions begin; empty for a language that is not known."""
    return frozenset(_STARTS.get(lang, "").split())


@cache
def list_empty(lang: str) -> frozenset[str]:
    """The words that say nothing of what a question is about."""
    cues = CUES[lang]
    own = frozenset(fold(_EMPTY[lang]).split()) | list_starts(lang)
    return own | cues.asks | cues.helps | cues.subjects | cues.points | cues.empty | cues.leads


@cache
def list_wanted(lang: str) -> tuple[tuple[Wanted, re.Pattern[str]], ...]:
    """What a question may want, with the words that say so; the first that is found counts."""
    return tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _WANTED[lang])


@cache
def find_second(lang: str) -> re.Pattern[str]:
    """Where an "and" leads over to a further question."""
    starts = "|".join(sorted(map(re.escape, list_starts(lang)), key=len, reverse=True))
    return re.compile(rf",?\s(?:{_JOINS[lang]})\s(?=(?:{starts})\b)")

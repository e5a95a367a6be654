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
        ("amount", r"how much|who pays|what does|cost|price|fee|more expensive|free"),
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
        ("amount", r"hoeveel kost|wie betaalt|wat kost|kosten|prijs|duurder|gratis|betaal ik"),
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
        ("amount", r"hvad koster|hvem betaler|hvor meget|pris|dyrere|gratis|koste"),
        ("time", r"hvornar|hvor lang|hvor længe|hvor laenge|hvor tit|hvor ofte|hvor hurtigt|hvad tid|frist"),
        ("place", r"hvor"),
        ("reason", r"hvorfor|hvordan kan det"),
        ("way", r"hvordan|hvad gør|hvad skal|hvad nu"),
    ),
    "de": (
        ("other", r"wie weit"),
        ("amount", r"wie viel|wer (?:be)?zahlt|wieviel|was kostet|kosten|preis|teurer|kostenlos"),
        ("time", r"wann|wie lange|wie oft|wie schnell|wie viele (?:tage|wochen|monate|jahre)|frist"),
        ("place", r"wo|wohin"),
        ("reason", r"warum|wieso|weshalb|wie kann das"),
        ("way", r"wie|was muss|was soll|was nun|was passiert"),
    ),
    "fr": (
        ("other", r"a quelle distance|c'est loin"),
        ("amount", r"combien ca|qui paie|qui paye|combien coute|quel prix|prix|cher|gratuit|payant|frais"),
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

_ALSO_WHETHER = {
    "en": r"|whether\b",
    "nl": r"|of (?:ik|je|u|het|er|de|dat|die|jullie|mijn|we)\b",
    "da": r"|om (?:jeg|man|der|det|den|vi|mit|min|i)\b",
    "de": r"|ob\b",
    "fr": r"|(?:si (?:je|on|vous|le|la|les|mon|ma|c'est)|s'il|qu'est-ce)\b",
}
_INDIRECT = {  # a wish to know, and the word that begins what is to be known
    "en": r"\b(?:know|wonder|wondering|tell me|curious|sure|ask|explain|clear|check|confirm|see|out)"
    r" (?:(?:about|me|please|also|just|first),? ){0,2}"
    r"(?:whether|if|when|where|why|how|what|which|who)\b",
    "nl": r"\b(?:weten|benieuwd|vertellen|zeggen|zeg|me af|duidelijk|vragen|laten weten|aangeven|snap niet|uitleggen)"
    r",? (?:(?:ook|nog|mij|me|eens|even|naar) ){0,2}"
    r"(?:of|wat|waar|wanneer|waarom|hoe|hoeveel|hoelang|welke?|wie|tot)\b",
    "da": r"\b(?:vide|sporge|sige(?: mig)?|fortaelle(?: mig)?|fortælle(?: mig)?|undrer mig over|nysgerrig pa"
    r"|horer? gerne|oplyse|i tvivl om),?"
    r" (?:ogsa |lige |om )?(?:om|hvad|hvor|hvornar|hvorfor|hvordan|hvilken|hvilke|hvem)\b",
    "de": r"\b(?:wissen|wusste(?: ich)?(?: auch| noch)?(?: gern| gerne)?|sagen|mitteilen|erklaren|interessiert"
    r"|interessieren|frage mich|fragen|verraten|unklar),?"
    r" (?:(?:auch|noch|mich) )?(?:ob|wie|wo|wann|warum|wieso|was|wer|welche[rsnm]?|bis wann|ab wann)\b",
    "fr": r"\b(?:savoir|demandais?|demande|dire|indiquer|preciser|expliquer|ignore|confirmer)"
    r" (?:(?:aussi|egalement|egalement|encore) )?"
    r"(?:si|s'il|s'ils|quand|comment|combien|ou|pourquoi|quel(?:le)?s?|ce que|qui|jusqu'a quand|a quelle)\b"
    r"|^(?!rendez)\w{2,20}-(?:t-)?(?:vous|ils?|elles?|on|je|nous|ce)\b",
}
_WISH = {
    "en": r"(?:hi,? |hello,? )?(?:i want to|i'd like to|i would like to|i need to|please (?:cancel|change|send)) "
    r"(?!know|ask|tell|hear|say)",
    "nl": r"(?:hoi,? |hallo,? )?(?:ik wil|ik zou|graag wil ik|wij willen|we willen) "
    r"(?!weten|vragen|(?:\w+ ){1,3}weten)",
    "da": r"(?:hej,? )?(?:jeg vil(?: gerne)?|jeg onsker at|vi vil gerne) (?!vide|sporge|hore|rose)",
    "de": r"(?:hallo,? |guten tag,? )?(?:ich mochte|ich wurde gerne?|ich will|wir mochten) "
    r"(?!wissen|fragen|(?:\w+ ){1,3}wissen)",
    "fr": r"(?:bonjour,? )?(?:je souhaite|je voudrais|j'aimerais|je veux|nous souhaitons) "
    r"(?!savoir|demander|vous dire)",
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
    return re.compile(rf",?\s(?:{_JOINS[lang]})\s(?=(?:{starts})\b{_ALSO_WHETHER[lang]})")


@cache
def find_indirect(lang: str) -> re.Pattern[str]:
    """Where somebody says what they would like to know: "I'd also like to know whether"."""
    return re.compile(_INDIRECT[lang])


@cache
def find_wish(lang: str) -> re.Pattern[str]:
    """How a sentence begins that wishes for something to be done."""
    return re.compile(_WISH[lang])

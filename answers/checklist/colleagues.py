"""Colleagues by name: "Lotte from product", "depot manager Kees", "my colleague Bo Thygesen".

Case matters, as names are known by it. A first name alone, in a signature or of "my colleague
Sanne", is nobody's secret.
"""

import re
from collections.abc import Iterator

from answers.checklist.finding import Span

_CAP = r"[A-ZÆØÅÄÖÜÉÈÇ][a-zæøåäöüßéèêçëïñ'’-]{1,30}"
_NAME = rf"{_CAP}(?: (?:(?:van|von|de|den|der|du|la|le|ter|af|el) ){{0,2}}{_CAP})?"
_FULL = rf"{_CAP} (?:(?:van|von|de|den|der|du|la|le|ter|af|el) ){{0,2}}{_CAP}"

_DEPARTMENT = {
    "en": (
        r"(?:from|in|at|over in|over at|of) (?:our |the )?(?:IT|HR|product|finance|legal|logistics|"
        r"(?:the )?warehouse|accounts|accounting|billing|sales|marketing|planning|dispatch|purchasing|"
        r"procurement|operations|ops|engineering|development|dev|second line|quality|payroll|the depot|"
        r"claims|returns|customs)\b"
    ),
    "nl": (
        r"(?:van|op|bij|in|uit) (?:onze |ons |de |het )?(?:IT|ICT|HR|P&O|product|financiën|finance|"
        r"juridisch\w*|logistiek|magazijn|boekhouding|facturatie|administratie|verkoop|marketing|planning|"
        r"inkoop|operations|ontwikkeling|kwaliteit|salarisadministratie|depot|debiteuren|retouren|"
        r"expeditie|binnendienst|buitendienst|productteam|IT-team)\b"
    ),
    "da": (
        r"(?:i|fra|på|hos) (?:vores )?(?:IT|it|HR|produkt\w*|økonomi\w*|jura|juridisk|logistik\w*|lageret|"
        r"bogholderi\w*|regnskab\w*|fakturering\w*|salg\w*|marketing|planlægning\w*|indkøb\w*|drift\w*|"
        r"udvikling\w*|kvalitet\w*|løn\w*|it-afdelingen|HR-afdelingen|terminalen|disponent\w*|"
        r"kørselskontoret|retur\w*|debitor\w*)\b"
    ),
    "de": (
        r"(?:aus|von|in) (?:der|dem|unserer|unserem) (?:IT|EDV|Personalabteilung|Produkt\w*|Finanz\w*|"
        r"Rechtsabteilung|Logistik|Lager|Buchhaltung|Rechnungsabteilung|Vertrieb\w*|Marketing\w*|"
        r"Disposition|Einkauf\w*|Technik|Entwicklung|Qualit\w+|Lohnbuchhaltung|Depot|Retourenabteilung|"
        r"Versand\w*|Zustellbasis)\b"
    ),
    "fr": (
        r"(?:du|de l['’]|de la|au|à la|à l['’]|des) ?(?:service |équipe )?(?:informatique|RH|IT|"
        r"produit\w*|finances?|juridique|logistique|entrepôt|comptabilité|compta|facturation|ventes|"
        r"marketing|planning|achats|exploitation|développement|qualité|paie|dépôt|retours|expédition)\b"
    ),
}
_ROLE = {
    "en": (
        r"(?:(?:depot|team|floor|shift|branch|store|warehouse|account|area|regional|line|product|project|"
        r"sales|IT|HR|general) (?:manager|leader|lead|supervisor|head)|supervisor|team lead|foreman|"
        r"planner|dispatcher|director|head of \w{2,20})"
    ),
    "nl": (
        r"(?:teamleider|teamleidster|depotmanager|depotchef|manager|chef|directeur|planner|afdelingshoofd|"
        r"supervisor|coördinator|magazijnchef|teamlead|filiaalmanager|leidinggevende|productmanager|"
        r"accountmanager)"
    ),
    "da": (
        r"(?:teamleder|\w{0,15}chef|afdelingsleder|gruppeleder|lagerleder|driftsleder|direktør|"
        r"koordinator|disponent|teamlead|supervisor|butikschef|sagsbehandler)"
    ),
    "de": (
        r"(?:Teamleiter(?:in)?|Abteilungsleiter(?:in)?|Depotleiter(?:in)?|Filialleiter(?:in)?|"
        r"Schichtleiter(?:in)?|Lagerleiter(?:in)?|Geschäftsführer(?:in)?|Chef(?:in)?|Disponent(?:in)?|"
        r"Sachbearbeiter(?:in)?|Kollegen|Kollege|Kollegin) (?:Herrn?|Frau)"
    ),
    "fr": (
        r"(?:responsable|chef|cheffe|chef d['’]équipe|cheffe d['’]équipe|directeur|directrice|manager|"
        r"gestionnaire|superviseur|coordinateur|coordinatrice|chef de dépôt|chef d['’]agence)"
    ),
}
_COLLEAGUE = r"(?:colleagues?|collega|collega's|kollega|kollegaen|Kollegen|Kollege|Kollegin|collègue)"
_HIMSELF = re.compile(
    r"(?:i am|i'm|this is|my name is|name's|speaking (?:with|to)|ik ben|mijn naam is|je spreekt met|"
    r"u spreekt met|jeg er|jeg hedder|"
    r"mit navn er|du taler med|ich bin|mein name ist|hier ist|hier schreibt|je suis|je m['’]appelle|c['’]est|ici|"
    r"hier is|her er|hilsen|groet\w*)\s+$",
    re.IGNORECASE,
)
_A_THING = re.compile(
    r"\b(?:your|the|my|a|an|this|last|next|every|on|je|de|het|een|din|den|det|dit|en|et|votre|le|la|les|un|une|"
    r"das|die|dem)\s$",
    re.IGNORECASE,
)
_SENTENCE_GOES_ON = re.compile(r"[a-zæøåäöüßàéèêç,] $")  # a capital in it is a name's
_TITLE_ROLE = re.compile(
    rf"(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|meneer|mevrouw|dhr\.?|mevr\.?|hr\.|fru|M\.|Mme|Monsieur|Madame) {_NAME}, "
    r"(?:der|die|unser\w{0,2}|our|the|onze|de|vores|notre|le|la) [\w-]{0,30}(?:leiter|chef|leder|manager|leider|"
    r"lead|supervisor|disponent|"
    r"sachbearbeiter|planner|responsable|directeur|directrice|director)\w{0,3}(?: (?:im|in|der|of|the|van|het|de|"
    r"i|på|du|à) [\w-]{1,30}(?: [A-ZÆØÅÄÖÜÉ][\w-]{1,30})?){0,2}"
)
_ROLE_WORDS = (
    "leiter",
    "chef",
    "leder",
    "manager",
    "leider",
    "lead",
    "upervis",
    "ispon",
    "achbearb",
    "planner",
    "esponsable",
    "irecteur",
    "irectrice",
    "irector",
    "irekt",
    "ead of",
    "head",
    "foreman",
    "ispatcher",
    "oördinator",
    "oordinat",
    "gestionnaire",
    "Geschäftsf",
    "olleg",
    "ollèg",
    "ollega",
    "hoofd",
    "leitung",
    "agsbehandler",
    "chef",
    "leidinggevende",
)
_COLLEAGUE_WORDS = ("olleague", "olleg", "ollèg")
_DEPARTMENT_WORDS = {
    "en": (
        "IT",
        "HR",
        "product",
        "inance",
        "egal",
        "ogistics",
        "arehouse",
        "ccount",
        "illing",
        "ales",
        "arketing",
        "lanning",
        "ispatch",
        "purchasing",
        "rocurement",
        "perations",
        "ops",
        "ngineering",
        "dev",
        "second line",
        "uality",
        "ayroll",
        "depot",
        "laims",
        "eturns",
        "ustoms",
    ),
    "nl": (
        "IT",
        "ICT",
        "HR",
        "P&O",
        "product",
        "inanc",
        "uridisch",
        "ogistiek",
        "agazijn",
        "oekhouding",
        "acturatie",
        "dministratie",
        "erkoop",
        "arketing",
        "lanning",
        "nkoop",
        "perations",
        "ntwikkeling",
        "waliteit",
        "depot",
        "ebiteuren",
        "etouren",
        "xpeditie",
        "dienst",
    ),
    "da": (
        "IT",
        "it",
        "HR",
        "produkt",
        "konomi",
        "jur",
        "ogistik",
        "lageret",
        "ogholderi",
        "egnskab",
        "akturering",
        "alg",
        "arketing",
        "lanlægning",
        "ndkøb",
        "rift",
        "dvikling",
        "valitet",
        "øn",
        "erminalen",
        "isponent",
        "ørselskontor",
        "etur",
        "ebitor",
    ),
    "de": (
        "IT",
        "EDV",
        "Personalabt",
        "Produkt",
        "Finanz",
        "Rechtsabt",
        "Logistik",
        "Lager",
        "Buchhaltung",
        "Rechnungsabt",
        "Vertrieb",
        "Marketing",
        "Disposition",
        "Einkauf",
        "Technik",
        "Entwicklung",
        "Qualit",
        "Lohn",
        "Depot",
        "Retouren",
        "Versand",
        "Zustell",
    ),
    "fr": (
        "nformatique",
        "RH",
        "IT",
        "roduit",
        "inance",
        "uridique",
        "ogistique",
        "ntrepôt",
        "ompta",
        "acturation",
        "ventes",
        "arketing",
        "lanning",
        "chats",
        "xploitation",
        "veloppement",
        "ualité",
        "paie",
        "pôt",
        "etours",
        "xpédition",
    ),
}
_ASKED = {
    "en": (
        r"(?:ask|asked|asking|ping|pinged|cc|cc['’]d|assigned (?:it|you|this|them) to|told by|"
        r"check(?:ed|ing)? with|ran (?:it|this) past|run (?:it|this) past)"
    ),
    "nl": (
        r"(?:(?:vraag|vroeg|leg|check|overleg)(?: het| dit)?(?: even| nog| nu| zo)?(?: voor)?(?: aan| bij| met)?|"
        r"toegewezen aan|overlegd met|navraag(?: gedaan)? bij)"
    ),
    "da": (
        r"(?:spørger|spurgt|spurgte|bedt|bad|beder|tildelt|(?:vender|vendt|vendte|tager|taget) (?:det|den|sagen) med)"
        r"(?: lige| også| nu)?"
    ),
    "de": (
        r"(?:frage|gefragt|Rücksprache mit|kläre (?:das|es) mit|zugewiesen an)(?: kurz| gleich)?(?: bei)? "
        r"(?:Herrn?|Frau)"
    ),
    "fr": r"(?:demand(?:é|e) à|vu (?:ça |cela )?avec|vois (?:ça |cela )?avec|confié à|assigné à)",
}
_ASKED_WORDS = {
    "en": ("ask", "Ask", "ping", "cc", "assigned", "told by", " with ", " past "),
    "nl": ("vraag", "Vraag", "vroeg", "leg", "check", "wezen"),
    "da": ("spørg", "spurgt", "bedt", "bad ", "beder", "tildelt", " med "),
    "de": ("frag", "sprache", "kläre", "zugewiesen"),
    "fr": ("demand", "avec", "confié", "assigné"),
}
_A_FIRM = re.compile(
    r"\b(?:Service|Services|Support|Care|Mail|Post|Bank|Teams?|Desk|Store|Shop|Sales|Technical|Royal|Deutsche|Customer|"
    r"Office|Center|Centre|Help|Pay|Express|Klanten\w{0,10}|Kunde\w{0,10}|Clients?|Relay|Alexa|Assistant|Google|Apple|"
    r"Amazon|Microsoft|Samsung|Siri|City|Council|Danske?|Bon|Bonjour|Hej|Hi|Gemeente|Ville)\b"
)
_PRODUCTS = re.compile(
    r"(?:Duo|Solo|Grinder|Kettle|Fresh|One|Round|App|Wifi|WLAN|Team|Kollegen|Kollegin|Kollege|Mitarbeiter\w*|Person\w*|"
    r"Antwort|Anfrage|Mail|Techniker\w*|Paket|Ware|Hilfe|Jemand|Someone|Iemand|Nogen|Quelqu)\b"
)


_PEOPLE: dict[str, tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = {
    lang: (
        (_DEPARTMENT_WORDS[lang], re.compile(rf"\b(?P<name>{_NAME}) {_DEPARTMENT[lang]}")),
        (_ROLE_WORDS, re.compile(rf"\b{_ROLE[lang]},? (?P<name>{_NAME})")),
        (
            _ROLE_WORDS,
            re.compile(rf"(?:^|(?<=[.!?\n] )|(?<=\n))(?i:{_ROLE[lang]}),? (?P<name>{_NAME})(?= [a-zæøåéèê])"),
        ),
        (_COLLEAGUE_WORDS, re.compile(rf"\b{_COLLEAGUE},? (?P<name>{_FULL})")),
        (_ASKED_WORDS[lang], re.compile(rf"\b{_ASKED[lang]} (?P<name>{_NAME if lang == 'de' else _FULL})")),
    )
    for lang in _DEPARTMENT
}

_PEOPLE["de"] += (
    (
        ("Herr", "Frau"),
        re.compile(
            rf"\b(?P<name>(?:Herrn?|Frau) {_CAP}) (?:im|beim|vom) (?:Lager|Einkauf|Versand|Vertrieb|Depot|Marketing|"
            r"Kundendienst|Innendienst|Außendienst|Backoffice|Controlling)"
        ),
    ),
)
_ASKING = {people[4][1] for people in _PEOPLE.values()}


def find_colleagues(text: str, lang: str) -> Iterator[Span]:
    """People of the house by name: "Lotte from product", "depot manager Kees", "my colleague Bo Thygesen"."""
    if _has(text, _ROLE_WORDS):
        yield from (found.span() for found in _TITLE_ROLE.finditer(text))
    for words, pattern in _PEOPLE.get(lang, ()):
        for found in pattern.finditer(text) if _has(text, words) else ():
            start, name = found.start(), found["name"]
            alone = " " not in name and found.start("name") == start
            if (
                _PRODUCTS.match(name)
                or (found.re in _ASKING and _A_FIRM.search(name))
                or _A_THING.search(text, max(0, start - 9), start)
                or _HIMSELF.search(text, max(0, start - 40), start)
            ):
                continue
            if not alone or _SENTENCE_GOES_ON.search(text, max(0, start - 2), start):
                yield found.span("name") if found.re in _ASKING else found.span()


def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there: looking for it costs a hundredth of the pattern."""
    return any(word in text for word in words)

"""How the work is run inside a house: tiers, queues, codes of macros and bugs, notes for colleagues, suppliers.

Each finder gives the places of one kind. Case matters: "L2" is a tier, "Kessler" a supplier.
"""

import re
from collections.abc import Iterator
from itertools import islice

from answers.checklist.finding import Span

_TIER = re.compile(
    r"\b(?i:to|by|our|with|from|onze|naar|bij|door|van|til|hos|vores|af|fra|an|beim|vom|der|dem|bei|unser|unserem|unsere|"
    r"team|support|équipe|support) (?P<letter>L[23](?:-(?:[Tt]eams?|[Ss]upport|[Kk]ollegen|kolleger|collega['’]?s?))?)"
    r"(?![\w-])"
    r"|\b(?i:au|du|le|notre|chez|équipe|support|aux|les|en) (?P<french>N[23])(?![\w-])"
    r"|(?<![\w-])[LT][23](?:-| )(?:[Tt]eams?|[Ss]upport|[Kk]ollegen|kollegerne|kolleger|engineers?|queue)\b"
    r"|(?<![\w-])L[23] (?:has|have|will|are|is|needs|heeft|hebben|kijkt|kijken|moet|gaat|pakt|har|ser|kigger|skal|"
    r"tager|hat|haben|schaut|prüft|kümmert|muss)(?!\w)"
)
_KIND = (
    r"(?:macro|makro\w{0,2}|template|sjabloon|skabelon\w{0,2}|textbaustein|snippet|canned response|bug|defect|"
    r"known issue|user story|story|epic|queue|wachtrij|kø|køen|warteschlange|file d['’]attente|corbeille|bucket|sop|"
    r"playbook|runbook|werkinstructie|arbeitsanweisung|verfahrensanweisung|arbejdsinstruks\w{0,2}|instruks|instruktion|"
    r"procedure|procédure|consigne|work instruction|reason code|disposition code|cost cent(?:re|er)|jira-ticket)"
)
_CODED = re.compile(r"(?<![\w-])(?:[A-Z]{2,12}(?:[-_/][A-Z\d]{1,14}){1,5}|[A-Z]{2,8}\d{1,6})(?![\w-])")
_KIND_BEFORE = re.compile(
    rf"(?<!\w){_KIND}(?: (?:no\.?|nr\.?|n°|number|nummer|called))?[ :#“\"'«]{{1,3}}$", re.IGNORECASE
)
_LONGEST_KIND = 40
_PRIORITY = re.compile(
    r"(?<!\w)(?:(?i:prio)[ -]?(?:[1-4]|(?i:one|een|één|eins|zwei|to|høj|hoch|hoog))"
    r"|(?i:priority|priorité|prioritet|priorität|prioriteit) (?:P?[1-4])|P[1-4](?:[ -](?:(?i:ticket|incident|case|call|"
    r"melding|sag|storing|störung|queue)))|(?i:sev(?:erity)?)[ -]?[1-4]"
    r"|(?i:ticket|incident|case|melding|sag|störung) P[1-4])(?![\w-])"
)
_TO_COLLEAGUES = re.compile(
    r"(?<!\w)(?:(?:note|notes|nb|n\.b\.|p\.?s\.?|fyi|obs|hinweis|info|memo|let op|ter info|pour info|bemærk|notat|nota|"
    r"achtung|attention|notitie|message|besked|bericht|remarque)[ ,:-]{1,3})?"
    r"(?:for|to|voor|aan|til|für|an|pour|à l['’]attention d\w{1,2}|aux)"
    r" ?(?:the |our |de |onze |die |alle |unsere |les |vores |all |other |other |late |next |mes |mine )?"
    r"(?:colleagues?|collega['’]?s?|kolleger(?:ne)?|kollegaer|kollegen|kolleginnen|kolleg\*innen|collègues|agents?|"
    r"shift|late shift|night shift|avonddienst|nattevagten|spätschicht|frühschicht|aftenholdet|natholdet|dagholdet|"
    r"l['’]équipe (?:du soir|de nuit|du matin))$"
    r"|(?:(?<=\n)|(?<![\s\S]))[ *_(\[]{0,3}(?:intern(?:al|e|t)?(?: note| notitie| notat| notiz)?|agent note|cs note|"
    r"note interne|team note|reminder to self|note to self|notitie voor mezelf|note à moi-même|notiz an mich)$",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<=\w)[*_]{0,2}\s?:(?=\s)")
_MOST_COLONS = 40
_LONGEST_NOTE = 70
_SUPPLIER = {
    "en": r"(?i:supplier|vendor|subcontractor|wholesaler|fulfil?ment partner|call[ -]cent(?:re|er) partner|importer)",
    "nl": r"(?i:leverancier|onderaannemer|groothandel|toeleverancier|importeur|fulfilmentpartner)",
    "da": r"(?i:leverandør(?:en)?|underleverandør(?:en)?|grossist(?:en)?|importør(?:en)?|lagerpartner)",
    "de": r"(?i:Lieferant(?:en)?|Zulieferer|Vorlieferant(?:en)?|Subunternehmer|Großhändler|Importeur)",
    "fr": r"(?i:fournisseur|sous-traitant|grossiste|importateur|prestataire)",
}
_SUPPLIER_WORDS = (
    "upplier",
    "vendor",
    "Vendor",
    "contractor",
    "holesaler",
    "ent partner",
    "re partner",
    "lmentpartner",
    "gerpartner",
    "mporter",
    "mporteu",
    "mportør",
    "everanc",
    "aannemer",
    "roothandel",
    "everand",
    "rossist",
    "ieferant",
    "ulieferer",
    "unternehmer",
    "roßhändler",
    "ournisseur",
    "traitant",
    "restataire",
)
_OUR = (
    r"(?:[Oo]ur|[Oo]nze|[Vv]ores|[Uu]nser|[Uu]nsere[mnr]?|[Nn]otre|[Tt]he|[Dd]e|"
    r"[Ff]rom|[Bb]y|[Vv]an|[Bb]ij|[Ff]ra|[Hh]os|du|chez)"
)
_CAP = r"[A-ZÆØÅÄÖÜÉ][\w'’.-]{1,30}"
_FIRM = rf"{_CAP}(?: (?:(?:&|en|og|und|et|van|von|de|den) )?{_CAP}){{0,3}}(?: & [A-Z]\w{{1,20}}\.?)?"
_PUBLIC_FIRM = re.compile(
    r"(?:PostNL|PostNord|DHL|DPD|UPS|GLS|bpost|Bpost|FedEx|Hermes|Deutsche Post|Royal Mail|Evri|DAO|Bring|La Poste|"
    r"Colissimo|Chronopost|Mondial Relay|Klarna|PayPal|Adyen|Mollie|MobilePay|Riverty|Stripe|Visa|Mastercard)\b"
)
_NAMED_SUPPLIER = {
    lang: re.compile(
        rf"(?<!\w){_OUR} (?:[^\W\d_]{{2,20}} )?{words}(?: in {_CAP}| à {_CAP}| i {_CAP})?,? (?P<name>{_FIRM})"
        rf"|(?<!\w)(?P<before>{_FIRM}), {_OUR} (?:\w{{2,20}} )?{words}(?!\w)"
    )
    for lang, words in _SUPPLIER.items()
}
# A noun has a capital in German; a name is only what stands before the verb of a main clause, or has two words.
_GERMAN_MAIN_CLAUSE = re.compile(r"(?:^|[.!?:\n]\s{0,3}|(?i:leider|bei|von) )$")


def find_tiers(text: str) -> Iterator[Span]:
    """Tiers of a help desk by letter ("our L3", "the N2" in French), and priorities ("prio 2", "a P1 incident")."""
    if _has(text, ("L2", "L3", "T2", "T3", "N2", "N3")):
        for found in _TIER.finditer(text):
            yield found.span(found.lastgroup or 0)
    if _has(text, ("prio", "Prio", "PRIO", "P1", "P2", "P3", "P4", "sev", "Sev", "SEV")):
        yield from (found.span() for found in _PRIORITY.finditer(text))


def find_coded(text: str) -> Iterator[Span]:
    """Macros, bugs, queues and instructions by their code: "macro RET_DE_04", "bug COF-2231"."""
    for found in _CODED.finditer(text):
        kind = _KIND_BEFORE.search(text, max(0, found.start() - _LONGEST_KIND), found.start())
        if kind:
            yield kind.start(), found.end()


def find_notes(text: str) -> Iterator[Span]:
    """What is written for colleagues: "NB for colleagues: …", "Internal: …"."""
    if ":" not in text:
        return
    for colon in islice(_COLON.finditer(text), _MOST_COLONS):
        found = _TO_COLLEAGUES.search(text, max(0, colon.start() - _LONGEST_NOTE), colon.start())
        if found:
            yield found.start(), colon.start()


def find_suppliers(text: str, lang: str) -> Iterator[Span]:
    """Suppliers by name; the carriers and payment houses that every customer knows are none."""
    if lang not in _NAMED_SUPPLIER or not _has(text, _SUPPLIER_WORDS):
        return
    for found in _NAMED_SUPPLIER[lang].finditer(text):
        name = found["name"] or found["before"]
        german = lang == "de" and found["name"] and " " not in name
        if _PUBLIC_FIRM.match(name) or (german and not _GERMAN_MAIN_CLAUSE.search(text, 0, found.start())):
            continue
        yield found.span()


def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there: looking for it costs a hundredth of the pattern."""
    return any(word in text for word in words)

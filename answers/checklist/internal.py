"""Traces of the inside of a house: hosts, paths, codes, and systems that need their context.

Each finder gives the places of one kind. Case matters: "Slack" is a system, "cut me some slack" is none.
"""

import re
from collections.abc import Iterator

from answers.checklist.finding import Span

_HOST = re.compile(
    r"\blocalhost\b(?::\d{2,5})?"
    r"|(?<![\w.])(?:10|127)(?:\.\d{1,3}){3}(?![\w]|\.\d)"
    r"|(?<![\w.])172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}(?![\w]|\.\d)"
    r"|\b(?:[\w-]{1,40}\.){1,4}(?:internal|intranet|corp|intra)\b(?!\.\w)"
    r"|\b(?:intranet|jira|confluence|sharepoint|wiki|gitlab|jenkins|grafana|sso-admin|staging|"
    r"backoffice)\.[\w-]{2,40}\.[\w.-]{2,60}\b"
)
_HOSTS = (
    ".internal",
    ".intranet",
    ".corp",
    ".intra",
    "intranet.",
    "jira.",
    "confluence.",
    "sharepoint.",
    "wiki.",
    "gitlab.",
    "jenkins.",
    "grafana.",
    "sso-admin.",
    "staging.",
    "backoffice.",
    "localhost",
    "10.",
    "127.",
    "172.",
)
_HOME_HOSTS = ("192.168.", ".local", ".lan")
_HOME_HOST = re.compile(
    r"(?<![\w.])192\.168(?:\.\d{1,3}){2}(?![\w]|\.\d)|\b(?:[\w-]{1,40}\.){1,3}(?:local|lan)\b(?!\.\w)"
)
_VERSION = re.compile(r"(?:versi\w{1,3}|firmware|release|build|ios|v)\.? $", re.IGNORECASE)  # 10.4.2.1 of an app
_AT_HOME = re.compile(
    r"router|modem|fritz|wifi|wi-fi|wlan|box|printer|drucker|imprimante|netwerk|netværk|netzwerk|réseau", re.IGNORECASE
)
_PATH = re.compile(
    r"(?<![\w\\])\\\\[\w.-]{2,40}\\[\w$. -]{1,60}(?:\\[\w$.-]{1,60}){0,6}|"
    r"\b[D-Z]:\\[\w$.-]{1,60}(?:\\[\w$.-]{1,60}){0,6}"
    r"|(?<![\w/:.])/(?:mnt|srv|shares?)/[\w./-]{2,100}"
)
_CODE = re.compile(
    r"(?<![\w-])(?:(?:INC|RITM|CHG|PRB|SCTASK|REQ|KB)-?\d{4,10}|SKU(?:[:# -]{1,2}[\w-]{0,20}\d[\w-]{0,20}|\b))(?![\w-])"
)
_MARK = re.compile(
    r"[\[(](?:internal|intern|interne|internt|nur intern|intern notat|note interne|internal only)\b[^\])\n]{0,60}[\])]"
    r"|(?<![\w@.])@(?:channel|here|everyone)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?<![\w-])(?:WMS|ERP|CRM|OMS|TMS|AS/?400|DWH)(?![A-Z\d])(?:['’]?(?:et|en|'et))?")
_SYSTEM = (
    r"(?:Slack|SAP|Notion|Miro|Teams|Remedy|Workday|Oracle|Asana|Intercom|Dynamics|Linear|Hermes-System|Axapta|Magento|"
    r"Shopify|GitHub)\b(?!-(?:App|app|Link|link))"
)
_BY_CONTEXT = re.compile(
    r"\b(?:[Ii]n|into|via|through|on|[Oo]ur|op|[Oo]ns|onze|uit|[Vv]olgens|i|I|på|[Vv]ores|[Ii]følge|[Ii]m|[Uu]nser|"
    r"[Uu]nserem|von|[Ll]aut|[Dd]ans|sur|[Nn]otre|[Ss]elon|from|fra|aus|dem|the|het|per|check|[Aa]ccording to|"
    rf"[Dd]['’]après) (?P<system>{_SYSTEM})"
)
_WORKING = r"(?:SAP|Oracle|Dynamics|Remedy|Workday|Asana|Intercom|Axapta|Magento|Slack)"
_AT_WORK = re.compile(
    rf"(?<![\w-])(?P<system>{_WORKING})(?:[ -](?:system|System|systemet))? "
    r"(?:is|was|won['’]t|doesn['’]t|does|has|had|says|shows|tells|ligt|was|weer|heeft|zegt|geeft|toont|laat|werkt|doet|"
    r"er|var|siger|viser|har|virker|driller|ligger|ist|war|hat|hatte|sagt|zeigt|läuft|hängt|spinnt|streikt|meldet|"
    r"est|était|dit|indique|affiche|ne|n['’]|plante|refuse|a)\b"
    r"|\b(?:when|once|because|until|ist|war|hat|wenn|sobald|dass|weil|is|heeft|ligt|zodra|doordat|omdat|er|har|når|fordi|"
    rf"est|que|dès que|comme|si) (?P<inverted>{_WORKING})(?![\w-])"
)
_BY_CONTEXT_WORDS = (
    "Slack",
    "SAP",
    "Notion",
    "Miro",
    "Teams",
    "Remedy",
    "Workday",
    "Oracle",
    "Asana",
    "Intercom",
    "Dynamics",
    "Linear",
    "GitHub",
    "Axapta",
    "Magento",
    "Shopify",
)

_CODES = ("INC", "RITM", "CHG", "PRB", "TASK", "REQ", "KB", "SKU")


def find_hosts(text: str, around: str) -> Iterator[Span]:
    """Hosts and addresses within the house; those of a customer's router stay where it is the subject (`around`)."""
    if _has(text, _HOSTS):
        for found in _HOST.finditer(text):
            if not _VERSION.search(text, max(0, found.start() - 20), found.start()):
                yield found.span()
    if _has(text, _HOME_HOSTS) and not _AT_HOME.search(around):
        yield from (found.span() for found in _HOME_HOST.finditer(text))
    if _has(text, ("\\", "/mnt/", "/srv/", "/share")):
        for found in _PATH.finditer(text):
            yield found.start(), found.start() + len(found[0].rstrip(" ."))


def find_codes(text: str, prefixes: tuple[str, ...]) -> Iterator[Span]:
    """Numbers of internal tickets and articles, marks for colleagues, and codes with one of these prefixes."""
    if _has(text, _CODES):
        yield from (found.span() for found in _CODE.finditer(text))
    if _has(text, ("[", "(", "@")):
        yield from (found.span() for found in _MARK.finditer(text))
    for prefix in prefixes:
        if prefix in text:
            for found in re.finditer(rf"(?<!\w){re.escape(prefix)}[\w/-]{{0,30}}", text):
                yield found.span()


def find_systems(text: str) -> Iterator[Span]:
    """Systems whose names are also words or abbreviations, where the context says that they are ours."""
    if _has(text, ("WMS", "ERP", "CRM", "OMS", "TMS", "AS", "DWH")):
        yield from (found.span() for found in _ABBREVIATION.finditer(text))
    if _has(text, _BY_CONTEXT_WORDS):
        yield from (found.span("system") for found in _BY_CONTEXT.finditer(text))
        for found in _AT_WORK.finditer(text):
            yield found.span("system" if found["system"] else "inverted")


def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands there: looking for it costs a hundredth of the pattern."""
    return any(word in text for word in words)

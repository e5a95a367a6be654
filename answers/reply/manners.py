"""How people begin and end a message in five languages: greetings, sign-offs, and ends that leave the thread open.

Reads words only. Every pattern looks at a message's first or last few lines, so that its length costs nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_GREETINGS = (
    "hi|hello|hey|dear|good (?:morning|afternoon|evening|day)",
    "hoi|hallo|dag|beste|geachte|goede(?:morgen|middag|navond|ndag)",
    "hej|hejsa|kære|goddag|godmorgen|godaften",
    "guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin",
    "bonjour|bonsoir|cher|chère|salut",
)
_SIGN_OFFS = (
    "(?:kind|kindest|best|warm) (?:regards|wishes)|regards|best|cheers|(?:yours )?sincerely|many thanks|thanks",
    "(?:met )?(?:vriendelijke|hartelijke|warme) groet(?:en)?|groet(?:en|jes)?|m\\.?v\\.?g\\.?",
    "(?:med )?(?:venlig|kærlig) hilsen|(?:mange|bedste|venlige) hilsner|hilsen|mvh|vh",
    "(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|lieben?|schönen?) gr(?:ü|ue)(?:ß|ss)en?|mfg|lg",
    "(?:bien |très )?cordialement|bien à vous|(?:cordiales|meilleures|sincères) salutations|sincèrement",
)
_INVITATIONS = (
    r"(?:tell|ask|message|call|contact|email|write to|reply to|send|give|drop|show) us\b|let us know|get in touch"
    r"|(?:ask|reply|answer|write|say so|post it)(?: to us)? here|reply to (?:this|the)|just (?:ask|reply|say)"
    r"|feel free|(?:happy|glad|here) to help|gladly help|we(?:'|’)ll help|we(?:'|’)re here"
    r"|send (?:us )?a \w{0,12} ?message"
    r"|any(?:thing)? (?:else|questions)|(?:report|forward) it\b",
    r"(?:laat|vertel|stuur|noem|schrijf|vraag|mail|app|bel|geef|meld|zeg)(?: het)?(?: aan)? ons\b"
    r"|laat (?:het )?(?:hier |gerust |even )?(?:weten|horen)"
    r"|(?:antwoord|reageer|schrijf|vraag het|zeg het|laat het)(?: ons| gerust| gewoon| dan){0,3} hier"
    r"|neem gerust contact"
    r"|hor?en (?:we )?het graag|stuur (?:\w{1,6} )?(?:een )?privébericht|help(?:en)? (?:we )?(?:je|u) (?:graag|verder)"
    r"|nog (?:iets|een vraag|vragen)|meld het|(?:stuur|noem|geef|meld)\b[^.?!\n]{0,40}\b(?:hier|door)\b|antwoord op",
    r"(?:fortæl|send|spørg|kontakt|ring til|giv|vis|sig(?: det)? til|skriv (?:privat )?til) (?:os|her)"
    r"|(?:skriv|svar|spørg|sig det)(?: bare| gerne| endelig)? her|sig (?:endelig |bare )?til|tøv ikke"
    r"|hører gerne|hjælper (?:vi )?(?:dig )?(?:gerne?|videre)|så skriv\b|andre spørgsmål|skriv,"
    r"|(?:skriv|send)\b[^.?!\n]{0,60}\b(?:her|os)\b|(?:meld|skriv) det|svar på|flere spørgsmål",
    r"(?:schreiben|antworten|melden|sagen|nennen|fragen|schicken|senden|geben|zeigen|rufen|leiten) sie\b"
    r"|gern(?:e)? (?:weiter|für)|helfen (?:wir )?(?:ihnen )?(?:gern|weiter)|noch fragen"
    r"|schreib uns|meld dich|sag(?: uns)? bescheid|frag (?:uns|hier)",
    r"(?:écrivez|répondez|contactez|appelez|demandez|envoyez|dites|montrez|indiquez|posez|faites|donnez|prévenez)-|signalez|précisez"
    r"|n(?:'|’)hésitez pas|à votre (?:disposition|écoute)|répondez (?:ici|à)|écrivez (?:ici|à)"
    r"|(?:d(?:'|’)|une )autres? questions?",
)
_ANY_GREETING = "|".join(_GREETINGS)
_ANY_SIGN_OFF = "|".join(_SIGN_OFFS)
_NAME = r"(?-i:, [^\W\d_a-zà-ÿ][\w'’-]{0,30}(?: [^\W\d_a-zà-ÿ][\w'’-]{0,30}){0,2})?"  # "Guten Tag, Frau Alt."
_GREETS = re.compile(rf"(?:{_ANY_GREETING})\b", re.IGNORECASE)
_OWN_GREETING = re.compile(rf"(?:{_ANY_GREETING})\b[^\n.!?,]{{0,60}}{_NAME}(?:[,.!]\s+|\n\s*)(?=\S)", re.IGNORECASE)
_ONLY_GREETING = re.compile(rf"(?:{_ANY_GREETING})\b[^\n.!?,]{{0,60}}{_NAME}[,.!]?", re.IGNORECASE)
_SIGNS = re.compile(
    rf"^[ \t]*(?:{_ANY_SIGN_OFF})(?:[,!.]?[ \t]*(?:\n[^\n]{{0,60}}){{0,4}}|, ?[^\n.!?]{{1,40}})\Z",
    re.IGNORECASE | re.MULTILINE,
)
_INITIALS = re.compile(r"(?:^|\s)\^\w{1,4}\Z")
_NAME_LINE = re.compile(r"^(?:[–—-] ?)?[^\W\d_a-z][^\W\d_]+(?:,? [^\W\d_a-z][^\W\d_]+){0,3}\Z", re.MULTILINE)
_INVITES = re.compile("|".join(_INVITATIONS), re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]\s+|\n+")
_CLOSING_MARKS = ' \t\n"”’»)*_' + "".join(map(chr, range(0x1F300, 0x1FB00))) + "\u2764\ufe0f☕"
_END = 400
_MOST_GREETING = 100


@dataclass(frozen=True, slots=True)
class Manners:
    """Whether a text greets, signs and leaves the thread open by itself."""

    greets: bool
    signs: bool
    leaves_open: bool


def greets(text: str) -> bool:
    """Whether the text begins with a greeting."""
    return _GREETS.match(text.lstrip()) is not None


def is_greeting(text: str) -> bool:
    """Whether the text is a greeting and nothing else."""
    words = text.strip()
    return len(words) <= _MOST_GREETING and "\n" not in words and _ONLY_GREETING.fullmatch(words) is not None


def without_greeting(text: str) -> str:
    """The text without the greeting in front of its first words, which then begin with a capital."""
    found = _OWN_GREETING.match(text.lstrip())
    if found is None:
        return text
    rest = text.lstrip()[found.end() :]
    return rest[:1].upper() + rest[1:]


def find_greeting_end(text: str) -> int:
    """Where the words behind the greeting begin; 0 where there is none."""
    found = _OWN_GREETING.match(text, len(text) - len(text.lstrip()))
    return found.end() if found else 0


def find_sign_off(text: str) -> int | None:
    """Where a sign-off with its words ("Kind regards", "^LV") begins, None where the text does not end in one."""
    return _first(text, (_SIGNS, _INITIALS))


@lru_cache(maxsize=2048)
def manners_of(text: str) -> Manners:
    """What an answer brings by itself; the same answers are asked for again and again."""
    return Manners(greets=greets(text), signs=find_sign_off(text) is not None, leaves_open=leaves_open(text))


def find_signature(text: str) -> int | None:
    """The same, also for a last line that is only a name, as channels write it: "Lotte, Veldhavn", "– Lotte"."""
    found = _first(text, (_SIGNS, _INITIALS, _NAME_LINE))
    return found if found is None or text[:found].strip() else None


def leaves_open(text: str) -> bool:
    """Whether the text ends in a question, or in an invitation to go on within its last three sentences."""
    end = text.rstrip(_CLOSING_MARKS)[-_END:]
    if end.endswith("?"):
        return True
    cuts = [found.end() for found in _SENTENCE_END.finditer(end)]
    return _INVITES.search(end, cuts[-3] if len(cuts) > 2 else 0) is not None


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> int | None:
    whole = text.rstrip()
    skipped = max(len(whole) - _END, 0)
    for pattern in patterns:
        found = pattern.search(whole[skipped:])
        if found is not None:
            return skipped + found.end() - len(found.group().lstrip())
    return None

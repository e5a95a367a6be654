"""How a text ends: the words that sign it off, the name or the initials below it, and whose name that is.

Reads the last lines only. Pure functions of the text, for whatever composes a reply and whatever checks one.
"""

import re
from collections.abc import Iterator

from answers.checklist.finding import Span
from answers.checklist.phrases import load_phrases
from answers.checklist.text import fold, read_text
from answers.language import LANGUAGES

_TAIL = 420  # characters in which the end of a message stands
_MOST_BELOW = 160  # characters of a name, a company and an address below the closing words
_MOST_LINES = 6
_MOST_NAMES = 6  # words of a line that only says who writes
_UPPER = "A-ZÀ-ÖØ-Þ"
_PERSON = rf"[{_UPPER}](?:[\w'’]|[.-](?=\w)){{0,30}}\.?"
_LINK_WORD = r"(?:van|de|der|den|des|du|d'|la|le|les|von|of|and|en|og|und|et|het|the|fra|from|i|bij)\b"
_HOUSE = rf"(?:[{_UPPER}&][\w'’&.-]{{0,30}}|{_LINK_WORD})"
_BETWEEN = r"(?:,|[ \t](?:from|of|van|namens|fra|von|vom|de|du|chez|at|bei|hos|aus|for|bij|i|\||/|[-–—]))"
_NAMED = rf"{_PERSON}(?:[ \t&+]{{1,3}}{_PERSON}){{0,3}}(?:{_BETWEEN}[ \t]?{_HOUSE}(?:[ \t]{_HOUSE}){{0,5}})?"
_STAFF = rf"(?:[Tt]eam|[ÉéEe]quipe|TEAM|{_PERSON}-[Tt]eam|[Kk]und\w{{0,20}}|[Kk]lant\w{{0,20}})"
_TEAM = rf"(?:[\w'’-]{{1,14}}[ \t]){{0,2}}{_STAFF}(?:[ \t]{_HOUSE}){{0,4}}"
_LINE = re.compile(rf"(?:[-–—~*|/][ \t]?)?(?:{_NAMED}|{_TEAM})[ \t]*\.?")
_INITIALS = re.compile(r"(?:^|\s)[\^/~*-]{1,2} ?[A-Z]{1,3}\.?$|(?:^|\s)\^\s?\w{1,20}$")
_BEHIND_A_SENTENCE = re.compile(rf"(?:^|[.!?…)]|[^\w\s,;:])[ \t](?:[-–—~*|/]{{1,2}}[ \t]?{_PERSON}|{_NAMED})$")
_DASHED = re.compile(rf"[ \t][-–—~]{{1,2}}[ \t]?{_NAMED}$")
_OF_WHOM = re.compile(r"(?:van|von|vom|from|fra|de la part|des)\b")
_YOURS = re.compile(
    r"(?:Ihre?|Deine?|Eure?|Your|Jouw|Je|Uw|Dit|Din|Jeres|Votre|Ton|L['’][EÉeé]quipe)\b[^.!?:,;\n]{2,60}"
)
_WISH_AND_NAME = re.compile(rf"[^.!?:;,\n]{{2,40}}[,!][ \t]{_PERSON}")
_KISSES = re.compile(r"[ \t][xX]{1,3}$")
_BELOW = re.compile(r"(?:p\.? ?s\.?\b|ps:|#\w|https?://|www\.|\W*$)", re.IGNORECASE)
_NOT_A_NAME = frozenset(
    fold(
        "thanks thank bedankt tak danke merci sorry undskyld ja nee nej nein oui non yes no ok oké okay super fijn "
        "great succes beterschap gefeliciteerd proost sterkte success enjoy tillykke glückwunsch félicitations"
    ).split()
)


def is_signed(text: str) -> bool:
    """Whether the text ends in closing words, a name, or initials."""
    return find_closing(text) is not None


def find_closing(text: str) -> Span | None:
    """Where the closing words, or the name alone, stand at the end; None where nothing signs the text."""
    text = text.rstrip()
    skipped = max(0, len(text) - _TAIL)
    tail = text[skipped:]
    found = _closing_words(tail) or _name_alone(tail)
    return (found[0] + skipped, found[1] + skipped) if found else None


def find_signer(message: str) -> str | None:
    """The name below a message's closing words, or alone in its last line; None where it has none."""
    message = message.rstrip()
    tail = message[-_TAIL:]
    closing = _last_closing(tail)
    below = tail[closing[1] :] if closing else tail.rpartition("\n")[2] if "\n" in tail else ""
    lines = [line.strip(" \t,.!-–—~*") for line in below.strip(" \t,.!").splitlines()]
    first = next((line for line in lines if line), "")
    named = re.fullmatch(rf"{_PERSON}(?:[ \t](?:(?:van|de|der|den|von|zu|la|le)[ \t]){{0,2}}{_PERSON}){{0,3}}", first)
    return first if named and fold(first.split()[0]) not in _NOT_A_NAME else None


def _closing_words(tail: str) -> Span | None:
    """A thank-you signs only with a name below it."""
    found = _last_closing(tail)
    if found is None:
        return None
    start, end = found
    thanks = fold(tail[start:end]).split()[0] in _NOT_A_NAME
    return None if thanks and not tail[end:].strip(" \t\n,.!") else (start, len(tail))


def _last_closing(tail: str) -> Span | None:
    """The last closing words that begin a line or follow a sentence, and have at most a name below them."""
    text = read_text(tail)
    spans = [span for lang in LANGUAGES if (known := load_phrases("closing", lang)) for span in known.find(text)]
    fitting = [span for span in spans if _opens_line(tail, span[0]) and _is_name_below(tail[span[1] :])]
    return max(fitting, key=lambda span: (span[0], span[1])) if fitting else None


def _opens_line(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t*_")
    return not before or before[-1] in "\n.!?…,;)-–—" or not (before[-1].isalnum() or before[-1] in "'’\"“„«(")


def _is_name_below(below: str) -> bool:
    """Whether nothing but a name, a company and the like comes behind the closing words."""
    lines = [line for line in below.strip(" \t,.!").splitlines() if line.strip()]
    if len(below) > _MOST_BELOW or len(lines) > _MOST_LINES:
        return False
    first = lines[0].strip(" \t,.!*_") if lines else ""
    if first[:1].islower():  # "best, tom" as chats have it, but no "thanks for your patience"
        if _OF_WHOM.match(first):  # "Groetjes van het hele team"
            return len(first.split()) <= _MOST_NAMES
        return len(first.split()) <= (2 if below[:1] in {",", "\n"} else 1)
    return not re.search(r"[.!?] \w", first)


def _name_alone(tail: str) -> Span | None:
    for start, line in _last_lines(tail):
        whole = _KISSES.sub("", line.strip())
        if not whole:
            continue
        name = _LINE.fullmatch(whole) or (
            len(whole.split()) <= _MOST_NAMES and (_YOURS.fullmatch(whole) or _WISH_AND_NAME.fullmatch(whole))
        )
        if name and start > 0 and fold(whole.split()[0].strip(",.")) not in _NOT_A_NAME:
            return start, start + len(line)
        for pattern in (_INITIALS, _BEHIND_A_SENTENCE, _DASHED):
            found = pattern.search(line.rstrip(" \t"))
            if found and fold(found.group().strip(" .!?…")) not in _NOT_A_NAME:
                return start + found.start(), start + found.end()
        if not _BELOW.match(whole):
            return None
    return None


def _last_lines(tail: str) -> Iterator[tuple[int, str]]:
    """The last lines with where they begin, the last one first."""
    end = len(tail)
    for _ in range(_MOST_LINES):
        start = tail.rfind("\n", 0, end) + 1
        yield start, tail[start:end]
        if start == 0:
            return
        end = start - 1

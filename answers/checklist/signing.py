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
_SERVICE = (
    r"(?:(?:web)?shop|support|[\w-]{0,20}(?:service|team|desk|dienst|betreuung)|customer|care|client(?:s|èle)?|relation|"
    r"équipe|afdeling|afdelingen|butikken|winkel)\b"
)
_HOUSE = rf"(?:[{_UPPER}&@][\w'’&.-]{{0,30}}|{_LINK_WORD}|{_SERVICE})"
_AND = r"[ \t](?:and|und|en|og|et|u\.)[ \t]"
_BETWEEN = r"(?:,|[ \t](?:from|of|van|namens|fra|von|vom|de|du|chez|at|bei|hos|aus|for|bij|i|@|\||/|[-–—]))"
_NAMED = rf"{_PERSON}(?:(?:[ \t&+]{{1,3}}|{_AND}){_PERSON}){{0,3}}(?:{_BETWEEN}[ \t]?{_HOUSE}(?:[ \t]{_HOUSE}){{0,5}})?"
_STAFF = rf"(?:[Tt]eam|[ÉéEe]quipe|TEAM|{_PERSON}-[Tt]eam|[Kk]und\w{{0,20}}|[Kk]lant\w{{0,20}})"
_TEAM = rf"(?:[\w'’-]{{1,14}}[ \t]){{0,2}}{_STAFF}(?:[ \t]{_HOUSE}){{0,4}}"
_LINE = re.compile(rf"(?:[-–—~*|/][ \t]?|[xX]{{1,3}}[ \t])?(?:{_NAMED}|{_TEAM})[ \t]*\.?")
_AFTER = r"(?:^|[.!?…)\"”»*_]|[^\w\s!-/:-@\[-`{-~‘’“”„«»‹›→⇒➜·•–—])"  # the end of a sentence, or an emoji
_INITIALS = re.compile(r"(?:^|\s)\^\s?\w{1,20}$")
_DASH = r"(?:[-–—~*|]{1,2}[ \t]?|/{1,2}[ \t]?)"
_BEHIND_A_SENTENCE = re.compile(rf"{_AFTER}[ \t]{{1,2}}(?:{_DASH}{_PERSON}|{_DASH}?{_NAMED}|{_DASH}[A-Z]{{1,3}}\.?)$")
_IN_BRACKETS = re.compile(
    rf"{_AFTER}[ \t]\((?:{_PERSON}{_BETWEEN}[ \t]?{_HOUSE}(?:[ \t]{_HOUSE}){{0,3}}|[A-Z]{{2}})\)$"
)
_DASHED = re.compile(rf"(?:^|\s)[^\W\d_A-ZÀ-ÖØ-Þ][^\s]{{0,30}}[ \t](?:[-–—~]{{1,2}}[ \t]?{_NAMED}|[/-][A-Z]{{1,3}})$")
_ON_BEHALF = re.compile(
    r"(?:(?:on behalf of|namens|på vegne af|im namen|im auftrag|au nom de|pour)\b[^.!?\n]{0,40}"
    r"|i\. ?[av]\.|p\. ?p\.|ppa\.)"
    rf"[,\s]{{1,3}}(?-i:{_NAMED})",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"(?:van|von|vom|from|fra|de la part|des)\b")
_YOUR = r"(?:Ihre?|Deine?|Eure?|Your|Yours,?|Jouw|Je|Uw|Dit|Din|Jeres|Votre|Ton)"
_YOURS = re.compile(
    rf"{_YOUR}(?:[ \t]{_PERSON}){{1,3}}|"
    rf"(?:{_YOUR}[ \t]|(?:Toute[ \t])?[Ll]['’])(?:[\w'’&-]{{1,20}}[ \t]){{0,3}}(?:[\w-]{{0,20}}(?:"
    r"[Tt]eam|[Ss]ervice|[Ss]upport|[Dd]esk|[Dd]ienst|betreuung)|[EÉeé]quipe)(?:[ \t][\w'’&.-]{1,20}){0,4}"
)
_WISH_AND_NAME = re.compile(rf"[^.!?:;,\n]{{2,40}}[,!][ \t]{_PERSON}")
_WISHED = re.compile(
    r"[.!?…)][ \t](?:have an?|enjoy|happy|good|nog een|een|fijne?|goede|prettige?|veel|hav|god|fortsat|rigtig|"
    r"(?:noch )?(?:einen?|schöne[nrs]?|gute[nrs]?)|viel|alles|bon|bonne|belle|excellente?|passez)\b"
    rf"[^.!?:;,\n]{{2,40}}[,!][ \t](?-i:{_PERSON})$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s{0,8}(?:\d{1,2}[.)]|[-–—*•·→])[ \t]")
_JOINED = (" und", " en", " og", " and", " et", " &")  # "Danke und Gruß, Mo"
_KISSES = re.compile(r"[ \t][xX]{1,3}$")
_AT_THE_END = (_INITIALS, _BEHIND_A_SENTENCE, _IN_BRACKETS, _DASHED, _WISHED)
_FACES = "😊🙂😀😉☕👋🌞💛❤️🚂☀️🙌💚💙"
_AT_THE_END = (_INITIALS, _BEHIND_A_SENTENCE, _IN_BRACKETS, _DASHED, _WISHED)
_FACES = "😊🙂😀😉☕👋🌞💛❤️🚂☀️🙌💚💙"
_BELOW = re.compile(r"(?:p\.? ?s\.?\b|ps:|#\w|https?://|www\.|\W*$)", re.IGNORECASE)
_THANKS = frozenset(("thanks", "thank", "bedankt", "tak", "danke", "dank", "merci", "dankjewel"))
_NOT_A_NAME = frozenset(
    fold(
        "thanks thank bedankt tak danke merci sorry undskyld ja nee nej nein oui non yes no ok oké okay super fijn "
        "fijne great succes beterschap gefeliciteerd proost sterkte success enjoy tillykke glückwunsch "
        "félicitations dankjewel schönes schönen schöne guten gute gutes viel viele vielen alles frohe frohes "
        "einen besten gern gerne liebe goede prettige veel prettig tot graag dank god gode hav held velbekomme bon "
        "bonne belle bonnes joyeux joyeuses happy good nice safe welcome cheers have see monday tuesday wednesday "
        "thursday friday saturday sunday maandag montag dienstag mittwoch donnerstag freitag samstag sonntag mein "
        "meine mijn my mon mes mit unser unsere hi hello hej hoi hallo bonjour dear beste lieber kære cher chère "
        "welkom velkommen willkommen bienvenue groetjes groet gruß grüße hilsen cordialement regards tap press "
        "open select choose click go call touchez appuyez ouvrez choisissez cliquez allez appelez tik kies klik "
        "druk ga bel tryk vælg åbn gå ring tippen drücken wählen klicken öffnen rufen"
    ).split()
)


def is_signed(text: str) -> bool:
    """Whether the text ends in a name, a team or initials, with or without closing words."""
    return find_closing(text) is not None


def find_closing(text: str) -> Span | None:
    """Where the closing words with a name, or the name alone, stand at the end; None where nothing signs the text."""
    text = text.rstrip()
    skipped = max(0, len(text) - _TAIL)
    tail = text[skipped:]
    closing = _last_closing(tail)
    if closing and not _has_name_below(tail[closing[1] :]):
        return None
    if closing and not (_is_thanks(tail[slice(*closing)]) and tail[closing[1]] == " "):  # "Thanks Jack!" is for Jack
        return closing[0] + skipped, len(text)
    found = None if closing else _name_alone(tail)
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


def _is_thanks(closing: str) -> bool:
    return not _THANKS.isdisjoint(fold(closing).split())


def _has_name_below(below: str) -> bool:
    """Whether anything stands below the closing words besides a postscript, hashtags, links and kisses."""
    for line in below.strip(" \t,.!").splitlines():
        if line.strip() and _BELOW.match(line.strip()):
            return False
        if any(char.isalnum() for char in _KISSES.sub("", " " + line.strip())):
            return True
    return False


def _last_closing(tail: str) -> Span | None:
    """The last closing words that begin a line or follow a sentence, and have at most a name below them."""
    text = read_text(tail)
    spans = [span for lang in LANGUAGES if (known := load_phrases("closing", lang)) for span in known.find(text)]
    fitting = [span for span in spans if _opens_line(tail, span[0]) and _is_name_below(tail[span[1] :])]
    return max(fitting, key=lambda span: (span[0], span[1])) if fitting else None


def _opens_line(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t*_")
    if before.endswith(_JOINED):
        return True
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
    return not re.search(r"\w{3}[.!?] \w", first)


def _name_alone(tail: str) -> Span | None:
    for start, line in _last_lines(tail):
        whole = _KISSES.sub("", line.strip())
        if not whole:
            continue
        if start > 0 and _is_name(whole) and not _is_listed(tail[:start], line):
            return start, start + len(line)
        stripped = _KISSES.sub("", line.rstrip(" \t")).rstrip(" \t" + _FACES)
        for pattern in () if _LISTED.match(line) else _AT_THE_END:
            found = pattern.search(stripped)
            if found and (pattern is _WISHED or _may_be_a_name(found.group())):
                return start + found.start(), start + found.end()
        if not _BELOW.match(whole):
            return None
    return None


def _may_be_a_name(words: str) -> bool:
    first = re.search(r"\w+", fold(words))
    return first is not None and first.group() not in _NOT_A_NAME


def _is_name(line: str) -> bool:
    """Whether a line only says who writes."""
    if not _may_be_a_name(line) and not _ON_BEHALF.fullmatch(line):
        return len(line.split()) <= _MOST_NAMES and bool(_WISHED.fullmatch(". " + line))
    few = len(line.split()) <= _MOST_NAMES
    return bool(_LINE.fullmatch(line) or _ON_BEHALF.fullmatch(line)) or (
        few and bool(_YOURS.fullmatch(line) or _WISH_AND_NAME.fullmatch(line))
    )


def _is_listed(above: str, line: str) -> bool:
    """Whether the line is one of a list: a line above introduces it, or the last one has the same mark."""
    last = above.rstrip().rpartition("\n")[2]
    paragraph = above.rstrip().rpartition("\n\n")[2] if not above.endswith("\n\n") else ""
    return last.endswith(":") or ":\n" in paragraph or bool(_LISTED.match(line) and _LISTED.match(last))


def _last_lines(tail: str) -> Iterator[tuple[int, str]]:
    """The last lines with where they begin, the last one first."""
    end = len(tail)
    for _ in range(_MOST_LINES):
        start = tail.rfind("\n", 0, end) + 1
        yield start, tail[start:end]
        if start == 0:
            return
        end = start - 1

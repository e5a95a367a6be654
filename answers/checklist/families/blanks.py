"""Whether a reply is filled in: no blank of a template, and no mark that somebody meant to replace.

The marks are those of templates (`{{ … }}`, `%NAME%`, `[name]`), of people who write in a hurry (`XX-XX`, `TODO`,
`(naam)`) and of programs without a value ("Hi null,"). What only looks like one is let be: links and footnotes,
buttons in brackets, sizes, kisses, masked cards, formats that a customer is told of.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.placeholders import is_bracket_blank, is_parenthesis_blank, is_row_of_x
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, fold
from answers.suggestions import Blank

_SHOWN = 40  # characters of a mark that the detail repeats
_MOST = 300  # brackets that are looked at: a text with more is no reply
_HTML = r"(?:a|abbr|b|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|td|tr|u|ul)\b"
_UNITS = (
    r"(?:%|€|euros?|dollars?|pounds?|kr|kroner|days?|hours?|minutes?|weeks?|months?|(?:working|business) days?"
    r"|dag|dagen|uur|uren|werkdagen|minuten|weken|maanden|dage|timer|hverdage|minutter|uger|måneder"
    r"|tage?n?|stunden?|werktage?n?|arbeitstage?n?|wochen?|monaten?|uhr"
    r"|jours?|heures?|semaines?|mois)(?!\w)"
)

_DATE_LETTERS = re.compile(
    r"(?:dd|tt|jj|DD|TT|JJ)[-./ ](?:mm|MM)(?:[-./ ](?:yyyy|yy|jjjj|jj|aaaa|aa|åååå|åå|YYYY|YY|JJJJ|AAAA|ÅÅÅÅ))?\b"
)
# A pattern is tried only where one of its signs stands: most texts have none. The first keep their meaning in quotes.
_TEMPLATE = (
    (("{",), re.compile(r"\{\{[^{}\n]{0,80}\}{0,2}|\{%[^%\n]{0,80}%?\}?|\$\{[^{}\n]{1,60}\}")),
    (("[[", "%%", "*|"), re.compile(r"\[\[[^\[\]\n]{0,60}\]\]|%%[\w. ]{1,40}%%|\*\|[\w:. ]{1,40}\|\*")),
)
_PLAIN = (
    (("{",), re.compile(r"(?<![{$])\{[^\W_][\w. -]{0,40}\}(?!\})")),  # {name}, {0}
    (("<",), re.compile(rf"<<[^<>\n]{{1,40}}>>|<(?!{_HTML})[^\W\d_][\w .'’_/-]{{1,40}}>")),
    (("%",), re.compile(r"(?<![\w%])%[^\W\d][\w.]{1,30}%(?!\w)")),
    (("$",), re.compile(r"(?<![\w$])\$[^\W\d][\w.]{1,30}\$(?!\w)")),
    (("#",), re.compile(r"(?<![\w#])#[^\W\d]\w{1,30}#(?![\w#])|(?<=[^\n#]\s)#{3,60}(?!\w)")),
    (("@@",), re.compile(r"(?<!\w)@@[\w.]{1,30}@@")),
    (("__",), re.compile(r"(?<!\w)(?:__[A-Z][A-Z_]{1,30}__|_{2,4}[-./:]_{2,4}|_{3,200})(?!\w)")),
    (("…", "...."), re.compile(r"(?<![.\w])\.{8,200}|…{3,60}")),
    (("€", "$", "£"), re.compile(r"[€$£]\s?(?:\?{2,9}|…|\.{3})")),
    (("??",), re.compile(r"(?<!\?)\?\?[:/.-]\?\?(?:[/.-]\?{2,4})?")),
    (("00-00", "00/00", "00.00"), re.compile(r"(?<!\d)00([-/.])00\1(?:00){1,2}(?!\d)")),
    (("[object",), re.compile(r"\[object Object\]")),
)
_AT_WORDS = {
    # a pattern for where such a word begins; words are folded, the pattern is not
    **dict.fromkeys(("undefined", "nan"), re.compile(r"(?:undefined|NaN)(?!\w)")),
    **dict.fromkeys(
        ("todo", "tbd", "fixme", "invullen", "udfyld", "indsæt", "ausfullen", "einfugen", "einsetzen", "inserer", "a"),
        re.compile(
            r"(?:TODO|TBD|FIXME|INVULLEN|UDFYLD|INDSÆT|AUSFÜLLEN|EINFÜGEN|EINSETZEN|INSÉRER|[ÀA] COMPLÉTER)(?!\w)"
        ),
    ),
    "lorem": re.compile(r"lorem ipsum(?!\w)", re.IGNORECASE),
    "x": re.compile(rf"(?<![\w+×–-])(?<!\d )(?<!\bo[np] )(?<!\bpå )(?<!\bauf )(?<!\bsur )X ?(?i:{_UNITS})"),
    **dict.fromkeys(("dd", "tt", "jj"), _DATE_LETTERS),
}
_SQUARE = re.compile(r"\[([^\[\]\n]{0,60})\](?![(\[:])")
_ROUND = re.compile(r"\(([^()\n]{1,50})\)")
_ROW_OF_X = re.compile(r"(?:[€$£]\s?)?(?<![^\W_])(?:[A-Z]{1,4}-)?[Xx]{2,20}(?:[-./: ][Xx]{2,12}){0,5}(?!\w)")
_FORMAT_BEFORE = re.compile(
    r"(?:format\w*|formaat|notati\w*|notering|schreibweise|form|as|als|comme|wie|som|zoals|forme|\()\W{0,3}$",
    re.IGNORECASE,
)
_FIELDS = frozenset(
    fold(
        "name firstname date naam klantnaam voornaam achternaam bestelnummer ordernummer datum bedrag navn "
        "fornavn kundenavn ordrenummer dato beløb vorname nachname kundenname bestellnummer betrag nom prénom montant "
        "customer_name first_name last_name order_number order_id klant_naam kunde_name"
    ).split()
)
_SNAKE = re.compile(r"[a-z]{2,12}_(?:name|number|date|id|naam|nummer|navn|nom)(?!\w)")
_EMPTY_GREETING = re.compile(
    r"\A\W{0,4}(?P<hi>hi|hello|hey|dear|hallo|hoi|beste|geachte|lieve|goedemorgen|goedemiddag|goedenavond|hej|kære|goddag"
    r"|guten (?:tag|morgen|abend)|(?:liebe|lieber|sehr geehrter?)(?: (?:frau|herr))?|bonjour|bonsoir|cher|chère)"
    r"(?:(?P<gap>[ \t]{1,3})(?:[,.](?![.\w])|(?P<none>null|none|nan|n/a|unknown|onbekend|ukendt|unbekannt|inconnue?)\b)"
    r"|(?P<bare>,))",
    re.IGNORECASE,
)
_NEEDS_A_NAME = re.compile(r"dear|kære|geachte|liebe|lieber|sehr|cher|chère", re.IGNORECASE)


@check("open_blank", languages=None)
def open_blank(draft: Draft, _parameters: Parameters) -> Finding:
    """Every blank is filled in, and no mark of a template or a note to oneself is left.

    What is no blank: links, footnotes, names of buttons in brackets, sizes, kisses, masked numbers, formats.
    """
    marks = tuple(_without_overlap(draft.blanks, find_raw_marks(draft.read)))
    if not draft.blanks and not marks:
        return passed("Nothing left to fill in.")
    names = [blank.label for blank in draft.blanks] + [f"“{draft.text[start:end][:_SHOWN]}”" for start, end in marks]
    places = sorted([*marks, *((blank.start, blank.end) for blank in draft.blanks)])
    return failed(f"Fill in: {', '.join(dict.fromkeys(names))}.", tuple(places))


def find_raw_marks(text: Text) -> tuple[Span, ...]:
    """Where something stands that was meant to be replaced, in order, without overlap."""
    found = sorted(set(_raw_marks(text)), key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _raw_marks(text: Text) -> Iterator[Span]:
    raw = text.raw
    yield from _signs(raw, _TEMPLATE)
    yield from _empty_greeting(raw)
    for start, end in _unquoted_marks(text):
        if not text.is_quoted(start) and not text.is_linked(start):
            yield start, end


def _unquoted_marks(text: Text) -> Iterator[Span]:
    raw = text.raw
    yield from _signs(raw, _PLAIN)
    if "[" in raw:
        yield from (found.span() for found in islice(_SQUARE.finditer(raw), _MOST) if is_bracket_blank(raw, found))
    if "(" in raw:
        yield from (found.span() for found in islice(_ROUND.finditer(raw), _MOST) if is_parenthesis_blank(raw, found))
    if "XX" in raw or "xx" in raw:
        yield from (found.span() for found in islice(_ROW_OF_X.finditer(raw), _MOST) if is_row_of_x(raw, found))
    yield from _words(text)


def _signs(raw: str, patterns: Iterable[tuple[tuple[str, ...], re.Pattern[str]]]) -> Iterator[Span]:
    for signs, pattern in patterns:
        if any(sign in raw for sign in signs):
            yield from (found.span() for found in pattern.finditer(raw) if not _is_rule(raw, found))


def _words(text: Text) -> Iterator[Span]:
    """Words that stand for something else: notes to oneself, `dd-mm-yyyy`, NAME in capitals."""
    raw = text.raw
    for word in text.places.keys() & _AT_WORDS.keys():
        for start in text.places[word]:
            found = _AT_WORDS[word].match(raw, start)
            if found and not (found.re is _DATE_LETTERS and _FORMAT_BEFORE.search(raw[max(0, start - 20) : start])):
                yield found.span()
    for word in text.places.keys() & _FIELDS:
        for start in text.places[word]:
            if raw[start : start + len(word)].isupper() and not _shouts_around(raw, start, start + len(word)):
                yield start, start + len(word)
    if "_" in raw:
        yield from (found.span() for found in _SNAKE.finditer(raw) if _stands_alone(raw, *found.span()))


def _is_rule(raw: str, found: re.Match[str]) -> bool:
    """Whether the marks fill their line, as a line between the reply and what is below it does."""
    start, end = found.span()
    return not found.group().strip("_.…") and raw[start - 1 : start] in {"", "\n"} and raw[end : end + 1] in {"", "\n"}


def _stands_alone(raw: str, start: int, end: int) -> bool:
    return not re.match(r"[\w@/.-]", raw[start - 1 : start]) and not re.match(r"[\w@-]|\.\w", raw[end : end + 2])


def _shouts_around(raw: str, start: int, end: int) -> bool:
    """Whether a word beside it has capitals, too: then somebody shouts, or names a field of several words."""
    if not _stands_alone(raw, start, end):
        return True
    before, after = raw[max(0, start - 20) : start].split(), raw[end : end + 20].split()
    beside = (before[-1:] or [""])[0], (after[:1] or [""])[0]
    return any(len(word.strip(".,:;!?")) > 2 and word.isupper() for word in beside)  # more than an article


def _empty_greeting(raw: str) -> Iterator[Span]:
    found = _EMPTY_GREETING.match(raw[:60])
    if found is None:
        return
    if found["bare"] and not _NEEDS_A_NAME.match(found["hi"]):
        return
    yield found.start("hi"), found.end()


def _without_overlap(blanks: tuple[Blank, ...], marks: tuple[Span, ...]) -> Iterator[Span]:
    for start, end in marks:
        if not any(blank.start < end and start < blank.end for blank in blanks):
            yield start, end

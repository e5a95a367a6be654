"""Nothing stands in a reply twice: blocks that were stacked bring their own greetings, closing words and sentences."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.opening import find_opening
from answers.checklist.phrases import load_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, read_text
from answers.language import LANGUAGES

_LEAST_WORDS = 4  # "Wait a minute." may well come twice in a list of steps
_LEAST_ALONE = 3  # words of a sentence that has a line to itself
_HEAD = 130  # characters that a greeting with its names fits in
_MOST_LINES = 80  # in which a second greeting is looked for: a text with more is no reply
_MOST_AGAIN = 5  # greetings that are shown as standing there again
_PHRASE = 50  # characters of a greeting, or of closing words
_FIRST_WORD = re.compile(r"(?:^|\n)[ \t*_]{0,3}(\w{1,30})")
_MOST_NAMES = 6  # words of a line of closing words
_BEHIND_GREETING = re.compile(r"[ \t]*[,.!]*[ \t]*\n*[ \t]*")
_REGARDS = re.compile(
    r"regard|wish|sincer|faithful|groet|hoogacht|hils|mvh|\bvh\b|\bkh\b|gr[uü]|mfg|\blg\b|cordial|salut|\bbien a"
)
_BEHIND_FIGURE = re.compile(r"(?<=\w\.)\s{1,3}(?=[A-ZÀ-ÖØ-Þ])")
_ITEM = re.compile(r"(?:[-*•·]|\d{1,2}[.)])\s")
_INITIALS = re.compile(r"(\^\w{1,4})\s{1,3}(?=\1\s*$)")


@check("repetition", languages=None)
def repetition(draft: Draft, _parameters: Parameters) -> Finding:
    """No sentence, greeting, closing words or signature stands there twice.

    Short sentences may: "Wait a minute." belongs behind more than one step.
    """
    text = draft.read
    greetings = list(islice(_later_greetings(text), _MOST_AGAIN))
    greeted = {start for start, _ in greetings}
    pairs = [pair for pair in _same_sentences(text) if pair[1][0] not in greeted]
    sentences = list(_joined(text.raw, (later for _, later in pairs)))
    ends = [*_later_closings(text), *_last_line_again(text)]
    places = {*(span for pair in pairs for span in pair), *greetings, *ends}
    if not places:
        return passed("Nothing stands there twice.")
    edits = [*(_taken_out(text.raw, span) for span in sentences), *(_greeting_out(text.raw, it) for it in greetings)]
    edits.sort()
    fixes = (Fix("Take out what is there twice", tuple(edits)),) if edits and _in_order(edits) else ()
    return failed("Take out what stands there twice.", tuple(_without_overlap(sorted(places))), fixes)


def _same_sentences(text: Text) -> Iterator[tuple[Span, Span]]:
    """A sentence, and where it stands again."""
    seen: dict[str, Span] = {}
    for start, end in _smaller_sentences(text):
        words = re.findall(r"\w+", text.folded[start:end])
        least = _LEAST_ALONE if _has_a_line(text.raw, start, end) else _LEAST_WORDS
        key = " ".join(words)
        if key in seen and len(words) >= least:
            yield seen[key], (start, end)
        seen.setdefault(key, (start, end))


def _smaller_sentences(text: Text) -> Iterator[Span]:
    """The sentences but for a list's items; what ends in a figure or a short word ends there."""
    for sentence in text.sentences:
        if sentence.listed:
            continue
        start = sentence.start
        for found in _BEHIND_FIGURE.finditer(text.raw, start, sentence.end):
            yield start, found.start()
            start = found.end()
        yield start, sentence.end


def _has_a_line(raw: str, start: int, end: int) -> bool:
    return (start == 0 or raw[start - 1] == "\n") and raw[end : end + 1] in {"", "\n"}


def _later_greetings(text: Text) -> Iterator[Span]:
    """Greetings that begin a later line, where the reply has greeted already."""
    first = find_opening(text.raw)
    if first is None:
        return
    closings = {start for start, _ in _line_starts(text, "closing")}
    for start, end in _line_starts(text, "greeting"):
        if start <= first.end or start in closings:
            continue
        found = find_opening(text.raw[start : start + _HEAD])
        if found is None or found.start > 0:
            continue
        stop = start + found.end
        names = any(word.kind != "none" for word in found.addressed)
        if names or (stop == end and text.raw[stop : stop + 1] in {",", "!", "\n"}):
            yield start, stop


def _later_closings(text: Text) -> Iterator[Span]:
    """Closing words that begin a line, behind others that do; "See you soon" goes with them and is none."""
    seen = False
    for start, end in _line_starts(text, "closing"):
        line_end = text.raw.find("\n", end)
        rest = text.raw[end : line_end if line_end >= 0 else len(text.raw)][:_HEAD]
        named = not rest.strip(" ,.!")[:1].islower() and len(rest.split()) <= _MOST_NAMES
        if not named or not _REGARDS.search(text.folded[start:end]):
            continue
        if seen:
            yield start, end
        seen = True


def _last_line_again(text: Text) -> Iterator[Span]:
    """The signature, where the reply's last line stood there before; and initials side by side."""
    whole = text.raw.rstrip()
    start = whole.rfind("\n") + 1
    last = whole[start:].strip()
    earlier = {line.strip() for line in whole[:start].splitlines()} - {""}
    if last in earlier and len(last.split()) < _LEAST_WORDS and not _ITEM.match(last):
        yield start, len(whole)
    found = _INITIALS.search(whole[-_HEAD:])
    if found:
        yield len(whole) - len(whole[-_HEAD:]) + found.start(), len(whole)


def _line_starts(text: Text, name: str) -> list[Span]:
    """Where phrases of a list begin a line, in any language, the longest where two begin together."""
    lists = [phrases for lang in LANGUAGES if (phrases := load_phrases(name, lang))]
    found: list[Span] = []
    for line in islice(_FIRST_WORD.finditer(text.folded), _MOST_LINES):
        start = line.start(1)
        known = [phrases for phrases in lists if line.group(1) in phrases.by_word]
        head = read_text(text.raw[start : start + _PHRASE]) if known else None
        ends = [span[1] for phrases in known for span in phrases.find(head) if span[0] == 0] if head else []
        if ends:
            found.append((start, start + max(ends)))
    return found


def _joined(raw: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring spans as one."""
    current: Span | None = None
    for start, end in spans:
        if current is not None and not raw[current[1] : start].strip():
            current = current[0], end
            continue
        if current is not None:
            yield current
        current = start, end
    if current is not None:
        yield current


def _taken_out(raw: str, span: Span) -> tuple[int, int, str]:
    """The edit that leaves no gap: with the white space before, or, where the line goes on, with that behind."""
    start, end = span
    if raw[end : end + 1] in {"", "\n"}:
        while start > 0 and raw[start - 1].isspace():
            start -= 1
    else:
        while raw[end : end + 1] in {" ", "\t", "\u00a0"}:
            end += 1
    return start, end, ""


def _greeting_out(raw: str, span: Span) -> tuple[int, int, str]:
    behind = _BEHIND_GREETING.match(raw, span[1])
    end = behind.end() if behind else span[1]
    following = raw[end : end + 1]
    return span[0], end + len(following), following.upper()


def _without_overlap(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span[0] >= end:
            yield span
            end = span[1]


def _in_order(edits: list[tuple[int, int, str]]) -> bool:
    return all(edits[at][1] <= edits[at + 1][0] for at in range(len(edits) - 1))

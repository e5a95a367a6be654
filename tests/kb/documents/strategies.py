"""Documents that hypothesis makes up: every field, in every combination, with text from many scripts."""

from datetime import date
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st

from kb.documents import (
    BlankDocument,
    ChannelDocument,
    DepartmentDocument,
    EntryDocument,
    FactDocument,
    GuidelineDocument,
)
from kb.documents.blank import BlankType
from kb.documents.channel import Counting
from kb.documents.contact import ContactDocument
from kb.documents.guideline import AUDIENCES, SITUATIONS, GuidelineConditions
from kb.documents.text import CONTROL_CHARACTER

steady = settings(deadline=None, derandomize=True, max_examples=60)

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: not CONTROL_CHARACTER.match(c))
WORDS = st.sampled_from(["no", "yes", "null", "~", "12:30", "2026-11-02", "1.5", "0x1f", "- a", "# b", "a: b", "true"])
LINES = (st.text(CHARACTERS, min_size=1, max_size=30) | WORDS).filter(
    lambda text: bool(text.replace("\ufeff", "").strip())
)
PARAGRAPHS = (
    st.lists(st.text(CHARACTERS, max_size=20), min_size=1, max_size=4)
    .map("\n".join)
    .filter(lambda text: bool(text.replace("\ufeff", "").strip()) and "{{" not in text and "{%" not in text)
)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
LANGS = st.sampled_from(["en", "nl", "da", "de", "fr", "no"])
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
EMAILS = st.sampled_from(["lotte@example.org", "anna.b@example.co.uk"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def by_language(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(LANGS, strategy, min_size=1, max_size=3)


LINE_LISTS = st.lists(LINES, max_size=3).map(tuple)

NAMES = st.lists(SLUGS, max_size=2).map(tuple)
BLANK_NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,6}(\.[a-z0-9_]{1,6}){0,2}", fullmatch=True)
BLANK_TYPES = st.sampled_from(get_args(BlankType))

blanks = st.builds(
    BlankDocument, type=maybe(BLANK_TYPES.filter(lambda kind: kind != "choice")), hint=maybe(LINES)
) | st.builds(
    BlankDocument,
    type=st.just("choice"),
    hint=maybe(LINES),
    choices=st.lists(LINES, min_size=1, max_size=3).map(tuple),
)
entries = st.builds(
    EntryDocument,
    id=st.builds("{}/{}".format, SLUGS, SLUGS),
    title=LINES,
    questions=LINE_LISTS,
    department=maybe(SLUGS),
    lang=LANGS,
    status=maybe(st.sampled_from(["draft", "in_review", "published", "archived"])),
    authority=maybe(st.sampled_from(["send", "edit", "hand_over"])),
    audience=maybe(st.sampled_from(["all", "agents"])),
    channels=NAMES,
    takes_days=maybe(st.booleans()),
    review_every=maybe(st.sampled_from(["90d", "12w"])),
    verified=maybe(DAYS),
    valid_from=maybe(DAYS),
    valid_until=maybe(DAYS),
    short=maybe(PARAGRAPHS),
    blanks=st.dictionaries(BLANK_NAMES, blanks, max_size=3),
    must_match=LINE_LISTS,
    must_not_match=LINE_LISTS,
    source_revision=maybe(st.integers(1, 99)),
    answer=PARAGRAPHS,
)
CONTACT_URLS = st.sampled_from(["mailto://a", "slack://${TOKEN}/x", "${PAGER_URL}"])
contacts = st.builds(
    ContactDocument,
    url=CONTACT_URLS,
    name=maybe(LINES),
    hours=maybe(st.sampled_from(["24/7", "Mo-We 08:00-13:00"])),
    backup=st.booleans(),
)
departments = st.builds(
    DepartmentDocument,
    id=SLUGS,
    name=LINES | by_language(LINES),
    owners=st.lists(EMAILS, max_size=2).map(tuple),
    contacts=st.lists(CONTACT_URLS | contacts, max_size=3).map(tuple),
    timezone=st.sampled_from(["Europe/Amsterdam", "Asia/Kolkata"]),
    hours=st.sampled_from(["24/7", "Mo-Fr 09:00-12:30,13:00-17:30; PH off"]),
    channel_hours=st.dictionaries(SLUGS, st.sampled_from(["24/7", "Mo-Su 08:00-22:00; PH off"]), max_size=2),
    holidays=maybe(st.sampled_from(["NL", "DK"])),
    closed=st.lists(
        st.sampled_from(["2026-12-24", "2026-12-24/2026-12-31 Between the years", "Dec 24"]), max_size=3
    ).map(tuple),
    slow_reply_within=maybe(st.sampled_from(["16h", "30h30m"])),
    reply_within=st.sampled_from(["4h", "90m", "1h30m"]),
    holding=maybe(by_language(PARAGRAPHS)),
    notes=st.just("") | PARAGRAPHS,
)
conditions = st.builds(
    GuidelineConditions,
    situation=st.lists(st.sampled_from(SITUATIONS), max_size=2).map(tuple),
    channel=NAMES,
    audience=st.lists(st.sampled_from(AUDIENCES), max_size=2).map(tuple),
    lang=st.lists(LANGS, max_size=2).map(tuple),
    department=NAMES,
)
guidelines = st.builds(
    GuidelineDocument,
    id=SLUGS,
    level=st.sampled_from(["must", "should"]),
    check=maybe(SLUGS),
    parameters=st.dictionaries(SLUGS, st.integers(-9, 9) | LINES | st.booleans(), max_size=2),
    when=conditions,
    ticked_when=maybe(conditions),
    title=LINES | by_language(LINES),
    body=st.just("") | PARAGRAPHS,
)
channels = st.builds(
    ChannelDocument,
    id=SLUGS,
    name=LINES | by_language(LINES),
    limit=maybe(st.integers(1, 9999)),
    counting=st.sampled_from(get_args(Counting)),
    markup=st.sampled_from(["plain", "whatsapp", "html"]),
    audience=st.sampled_from(["public", "private"]),
    length=st.sampled_from(["short", "full"]),
    greeting=maybe(by_language(PARAGRAPHS)),
    close=maybe(by_language(PARAGRAPHS)),
    signature=maybe(by_language(PARAGRAPHS)),
    address=maybe(by_language(st.sampled_from(["formal", "informal"]))),
    emoji=maybe(st.integers(0, 9)),
    notes=st.just("") | PARAGRAPHS,
)
SCALARS = LINES | st.integers(-(10**17), 10**17) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
facts = st.builds(
    FactDocument,
    name=st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
    value=SCALARS | by_language(SCALARS),
    owner=maybe(SLUGS),
    expires=maybe(DAYS),
    description=maybe(LINES),
)

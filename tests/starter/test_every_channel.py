"""Every starter entry, in every language, on every channel that it suits: what a customer would get.

Limits are checked by counters of this test's own, written from the channels' documentation.
"""

import re
import unicodedata
from datetime import UTC, datetime

import pytest

from answers.house import HouseKeeper
from answers.preview.previewing import list_unfit
from answers.reading import Desk, answer_of
from answers.reply.compose import compose
from answers.reply.markup import sanitised
from kb.database import Database, get_store_revision
from kb.entries import list_published
from kb.starter import load_starter

LANGUAGES = ("en", "nl", "da", "de", "fr")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SOMEBODY = {"customer": {"first_name": "Charlotte"}, "agent": {"first_name": "Lotte", "initials": "LV"}}
NOBODY = {"customer": {}, "agent": {}}

# twitter-text, config/v3.json: these ranges weigh 100 of 200, a URL counts 23, an emoji counts as one of 200.
LIGHT = [(0, 4351), (8192, 8205), (8208, 8223), (8242, 8247)]
URL = re.compile(r"https?://[^\s]*[\w/#=-]")
EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?")
# 3GPP TS 23.038, 6.2.1 and 6.2.1.1, in the order of the standard's tables
SEPTETS = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
ESCAPED = "\f^{}\\[~]|€"


def weigh(text):
    plain, urls = URL.subn("", unicodedata.normalize("NFC", text))
    plain, emoji = EMOJI.subn("", plain)
    return 23 * urls + 2 * emoji + sum(1 if any(a <= ord(it) <= b for a, b in LIGHT) else 2 for it in plain)


def segments(text):
    sizes = [1 if it in SEPTETS else 2 if it in ESCAPED else None for it in text]
    alone, each = 160, 153
    if None in sizes:
        sizes, alone, each = [len(it.encode("utf-16-le")) // 2 for it in text], 70, 67
    if sum(sizes) <= alone:
        return 1
    filled = [0]
    for size in sizes:
        if filled[-1] + size > each:
            filled.append(0)
        filled[-1] += size
    return len(filled)


COUNTERS = {
    "x_weighted": weigh,
    "sms_segments": segments,
    "bytes": lambda text: len(text.encode("utf-8")),
    "utf16": lambda text: sum(2 if ord(it) > 0xFFFF else 1 for it in text),
    "graphemes": lambda text: sum(not unicodedata.combining(it) for it in text),
    "codepoints": len,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('starter') / 'store.sqlite3'}")
    database.upgrade()
    load_starter(database)
    with database.session() as session:
        made = HouseKeeper().current(session, get_store_revision(session))
        yield made, list_published(session)
    database.close()


@pytest.fixture(scope="module")
def replies(house):
    """(entry, channel, values, reply) for all of them, with a known customer and an unknown one."""
    made, entries = house
    found = []
    for channel in made.channels.values():
        desk = Desk(now=NOW, lang=None, channel=channel, picked={}, house=made)
        for entry in entries:
            if not entry.channels or channel.id in entry.channels:
                for people in (SOMEBODY, NOBODY):
                    values = {**people, "facts": desk.facts(entry.lang)[0]}
                    found.append((entry, channel, values, compose(answer_of(entry), desk.form(entry.lang), values)))
    return found


def test_they_are_all_there(house, replies):
    made, entries = house
    assert {entry.lang for entry in entries} == set(LANGUAGES)
    assert {"x", "sms", "email", "facebook", "google-reviews", "instagram", "linkedin", "webchat", "whatsapp"} <= set(
        made.channels
    )
    assert {(entry.id, entry.lang) for entry, *_ in replies} == {(entry.id, entry.lang) for entry in entries}


def test_every_message_fits_by_another_count(replies):
    assert {channel.counting for _, channel, _, _ in replies} >= {"x_weighted", "sms_segments", "bytes", "utf16"}
    for entry, channel, _, reply in replies:
        count = COUNTERS[channel.counting]
        where = f"{entry.id} {entry.lang} on {channel.id}: {reply.parts}"
        assert reply.length == count(reply.text), where
        for part in reply.parts:
            assert channel.limit is None or count(part) <= channel.limit, where


def test_only_text_messages_need_a_second_one_and_hardly_any_but_in_french(replies):
    """French has accents that a text message has no room for, such as ê: then it holds 67 characters a segment."""
    several = [(channel.id, entry.lang) for entry, channel, _, reply in replies if len(reply.parts) > 1]
    assert {channel for channel, _ in several} <= {"sms"}
    assert sum(lang != "fr" for _, lang in several) <= 20
    assert max(len(reply.parts) for *_, reply in replies) <= 2


def test_nothing_raw_reaches_a_customer(replies):
    for entry, channel, _, reply in replies:
        assert not re.search(r"[{}]|\[\[|[\ue000-\uf8ff]|  |\n\n\n", reply.text), (entry.id, channel.id, reply.text)
        assert sanitised(reply.html) == reply.html
        assert all(reply.text[blank.start : blank.end] == f"[{blank.label}]" for blank in reply.blanks)


def test_every_blank_is_called_by_a_word_of_its_language(replies):
    for entry, _, _, reply in replies:
        for blank in reply.blanks:
            assert entry.lang == "en" or blank.label != blank.name.replace(".", " "), (
                entry.id,
                entry.lang,
                blank.label,
            )


def test_every_reply_greets_once_and_is_signed_where_its_channel_signs(house, replies):
    for entry, channel, values, reply in replies:
        greets = r"(?:Hi|Hello|Hoi|Hallo|Hej|Guten Tag|Bonjour)\b"
        assert re.match(greets, reply.text), (entry.id, entry.lang, channel.id)
        assert len(re.findall(rf"(?:^|[.!?] |\n){greets}", reply.text)) == 1, reply.text
        if values["agent"] and channel.signature:
            assert reply.text.splitlines()[-1].endswith(("Veldhavn", "Lotte", "LV")), reply.text


def test_a_close_comes_at_most_once_and_only_where_the_answer_has_none(house, replies):
    closed = 0
    for entry, channel, _, reply in replies:
        close = channel.close.get(entry.lang)
        assert (reply.text.count(close) if close else 0) <= 1
        if close and close in reply.text:
            closed += 1
            assert not reply.text.partition(close)[0].rstrip().endswith("?"), reply.text
    assert closed > 100


def test_the_same_entry_gives_the_same_bytes(house, replies):
    made, _ = house
    for entry, channel, values, reply in replies[::7]:
        desk = Desk(now=NOW, lang=None, channel=channel, picked={}, house=made)
        assert compose(answer_of(entry), desk.form(entry.lang), values) == reply


def test_every_entry_can_pass_every_must(house):
    made, entries = house
    assert [(entry.key, said) for entry, said in list_unfit(entries, made, NOW)] == []

"""What people told, by the rules of learning."""

from answers.learning.statement import Statement, key_of
from answers.matching.told import Told, read_told

KNOWN = {"it/pw", "it/vpn", "hr/pay"}


def say(question, entry, who, *, wrong=False, lang="en", first="it/pw"):
    return Statement(question, key_of(question), lang, entry, not wrong, first, who)


def read(*statements, **given):
    return read_told(statements, given.pop("known", KNOWN), **given)


def test_it_works():
    (found,) = read(say("Lost my key?", "it/pw", "ann"), say("lost my KEY", "it/pw", "bob")).asked
    assert (found.text, found.lang, found.source) == ("Lost my key?", "en", "outcomes")
    assert (found.right, found.wrong, found.key) == ({"it/pw"}, frozenset(), "lost my key")


def test_the_majority_decides():
    votes = [say("lost key", "it/vpn", "eve"), say("lost key", "it/pw", "ann"), say("lost key", "it/pw", "bob")]
    assert read(*votes).asked[0].right == {"it/pw"}


def test_a_tie_is_disputed_and_not_asked():
    assert read(say("lost key", "it/vpn", "eve"), say("lost key", "it/pw", "ann")) == Told((), 1, 0, 0)


def test_what_was_called_wrong_is_wrong_and_what_is_right_stays_unknown():
    (found,) = read(say("lost key", "it/pw", "ann", wrong=True), say("lost key", "it/vpn", "ann", wrong=True)).asked
    assert (found.right, found.wrong) == (None, {"it/pw", "it/vpn"})


def test_as_many_for_as_against_is_disputed():
    assert read(say("lost key", "it/pw", "ann"), say("lost key", "it/pw", "bob", wrong=True)).disputed == 1


def test_languages_are_asked_apart():
    found = read(say("pin", "it/pw", "ann"), say("pin", "it/pw", "ann", lang="nl")).asked
    assert [it.lang for it in found] == ["en", "nl"]


def test_entries_that_cannot_be_shown_are_not_asked_about():
    assert read(say("lost key", "it/gone", "ann"), say("lost pay", "hr/pay", "ann")) == Told(
        read(say("lost pay", "hr/pay", "ann")).asked, 0, 1, 0
    )


def test_only_the_newest_are_asked():
    found = read(*(say(f"question {word}", "it/pw", "ann") for word in ("one", "two", "three")), most=2)
    assert [it.text for it in found.asked] == ["question two", "question three"]
    assert found.older == 1
    assert read(say("lost key", "it/pw", "ann"), most=0) == Told((), 0, 0, 1)


def test_who_sends_one_entry_for_everything_does_not_count():
    spoiled = [say(f"question {letter}", "hr/pay", "eve") for letter in "abcdefghijkl"]
    assert read(*spoiled) == Told((), 0, 0, 0)


def test_nothing_was_told():
    assert read() == Told((), 0, 0, 0)

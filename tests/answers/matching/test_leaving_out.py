"""A library without what its own questions taught it."""

from dataclasses import replace

from answers.matching.leaving_out import list_parts
from index.items import Item

PW = Item("it/pw#en", "it/pw", "en", ("Reset it?", "lost my key"), "Press.", ("Where IS my key", "key gone", "no key"))
PAY = Item("hr/pay#nl", "hr/pay", "nl", ("Loon?", "waar is mijn loon"), "Vrijdag.")


def test_nothing_taught_needs_no_part():
    assert list_parts([PAY], {"waar is mijn loon"}, set()) == []


def test_what_nobody_asks_stays():
    (part,) = list_parts([PW, PAY], {"key gone"}, set())
    assert part.keys == {"key gone"}
    assert part.items == (replace(PW, learned=("Where IS my key", "no key")), PAY)


def test_an_entry_loses_little_at_a_time():
    parts = list_parts([PW, PAY], {"where is my key", "key gone", "no key"}, set(), parts=2)
    assert [len(part.items[0].learned) for part in parts] == [1, 2]
    assert set.union(*(set(part.keys) for part in parts)) == {"where is my key", "key gone", "no key"}


def test_what_an_owner_kept_is_left_out_too_but_what_they_wrote_is_not():
    kept = {("hr/pay", "nl", "waar is mijn loon")}
    (part,) = list_parts([PW, PAY], {"waar is mijn loon", "lost my key", "loon"}, kept)
    assert part.items == (PW, replace(PAY, questions=("Loon?",)))


def test_the_same_question_is_left_out_of_every_entry_and_language():
    other = replace(PAY, learned=("key gone",))
    (part,) = list_parts([PW, other], {"key gone"}, set())
    assert [it.learned for it in part.items] == [("Where IS my key", "no key"), ()]

"""The rules of learning, one by one and together. Everybody here is invented."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.learning.choose import choose_lessons, list_candidates
from answers.learning.curated import belongs_elsewhere
from answers.learning.one_sided import STRETCH, drop_one_sided
from answers.learning.shares import ALONE_IN_ALL, ALONE_IN_ENTRY, MOST_OF_ENTRY, limit_shares
from answers.learning.statement import Lesson, Statement, key_of
from answers.learning.teachable import is_teachable
from answers.learning.votes import count_votes


def say(question: str, entry: str, who: str, *, wrong: bool = False, first: str | None = None) -> Statement:
    return Statement(question, key_of(question), "en", entry, not wrong, first or entry, who)


def learned(*statements: Statement) -> dict[str, tuple[str, int]]:
    return {lesson.text: (lesson.entry, lesson.people) for lesson in count_votes(statements)}


def lesson(number: int, entry: str = "a", people: int = 1, alone: str | None = "ann", lang: str = "en") -> Lesson:
    return Lesson(entry, lang, f"key {number}", f"text {number}", people, alone if people == 1 else None)


class TestKeys:
    def test_case_accents_marks_and_punctuation_say_nothing(self):
        assert key_of("Où est  [name] colis ?!") == key_of("ou est colis") == "ou est colis"


class TestTeachable:
    @pytest.mark.parametrize(
        "question",
        ["refund", "?", "[name]", "a b", "hi [name] [number] [email]", "x " * 41, "parcel " + "very" * 80,
         "thanks a lot!", "tusind tak", "good morning"],
    )  # fmt: skip
    def test_too_little_and_too_much_teach_nothing(self, question):
        assert not is_teachable(question, key_of(question))

    @pytest.mark.parametrize("question", ["refund please", "where is my order [number]", "wo ist mein Paket?"])
    def test_questions_teach(self, question):
        assert is_teachable(question, key_of(question))


class TestVotes:
    def test_a_person_counts_once(self):
        assert learned(say("q", "a", "ann"), say("Q?", "a", "ann")) == {"q": ("a", 1)}
        assert learned(say("q", "a", "ann"), say("q!", "a", "bob")) == {"q": ("a", 2)}

    def test_the_last_word_of_a_person_counts(self):
        assert learned(say("q", "a", "ann"), say("q", "b", "ann")) == {"q": ("b", 1)}
        assert learned(say("q", "a", "ann"), say("q", "a", "ann", wrong=True)) == {}
        assert learned(say("q", "a", "ann", wrong=True), say("q", "a", "ann")) == {"q": ("a", 1)}

    def test_a_tie_belongs_to_nobody_and_a_majority_decides(self):
        tie = (say("q", "a", "ann"), say("q", "b", "bob"))
        assert learned(*tie) == {}
        assert learned(*tie, say("q", "b", "cas")) == {"q": ("b", 2)}
        assert learned(*tie, say("q", "b", "cas"), say("q", "c", "dan")) == {}

    def test_wrong_weakens_removes_and_is_remembered(self):
        wrong = say("q", "a", "zoe", wrong=True)
        assert learned(say("q", "a", "ann"), say("q", "a", "bob"), wrong) == {"q": ("a", 1)}
        assert learned(say("q", "a", "ann"), wrong) == {}
        assert learned(wrong, say("q", "a", "ann")) == {}
        assert learned(wrong, say("q", "a", "ann"), say("q", "a", "bob")) == {"q": ("a", 1)}

    def test_wrong_for_one_entry_says_nothing_of_another(self):
        assert learned(say("q", "b", "zoe", wrong=True), say("q", "a", "ann")) == {"q": ("a", 1)}

    def test_languages_are_apart(self):
        danish = Statement("q", "q", "da", "b", in_favour=True, first=None, who="bob")
        assert {(it.lang, it.entry) for it in count_votes([say("q", "a", "ann"), danish])} == {("en", "a"), ("da", "b")}

    @given(st.lists(st.tuples(st.sampled_from("qr"), st.sampled_from("abc"), st.sampled_from("xyz"), st.booleans())))
    def test_no_question_belongs_to_two_and_nobody_is_counted_twice(self, said):
        found = count_votes([say(*it[:3], wrong=it[3]) for it in said])
        assert len({it.key for it in found}) == len(found)
        assert all(1 <= it.people <= 3 and (it.alone is None or it.people == 1) for it in found)


class TestOneSided:
    def test_one_entry_for_everything_teaches_nothing(self):
        poison = [say(f"q{n}", "x", "eve", first=f"e{n % 7}") for n in range(30)]
        honest = [say(f"h{n}", f"e{n % 7}", "ann") for n in range(30)]
        assert drop_one_sided([*poison, *honest]) == honest

    def test_agreeing_with_the_engine_all_day_is_no_fault(self):
        busy = [say(f"q{n}", "x", "ann", first="x") for n in range(60)]
        assert drop_one_sided(busy) == busy

    def test_correcting_the_engine_here_and_there_is_no_fault(self):
        corrections = [say(f"q{n}", f"e{n % 12}", "ann", first="y") for n in range(60)]
        assert drop_one_sided(corrections) == corrections

    def test_behaving_afterwards_does_not_bring_it_back(self):
        poison = [say(f"q{n}", "x", "eve", first=f"e{n % 7}") for n in range(STRETCH)]
        later = [say(f"h{n}", f"e{n % 7}", "eve") for n in range(2 * STRETCH)]
        assert drop_one_sided([*poison, *later]) == later

    def test_a_new_stretch_is_not_a_new_start(self):
        poison = [say(f"q{n}", "x", "eve", first=f"e{n % 7}") for n in range(STRETCH + 3)]
        assert drop_one_sided(poison) == []

    def test_what_is_left_keeps_its_order_so_that_the_last_word_counts(self):
        said = [say("q", "a", "ann"), say("q", "a", "ann", wrong=True), say("r", "b", "bob"), say("s", "a", "ann")]
        assert drop_one_sided(said) == said
        assert set(learned(*drop_one_sided(said))) == {"r", "s"}

    def test_dismissals_stay(self):
        wrong = [say(f"q{n}", "x", "eve", wrong=True, first="y") for n in range(20)]
        assert drop_one_sided(wrong) == wrong


class TestCurated:
    def test_it_belongs_elsewhere_only_where_that_is_clear(self):
        assert belongs_elsewhere("a", {"b": 0.9, "a": 0.1})
        assert belongs_elsewhere("a", {"b": 0.9})
        assert not belongs_elsewhere("a", {"b": 0.6, "a": 0.4})
        assert not belongs_elsewhere("a", {"b": 0.3})
        assert not belongs_elsewhere("a", {"a": 0.9, "b": 0.5})
        assert not belongs_elsewhere("a", {})

    def test_one_word_does_not_overrule_it_and_two_do(self):
        alone, both = lesson(1), lesson(2, people=2)
        views = {("en", "key 1"): {"b": 0.9}, ("en", "key 2"): {"b": 0.9}}
        assert choose_lessons([alone, both], views) == [both]

    def test_what_was_not_asked_yet_waits(self):
        assert choose_lessons([lesson(1)], {}) == []
        assert choose_lessons([lesson(1)], {("en", "key 1"): {}}) == [lesson(1)]


class TestShares:
    def test_one_person_alone_teaches_an_entry_little(self):
        assert len(limit_shares([lesson(n) for n in range(9)])) == ALONE_IN_ENTRY

    def test_as_much_as_all_others_together(self):
        others = [lesson(n, alone="bob") for n in range(2)] + [lesson(n, people=2) for n in range(2, 7)]
        found = limit_shares([*others, *(lesson(n) for n in range(10, 30))])
        assert sum(it.alone == "ann" for it in found) == 7

    def test_an_entry_is_full_and_the_best_supported_stay(self):
        weak = [lesson(n, alone=f"p{n}") for n in range(30)]
        strong = [lesson(n, people=2) for n in range(40, 45)]
        found = limit_shares([*weak, *strong])
        assert found == [*strong, *weak[: MOST_OF_ENTRY - 5]]
        assert len(limit_shares([lesson(n, alone=f"p{n}", lang=f"l{n % 2}") for n in range(60)])) == 2 * MOST_OF_ENTRY

    def test_one_person_alone_teaches_the_library_little(self):
        assert len(limit_shares([lesson(n, entry=f"e{n}") for n in range(2 * ALONE_IN_ALL)])) == ALONE_IN_ALL


class TestAllTogether:
    OWN = MappingProxyType({("a", "en"): {"where is my parcel"}, ("b", "en"): set()})

    def choose(self, *statements, settled=()):
        return [it.text for it in list_candidates(statements, own=self.OWN, settled=set(settled))]

    def test_it_works(self):
        assert self.choose(say("my box is lost", "a", "ann")) == ["my box is lost"]

    def test_what_the_entry_has_is_not_learned(self):
        assert self.choose(say("Where is my parcel?", "a", "ann")) == []
        assert self.choose(say("Where is my parcel?", "b", "ann")) == ["Where is my parcel?"]

    def test_what_is_not_there_or_was_decided_is_not_learned(self):
        assert self.choose(say("my box is lost", "gone", "ann")) == []
        assert self.choose(say("my box is lost", "a", "ann"), settled=[("a", "en", "my box is lost")]) == []

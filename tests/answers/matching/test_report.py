"""Pairs, failing tests, names and the comparison with another run."""

from datetime import timedelta

from tests.answers.matching.made import NOW, answered, report

MUST = {"source": "must_match", "entry": "it/pw"}
MUST_NOT = {"source": "must_not_match", "entry": "it/vpn", "right": None, "wrong": ["it/vpn"]}


def test_pairs_take_each_others_questions_in_both_directions_most_frequent_first():
    found = report(
        answered("a", "hr/pay"),
        answered("b", "it/vpn", confidence=0.5),
        answered("c", "it/pw", right=["it/vpn"], confidence=0.7),
        answered("d", "it/pw"),
        answered("e", "hr/pay", "none"),
    ).pairs
    assert [it.entries for it in found] == [("it/pw", "it/vpn"), ("hr/pay", "it/pw")]
    assert [it.text for it in found[0].questions] == ["c", "b"]


def test_a_taker_of_what_is_known_not_to_be_its_own_stands_alone():
    found = report(answered("a", "it/vpn", **MUST_NOT), answered("b", "it/vpn", right=None, wrong=["it/vpn"])).pairs
    assert [(it.entries, len(it.questions)) for it in found] == [(("it/vpn",), 2)]


def test_of_several_right_entries_the_nearest_is_the_owner():
    (pair,) = report(answered("a", "hr/pay", others=["it/vpn", "it/pw"], right=["it/pw", "it/vpn"])).pairs
    assert pair.entries == ("hr/pay", "it/vpn")


def test_match_tests_that_fail_are_named():
    tests = report(
        answered("a", "it/pw", **MUST),
        answered("b", "it/vpn", **MUST),
        answered("c", "it/pw", "none", **MUST),
        answered("d", "it/vpn", **MUST_NOT),
        answered("e", "it/vpn", "none", **MUST_NOT),
    ).tests
    assert [it.text for it in tests.failed] == ["b", "c", "d"]
    assert (tests.must_match.count, tests.must_match.of) == (1, 3)
    assert (tests.must_not_match.count, tests.must_not_match.of) == (1, 2)


def test_must_not_match_tests_are_in_no_figure():
    found = report(answered("a", "it/vpn", **MUST_NOT))
    assert found.all_figures.questions == 0
    assert [it.right.of for it in found.bins] == [0] * 10


def test_sources_stand_apart_where_there_are_several():
    assert [it.kind for it in report(answered("a", "it/pw")).figures] == ["all"]
    both = report(answered("a", "it/pw"), answered("b", "it/pw", **MUST)).figures
    assert [(it.kind, it.questions) for it in both] == [("all", 2), ("match_tests", 1), ("outcomes", 1)]


def test_only_entries_that_are_mentioned_have_names():
    assert sorted(report(answered("a", "hr/pay")).names) == ["hr/pay", "it/pw"]


def test_the_comparison_names_what_changed_sides():
    before = report(
        answered("a", "it/pw"),
        answered("b", "it/vpn"),
        answered("c", "it/pw", "none"),
        answered("d", "it/pw", right=None, wrong=["it/vpn"]),
        answered("gone", "it/pw"),
        answered("same", "it/pw"),
    )
    found = report(
        answered("a", "it/pw", "none"),
        answered("b", "it/vpn", "none"),
        answered("c", "it/vpn"),
        answered("d", "it/vpn", right=None, wrong=["it/vpn"]),
        answered("same", "it/pw", "adapt"),
        answered("new", "it/vpn"),
        previous=before,
        now=NOW + timedelta(days=1),
    ).compared
    assert [(it.text, it.before, it.after) for it in found.better] == [("b", "wrong", "missed")]
    assert [(it.text, it.before, it.after) for it in found.worse] == [
        ("a", "right", "missed"),
        ("c", "missed", "wrong"),
    ]
    assert (found.same, found.new, found.gone) == (2, 1, 1)
    assert (found.made_at, found.library_revision, found.index_fingerprint) == (NOW, 3, "f00d")


def test_a_test_is_the_same_whatever_language_it_seems_to_be_in():
    before = report(answered("a", "it/pw", lang="en", **MUST), answered("b", "it/pw", lang="en"))
    found = report(answered("a", "it/vpn", lang="nl", **MUST), answered("b", "it/vpn", lang="nl"), previous=before)
    assert [it.text for it in found.compared.worse] == ["a"]


def test_nothing_at_all_is_a_report():
    found = report(previous=report())
    assert (found.all_figures.questions, found.pairs, found.tests.failed, found.compared.same) == (0, (), (), 0)

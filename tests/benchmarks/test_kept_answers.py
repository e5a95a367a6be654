from benchmarks.kept_answers import Kept, KeptAnswers
from benchmarks.said import Said

KEPT = Kept(Said([[("chain", 0.5), ("puncture", 0.25)], []], ["adapt", "none"]), {"faiss-cpu": "1.0"})


def test_what_was_added_is_found_by_the_next_run(tmp_path):
    KeptAnswers(tmp_path / "answers.jsonl").add("digest", "ours · bikes", KEPT)
    assert KeptAnswers(tmp_path / "answers.jsonl").find("digest") == KEPT


def test_another_digest_is_not_found(tmp_path):
    answers = KeptAnswers(tmp_path / "answers.jsonl")
    answers.add("digest", "ours · bikes", KEPT)
    assert answers.find("other") is None


def test_a_system_without_outcomes_stays_without(tmp_path):
    answers = KeptAnswers(tmp_path / "answers.jsonl")
    answers.add("digest", "recipe · bikes", Kept(Said(KEPT.said.rankings), {}))
    assert answers.find("digest").said.outcomes is None


def test_a_line_cut_short_costs_that_line_only(tmp_path):
    path = tmp_path / "answers.jsonl"
    answers = KeptAnswers(path)
    answers.add("first", "a", KEPT)
    answers.add("second", "b", KEPT)
    path.write_bytes(path.read_bytes()[:-20])
    again = KeptAnswers(path)
    assert again.find("first") == KEPT
    assert again.find("second") is None
    again.add("third", "c", KEPT)
    assert KeptAnswers(path).find("third") == KEPT

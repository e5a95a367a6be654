"""A report of a run as the page and the file show it: everything in words, nothing left to the template but order."""

from collections.abc import Iterable
from dataclasses import dataclass

from answers.matching.asked import Standing
from answers.matching.comparing import Change, Comparison
from answers.matching.confusion import Pair
from answers.matching.intervals import Share
from answers.matching.lines import Line
from answers.matching.report import MatchingReport
from web.reports.figure_table import FigureTable, tabulate
from web.reports.reliability import Diagram, draw_reliability
from web.words import say_count, say_language, say_moment

_MOST_PAIRS, _MOST_OF_PAIR, _MOST_CHANGES, _MOST_TESTS = 50, 10, 100, 200
_MOST_CHARACTERS = 300  # of a question; some are stories, and the JSON has all of them
_CAME = {"ready": "ready to send", "adapt": "to be adapted", "none": "no answer"}
_STOOD: dict[Standing, str] = {
    "right": "right", "wrong": "wrong", "missed": "no answer although there is one", "unknown": "not known"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what was measured."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry by its title, its id and whose it is."""

    id: str
    title: str
    department: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and what is said of it."""

    text: str
    lang: str | None
    said: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two entries, or one, with the questions that went astray; `more` says how many are not listed."""

    title: str
    entries: tuple[EntryView, ...]
    questions: tuple[QuestionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class TestView:
    """A match test that fails: whose, what, and what came instead."""

    entry: EntryView
    question: QuestionView


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What changed since the run before."""

    said: str
    better: tuple[QuestionView, ...]
    worse: tuple[QuestionView, ...]
    more_better: str
    more_worse: str


@dataclass(frozen=True, slots=True)
class MatchingView:
    """A whole report."""

    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    tests: str
    failed: tuple[TestView, ...]
    more_failed: str
    figures: FigureTable | None
    diagram: Diagram | None
    compared: ComparisonView | None
    pairs: tuple[PairView, ...]
    more_pairs: str


def view_report(report: MatchingReport) -> MatchingView:
    """The view of a report."""
    failed = report.tests.failed
    return MatchingView(
        facts=_facts(report),
        notes=report.notes,
        tests=_say_tests(report),
        failed=tuple(_test(report, line) for line in failed[:_MOST_TESTS]),
        more_failed=_more(len(failed), _MOST_TESTS),
        figures=tabulate(report) if report.all_figures.questions else None,
        diagram=draw_reliability(report.bins),
        compared=_compared(report.compared) if report.compared else None,
        pairs=tuple(_pair(report, pair) for pair in report.pairs[:_MOST_PAIRS]),
        more_pairs=_more(len(report.pairs), _MOST_PAIRS),
    )


def _facts(report: MatchingReport) -> tuple[Fact, ...]:
    measured = report.measured
    how = " and ".join(measured.encoders) or "words only"
    return (
        Fact("Measured", f"{say_moment(report.made_at)} ({report.made_at.tzname()})"),
        *([] if not (tests := _say_tests(report)) else [Fact("Match tests", tests)]),
        *([] if measured.library_revision is None else [Fact("Library", f"revision {measured.library_revision}")]),
        Fact("Entries", str(measured.entries)),
        Fact("Index", f"{say_count(measured.texts, 'text', 'texts')}, {how}, {measured.index_fingerprint}"),
    )


def _say_tests(report: MatchingReport) -> str:
    tests = report.tests
    if not tests.must_match.of + tests.must_not_match.of:
        return ""
    return f"{_say_kept('must_match', tests.must_match)}, {_say_kept('must_not_match', tests.must_not_match)}"


def _say_kept(kind: str, share: Share) -> str:
    return f"{share.count} of {share.of} {kind} questions pass"


def _entry(report: MatchingReport, entry_id: str) -> EntryView:
    name = report.names.get(entry_id)
    if name is None:
        return EntryView(entry_id, entry_id, "")
    return EntryView(entry_id, name.title, name.department_name or name.department or "")


def _test(report: MatchingReport, line: Line) -> TestView:
    if line.source == "must_not_match":
        said = f"must not find it, and does: {_say_outcome(line)}"
    elif line.first is None:
        said = "must find it, and finds nothing"
    elif line.first == line.entry:
        said = f"must find it, and does not stand for it: {_say_outcome(line)}"
    else:
        said = f"must find it, and finds {line.first}: {_say_outcome(line)}"
    return TestView(_entry(report, line.entry or ""), _question(line.text, line.lang, said + _in_language(line)))


def _question(text: str, lang: str | None, said: str) -> QuestionView:
    shown = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS].rstrip()} …"
    return QuestionView(shown, lang, said)


def _pair(report: MatchingReport, pair: Pair) -> PairView:
    shown = pair.questions[:_MOST_OF_PAIR]
    return PairView(
        title=say_count(len(pair.questions), "question", "questions"),
        entries=tuple(_entry(report, it) for it in pair.entries),
        questions=tuple(_question(it.text, it.lang, _say_taken(it)) for it in shown),
        more=_more(len(pair.questions), _MOST_OF_PAIR),
    )


def _say_taken(line: Line) -> str:
    belongs = f"belongs to {line.owner}" if line.owner else "belongs to none" if line.right == () else "is not its own"
    return f"{belongs}, went to {line.first}: {_say_outcome(line)}{_in_language(line)}"


def _say_outcome(line: Line) -> str:
    return f"{_CAME[line.outcome]}, {100 * line.confidence:.0f}%"


def _in_language(line: Line) -> str:
    return f" ({say_language(line.lang)})" if line.lang else ""


def _compared(found: Comparison) -> ComparisonView:
    of = "" if found.library_revision is None else f", library revision {found.library_revision}"
    said = (
        f"Since {say_moment(found.made_at)}{of}: {len(found.better)} better, {len(found.worse)} worse, "
        f"{found.same} as before; {found.new} new, {found.gone} no longer asked."
    )
    return ComparisonView(
        said=said,
        better=_changes(found.better),
        worse=_changes(found.worse),
        more_better=_more(len(found.better), _MOST_CHANGES),
        more_worse=_more(len(found.worse), _MOST_CHANGES),
    )


def _changes(found: Iterable[Change]) -> tuple[QuestionView, ...]:
    return tuple(_question(it.text, it.lang, _say_change(it)) for it in list(found)[:_MOST_CHANGES])


def _say_change(it: Change) -> str:
    return f"{_STOOD[it.before]} ({it.first_before or 'nothing'}), now {_STOOD[it.after]} ({it.first or 'nothing'})"


def _more(found: int, shown: int) -> str:
    return f"and {found - shown} more, in the JSON" if found > shown else ""

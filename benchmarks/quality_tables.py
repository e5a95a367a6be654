"""The tables of docs/quality.md as Markdown; pure, from figures by system and set."""

from collections.abc import Mapping, Sequence

from benchmarks.goals import Figures, Judged, Verdict

LABELS = {
    "success_at_1": "Success@1",
    "mrr_at_10": "MRR@10",
    "auroc": "AUROC",
    "auroc_oos_in_domain": "AUROC against questions of the same domain",
    "auroc_oos_out_of_domain": "AUROC against questions of other domains",
    "in_scope_accuracy": "in-scope accuracy",
    "out_of_scope_recall": "out-of-scope recall",
    "matthews": "MCC",
    "calibration_error": "ECE",
    "brier": "Brier",
    "ready_share": "ready, of the answerable",
    "ready_wrong": "wrong, of the ready",
}
# Shares are read in percent, the others as they are.
PERCENT = {
    "success_at_1",
    "mrr_at_10",
    "in_scope_accuracy",
    "out_of_scope_recall",
    "ready_share",
    "ready_wrong",
}
COMPARED = ("success_at_1", "mrr_at_10", "auroc")
KINDS = ("auroc_oos_in_domain", "auroc_oos_out_of_domain")
OURS_ALONE = tuple(name for name in LABELS if name not in {*COMPARED, *KINDS})
NOTHING = "–"

SystemFigures = Mapping[str, Figures]  # by system, in the order of the columns


def format_figure(name: str, value: float | None) -> str:
    """Return 79.2 for a share, .891 for the others, a dash for nothing."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is not itself
        return NOTHING
    if name in PERCENT:
        return f"{100 * value:.1f}"
    return f"{value:.3f}".replace("0.", ".", 1)


def make_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, the first column to the left and the others to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def make_comparison(systems: SystemFigures, datasets: Sequence[str]) -> str:
    """Return a row a set and a column a system; the largest Success@1 of a row is bold."""
    rows = []
    for dataset in datasets:
        found = [figures.get(dataset, {}) for figures in systems.values()]
        best = max((format_figure("success_at_1", of.get("success_at_1")) for of in found), key=_order)
        rows.append([dataset, *(_compare(of, best) for of in found)])
    return make_table(["set", *systems], rows)


def _order(cell: str) -> float:
    return -1.0 if cell == NOTHING else float(cell)


def _compare(figures: Mapping[str, float], best: str) -> str:
    if not figures:
        return NOTHING
    success, *others = (format_figure(name, figures.get(name)) for name in COMPARED if name in figures)
    return " / ".join([f"**{success}**" if success == best else success, *others])


def make_kinds(systems: SystemFigures, datasets: Sequence[str]) -> str:
    """Return the AUROC against each kind of unanswerable question, of the sets that know kinds."""
    rows = []
    for dataset in datasets:
        for kind in KINDS:
            found = [figures.get(dataset, {}).get(kind) for figures in systems.values()]
            if any(value is not None for value in found):
                label = LABELS[kind].removeprefix("AUROC against questions of ")
                rows.append([f"{dataset}, {label}", *(format_figure(kind, value) for value in found)])
    return make_table(["set, against questions of", *systems], rows)


def make_ours(figures: Figures) -> str:
    """Return what only a system with outcomes and probabilities has."""
    rows = [[name, *(format_figure(figure, of.get(figure)) for figure in OURS_ALONE)] for name, of in figures.items()]
    return make_table(["set", *(LABELS[figure] for figure in OURS_ALONE)], rows)


def make_goals(judged: Sequence[Judged]) -> str:
    """Return every goal beside what was measured."""
    rows = [
        [
            j.goal.dataset,
            LABELS[j.goal.figure],
            format_figure(j.goal.figure, j.goal.before),
            _format_limit(j),
            format_figure(j.goal.figure, j.measured),
            "**missed**" if j.verdict == "missed" else j.verdict,
        ]
        for j in judged
    ]
    return make_table(["set", "figure", "before", "goal", "measured", ""], rows)


def _format_limit(judged: Judged) -> str:
    goal = judged.goal
    if goal.at_least is not None:
        return f"≥ {format_figure(goal.figure, goal.at_least)}"
    return f"≤ {format_figure(goal.figure, goal.at_most)}"


def count_verdicts(judged: Sequence[Judged]) -> str:
    """Return the sentence that says how many goals were met."""
    counts: dict[Verdict, int] = {"met": 0, "missed": 0, "not measured": 0}
    for j in judged:
        counts[j.verdict] += 1
    sentence = f"{counts['met']} of {len(judged)} goals are met, {counts['missed']} are missed"
    return f"{sentence}, {counts['not measured']} were not measured." if counts["not measured"] else f"{sentence}."

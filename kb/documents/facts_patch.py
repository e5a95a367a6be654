"""Brings the facts in a hand-kept `facts.yml` up to date and leaves its comments and order alone."""

from collections.abc import Sequence

from kb.documents.fact import FactDocument
from kb.documents.facts_file import dump_fact, dump_facts, parse_facts, read_facts
from kb.documents.problems import LibraryUnreadable, ProblemsFound


def patch_facts(text: str, facts: Sequence[FactDocument]) -> str:
    """The text with exactly these facts.

    A fact that still means the same keeps its lines, a changed one is rewritten in place, a missing one goes with the
    comment above it, new ones follow at the end by name. A file that can't be patched is written anew.
    """
    wanted = {fact.name: fact for fact in facts}
    try:
        patched = _patch(text, wanted)
        if {fact.name: dump_fact(fact) for fact in parse_facts(patched)} == {
            n: dump_fact(f) for n, f in wanted.items()
        }:
            return patched
    except (LibraryUnreadable, ProblemsFound):
        pass  # the file was never ours to parse, or its layout defeats us: the canonical text is always right
    return dump_facts(sorted(facts, key=lambda fact: fact.name))


def _patch(text: str, wanted: dict[str, FactDocument]) -> str:
    present = read_facts(text)
    if all(dump_fact(fact.document) == _dumped(wanted, fact.document.name) for fact in present) and len(present) == len(
        wanted
    ):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [(fact.values.lines[("name",)] - 1, fact.document) for fact in present]
    kept = lines[: starts[0][0]] if starts else [line for line in lines if line]
    for number, (start, fact) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        own_end = end if number + 1 == len(starts) else _before_comments(lines, start + 1, end)
        if _dumped(wanted, fact.name) == dump_fact(fact):
            kept += lines[start:own_end]
        elif fact.name in wanted:
            kept += dump_fact(wanted[fact.name]).rstrip("\n").split("\n")
        following = starts[number + 1][1].name if number + 1 < len(starts) else ""
        if following in wanted:
            kept += lines[own_end:end]
    added = [dump_fact(wanted[name]) for name in sorted(wanted.keys() - {fact.document.name for fact in present})]
    body = "\n".join(kept).rstrip("\n") + "\n"
    return (body.lstrip("\n") + "".join(added)).replace("\n", newline)


def _dumped(wanted: dict[str, FactDocument], name: str) -> str | None:
    return dump_fact(wanted[name]) if name in wanted else None


def _before_comments(lines: list[str], start: int, end: int) -> int:
    while end > start and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end

"""The check on what only colleagues know: systems, tickets, hosts, codes, and each other's names."""

import re
from collections.abc import Iterator

from pydantic import Field

from answers.checklist.colleagues import find_colleagues
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.inside import find_coded, find_notes, find_suppliers, find_tiers
from answers.checklist.internal import find_codes, find_hosts, find_systems
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check

_MOST_NAMED = 3
_LONGEST_NAMED = 40


class InternalParameters(Parameters):
    """What else is internal in this house."""

    names: list[str] = Field(
        default_factory=list, description="suppliers, warehouses, systems or people not to be named"
    )
    codes: list[str] = Field(default_factory=list, description="beginnings of internal codes, such as “VHX-”")


@check("internal_reference")
def internal_reference(draft: Draft, parameters: InternalParameters) -> Finding:
    """A reply names no internal systems, tickets, hosts, files, codes or colleagues.

    Knows the usual systems of help desks and offices, support lines and notes "for internal use", private network
    addresses, and colleagues by surname, role or department. What the customer's message names is spared, and so is
    what stands in the library answer's own words; the house's own names come by parameter.
    """
    found = _merge(span for span in _find(draft, parameters) if not _is_known(draft, *span))
    if not found:
        return passed("Names nothing internal.")
    named = ", ".join(f"“{draft.text[start:end][:_LONGEST_NAMED]}”" for start, end in found[:_MOST_NAMED])
    return failed(f"Leave out {named}: it's internal and means nothing to the customer.", found)


def _find(draft: Draft, parameters: InternalParameters) -> Iterator[Span]:
    text = draft.text
    yield from find_phrases("internal_systems", "all", draft.read)
    yield from find_phrases("internal_words", draft.spoken, draft.read)
    yield from find_systems(text)
    yield from find_hosts(text, f"{text} {draft.question}")
    yield from find_codes(text, tuple(parameters.codes))
    yield from find_tiers(text)
    yield from find_coded(text)
    yield from find_notes(text)
    if draft.spoken:
        yield from find_colleagues(text, draft.spoken)
        yield from find_suppliers(text, draft.spoken)
    for name in (
        *parameters.names,
        *(address for address in draft.house.people if address not in draft.house.published),
    ):
        if name and name.casefold() in text.casefold():
            yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _is_known(draft: Draft, start: int, end: int) -> bool:
    """Whether the customer named it, or the library does, or it is only quoted."""
    words = draft.text[start:end].casefold()
    named = words in draft.question.casefold() or draft.read.is_quoted(start)
    return named or (draft.entry is not None and words in draft.entry.written.casefold())


def _merge(spans: Iterator[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(set(spans)):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)

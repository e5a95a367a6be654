"""Findings about single entries and their variants."""

from collections.abc import Iterator, Sequence
from datetime import date

from kb.documents.problems import ProblemFound
from kb.documents.sidecar import revision_name
from kb.documents.templates import check_template
from kb.entries import EntryRecord
from kb.findings.finding import Finding

_FILLED_BY_US = ("customer.", "agent.", "channel.", "promise.", "department.")  # names that a reply is made with


def find_in_entries(entries: Sequence[EntryRecord], today: date) -> Iterator[Finding]:
    """All that a look at each published entry tells."""
    for entry in entries:
        name = revision_name("entry", entry.key)
        if entry.is_stale(today):
            since = f"on {entry.verified.isoformat()}" if entry.verified else "never"
            message = f"It was last verified {since}, and is to be verified every {entry.review_every_days} days."
            yield Finding("K002", name, message, "Read it again and verify it, or mend it first.")
        if entry.valid_until is not None and entry.valid_until < today:
            message = f"Its last day was {entry.valid_until.isoformat()}, so nobody sees it."
            yield Finding("K003", name, message, "Archive it, or give it a new last day.")
        if entry.short is None:
            message = "It has no short version for short channels."
            yield Finding("K010", name, message, "Write `short`, or the full answer is cut into parts there.")
        blanks = _blanks(entry)
        if entry.authority == "send" and blanks:
            message = f"Ambassadors may send it as is, but it leaves blanks: {', '.join(blanks)}."
            yield Finding("K013", name, message, "Set the authority to `edit`, or write it without blanks.")


def find_between_languages(entries: Sequence[EntryRecord]) -> Iterator[Finding]:
    """Languages that are missing, and variants that their source has left behind."""
    used: dict[str, set[str]] = {}
    languages: dict[str, set[str]] = {}
    for entry in entries:
        used.setdefault(entry.department, set()).add(entry.lang)
        languages.setdefault(entry.id, set()).add(entry.lang)
    sources = {entry.id: entry for entry in entries if entry.is_source}
    for source in sources.values():
        missing = sorted(used[source.department] - languages[source.id])
        if missing:
            message = f"It is missing in {', '.join(missing)}, which other entries of `{source.department}` have."
            yield Finding("K001", revision_name("entry", source.key), message, "Add the variants.")
    for entry in entries:
        source = sources.get(entry.id, entry)
        if entry.source_revision is not None and entry.source_revision < source.revision:
            message = f"It follows revision {entry.source_revision} of its source, which is at {source.revision} now."
            hint = f"Compare it with the source, then set `source_revision: {source.revision}`."
            yield Finding("K009", revision_name("entry", entry.key), message, hint)


def find_phrasings(entries: Sequence[EntryRecord]) -> Iterator[Finding]:
    """Phrasings that two entries claim, or that one claims twice; capitals and end marks make no difference."""
    owners: dict[str, dict[str, EntryRecord]] = {}
    for entry in entries:
        own: set[str] = set()
        for phrasing in (entry.title, *entry.questions):
            folded = " ".join(phrasing.casefold().split()).strip(" ?!.…")
            if folded in own:
                message = f"It has the phrasing “{phrasing}” twice."
                yield Finding("K015", revision_name("entry", entry.key), message, "Delete one of them.")
            own.add(folded)
            owners.setdefault(folded, {}).setdefault(entry.id, entry)
    for folded, claimed in owners.items():
        first, *others = claimed.values()
        for other in others:
            message = f"It shares the phrasing “{folded}” with {first.key}, so neither can be found for sure."
            yield Finding("K011", revision_name("entry", other.key), message, "Leave it to the entry that it fits.")


def _blanks(entry: EntryRecord) -> list[str]:
    blanks: set[str] = set()
    for text in (entry.answer, entry.short or ""):
        try:
            blanks |= {name for name in check_template(text).others if not name.startswith(_FILLED_BY_US)}
        except ProblemFound:
            continue  # a text saved under other rules: rendering says so
    return sorted(blanks)

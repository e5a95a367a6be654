"""Findings about departments, facts and guidelines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from kb.channels import ChannelRecord
from kb.contacts import Contact
from kb.departments import DepartmentRecord
from kb.documents.company_days import parse_company_days
from kb.documents.nearest import nearest_hint
from kb.documents.problems import ProblemFound
from kb.documents.sidecar import revision_name
from kb.documents.templates import check_template
from kb.entries import EntryRecord
from kb.facts import FactRecord
from kb.findings.finding import Finding
from kb.guidelines import GuidelineRecord


def find_in_departments(
    departments: Sequence[DepartmentRecord], entries: Sequence[EntryRecord], environment: Mapping[str, str] | None
) -> Iterator[Finding]:
    """Who is missing, cannot be reached, or has nothing to say while customers wait."""
    languages: dict[str, set[str]] = {}
    for entry in entries:
        languages.setdefault(entry.department, set()).add(entry.lang)
    for department in departments:
        name = revision_name("department", department.id)
        if not department.owners:
            yield Finding("K006", name, "Nobody owns its answers.", "Name people in `owners`.")
        if not department.contacts:
            message = "Nothing reaches it, so a question that is handed over waits unseen."
            yield Finding("K007", name, message, "Name an Apprise URL in `contacts`.")
        if environment is not None:
            yield from _unset(name, department.contacts, environment)
        missing = sorted(languages.get(department.id, set()) - department.holding.keys())
        if missing:
            message = f"It has no holding line in {', '.join(missing)}, although its entries speak it."
            yield Finding("K012", name, message, "Write the line in `holding`; until then a general one is used.")


def find_in_hours(
    departments: Sequence[DepartmentRecord], channels: Sequence[ChannelRecord], today: date
) -> Iterator[Finding]:
    """What departments say of when they are there that means nothing, or nothing any more."""
    known = {channel.id for channel in channels}
    for department in departments:
        name = revision_name("department", department.id)
        past = [line for line in department.closed if parse_company_days(line).is_past(today)]
        if past:
            message = f"Its company days {', '.join(f'`{line}`' for line in past)} are over."
            yield Finding("K016", name, message, "Take them out of `closed`, or write those that come.")
        for channel in sorted(department.channel_hours.keys() - known):
            message = f"Its hours on the channel {channel} are never used: there is no such channel."
            hint = f"Correct the name in `channel_hours`{nearest_hint(channel, known)}, or add the channel."
            yield Finding("K017", name, message, hint)


def find_in_facts(facts: Sequence[FactRecord], texts: Collection[str], today: date) -> Iterator[Finding]:
    """Facts that may have changed, and facts that nobody needs."""
    used: set[str] = set()
    for text in texts:
        try:
            used |= check_template(text).facts
        except ProblemFound:
            continue  # a text saved under other rules: rendering says so
    for fact in facts:
        name = revision_name("fact", fact.name)
        if fact.expires is not None and fact.expires < today:
            message = f"Its last day was {fact.expires.isoformat()}, and answers still state it."
            yield Finding(
                "K004", name, message, f"Ask {fact.owner or 'its owner'} for the value, and set a new `expires`."
            )
        if fact.name not in used:
            yield Finding("K005", name, "No text uses it.", "Delete it, or use it where its value is written out.")


def find_in_guidelines(guidelines: Sequence[GuidelineRecord], channels: Sequence[ChannelRecord]) -> Iterator[Finding]:
    """Conditions that can never hold."""
    known = {channel.id for channel in channels}
    for guideline in guidelines:
        ticked = () if guideline.ticked_when is None else guideline.ticked_when.channel
        unknown = sorted({*guideline.when.channel, *ticked} - known)
        if unknown:
            message = f"It asks for the channel {', '.join(unknown)}, which does not exist."
            yield Finding("K014", revision_name("guideline", guideline.id), message, "Correct it, or add the channel.")


def _unset(name: str, contacts: Sequence[Contact], environment: Mapping[str, str]) -> Iterator[Finding]:
    wanted = sorted({variable for contact in contacts for variable in contact.variables})
    for variable in wanted:
        if not environment.get(variable):
            message = f"A contact needs the variable {variable}, which is not set."
            yield Finding("K008", name, message, "Set it where the server is started.")

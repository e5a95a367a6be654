"""`speeddial check`: what is stale, missing or contradictory in the store, each with a number and what to do."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from kb.channels import list_channels
from kb.departments import list_departments
from kb.entries import list_published
from kb.facts import list_facts
from kb.findings.entries import find_between_languages, find_in_entries, find_phrasings
from kb.findings.finding import NUMBERS, Finding
from kb.findings.house import find_in_departments, find_in_facts, find_in_guidelines, find_in_hours
from kb.guidelines import list_guidelines

__all__ = ["NUMBERS", "Finding", "list_findings"]


def list_findings(session: Session, today: date, *, environment: Mapping[str, str] | None = None) -> list[Finding]:
    """All findings about what is published, by number and document.

    `environment` has the variables that contacts may name; without it they are not looked up.
    """
    entries = list_published(session)
    departments = list_departments(session)
    channels = list_channels(session)
    texts = [text for entry in entries for text in (entry.answer, entry.short or "")]
    texts += [text for department in departments for text in department.holding.values()]
    texts += [
        text
        for channel in channels
        for text in (*channel.greeting.values(), *channel.close.values(), *channel.signature.values())
    ]
    return sorted(
        [
            *find_in_entries(entries, today),
            *find_between_languages(entries),
            *find_phrasings(entries),
            *find_in_departments(departments, entries, environment),
            *find_in_hours(departments, channels, today),
            *find_in_facts(list_facts(session), texts, today),
            *find_in_guidelines(list_guidelines(session), channels),
        ]
    )

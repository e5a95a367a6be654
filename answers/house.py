"""What the store says as of one revision, kept in memory until the revision changes.

Every change of content raises the revision, and every question reads it first, so nothing here can be out of date.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from answers.checklist.draft import DraftHouse
from answers.own import read_own
from kb.channels import ChannelRecord, list_channels
from kb.database import Session
from kb.departments import DepartmentRecord, list_departments
from kb.entries import EntryRecord, list_variants_of
from kb.facts import FactRecord, list_facts
from kb.freezes import Freeze, list_freezes
from kb.guidelines import GuidelineRecord, list_guidelines
from kb.pins import Pin, list_pins

_EVER = datetime.min.replace(tzinfo=UTC)  # what ends by itself ends while this is kept, so it is asked again when used
_MOST_ENTRIES = 5_000  # kept at once: about 50 MB of texts in five languages


@dataclass(frozen=True, slots=True)
class House:
    """What every reply is made with, as of one store revision."""

    revision: int
    channels: Mapping[str, ChannelRecord]
    facts: Sequence[FactRecord]
    guidelines: Sequence[GuidelineRecord]
    departments: Mapping[str, DepartmentRecord]
    own: DraftHouse
    pins: Sequence[Pin] = ()
    freezes: Sequence[Freeze] = ()
    _variants: dict[str, tuple[EntryRecord, ...]] = field(default_factory=dict)

    def variants_of(self, session: Session, entry_ids: Sequence[str]) -> list[EntryRecord]:
        """These entries in all their languages, in the order of the ids; `session` reads those not yet known."""
        known = self._variants
        missing = [entry_id for entry_id in entry_ids if entry_id not in known]
        if missing:
            if len(known) > _MOST_ENTRIES:
                known.clear()
            read = list_variants_of(session, missing)
            for entry_id in missing:
                known[entry_id] = tuple(entry for entry in read if entry.id == entry_id)
        return [entry for entry_id in entry_ids for entry in known.get(entry_id, ())]


class HouseKeeper:
    """Holds the newest `House` of this process; a changed store replaces it at the next question."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._house: House | None = None

    def current(self, session: Session, revision: int) -> House:
        """The house at this revision, which must be the session's."""
        house = self._house
        if house is None or house.revision != revision:
            house = _read(session, revision)
            with self._lock:
                self._house = house
        return house


def _read(session: Session, revision: int) -> House:
    facts, departments = list_facts(session), list_departments(session)
    return House(
        revision=revision,
        channels={channel.id: channel for channel in list_channels(session)},
        facts=facts,
        guidelines=list_guidelines(session),
        departments={department.id: department for department in departments},
        own=read_own(facts, departments),
        pins=list_pins(session, _EVER),
        freezes=list_freezes(session, _EVER),
    )

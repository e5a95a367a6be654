"""The house rules that hardly change: channels, facts, guidelines, departments; read once per store revision."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.channels import ChannelRecord, list_channels
from kb.database import Session
from kb.departments import DepartmentRecord, list_departments
from kb.facts import FactRecord, list_facts
from kb.guidelines import GuidelineRecord, list_guidelines


@dataclass(frozen=True, slots=True)
class House:
    """What every reply is made with, as of one store revision."""

    revision: int
    channels: Mapping[str, ChannelRecord]
    facts: Sequence[FactRecord]
    guidelines: Sequence[GuidelineRecord]
    departments: Mapping[str, DepartmentRecord]


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
    return House(
        revision=revision,
        channels={channel.id: channel for channel in list_channels(session)},
        facts=list_facts(session),
        guidelines=list_guidelines(session),
        departments={department.id: department for department in list_departments(session)},
    )

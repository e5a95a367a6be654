"""The composition root: settings in, working parts out. The only place that chooses implementations."""

from dataclasses import dataclass

from answers.suggest import Suggester
from answers.sync import LiveIndex
from kb.database import Database
from web.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """The working parts that the pages, the API and the commands share; safe to use from several threads."""

    settings: Settings
    database: Database
    index: LiveIndex
    suggester: Suggester

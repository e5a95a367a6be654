"""A small library with three people, over a temporary store and the hashing encoder: what the application runs on."""

import itertools
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kb.actor import COMMAND_LINE
from kb.documents import read_library
from kb.library import import_library
from kb.passwords import hash_password, keep_digest
from kb.people import find_person_by_email, save_person
from kb.sign_in_links import create_link
from kb.tokens import create_token
from web.data_folder import open_database
from web.settings import Settings
from web.wiring import Services, open_services

PASSWORD = "fietsbel olifant regen"
LIBRARY = Path(__file__).parent / "library"
PEOPLE = {
    "agent": ("Sam de Vries", "sam@example.org"),
    "ambassador": ("Amina Yilmaz", "amina@example.org"),
    "owner": ("Lotte Vermeer", "lotte@example.org"),
    "admin": ("Noor Jansen", "noor@example.org"),
}


@dataclass(frozen=True)
class World:
    services: Services
    _numbers: itertools.count = field(default_factory=itertools.count)

    def make_link(self, who: str) -> str:
        with self.services.database.transaction() as db:
            person = find_person_by_email(db, PEOPLE[who][1])
            assert person
            return create_link(db, person, minutes=5)

    def make_password(self, who: str, password: str = PASSWORD) -> str:
        with self.services.database.transaction() as db:
            person = find_person_by_email(db, PEOPLE[who][1])
            assert person
            keep_digest(db, person.id, hash_password(password), by=COMMAND_LINE, now=datetime.now(UTC))
        return person.email

    def make_token(self, *scopes: str, role: str = "agent", departments: tuple[str, ...] = ()) -> str:
        with self.services.database.transaction() as db:
            return create_token(db, f"program {next(self._numbers)}", scopes, role=role, departments=departments)

    def narrow(self, who: str, *departments: str) -> None:
        """Gives the person these departments, whatever they had."""
        name, email = PEOPLE[who]
        with self.services.database.transaction() as db:
            save_person(db, name=name, email=email, role=who, departments=departments)

    def close(self) -> None:
        self.services.learner.close()
        self.services.index.wait(60)
        self.services.database.close()


def make_world(folder: Path) -> World:
    """Everything that the application needs, in a folder of its own."""
    settings = settings_for(folder)
    database = open_database(settings)
    import_library(database, read_library(LIBRARY), author="test")
    with database.transaction() as db:
        for role, (name, email) in PEOPLE.items():
            departments = ("it", "product") if role == "owner" else ()
            save_person(db, name=name, email=email, role=role, departments=departments)
    database.close()
    return open_world(folder)


def copy_world(template: Path, folder: Path) -> World:
    """The same again; copying takes a tenth of the time of making."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return open_world(folder)


def open_world(folder: Path) -> World:
    services = open_services(settings_for(folder))
    services.index.wait(60)
    return World(services)


def settings_for(folder: Path) -> Settings:
    return Settings(data=folder / "data", models=folder / "models", encoders=("hashing",))

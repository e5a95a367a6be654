"""A small library with three people, over a temporary store and the hashing encoder: what the application runs on."""

from dataclasses import dataclass
from pathlib import Path

from kb.documents import read_library
from kb.library import import_library
from kb.people import find_person_by_email, save_person
from kb.sign_in_links import create_link
from kb.tokens import create_token
from web.settings import Settings
from web.wiring import Services, open_services

LIBRARY = Path(__file__).parent / "library"
PEOPLE = {
    "agent": ("Sam de Vries", "sam@example.org"),
    "ambassador": ("Amina Yilmaz", "amina@example.org"),
    "owner": ("Lotte Vermeer", "lotte@example.org"),
}


@dataclass(frozen=True)
class World:
    services: Services

    def make_link(self, who: str) -> str:
        with self.services.database.transaction() as db:
            person = find_person_by_email(db, PEOPLE[who][1])
            return create_link(db, person, minutes=5)

    def make_token(self, *scopes: str, name: str = "helpdesk") -> str:
        with self.services.database.transaction() as db:
            return create_token(db, name=name, scopes=scopes)

    def close(self) -> None:
        self.services.index.wait(60)
        self.services.database.close()


def make_world(folder: Path, **settings: object) -> World:
    """Everything that the application needs, in a folder of its own."""
    services = open_services(
        Settings(data=folder / "data", models=folder / "models", encoders=("hashing",), **settings)
    )
    import_library(services.database, read_library(LIBRARY), author="test")
    with services.database.transaction() as db:
        for role, (name, email) in PEOPLE.items():
            save_person(db, name=name, email=email, role=role)
    services.index.wait(60)
    services.index.current()
    services.index.wait(60)
    return World(services)

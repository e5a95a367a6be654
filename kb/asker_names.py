"""What people call those who asked: a person's name, or a token's."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from kb.asker import Asker
from kb.tables import ApiTokenRow, PersonRow


def name_askers(session: Session, askers: Collection[Asker]) -> dict[Asker, str]:
    """The names of these; whoever is not there any more has none."""
    people = {it.person_id for it in askers if it.person_id is not None}
    tokens = {it.token_id for it in askers if it.token_id is not None}
    names: dict[Asker, str] = {}
    for number, name in session.exec(select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(people))):
        names[Asker(person_id=number)] = name
    for number, name in session.exec(select(ApiTokenRow.id, ApiTokenRow.name).where(col(ApiTokenRow.id).in_(tokens))):
        names[Asker(token_id=number)] = name
    return names

"""Which entries somebody could send, were they in use: nobody is told of others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kb.database import Session
from kb.entries import list_variants_of
from web.visitor import Visitor


def list_usable(visitor: Visitor, session: Session, entry_ids: Iterable[str], today: date) -> tuple[str, ...]:
    """Those of these entries that this visitor would see, were they published, in the order of the ids."""
    found = list_variants_of(session, list(dict.fromkeys(entry_ids)))
    seen = (it.id for it in found if visitor.may_see(replace(it, status="published"), today))
    return tuple(dict.fromkeys(seen))

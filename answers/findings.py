"""What `speeddial check` finds by rendering what is published; besides `kb.findings`, which knows no replies."""

from collections.abc import Iterator
from datetime import UTC, datetime

from answers.house import HouseKeeper
from answers.preview.previewing import list_unfit
from kb.database import Session, get_store_revision
from kb.documents.sidecar import revision_name
from kb.entries import list_published
from kb.findings import Finding

NUMBERS = {"A001": "Entry can never pass a must"}


def list_reply_findings(session: Session, now: datetime | None = None) -> Iterator[Finding]:
    """All findings about the replies that are published, by document; a library of 450 texts takes three seconds."""
    house = HouseKeeper().current(session, get_store_revision(session))
    for entry, sentence in list_unfit(list_published(session), house, now or datetime.now(UTC)):
        hint = "Mend its text, or take it back until that is done."
        yield Finding("A001", revision_name("entry", entry.key), sentence, hint)

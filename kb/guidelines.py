"""Guidelines as the rest of the program reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from kb.documents import Catalogue, GuidelineConditions, GuidelineDocument, pick_language
from kb.documents.guideline import Level
from kb.errors import NotFound
from kb.revisions import Change
from kb.saving import delete_document, save_document
from kb.tables import GuidelineRow


@dataclass(frozen=True, slots=True)
class GuidelineRecord:
    """An item of the checklist; without a `check` a person ticks it, unless `ticked_when` holds."""

    id: str
    level: Level
    check: str | None
    parameters: Mapping[str, Any]
    when: GuidelineConditions
    title: Mapping[str, str]
    body: str
    revision: int
    ticked_when: GuidelineConditions | None = None

    def title_in(self, lang: str | None) -> str:
        """The item's words for this language, or else the English or first ones."""
        return pick_language(self.title, lang) or self.id


def get_guideline(session: Session, guideline_id: str) -> GuidelineRecord:
    """The guideline.

    Raises:
        NotFound: there is none.
    """
    guideline = find_guideline(session, guideline_id)
    if guideline is None:
        raise NotFound("guideline", guideline_id)
    return guideline


def find_guideline(session: Session, guideline_id: str) -> GuidelineRecord | None:
    """The guideline, or None."""
    row = session.get(GuidelineRow, guideline_id, populate_existing=True)
    return None if row is None else _record(row)


def list_guidelines(session: Session) -> tuple[GuidelineRecord, ...]:
    """All guidelines in the order of their ids."""
    return tuple(_record(row) for row in session.exec(select(GuidelineRow).order_by(GuidelineRow.id)))


def save_guideline(
    session: Session,
    document: GuidelineDocument,
    *,
    expected_revision: int | None,
    author: str,
    checks: Catalogue | None = None,
) -> GuidelineRecord:
    """Saves the guideline; `expected_revision` is None for a new one. Its check is looked up in `checks`, if given.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
        DocumentRefused: it names what does not exist, or contradicts itself.
    """
    change = Change(author)
    save_document(session, "guideline", document, expected_revision=expected_revision, change=change, checks=checks)
    return get_guideline(session, document.id)


def delete_guideline(session: Session, guideline_id: str, *, expected_revision: int, author: str) -> None:
    """Deletes the guideline.

    Raises:
        NotFound, StaleRevision: as for saving.
    """
    delete_document(session, "guideline", guideline_id, expected_revision=expected_revision, change=Change(author))


def _record(row: GuidelineRow) -> GuidelineRecord:
    return GuidelineRecord(
        id=row.id,
        level=row.level,  # type: ignore[arg-type]  # only a checked document is written
        check=row.check_name,
        parameters=dict(row.parameters),
        when=GuidelineConditions.model_validate(row.conditions),
        ticked_when=None if row.ticked_when is None else GuidelineConditions.model_validate(row.ticked_when),
        title=dict(row.title),
        body=row.body,
        revision=row.revision,
    )

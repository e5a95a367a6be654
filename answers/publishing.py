"""The gate that an entry passes when it is published: what can never pass a must does not reach those who send."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from answers.errors import NeverPasses
from answers.house import House, HouseKeeper
from answers.preview.never_passing import find_never_passing
from answers.preview.place import list_places
from answers.preview.previewing import EntryPreview, preview_entry, say_never_passing
from kb.asker import NOBODY, Asker
from kb.database import Session, get_store_revision
from kb.documents import EntryDocument
from kb.documents.entry import Status
from kb.drafted import list_drafted
from kb.entries import EntryRecord, list_variants, save_entry
from kb.publication import set_status


class Publisher:
    """Saves entries and changes their status; safe to use from several threads.

    Each verb comes first in its transaction: the guidelines that count are those of the committed store.
    """

    def __init__(self) -> None:
        self._housekeeper = HouseKeeper()

    def preview(
        self, session: Session, document: EntryDocument, *, lang: str | None = None, now: datetime | None = None
    ) -> EntryPreview:
        """The entry as it would be with this document, in all its languages or in `lang` alone; nothing is saved.

        Raises:
            DocumentRefused: It contradicts itself, its source or the rest of the store.
            TemplateFailed: It cannot be filled in.
        """
        variants = [it for it in list_drafted(session, document) if lang in {None, it.lang}]
        return preview_entry(variants, self._house(session), now or datetime.now(UTC))

    def save(
        self,
        session: Session,
        document: EntryDocument,
        *,
        expected_revision: int | None,
        author: str,
        asker: Asker = NOBODY,
        now: datetime | None = None,
    ) -> EntryRecord:
        """Saves the entry; a published one only if it can pass its musts.

        Raises:
            NeverPasses: It, or a variant that would be published with it, fails a must wherever it may be sent.
            TemplateFailed: It would be published, but cannot be filled in.
            StaleRevision, DocumentRefused: as for `save_entry`.
        """
        with self._gate(session, document.id, document.lang, now or datetime.now(UTC)):
            return save_entry(session, document, expected_revision=expected_revision, author=author, asker=asker)

    def set_status(
        self,
        session: Session,
        entry_id: str,
        lang: str,
        status: Status,
        *,
        expected_revision: int,
        author: str,
        asker: Asker = NOBODY,
        now: datetime | None = None,
    ) -> EntryRecord:
        """Publishes the entry, archives it, or takes it back; variants without a status of their own follow.

        Raises:
            NeverPasses, TemplateFailed: as for `save`.
            NotFound, StaleRevision, DocumentRefused: as for `kb.publication.set_status`.
        """
        with self._gate(session, entry_id, lang, now or datetime.now(UTC)):
            return set_status(
                session, entry_id, lang, status, expected_revision=expected_revision, author=author, asker=asker
            )

    def _house(self, session: Session) -> House:
        return self._housekeeper.current(session, get_store_revision(session))

    @contextmanager
    def _gate(self, session: Session, entry_id: str, lang: str, now: datetime) -> Iterator[None]:
        house = self._house(session)  # before the change, whose revision may never be committed
        before = {entry.lang: entry for entry in list_variants(session, entry_id)}
        yield
        after = [it for it in list_variants(session, entry_id) if it.lang == lang or _comes_out(it, before)]
        failing = [
            found
            for entry in after
            if entry.status == "published"
            for found in find_never_passing(list_places(entry, house, now))
        ]
        if failing:
            raise NeverPasses([found.item for found in failing], [say_never_passing(found) for found in failing])


def _comes_out(entry: EntryRecord, before: Mapping[str, EntryRecord]) -> bool:
    was = before.get(entry.lang)
    return was is None or was.status != "published"

"""Channels as the rest of the program reads them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from kb.documents import ChannelDocument, pick_language
from kb.documents.channel import Address, ChannelAudience, Counting, Engagement, Length, Markup
from kb.errors import NotFound
from kb.revisions import Change
from kb.saving import delete_document, save_document
from kb.tables import ChannelRow


@dataclass(frozen=True, slots=True)
class ChannelRecord:
    """What fits into a reply there; `limit` is counted as `counting` says, texts and `address` are by language.

    `emoji` is how many a reply may have there, None where the channel leaves that to the check.
    """

    id: str
    names: Mapping[str, str]
    limit: int | None
    counting: Counting
    markup: Markup
    audience: ChannelAudience
    length: Length
    greeting: Mapping[str, str]
    close: Mapping[str, str]
    signature: Mapping[str, str]
    address: Mapping[str, Address]
    emoji: int | None
    engagement: Engagement
    notes: str
    revision: int

    @property
    def name(self) -> str:
        """What colleagues call it."""
        return self.name_in("en")

    def name_in(self, lang: str | None) -> str:
        """What people of this language call it, or else its English or first name."""
        return pick_language(self.names, lang) or self.id


def get_channel(session: Session, channel_id: str) -> ChannelRecord:
    """The channel.

    Raises:
        NotFound: there is none.
    """
    channel = find_channel(session, channel_id)
    if channel is None:
        raise NotFound("channel", channel_id)
    return channel


def find_channel(session: Session, channel_id: str) -> ChannelRecord | None:
    """The channel, or None."""
    row = session.get(ChannelRow, channel_id, populate_existing=True)
    return None if row is None else _record(row)


def list_channels(session: Session) -> tuple[ChannelRecord, ...]:
    """All channels in the order of their ids."""
    return tuple(_record(row) for row in session.exec(select(ChannelRow).order_by(ChannelRow.id)))


def save_channel(
    session: Session, document: ChannelDocument, *, expected_revision: int | None, author: str
) -> ChannelRecord:
    """Saves the channel; `expected_revision` is None for a new one.

    Raises:
        StaleRevision: someone else changed, made or deleted it meanwhile.
        DocumentRefused: its greeting, close or signature does not parse or uses an unknown fact.
    """
    save_document(session, "channel", document, expected_revision=expected_revision, change=Change(author))
    return get_channel(session, document.id)


def delete_channel(session: Session, channel_id: str, *, expected_revision: int, author: str) -> None:
    """Deletes the channel.

    Raises:
        NotFound, StaleRevision: as for saving.
    """
    delete_document(session, "channel", channel_id, expected_revision=expected_revision, change=Change(author))


def _record(row: ChannelRow) -> ChannelRecord:
    return ChannelRecord(
        id=row.id,
        names=dict(row.name),
        limit=row.max_length,
        counting=row.counting,  # type: ignore[arg-type]  # only a checked document is written
        markup=row.markup,  # type: ignore[arg-type]  # as above
        audience=row.audience,  # type: ignore[arg-type]  # as above
        length=row.length,  # type: ignore[arg-type]  # as above
        greeting=dict(row.greeting),
        close=dict(row.close),
        signature=dict(row.signature),
        address=dict(row.address),  # type: ignore[arg-type]  # as above
        emoji=row.emoji,
        engagement=row.engagement,  # type: ignore[arg-type]  # as above
        notes=row.notes,
        revision=row.revision,
    )

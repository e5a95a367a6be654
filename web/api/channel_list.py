"""GET /api/channels."""

from collections.abc import Mapping
from typing import Any

from kb.channels import list_channels
from kb.documents.channel import Address, ChannelAudience, Counting, Engagement, Length, Markup
from web.api.shapes import ResponseBody
from web.services import get_services


class Channel(ResponseBody):
    """What fits into a reply there, and what stands around it; `limit` is counted as `counting` says."""

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


class Channels(ResponseBody):
    """All channels."""

    channels: tuple[Channel, ...]


def list_of_channels() -> dict[str, Any]:
    """List channels."""
    with get_services().database.session() as db:
        found = tuple(Channel.model_validate(it) for it in list_channels(db))
    return Channels(channels=found).model_dump(mode="json")

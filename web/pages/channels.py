"""The channels: what fits there, and how far we join in."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from answers.engagement import LEVELS, Level
from kb.channels import ChannelRecord, get_channel, list_channels
from kb.documents.channel import Counting
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("channels", __name__)

_COUNTED: dict[Counting, str] = {
    "codepoints": "characters",
    "utf16": "characters, an emoji as two",
    "x_weighted": "characters by X’s own weights",
    "graphemes": "characters as people see them",
    "bytes": "bytes",
    "sms_segments": "text messages",
}


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel in words; `levels` are all there are, with the one that it has."""

    id: str
    name: str
    said: str
    level: Level
    levels: tuple[Level, ...] = LEVELS
    notes: tuple[str, ...] = ()


@blueprint.get("/channels")
def list_all() -> str:
    """All channels with their levels."""
    get_signed_in_person()
    with get_services().database.session() as db:
        views = tuple(_view(it) for it in list_channels(db))
    return render_template("channels.html", channels=views)


@blueprint.get("/channels/<id>")
def show_channel(id: str) -> str:  # noqa: A002  # the address's own word
    """One channel: what it takes, and what each level of engagement would do."""
    get_signed_in_person()
    with get_services().database.session() as db:
        view = _view(get_channel(db, id))
    return render_template("channel.html", channel=view)


def _view(channel: ChannelRecord) -> ChannelView:
    level = next(it for it in LEVELS if it.name == channel.engagement)
    limit = f"at most {channel.limit:,} {_COUNTED[channel.counting]}" if channel.limit else "no limit"
    length = "the short answers" if channel.length == "short" else "the full answers"
    notes = tuple(it.strip() for it in channel.notes.split("\n\n") if it.strip())
    said = f"{channel.audience.capitalize()}, {limit}, {length}."
    return ChannelView(channel.id, channel.name, said, level, notes=notes)

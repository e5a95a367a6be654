"""The statement that is pinned for a channel: word for word, in the customer's language, as it fits there."""

from html import escape

from answers.reading import Desk
from answers.reply.counting import length_of
from answers.reply.split import in_parts
from answers.suggestions import PinnedStatement, Reply
from kb.channels import ChannelRecord


def tell_pinned(desk: Desk) -> PinnedStatement | None:
    """What is pinned there; its reply is None where the customer's language is missing."""
    pin = desk.pin
    if pin is None:
        return None
    text = pin.texts.get(desk.lang or "en")
    reply = None if text is None else fit_statement(text, desk.channel)
    return PinnedStatement(pin.number, pin.title, tuple(pin.texts), reply)


def fit_statement(text: str, channel: ChannelRecord | None) -> Reply:
    """The statement as this channel takes it: in several messages where it is too long for one."""
    counting, limit = (channel.counting, channel.limit) if channel else ("codepoints", None)
    html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    return Reply(
        text=text,
        parts=in_parts(text, limit, counting),
        html=html,
        blanks=(),
        length=length_of(text, counting),
        limit=limit,
    )

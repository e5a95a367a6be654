"""What a channel asks of a reply in one language, and what an entry says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from answers.reply.counting import Counting
from answers.reply.fields import Fields
from answers.reply.markup import Markup

Address = Literal["formal", "informal"]


@dataclass(frozen=True, slots=True)
class ChannelForm:
    """The channel as replies see it; `limit` is in units of `counting`, None for no limit.

    `prefers_short` takes an answer's short version where there is one. Greeting, close and signature are Liquid; the
    close (a last line between answer and signature) is left out where the reply would not fit with it. `channel` is
    its id, `address` the brand's form of address there in `lang`; templates may ask for all three by these names.
    """

    limit: int | None = None
    counting: Counting = "codepoints"
    markup: Markup = "plain"
    prefers_short: bool = False
    greeting: str = ""
    signature: str = ""
    close: str = ""
    address: Address | None = None
    channel: str | None = None
    lang: str = "en"

    def complete(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values with what templates may ask of the channel; what it does not say leaves given values alone."""
        known = {"address": self.address, "channel": self.channel, "lang": self.lang}
        return {**values, **{name: said for name, said in known.items() if said is not None}}


PLAIN = ChannelForm()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entry says: Markdown with Liquid, a short version (plain text with Liquid) or None, and its blanks."""

    full: str
    short: str | None = None
    fields: Fields = field(default_factory=dict)

"""A channel on disk: what fits into a reply there, and what stands around it."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from kb.documents.fields import Document, Language, LineOrByLanguage, LongText, Name, TextByLanguage, not_empty
from kb.documents.limits import MAX_NUMBER

Counting = Literal["codepoints", "utf16", "x_weighted", "graphemes", "bytes", "sms_segments"]
Markup = Literal["plain", "whatsapp", "html"]
ChannelAudience = Literal["public", "private"]
Length = Literal["short", "full"]
Engagement = Literal["invisible", "reactive", "serving", "facilitating", "dialogic"]
ENGAGEMENTS: tuple[Engagement, ...] = get_args(Engagement)
Address = Literal["formal", "informal"]


class ChannelDocument(Document):
    """What one file in `channels/` says."""

    id: Name = Field(description="the same as the file's name")
    name: LineOrByLanguage = Field(description="what people call it, in one form or by language")
    limit: int | None = Field(
        default=None, ge=1, le=MAX_NUMBER, description="the longest reply, counted as `counting` says"
    )
    counting: Counting = Field(
        default="codepoints",
        description="what `limit` counts: characters of some kind, bytes, or the segments of a text message",
    )
    markup: Markup = Field(default="plain", description="what the channel shows as formatting")
    audience: ChannelAudience = Field(default="private", description="public: everyone may read the reply")
    length: Length = Field(default="full", description="short: the entry's short version is used")
    greeting: TextByLanguage | None = Field(default=None, description="the line above the answer, by language")
    close: TextByLanguage | None = Field(
        default=None,
        description="the line between answer and signature, by language; left out of a reply that it makes too long",
    )
    signature: TextByLanguage | None = Field(default=None, description="the line below the answer, by language")
    address: Annotated[dict[Language, Address], AfterValidator(not_empty)] | None = Field(
        default=None, description="how the brand addresses customers there, by language: formal or informal"
    )
    emoji: int | None = Field(
        default=None, ge=0, le=MAX_NUMBER, description="how many emoji a reply may have; left out, the check decides"
    )
    engagement: Engagement = Field(
        default="serving",
        description="how far the brand joins in there, each level what the one before does and more: invisible (only "
        "reads along), reactive (answers direct questions), serving (problems and complaints too), facilitating (helps "
        "customers help each other), dialogic (keeps conversations going, answers praise and remarks)",
    )
    notes: LongText = Field(default="", description="the Markdown below the front matter, for colleagues")

    @property
    def key(self) -> str:
        """What tells this channel from all others."""
        return self.id

"""An entry on disk: one curated answer in one language.

A *source* names its department. A *variant* (no department) is the same entry in another language and takes the
shared fields from its source; `kb.documents.variants` fills them in.
"""

from typing import Literal

from pydantic import Field

from kb.documents.blank import BlankDocument, BlankName
from kb.documents.fields import (
    AnswerText,
    Day,
    Days,
    Document,
    EntryId,
    Language,
    Line,
    Lines,
    Name,
    Names,
    ShortText,
)
from kb.documents.limits import MAX_NUMBER, MAX_QUESTIONS

Status = Literal["draft", "in_review", "published", "archived"]
Authority = Literal["send", "edit", "hand_over"]
EntryAudience = Literal["all", "agents"]

SHARED_FIELDS = (
    "department",
    "authority",
    "audience",
    "channels",
    "takes_days",
    "review_every",
    "valid_from",
    "valid_until",
)


class EntryDocument(Document):
    """What one entry file says; None means that the file does not say it."""

    id: EntryId = Field(description="folder/name, the same as the file's path; shared by all languages")
    title: Line = Field(description="the question as a customer would ask it")
    questions: Lines = Field(default=(), max_length=MAX_QUESTIONS, description="other ways in which people ask it")
    department: Name | None = Field(default=None, description="whose answer it is; a variant leaves it out")
    lang: Language = Field(description="two-letter language code; the file name ends in it unless it is the source")
    status: Status | None = Field(default=None, description="published when left out; a variant follows its source")
    authority: Authority | None = Field(
        default=None, description="what an ambassador may do with it: send as is, edit, or hand over; edit if left out"
    )
    audience: EntryAudience | None = Field(default=None, description="who may see it: all (if left out) or agents")
    channels: Names = Field(default=(), description="the channels that it suits; all if left out")
    takes_days: bool | None = Field(
        default=None,
        description="whether a question of this kind takes days: `slow_reply_within` is promised for it, not "
        "`reply_within`; false if left out",
    )
    review_every: Days | None = Field(default=None, description="how long a verification holds, such as 90d")
    verified: Day | None = Field(default=None, description="the day on which its owner last vouched for it")
    valid_from: Day | None = Field(default=None, description="the first day on which it may be used")
    valid_until: Day | None = Field(default=None, description="the last day on which it may be used")
    short: ShortText | None = Field(default=None, description="the answer for short channels, without Markdown")
    blanks: dict[BlankName, BlankDocument] = Field(
        default_factory=dict,
        description="what people fill in where nobody gave a placeholder its value, by its name, such as order.number",
    )
    must_match: Lines = Field(default=(), description="questions that must find this entry first")
    must_not_match: Lines = Field(default=(), description="questions that must not find it")
    source_revision: int | None = Field(
        default=None,
        ge=1,
        le=MAX_NUMBER,
        description="variant only: the revision of the source that it was translated from",
    )
    answer: AnswerText = Field(description="the Markdown below the front matter, with Liquid placeholders")

    @property
    def key(self) -> str:
        """What tells this entry in this language from all others."""
        return entry_key(self.id, self.lang)


def entry_key(entry_id: str, lang: str) -> str:
    """The key of an entry in one language, as the store and the sidecar write it."""
    return f"{entry_id}:{lang}"

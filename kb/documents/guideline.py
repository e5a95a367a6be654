"""A guideline on disk: one item of the checklist that a reply is held against."""

from typing import Annotated, Any, Literal

from pydantic import Field

from kb.documents.channel import ENGAGEMENTS
from kb.documents.fields import Document, Languages, LineOrByLanguage, LongText, Name, Names, one_or_many_of

Level = Literal["must", "should"]


SITUATIONS = ("question", "complaint", "praise", "crisis", "after_hours")
AUDIENCES = ("public", "private")


class GuidelineConditions(Document):
    """When a guideline applies: every key that is given must hold; a list holds if one of its names does."""

    situation: Annotated[Names, one_or_many_of(SITUATIONS)] = ()
    channel: Names = ()
    audience: Annotated[Names, one_or_many_of(AUDIENCES)] = ()
    lang: Languages = ()
    department: Names = ()
    engagement: Annotated[Names, one_or_many_of(ENGAGEMENTS)] = ()


class GuidelineDocument(Document):
    """What one file in `guidelines/` says."""

    id: Name = Field(description="the same as the file's name")
    level: Level = Field(description="must: a reply that fails it is not ready; should: advice")
    check: Name | None = Field(default=None, description="the automatic check; left out, a person ticks the item")
    parameters: dict[str, Any] = Field(default_factory=dict, description="what the check wants to know")
    when: GuidelineConditions = Field(
        default_factory=GuidelineConditions, description="when it applies; always if empty"
    )
    ticked_when: GuidelineConditions | None = Field(
        default=None, description="only without a check: where the item is ticked beforehand"
    )
    title: LineOrByLanguage = Field(description="the item as the checklist shows it, in one form or by language")
    body: LongText = Field(default="", description="the Markdown below the front matter: why, with examples")

    @property
    def key(self) -> str:
        """What tells this guideline from all others."""
        return self.id

"""How far the brand joins in on a channel, and what that leaves of an answer.

Five levels of webcare, each what the one before does and more. They change what is suggested, and which guidelines
apply (`when.engagement`); what the library knows stays the same.
"""

from dataclasses import dataclass, replace

from answers.message.asking import asks_something
from answers.question import Question
from answers.suggestions import Suggestions
from kb.channels import ChannelRecord
from kb.documents.channel import Engagement


@dataclass(frozen=True, slots=True)
class Level:
    """A level as people know it: its name, and what it does there."""

    name: Engagement
    label: str
    does: str


LEVELS = (
    Level(
        "invisible",
        "Invisible",
        "We read along and never join in. What the library knows is shown for you to know; nothing is suggested for "
        "sending, and no holding reply.",
    ),
    Level(
        "reactive",
        "Reactive",
        "We answer direct questions, and nothing else. Praise, remarks and complaints that ask for nothing get no "
        "suggestion.",
    ),
    Level(
        "serving",
        "Serving",
        "We help whoever has a question, a problem or a complaint, also where nobody asked us by name.",
    ),
    Level(
        "facilitating",
        "Facilitating",
        "We help, and help customers help each other: replies point to the community and to self-help, and thank those "
        "who helped somebody.",
    ),
    Level(
        "dialogic",
        "Dialogic",
        "We keep conversations going: praise and remarks are answered too, and replies end with a question.",
    ),
)
_READ_ALONG = (
    "On {channel} we only read along: nothing is sent there. What the library knows is below, for you to know."
)
_NOT_ASKED = "On {channel} we answer direct questions only, and this message asks none: nothing is sent."
_TALK = " On {channel} we keep the conversation going: answer in your own words, and end with a question."
_KIND = frozenset({"praise", "thanks"})


def restrain(question: Question, channel: ChannelRecord | None, said: Suggestions) -> Suggestions:
    """What is left of an answer on a channel of this level; without a channel all of it."""
    level = channel.engagement if channel else "serving"
    name = channel.name if channel else ""
    if level == "dialogic" and said.small_talk in _KIND:
        return replace(said, remark=f"{said.remark}{_TALK.format(channel=name)}")
    if said.small_talk is not None:
        return said
    if level == "invisible":
        return _hold_back(said, _READ_ALONG.format(channel=name))
    if level == "reactive" and not asks_something(question.text, said.language):
        return replace(_hold_back(said, _NOT_ASKED.format(channel=name)), suggestions=())
    return said


def _hold_back(said: Suggestions, remark: str) -> Suggestions:
    """The answer without anything to send."""
    return replace(
        said,
        outcome="none",
        suggestions=tuple(replace(it, question=None) for it in said.suggestions),
        holding=None,
        questions=(),
        combined=None,
        frozen=None,
        remark=remark,
        held_back=True,
    )

"""Which guidelines apply to a reply, and what each says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from answers.checklist import completeness as completeness  # registers its checks  # noqa: PLC0414
from answers.checklist.registry import Draft, find_check
from answers.suggestions import ChecklistItem
from kb.guidelines import GuidelineRecord

_PLAIN_SITUATION = "question"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a reply goes; `channel` and `audience` are None for text without a channel."""

    channel: str | None
    audience: str | None
    department: str
    lang: str


def run_checklist(draft: Draft, guidelines: Iterable[GuidelineRecord], scope: Scope) -> tuple[ChecklistItem, ...]:
    """The guidelines that apply, musts first, then in the order of their ids; a manual one asks to confirm."""
    items = [_held_against(draft, guideline) for guideline in guidelines if applies(guideline, scope)]
    return tuple(sorted(items, key=lambda item: (item.level != "must", item.guideline)))


def applies(guideline: GuidelineRecord, scope: Scope) -> bool:
    """Whether every condition that the guideline states holds; one about a special situation does not, so far."""
    when = guideline.when
    asked = (
        (when.situation, _PLAIN_SITUATION),
        (when.channel, scope.channel),
        (when.audience, scope.audience),
        (when.department, scope.department),
        (when.lang, scope.lang),
    )
    return all(not wanted or actual in wanted for wanted, actual in asked)


def _held_against(draft: Draft, guideline: GuidelineRecord) -> ChecklistItem:
    title = guideline.title_in("en")
    run = find_check(guideline.check) if guideline.check else None
    if run is None:
        return ChecklistItem(
            guideline=guideline.id,
            title=title,
            check=guideline.check,
            level=guideline.level,
            status="confirm",
            detail="A person ticks this.",
        )
    finding = run(draft, guideline.parameters)
    return ChecklistItem(
        guideline=guideline.id,
        title=title,
        check=guideline.check,
        level=guideline.level,
        status="pass" if finding.passed else "fail",
        detail=finding.detail,
        matches=finding.matches,
    )

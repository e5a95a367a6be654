"""Which guidelines apply to a reply, and what each says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from answers.checklist import families as families  # registers the checks  # noqa: PLC0414
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, passed, unsure
from answers.checklist.registry import find_check
from answers.language import say_language
from answers.suggestions import ChecklistItem, FixItem, NotApplied
from kb.documents import GuidelineConditions
from kb.guidelines import GuidelineRecord


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a reply goes; what is None or empty is not known, and a guideline about it does not apply."""

    channel: str | None
    audience: str | None
    department: str | None
    lang: str | None
    situations: frozenset[str] = frozenset({"question"})
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What the guidelines say of a reply: the items that apply, and why the others do not."""

    items: tuple[ChecklistItem, ...]
    not_applied: tuple[NotApplied, ...] = ()


def run_checklist(draft: Draft, guidelines: Iterable[GuidelineRecord], scope: Scope) -> Held:
    """The guidelines that apply, musts first, then in the order of their ids; a manual one asks to confirm."""
    items: list[ChecklistItem] = []
    not_applied: list[NotApplied] = []
    for guideline in guidelines:
        reason = find_why_not(guideline.when, scope)
        if reason is None:
            items.append(_held_against(draft, guideline, scope))
        else:
            not_applied.append(NotApplied(guideline.id, guideline.title_in("en"), reason))
    return Held(tuple(sorted(items, key=order_of)), tuple(not_applied))


def order_of(item: ChecklistItem) -> tuple[bool, str]:
    """Musts first, then by id."""
    return item.level != "must", item.guideline


def find_why_not(when: GuidelineConditions, scope: Scope) -> str | None:
    """Why the conditions do not hold, in a sentence; None if they do."""
    for wanted, given, said in (
        (when.lang, scope.lang, f"Only for replies in {_either(map(say_language, when.lang))}."),
        (when.channel, scope.channel, f"Only on {_either(when.channel)}."),
        (when.audience, scope.audience, f"Only for {_either(when.audience)} replies."),
        (when.department, scope.department, f"Only for {_either(when.department)}."),
        (when.engagement, scope.engagement, f"Only where the channel is {_either(when.engagement)}."),
    ):
        if wanted and given not in wanted:
            return said
    if when.situation and scope.situations.isdisjoint(when.situation):
        return f"Only in this situation: {_either(when.situation)}."
    return None


def _either(names: Iterable[str]) -> str:
    return " or ".join(name.replace("_", " ") for name in names)


def _held_against(draft: Draft, guideline: GuidelineRecord, scope: Scope) -> ChecklistItem:
    finding = _find(draft, guideline, scope)
    return ChecklistItem(
        guideline=guideline.id,
        title=guideline.title_in("en"),
        check=guideline.check,
        level=guideline.level,
        status=finding.status,
        detail=finding.detail,
        matches=finding.matches,
        fixes=tuple(FixItem(fix.label, fix.edits, fix.private_text) for fix in finding.fixes),
    )


def _find(draft: Draft, guideline: GuidelineRecord, scope: Scope) -> Finding:
    if guideline.check is None:
        ticked = guideline.ticked_when
        if ticked is not None and find_why_not(ticked, scope) is None:
            return passed("Ticked beforehand: the guideline says that this is so here.")
        return unsure("A person ticks this.")
    check = find_check(guideline.check)
    if check is None:
        return unsure(
            f"Look yourself: there is no check called `{guideline.check}`; ask its owner to correct the guideline."
        )
    return check.run(draft, guideline.parameters)

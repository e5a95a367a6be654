"""What stands between a reply and `sent`: every must is met, ticked by a person, or waived with a reason.

The one gate of all paths to `sent`; it looks at the text that was sent, before anything is taken out of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answers.checking import Checked, Checker, DraftRequest, Role
from answers.errors import MustsOpen
from answers.suggestions import ChecklistItem
from kb.documents.nearest import nearest_hint
from kb.errors import NotFound, ValueRefused
from kb.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Excused:
    """A must that is not met, and why it is sent all the same."""

    guideline: str
    check: str | None
    reason: str


def hold(
    checker: Checker,
    receipt: Receipt,
    entry: str | None,
    text: str | None,
    *,
    confirmed: Iterable[str] = (),
    waivers: Mapping[str, str],
) -> tuple[Excused, ...]:
    """The musts that were waived; without a `text`, the entry's reply as it would be rendered now is looked at.

    Raises:
        MustsOpen: A must fails, or waits for a person, that is neither ticked nor waived.
        ValueRefused: A waiver, or a tick, is of no guideline; one that does not apply (any more) needs neither.
    """
    checked = _check(checker, receipt, entry, text)
    return hold_checked(checked, confirmed=confirmed, waivers=waivers, text_known=text is not None)


def hold_checked(
    checked: Checked | None, *, confirmed: Iterable[str], waivers: Mapping[str, str], text_known: bool = True
) -> tuple[Excused, ...]:
    """The same for a reply whose checklist is known; None stands for one that no guideline looks at.

    Raises:
        MustsOpen, ValueRefused: As for `hold`.
    """
    items = checked.checklist if checked else ()
    known = {it.guideline for it in items} | {it.guideline for it in (checked.not_applied if checked else ())}
    _refuse_unknown(known, "waivers", waivers)
    _refuse_unknown(known, "confirmed", confirmed)
    ticked = set(confirmed)
    left = [item for item in items if item.level == "must" and _is_open(item, ticked)]
    open_items = tuple(item for item in left if item.guideline not in waivers)
    if open_items:
        raise MustsOpen(open_items, text_known=text_known)
    return tuple(Excused(item.guideline, item.check, waivers[item.guideline]) for item in left)


def _is_open(item: ChecklistItem, ticked: set[str]) -> bool:
    """Whether it fails, or is for a person to tick; what a check can't tell keeps nobody from sending."""
    waits = item.status == "confirm" and item.check is None
    return item.status == "fail" or (waits and item.guideline not in ticked)


def _check(checker: Checker, receipt: Receipt, entry: str | None, text: str | None) -> Checked | None:
    """What the guidelines say; None of a holding reply without its text."""
    request = DraftRequest(
        text=text or "",
        question=receipt.question,
        channel=receipt.channel,
        lang=receipt.lang,
        entry=entry,
        role=_role(receipt.role),
    )
    if text is None:
        return checker.check_suggested(request) if entry is not None else None
    try:
        return checker.check(request)
    except NotFound:  # the entry was withdrawn meanwhile: the text is what was sent all the same
        return checker.check(DraftRequest(text, receipt.question, receipt.channel, receipt.lang))


def _role(name: str) -> Role:
    return name if name in {"agent", "ambassador", "owner", "admin"} else "agent"  # type: ignore[return-value]


def _refuse_unknown(known: set[str], field: str, named: Iterable[str]) -> None:
    for name in named:
        if name not in known:
            message = (
                f"`{name[:80]}` is no guideline of this reply{nearest_hint(name, known)}: leave it out or correct it."
            )
            raise ValueRefused(field, message)

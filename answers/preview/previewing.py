"""All places of an entry at once, as its owner looks at them before it is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.errors import TemplateFailed
from answers.house import House
from answers.language import say_language
from answers.preview.never_passing import FailingMust, find_failing_somewhere, find_never_passing
from answers.preview.place import Preview, list_places
from kb.entries import EntryRecord


@dataclass(frozen=True, slots=True)
class EntryPreview:
    """An entry's replies by language and channel, the musts that it can never pass, and those that it fails at times.

    A must that fails on some channels, or only where the message is what the title is, keeps nobody from publishing.
    """

    previews: tuple[Preview, ...]
    never_passing: tuple[FailingMust, ...]
    failing_somewhere: tuple[FailingMust, ...]


def preview_entry(variants: Sequence[EntryRecord], house: House, now: datetime) -> EntryPreview:
    """The entry in these languages on plain text and each channel that it suits, to a customer who asks its title.

    Raises:
        TemplateFailed: It cannot be filled in.
    """
    previews: list[Preview] = []
    never: list[FailingMust] = []
    somewhere: list[FailingMust] = []
    for entry in variants:
        made = [place.preview() for place in list_places(entry, house, now, question=entry.title)]
        found = find_never_passing(list_places(entry, house, now))
        previews += made
        never += found
        somewhere += find_failing_somewhere(made, found)
    return EntryPreview(tuple(previews), tuple(never), tuple(somewhere))


def list_unfit(entries: Sequence[EntryRecord], house: House, now: datetime) -> Iterator[tuple[EntryRecord, str]]:
    """The entries that can never pass a must, each must with a sentence; and those that cannot be filled in at all."""
    for entry in entries:
        try:
            for failing in find_never_passing(list_places(entry, house, now)):
                yield entry, say_never_passing(failing)
        except TemplateFailed as error:
            yield entry, f"It cannot be sent in {say_language(entry.lang)}. {error}"


def say_never_passing(failing: FailingMust) -> str:
    """Which must, in which language, and what to do."""
    item = failing.item
    language = say_language(failing.lang)
    return f"In {language} it can never pass the must “{item.title}” ({item.guideline}): {item.detail}"

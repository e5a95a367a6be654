"""The editor of an entry in one language as its page shows it, and what somebody else saved meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.channels import ChannelRecord
from kb.entries import EntryRecord
from kb.revisions import Revision
from web.pages.editor_form import LABELS, SHARED, EditForm
from web.words import AUDIENCE, STATUS_OF_ENTRY, say_language, say_moment

_AUTHORITY = {"send": "May be sent as it is", "edit": "To be adapted first", "hand_over": "Handed over to us"}
SAVED = {"draft": "Saved as a draft. It is not suggested.", "published": "Published. It is suggested from now on."}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the entry's languages."""

    lang: str
    language: str
    status: str
    current: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Theirs:
    """A field that somebody else saved otherwise than it was typed here."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Who saved meanwhile, when, and what; no fields where only others were changed."""

    author: str
    at: str
    fields: tuple[Theirs, ...]


@dataclass(frozen=True, slots=True)
class EditorView:
    """The form with all around it. `source_language` is None for the source itself."""

    id: str
    lang: str
    language: str
    tabs: tuple[Tab, ...]
    status: str
    is_published: bool
    source_language: str | None
    followers: str
    form: EditForm
    authority: tuple[Option, ...]
    audience: tuple[Option, ...]
    channels: tuple[Option, ...]
    saved: str | None = None
    conflict: Conflict | None = None


def view_editor(
    entry: EntryRecord,
    variants: Sequence[EntryRecord],
    form: EditForm,
    channels: Sequence[ChannelRecord],
    *,
    saved: str | None = None,
    conflict: Conflict | None = None,
) -> EditorView:
    """The editor of this entry, one of the variants, with what was typed."""
    source = next((it for it in variants if it.is_source), entry)
    others = [say_language(it.lang) for it in variants if it.lang != entry.lang]
    return EditorView(
        id=entry.id,
        lang=entry.lang,
        language=say_language(entry.lang),
        tabs=tuple(Tab(it.lang, say_language(it.lang), STATUS_OF_ENTRY[it.status], it is entry) for it in variants),
        status=STATUS_OF_ENTRY[entry.status],
        is_published=entry.status == "published",
        source_language=None if entry.is_source else say_language(source.lang),
        followers=", ".join(others) if entry.is_source else "",
        form=form,
        authority=tuple(Option(value, label, value == form.authority) for value, label in _AUTHORITY.items()),
        audience=tuple(Option(value, label, value == form.audience) for value, label in AUDIENCE.items()),
        channels=tuple(Option(it.id, it.name, it.id in form.channels) for it in channels),
        saved=SAVED.get(saved or ""),
        conflict=conflict,
    )


def find_conflict(mine: EditForm, stored: EditForm, revision: Revision | None, *, is_source: bool) -> Conflict:
    """What the store says otherwise than the form, and who said it."""
    said, theirs = mine.said(), stored.said()
    fields = [name for name in LABELS if said[name] != theirs[name] and (is_source or name not in SHARED)]
    return Conflict(
        author=revision.author if revision else "Somebody",
        at=say_moment(revision.at) if revision else "",
        fields=tuple(Theirs(LABELS[name], theirs[name]) for name in fields),
    )

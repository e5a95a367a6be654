"""The editor of an entry, for those who own its department: write, check, see what would change, save or publish."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from answers.preview.effects import Effects, find_effects
from kb.channels import list_channels
from kb.current import Current, find_current, find_source
from kb.database import Session, get_store_revision
from kb.documents import EntryDocument
from kb.documents.entry import Status
from kb.documents.variants import complete_entry
from kb.drafted import list_drafted
from kb.entries import EntryRecord
from kb.errors import NotFound, StaleRevision
from web.api.entry_body import without_what_follows
from web.entry_access import get_editable_variants_for
from web.errors import describe
from web.failures import Failure
from web.pages.editor_form import SHARED, EditForm
from web.pages.editor_must_read import MustReadDraft
from web.pages.editor_view import find_conflict, view_editor
from web.pages.previews import OtherLanguage, PreviewView, list_other_languages, view_preview
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor

blueprint = Blueprint("editor", __name__)

_STATUSES: dict[str, Status] = {"draft": "draft", "publish": "published"}


@dataclass(frozen=True, slots=True)
class _Checked:
    """A check of what was typed: the open language in full, the others in a line each."""

    preview: PreviewView
    others: tuple[OtherLanguage, ...]


@blueprint.get("/entries/<path:id>/edit")
def edit_entry(id: str) -> Response:  # noqa: A002  # the address's own word
    """The entry in one language, ready to be changed; for those who do not own it there is no such page."""
    return _page(get_signed_in_person(), id)


@blueprint.post("/entries/<path:id>/edit")
def save_or_check(id: str) -> AnyResponse:  # noqa: A002  # as above
    """Checks what was typed, or saves it; whatever goes wrong, the form comes back as it was."""
    visitor, form, wanted = get_signed_in_person(), EditForm.read(request.form), request.form.get("do")
    if request.headers.get("HX-Request") == "true":
        checked = _check(visitor, id, form, lang_only=True)
        return make_response(render_template("parts/preview.html", preview=checked.preview))
    try:
        if wanted == "check":
            return _page(visitor, id, form, checked=_check(visitor, id, form))
        if wanted == "effects":
            return _page(visitor, id, form, checked=_check(visitor, id, form), effects=_find_effects(visitor, id, form))
        if wanted not in _STATUSES:
            raise InputRefused("do", "Say what to do with the entry: check, effects, draft or publish.")
        lang = _save(visitor, id, form, _STATUSES[wanted])
    except NotFound:
        raise
    except Exception as error:  # whatever it was, what somebody wrote must not be lost
        return _page(visitor, id, form, error=error)
    return redirect(url_for("editor.edit_entry", id=id, lang=lang, saved=_STATUSES[wanted]), 303)


def _save(visitor: Visitor, entry_id: str, form: EditForm, status: Status) -> str:
    services, must_read = get_services(), MustReadDraft.read() if status == "published" else MustReadDraft()
    must_read.check()
    with services.database.transaction() as db:
        before = datetime.now(UTC)
        entry, _ = _get_entry(visitor, db, entry_id)
        document = form.onto(_get_document(db, entry), is_source=entry.is_source)
        document = without_what_follows(db, document.model_copy(update={"status": status}), entry)
        services.publisher.save(db, document, expected_revision=form.revision, author=visitor.name, asker=visitor.asker)
        must_read.make(db, visitor.actor, entry.id, before)
    return entry.lang


def _check(visitor: Visitor, entry_id: str, form: EditForm, *, lang_only: bool = False) -> _Checked:
    """What was typed on every channel, in all languages or in its own alone, which is soon enough while one types."""
    services = get_services()
    with services.database.session() as db:
        entry, _ = _get_entry(visitor, db, entry_id)
        document = form.onto(_get_document(db, entry), is_source=entry.is_source)
        made = services.publisher.preview(db, document, lang=entry.lang if lang_only else None)
        channels = {it.id: it for it in list_channels(db)}
    return _Checked(view_preview(made, entry.lang, channels), list_other_languages(made, entry.lang))


def _find_effects(visitor: Visitor, entry_id: str, form: EditForm) -> Effects:
    services = get_services()
    with services.database.session() as db:
        entry, _ = _get_entry(visitor, db, entry_id)
        document = form.onto(_get_document(db, entry), is_source=entry.is_source)
        document = without_what_follows(db, document.model_copy(update={"status": "published"}), entry)
        searcher, today = services.index.at(get_store_revision(db)), datetime.now(UTC).date()
        return find_effects(db, searcher, list_drafted(db, document), today, sees=lambda it: visitor.may_see(it, today))


def _page(
    visitor: Visitor,
    entry_id: str,
    form: EditForm | None = None,
    *,
    checked: _Checked | None = None,
    effects: Effects | None = None,
    error: Exception | None = None,
) -> Response:
    """The page with what was typed, else with what is stored."""
    failure: Failure | None = describe(error) if error else None
    conflict = None
    with get_services().database.session() as db:
        entry, variants = _get_entry(visitor, db, entry_id)
        current = _get_current(db, entry)
        stored = EditForm.of(_get_document(db, entry), current.revision.number)
        if form is not None and not entry.is_source:  # a browser does not send fields that nobody can change
            form = replace(form, **{name: getattr(stored, name) for name in SHARED})
        if form is not None and isinstance(error, StaleRevision):
            conflict = find_conflict(form, stored, current.revision, is_source=entry.is_source)
            form = replace(form, revision=stored.revision)  # who has seen theirs may save over it
        channels = list_channels(db)
    saved = None if form else request.args.get("saved")
    view = view_editor(entry, variants, form or stored, channels, saved=saved, conflict=conflict)
    preview, others = (checked.preview, checked.others) if checked else (None, ())
    page = render_template(
        "editor.html",
        editor=view,
        preview=preview,
        others=others,
        effects=effects,
        failure=failure,
        must_read=MustReadDraft.read() if form else MustReadDraft(),
    )
    return make_response(page, failure.status if failure else 200)


def _get_entry(visitor: Visitor, db: Session, entry_id: str) -> tuple[EntryRecord, list[EntryRecord]]:
    """The entry in the language of the address, the source's where it names none; and all its languages."""
    variants = get_editable_variants_for(visitor, db, entry_id, datetime.now(UTC).date())
    lang = request.args.get("lang")
    entry = next((it for it in variants if lang in {None, it.lang}), None)
    if entry is None:
        raise NotFound("entry", f"{entry_id} in {lang}")
    return entry, variants


def _get_current(db: Session, entry: EntryRecord) -> Current:
    current = find_current(db, "entry", entry.key)
    if current is None:
        raise NotFound("entry", entry.key)
    return current


def _get_document(db: Session, entry: EntryRecord) -> EntryDocument:
    """The entry's document, complete with what it takes from its source."""
    document = _get_current(db, entry).document
    if not isinstance(document, EntryDocument):
        raise NotFound("entry", entry.key)
    return complete_entry(document, None if entry.is_source else find_source(db, entry.id))

"""The one table that says what every error means at the edge: a problem for programs, a page for people.

Hidden and missing are both 404. What the table does not know is a 500 with a reference and no word about itself:
its message could hold a customer's text, so the log gets its type and where it happened, never what it said.
"""

import logging
import secrets
import traceback
from dataclasses import dataclass
from textwrap import shorten

from flask import Flask, Response, current_app, render_template, request
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from answers.errors import (
    DraftRefused,
    HandedOver,
    MustsOpen,
    NeverPasses,
    NoRunKept,
    NothingPromised,
    QuestionRefused,
    ReferenceUnknown,
    ReplyHalted,
    SearchFailed,
    TemplateFailed,
    WordingFixed,
)
from answers.hours import HoursUnreadable
from kb.errors import (
    CursorUnusable,
    DatabaseError,
    DeliveryNotResendable,
    DocumentInUse,
    DocumentRefused,
    EscalationClosed,
    LastAdmin,
    NotFound,
    OutcomeConflict,
    PromiseResolved,
    SignInLinkUnusable,
    StaleRevision,
    TooManyFailures,
    ValueRefused,
)
from web import refusals
from web.answer_links import AnswerLinkUnusable
from web.etags import etag_of
from web.failures import Failure
from web.problems import PROBLEM_JSON
from web.sign_in_page import render_sign_in

_log = logging.getLogger(__name__)


_MAX_DETAIL = 500


@dataclass(frozen=True, slots=True)
class Row:
    """What one class of errors (and all below it) means; without `detail` the error's own sentence is shown."""

    error: type[Exception]
    status: int
    code: str
    title: str
    detail: str | None = None


_MISSING = ("missing", "There is nothing here.", "It does not exist, or it is not for you: check the address.")

# The first row that fits wins: a class stands before its parents.
TABLE = (
    Row(QuestionRefused, 422, "question-refused", "Nothing can be looked up for that."),
    Row(DraftRefused, 422, "draft-refused", "Nothing can be said of that draft."),
    Row(HandedOver, 403, "hand-over", "Its department has to answer that."),
    Row(WordingFixed, 422, "wording-fixed", "The wording is fixed."),
    Row(MustsOpen, 422, "musts-open", "A must of the reply is open."),
    Row(ReplyHalted, 409, "reply-halted", "This reply must not go out any more."),
    Row(NeverPasses, 422, "never-passes", "The entry can never pass a must."),
    Row(
        SearchFailed,
        503,
        "search-failed",
        "The search is broken.",
        "This does not mean that there is no answer: ask the department yourself, and try again in a minute.",
    ),
    Row(NothingPromised, 409, "nothing-promised", "No time can be promised."),
    Row(HoursUnreadable, 409, "hours-unreadable", "The department’s hours cannot be read."),
    Row(TemplateFailed, 422, "template-refused", "The answer’s template does not work."),
    Row(NotFound, 404, *_MISSING),
    Row(ReferenceUnknown, 404, "missing", "There is nothing here."),
    Row(NoRunKept, 404, "missing", "There is nothing here."),
    Row(StaleRevision, 412, "stale", "It has changed meanwhile."),
    Row(DocumentRefused, 422, "document-refused", "The entry cannot be saved like this."),
    Row(OutcomeConflict, 409, "noted-before", "Something else was noted before."),
    Row(PromiseResolved, 409, "promise-resolved", "This promise is settled."),
    Row(EscalationClosed, 409, "closed-before", "The question needs no answer any more."),
    Row(DeliveryNotResendable, 409, "not-resendable", "The message is not sent again."),
    Row(DocumentInUse, 409, "in-use", "Something else still needs it."),
    Row(CursorUnusable, 422, "cursor-refused", "There is no such page of the list."),
    Row(ValueRefused, 422, "input-refused", "A field cannot be used."),
    Row(AnswerLinkUnusable, 410, "answer-link-ended", "This link has ended."),
    Row(LastAdmin, 409, "last-admin", "Somebody has to stay administrator."),
    Row(TooManyFailures, 429, "too-many", "That is too often."),
    Row(SignInLinkUnusable, 410, "link-used", "This link no longer works."),
    Row(
        DatabaseError,
        503,
        "store-failed",
        "The store does not work at the moment.",
        "Nothing was saved. Try again in a minute; if it stays so, tell whoever runs Speeddial.",
    ),
    Row(refusals.SignInNeeded, 401, "sign-in-needed", "Sign in first."),
    Row(refusals.SignInFailed, 401, "sign-in-failed", "That did not fit."),
    Row(refusals.ProviderFailed, 503, "provider-failed", "Sign in another way."),
    Row(refusals.ProviderRefused, 403, "provider-refused", "You are not signed in."),
    Row(refusals.NotAllowed, 403, "not-allowed", "That is not yours to do."),
    Row(refusals.Malformed, 400, "malformed", "The body cannot be read."),
    Row(refusals.WrongContentType, 415, "wrong-content-type", "The body is of the wrong kind."),
    Row(refusals.InputRefused, 422, "input-refused", "A field cannot be used."),
    Row(refusals.PreconditionMissing, 428, "precondition-missing", "If-Match is missing."),
    Row(CSRFError, 400, "form-expired", "This page is too old.", "Reload the page and send the form again."),
    Row(RateLimitExceeded, 429, "too-many", "That is too often.", "Wait a minute, then try again."),
)

# What Flask and Werkzeug raise by themselves.
HTTP_ROWS = {
    400: ("bad-request", "The request cannot be read.", "Send it again; reload the page if it came from one."),
    404: _MISSING,
    405: ("wrong-method", "That cannot be done here.", "This address does not take that method: see docs/api.md."),
    413: ("too-large", "That is too much at once.", "Send less: a question has a few thousand characters at most."),
    415: ("wrong-content-type", "The body is of the wrong kind.", "Send it as application/json."),
}
UNFORESEEN_CODE = "failed"
_UNFORESEEN = (
    UNFORESEEN_CODE,
    "Something went wrong here.",
    "Try again; if it stays so, ask for help and name the reference.",
)


def describe(error: Exception) -> Failure:
    """What an error means, in words. Logs the ones that nobody foresaw."""
    if isinstance(error, DatabaseError):
        _log.error("%s", error)  # names the place of the database, which is for the log only
    for row in TABLE:
        if isinstance(error, row.error):
            field = getattr(error, "field", None)
            items = error.items if isinstance(error, MustsOpen | NeverPasses) else ()
            return Failure(row.status, row.code, row.title, row.detail or _one_line(str(error)), field, checklist=items)
    if isinstance(error, HTTPException) and error.code in HTTP_ROWS:
        return Failure(error.code, *HTTP_ROWS[error.code])
    return _unforeseen(error)


def _one_line(sentence: str) -> str:
    """The sentence on one line and not endless: some repeat what was sent."""
    return shorten(sentence, _MAX_DETAIL, placeholder=" …")


def _unforeseen(error: Exception) -> Failure:
    reference = secrets.token_hex(4)
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: %s at %s %s\n%s", reference, type(error).__name__, request.method, request.url_rule, frames)
    return Failure(500, *_UNFORESEEN, reference=reference)


def init_errors(app: Flask) -> None:
    """Lets the table answer for every exception."""
    app.register_error_handler(Exception, _respond)


def _respond(error: Exception) -> AnyResponse:
    if isinstance(error, HTTPException) and error.code is not None and error.code < 400:
        return error.get_response()
    failure = describe(error)
    response = _as_problem(failure) if _is_for_programs() else _as_page(failure)
    response.status_code = failure.status
    if isinstance(error, HTTPException):
        _keep_headers(error, response)
    if isinstance(error, TooManyFailures):
        response.headers["Retry-After"] = str(error.wait_seconds)
    if isinstance(error, StaleRevision) and error.got is not None:
        response.headers["ETag"] = etag_of(error.got)
    if failure.status == 401 and _is_for_programs():
        response.headers["WWW-Authenticate"] = 'Bearer realm="speeddial"'
    return response


def _is_for_programs() -> bool:
    return request.path.startswith(("/api/", "/healthz", "/readyz"))


def _as_problem(failure: Failure) -> Response:
    body = failure.as_problem().model_dump_json(exclude_none=True)
    return current_app.response_class(body, mimetype=PROBLEM_JSON)


def _as_page(failure: Failure) -> Response:
    """A whole page, or only its notice where htmx puts it into one."""
    if request.headers.get("HX-Request") == "true":
        return Response(render_template("parts/failure.html", failure=failure))
    if failure.status == 401:
        return Response(render_sign_in(failure.title, detail=failure.detail))
    return Response(render_template("error.html", failure=failure))


def _keep_headers(error: HTTPException, response: AnyResponse) -> None:
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value

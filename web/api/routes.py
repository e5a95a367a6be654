"""All routes of the API in one table, with the scope that each asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any

from flask import request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

from web.api import (
    audit_list,
    channel_list,
    check_draft,
    delivery_again,
    department_hours,
    department_list,
    entry_body,
    entry_change,
    entry_list,
    entry_preview,
    entry_publish,
    entry_read,
    entry_revisions,
    entry_verify,
    entry_withdraw,
    escalation_answer,
    escalation_body,
    escalation_list,
    escalation_open,
    escalation_read,
    escalation_take_back,
    escalation_take_up,
    fact_list,
    forgetting_make,
    freeze_add,
    freeze_end,
    freeze_list,
    guideline_list,
    holding_make,
    learned_list,
    learned_promote,
    learned_undo,
    matching_report,
    must_read_add,
    must_read_end,
    must_read_list,
    must_read_tick,
    person_access,
    person_add,
    person_body,
    person_change,
    person_list,
    person_read,
    person_sessions,
    pin_add,
    pin_end,
    pin_list,
    promise_body,
    promise_follow_up,
    promise_list,
    promise_read,
    promise_report,
    promise_resolve,
    rise_end,
    rise_list,
    shift_read,
    suggestion_make,
    suggestion_outcome,
    token_body,
    token_list,
    token_make,
    token_revoke,
)
from web.json_input import check_json_body
from web.problems import PROBLEM_JSON
from web.sign_in import get_caller_with_scope


@dataclass(frozen=True, slots=True)
class Route:
    """`scopes`: a token needs one of them; `problems`: the statuses that this route has besides those of all."""

    method: str
    path: str
    handler: Callable[..., Any]
    answer: type[BaseModel]
    scopes: tuple[str, ...]
    problems: tuple[int, ...] = ()


_ASK = ("suggest",)
_READ = ("suggest", "curate")
_CURATE = ("curate",)
_ADMIN = ("admin",)
_REPORT = ("report",)
_GUARDED = (404, 412, 428)  # If-Match
_CHANGE = (400, 415, *_GUARDED)  # and a body
_NUMBERED = (404, 405)  # an address whose number is none is that of an entry, which does not take the method

ROUTES = (
    Route("POST", "/suggestions", suggestion_make.make_suggestions, suggestion_make.Made, _ASK, (400, 415, 503)),
    Route(
        "POST", "/suggestions/<id>/outcome", suggestion_outcome.note_outcome, suggestion_outcome.NotedOutcome, _ASK,
        (400, 404, 409, 415, 503),
    ),
    Route(
        "POST", "/holdings", holding_make.make_holding_reply, holding_make.MadeHolding, _ASK, (400, 404, 409, 415, 503)
    ),
    Route("POST", "/checks", check_draft.check_draft, check_draft.CheckedDraft, _ASK, (400, 404, 415)),
    Route("GET", "/entries", entry_list.list_of_entries, entry_list.EntryPage, _READ),
    Route("GET", "/entries/<path:id>", entry_read.read_entry, entry_body.EntryBody, _READ, (404,)),
    Route(
        "PUT", "/entries/<path:id>", entry_change.change_entry, entry_body.EntryBody, _CURATE,
        _CHANGE,
    ),
    Route(
        "POST", "/entries/<path:id>/preview", entry_preview.preview_change, entry_preview.PreviewedEntry, _CURATE,
        (400, 404, 415, 503),
    ),
    Route(
        "PUT", "/entries/<path:id>/publication", entry_publish.publish_entry, entry_body.EntryBody, _CURATE, _GUARDED,
    ),
    Route(
        "DELETE", "/entries/<path:id>/publication", entry_publish.withdraw_entry, entry_body.EntryBody, _CURATE,
        _GUARDED,
    ),
    Route("PUT", "/entries/<path:id>/archive", entry_publish.archive_entry, entry_body.EntryBody, _CURATE, _GUARDED),
    Route(
        "DELETE", "/entries/<path:id>/archive", entry_publish.restore_entry, entry_body.EntryBody, _CURATE,
        _GUARDED,
    ),
    Route(
        "PUT", "/entries/<path:id>/verification", entry_verify.note_verification, entry_body.EntryBody, _CURATE,
        _GUARDED,
    ),
    Route(
        "GET", "/entries/<path:id>/revisions", entry_revisions.list_of_revisions, entry_revisions.EntryRevisions,
        _CURATE, (404,),
    ),
    Route(
        "GET", "/entries/<path:id>/learned-phrasings", learned_list.list_of_learned_phrasings,
        learned_list.LearnedPhrasings, _CURATE, (404,),
    ),
    Route(
        "DELETE", "/entries/<path:id>/learned-phrasings/<int:number>", learned_undo.undo_learned_phrasing,
        learned_list.LearnedLine, _CURATE, _NUMBERED,
    ),
    Route(
        "POST", "/entries/<path:id>/learned-phrasings/<int:number>/promotion", learned_promote.promote_learned_phrasing,
        entry_body.EntryBody, _CURATE, (400, *_NUMBERED, 412, 415),
    ),
    Route(
        "POST", "/escalations", escalation_open.open_escalation, escalation_body.EscalationBody, _ASK,
        (400, 404, 415, 503),
    ),
    Route("GET", "/escalations", escalation_list.list_of_escalations, escalation_list.EscalationPage, _READ),
    Route("GET", "/escalations/<id>", escalation_read.read_escalation, escalation_body.EscalationBody, _READ, (404,)),
    Route(
        "DELETE", "/escalations/<id>", escalation_take_back.take_back_escalation, escalation_body.EscalationBody, _ASK,
        (404, 409),
    ),
    Route(
        "PUT", "/escalations/<id>/answer", escalation_answer.answer_escalation, escalation_body.EscalationBody,
        _CURATE, (400, 404, 409, 415),
    ),
    Route(
        "PUT", "/escalations/<id>/receipt", escalation_take_up.take_up_answer, escalation_body.EscalationBody, _ASK,
        (400, 404, 415),
    ),
    Route(
        "POST", "/escalations/<id>/deliveries/<int:number>/repetition", delivery_again.send_again,
        escalation_body.EscalationBody, _ASK, (400, 404, 409, 415),
    ),
    Route("GET", "/departments", department_list.list_of_departments, department_list.Departments, _READ),
    Route(
        "GET", "/departments/<id>/hours", department_hours.read_department_hours, department_hours.DepartmentHours,
        _READ, (404, 409),
    ),
    Route("GET", "/channels", channel_list.list_of_channels, channel_list.Channels, _READ),
    Route("GET", "/guidelines", guideline_list.list_of_guidelines, guideline_list.Guidelines, _READ),
    Route("GET", "/facts", fact_list.list_of_facts, fact_list.Facts, _READ),
    Route("GET", "/promises", promise_list.list_of_promises, promise_list.PromisePage, _ASK),
    Route("GET", "/promises/<id>", promise_read.read_promise, promise_body.PromiseWithMoves, _ASK, (404,)),
    Route(
        "PUT", "/promises/<id>/resolution", promise_resolve.resolve_promise, promise_resolve.Resolved, _ASK,
        (400, 404, 409, 415),
    ),
    Route(
        "POST", "/promises/<id>/follow-up", promise_follow_up.write_follow_up, promise_follow_up.FollowUpBody, _ASK,
        (400, 404, 409, 415),
    ),
    Route("GET", "/reports/promises", promise_report.read_promise_report, promise_report.KeptReport, _REPORT),
    Route(
        "POST", "/entries/<path:id>/withdrawal", entry_withdraw.withdraw_everywhere_at_once, entry_withdraw.Withdrawn,
        _CURATE, (400, 404, 415),
    ),
    Route("GET", "/pins", pin_list.list_of_pins, pin_list.Pins, _READ),
    Route("POST", "/pins", pin_add.make_pin, pin_list.PinLine, _CURATE, (400, 404, 415)),
    Route("DELETE", "/pins/<int:number>", pin_end.end_of_pin, pin_list.PinLine, _CURATE, (404,)),
    Route("GET", "/freezes", freeze_list.list_of_freezes, freeze_list.Freezes, _READ),
    Route("POST", "/freezes", freeze_add.make_freeze, freeze_list.FreezeLine, _CURATE, (400, 404, 415)),
    Route("DELETE", "/freezes/<int:number>", freeze_end.end_of_freeze, freeze_list.FreezeLine, _CURATE, (404,)),
    Route("GET", "/rises", rise_list.list_of_rises, rise_list.Rises, _READ),
    Route("DELETE", "/rises/<int:number>", rise_end.end_of_rise, rise_list.RiseLine, _CURATE, (404,)),
    Route("GET", "/shift", shift_read.read_shift, shift_read.SinceLastShift, _READ),
    Route("GET", "/must-reads", must_read_list.list_of_must_reads, must_read_list.MustReads, _READ),
    Route(
        "POST", "/must-reads", must_read_add.make_must_read, must_read_list.MustReadLine, _CURATE, (400, 404, 415),
    ),
    Route(
        "DELETE", "/must-reads/<int:number>", must_read_end.end_of_must_read, must_read_list.MustReadLine, _CURATE,
        (404,),
    ),
    Route(
        "PUT", "/must-reads/<int:number>/tick", must_read_tick.tick_for_person, must_read_tick.Ticked, _ADMIN,
        (400, 404, 415),
    ),
    Route(
        "POST", "/forgettings", forgetting_make.make_forgetting, forgetting_make.MadeForgetting, _ADMIN,
        (400, 404, 415, 503),
    ),
    Route("GET", "/audit", audit_list.list_of_audit_lines, audit_list.AuditPage, _ADMIN),
    Route(
        "GET", "/reports/matching", matching_report.read_matching_report, matching_report.NewestMatchingReport, _REPORT,
        (404,),
    ),
    Route("GET", "/people", person_list.list_of_people, person_list.PersonPage, _ADMIN),
    Route("POST", "/people", person_add.add_person, person_body.PersonBody, _ADMIN, (400, 415)),
    Route("GET", "/people/<int:id>", person_read.read_person, person_body.PersonBody, _ADMIN, (404,)),
    Route("PUT", "/people/<int:id>", person_change.change_person, person_body.PersonBody, _ADMIN, (*_CHANGE, 409)),
    Route("PUT", "/people/<int:id>/access", person_access.give_access, person_body.PersonBody, _ADMIN, (400, 404, 415)),
    Route("DELETE", "/people/<int:id>/access", person_access.take_access, person_body.PersonBody, _ADMIN, (404, 409)),
    Route(
        "GET", "/people/<int:id>/sessions", person_sessions.list_of_sessions, person_sessions.PersonSessions, _ADMIN,
        (404,),
    ),
    Route(
        "DELETE", "/people/<int:id>/sessions", person_sessions.end_all_sessions, person_sessions.EndedSessions, _ADMIN,
        (404,),
    ),
    Route(
        "DELETE", "/people/<int:id>/sessions/<int:number>", person_sessions.end_one_session,
        person_sessions.EndedSessions, _ADMIN, (404,),
    ),
    Route("GET", "/tokens", token_list.list_of_tokens, token_body.Tokens, _ADMIN),
    Route("POST", "/tokens", token_make.make_token, token_body.MadeToken, _ADMIN, (400, 415)),
    Route("DELETE", "/tokens/<int:id>", token_revoke.revoke_token, token_body.TokenBody, _ADMIN, (404,)),
)  # fmt: skip

_PROBLEMS = {
    400: "The body is no JSON object.",
    401: "The token is missing or not valid.",
    403: "The token lacks the scope, or sees only a part of what this is about.",
    404: "It does not exist, or the token may not see it.",
    405: "The address names something else, as its number is none.",
    409: "It cannot be done as things stand: the problem says why.",
    412: "It has changed since its ETag was read.",
    413: "The body is too large.",
    415: "The body is not application/json.",
    422: "A field cannot be used.",
    428: "If-Match is missing.",
    429: "Too many requests.",
    500: "Something unforeseen; the problem has a reference.",
    503: "The search is broken. This never means that there is no answer.",
}
_ALWAYS = (401, 403, 413, 422, 429, 500)


def make_api() -> APIBlueprint:
    """A fresh blueprint with every route of the table."""
    api = APIBlueprint("api", "web.api", url_prefix="/api")
    scopes: dict[tuple[str, str], tuple[str, ...]] = {}
    with_body: set[tuple[str, str]] = set()
    for route in ROUTES:
        _add(api, route)
        scopes[route.method, "/api" + route.path] = route.scopes
        if "body" in signature(route.handler).parameters:
            with_body.add((route.method, "/api" + route.path))

    def check_scope() -> None:
        if request.method != "OPTIONS":  # which Flask answers with the methods and nothing else
            get_caller_with_scope(scopes["GET" if request.method == "HEAD" else request.method, str(request.url_rule)])

    def check_body() -> None:
        if (request.method, str(request.url_rule)) in with_body:
            check_json_body()

    api.before_request(check_scope)
    api.before_request(check_body)
    return api


def _add(api: APIBlueprint, route: Route) -> None:
    register = getattr(api, route.method.lower())
    register(
        route.path,
        tags=[Tag(name=route.path.split("/")[1])],
        operation_id=route.handler.__name__,
        security=[{"token": [scope]} for scope in route.scopes],
        responses={200: route.answer, **{status: _problem(status) for status in sorted({*_ALWAYS, *route.problems})}},
    )(route.handler)


def _problem(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": _PROBLEMS[status], "content": {PROBLEM_JSON: {"schema": schema}}}

"""Whether this process is alive, and whether it is ready: for whoever keeps it running. Nothing secret in them."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from web.services import get_services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """200 as long as the process answers."""
    return jsonify(status="alive")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """200 with what the index serves, also where it serves less than it could; 503 where there is no search."""
    state = asdict(get_services().index.state())
    del state["reason"]  # may name folders of this machine; people who are signed in see it above their results
    ready = state["mode"] != "failed"
    return jsonify(status="ready" if ready else "failed", index=state), 200 if ready else 503

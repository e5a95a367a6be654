"""The API's own description, OpenAPI 3.1, for everyone: it holds nothing but what docs/api.md says."""

from typing import cast

from flask import Blueprint, Response, current_app, jsonify
from flask_openapi3.openapi import OpenAPI

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/api/openapi.json")
def openapi() -> Response:
    """The document that client generators read."""
    return jsonify(cast("OpenAPI", current_app).api_doc)

"""A reply put into another one that somebody is changing; what they wrote stays as it is, letter by letter."""

from itertools import takewhile

from flask import Blueprint, Response, jsonify, request

from answers.checking import MAX_DRAFT_CHARACTERS
from answers.reply.blocks import stack
from web.pages.checklist import Units
from web.refusals import InputRefused
from web.sign_in import get_signed_in_person

blueprint = Blueprint("stacking", __name__)


@blueprint.post("/stacked-drafts")
def put_in() -> Response:
    """The words to put in and where, in UTF-16 units as scripts count; no words where the block has none to bring."""
    get_signed_in_person()
    draft, block = _read("draft"), _read("block")
    stacked, _ = stack(draft, block, at=None)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(draft, stacked, strict=False)))
    words = stacked[start : start + len(stacked) - len(draft)]
    return jsonify(at=Units(draft).at(start), words=words)


def _read(name: str) -> str:
    text = request.form.get(name, "").replace("\r\n", "\n")
    if len(text) > MAX_DRAFT_CHARACTERS:
        raise InputRefused(name, f"The reply has more than {MAX_DRAFT_CHARACTERS:,} characters: shorten it first.")
    return text

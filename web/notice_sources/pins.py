"""Pinned statements, on top of every page."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for

from kb.database import Session
from kb.documents import pick_language
from kb.pins import Pin, list_pins
from web.notices import Notice
from web.visitor import Visitor
from web.words import say_language

_LANGUAGE = "en"  # of the pages


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:  # noqa: ARG001  # for all
    """One for each statement that holds."""
    return (_notice(pin) for pin in list_pins(session, now))


def _notice(pin: Pin) -> Notice:
    shown = pin.texts.get(_LANGUAGE) or pick_language(pin.texts, _LANGUAGE) or ""
    languages = ", ".join(say_language(lang) for lang in pin.texts)
    where = f"on {', '.join(pin.channels)}" if pin.channels else "on every channel"
    return Notice(
        id=f"pin:{pin.number}",
        level="crisis",
        sentence=f"Pinned statement: {pin.title}.",
        link=url_for("crisis.show", _anchor=f"pin-{pin.number}"),
        details=(shown, f"Say it {where}, word for word. Languages: {languages}. Pinned by {pin.by}."),
        details_label="The statement",
    )

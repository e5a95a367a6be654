"""A secret that a page shows once: kept in the cookie of who made it between the press of the button and that page."""

from flask import session

_PLACE = "shown_once"


def keep_to_show(what: str, secret: str) -> None:
    """Keeps it for the next page that asks for `what`."""
    session[_PLACE] = [what, secret]


def take_to_show(what: str) -> str | None:
    """The secret, which is gone from now on; None where there is none for `what`."""
    kept = session.get(_PLACE)
    if not kept or kept[0] != what:
        return None
    del session[_PLACE]
    return str(kept[1])

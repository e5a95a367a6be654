"""Where a view finds the working parts that its application was made with."""

from typing import cast

from flask import Flask, current_app

from web.wiring import Services

_KEY = "speeddial"


def keep_services(app: Flask, services: Services) -> None:
    """Hangs the parts on the application."""
    app.extensions[_KEY] = services


def get_services() -> Services:
    """The parts of the application that serves this request."""
    return cast("Services", current_app.extensions[_KEY])

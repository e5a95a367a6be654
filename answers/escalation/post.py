"""Sends one message to one address through Apprise, and says what became of it.

Apprise answers true or false, and false may mean that it arrived all the same: `answers.escalation.wire` tells the two
apart. What nobody can tell counts as unsure. Nothing that is said or logged holds an address.
"""

import logging
import sys
import threading
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from answers.escalation.message import Message
from answers.escalation.wire import Watch, watching

if TYPE_CHECKING:
    from apprise import NotifyBase

Arrival = Literal["delivered", "failed", "unsure"]

_SMTP_AUTHENTICATION = 535
_LOGGERS = ("apprise", "urllib3")  # both write addresses with their secrets into their messages


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a message; `problem` is a sentence about the contact, without its name or address."""

    arrival: Arrival
    problem: str | None = None
    final: bool = False  # it would fail the same way again


@dataclass(frozen=True, slots=True)
class Post:
    """How long is waited: for a connection, for an answer, and for all the calls that a service may need."""

    connect_seconds: float = 10.0
    answer_seconds: float = 20.0
    whole_seconds: float = 90.0

    def send(self, url: str, message: Message, *, key: str) -> Posted:
        """Sends it once; `key` is the same for every attempt to send this message to this contact."""
        posted: list[Posted] = []
        # A thread of its own: one that hangs cannot be ended, only left behind.
        thread = threading.Thread(target=lambda: posted.append(self._send(url, message, key)), daemon=True)
        thread.start()
        thread.join(self.whole_seconds)
        if not posted:
            return Posted("unsure", "Sending took too long and was given up, so it may have arrived.")
        return posted[0]

    def _send(self, url: str, message: Message, key: str) -> Posted:
        try:
            service = _open_service(url)
            if service is None:
                return Posted("failed", "The address is none that Apprise can send to.", final=True)
            service.socket_connect_timeout = min(service.socket_connect_timeout, self.connect_seconds)
            service.socket_read_timeout = self.answer_seconds
            body = message.text(service.body_maxlen)
        except Exception as error:
            return Posted("failed", f"The message could not be made ({type(error).__name__}).", final=True)
        with watching(key) as watch:
            try:
                if service.notify(title=message.title, body=body, body_format="text"):
                    return Posted("delivered")
            except Exception:  # a plugin's own mistake; what it sent before that, the watch knows
                return _judge(service, watch)
            return _judge(service, watch)


def _open_service(url: str) -> "NotifyBase | None":
    """What Apprise sends with; None where the URL means nothing to it. It is loaded with the first message: 25 MB."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its PGP support asks for a module that Python gives up
        from apprise import Apprise, AppriseAsset, NotifyBase  # noqa: PLC0415

        asset = AppriseAsset(app_id="Speeddial", app_desc="Speeddial", async_mode=False, secure_logging=True)
        service = Apprise.instantiate(url, asset=asset)
    return service if isinstance(service, NotifyBase) else None


def _judge(service: "NotifyBase", watch: Watch) -> Posted:
    """What a failure means."""
    heard = watch.heard
    if not heard:
        if _is_watched(service):
            return Posted("failed", "The server could not be reached, or did not let the message in.")
        return Posted("unsure", "The service said that it failed, and not how far it came, so it may have arrived.")
    if "unknown" in heard:
        return Posted("unsure", "The connection ended before the server had answered, so it may have arrived.")
    if "accepted" in heard and (heard[-1] == "accepted" or len(service) > 1):
        return Posted("unsure", "The server took a part of it and then failed, so it may have arrived.")
    if heard[-1] == "unsent":
        return Posted("failed", "The server could not be reached.")
    return Posted("failed", f"The server refused it (status {watch.status}).")


def _is_watched(service: "NotifyBase") -> bool:
    """Whether this service sends through a door that is watched, so that silence means that nothing was sent."""
    names = vars(sys.modules[type(service).__module__])
    return "requests" in names or "smtplib" in names

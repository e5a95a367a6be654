"""What really left this machine, and what was said to it: Apprise itself answers only with true or false.

Watches the two doors through which Apprise sends: the adapter of `requests`, which all its web services go through, and
`data` of smtplib, which is when a mail's text leaves. A watch counts for the thread that holds it; all else that this
process sends goes by unseen. With it a message that was refused, or never left, can be told from one that may have
arrived, which must not be sent again.
"""

import hashlib
import re
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Literal

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

Heard = Literal["accepted", "refused", "unknown", "unsent"]

# Said by a gateway that does not know what became of the request (RFC 9110, 15.6.3 and 15.6.5; 52x: Cloudflare).
_GATEWAY = frozenset({502, 504, 520, 524})
_MESSAGE_ID = re.compile(rb"^Message-ID:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_NEVER_CONNECTED = (NewConnectionError, ConnectTimeoutError, requests.exceptions.ConnectTimeout, ConnectionRefusedError)


@dataclass(slots=True)
class Watch:
    """What was heard, in order, and the status that was heard last; `key` tells this message from all others."""

    key: str
    heard: list[Heard] = field(default_factory=list)
    status: int | None = None

    @property
    def id(self) -> str:
        """The same for every attempt to send this message, so that receivers may tell that it is one."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:32]

    def note(self, heard: Heard, status: int | None = None) -> None:
        """Adds what was heard."""
        self.heard.append(heard)
        self.status = status


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(key: str) -> Iterator[Watch]:
    """Watches what this thread sends."""
    _open_windows()
    watch = Watch(key)
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def _open_windows() -> None:
    """Puts the two watched doors in place, once in a process."""
    if not hasattr(HTTPAdapter.send, "watched"):
        HTTPAdapter.send = _watch_http(HTTPAdapter.send)  # type: ignore[method-assign]
    if not hasattr(smtplib.SMTP.data, "watched"):
        smtplib.SMTP.data = _watch_smtp(smtplib.SMTP.data)  # type: ignore[method-assign]


def _watch_http(send: Callable[..., requests.Response]) -> Callable[..., requests.Response]:
    @wraps(send)
    def watched(
        self: HTTPAdapter, request: requests.PreparedRequest, *args: object, **options: object
    ) -> requests.Response:
        watch = _watch.get()
        if watch is None:
            return send(self, request, *args, **options)
        request.headers.setdefault("Idempotency-Key", watch.id)
        try:
            response = send(self, request, *args, **options)
        except Exception as error:
            watch.note("unsent" if _never_connected(error) else "unknown")
            raise
        status = response.status_code
        if status in _GATEWAY:
            watch.note("unknown", status)
        else:
            watch.note("accepted" if 200 <= status < 300 else "refused", status)
        return response

    watched.watched = True  # type: ignore[attr-defined]
    return watched


def _watch_smtp(data: Callable[..., tuple[int, bytes]]) -> Callable[..., tuple[int, bytes]]:
    @wraps(data)
    def watched(self: smtplib.SMTP, message: bytes) -> tuple[int, bytes]:
        watch = _watch.get()
        if watch is None:
            return data(self, message)
        try:
            code, said = data(self, _with_id(message, watch.id))
        except smtplib.SMTPDataError as error:  # it did not want the text, which then never left
            watch.note("refused", error.smtp_code)
            raise
        except Exception:
            watch.note("unknown")
            raise
        watch.note("accepted" if code == 250 else "refused", code)
        return code, said

    watched.watched = True  # type: ignore[attr-defined]
    return watched


def _with_id(message: bytes, own: str) -> bytes:
    """The mail with an id that is the same for every attempt, in place of the one that Apprise made up for this one."""
    head, blank, body = message.partition(b"\r\n\r\n")
    return _MESSAGE_ID.sub(f"Message-ID: <{own}@speeddial.invalid>".encode(), head, count=1) + blank + body


def _never_connected(error: BaseException) -> bool:
    """Whether it says, itself or by what it wraps, that no connection came about."""
    if isinstance(error, _NEVER_CONNECTED):
        return True
    inner = (getattr(error, "reason", None), getattr(error, "original_error", None), error.__cause__, *error.args)
    return any(_never_connected(it) for it in inner if isinstance(it, BaseException))

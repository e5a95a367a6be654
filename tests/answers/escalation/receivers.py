"""A webhook receiver and a mail server on this machine, which do what a script of faults says and count what they got.

They keep what arrived by the id that all attempts of a message share, also where the sender never heard that it did.
"""

import asyncio
import contextlib
import email
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

# What may happen to one attempt: at the door nothing has arrived yet, after the data everything has.
GOES_WELL = "goes well"
REFUSES = "refuses"
HANGS_UP_AT_THE_DOOR = "hangs up at the door"
HANGS_UP_AFTER_DATA = "hangs up after the data"
IS_SILENT_AFTER_DATA = "is silent after the data"
ANSWERS_AS_A_GATEWAY = "answers as a gateway that knows nothing"

Plan = Callable[[str, int], str]  # from a message's id and the number of its attempt, from 0 on


@dataclass
class Log:
    """What came in; `accepted` is what the sender was told to have arrived."""

    plan: Plan
    attempts: Counter[str] = field(default_factory=Counter)
    arrived: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    released: threading.Event = field(default_factory=threading.Event)  # ends all silences

    def next_fault(self, message: str) -> str:
        with self.lock:
            fault = self.plan(message, self.attempts[message])
            self.attempts[message] += 1
            self.faults[message].append(fault)
            return fault

    def note(self, message: str, text: str, *, accepted: bool) -> None:
        with self.lock:
            self.arrived[message] += 1
            self.accepted[message] += accepted
            self.texts.append(text)


def always(fault: str) -> Plan:
    return lambda _message, _attempt: fault


def first(*faults: str) -> Plan:
    """These, one an attempt, and from then on all goes well."""
    return lambda _message, attempt: faults[attempt] if attempt < len(faults) else GOES_WELL


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing about connections that were dropped on purpose."""


@contextlib.contextmanager
def webhook(plan: Plan) -> Iterator[tuple[str, Log]]:
    """Its Apprise URL, and what it got."""
    log = Log(plan)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            message = self.headers["Idempotency-Key"]
            fault = log.next_fault(message)
            if fault == HANGS_UP_AT_THE_DOOR:
                self.close_connection = True
                return
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if fault in {REFUSES, ANSWERS_AS_A_GATEWAY}:
                self._answer(503 if fault == REFUSES else 504)
                return
            log.note(message, text, accepted=fault == GOES_WELL)
            if fault == IS_SILENT_AFTER_DATA:
                log.released.wait(30)
            if fault == GOES_WELL:
                self._answer(200)
            self.close_connection = True

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"json://user:s3cret-word@127.0.0.1:{server.server_port}/hook", log
    finally:
        log.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Mailbox:
    """The hooks of aiosmtpd. A message's id is known only with its data: "at the door" is data that is thrown away."""

    def __init__(self, log: Log) -> None:
        self.log = log

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        mail = email.message_from_bytes(envelope.original_content)
        message = mail["Message-ID"].strip("<>").partition("@")[0]
        fault = self.log.next_fault(message)
        if fault == REFUSES:
            return "451 Come back later"
        if fault != HANGS_UP_AT_THE_DOOR:
            self.log.note(message, str(mail.get_payload(decode=True)), accepted=fault == GOES_WELL)
        if fault == IS_SILENT_AFTER_DATA:
            while not self.log.released.is_set():
                await asyncio.sleep(0.02)
        if fault != GOES_WELL:
            server.transport.abort()
        return "250 Taken"


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextlib.contextmanager
def mail_server(plan: Plan) -> Iterator[tuple[str, Log]]:
    """Its Apprise URL, and what it got."""
    log = Log(plan)
    controller = _OnAnyPort(_Mailbox(log), hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield f"mailto://127.0.0.1:{controller.port}?from=desk@example.org&to=it@example.org&mode=insecure", log
    finally:
        log.released.set()
        controller.stop()

"""`speeddial serve` in a process of its own, and a browser with a cookie jar that knows nothing of the inside."""

import http.cookiejar
import json
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.web.cli.terminal import Terminal, environment

_ADDRESS = re.compile(r"Speeddial listens on (http://\S+) ")
_LINK = re.compile(r"once: (http://\S+/sign-in/\S+)")
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_PATIENCE_SECONDS = 60


class Server:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def stderr(self) -> str:
        return "".join(self.said)

    @property
    def address(self) -> str:
        return self._wait_for(_ADDRESS)

    @property
    def link(self) -> str:
        return self._wait_for(_LINK)

    def wait_until_alive(self) -> None:
        """Waits for the first answer; the address is printed a moment before anybody listens."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                assert Browser().get_json(f"{self.address}/healthz") == {"status": "alive"}
            except urllib.error.URLError:
                assert time.monotonic() < deadline, self.stderr
                assert self.process.poll() is None, self.stderr
                time.sleep(0.05)
            else:
                return

    def stop(self) -> int:
        """The exit status after a polite request to end."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(_PATIENCE_SECONDS)
        self._reader.join(_PATIENCE_SECONDS)
        return status

    def _read(self) -> None:
        assert self.process.stderr
        self.said.extend(iter(self.process.stderr.readline, ""))

    def _wait_for(self, pattern: re.Pattern[str]) -> str:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if found := pattern.search(self.stderr):
                return found[1]
            assert self.process.poll() is None, self.stderr
            time.sleep(0.02)
        raise AssertionError(self.stderr)


class Browser:
    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, address: str) -> str:
        with self._opener.open(address, timeout=_PATIENCE_SECONDS) as answer:
            text: str = answer.read().decode()
            return text

    def get_json(self, address: str) -> Any:
        return json.loads(self.get(address))

    def submit(self, address: str, **fields: str) -> str:
        """Opens the page and sends its form, as a person does."""
        token = _TOKEN.search(self.get(address))
        assert token
        form = urllib.parse.urlencode({"csrf_token": token[1], **fields}).encode()
        with self._opener.open(address, form, timeout=_PATIENCE_SECONDS) as answer:
            text: str = answer.read().decode()
            return text


def command_line(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "web.cli.main", *arguments]


@contextmanager
def serving(terminal: Terminal, *arguments: str) -> Iterator[Server]:
    """A running server, which is gone afterwards whatever happened."""
    command = command_line("serve", *arguments)
    pipe = subprocess.PIPE
    env = environment(terminal.home)
    with subprocess.Popen(command, cwd=terminal.home, env=env, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield Server(process)
        finally:
            if process.poll() is None:
                process.kill()

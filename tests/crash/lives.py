"""Starts lives over one data folder, one after the other, and kills each at its moment."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]

_ROOT = Path(__file__).parents[2]


class Lives:
    """The warm process that forks the lives."""

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-m", "tests.crash.worker", str(data)]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def kill_one(self, seed: int, phase: str, *, delay_seconds: float = 60, step: int = 0) -> list[Message]:
        """Runs a life that ends so long after it began the phase, or at that step of it; gives what it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{seed} {phase} {step}\n")
        self._process.stdin.flush()
        said: list[Message] = []
        timer: threading.Timer | None = None
        for line in self._process.stdout:
            try:
                message: Message = json.loads(line)
            except ValueError:
                continue  # an empty line, or one that the kill cut off: then it promised nothing
            if "ended" in message:
                if timer is not None:
                    timer.cancel()
                assert message["ended"] == -signal.SIGKILL, "only a kill ends a life; its own fault stands above"
                return said
            said.append(message)
            if timer is None and message.get("begin") == phase:
                timer = threading.Timer(delay_seconds, os.kill, (said[0]["pid"], signal.SIGKILL))
                timer.start()
        raise AssertionError("the process that forks the lives has ended")

"""gunicorn with our application, in a process of its own: `python -m web.server`.

The application, and all that it imports, is made inside each worker. ONNX Runtime keeps threads from its import on; a
worker that is forked after that import waits for them for ever when it stops.
"""

from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from web.settings import Settings, read_settings

_START_SECONDS = 120  # a worker that has no snapshot first indexes the words of the whole library


class Server(BaseApplication):
    """One process that listens, and its workers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._close: Callable[[], None] | None = None
        super().__init__()

    def load_config(self) -> None:
        """Takes our settings; gunicorn's own configuration files and variables are not read."""
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._settings.workers,
            "worker_class": "gthread",
            "threads": self._settings.threads,
            "timeout": _START_SECONDS,
            "graceful_timeout": 10,
            "proc_name": "speeddial",
            "loglevel": "warning",
            "control_socket_disable": True,
            "forwarded_allow_ips": "*" if self._settings.trusted_proxies else "127.0.0.1",
            "worker_exit": _close_worker,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  # a WSGI application
        """Makes the application, in the worker."""
        from web.app import create_app  # noqa: PLC0415  # after the fork, see above
        from web.wiring import open_services, set_up_logging  # noqa: PLC0415

        set_up_logging(self._settings)
        services = open_services(self._settings)
        self._close = services.close
        services.clockwork.start()
        return create_app(services)

    def close(self) -> None:
        """Ends what the application began, in the worker that made it."""
        if self._close is not None:
            self._close()


def _close_worker(arbiter: object, worker: Any) -> None:  # noqa: ANN401, ARG001  # gunicorn's signature
    worker.app.close()


if __name__ == "__main__":
    Server(read_settings()).run()

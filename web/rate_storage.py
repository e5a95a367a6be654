"""Where rates are counted: in memory, without a thread for every request.

limits' own memory storage starts a timer thread at nearly every hit to sweep what has expired, which costs a request
2 ms. Here whoever hits sweeps, once a minute.
"""

import threading
import time

from limits.storage import MemoryStorage

_SWEEP_SECONDS = 60.0


class _NeverDue(threading.Timer):
    """Keeps the storage from starting a timer of its own: it only asks whether one is running."""

    def is_alive(self) -> bool:
        """Always, though it was never started."""
        return True


class SweptMemory(MemoryStorage):
    """limits' memory storage, swept by its callers; reading a key that has expired forgets it."""

    STORAGE_SCHEME = ["swept-memory"]  # noqa: RUF012  # limits' own declaration

    def __init__(
        self, uri: str | None = None, wrap_exceptions: bool = False, **options: str
    ) -> None:  # limits' signature
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self.timer = _NeverDue(0, lambda: None)
        self._swept_at = time.monotonic()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Counts, and now and then forgets what has expired."""
        now = time.monotonic()
        if now - self._swept_at > _SWEEP_SECONDS:
            self._swept_at = now
            for known in list(self.expirations):
                self.get(known)
        return super().incr(key, expiry, amount)

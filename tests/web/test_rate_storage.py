import threading
import time

from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from web import rate_storage
from web.rate_storage import SweptMemory


def test_it_works():
    storage = storage_from_string("swept-memory://")
    assert isinstance(storage, SweptMemory)
    limiter, limit = FixedWindowRateLimiter(storage), RateLimitItemPerMinute(2)
    assert [limiter.hit(limit, "a") for _ in range(3)] == [True, True, False]
    assert limiter.hit(limit, "b")


def test_it_starts_no_thread_for_a_hit():
    storage = SweptMemory("swept-memory://")
    started = {thread.ident for thread in threading.enumerate()}
    for number in range(50):
        storage.incr(f"key {number}", 60)
        time.sleep(0.001)
    assert {thread.ident for thread in threading.enumerate()} <= started


def test_it_forgets_what_has_expired(monkeypatch):
    monkeypatch.setattr(rate_storage, "_SWEEP_SECONDS", 0.0)
    storage = SweptMemory("swept-memory://")
    for number in range(50):
        storage.incr(f"old {number}", 0)
    time.sleep(0.002)
    storage.incr("new", 60)
    assert set(storage.storage) == {"new"}

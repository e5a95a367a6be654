"""Makes permissions bind for root as well, who may otherwise read and write everything.

Acting as another user would need every folder above the test's own to be open to that user, and how many there are
differs between pytest alone and its workers. So root stays root and only lays down the right to pass by permissions.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION_3 = 0x20080522  # linux/capability.h, as are the numbers below
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def permissions_bind() -> Iterator[None]:
    """For this thread; files that root owns then need their owner's permission bits."""
    if os.geteuid() != 0:
        yield
        return
    before, now = _get(), _get()
    now[0].effective &= ~(1 << _CAP_DAC_OVERRIDE | 1 << _CAP_DAC_READ_SEARCH)
    _call("capset", now)
    try:
        yield
    finally:
        _call("capset", before)


def _get() -> "ctypes.Array[_Set]":
    sets = (_Set * 2)()
    _call("capget", sets)
    return sets


def _call(name: str, sets: "ctypes.Array[_Set]") -> None:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(ctypes.byref(_Header(_VERSION_3, 0)), sets) != 0:
        raise OSError(ctypes.get_errno(), f"{name} failed")

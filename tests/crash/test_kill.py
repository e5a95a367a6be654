"""`kill -9` at any moment of import, edit, index build, snapshot and export: nothing is lost or half there."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.crash.lives import Lives
from tests.crash.witness import Witness
from tests.crash.worker import PHASES

SEED = 20261121
KILLS = 50


def moments() -> list[tuple[str, float]]:
    """For each kill the phase that is waited for, and how much of its usual time may then pass.

    First the empty folder and a whole round, then every phase from its beginning to its end, and some anywhere.
    """
    chance = random.Random(SEED)
    aimed = [(phase, (part + chance.random()) / 6) for phase in PHASES for part in range(6)]
    aimed += [("round", chance.random()) for _ in range(KILLS - 2 - len(aimed))]
    return [("start", 0.2), ("again", 0.0), *chance.sample(aimed, len(aimed))]


@pytest.mark.crash
def test_no_kill_loses_or_halves_anything(tmp_path: Path) -> None:
    witness = Witness(tmp_path, SEED)
    took_seconds = {"start": 0.1, "again": 0.0}
    cut_off: Counter[str] = Counter()
    with Lives(tmp_path) as lives:
        for seed, (phase, part) in enumerate(moments()):
            said = lives.kill_one(seed, phase, part * took_seconds[phase])
            begun = [message["begin"] for message in said if "begin" in message]
            cut_off["nothing" if "end" in said[-1] else begun[-1]] += 1
            took_seconds |= {message["end"]: message["took"] for message in said if "end" in message}
            witness.check(said)
    witness.check_way_out()
    assert set(cut_off) >= set(PHASES), f"some phase was never cut off: {cut_off}"

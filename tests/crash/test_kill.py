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


def moments() -> list[tuple[str, str, float]]:
    """For each kill the phase, whether its time or its steps are counted, and how many of them may pass (0 to 1).

    First the empty folder and a whole round, then every phase from its beginning to its end, and some anywhere.
    """
    chance = random.Random(SEED)
    by_time = [(phase, "took", (part + chance.random()) / 2) for phase in PHASES for part in range(2)]
    by_step = [(phase, "steps", (part + chance.random()) / 4) for phase in PHASES for part in range(4)]
    aimed = [*by_time, *by_step]
    aimed += [("round", "took", chance.random()) for _ in range(KILLS - 2 - len(aimed))]
    return [("start", "took", 0.2), ("again", "took", 0.0), *chance.sample(aimed, len(aimed))]


@pytest.mark.crash
@pytest.mark.timeout(600)  # 60 s of work, several times that on a machine that is busy with something else
def test_no_kill_loses_or_halves_anything(tmp_path: Path) -> None:
    witness = Witness(tmp_path, SEED)
    usual = {("start", "took"): 0.1, ("again", "took"): 0.0}
    cut_off: Counter[str] = Counter()
    with Lives(tmp_path) as lives:
        for seed, (phase, by, part) in enumerate(moments()):
            if by == "steps":
                said = lives.kill_one(seed, phase, step=1 + int(part * usual[phase, by]))
            else:
                said = lives.kill_one(seed, phase, delay_seconds=part * usual[phase, by])
            begun = [message["begin"] for message in said if "begin" in message]
            cut_off["nothing" if "end" in said[-1] else begun[-1]] += 1
            for ended in (message for message in said if message.get("steps")):
                usual.setdefault((ended["end"], "steps"), ended["steps"])
            usual |= {(ended["end"], "took"): ended["took"] for ended in said if "end" in ended}
            witness.check(said)
    witness.check_way_out()
    assert set(cut_off) >= set(PHASES), f"some phase was never cut off: {cut_off}"

"""A process that is killed while it saves leaves the old snapshot or the new one, never something between."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.encoders import HashingEncoder
from index.snapshot import load_snapshot

KILLS = 12
SAVER = """
import sys
from pathlib import Path
from index.encoders import HashingEncoder
from index.items import Item
from index.searcher import Searcher
from index.snapshot import save_snapshot

folder, revision = Path(sys.argv[1]), int(sys.argv[2])
while True:
    items = [Item(f"i{n}", f"i{n}", "en", (f"question {n}", f"phrasing {n}"), "An answer.") for n in range(revision)]
    save_snapshot(folder, Searcher.build(items, [HashingEncoder()]), revision=revision)
    print(revision, flush=True)
    revision += 1
"""


@pytest.mark.crash
def test_a_kill_at_any_moment_leaves_a_whole_snapshot(tmp_path: Path) -> None:
    moments = random.Random(20261121)
    saved = 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", SAVER, str(tmp_path), str(saved + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            saved = int(process.stdout.readline())
            time.sleep(moments.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            saved = max([saved, *(int(line) for line in process.stdout)])
        searcher, revision = load_snapshot(tmp_path, [HashingEncoder()])
        assert revision in (saved, saved + 1), "what was reported as saved is there"
        assert searcher.item_count == revision
        assert searcher.search(f"question {revision - 1}")
        saved = revision

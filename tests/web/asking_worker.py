"""A process of its own that asks one question again and again, as a worker of the server does.

`python -m tests.web.asking_worker FOLDER QUESTION`: a line `ready`, then for each answer a line of JSON with
the moments at which it was begun and done, in nanoseconds, and what was suggested; until its input is closed.
"""

import json
import select
import sys
import time
from pathlib import Path

from answers.question import Question
from tests.web.world import settings_for
from web.wiring import open_services


def main() -> None:
    folder, question = sys.argv[1:]
    services = open_services(settings_for(Path(folder)))
    services.index.wait(60)
    services.suggester.suggest(Question(question))
    print("ready", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        begun = time.time_ns()
        found = services.suggester.suggest(Question(question))
        entries = [it.entry.id for it in found.suggestions]
        line = {"begun": begun, "done": time.time_ns(), "entries": entries, "pinned": found.pinned is not None}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()

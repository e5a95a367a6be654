"""A process that sends what is due, and is killed meanwhile: `python -m tests.answers.escalation.killed DATABASE`."""

import sys
from datetime import UTC, datetime

from answers.escalation.courier import Courier
from answers.escalation.message import Message
from answers.escalation.post import Post
from kb.database import Database
from tests.answers.escalation.conftest import MORNING


def main() -> None:
    database = Database(f"sqlite:///{sys.argv[1]}")
    composers = {"escalation": lambda *_: Message("A question", ("Where is my router?",), "Answer it.")}
    post = Post(connect_seconds=5.0, answer_seconds=60.0, whole_seconds=60.0)
    courier = Courier(database, composers, {}, post=post, clock=lambda: MORNING)
    print("ready", datetime.now(UTC), flush=True)
    courier.run(MORNING)


if __name__ == "__main__":
    main()

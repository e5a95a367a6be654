"""What the confidence rests on, in a sentence for people."""

from answers.learning.adapting import READY, Drawn, draw_adaptations
from answers.learning.verdicts import list_statements
from kb.database import Session
from kb.receipts import find_newest_fingerprint


def tell_confidence(session: Session) -> str:
    """How many outcomes the confidence rests on, under the index that answered last."""
    drawn = draw_adaptations(list_statements(session)).get(find_newest_fingerprint(session) or "", Drawn())
    if not drawn.outcomes:
        return "Confidence is as it ships: no outcome under the present index says yet whether it comes true here."
    outcomes = f"{drawn.outcomes} outcome" + ("" if drawn.outcomes == 1 else "s")
    people = "1 person" if drawn.people == 1 else f"{drawn.people} people"
    now = drawn.adaptation.apply(READY)
    return f"Confidence rests on {outcomes} of {people} beside what ships: what would be {READY:.0%} is {now:.0%} here."

"""What a customer is told when a promise takes longer: what was promised, that we are sorry, why, and the new time.

Templates in Liquid, in the tone of the starter library: nl and da say je and du, de and fr are formal. Invariant: they
take both moments as phrases of `answers.times`, so that a time is said in one way only.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """`ahead` is said before the promised time, `past` after it; `otherwise` is what the customer may do."""

    ahead: str
    past: str
    new: str
    otherwise: str

    def full(self, *, is_past: bool) -> str:
        """The whole reply; `reason` is a sentence or nothing."""
        return f"{self.short(is_past=is_past)} {self.otherwise}"

    def short(self, *, is_past: bool) -> str:
        """The same for channels that like it short."""
        return f"{self.past if is_past else self.ahead}{{% if reason %}} {{{{ reason }}}}{{% endif %}} {self.new}"


FOLLOW_UP = {
    "en": FollowUpWords(
        ahead="We promised you an answer {{ promise.old }}, and we won't manage that. "
        "I'm sorry to keep you waiting for longer.",
        past="We promised you an answer {{ promise.old }}, and you didn't get one. "
        "I'm sorry that you are still waiting.",
        new="You'll hear from us {{ promise.new }}.",
        otherwise="If it can't wait until then, just reply here.",
    ),
    "nl": FollowUpWords(
        ahead="We hadden beloofd dat je {{ promise.old }} van ons zou horen, en dat lukt niet. "
        "Sorry dat je langer op ons moet wachten.",
        past="We hadden beloofd dat je {{ promise.old }} van ons zou horen, en dat is niet gelukt. "
        "Sorry dat je nog steeds op ons wacht.",
        new="Je hoort {{ promise.new }} van ons.",
        otherwise="Kan het niet zo lang wachten? Antwoord dan gewoon hier.",
    ),
    "da": FollowUpWords(
        ahead="Vi lovede, at du ville høre fra os {{ promise.old }}, og det når vi ikke. "
        "Jeg er ked af, at du kommer til at vente længere på os.",
        past="Vi lovede, at du ville høre fra os {{ promise.old }}, og det nåede vi ikke. "
        "Jeg er ked af, at du stadig venter på os.",
        new="Du hører fra os {{ promise.new }}.",
        otherwise="Kan det ikke vente så længe, kan du bare svare her.",
    ),
    "de": FollowUpWords(
        ahead="Wir hatten Ihnen zugesagt, dass Sie {{ promise.old }} von uns hören, und das schaffen wir nicht. "
        "Es tut mir leid, dass Sie länger auf uns warten.",
        past="Wir hatten Ihnen zugesagt, dass Sie {{ promise.old }} von uns hören, und das haben wir nicht geschafft. "
        "Es tut mir leid, dass Sie noch auf uns warten.",
        new="Sie hören {{ promise.new }} von uns.",
        otherwise="Wenn es nicht so lange warten kann, antworten Sie einfach hier.",
    ),
    "fr": FollowUpWords(
        ahead="Nous vous avions promis une réponse {{ promise.old }}, et nous n’y arriverons pas. "
        "Je vous prie de nous excuser de vous faire attendre plus longtemps.",
        past="Nous vous avions promis une réponse {{ promise.old }}, et vous ne l’avez pas reçue. "
        "Je vous prie de nous excuser de vous faire encore attendre.",
        new="Vous aurez de nos nouvelles {{ promise.new }}.",
        otherwise="Si cela ne peut pas attendre jusque-là, répondez simplement ici.",
    ),
}

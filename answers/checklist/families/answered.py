"""The check on whether every question of the message is answered, or openly put off."""

import re

from answers.checklist.asked import Asked, list_asked
from answers.checklist.asked_kin import find_kin
from answers.checklist.body import read_body
from answers.checklist.draft import Draft
from answers.checklist.figures import UNIT_KINDS, find_figures
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.moments.days import find_days
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text, read_text

_LONGEST = 6_000  # characters of a reply that are read
_LONG_STEM = 5
_ENDING = 2  # letters that a short word may have more
_LEAST_OTHER = 2  # own words of a question that nothing but its words could answer
_TIMES = frozenset(("days", "weeks", "months", "years", "hours", "minutes", "date", "clock"))
_PLAIN = frozenset({"time", "amount", "place"})  # a first question's answer may well share no word: "It is.", "Done."
_TERSE = 7  # words of a first sentence
_TERSE_IN_ALL = 14  # words for each question
_SAID_AT_ONCE = re.compile(  # also what ends in a number, though not "4. december", "1. Februar"
    r"\S[^.!?;\n]{0,200}(?:[.:](?=\w|\s[a-zà-ÿ]|\s(?:Jan|Feb|Mär|Apr|Mai|Ju[nl]|Aug|Sep|Okt|Nov|Dez))"
    r"[^.!?;\n]{0,200}){0,4}[.!?;]?"
)
_SMALL_TALK = ("thanks", "apology", "stock_phrase")
_SAID = 40  # characters of a question that are quoted


@check("answers_question")
def answers_question(draft: Draft, _parameters: Parameters) -> Finding:
    """Every question of a message that asks several things is answered, or put off openly.

    A question counts as seen to where the reply has its words, or the kind of answer that it wants: a time, an amount,
    a place, a yes or no. Where the reply puts off all, or says "as for your other question", nothing is missing;
    whether an only question is answered, a person sees at a glance.
    """
    lang = draft.lang
    asked = list_asked(draft.question, lang)
    if len(asked) < 2 or draft.spoken != lang:
        return passed("The message does not ask several things.")
    reply = _Reply(draft)
    missing = [
        one
        for place, one in enumerate(asked)
        if (place > 0 or one.wanted in _PLAIN) and not _is_rhetorical(one, draft) and not reply.sees_to(one, asked)
    ]
    if not missing or find_phrases("deferrals", lang, draft.read) or reply.is_terse(len(asked)):
        return passed("Every question is seen to.")
    if len(missing) == len(asked):
        return passed("All of it is put off, or answered in other words.")
    said = " ".join(missing[0].text.split())
    said = said if len(said) <= _SAID else f"{said[:_SAID].rsplit(' ', 1)[0]} …"
    return failed(f"Answer “{said}”, or say when the answer comes.")


def _is_rhetorical(asked: Asked, draft: Draft) -> bool:
    """Whether somebody who complains may ask this without wanting to be told: "how can that be?", "where are you?"."""
    return "complaint" in draft.situations and asked.wanted in {"reason", "way", "place"}


class _Reply:
    """A reply, as questions are held against it."""

    def __init__(self, draft: Draft) -> None:
        self.lang = draft.lang or ""
        body = read_body(draft)
        self.body: Text = body if len(body.raw) <= _LONGEST else read_text(body.raw[:_LONGEST])
        self.words = {word.text for word in self.body.words}
        self.kin = find_kin(self.words, self.lang)
        self.stems = {word[:_LONG_STEM] for word in self.words if len(word) >= _LONG_STEM}

    def sees_to(self, asked: Asked, all_asked: tuple[Asked, ...]) -> bool:
        """Whether anything shows that this question was seen."""
        if asked.kin & self.kin or any(self._has(word) for word in asked.words) or self._gives(asked, all_asked):
            return True
        return asked.wanted in {"other", "way", "reason"} and len(asked.words) < _LEAST_OTHER

    def is_terse(self, questions: int) -> bool:
        """Whether it answers in a few words each, as people do who take question after question: "Forty. Yes."."""
        if len(self.body.words) > _TERSE_IN_ALL * questions:
            return False
        spare = [start for name in _SMALL_TALK for start, _ in find_phrases(name, self.lang, self.body)]
        said = [
            found.group()
            for found in _SAID_AT_ONCE.finditer(self.body.raw)
            if found.group()[-1] not in "?;" and not any(found.start() <= start < found.end() for start in spare)
        ]
        return len(said) >= questions and len(said[0].split()) <= _TERSE

    def _has(self, word: str) -> bool:
        if word in self.words:
            return True
        if len(word) >= _LONG_STEM and word[:_LONG_STEM] in self.stems:
            return True
        if len(word) < _LONG_STEM:
            return any(own.startswith(word) and len(own) <= len(word) + _ENDING for own in self.words)
        stem = word[:-1] if len(word) > _LONG_STEM else word
        return stem in self.body.folded or any(own in word for own in self.words if len(own) > _LONG_STEM)

    def _gives(self, asked: Asked, all_asked: tuple[Asked, ...]) -> bool:
        """Whether the reply has as many answers of the kind that is wanted as there are such questions."""
        alike = sum(one.wanted == asked.wanted for one in all_asked)
        return self._count(asked.wanted) >= alike

    def _count(self, wanted: str) -> int:
        kinds = [figure.kind for figure in find_figures(self.body, self.lang)]
        if wanted == "time":
            days = find_days(self.body.folded, self.lang)
            spelled = sum(UNIT_KINDS.get(word) in _TIMES for word in self.words)  # "two weeks"
            said = len(days) + len(find_phrases("times", self.lang, self.body))
            return max(len(_TIMES.intersection(kinds)), spelled) + said
        if wanted == "amount":
            return kinds.count("money") + kinds.count("percent") + len(find_phrases("free", self.lang, self.body))
        if wanted == "place":
            return kinds.count("link") + kinds.count("email") + len(find_phrases("places", self.lang, self.body))
        if wanted == "reason":
            return len(find_phrases("reasons", self.lang, self.body))
        if wanted == "way":
            return len(find_phrases("steps", self.lang, self.body))
        return len(find_phrases("yes_no", self.lang, self.body)) if wanted == "yes" else 0

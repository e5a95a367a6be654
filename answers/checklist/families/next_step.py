"""The check on whether the customer knows what happens next."""

import re

from answers.checklist.body import read_body
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text

_LISTS = ("steps", "invitations")
_PLACE = re.compile(
    r"\w@\w|\+?\(?\d[\d ()/.-]{6,18}\d|\b[\w-]{2,40}\.(?:example|com|org|net|eu|nl|dk|de|fr|be|ch|at|lu|uk|ie|io)\b"
)
_WITHIN = re.compile(
    r"\b(?:within|in|binnen|over|inden for|om|innerhalb von|innerhalb|sous|dans|d'ici) \d{1,3} "
    r"(?:\w{1,10} )?(?:da|ta|jour|hour|uur|time|stund|heure|min|week|uge|woche|sem|werk|hver|arbe)"
)
_REQUESTS = {
    "de": re.compile(r"\b(?!sind|haben|hatten|waren|wurden|werden|wissen|wollten|mogen|wenn|dass|denn|dann|wann|den)"
                     r"\w{2,20}(?:en|ln|rn) sie\b"),
    "fr": re.compile(r"(?<![\w'-])(?!avez|aviez|chez|assez|nez|rez|etiez|auriez|seriez|riez|allez-y)\w{2,20}ez\b"),
}  # fmt: skip


@check("next_step")
def next_step(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply says what happens next: a step for the customer or for us, a time, a place to go, or a question.

    Thanks for praise need none.
    """
    if "praise" in draft.situations and "?" not in draft.question:
        return passed("Praise needs no next step.")
    body = read_body(draft)
    if _asks_or_points(body) or _names_a_step(body, draft.spoken):
        return passed("The customer knows what happens next.")
    return failed("Say what happens next: what the customer can do, what you will do, or by when.")


def _asks_or_points(body: Text) -> bool:
    return "?" in body.raw or bool(body.links) or any(it.search(body.folded) for it in (_PLACE, _WITHIN))


def _names_a_step(body: Text, lang: str | None) -> bool:
    request = _REQUESTS.get(lang or "")
    if request and request.search(body.folded):
        return True
    return any(find_phrases(name, lang, body) for name in _LISTS)

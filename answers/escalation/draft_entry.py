"""A department's answer as a draft of the library: the question that was handed over is its first phrasing."""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from answers.language import detect
from answers.redaction.redact import redact
from kb.database import Session
from kb.documents import EntryDocument
from kb.documents.limits import MAX_ANSWER_CHARACTERS, MAX_LINE_CHARACTERS
from kb.entries import list_variants
from kb.escalations import Escalation
from kb.refusal import find_problems

_SLUG_WORDS = 6
_TITLE_CHARACTERS = 160
_MARK = re.compile(r"\[[^\[\]]{1,40}\]")  # what redaction leaves
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "å": "a", "œ": "oe"})


def draft_entry(session: Session, escalation: Escalation, answer: str) -> EntryDocument | None:
    """The draft, ready to be saved; None where the store would refuse it, so that an answer is never lost for that.

    Its answer is without personal data, and in the language that it is written in.
    """
    lang = _language(escalation, answer)
    question = " ".join(escalation.question.split())
    title = _title(question)
    document = EntryDocument(
        id=_free_id(escalation, lambda entry_id: bool(list_variants(session, entry_id))),
        title=title,
        questions=() if question == title else (question[:MAX_LINE_CHARACTERS],),
        department=escalation.department,
        lang=lang,
        status="draft",
        answer=_as_template(redact(answer, lang=lang, reference=escalation.reference))[:MAX_ANSWER_CHARACTERS],
    )
    return None if find_problems(session, document) else document


def _language(escalation: Escalation, answer: str) -> str:
    written = detect(answer)
    return (written.lang if written.sure else None) or escalation.lang or written.lang or "en"


def _title(question: str) -> str:
    """The sentence that asks, else the first one, not endless."""
    sentences = re.split(r"(?<=[.!?])\s+", question)
    asking = next((it for it in sentences if it.endswith("?")), sentences[0])
    return asking if len(asking) <= _TITLE_CHARACTERS else f"{asking[: _TITLE_CHARACTERS - 1].rstrip()}…"


def _free_id(escalation: Escalation, is_taken: Callable[[str], bool]) -> str:
    plain = unicodedata.normalize("NFKD", _MARK.sub(" ", _title(escalation.question)).lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    slug = "-".join(words[:_SLUG_WORDS])[:60].strip("-") or "question"
    base = f"{escalation.department.replace('_', '-')}/{slug}"
    return next(it for number in count(1) if not is_taken(it := base if number == 1 else f"{base}-{number}"))


def _as_template(text: str) -> str:
    """The text so that it means no placeholder: a department's braces are just braces, and none reaches a customer."""
    for opening in ("{{", "{%", "}}", "%}", "[["):
        text = text.replace(opening, " ".join(opening))
    return text

"""What the editor's form sends, and the document that it makes of an entry."""

from dataclasses import dataclass

from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from kb.documents import EntryDocument
from web.json_input import refuse_invalid

LABELS = {
    "title": "Title",
    "questions": "Other ways people ask it",
    "answer": "Answer",
    "short": "Short version",
    "authority": "Authority",
    "audience": "Shown to",
    "channels": "Channels",
    "takes_days": "Takes days",
    "review_every": "Review every",
}
SHARED = ("authority", "audience", "channels", "takes_days", "review_every")  # of these a variant says nothing itself
_MAX_REVISION_DIGITS = 9


@dataclass(frozen=True, slots=True)
class EditForm:
    """An entry in one language, as it is typed; `revision` is the one that was opened, 0 where that is unreadable.

    `questions` has one a line; no channels mean all of them. `takes_days` is "yes" or empty.
    """

    revision: int
    title: str
    questions: str
    answer: str
    short: str
    authority: str
    audience: str
    channels: tuple[str, ...]
    takes_days: str
    review_every: str

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "EditForm":
        """The form as it was sent, with a browser's line ends made plain."""
        revision = form.get("revision", "")
        readable = revision.isascii() and revision.isdecimal() and len(revision) <= _MAX_REVISION_DIGITS
        texts = {name: form.get(name, "").replace("\r\n", "\n") for name in LABELS if name != "channels"}
        return cls(revision=int(revision) if readable else 0, channels=tuple(form.getlist("channels")), **texts)

    @classmethod
    def of(cls, document: EntryDocument, revision: int) -> "EditForm":
        """The form of a document that is complete."""
        return cls(
            revision=revision,
            title=document.title,
            questions="\n".join(document.questions),
            answer=document.answer,
            short=document.short or "",
            authority=document.authority or "",
            audience=document.audience or "",
            channels=document.channels,
            takes_days="yes" if document.takes_days else "",
            review_every=document.review_every or "",
        )

    def onto(self, document: EntryDocument, *, is_source: bool) -> EntryDocument:
        """The document with what was typed; of a variant the shared fields stay as they are.

        Raises:
            InputRefused: A field cannot be used.
        """
        typed: dict[str, object] = {
            "title": self.title.strip(),
            "questions": [line for it in self.questions.split("\n") if (line := it.strip())],
            "answer": self.answer,
            "short": self.short.strip() or None,
        }
        if is_source:
            typed |= {
                "authority": self.authority or None,
                "audience": self.audience or None,
                "channels": list(self.channels),
                "takes_days": self.takes_days == "yes" or None,
                "review_every": self.review_every.strip() or None,
            }
        try:
            return EntryDocument.model_validate({**document.model_dump(), **typed})
        except ValidationError as error:
            refuse_invalid(error)
            raise

    def said(self) -> dict[str, str]:
        """Each field by its name as a person reads it, to be compared with another form's."""
        said = {name: str(getattr(self, name)).strip() for name in LABELS if name != "channels"}
        return {**said, "channels": ", ".join(self.channels) or "all"}

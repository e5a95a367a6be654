"""The change of an entry as a must-read: said where it is published."""

from dataclasses import dataclass
from datetime import datetime

from flask import request

from kb.actor import Actor
from kb.database import Session
from kb.must_reads import add_must_read
from web.refusals import InputRefused


@dataclass(frozen=True, slots=True)
class MustReadDraft:
    """Whether people have to read the change, and what they have to know, as it is typed."""

    wanted: bool = False
    text: str = ""

    @classmethod
    def read(cls) -> "MustReadDraft":
        """As it was sent."""
        return cls("must_read" in request.form, request.form.get("must_read_text", "").replace("\r\n", "\n"))

    def check(self) -> None:
        """Lets nobody be told to read without being told what.

        Raises:
            InputRefused: It is wanted, but says nothing.
        """
        if self.wanted and not self.text.strip():
            raise InputRefused("must_read_text", "Say what people have to know about this change, or untick the box.")

    def make(self, db: Session, actor: Actor, entry_id: str, at: datetime) -> None:
        """Makes it, where it is wanted; `at` lies before the change."""
        if self.wanted:
            add_must_read(db, actor, text=self.text, at=at, entry_id=entry_id)

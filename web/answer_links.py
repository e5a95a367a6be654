"""Answer links: whoever has one may answer one question, until it ends. Nothing about them is kept but when they end.

The link is signed with the installation's key (itsdangerous), under a purpose of its own, so that no other signed value
passes for one. It is the permission and the protection against forged requests in one: a page of another site does not
know it, no cookie counts, and it is of no use for anything but its question.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from itsdangerous import BadData, URLSafeSerializer

PATH = "/answers"
LIST_PATH = "/handed-over"
_PURPOSE = "answer link"


class AnswerLinkUnusable(Exception):
    """An answer link that nobody made, or that has ended: both look the same."""

    def __init__(self) -> None:
        super().__init__(
            "This link does not work any more: ask whoever sent it for the question, or sign in to answer."
        )


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """What a link stands for: a question, and the message that it came with."""

    escalation: str
    delivery: int


class AnswerLinks:
    """Makes answer links and reads them."""

    def __init__(self, secret_key: str, address: str) -> None:
        """`address` is the server's own, without a slash at its end."""
        self._signer = URLSafeSerializer(secret_key, salt=_PURPOSE)
        self._address = address

    @property
    def list_address(self) -> str:
        """Where people with an account find what waits for them."""
        return f"{self._address}{LIST_PATH}"

    def make(self, escalation: str, delivery: int, expires_at: datetime) -> str:
        """The link, as it is sent."""
        token = self._signer.dumps([escalation, delivery, int(expires_at.timestamp())])
        return f"{self._address}{PATH}/{token}"

    def read(self, token: str, now: datetime) -> AnswerLink:
        """What the link stands for.

        Raises:
            AnswerLinkUnusable: Nobody made it, or it has ended.
        """
        try:
            escalation, delivery, ends = self._signer.loads(token)
        except (BadData, ValueError, TypeError):
            raise AnswerLinkUnusable from None
        if now >= datetime.fromtimestamp(ends, UTC):
            raise AnswerLinkUnusable
        return AnswerLink(escalation, delivery)

"""What can go wrong with an encoder. Every message is one sentence that says what to do."""

from pathlib import Path


class EncoderError(Exception):
    """Something about one encoder; the parent of all errors here.

    Attributes:
        encoder: The encoder's name, as in the settings.
        reason: What is wrong and what to do, as one sentence.
    """

    def __init__(self, encoder: str, reason: str) -> None:
        self.encoder = encoder
        self.reason = reason
        super().__init__(f"Encoder {encoder!r}: {reason}")


class EncoderMissing(EncoderError):
    """The encoder is not there: not prepared yet, not installed, or nothing has that name."""


class EncoderUnusable(EncoderError):
    """The encoder is there and cannot be used: files of another format, truncated, or not a model for sentences."""


class PreparationFailed(EncoderError):
    """An encoder could not be fetched, built or verified; the models folder is as it was before."""


class WeightsUnreadable(Exception):
    """A weights file does not have the layout that its name promises.

    Attributes:
        path: The file.
        detail: What was expected and what was found.
    """

    def __init__(self, path: Path, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(f"{path.name}: {detail}")

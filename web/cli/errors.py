"""The errors whose text is a sentence for the person at the terminal; anything else is a bug and shows its trace."""

from answers.errors import AnswersError
from answers.evaluation import EvaluationRefused
from index.encoders import EncoderError, PreparationFailed
from kb.errors import KbError
from web.settings import SettingsRefused
from web.wiring import DataFolderUnusable


class CommandRefused(Exception):
    """What a command was given cannot be used; `str()` says what to give instead."""


SPOKEN = (
    AnswersError,
    CommandRefused,
    DataFolderUnusable,
    EncoderError,
    EvaluationRefused,
    KbError,
    PreparationFailed,
    SettingsRefused,
)

"""The errors whose text is a sentence for the person at the terminal; anything else is a bug and shows its trace."""

from answers.errors import AnswersError
from answers.evaluation import EvaluationRefused
from index.encoders import EncoderError, PreparationFailed
from kb.errors import KbError
from web.cli.refused import CommandRefused
from web.data_folder import DataFolderUnusable
from web.settings import SettingsRefused

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

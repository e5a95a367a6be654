"""What the settings say about how long things are kept, as the purge takes it."""

from answers.privacy.forgetting import Forgetter
from answers.privacy.purging import Purger
from answers.privacy.retention import Retention
from kb.database import Database
from web.secret_key import get_reference_key
from web.settings import Settings


def make_purger(settings: Settings, database: Database) -> Purger:
    """The purge by these settings."""
    retention = Retention(
        questions_days=settings.keep_questions_days,
        promises_days=settings.keep_promises_days,
        escalations_days=settings.keep_escalations_days,
        deliveries_days=settings.keep_deliveries_days,
        evaluations_days=settings.keep_evaluations_days,
        sessions_days=settings.keep_sessions_days,
        failed_sign_ins_days=settings.keep_failed_sign_ins_days,
    )
    return Purger(database, retention, settings.evaluations_folder)


def make_forgetter(settings: Settings, database: Database) -> Forgetter:
    """Forgetting with this installation's key."""
    return Forgetter(database, get_reference_key(settings), settings.evaluations_folder)

"""The composition root: settings in, working parts out. The only place that chooses implementations."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from answers.checking import Checker
from answers.clockwork import Clockwork, Job
from answers.escalation.book import KIND, EscalationBook
from answers.escalation.courier import Courier
from answers.escalation.letter import LetterWriter
from answers.escalation.reminder import KIND as REMINDER
from answers.escalation.reminder import ReminderWriter
from answers.holding_desk import HoldingDesk
from answers.language import warm_up
from answers.learning.learner import Learner
from answers.outcomes import OutcomeBook
from answers.pace import PaceBook
from answers.privacy.forgetting import Forgetter
from answers.privacy.purging import Purger, purge_daily
from answers.promises.book import PromiseBook
from answers.promises.reminders import watch_promises
from answers.publishing import Publisher
from answers.rises.watch import watch_rises
from answers.shifts.since import Historian
from answers.suggest import Suggester
from answers.sync import LiveIndex
from answers.verdict import Tolerance
from index.encoders import Encoder, load_encoders
from kb.database import Database
from kb.vectors import SqlVectorCache
from web.address import public_address
from web.answer_links import AnswerLinks
from web.data_folder import open_database
from web.keeping import make_forgetter, make_purger
from web.notice_sources import SOURCES
from web.notices import NoticeBoard
from web.secret_key import get_reference_key, get_secret_key
from web.settings import Settings, list_variables

_DELIVERED_EVERY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Services:
    """The working parts that the pages, the API and the commands share; safe to use from several threads."""

    settings: Settings
    database: Database
    index: LiveIndex
    suggester: Suggester
    checker: Checker
    publisher: Publisher
    paces: PaceBook
    holdings: HoldingDesk
    outcomes: OutcomeBook
    promises: PromiseBook
    escalations: EscalationBook
    learner: Learner
    clockwork: Clockwork
    reference_key: str = field(repr=False)
    purger: Purger
    forgetter: Forgetter
    notices: NoticeBoard
    historian: Historian

    def close(self) -> None:
        """Ends the work that nobody asks for and closes the store, which leaves no -wal file behind."""
        self.clockwork.stop()
        self.learner.close()
        self.database.close()


def configured_encoders(settings: Settings) -> list[Encoder]:
    """The encoders that the settings name.

    Raises:
        EncoderError: One of them is missing or unusable.
    """
    return load_encoders(settings.models, settings.encoders)


def live_index(settings: Settings, database: Database) -> LiveIndex:
    """The index of this process, not yet opened."""
    return LiveIndex(database, settings.index_folder, lambda: configured_encoders(settings), SqlVectorCache(database))


def open_services(settings: Settings) -> Services:
    """Everything that serves: store, index (words at once, meaning as soon as it is built) and suggester.

    Raises:
        DataFolderUnusable: The data folder cannot be made.
        KbError: The database cannot be used.
    """
    database = open_database(settings)
    index = live_index(settings, database)
    index.open()
    warm_up()
    learner = Learner(database, index)
    learner.adapt()
    reference_key = get_reference_key(settings)
    tolerance = Tolerance(settings.ready_wrong_at_most, settings.missed_at_most)
    paces = PaceBook(database)
    suggester = Suggester(database, index, reference_key=reference_key, tolerance=tolerance, paces=paces)
    checker = Checker(database, index)
    outcomes = OutcomeBook(database, learner, checker, reference_key=reference_key, find_paces=paces.find)
    purger = make_purger(settings, database)
    courier = open_courier(settings, database)
    jobs = (
        watch_promises(database, lead=timedelta(minutes=settings.remind_minutes)),
        purge_daily(purger),
        Job("deliveries", _DELIVERED_EVERY_SECONDS, courier.run),
        watch_rises(database),
    )
    clockwork = Clockwork(database, jobs)
    return Services(
        settings=settings,
        database=database,
        index=index,
        suggester=suggester,
        checker=checker,
        publisher=Publisher(),
        paces=paces,
        holdings=HoldingDesk(database, index, paces),
        outcomes=outcomes,
        promises=PromiseBook(database, checker, paces.find),
        escalations=EscalationBook(database, index, courier, checker, reference_key=reference_key),
        learner=learner,
        clockwork=clockwork,
        reference_key=reference_key,
        purger=purger,
        forgetter=make_forgetter(settings, database),
        notices=NoticeBoard(database, SOURCES),
        historian=Historian(),
    )


def open_courier(settings: Settings, database: Database) -> Courier:
    """Who sends what lies in the outbox; secrets of contacts come from the environment."""
    links = AnswerLinks(get_secret_key(settings), public_address(settings))
    writer = LetterWriter(links.make, links.list_address, settings.answer_link_days)
    reminders = ReminderWriter(f"{public_address(settings)}/promises")
    composers = {KIND: writer.write, REMINDER: reminders.write}
    return Courier(database, composers, list_variables())


def set_up_logging(settings: Settings) -> None:
    """Logs go to standard error; they carry ids and counts, never questions or answers."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("authlib").setLevel(logging.WARNING)  # in its debugging lines stand secrets

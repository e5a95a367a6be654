"""What the board keeps, for whom, and for how long."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kb.asker import Asker
from kb.bell import ring
from kb.database import Database
from kb.errors import DatabaseLocked
from kb.hidden_notices import hide_notice
from web.notices import Notice, NoticeBoard
from web.visitor import Visitor

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SAM = Visitor("Sam de Vries", "agent", asker=Asker(person_id=1))
LOTTE = Visitor("Lotte Vermeer", "owner", asker=Asker(person_id=2))


@pytest.fixture
def database(tmp_path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/store.db")
    database.upgrade()
    yield database
    database.close()


class Source:
    """Says what it holds, and counts how often it was asked."""

    def __init__(self, *notices: Notice) -> None:
        self.notices = notices
        self.asked = 0

    def __call__(self, visitor, session, now):
        self.asked += 1
        return (it for it in self.notices if visitor.role in {"owner", it.id.partition(":")[0]})


INFO = Notice("agent:info", "info", "The kettle is back.", may_hide=True)
CRISIS = Notice("agent:crisis", "crisis", "Payments fail.", halts=("it/pay",))


def test_the_gravest_comes_first(database):
    board = NoticeBoard(database, [Source(INFO), Source(CRISIS)])
    assert [it.id for it in board.read(SAM, NOON).shown] == ["agent:crisis", "agent:info"]


def test_nothing_is_asked_again_until_the_bell_rings(database):
    source = Source(INFO)
    board = NoticeBoard(database, [source])
    first = board.read(SAM, NOON)
    assert board.read(SAM, NOON + timedelta(seconds=9)) is first
    assert source.asked == 1
    source.notices = (INFO, CRISIS)
    with database.transaction() as session:
        ring(session)
    second = board.read(SAM, NOON + timedelta(seconds=9))
    assert len(second.shown) == 2
    assert second.etag != first.etag


def test_what_depends_on_the_time_is_told_without_a_bell(database):
    source = Source(INFO)
    board = NoticeBoard(database, [source])
    before = board.read(SAM, NOON)
    source.notices = ()
    assert board.read(SAM, NOON + timedelta(seconds=10)).shown == ()
    source.notices = (INFO,)
    assert board.read(SAM, NOON + timedelta(seconds=20)).etag == before.etag


def test_everybody_has_their_own(database):
    board = NoticeBoard(database, [Source(Notice("owner:info", "info", "For owners."))])
    assert board.read(SAM, NOON).shown == ()
    assert len(board.read(LOTTE, NOON).shown) == 1


def test_a_hidden_one_halts_all_the_same(database):
    board = NoticeBoard(
        database, [Source(Notice("owner:x", "warning", "Withdrawn.", may_hide=True, halts=("it/pay",)))]
    )
    with database.transaction() as session:
        hide_notice(session, 2, "owner:x", NOON)
        hide_notice(session, 2, "owner:x", NOON)
    (hidden,) = board.read(LOTTE, NOON).shown
    assert (hidden.is_hidden, hidden.halts) == (True, ("it/pay",))
    (other,) = board.read(Visitor("Noor", "owner", asker=Asker(person_id=3)), NOON).shown
    assert not other.is_hidden


def test_what_may_not_be_hidden_stays(database):
    with database.transaction() as session:
        hide_notice(session, 1, CRISIS.id, NOON)
    (shown,) = NoticeBoard(database, [Source(CRISIS)]).read(SAM, NOON).shown
    assert not shown.is_hidden


def test_a_page_is_shown_without_a_store(database):
    def fail(visitor, session, now):
        raise DatabaseLocked("store.db")

    board = NoticeBoard(database, [fail])
    assert board.find(SAM, NOON).shown == ()
    assert board.find(None, NOON).shown == ()
    with pytest.raises(DatabaseLocked):
        board.read(SAM, NOON)

"""Who has something to tell to everybody with a page open: one module a source, all of them in this table."""

from web.notice_sources import freezes, handed_over, must_reads, pins, promises, rises, withdrawals
from web.notices import NoticeSource

SOURCES: tuple[NoticeSource, ...] = (
    pins.list_notices,
    withdrawals.list_notices,
    freezes.list_notices,
    rises.list_notices,
    must_reads.list_notices,
    promises.list_notices,
    handed_over.list_notices,
)

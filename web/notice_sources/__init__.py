"""Who has something to tell to everybody with a page open: one module a source, all of them in this table."""

from web.notice_sources import must_reads, pins
from web.notices import NoticeSource

SOURCES: tuple[NoticeSource, ...] = (pins.list_notices, must_reads.list_notices)

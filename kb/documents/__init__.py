"""The library on disk: what its files mean and how they are written. Pure: no SQL, no store.

Parsing is strict (unknown fields, guessed types, aliases and controls are refused) and every problem names its file,
line and field. `parse(dump(x)) == x` for every document.
"""

from kb.documents.blank import BlankDocument
from kb.documents.catalogue import Catalogue
from kb.documents.channel import ChannelDocument
from kb.documents.department import DepartmentDocument
from kb.documents.entry import EntryDocument
from kb.documents.fact import FactDocument
from kb.documents.facts_file import dump_fact, dump_facts, parse_fact, parse_facts
from kb.documents.formats import (
    AnyDocument,
    Kind,
    dump_channel,
    dump_department,
    dump_entry,
    dump_guideline,
    parse_channel,
    parse_department,
    parse_entry,
    parse_guideline,
)
from kb.documents.guideline import GuidelineConditions, GuidelineDocument
from kb.documents.languages import LANGUAGE_CODES, pick_language
from kb.documents.library import KnownNames, Library, SourceFile, dump_document, parse_document
from kb.documents.problems import LibraryUnreadable, Problem
from kb.documents.reading import read_library

__all__ = [
    "LANGUAGE_CODES",
    "AnyDocument",
    "BlankDocument",
    "Catalogue",
    "ChannelDocument",
    "DepartmentDocument",
    "EntryDocument",
    "FactDocument",
    "GuidelineConditions",
    "GuidelineDocument",
    "Kind",
    "KnownNames",
    "Library",
    "LibraryUnreadable",
    "Problem",
    "SourceFile",
    "dump_channel",
    "dump_department",
    "dump_document",
    "dump_entry",
    "dump_fact",
    "dump_facts",
    "dump_guideline",
    "parse_channel",
    "parse_department",
    "parse_document",
    "parse_entry",
    "parse_fact",
    "parse_facts",
    "parse_guideline",
    "pick_language",
    "read_library",
]

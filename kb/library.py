"""A library between its folder and the store: the two verbs, from wherever they are called."""

from kb.exporting import ExportSummary, export_library
from kb.importing import ImportSummary, import_library

__all__ = ["ExportSummary", "ImportSummary", "export_library", "import_library"]

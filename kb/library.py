"""A library between its folder and the store: the two verbs, from wherever they are called."""

from kb.exporting import ExportSummary, export_library
from kb.import_plan import Resolve
from kb.importing import ImportSummary, import_library

__all__ = ["ExportSummary", "ImportSummary", "Resolve", "export_library", "import_library"]

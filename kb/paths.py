"""Where each document lies in a library's folder."""

from kb.documents import AnyDocument, EntryDocument, FactDocument
from kb.documents.channel import ChannelDocument
from kb.documents.department import DepartmentDocument
from kb.documents.facts_file import FACTS_FILE
from kb.documents.guideline import GuidelineDocument
from kb.documents.variants import is_source


def list_paths(document: AnyDocument) -> list[str]:
    """The paths that a document may have, the usual one first; only a source has a choice."""
    match document:
        case EntryDocument():
            suffixed = f"entries/{document.id}.{document.lang}.md"
            return [f"entries/{document.id}.md", suffixed] if is_source(document) else [suffixed]
        case DepartmentDocument():
            return [f"departments/{document.id}.md"]
        case GuidelineDocument():
            return [f"guidelines/{document.id}.md"]
        case ChannelDocument():
            return [f"channels/{document.id}.md"]
        case FactDocument():
            return [FACTS_FILE]

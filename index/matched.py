"""Which text of an item a person is shown as the one that matched."""

from collections.abc import Sequence

from index.documents import Document
from index.texts import list_sentences, list_stems


def find_matched(document: Document, place: int, stems: Sequence[str]) -> str:
    """Return the phrasing at `place`; for -1 the answer's sentence that shares most words with the question.

    Of sentences that share as many, the first; an answer without a sentence gives the title, and no text at all "".
    """
    if place >= 0 and document.phrasings:
        return document.phrasings[place]
    sentences = list_sentences(document.item.answer)
    wanted = set(stems)
    return max(sentences, key=lambda s: len(wanted & set(list_stems(s, document.lang))), default=document.title)

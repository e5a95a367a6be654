"""What a library is taught about itself once its texts are embedded: where it ends, and which question is whose.

`teach` looks at everything and takes seconds; `teach_again` follows an edit in a fraction of one and is right for the
items that changed, while the others hear of them at the next `teach`.
"""

from dataclasses import replace

import numpy as np

from index.contrast import build_contrast, follow_contrast
from index.learned import learn, learn_again
from index.library import Library
from index.vector_cache import VectorCache


def teach(library: Library, *, known: Library | None = None, cache: VectorCache | None = None) -> Library:
    """Return the library with its contrast and what its phrasings teach; `known` saves embedding the background again.

    Raises:
        VectorsUnusable: an encoder returned something that can't be searched.
    """
    phrasings = [of_encoder.phrasings for of_encoder in library.dense]
    langs = [document.lang for document in library.documents]
    contrast = build_contrast(phrasings, langs, known=known.contrast if known else None, cache=cache)
    learned = learn(library.documents, phrasings, contrast) if phrasings and langs else None
    return replace(library, contrast=contrast, learned=learned)


def teach_again(library: Library, old: Library) -> Library:
    """Return the library with what the old one was taught, and with what is new in it; embeds nothing."""
    if old.contrast is None:
        return library
    before = {document: number for number, document in enumerate(old.documents)}
    places = np.array([before.get(document, -1) for document in library.documents], dtype=np.int64)
    phrasings = [of_encoder.phrasings for of_encoder in library.dense]
    contrast = follow_contrast(old.contrast, phrasings, np.flatnonzero(places < 0))
    learned = learn_again(library.documents, phrasings, contrast, old.learned, places)
    return replace(library, contrast=contrast, learned=learned)

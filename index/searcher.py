"""The searcher: texts and ids in, ranked groups with a confidence out.

Immutable, so threads share it without a lock and an update is a new one beside it. Searching embeds the question and
nothing else.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property, lru_cache

from threadpoolctl import threadpool_limits

from index.adaptation import UNMOVED, Adaptation
from index.background import fingerprint_background
from index.confidence import estimate, fingerprint_calibration
from index.documents import order_documents, prepare_document
from index.embedded import Embedded
from index.embedding import Progress
from index.encoders.protocol import Encoder, TokenEncoder
from index.explaining import explain
from index.items import Item, Ranked
from index.known import NOTHING
from index.languages import find_question_language
from index.library import Library, build_library, list_known
from index.matched import find_matched
from index.ranking import Candidate, Question, rank
from index.rehearsal import Foreseen, foresee
from index.scale import Scale, measure_scale
from index.senses import load_senses
from index.teaching import teach, teach_again
from index.texts import has_words, list_stems, normalise
from index.vector_cache import VectorCache

FORMAT = 3  # of the texts that are embedded and of everything that is derived from their vectors
QUESTIONS_AT_ONCE = 256
RECENT_QUESTIONS = 256  # with their tokens some 5 MB
AT_ONCE_TEXTS = 1_000  # a library up to this size is taught anew with every edit: .2 s
_BESIDE = ThreadPoolExecutor(4, thread_name_prefix="encode")  # threads start with the first question


class Searcher:
    """Finds the groups that answer a question."""

    def __init__(
        self,
        library: Library,
        scale: Scale,
        foreseen: Foreseen,
        *,
        fresh: bool = True,
        adaptation: Adaptation = UNMOVED,
    ) -> None:
        """Take the parts; `fresh` says that all of them belong to these very items."""
        self.library = library
        self.scale = scale
        self.foreseen = foreseen
        self.fresh = fresh
        self.adaptation = adaptation

    @cached_property
    def encoders(self) -> tuple[Encoder, ...]:
        """The encoders, in the order in which they were given."""
        return tuple(of_encoder.encoder for of_encoder in self.library.dense)

    @cached_property
    def fingerprint(self) -> str:
        """Changes with the encoders, the settings and the format: only equal fingerprints are comparable."""
        return fingerprint_of(self.encoders)

    @property
    def item_count(self) -> int:
        """Items that can be found."""
        return len(self.library.documents)

    @property
    def text_count(self) -> int:
        """Texts that a question is compared with: phrasings, and one passage for each answer."""
        return self.library.text_count

    @classmethod
    def build(
        cls,
        items: Iterable[Item],
        encoders: Sequence[Encoder],
        *,
        cache: VectorCache | None = None,
        progress: Progress | None = None,
    ) -> "Searcher":
        """Embed each distinct text once, through the cache; of items with the same id the last one counts.

        `progress` is told (texts embedded, texts to embed), over all encoders.

        Raises:
            VectorsUnusable: an encoder returned something that can't be searched.
        """
        documents = order_documents({item.id: prepare_document(item) for item in items}.values())
        with on_one_thread():
            library = build_library(documents, encoders, known=NOTHING, cache=cache, progress=progress)
            return cls._measure(teach(library, cache=cache))

    def updated(
        self, changed: Iterable[Item], removed: Iterable[str], *, cache: VectorCache | None = None
    ) -> "Searcher":
        """Return a new searcher over the items as they are then; embeds only texts that are new.

        It finds what is new at once. In a larger library what its other entries learned from their neighbours is as it
        was, until it is `refreshed`; then it equals one built from these items.

        An id that is both changed and removed is there afterwards; a removed id that is not there is ignored.
        """
        gone = set(removed)
        documents = {d.item.id: d for d in self.library.documents if d.item.id not in gone}
        documents.update({item.id: prepare_document(item) for item in changed})
        ordered = order_documents(documents.values())
        known = list_known(self.library)
        with on_one_thread():
            library = build_library(ordered, self.encoders, known=known, cache=cache, progress=None)
            if library.text_count <= AT_ONCE_TEXTS or self.library.contrast is None:
                return self._measure(teach(library, known=self.library, cache=cache), self.adaptation)
            library = teach_again(library, self.library)
            return Searcher(library, measure_scale(library), self.foreseen, fresh=False, adaptation=self.adaptation)

    def refreshed(self, *, cache: VectorCache | None = None) -> "Searcher":
        """Return the searcher that `build` would make of these items; itself where it is that already. Takes seconds.

        Raises:
            VectorsUnusable: an encoder returned something that can't be searched.
        """
        if self.fresh:
            return self
        with on_one_thread():
            return self._measure(teach(self.library, known=self.library, cache=cache), self.adaptation)

    @classmethod
    def _measure(cls, library: Library, adaptation: Adaptation = UNMOVED) -> "Searcher":
        scale = measure_scale(library)
        return cls(library, scale, foresee(library), adaptation=adaptation)

    def with_adaptation(self, adaptation: Adaptation) -> "Searcher":
        """Return the same with other confidences in the same order; shares everything else.

        An adaptation belongs to the fingerprint under which its outcomes were recorded; the caller sees to that.
        """
        if adaptation == self.adaptation:
            return self
        return Searcher(self.library, self.scale, self.foreseen, fresh=self.fresh, adaptation=adaptation)

    def without_learned(self) -> "Searcher":
        """Return a searcher over the phrasings that people wrote; itself where use taught none. Embeds nothing."""
        taught = [document.item for document in self.library.documents if document.item.learned]
        return self.updated([replace(item, learned=()) for item in taught], []) if taught else self

    def search(
        self,
        question: str,
        *,
        lang: str | None = None,
        limit: int = 10,
        allowed: Callable[[str], bool] | None = None,
        explained: bool = False,
    ) -> tuple[Ranked, ...]:
        """Return at most `limit` groups, best first, equal ones by group id.

        `lang` is the question's language; None weighs the evidence without it. `allowed` is asked by item id and hides
        the others. A question without a letter or digit finds nothing. `explained` adds to each group what counted.

        Raises:
            VectorsUnusable: an encoder returned something that can't be searched.
        """
        text = normalise(question)
        if not self.library.documents or not has_words(text):
            return ()
        return self._rank(text, lang, _encode(self.encoders, text), limit, allowed, explained=explained)

    def search_many(
        self, questions: Sequence[str], *, langs: Sequence[str | None], limit: int = 10, explained: bool = False
    ) -> list[tuple[Ranked, ...]]:
        """Return what `search` returns for each question, in order; encoded in batches."""
        texts = [normalise(question) for question in questions]
        results: list[tuple[Ranked, ...]] = [()] * len(texts)
        asked = [place for place, text in enumerate(texts) if self.library.documents and has_words(text)]
        for start in range(0, len(asked), QUESTIONS_AT_ONCE):
            batch = asked[start : start + QUESTIONS_AT_ONCE]
            by_encoder = [encode_questions(encoder, [texts[place] for place in batch]) for encoder in self.encoders]
            for row, place in enumerate(batch):
                embedded = tuple(of_encoder[row] for of_encoder in by_encoder)
                results[place] = self._rank(texts[place], langs[place], embedded, limit, None, explained=explained)
        return results

    def sense(self, message: str) -> dict[str, float]:
        """Return the log-odds of each kind that a message may be of, by its meaning.

        Empty where the encoder that they were learned with is not there, and for a message without a word.
        """
        text, senses = normalise(message), load_senses()
        encoder = next((it for it in self.encoders if it.fingerprint == senses.fingerprint), None)
        if encoder is None or not has_words(text):
            return {}
        return senses.read(_encode_recent(encoder, text).vector)

    def _rank(
        self,
        text: str,
        lang: str | None,
        embedded: tuple[Embedded, ...],
        limit: int,
        allowed: Callable[[str], bool] | None,
        *,
        explained: bool,
    ) -> tuple[Ranked, ...]:
        known_lang = find_question_language(text, lang)
        stems = tuple(list_stems(text, known_lang or self.library.main_language))
        vectors, tokens = tuple(e.vector for e in embedded), tuple(e.tokens for e in embedded)
        question = Question(text, known_lang, stems, vectors, tokens)
        ranking = rank(self.library, question, limit=limit, allowed=allowed)
        estimated = estimate(ranking, self.library, self.scale, self.foreseen, adaptation=self.adaptation)
        numbers = zip(ranking.candidates[:limit], estimated.confidences, estimated.shipped, strict=False)
        found = tuple(
            replace(self._present(candidate, confidence, estimated.answered, stems), shipped=shipped)
            for candidate, confidence, shipped in numbers
        )
        return explain(found, self.library, question, ranking, self.foreseen) if explained else found

    def _present(self, candidate: Candidate, confidence: float, answered: float, stems: tuple[str, ...]) -> Ranked:
        document = self.library.documents[candidate.item]
        matched = find_matched(document, candidate.place, stems)
        return Ranked(candidate.group, confidence, candidate.cosine, matched, document.item.id, answered)


def on_one_thread() -> AbstractContextManager[object]:
    """Keep linear algebra off other threads: on busy cores they wait for each other, 1.1 s of CPU instead of .04."""
    limits: AbstractContextManager[object] = threadpool_limits(1, user_api="blas")
    return limits


def encode_questions(encoder: Encoder, texts: Sequence[str]) -> list[Embedded]:
    """Return what an encoder says of each question."""
    if isinstance(encoder, TokenEncoder):
        vectors, tokens = encoder.encode_tokens(texts, passages=False)
        return [Embedded(vector, of_text) for vector, of_text in zip(vectors, tokens, strict=True)]
    return [Embedded(vector, None) for vector in encoder.encode_queries(texts)]


def _encode(encoders: Sequence[Encoder], text: str) -> tuple[Embedded, ...]:
    """Return what each encoder says of the question; they run side by side, which saves the smaller one's time."""
    if len(encoders) < 2:
        return tuple(_encode_recent(encoder, text) for encoder in encoders)
    others = [_BESIDE.submit(_encode_recent, encoder, text) for encoder in encoders[:-1]]
    last = _encode_recent(encoders[-1], text)
    return (*(other.result() for other in others), last)


@lru_cache(maxsize=RECENT_QUESTIONS)
def _encode_recent(encoder: Encoder, text: str) -> Embedded:
    """Return what an encoder says of a question; who edits a reply asks about the same question again and again."""
    return encode_questions(encoder, [text])[0]


def fingerprint_of(encoders: Iterable[Encoder]) -> str:
    """Return the fingerprint of a searcher with these encoders, without building it."""
    shipped = (fingerprint_background(), fingerprint_calibration())
    parts = [str(FORMAT), *shipped, *(encoder.fingerprint for encoder in encoders)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

"""The searcher with its default encoders. A process of `benchmarks.compare`."""

import time
from pathlib import Path

from benchmarks.command import get_encoders, make_parser
from benchmarks.measuring import add_set_arguments, get_dataset, measure_questions, report, time_calls
from index.searcher import Searcher
from index.snapshot import load_snapshot, save_snapshot


def measure_encoders(searcher: Searcher) -> tuple[int, float]:
    """Let the encoders embed the library's texts without us: (vectors, seconds)."""
    vectors, seconds = 0, 0.0
    for of_encoder in searcher.library.dense:
        encoder = of_encoder.encoder
        for index, encode in (
            (of_encoder.phrasings, encoder.encode_queries),
            (of_encoder.passages, encoder.encode_passages),
        ):
            pairs = zip(searcher.library.documents, index.sizes, strict=True)
            texts = list(dict.fromkeys(text for d, size in pairs if size for text in d.list_texts(index.role)))
            started = time.perf_counter()
            encode(texts)
            seconds += time.perf_counter() - started
            vectors += len(texts)
    return vectors, seconds


def main() -> None:
    """Build, save and ask; or with --start load the snapshot and answer one question."""
    parser = make_parser(__doc__)
    add_set_arguments(parser)
    parser.add_argument("--snapshot", type=Path, required=True)
    parser.add_argument("--start", action="store_true", help="answer one question from the snapshot and stop")
    arguments = parser.parse_args()
    dataset, encoders = get_dataset(arguments), get_encoders(arguments)
    if arguments.start:
        load_snapshot(arguments.snapshot, encoders)[0].search(dataset.queries[0].text)
        return
    for encoder in encoders:
        encoder.encode_queries(["warm up"])
    started = time.perf_counter()
    searcher = Searcher.build(dataset.items, encoders)
    build_seconds = time.perf_counter() - started
    save_snapshot(arguments.snapshot, searcher, revision=1)
    vectors, encode_seconds = measure_encoders(searcher)
    texts = [query.text for query in dataset.queries[: arguments.limit]]
    encode_ms = time_calls(lambda text: [encoder.encode_queries([text]) for encoder in encoders], texts)
    measured = measure_questions(
        dataset, lambda text, lang: [r.group for r in searcher.search(text, lang=lang)], arguments.limit
    )
    report(
        measured
        | {
            "encode_p50_ms": encode_ms,
            "build_seconds": build_seconds,
            "build_texts_per_second": vectors / build_seconds,
            "encoder_texts_per_second": vectors / encode_seconds,
        }
    )


if __name__ == "__main__":
    main()

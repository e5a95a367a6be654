"""Recall over planted personal data by kind, false alarms over real questions, and milliseconds a text.

The real questions are read from a data folder and never shown: what is taken for what is told in counts. Some of them
do hold an order's number or a name, so the share is the most that false alarms can be.

python -m benchmarks.redaction DATA [--questions 2000] [--json]
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from answers.language import detect
from answers.redaction.redact import redact
from benchmarks.command import print_table
from benchmarks.redaction.clean import count_changed, sample_questions
from benchmarks.redaction.planted import CHECKED, CONTACTS, SETS, Planted, read_planted

_WARM_UP = 50


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the data folder with real questions")
    parser.add_argument("--questions", type=int, default=2_000, help="how many of them")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    planted = {name: measure_recall(read_planted(name)) for name in SETS}
    clean = measure_clean([text for text, _ in sample_questions(arguments.data, arguments.questions)])
    if arguments.json:
        print(json.dumps({"recall": planted, "clean": clean}))
    else:
        _show(planted, clean)


def measure_recall(messages: Sequence[Planted]) -> dict[str, list[int]]:
    """By kind, how many were taken out and how many there are; the language is detected, as when serving."""
    there, left = Counter[str](), Counter[str]()
    for message in messages:
        there.update(kind for kind, _ in message.data)
        redacted = redact(message.text, lang=detect(message.text).lang)
        left.update(kind for kind, _ in message.list_left(redacted))
    counts = {kind: [there[kind] - left[kind], there[kind]] for kind in sorted(there)}
    for name, kinds in (("check digits", CHECKED), ("e-mail and phone", CONTACTS)):
        counts[name] = [sum(counts.get(kind, (0, 0))[at] for kind in kinds) for at in (0, 1)]
    return counts


def measure_clean(texts: Sequence[str]) -> dict[str, Any]:
    """How many texts are changed, the marks that were put into them, and the time beside detecting the language."""
    langs = [detect(text).lang for text in texts]
    pairs = [(text, redact(text, lang=lang)) for text, lang in zip(texts, langs, strict=True)]
    changed, marks = count_changed(pairs)
    by_text = dict(zip(texts, langs, strict=True))
    return {
        "texts": len(texts),
        "changed": changed,
        "marks": dict(marks.most_common()),
        "redaction_ms": _time(lambda text: redact(text, lang=by_text[text]), texts),
        "language_ms": _time(detect, texts),
    }


def _time(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    for text in texts[:_WARM_UP]:
        call(text)
    milliseconds = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        milliseconds.append(1000 * (time.perf_counter() - started))
    return [round(float(np.percentile(milliseconds, share)), 3) for share in (50, 95)]


def _show(planted: dict[str, dict[str, list[int]]], clean: dict[str, Any]) -> None:
    kinds = sorted({kind for counts in planted.values() for kind in counts})
    rows = [
        (kind, *("{} of {}".format(*planted[name][kind]) if kind in planted[name] else "" for name in SETS))
        for kind in kinds
    ]
    print_table(("taken out", *SETS), rows)
    print(f"\n{clean['changed']} of {clean['texts']} real questions changed ({clean['changed'] / clean['texts']:.2%}):")
    print(", ".join(f"{count} {mark}" for mark, count in clean["marks"].items()) or "nothing")
    for name in ("redaction", "language"):
        print("{}: p50 {} ms, p95 {} ms".format(name, *clean[f"{name}_ms"]))


if __name__ == "__main__":
    main()

"""How long the checks of one draft take: ordinary drafts of 2,000 characters, and texts made to keep them busy.

Beside them in the same run: finding the language of the text, which the checks need too, and looking for the same
phrases by one alternation a list, as one would first write it. Every draft is measured once, so that no cache helps.

python -m benchmarks.checklist_speed [--json]
"""

import argparse
import json
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from itertools import islice

from answers.checklist.draft import Draft
from answers.checklist.examples import Example, load_examples
from answers.checklist.registry import list_checks
from answers.checklist.run import Scope, run_checklist
from answers.language import LANGUAGES, detect, warm_up
from benchmarks.command import print_table
from kb.documents import read_library
from kb.documents.guideline import GuidelineDocument
from kb.guidelines import GuidelineRecord
from kb.starter import starter_library_path
from tests.answers.checklist.hostile import list_hostile

LENGTH = 2_000
DRAFTS = 200
SEED = 7


def list_texts(lang: str, dice: random.Random) -> Iterator[str]:
    """Drafts of `LENGTH` characters, out of the sentences of the starter library and of the checks' examples."""
    library = read_library(starter_library_path())
    paragraphs = [
        p for entry in library.entries if entry.lang == lang for p in entry.answer.split("\n\n") if "{" not in p
    ]
    for examples in filter(None, (load_examples(check.name) for check in list_checks())):
        paragraphs += [it.text for it in examples[lang].failing if len(it.text) < 300][:1]
    while True:
        text = ""
        while len(text) < LENGTH:
            text += dice.choice(paragraphs) + "\n\n"
        yield text[:LENGTH]


def as_draft(text: str, lang: str) -> Draft:
    """The draft, in public, on a complaint, so that every check has something to look at."""
    around = {"channel": "x", "audience": "public", "greeting": "Hi Anna.", "signature": "^SB", "customer": "Anna"}
    question = "Where is my parcel? And can I still change the address?"
    given = {
        "text": text,
        "question": question,
        "situations": ["complaint"],
        "length": LENGTH,
        "limit": 8_000,
        **around,
    }
    return Example.model_validate(given).draft(lang)


def list_guidelines() -> list[GuidelineRecord]:
    """The starter library's guidelines."""
    return [_record(it) for it in read_library(starter_library_path()).guidelines]


def _record(it: GuidelineDocument) -> GuidelineRecord:
    title = it.title if isinstance(it.title, dict) else {"en": it.title}
    return GuidelineRecord(it.id, it.level, it.check, it.parameters, it.when, title, it.body, 1)


def naive_patterns(lang: str) -> list[re.Pattern[str]]:
    """All phrase lists of a language, each as one alternation of its plain phrases."""
    folder = files("answers.checklist").joinpath("phrases")
    lists = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(f".{lang}.txt")]
    lines = [[re.escape(line) for line in text.splitlines() if line and line[0] not in "#!^"] for text in lists]
    return [re.compile("|".join(of_list), re.IGNORECASE) for of_list in lines if of_list]


def measure(run: Callable[..., object], *given: object) -> float:
    """Milliseconds of one run."""
    started = time.perf_counter()
    run(*given)
    return (time.perf_counter() - started) * 1000


def search_all(patterns: Sequence[re.Pattern[str]], text: str) -> None:
    """Look for everything in turn."""
    for pattern in patterns:
        for _ in pattern.finditer(text):
            pass


def measure_checks(texts: Sequence[tuple[str, str]], guidelines: Sequence[GuidelineRecord]) -> list[float]:
    """Milliseconds of the whole checklist for each (text, language)."""
    scopes = {lang: Scope("x", "public", "product", lang, frozenset({"complaint"})) for lang in LANGUAGES}
    return [measure(run_checklist, as_draft(text, lang), guidelines, scopes[lang]) for text, lang in texts]


def hostile(length: int) -> list[tuple[str, str]]:
    """Texts that were made to keep a check busy, in turn in each language."""
    return [(text, LANGUAGES[number % len(LANGUAGES)]) for number, text in enumerate(list_hostile(length))]


def find_slowest(texts: Sequence[tuple[str, str]]) -> list[tuple[float, str]]:
    """The checks with the highest medians by themselves."""
    medians = [
        (statistics.median(measure(check.run, as_draft(text, lang), {}) for text, lang in texts[:50]), check.name)
        for check in list_checks()
    ]
    return sorted(medians, reverse=True)[:8]


def main() -> None:
    """Print milliseconds: median, 95th percentile and the most."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    warm_up()
    dice, guidelines = random.Random(SEED), list_guidelines()
    texts = [(text, lang) for lang in LANGUAGES for text in islice(list_texts(lang, dice), DRAFTS // len(LANGUAGES))]
    dice.shuffle(texts)
    measure_checks([(text + ".", lang) for text, lang in texts[:10]], guidelines)
    naive = {lang: naive_patterns(lang) for lang in LANGUAGES}
    took = {
        "language alone": [measure(detect, text[:600]) for text, _ in texts],
        "phrases, one alternation a list": [measure(search_all, naive[lang], text) for text, lang in texts],
        "all checks": measure_checks(texts, guidelines),
        "all checks, hostile, 2,000": measure_checks(hostile(2_000), guidelines),
        "all checks, hostile, 10,000": measure_checks(hostile(10_000), guidelines),
    }
    rows = {name: _figures(values) for name, values in took.items()}
    slowest = find_slowest(texts)
    if arguments.json:
        print(json.dumps({"ms": rows, "slowest": {name: ms for ms, name in slowest}}, indent=2))
        return
    print_table(("ms", "p50", "p95", "most"), [(name, *(f"{it:.2f}" for it in row)) for name, row in rows.items()])
    print()
    print_table(("slowest checks", "p50 ms"), [(name, f"{ms:.3f}") for ms, name in slowest])


def _figures(values: Sequence[float]) -> tuple[float, float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]


if __name__ == "__main__":
    main()

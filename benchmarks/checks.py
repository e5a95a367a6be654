"""Precision and recall of every check over drafts with labelled faults, as the starter library's guidelines run them.

A draft's faults are the checks that ought to fail; every other check ought not to. What the drafts look like:
benchmarks/drafts/README.md.

python -m benchmarks.checks FOLDER … [--check NAME …] [--given-situations] [--json] [--write docs/checks-quality.md]
"""

import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from answers.checking import DraftRequest, read_draft
from answers.checklist.catalogue import CATALOGUE
from answers.checklist.draft import Draft, DraftEntry
from answers.checklist.registry import list_checks
from answers.checklist.run import run_checklist
from answers.drafting import scope_of
from answers.house import House, HouseKeeper
from answers.suggestions import ChecklistItem
from benchmarks.command import get_encoders, make_parser, print_table
from index.encoders import Encoder
from index.searcher import Searcher
from kb.database import Database, Session, get_store_revision
from kb.guidelines import GuidelineRecord
from kb.starter import load_starter

Row = tuple[str, ...]
HEADER = ("check", "faults", "false alarms", "precision", "recall", "marked")
PAGE_HEAD = """# How good the checks are

Drafts with labelled faults in five languages, held against the starter library's guidelines
(`benchmarks/drafts/README.md`). Nothing is tuned on `apart`; the checks were tuned on `tuning`, so its figures flatter.
With six to eight faults a check, one miss moves recall by 12 to 17 points. `marked` is the share of right alarms that
point at the words of the label. Made by
`python -m benchmarks.checks benchmarks/drafts/apart benchmarks/drafts/tuning --write docs/checks-quality.md`."""


@dataclass(frozen=True)
class LabelledDraft:
    """A draft, and the checks that ought to fail; `marks` are the words that each is about."""

    id: str
    lang: str
    text: str
    faults: frozenset[str]
    marks: dict[str, str]
    given: dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What the checklist said of a labelled draft."""

    draft: LabelledDraft
    items: tuple[ChecklistItem, ...]
    situations: frozenset[str]

    @property
    def failed(self) -> frozenset[str]:
        """The checks that fail."""
        return frozenset(item.check for item in self.items if item.status == "fail" and item.check)

    def is_marked(self, check: str) -> bool:
        """Whether the check points at the words that the label names; a fault without words has no place."""
        wanted, text = self.draft.marks.get(check), self.draft.text
        if not wanted or wanted not in text:
            return True
        places = [(found.start(), found.end()) for found in re.finditer(re.escape(wanted), text)]
        spans = [span for item in self.items if item.check == check for span in item.matches]
        return any(start < stop and at < end for start, end in spans for at, stop in places)


def read_drafts(folder: Path) -> Iterator[LabelledDraft]:
    """Every draft of the folder's YAML files; a file is named by its language."""
    for file in sorted(folder.glob("*.yml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            faults, marks = frozenset(row["faults"]), row.get("marks") or {}
            yield LabelledDraft(row["id"], file.stem, row["text"].rstrip("\n"), faults, marks, row)


def see(
    drafts: Iterable[LabelledDraft], encoders: Sequence[Encoder] = (), *, given_situations: bool = False
) -> list[Seen]:
    """What the starter library's guidelines say of each draft; encoders read what messages mean."""
    searcher = Searcher.build((), encoders)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        database.upgrade()
        load_starter(database, checks=CATALOGUE)
        with database.session() as session:
            house = HouseKeeper().current(session, get_store_revision(session))
            found = [_see(session, house, labelled, searcher, given_situations=given_situations) for labelled in drafts]
        database.close()
    return found


def _see(
    session: Session, house: House, labelled: LabelledDraft, searcher: Searcher, *, given_situations: bool
) -> Seen:
    given = labelled.given
    name = given.get("customer")
    request = DraftRequest(
        text=labelled.text,
        question=given.get("question") or "",
        channel=given.get("channel"),
        lang=labelled.lang,
        department=given.get("department"),
        entry=given.get("entry"),
        customer={"first_name": name} if name else {},
    )
    now = datetime.fromisoformat(str(given["at"])) if given.get("at") else datetime.now().astimezone()
    read = read_draft(session, house, request, labelled.lang, now, searcher.sense(request.question))
    draft = _with_extras(read.draft, given, given_situations=given_situations)
    held = run_checklist(draft, _with_words(house.guidelines, given), scope_of(draft, read.department))
    return Seen(labelled, held.items, draft.situations)


def _with_words(guidelines: Iterable[GuidelineRecord], given: dict[str, Any]) -> Iterator[GuidelineRecord]:
    """The guidelines, with the draft's own list of words to leave out."""
    words = given.get("words")
    for one in guidelines:
        yield replace(one, parameters={"words": words}) if words and one.check == "forbidden_words" else one


def _with_extras(draft: Draft, given: dict[str, Any], *, given_situations: bool) -> Draft:
    if given.get("stale"):
        draft = replace(draft, entry=replace(draft.entry or DraftEntry("entry", draft.text), stale=True))
    if given.get("pinned"):
        draft = replace(draft, statement=given["pinned"])
    return replace(draft, situations=frozenset(given["situations"])) if given_situations else draft


def measure(seen: list[Seen]) -> dict[str, Counter[str]]:
    """Counts by check: right and wrong alarms, missed faults, and right alarms that mark the right words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        for check in one.failed | one.draft.faults:
            kind = "right" if check in one.failed & one.draft.faults else "false" if check in one.failed else "missed"
            counts[check][kind] += 1
            counts[check]["marked"] += kind == "right" and one.is_marked(check)
    return counts


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def main() -> None:
    """Print a table a folder, and every disagreement of the checks that are asked for."""
    parser = make_parser(__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--check", action="append", default=[], help="print the disagreements of this check, too")
    parser.add_argument("--given-situations", action="store_true", help="take situations from the labels")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", type=Path, help="write the tables to this page")
    arguments = parser.parse_args()
    encoders = get_encoders(arguments)
    tables: dict[str, list[Row]] = {}
    for folder in arguments.folders:
        seen = see(read_drafts(folder), encoders, given_situations=arguments.given_situations)
        counts = measure(seen)
        if arguments.json:
            print(json.dumps(counts, indent=2))
            continue
        tables[folder.name] = [_row(name, counts.get(name, Counter())) for name in sorted({*_names(), *counts})]
        print_table(HEADER, tables[folder.name])
        for one in seen:
            for check in sorted((one.failed ^ one.draft.faults) & set(arguments.check)):
                print("\n" + _say(one, check))
    if arguments.write:
        arguments.write.write_text(write_page(tables), encoding="utf-8")


def write_page(tables: Mapping[str, Sequence[Row]]) -> str:
    """The tables as a page for people."""
    lines = [PAGE_HEAD]
    for name, rows in tables.items():
        lines += [f"\n## {name}\n", _line(HEADER), _line(("---", *["---:"] * (len(HEADER) - 1)))]
        lines += [_line(row) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _names() -> set[str]:
    return {check.name for check in list_checks()}


def _row(name: str, count: Counter[str]) -> Row:
    right, missed, false = count["right"], count["missed"], count["false"]
    shares = (_share(right, right + false), _share(right, right + missed), _share(count["marked"], right))
    return name, str(right + missed), str(false), *shares


def _say(one: Seen, check: str) -> str:
    items = [item for item in one.items if item.check == check]
    marks = [one.draft.text[start:end] for item in items for start, end in item.matches]
    said = "; ".join(f"{item.status}: {item.detail}" for item in items) or "does not apply"
    kind = "FALSE ALARM" if check in one.failed else "MISSED"
    return f"{kind} {check} {one.draft.id} {sorted(one.situations)} {said} {marks}\n{one.draft.text}"


if __name__ == "__main__":
    main()

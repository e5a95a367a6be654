"""Every way in which a library can be wrong: the file, the line, the field, and what to do about it."""
# ruff: noqa: E501  (a table reads best with one case a line)

import os
from pathlib import Path

import pytest

from kb.documents import KnownNames, LibraryUnreadable, Problem, read_library
from tests.kb.permissions import permissions_bind
from tests.kb.world import FILES, write_files, write_world

RESET = "entries/it/reset-password.md"
DUTCH = "entries/it/reset-password.nl.md"


def problems_of(folder: Path, known: KnownNames | None = None) -> list[Problem]:
    with pytest.raises(LibraryUnreadable) as caught:
        read_library(folder, known=known)
    for problem in caught.value.problems:
        assert problem.message.endswith((".", ")")), problem
        assert "\n" not in problem.message
    return list(caught.value.problems)


def only_problem(folder: Path) -> Problem:
    problems = problems_of(folder)
    assert len(problems) == 1, problems
    return problems[0]


def spoil(folder: Path, name: str, old: str, new: str) -> Path:
    assert old in FILES[name]
    return write_files(folder, {**FILES, name: FILES[name].replace(old, new, 1)})


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "field", "words"),
    [
        (RESET, "authority: send", "autority: send", 9, "autority", "no field of this document; correct or delete it (did you mean `authority`?)"),
        (RESET, "authority: send", "authority: sned", 9, "authority", "must be one of 'send', 'edit' or 'hand_over'"),
        (RESET, "lang: en", "lang: en\nlang: en", 9, "lang", "has the field `lang` twice"),
        (RESET, "lang: en\n", "", 2, "lang", "is missing; add it"),
        (RESET, "lang: en", "lang: xx", 8, "lang", "`xx` is no language code"),
        (RESET, "lang: en", "lang: [en", 9, None, "is not valid YAML"),
        (RESET, "lang: en", "lang: &a en", 8, None, "anchor or alias"),
        (RESET, "lang: en", "lang: !!str en", 8, None, "YAML tag"),
        (RESET, "lang: en", "1: en", 8, None, "a field name that is not text"),
        (RESET, "lang: en", "lang: " + "[" * 50 + "]" * 50, 8, None, "nests values more than 12 deep"),
        (RESET, "title: How do I reset my password?", "title: [a]", 3, "title", "must be text"),
        (RESET, "title: How do I reset my password?", "title: 12", 3, "title", "must be text; put it in quotes"),
        (RESET, "title: How do I reset my password?", 'title: "a\\x07b"', 3, "title", "control character U+0007"),
        (RESET, "title: How do I reset my password?", "title: ' '", 3, "title", "is empty"),
        (RESET, "title: How do I reset my password?", "title: " + "a" * 1001, 3, "title", "too long; at most 1000 characters"),
        (RESET, "  - my account", "  - 12\n  - my account", 6, "questions.2", "must be text"),
        (RESET, "verified: 2026-11-02", "verified: 2.11.2026", 11, "verified", "no date; write it like 2026-11-02"),
        (RESET, "verified: 2026-11-02", "verified: 20261102", 11, "verified", "must be a date"),
        (RESET, "review_every: 90d", "review_every: 3 months", 10, "review_every", "write it like `90d` or `12w`"),
        (RESET, "must_match: [", "must_match: x #", 14, "must_match", "must be a list"),
        (RESET, "authority: send", "answer: send", 9, "answer", "is the text below the front matter"),
        (RESET, "id: it/reset-password", "id: it/other", 2, "id", "the file's place says `it/reset-password`"),
        (RESET, "id: it/reset-password", "id: ../../etc/passwd", 2, "id", "cannot be used; write folder/name"),
        (RESET, "department: it", "department: itt", 7, "department", "does not exist (did you mean `it`?)"),
        (RESET, "department: it\n", "", 2, "department", "is missing"),
        (RESET, "Hi {{ customer.first_name", "Hi\n{% include 'x' %}", 18, "answer", "`include`, which reads another file"),
        (RESET, "Hi {{", "Hi\n{% if %}{{", 18, "answer", "Liquid that does not parse"),
        (RESET, "default: \"there\"", "defualt: 'x'", 17, "answer", "filter `defualt`, which does not exist (did you mean `default`?)"),
        (RESET, "at {{ facts.reset_url }}.\n", "at {{ facts.reset_ulr }}.\n", 19, "answer", "uses the fact `reset_ulr`, which does not exist (did you mean `reset_url`?)"),
        (RESET, '"Reset it at {{ facts.reset_url }}."', '"{{ a"', 13, "short", "Liquid that does not parse"),
        (RESET, "you can", "you\x07can", 19, None, "control character U+0007; delete it"),
        (DUTCH, "lang: nl", "lang: da", 6, "lang", "is `da`, but the file's name says `nl`"),
        (DUTCH, "lang: nl", "lang: nl\ndepartment: hr", 7, "department", "is `hr` here but `it` in the source"),
        (DUTCH, "lang: nl", "lang: nl\nauthority: edit", 7, "authority", "is `edit` here but `send` in the source"),
        (DUTCH, "source_revision: 1", "source_revision: 0", 7, "source_revision", "must be at least 1"),
        ("departments/it.md", "Europe/Amsterdam", "Europe/Amsterdm", 6, "timezone", "no time zone; write it like Europe/Amsterdam"),
        ("departments/it.md", "Mo-Fr 09:00", "Mon till Friday 09:00", 7, "hours", "are no opening hours; write them like"),
        ("departments/it.md", "holidays: NL", "holidays: XX", 8, "holidays", "no holidays are known for `XX`"),
        ("departments/it.md", "reply_within: 4h", "reply_within: soon", 9, "reply_within", "write open hours like `4h`"),
        ("departments/it.md", "lotte@example.org", "lotte", 4, "owners.1", "`lotte` is no e-mail address"),
        ("departments/it.md", "mailto://it@example.org", "it@example.org", 5, "contacts.1", "write an Apprise URL"),
        ("departments/it.md", '"mailto://it@example.org"', '{url: it@example.org}', 5, "contacts.1.url", "write an Apprise URL"),
        ("departments/it.md", '"mailto://it@example.org"', '{name: Lotte}', 5, "contacts.1.url", "is missing; add it"),
        ("departments/it.md", '"mailto://it@example.org"', '{url: "mailto://a", name: ""}', 5, "contacts.1.name", "is empty"),
        ("departments/it.md", '"mailto://it@example.org"', '{url: "mailto://a", hours: mornings}', 5, "contacts.1.hours", "are no opening hours; write them like"),
        ("departments/it.md", '"mailto://it@example.org"', '{url: "mailto://a", backup: maybe}', 5, "contacts.1.backup", "must be true or false"),
        ("departments/it.md", '"mailto://it@example.org"', '{url: "mailto://a", backups: true}', 5, "contacts.1.backups", "did you mean `backup`?"),
        ("departments/it.md", '"mailto://it@example.org"', '"mailto://${A-B}@x"', 5, "contacts.1", "names no variable"),
        ("departments/it.md", '"mailto://it@example.org"', '"json://x/${speeddial_secret_key}"', 5, "contacts.1", "which no contact may send away"),
        ("departments/it.md", '"mailto://it@example.org"', '3', 5, "contacts.1", "must be text"),
        ("departments/it.md", "nl: ICT", "zz: ICT", 3, "name.zz", "no language code"),
        ("departments/it.md", "id: it", "id: ict", 2, "id", "the file's place says `it`"),
        ("departments/it.md", "facts.reset_url", "facts.url", 11, "holding.en", "uses the fact `url`"),
        ("channels/x.md", "x_weighted", "words", 5, "counting", "must be one of"),
        ("channels/x.md", "limit: 280", "limit: many", 4, "limit", "must be a whole number"),
        ("guidelines/apology-is-personal.md", "level: must", "level: may", 3, "level", "must be one of 'must' or 'should'"),
        ("guidelines/apology-is-personal.md", "situation:", "situatoin:", 5, "when.situatoin", "did you mean `situation`?"),
        ("guidelines/apology-is-personal.md", "situation: complaint", "situation: complant", 5, "when.situation", "names the situation `complant`, which does not exist (did you mean `complaint`?); use question, complaint, praise, crisis or after_hours"),
        ("guidelines/apology-is-personal.md", "situation: complaint", "audience: pulbic", 5, "when.audience", "names the audience `pulbic`, which does not exist (did you mean `public`?); use public or private"),
        ("guidelines/apology-is-personal.md", "channel: [x]", "channel: [x, xx]", 5, "when.channel", "names the channel `xx`, which does not exist (did you mean `x`?); correct or add it"),
        ("guidelines/apology-is-personal.md", "channel: [x]", "department: [itt]", 5, "when.department", "names the department `itt`, which does not exist (did you mean `it`?)"),
        ("guidelines/apology-is-personal.md", "title:", "ticked_when: {channel: x}\ntitle:", 6, "ticked_when", "is for an item that a person ticks, and this one has a check"),
        ("guidelines/apology-is-personal.md", "check: boilerplate_apology", "ticked_when: {}", 4, "ticked_when", "names no condition, so the item would always be ticked"),
        ("guidelines/apology-is-personal.md", "check: boilerplate_apology", "ticked_when: {situation: prise}", 4, "ticked_when.situation", "names the situation `prise`, which does not exist (did you mean `praise`?)"),
        ("guidelines/apology-is-personal.md", "check: boilerplate_apology", "ticked_when: {channel: facebook}", 4, "ticked_when.channel", "names the channel `facebook`, which does not exist"),
        ("guidelines/apology-is-personal.md", "check: boilerplate_apology", "ticked_when: {department: hrr}", 4, "ticked_when.department", "names the department `hrr`, which does not exist (did you mean `hr`?)"),
        ("guidelines/apology-is-personal.md", "check: boilerplate_apology", "ticked_when: {situatoin: praise}", 4, "ticked_when.situatoin", "did you mean `situation`?"),
        ("guidelines/apology-is-personal.md", '"no"]', '"no", da]', 6, "title", "has no text in `da`, which `when.lang` names; write it, or take `da` out there"),
        ("channels/x.md", "limit: 280", "address: {en: polite}", 4, "address.en", "must be one of 'formal' or 'informal'"),
        ("channels/x.md", "limit: 280", "address: {}", 4, "address", "names no language"),
        ("channels/x.md", "limit: 280", "emoji: -1", 4, "emoji", "must be at least 0"),
        ("channels/x.md", "limit: 280", 'close: {en: "{{ facts.url }}"}', 4, "close.en", "uses the fact `url`"),
        (RESET, "authority: send", "channels: [x, smss]", 9, "channels", "names the channel `smss`, which does not exist"),
        (DUTCH, "lang: nl", "lang: nl\nchannels: x", 7, "channels", "is `x` here but `all` in the source"),
        (RESET, "authority: send", "blanks: {customer.name: {}}", 9, "blanks.customer.name", "is the blank of no placeholder in this entry (did you mean `customer.first_name`?); correct the name"),
        (RESET, "authority: send", "blanks: {customer name: {}}", 9, "blanks.customer name", "cannot be used; write it as the template does, such as order.number"),
        (RESET, "authority: send", "blanks: {customer.first_name: {tpye: date}}", 9, "blanks.customer.first_name.tpye", "no field of this document; correct or delete it (did you mean `type`?)"),
        (RESET, "authority: send", "blanks: {customer.first_name: {type: dat}}", 9, "blanks.customer.first_name.type", "must be one of 'text', 'date'"),
        (RESET, "authority: send", "blanks: {customer.first_name: {choices: [a]}}", 9, "blanks.customer.first_name.choices", "belongs to a blank of the type choice, and this one says no type; correct the type or delete the choices"),
        (RESET, "authority: send", "blanks: {customer.first_name: {type: date, choices: [a]}}", 9, "blanks.customer.first_name.choices", "and this one is of the type date"),
        (RESET, "authority: send", "blanks: {customer.first_name: {type: choice}}", 9, "blanks.customer.first_name.choices", "is missing, as the type is choice; list what may be chosen"),
        (RESET, "authority: send", "blanks: {customer.first_name: }", 9, "blanks.customer.first_name", "must be a mapping"),
        (RESET, "you can", "[[cursor]]you\n[[cursor]]can", 20, "answer", "puts the cursor in two places; keep one `[[cursor]]`"),
        (RESET, '"Reset it', '"[[cursor]]Reset it[[cursor]]', 13, "short", "puts the cursor in two places"),
        ("facts.yml", "expires: 2027-01-01", "expires: soon", 8, "return_days.expires", "no date"),
        ("facts.yml", "value: 30", "vaule: 30", 6, "return_days.vaule", "did you mean `value`?"),
        ("facts.yml", "{en: 3 days", "{xx: 3 days", 9, "delivery.xx", "no language code"),
        ("facts.yml", "{en: 3 days, nl: 3 dagen}", "[1]", 9, "delivery", "a text or a number"),
        ("facts.yml", "return_days:", "Return-days:", 5, "Return-days", "begin with a small letter"),
        ("facts.yml", "delivery:", "reset_url:", 9, "reset_url", "twice"),
    ],
)  # fmt: skip
def test_names_file_line_and_field(
    tmp_path: Path, name: str, old: str, new: str, line: int, field: str, words: str
) -> None:
    problems = [p for p in problems_of(spoil(tmp_path, name, old, new)) if p.file == name]
    found = [p for p in problems if words in p.message]
    assert found, problems
    assert (found[0].line, found[0].field) == (line, field)
    assert str(found[0]).startswith(f"{name}, line {line}")


def test_collects_all_problems_of_all_files(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, RESET: FILES[RESET].replace("lang: en", "lang: xx\nfoo: 1"), "channels/x.md": "x"})
    assert [(p.file, p.line) for p in problems_of(tmp_path)] == [("channels/x.md", 1), (RESET, 8), (RESET, 9)]


def test_no_front_matter(tmp_path: Path) -> None:
    problem = only_problem(write_files(tmp_path, {**FILES, RESET.replace("reset-password", "new"): "Hello\n"}))
    assert "begin the file with a line `---`" in problem.message


def test_front_matter_that_is_not_closed(tmp_path: Path) -> None:
    problem = only_problem(write_files(tmp_path, {"entries/it/new.md": "---\nid: it/new\n"}))
    assert "not closed; add a line `---`" in problem.message


def test_empty_answer(tmp_path: Path) -> None:
    text = "---\nid: it/new\ntitle: x\nlang: en\ndepartment: it\n---\n\n"
    problem = only_problem(write_files(tmp_path, {"entries/it/new.md": text}))
    assert (problem.field, "is empty" in problem.message) == ("answer", True)


def test_not_utf8(tmp_path: Path) -> None:
    write_world(tmp_path)
    (tmp_path / RESET).write_bytes(FILES[RESET].replace("account", "côté").encode("latin-1"))
    problems = [p for p in problems_of(tmp_path) if p.file == RESET]
    assert problems == [Problem(RESET, 6, None, "is not UTF-8 text; save it as UTF-8.")]


def test_ten_megabytes_are_refused_unread(tmp_path: Path) -> None:
    write_world(tmp_path)
    with (tmp_path / RESET).open("ab") as stream:
        stream.truncate(10 * 1024 * 1024)  # sparse: zeros that a parser would choke on
    problem = next(p for p in problems_of(tmp_path) if p.file == RESET)
    assert "10,485,760 bytes, which is too long for an answer; shorten it to at most 1,048,576 bytes" in problem.message


def test_long_answer_is_refused(tmp_path: Path) -> None:
    problem = only_problem(spoil(tmp_path, "entries/hr/open-jobs.md", "See our site.", "a" * 100_001))
    assert (problem.field, problem.line) == ("answer", 7)
    assert "too long; at most 100000 characters fit" in problem.message


def test_alias_bomb(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True))
    problem = only_problem(spoil(tmp_path, "entries/hr/open-jobs.md", "lang: en\n", "lang: en\n" + bomb))
    assert "anchor or alias" in problem.message


def test_duplicate_entry_in_one_language(tmp_path: Path) -> None:
    copy = FILES[RESET]
    problem = only_problem(write_files(tmp_path, {**FILES, "entries/it/reset-password.en.md": copy}))
    assert "`it/reset-password:en` is already in entries/it/reset-password.en.md" in problem.message
    assert problem.file == RESET


def test_variant_without_source_in_a_whole_library_waits_for_the_store(tmp_path: Path) -> None:
    write_files(tmp_path, {DUTCH: FILES[DUTCH]})
    assert read_library(tmp_path).entries[0].department is None


def test_file_name_with_unknown_language(tmp_path: Path) -> None:
    problems = problems_of(write_files(tmp_path, {"entries/it/reset-password.copy.md": FILES[RESET]}))
    assert "has `copy` before .md, which is no language" in problems[0].message


def test_file_beside_the_folders(tmp_path: Path) -> None:
    problem = only_problem(write_files(tmp_path, {**FILES, "entries/stray.md": FILES[RESET]}))
    assert "move it to entries/<folder>/" in problem.message


def test_facts_yaml_is_not_missed(tmp_path: Path) -> None:
    problem = only_problem(write_files(tmp_path, {**FILES, "facts.yaml": "a: 1"}))
    assert problem == Problem("facts.yaml", None, None, "is not read; rename it to facts.yml.")


def test_facts_that_are_a_list(tmp_path: Path) -> None:
    problem = only_problem(write_files(tmp_path, {"facts.yml": "- a\n"}))
    assert problem == Problem("facts.yml", 1, None, "must consist of fields, each written `name: value`.")


def test_missing_folder(tmp_path: Path) -> None:
    assert "does not exist; give a folder" in only_problem(tmp_path / "nowhere").message


def test_folder_without_a_library(tmp_path: Path) -> None:
    assert "holds nothing of a library" in only_problem(write_files(tmp_path, {"notes.txt": "x"})).message


@pytest.mark.parametrize("what", ["file", "folder", "section", "facts"])
def test_link_that_leaves_the_library(tmp_path: Path, what: str) -> None:
    outside = write_world(tmp_path / "outside")
    files = {name: text for name, text in FILES.items() if what != "facts" or name != "facts.yml"}
    files = {name: text for name, text in files.items() if what != "section" or not name.startswith("channels")}
    inside = write_files(tmp_path / "inside", files)
    link, target = {
        "file": ("entries/it/secret.md", outside / RESET),
        "folder": ("entries/secret", outside / "entries/it"),
        "section": ("channels", outside / "channels"),
        "facts": ("facts.yml", outside / "facts.yml"),
    }[what]
    (inside / link).symlink_to(target)
    problems = [p for p in problems_of(inside) if p.file == link]
    assert problems[0].message == "is a link that leads out of the library; put the file itself here."


def test_link_to_a_folder_inside_is_not_followed(tmp_path: Path) -> None:
    write_world(tmp_path)
    (tmp_path / "entries/loop").symlink_to(tmp_path / "entries")
    assert "a link to a folder" in only_problem(tmp_path).message


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    write_world(tmp_path)
    os.mkfifo(tmp_path / "entries/it/pipe.md")
    assert "is no ordinary file" in only_problem(tmp_path).message


def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    write_world(tmp_path)
    (tmp_path / RESET).chmod(0)
    (tmp_path / "channels").chmod(0)
    with permissions_bind():
        problems = {p.file: p.message for p in problems_of(tmp_path)}
    (tmp_path / "channels").chmod(0o700)  # or pytest could not clear it away
    assert problems[RESET] == "cannot be read (Permission denied); check the file's permissions."
    assert problems["channels"] == "cannot be read (Permission denied); check the folder's permissions."


def test_message_counts_the_other_problems(tmp_path: Path) -> None:
    write_files(tmp_path, {"entries/it/a.md": "x", "entries/it/b.md": "y", "entries/it/c.md": "y"})
    with pytest.raises(LibraryUnreadable, match=r"entries/it/a\.md, line 1: has no front matter.*\(2 more problems\)"):
        read_library(tmp_path)

import re
from pathlib import Path

import web
from web.static_files import SCRIPTS, STYLESHEETS, digest_of

STATIC = Path(web.__file__).parent / "static"
TEMPLATES = Path(web.__file__).parent / "templates"


def test_it_links_every_stylesheet():
    assert sorted(STYLESHEETS) == sorted(path.name for path in (STATIC / "styles").iterdir())


def test_it_links_every_script_on_all_pages_or_on_its_own():
    own = {name for page in TEMPLATES.glob("*.html") for name in re.findall(r"static\('(\w+\.js)'\)", page.read_text())}
    assert sorted({*SCRIPTS, *own}) == sorted(path.name for path in STATIC.glob("*.js"))


def test_it_puts_every_rule_in_a_layer():
    for path in (STATIC / "styles").iterdir():
        outside = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        depth, top = 0, []
        for line in outside.splitlines():
            if depth == 0 and line.strip():
                top.append(line)
            depth += line.count("{") - line.count("}")
        assert all(line.startswith("@layer ") for line in top), path.name


def test_its_templates_hold_no_inline_script_or_style():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe", text), (
            path.name
        )


def test_its_digest_follows_names_and_contents(tmp_path):
    (tmp_path / "a.css").write_text("one")
    first = digest_of(tmp_path)
    (tmp_path / "a.css").write_text("two")
    second = digest_of(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({first, second, digest_of(tmp_path)}) == 3


def test_what_is_vendored_has_its_licence():
    for folder in (STATIC / "vendor").iterdir():
        assert (folder / "LICENSE").exists(), folder.name

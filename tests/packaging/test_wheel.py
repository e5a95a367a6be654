"""The wheel carries everything: built, unpacked elsewhere, started from a folder that knows nothing of the source."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROBE = """
import json, sys
from pathlib import Path
import answers, index, kb, web
from kb.starter import starter_library_path
from web.app import create_app
from web.settings import read_settings
from web.wiring import open_services

site = Path(sys.argv[1]).resolve()
for package in (answers, index, kb, web):
    assert Path(package.__file__).resolve().is_relative_to(site), package.__file__
client = create_app(open_services(read_settings())).test_client()
pages = {path: client.get(path).status_code for path in sys.argv[2:]}
entries = sum(1 for _ in (starter_library_path() / "entries").rglob("*.md"))
print(json.dumps({"pages": pages, "entries": entries}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel],
        check=True,
        capture_output=True,
    )
    return target


def test_pages_static_files_migrations_and_starter_library_come_out_of_the_wheel(site, tmp_path):
    static = sorted(
        "/static/" + path.relative_to(ROOT / "web" / "static").as_posix()
        for path in (ROOT / "web" / "static").rglob("*")
        if path.suffix in {".css", ".js", ".svg"}
    )
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SPEEDDIAL_")},
        "PYTHONPATH": str(site),
        "SPEEDDIAL_DATA": str(tmp_path / "data"),
        "SPEEDDIAL_ENCODERS": "hashing",
    }
    run = subprocess.run(
        [sys.executable, "-c", PROBE, site, "/healthz", *static],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout.splitlines()[-1])
    assert static
    assert set(found["pages"].values()) == {200}, found
    source = sum(1 for _ in (ROOT / "kb" / "starter" / "library" / "entries").rglob("*.md"))
    assert found["entries"] == source > 0


def test_the_wheel_carries_licences(site):
    assert list(site.rglob("vendor/*/LICENSE*")), "vendored browser assets keep their licence files"

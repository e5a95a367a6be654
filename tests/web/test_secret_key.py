import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from web.secret_key import FILE_NAME, REFERENCE_FILE_NAME, get_reference_key, get_secret_key
from web.settings import Settings

BOTH = pytest.mark.parametrize(
    ("get_key", "file_name", "setting"),
    [(get_secret_key, FILE_NAME, "secret_key"), (get_reference_key, REFERENCE_FILE_NAME, "reference_key")],
)


@BOTH
def test_it_works(tmp_path, get_key, file_name, setting):
    settings = Settings(data=tmp_path / "data")
    key = get_key(settings)
    assert len(key) == 64
    assert get_key(settings) == key
    assert stat.S_IMODE((tmp_path / "data" / file_name).stat().st_mode) == 0o600


@BOTH
def test_it_makes_one_key_for_processes_that_start_together(tmp_path, get_key, file_name, setting):
    settings = Settings(data=tmp_path)
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(get_key, [settings] * 32))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [file_name]


@BOTH
def test_it_prefers_the_setting(tmp_path, get_key, file_name, setting):
    settings = Settings(data=tmp_path, **{setting: "s" * 32})
    assert get_key(settings) == "s" * 32
    assert list(tmp_path.iterdir()) == []


def test_references_stay_when_sessions_get_another_key(tmp_path):
    key = get_reference_key(Settings(data=tmp_path))
    assert get_reference_key(Settings(data=tmp_path, secret_key="s" * 32)) == key

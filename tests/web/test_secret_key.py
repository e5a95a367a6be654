import stat
from concurrent.futures import ThreadPoolExecutor

from web.secret_key import FILE_NAME, get_secret_key
from web.settings import Settings


def test_it_works(tmp_path):
    settings = Settings(data=tmp_path / "data")
    key = get_secret_key(settings)
    assert len(key) == 64
    assert get_secret_key(settings) == key
    assert stat.S_IMODE((tmp_path / "data" / FILE_NAME).stat().st_mode) == 0o600


def test_it_makes_one_key_for_processes_that_start_together(tmp_path):
    settings = Settings(data=tmp_path)
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(get_secret_key, [settings] * 32))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_it_prefers_the_setting(tmp_path):
    settings = Settings(data=tmp_path, secret_key="s" * 32)
    assert get_secret_key(settings) == "s" * 32
    assert list(tmp_path.iterdir()) == []

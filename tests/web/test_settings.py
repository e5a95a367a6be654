"""Settings: what is read, what is refused, and that the documentation tells all of it."""

from pathlib import Path

import pytest

from answers.verdict import USUAL, Tolerance
from web.settings import PREFIX, Settings, SettingsRefused, read_settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in [*Settings.model_fields, "settings", "prot"]:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_defaults_need_nothing():
    settings = read_settings()
    assert settings.url == f"sqlite:///{Path('data/speeddial.sqlite3').absolute()}"
    assert settings.encoders == ("minilm", "e5")


def test_the_environment_wins_over_the_file_and_arguments_over_both(monkeypatch, tmp_path):
    (tmp_path / "speeddial.toml").write_text('port = 1001\nhost = "::1"\nthreads = 2\n', encoding="utf-8")
    monkeypatch.setenv("SPEEDDIAL_PORT", "1002")
    monkeypatch.setenv("SPEEDDIAL_HOST", "127.0.0.9")
    settings = read_settings(host="127.0.0.8")
    assert (settings.threads, settings.port, settings.host) == (2, 1002, "127.0.0.8")


def test_encoders_are_a_list_with_commas_and_may_be_none(monkeypatch):
    monkeypatch.setenv("SPEEDDIAL_ENCODERS", " hashing , /models/own ")
    assert read_settings().encoders == ("hashing", "/models/own")
    monkeypatch.setenv("SPEEDDIAL_ENCODERS", "")
    assert read_settings().encoders == ()


@pytest.mark.parametrize(
    ("text", "share"), [("5%", 0.05), (" 2,5 % ", 0.025), ("0.07", 0.07), (".1", 0.1), ("0,04", 0.04), ("20%", 0.2)]
)
def test_how_often_it_may_be_wrong_is_a_percentage_or_a_share(monkeypatch, text, share):
    monkeypatch.setenv("SPEEDDIAL_READY_WRONG_AT_MOST", text)
    assert read_settings().ready_wrong_at_most == pytest.approx(share)


def test_by_default_it_may_be_wrong_as_often_as_the_engine_says():
    settings = read_settings()
    assert Tolerance(settings.ready_wrong_at_most, settings.missed_at_most) == USUAL


def test_a_share_in_the_file_is_a_number_or_a_text(tmp_path):
    (tmp_path / "speeddial.toml").write_text('ready_wrong_at_most = 0.02\nmissed_at_most = "10%"\n', encoding="utf-8")
    assert (read_settings().ready_wrong_at_most, read_settings().missed_at_most) == (0.02, 0.1)


@pytest.mark.parametrize("text", ["5", "often", "%", "", "1.000.5", "-1%", "200%"])
def test_it_rejects_what_is_no_share_and_says_what_to_write(monkeypatch, text):
    monkeypatch.setenv("SPEEDDIAL_MISSED_AT_MOST", text)
    with pytest.raises(
        SettingsRefused, match="MISSED_AT_MOST cannot be used: write a percentage such as 5%, or a share"
    ):
        read_settings()


@pytest.mark.parametrize(
    ("name", "text"), [("READY_WRONG_AT_MOST", "0%"), ("READY_WRONG_AT_MOST", "21%"), ("MISSED_AT_MOST", "31%")]
)
def test_it_rejects_a_share_out_of_bounds(monkeypatch, name, text):
    monkeypatch.setenv(PREFIX + name, text)
    with pytest.raises(SettingsRefused, match=f"SPEEDDIAL_{name} cannot be used: input should be"):
        read_settings()


def test_a_secret_comes_from_a_file_and_is_not_shown(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("k" * 40 + "\n", encoding="utf-8")
    monkeypatch.setenv("SPEEDDIAL_SECRET_KEY_FILE", str(tmp_path / "key"))
    settings = read_settings()
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == "k" * 40
    assert "kkkk" not in repr(settings)


def test_it_rejects_an_unknown_variable_and_names_the_nearest(monkeypatch):
    monkeypatch.setenv("SPEEDDIAL_PROT", "80")
    with pytest.raises(SettingsRefused, match=r"no setting SPEEDDIAL_PROT.*Did you mean SPEEDDIAL_PORT"):
        read_settings()


def test_it_rejects_an_unknown_name_in_the_file(tmp_path):
    (tmp_path / "speeddial.toml").write_text("thread = 2\n", encoding="utf-8")
    with pytest.raises(SettingsRefused, match=r"no setting thread .*Did you mean threads"):
        read_settings()


@pytest.mark.parametrize("content", [b"port = ", b"\xff\xfe"])
def test_it_rejects_a_file_that_is_no_toml(tmp_path, content):
    (tmp_path / "speeddial.toml").write_bytes(content)
    with pytest.raises(SettingsRefused, match=r"speeddial\.toml cannot be read"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("WORKERS", "0"),
        ("LOG_LEVEL", "loud"),
        ("SECRET_KEY", "short"),
        ("BASE_URL", "x"),
    ],
)
def test_it_rejects_impossible_values_without_repeating_them(monkeypatch, name, value):
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsRefused, match=f"SPEEDDIAL_{name} cannot be used") as refused:
        read_settings()
    assert f"'{value}'" not in str(refused.value)


def test_it_rejects_a_secret_file_that_is_not_there(monkeypatch):
    monkeypatch.setenv("SPEEDDIAL_DATABASE_URL_FILE", "/nowhere/url")
    with pytest.raises(SettingsRefused, match="SPEEDDIAL_DATABASE_URL_FILE names a file that cannot be read"):
        read_settings()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented_as_it_is(name):
    line = next((line for line in DOCS.read_text("utf-8").splitlines() if f"`{PREFIX}{name.upper()}`" in line), "")
    assert str(Settings.model_fields[name].description) in line

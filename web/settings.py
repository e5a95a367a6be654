"""Every setting, its default and what it means. The only reader of the environment.

Values come from `SPEEDDIAL_*` variables, then from a TOML file (`SPEEDDIAL_SETTINGS`, default `./speeddial.toml`).
A name that is not known, or a value that makes no sense, refuses to start with one sentence.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from web.shares import ShareRefused, read_share

PREFIX = "SPEEDDIAL_"
_SETTINGS_FILE = f"{PREFIX}SETTINGS"
_FROM_FILE = "_FILE"
_KEPT = ("questions", "promises", "escalations", "deliveries", "evaluations", "sessions", "failed_sign_ins")


class SettingsRefused(Exception):
    """Settings that cannot be used; `str()` says which, why, and what to write instead."""


def _user_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "speeddial" / "models"


class Settings(BaseSettings):
    """All settings; the documentation in docs/settings.md is held against this class by a test."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data: Path = Field(Path("data"), description="The data folder: the database and the index.")
    models: Path = Field(default_factory=_user_cache, description="The folder of the prepared encoders.")
    database_url: SecretStr | None = Field(
        None, description="The database, such as `postgresql+psycopg://…`; by default SQLite in the data folder."
    )
    database_wait_seconds: float = Field(
        5.0, gt=0, le=600, description="How long to wait for a database that another program has locked."
    )
    encoders: Annotated[tuple[str, ...], NoDecode] = Field(
        ("minilm", "e5"),
        description=(
            "The encoders, separated by commas: `minilm`, `e5`, `hashing` (for tests), or any sentence-transformers "
            "model by path or name. Empty: only words are compared."
        ),
    )
    ready_wrong_at_most: float = Field(
        0.05,
        ge=0.005,
        le=0.2,
        description=(
            "How often a ready answer may be wrong, as a percentage or a share. Less often wrong is less often ready; "
            "an answer that is less than 80% likely is never ready."
        ),
    )
    missed_at_most: float = Field(
        0.015,
        ge=0.0,
        le=0.3,
        description=(
            "How often “no answer” may be said although there is one, as a percentage or a share. Less often missed "
            "is more often an answer that does not fit."
        ),
    )
    host: str = Field("127.0.0.1", description="The address that `serve` listens on.")
    port: int = Field(8470, ge=0, le=65535, description="The port that `serve` listens on; 0 takes a free one.")
    workers: int = Field(1, ge=1, le=64, description="Processes that serve; each holds its own encoders and index.")
    threads: int = Field(4, ge=1, le=64, description="Threads a process.")
    base_url: AnyHttpUrl | None = Field(
        None, description="The address that people type, for links in sign-in messages; by default from host and port."
    )
    secret_key: SecretStr | None = Field(
        None, min_length=32, description="Signs sessions; by default made once and kept in the data folder."
    )
    reference_key: SecretStr | None = Field(
        None,
        min_length=32,
        description=(
            "Hides customers' references, so that they can be forgotten without being read; by default made once and "
            "kept in the data folder. Never change it: what was kept under another key is not found any more."
        ),
    )
    session_days: int = Field(14, ge=1, le=365, description="How long a sign-in lasts.")
    answer_link_days: int = Field(
        7,
        ge=0,
        le=90,
        description=(
            "How long a department may answer a question by the link that was sent to it, without an account; 0: "
            "never, an account is needed."
        ),
    )
    sign_in_minutes: int = Field(60, ge=1, le=10_080, description="How long a one-time sign-in link works.")
    remind_minutes: int = Field(
        60,
        ge=5,
        le=10_080,
        description="How long before a promise is due its department is reminded, counted in open hours.",
    )
    shift_pause_hours: float = Field(
        4.0,
        ge=0.25,
        le=48,
        description="After how many hours away somebody who comes back begins a new shift.",
    )
    keep_questions_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        365,
        description="How long questions, their outcomes and hand-over notes are kept, redacted; 0 or empty: for ever.",
    )
    keep_promises_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        365, description="How long a promise is kept once it is settled; 0 or empty: for ever."
    )
    keep_escalations_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        365,
        description="How long a question to a department is kept once it is settled; 0 or empty: for ever.",
    )
    keep_deliveries_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        90,
        description="How long the record of a message to a department is kept once it is done; 0 or empty: for ever.",
    )
    keep_evaluations_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        365, description="How long runs of `evaluate` are kept; 0 or empty: for ever."
    )
    keep_sessions_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        30, description="How long ended sign-ins and used sign-in links are kept; 0 or empty: for ever."
    )
    keep_failed_sign_ins_days: Annotated[int | None, Field(ge=0, le=36_500)] = Field(
        30, description="How long failed sign-ins are counted, as digests; 0 or empty: for ever."
    )
    oidc_client_id: str | None = Field(None, min_length=1, description="What your sign-in service calls Speeddial.")
    oidc_client_secret: SecretStr | None = Field(
        None, description="The secret that goes with it, where your sign-in service gave one."
    )
    oidc_issuer: str | None = Field(
        None,
        description=(
            "Your own sign-in service (OpenID Connect): the address before `/.well-known/openid-configuration`. "
            "Register `/sign-in/provider/back` of this site there."
        ),
    )
    oidc_name: str = Field(
        "your work account", min_length=1, max_length=60, description="What the button calls it: “Sign in with …”."
    )
    max_body_bytes: int = Field(1_000_000, ge=10_000, le=100_000_000, description="The largest request that is read.")
    trusted_proxies: int = Field(0, ge=0, le=10, description="Proxies in front whose X-Forwarded-* headers are true.")
    rate_limit: str = Field("6000 per minute", description="API requests a token or address, in Flask-Limiter's words.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What the log says.")

    @field_validator("encoders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator(
        *(f"keep_{what}_days" for what in _KEPT),
        mode="before",
    )
    @classmethod
    def _for_ever(cls, value: object) -> object:
        """Empty or 0 is for ever."""
        return None if value in {"", "0", 0} else value

    @field_validator("ready_wrong_at_most", "missed_at_most", mode="before")
    @classmethod
    def _share(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read_share(value)
        except ShareRefused as error:
            raise PydanticCustomError("share", "{said}", {"said": str(error)}) from error

    @field_validator("oidc_issuer")
    @classmethod
    def _issuer(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return None
        if not value.startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
            raise PydanticCustomError("issuer", "write it like https://login.example.org")
        if info.data.get("oidc_client_id") is None:
            raise PydanticCustomError("issuer", f"set {PREFIX}OIDC_CLIENT_ID, too")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the signature is pydantic-settings'
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is passed wins over the environment, and that over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, _file())

    @property
    def url(self) -> str:
        """The database's URL; may hold a password, so never print it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data / 'speeddial.sqlite3').absolute()}"

    @property
    def index_folder(self) -> Path:
        """Where the index's snapshot lies; it may be deleted at any time."""
        return self.data / "index"

    @property
    def evaluations_folder(self) -> Path:
        """Where the newest runs of `evaluate` lie."""
        return self.data / "evaluations"


def read_settings(**given: object) -> Settings:
    """The settings of this process; `given` values win.

    Raises:
        SettingsRefused: An unknown name or an impossible value.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings(**_secrets_from_files(os.environ), **given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        raise SettingsRefused(_sentences(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = f"The settings file {_file()} cannot be read ({error}): mend it or remove it."
        raise SettingsRefused(message) from error


def list_variables() -> Mapping[str, str]:
    """The environment, for the secrets that contacts name; Speeddial's own settings are not among them."""
    return {name: value for name, value in os.environ.items() if not name.upper().startswith(PREFIX)}


def _file() -> Path:
    return Path(os.environ.get(_SETTINGS_FILE, "speeddial.toml"))


def _secret_names() -> set[str]:
    return {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}


def _known_variables() -> set[str]:
    plain = {PREFIX + name.upper() for name in Settings.model_fields}
    return plain | {PREFIX + name.upper() + _FROM_FILE for name in _secret_names()} | {_SETTINGS_FILE}


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = _known_variables()
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise SettingsRefused(f"There is no setting {name}.{_nearest(name.upper(), known)}")


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.0)
    return f" Did you mean {near[0]}?" if near else ""


def _secrets_from_files(environment: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name in _secret_names():
        variable = PREFIX + name.upper() + _FROM_FILE
        if variable in environment:
            try:
                found[name] = Path(environment[variable]).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                message = f"{variable} names a file that cannot be read ({error}): give the path of a readable file."
                raise SettingsRefused(message) from error
    return found


def _sentences(error: ValidationError) -> str:
    """One sentence a mistake; values are not repeated, as they may be secrets."""
    lines = []
    for mistake in error.errors(include_input=False, include_url=False):
        name = str(mistake["loc"][0]) if mistake["loc"] else "?"
        if mistake["type"] == "extra_forbidden":
            known = set(Settings.model_fields)
            lines.append(f"There is no setting {name} (in {_file()}).{_nearest(name, known)}")
        else:
            lines.append(f"The setting {PREFIX}{name.upper()} cannot be used: {mistake['msg'].lower()}.")
    return "\n".join(lines)

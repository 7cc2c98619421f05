"""Typed settings of an installation, from the environment and files, and the layout of its data folder.

Nothing is read from disk but secrets; who needs a setting is given it.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from firewarden.vocabulary.errors import ConfigError

PREFIX = "FIREWARDEN_"
SECRETS = ("SECRET_KEY", "MAIL_PASSWORD")
NAMES = (
    *("DATA", "HOST", "PORT", "HOSTS", "PUBLIC_URL", "HTTPS", "TIME_ZONE", "LOG_LEVEL", "SECOND_FACTOR", "STYLE_PAGE"),
    "PRIVATE_NETWORKS",
    *("MAIL_HOST", "MAIL_PORT", "MAIL_SECURITY", "MAIL_USER", "MAIL_FROM", "MAIL_CONNECTIONS", "MAIL_PER_SECOND"),
    *SECRETS,
    *(f"{name}_FILE" for name in SECRETS),
)
LOCAL = ("127.0.0.1", "localhost", "[::1]")
SHORTEST_KEY = 32
OWN = (
    "PARENT_PIPE",
    "REQUIRE_REAL",
    "KILLS",
    "MAILS",
    "APPROVALS",
    "FUZZ_LINES",
    "BLUESKY_POSTS",
    "TEST_PROCESSES",
    "PROVE_DATA",
    "PROVE_BENCH",
)
"""Set by Firewarden for its own processes and tests."""


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class SecondFactor(StrEnum):
    OPTIONAL = "optional"
    REQUIRED = "required"


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The server that sends our mail; `user` empty: it asks for no sign-in."""

    host: str
    sender: str
    port: int = 587
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    connections: int = 4
    """At the same time, for mails to many."""
    per_second: int = 0
    """Mails to many, over all connections; 0: as many as the server takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation may choose. `port` 0: any that is free; `secret_key` None: the data folder's own."""

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = LOCAL
    """Names under which the web application answers."""
    public_url: str | None = None
    """Where people find it, without a slash at the end; links in mails start with it."""
    https: bool = False
    """People reach it by HTTPS: cookies are sent no other way."""
    time_zone: str = "UTC"
    log_level: LogLevel = LogLevel.INFO
    second_factor: SecondFactor = SecondFactor.OPTIONAL
    style_page: bool = False
    """Show the page of all components, for those who work on the look."""
    private_networks: bool = False
    """Feeds and instances inside private networks may be read."""
    mail: Mail | None = None
    secret_key: str | None = field(default=None, repr=False)

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """Raises ConfigError with one sentence for each thing that is wrong."""
        read = _Reading(environ)
        url = read.url("PUBLIC_URL")
        settings = cls(
            data=Path(read.text("DATA", "data")),
            host=read.text("HOST", "127.0.0.1"),
            port=read.port("PORT", 8000, lowest=0),
            hosts=read.hosts("HOSTS", url),
            public_url=url,
            https=read.flag("HTTPS", default=bool(url and url.startswith("https:"))),
            time_zone=read.time_zone("TIME_ZONE"),
            log_level=read.choice("LOG_LEVEL", LogLevel.INFO),
            second_factor=read.choice("SECOND_FACTOR", SecondFactor.OPTIONAL),
            style_page=read.flag("STYLE_PAGE", default=False),
            private_networks=read.flag("PRIVATE_NETWORKS", default=False),
            mail=read.mail(),
            secret_key=read.secret_key(),
        )
        read.raise_problems()
        return settings


class _Reading:
    """Reads one variable after the other and gathers what is wrong, so that all of it is told at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        ours = {name.removeprefix(PREFIX): value for name, value in environ.items() if name.startswith(PREFIX)}
        self._values = {name: value.strip() for name, value in ours.items()}
        self._problems = [_unknown(name) for name in sorted(ours) if name not in NAMES + OWN]

    def raise_problems(self) -> None:
        if self._problems:
            raise ConfigError("\n".join([*self._problems, "Nothing was started."]))

    def text(self, name: str, default: str) -> str:
        return self._values.get(name) or default

    def port(self, name: str, default: int, *, lowest: int) -> int:
        value = self.text(name, str(default))
        if value.isascii() and value.isdigit() and lowest <= int(value) <= 65535:
            return int(value)
        self._refuse(name, value, f"a whole number from {lowest} to 65535")
        return default

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        value = self.text(name, str(default))
        if value.isascii() and value.isdigit() and len(value) < 7 and lowest <= int(value) <= highest:
            return int(value)
        self._refuse(name, value, f"a whole number from {lowest} to {highest}")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, "yes" if default else "no").lower()
        if value not in {"1", "yes", "true", "on", "0", "no", "false", "off"}:
            self._refuse(name, value, "yes or no")
        return value in {"1", "yes", "true", "on"}

    def choice(self, name: str, default: Choice) -> Choice:
        value = self.text(name, default).lower()
        kind = type(default)
        if value in list(kind):
            return kind(value)
        self._refuse(name, value, f"one of {', '.join(kind)}")
        return default

    def time_zone(self, name: str) -> str:
        value = self.text(name, "UTC")
        try:
            ZoneInfo(value)
        except (OSError, ValueError, LookupError):
            self._refuse(name, value, "a name from the time zone database, such as Europe/Berlin")
        return value

    def url(self, name: str) -> str | None:
        value = self.text(name, "").rstrip("/")
        if value and _host_of(value) is None:
            self._refuse(name, value, "an address such as https://crisis.example.org")
        return value or None

    def hosts(self, name: str, public_url: str | None) -> tuple[str, ...]:
        named = self.text(name, ",".join(LOCAL)).split(",")
        all_hosts = [*named, (_host_of(public_url) or "") if public_url else ""]
        return tuple(dict.fromkeys(host.strip() for host in all_hosts if host.strip()))

    def mail(self) -> Mail | None:
        host, sender = self.text("MAIL_HOST", ""), self.text("MAIL_FROM", "")
        password = self.secret("MAIL_PASSWORD") or ""
        given = sorted(name for name in self._values if name.startswith("MAIL_") and name != "MAIL_HOST")
        if not host:
            if given:
                self._problems.append(f"{PREFIX}{given[0]} is set, but {PREFIX}MAIL_HOST is not: name the mail server.")
            return None
        if "@" not in sender:
            self._refuse("MAIL_FROM", sender, "the address our mails come from")
        return Mail(
            host=host,
            sender=sender,
            port=self.port("MAIL_PORT", 587, lowest=1),
            security=self.choice("MAIL_SECURITY", MailSecurity.STARTTLS),
            user=self.text("MAIL_USER", ""),
            password=password,
            connections=self.number("MAIL_CONNECTIONS", 4, 1, 20),
            per_second=self.number("MAIL_PER_SECOND", 0, 0, 1000),
        )

    def secret_key(self) -> str | None:
        value = self.secret("SECRET_KEY")
        if value is not None and len(value) < SHORTEST_KEY:
            self._problems.append(
                f"{PREFIX}SECRET_KEY has {len(value)} characters and could be guessed:"
                f" use {SHORTEST_KEY} or more, at random."
            )
        return value

    def secret(self, name: str) -> str | None:
        """From the variable or from the file that `..._FILE` names. Its value is never told in a message."""
        value, file = self.text(name, ""), self.text(f"{name}_FILE", "")
        if value and file:
            self._problems.append(f"{PREFIX}{name} and {PREFIX}{name}_FILE are both set: keep the file.")
        if not file:
            return value or None
        try:
            content = Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text"
            self._problems.append(f"{PREFIX}{name}_FILE names {file}, which cannot be read: {why}.")
            return None
        if not content:
            self._problems.append(f"{PREFIX}{name}_FILE names {file}, which is empty.")
        return content or None

    def _refuse(self, name: str, value: str, wanted: str) -> None:
        self._problems.append(f"{PREFIX}{name} is {value!r}, but has to be {wanted}.")


def _unknown(name: str) -> str:
    near = get_close_matches(name, NAMES, n=1, cutoff=0.5)
    hint = f"did you mean {PREFIX}{near[0]}?" if near else f"known are {', '.join(PREFIX + known for known in NAMES)}."
    return f"{PREFIX}{name} is no setting of Firewarden: {hint}"


def _host_of(url: str) -> str | None:
    """None for what is no address of a web site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return host if parts.scheme in {"http", "https"} and not parts.query and not parts.fragment else None


@dataclass(frozen=True, slots=True)
class Folder:
    """Where things lie in a data folder."""

    path: Path

    @property
    def desk_db(self) -> Path:
        return self.path / "desk.sqlite3"

    @property
    def stream_db(self) -> Path:
        return self.path / "stream.sqlite3"

    @property
    def plans(self) -> Path:
        return self.path / "plans"

    @property
    def keys(self) -> Path:
        return self.path / "keys"

    @property
    def secrets(self) -> Path:
        """Of sources and publishers, encrypted; their key is among the keys."""
        return self.path / "secrets"

    @property
    def spool(self) -> Path:
        """What was posted to our sources and not read yet."""
        return self.path / "spool"

    @property
    def upkeep(self) -> Path:
        """What the desk asks the pipeline to let go."""
        return self.path / "upkeep"

    @property
    def evidence(self) -> Path:
        return self.path / "evidence"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def version_file(self) -> Path:
        return self.path / "VERSION"

    def create(self) -> None:
        """Makes what is missing, open to its owner alone. Raises ConfigError where that cannot be done."""
        inside = (self.plans, self.keys, self.secrets, self.spool, self.evidence, self.backups, self.logs)
        for folder in (self.path, *inside):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise ConfigError(
                    f"The data folder {folder} cannot be made: {error.strerror}."
                    f" Name another with {PREFIX}DATA, or mend its rights."
                ) from error

    def version(self) -> str | None:
        """Of the program that last wrote here; None for a new folder."""
        return self.version_file.read_text("utf-8").strip() if self.version_file.exists() else None

    def write_version(self, version: str) -> None:
        part = self.version_file.with_suffix(f".{os.getpid()}")
        part.write_text(version + "\n", "utf-8")
        part.replace(self.version_file)

    def secret(self, name: str) -> str:
        """The secret of this name, made when first asked for; two processes that ask at once get the same one."""
        file = self.keys / name
        try:
            if not file.exists():
                self._make_secret(file)
            content = file.read_text("utf-8").strip()
        except OSError as error:
            raise ConfigError(f"The secret {file} cannot be read: {error.strerror}. Mend its rights.") from error
        if not content:
            raise ConfigError(f"The secret {file} is empty. Restore it, or delete it to have a new one made.")
        return content

    def _make_secret(self, file: Path) -> None:
        self.create()
        part = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as unfinished:
            unfinished.write(secrets.token_urlsafe(48) + "\n")
            unfinished.flush()
            os.fsync(unfinished.fileno())
        with suppress(FileExistsError):
            file.hardlink_to(part)
        part.unlink()

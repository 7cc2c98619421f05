"""The only place that chooses implementations: stores, connectors, enrichers, publishers, the clock.

settings + data folder -> stream reader, plan store, publishers, clock -> Outside -> the desk
                       -> stream store (the writer), plan store, connectors, enrichers -> the pipeline
"""

import os
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from firewarden import __version__, connectors
from firewarden.config import Folder, Settings
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.plan import BrandKind

if TYPE_CHECKING:
    from firewarden.desk.outside import Network, Outside, PublishingNetwork
    from firewarden.pipeline.engine import Status
    from firewarden.ports import Connector, Correspondent, Enrich, Mailer, Publisher, ReadsPictures, Tools, Wordsmith
    from firewarden.stores.files.seals import FileSeals
    from firewarden.stores.files.secrets import FileSecrets
    from firewarden.vocabulary.intake import Checked
    from firewarden.vocabulary.letter import Postbox
    from firewarden.vocabulary.picture import PictureText
    from firewarden.vocabulary.plan import Source
    from firewarden.vocabulary.proposal import Endpoint
    from firewarden.vocabulary.publishing import Account


PATIENCE = 15.0
"""Seconds a page waits for a network to say whether a source works."""
THINKING = 20.0
"""Seconds a page waits for a model."""
HOOK_ANSWER = 10_000
"""Bytes that a program we post to may answer."""


class WallClock:
    """Implements `ports.Clock`."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1000)


def connector_names() -> list[str]:
    """Every network there is a folder for."""
    return sorted(module.name for module in iter_modules(connectors.__path__) if module.ispkg)


def connector(name: str, tools: "Tools") -> "Connector":
    """Imports a network's folder, and its library, only now. Raises ConfigError for a name there is no folder for."""
    if name not in connector_names():
        raise ConfigError(f"There is no connector {name!r}; there are {', '.join(connector_names())}.")
    made: Connector = import_module(f"firewarden.connectors.{name}.connector").connect(tools)
    return made


def publisher_names() -> list[str]:
    """Every network there is a publisher for. Imports none of them."""
    from pathlib import Path

    places = [Path(place) for place in connectors.__path__]
    return [name for name in connector_names() if any((place / name / "publisher.py").is_file() for place in places)]


def publisher(account: "Account", tools: "Tools") -> "Publisher":
    """Imports a network's publisher, and its library, only now. Raises ConfigError for a name there is none for, and
    where the library is not installed."""
    name = account.connector
    if name not in publisher_names():
        raise ConfigError(f"Nothing publishes on {name!r} here.")
    try:
        module = import_module(f"firewarden.connectors.{name}.publisher")
    except ImportError as error:
        raise ConfigError(_install(name, error)) from error
    made: Publisher = module.publisher(account, tools)
    return made


def _install(name: str, error: ImportError) -> str:
    return f"Python finds no {error.name} on the server: run pip install 'firewarden[networks,{name}]' there."


def source_secrets(folder: Folder) -> "FileSecrets":
    """Keys of networks, encrypted under the folder's own master key."""
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    from firewarden.stores.files.secrets import FileSecrets

    master = sha256(folder.secret("sources").encode()).digest()
    return FileSecrets(folder.secrets, urlsafe_b64encode(master))


def seals(folder: Folder) -> "FileSeals":
    """Of private texts in the desk's database. Their key is no part of a backup."""
    from firewarden.stores.files.seals import FileSeals

    return FileSeals(folder.keys / "private")


def correspondent(settings: Settings, box: "Postbox", secret: str) -> "Correspondent":
    """Imports the library for mail only now. Raises ConfigError where it is not installed."""
    try:
        from firewarden.connectors.mailbox.correspondence import correspondent as made
    except ImportError as error:
        raise ConfigError(_install("mailbox", error)) from error
    return made(box, make_tools(settings, secret))


def own_key(folder: Folder, purpose: str) -> str:
    """A key that only this installation knows, the same each time, one for each purpose."""
    import hmac

    return hmac.digest(folder.secret("sources").encode(), purpose.encode(), "sha256").hex()


def signature(folder: Folder, reference: str, message: bytes) -> bytes:
    """HMAC-SHA256 with the first word of a secret: nobody who wants one sees the secret. Raises ConfigError where
    there is none."""
    import hmac

    key = next(iter(source_secrets(folder).get(reference).split()), "")
    if not key:
        raise ConfigError("The key of this source is empty. Enter it again in the settings.")
    return hmac.digest(key.encode(), message, "sha256")


def connect(settings: Settings, secret: str = "") -> "Callable[[str], Connector]":
    """Makes the connector of a network, once for all of its sources. `secret` stands for whatever is kept."""
    tools = make_tools(settings, secret)
    return cache(lambda name: connector(name, tools))


def ask(settings: Settings, source: "Source", secret: str) -> "Checked":
    """Asks the network of a source once. Never raises."""
    from firewarden.inquiries.asking import ask_now

    return ask_now(connect(settings, secret), source, PATIENCE)


def make_tools(settings: Settings, secret: str = "") -> "Tools":
    """`secret` stands for whatever is kept."""
    from asyncio import sleep

    from firewarden.ports import Tools
    from firewarden.stores.files.spool import FileSpool

    folder = Folder(settings.data.absolute())
    return Tools(
        clock=WallClock(),
        secret=lambda reference: secret or source_secrets(folder).get(reference),
        sleep=sleep,
        spool=FileSpool(folder.spool),
        own_key=lambda purpose: own_key(folder, purpose),
        public_url=settings.public_url,
        private=settings.private_networks,
    )


def publish_by(settings: Settings) -> "Callable[[Account, str], Publisher]":
    """The same account gives the same publisher, as long as nothing about it changes: it may hold a session."""
    made: dict[str, tuple[Account, Publisher]] = {}

    def by(account: "Account", secret: str) -> "Publisher":
        if secret:
            return publisher(account, make_tools(settings, secret))
        known = made.get(account.id)
        if known is None or known[0] != account:
            known = made[account.id] = account, publisher(account, make_tools(settings))
        return known[1]

    return by


def wordsmith(settings: Settings, endpoint: "Endpoint", secret: str) -> "Wordsmith":
    """`secret` stands for whatever is kept. Raises ConfigError where the library for it is not installed."""
    from dataclasses import replace

    try:
        from firewarden.models import chat
    except ImportError as error:
        how = f"Python finds no {error.name} on the server: run pip install 'firewarden[networks]' there."
        raise ConfigError(how) from error
    asked = replace(endpoint, secret=endpoint.secret or "typed") if secret else endpoint
    return chat.wordsmith(asked, replace(make_tools(settings, secret), patience=THINKING))


def mailer(settings: Settings) -> "Mailer | None":
    """The server that sends our mail; None where none is named, or the library for it is not installed."""
    named = settings.mail
    if named is None:
        return None
    try:
        from firewarden.connectors.mailbox.mailing import SmtpMailer
        from firewarden.connectors.mailbox.place import Address
        from firewarden.connectors.mailbox.posting import SignIn
    except ImportError:
        return None
    at = Address(host=named.host, port=named.port, ip=named.host, tls=named.security.value)
    sign_in = SignIn(named.user, named.password) if named.user else None
    return SmtpMailer(named.sender, at, sign_in, lines=named.connections, per_second=named.per_second)


def post_hook(settings: Settings, address: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """Through the guard, so that nobody's address leads into our own network. Raises NetworkError."""
    from dataclasses import replace

    try:
        from firewarden.net.asking import Asking
    except ImportError as error:
        how = f"Python finds no {error.name} on the server (pip install 'firewarden[networks]')"
        raise NetworkError(how, permanent=True) from error
    with Asking(replace(make_tools(settings), patience=PATIENCE), largest=HOOK_ANSWER) as net:
        return net.send("POST", address, content=body, headers=headers).body


def publishing_networks() -> "Mapping[str, PublishingNetwork]":
    """What every publisher says of its network. One whose library is not installed says what to install."""
    from firewarden.desk.outside import PublishingNetwork
    from firewarden.vocabulary.publishing import Publishing

    found = {}
    for name in publisher_names():
        try:
            found[name] = PublishingNetwork(
                name=name, about=import_module(f"firewarden.connectors.{name}.publisher").PUBLISHING
            )
        except ImportError as error:
            about = Publishing(platform=name, title=name.capitalize())
            found[name] = PublishingNetwork(name=name, about=about, missing=_install(name, error))
    return found


def networks(settings: Settings) -> "Mapping[str, Network]":
    """What every connector says of its network. One whose library is not installed says what to install."""
    from firewarden.desk.outside import Network
    from firewarden.vocabulary.intake import Capabilities

    made, found = connect(settings), {}
    for name in connector_names():
        try:
            found[name] = Network(name=name, about=made(name).capabilities)
        except ImportError as error:
            found[name] = Network(name=name, about=Capabilities(platform=name), missing=_install(name, error))
    return found


def enrichers() -> "Enrich":
    from firewarden.enrichers import default

    return default()


def fetch_picture(url: str) -> bytes:
    """Imports what it takes only now: a desk may run without the libraries of networks. Raises NetworkError."""
    try:
        from firewarden.net.pictures import fetch_picture as fetch
    except ImportError as error:
        how = f"Python finds no {error.name} on the server (pip install 'firewarden[networks]')"
        raise NetworkError(how, permanent=True) from error
    return fetch(url)


def picture_reader() -> "Callable[[bytes], PictureText | None] | None":
    """None where no program for it is installed."""
    from firewarden.enrichers.pictures import installed

    machine: ReadsPictures | None = installed()
    return None if machine is None else machine.read


def prepare_folder(settings: Settings) -> Folder:
    """The data folder, ready to write in: made, with both stores at this program's version.

    Raises StoreError when a store is newer than the program.
    """
    folder = Folder(settings.data.absolute())
    folder.create()
    migrate_stream(folder)
    start_django(settings)
    migrate_desk()
    folder.write_version(__version__)
    return folder


def migrate_stream(folder: Folder) -> list[str]:
    """What was done, one sentence each."""
    from firewarden.stores.sqlite.schema import migrate

    return migrate(folder.stream_db)


def migrate_desk() -> list[str]:
    """What was done. Django must be set up. Raises StoreError when the desk is newer than the program."""
    from firewarden.desk.schema import migrate

    return migrate()


def start_django(settings: Settings) -> None:
    """Once per process; the settings of the web application read the same environment."""
    os.environ["FIREWARDEN_DATA"] = str(settings.data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firewarden.desk.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def build_outside(settings: Settings) -> "Outside":
    """Everything the desk may reach. Drill and demo brands get the sandbox and nothing else."""
    from firewarden.desk.outside import SANDBOX, Outside
    from firewarden.inquiries.assessment import assess_brand
    from firewarden.notifiers.by_apprise import Apprise
    from firewarden.steps.monitor.query.linting import errors_of
    from firewarden.stores.files.plans import FilePlanStore
    from firewarden.stores.sqlite.store import SqliteStreamReader

    folder, clock = Folder(settings.data.absolute()), WallClock()
    sandbox, reader = _sandbox(folder, clock), SqliteStreamReader(folder.stream_db)
    return Outside(
        reader=reader,
        moment=reader.moment,
        plans=FilePlanStore(folder.plans),
        clock=clock,
        publishers={kind: {SANDBOX: sandbox} for kind in BrandKind},
        assess=lambda reader, brand, since, at: assess_brand(reader, brand, since=since, at=at),
        address=settings.public_url or f"http://{settings.host}:{settings.port}",
        public=settings.public_url is not None,
        service=Apprise().service,
        notify=lambda reference, *words: Apprise().send(source_secrets(folder).get(reference), *words),
        lint=errors_of,
        networks=cache(lambda: networks(settings)),
        publishing=cache(publishing_networks),
        publisher_of=publish_by(settings),
        wordsmith_of=lambda endpoint, secret: wordsmith(settings, endpoint, secret),
        ask=lambda source, secret: ask(settings, source, secret),
        keep_secret=lambda reference, secret: source_secrets(folder).put(reference, secret),
        fetch_picture=fetch_picture,
        read_picture=picture_reader(),
        forget_secret=lambda reference: source_secrets(folder).forget(reference),
        spool=make_tools(settings).spool,
        upkeep=import_module("firewarden.stores.files.upkeep").FileUpkeep(folder.upkeep),
        sign=lambda reference, message: signature(folder, reference, message),
        own_key=lambda purpose: own_key(folder, purpose),
        mailer=mailer(settings),
        post_hook=lambda address, body, headers: post_hook(settings, address, body, headers),
        seals=seals(folder),
        correspondent_of=lambda box, secret: correspondent(settings, box, secret),
    )


def _sandbox(folder: Folder, clock: WallClock) -> "Publisher":
    from firewarden.desk.sandbox import SandboxPublisher

    return SandboxPublisher(folder.path / "sandbox", clock)


def start_desk(settings: Settings) -> "Outside":
    """Hands the outside world to the desk and sets Django up."""
    from firewarden.desk.outside import give

    outside = build_outside(settings)
    give(outside)
    start_django(settings)
    return outside


def run_pipeline(
    settings: Settings,
    *,
    until_done: bool = False,
    status: "Callable[[Status], None] | None" = None,
    on_start: Callable[[Callable[[], None]], None] | None = None,
) -> None:
    """The process that reads sources, until it is told to stop. Raises StoreError when another one writes already."""
    from firewarden.pipeline.engine import serve
    from firewarden.stores.files.plans import FilePlanStore
    from firewarden.stores.sqlite.store import SqliteStreamStore

    folder = Folder(settings.data.absolute())
    serve(
        SqliteStreamStore.open(folder.stream_db),
        FilePlanStore(folder.plans),
        connect(settings),
        enrichers(),
        WallClock(),
        until_done=until_done,
        status=status,
        on_start=on_start,
        upkeep=import_module("firewarden.stores.files.upkeep").FileUpkeep(folder.upkeep),
    )

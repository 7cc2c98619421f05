"""A small world for the desk's tests: two brands, three people, a real stream, a clock that is set by hand."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from firewarden.desk.access import Access, Person, Right
from firewarden.desk.actions import team
from firewarden.desk.outside import SANDBOX, Outside
from firewarden.desk.outside import Network as Known
from firewarden.desk.reads import team as team_reads
from firewarden.desk.sandbox import SandboxPublisher
from firewarden.ports import StreamReader
from firewarden.steps.monitor.query.linting import errors_of
from firewarden.stores.files import FilePlanStore, FileSpool
from firewarden.stores.files.seals import FileSeals
from firewarden.stores.files.secrets import FileSecrets
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.assessment import (
    Assessment,
    Confidence,
    Factor,
    Finding,
    Floor,
    Level,
    Severity,
    Topic,
    Trend,
)
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import BadInput, NetworkError
from firewarden.vocabulary.feed import FeedEntry
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Capabilities, Checked, Key, Setting
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.plan import BrandKind, Source
from firewarden.vocabulary.publishing import (
    Answering,
    Identity,
    Length,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)
from firewarden.vocabulary.signal import Signal
from tests.connectors.tools import own_key
from tests.stores import samples

NOON = samples.NOON


@dataclass
class SetClock:
    """Implements `ports.Clock`: a test says what time it is."""

    at: Instant = NOON

    def now(self) -> Instant:
        return self.at

    def pass_minutes(self, minutes: float) -> None:
        self.at = Instant(self.at + round(minutes * MINUTE))


TOWN = Capabilities(
    platform="town",
    title="Town Square",
    searches=True,
    key=Key.FREE,
    settings=(
        Setting(name="places", label="Places", help="Several with spaces.", default=None),
        Setting(name="days", label="Days to read back", default="7"),
    ),
    secret="Token of the town hall",
    backfill="A month.",
    cost="Free.",
    forbids=("Do not keep what its author deleted.",),
)
NETWORKS = {
    "town": Known(name="town", about=TOWN),
    "replay": Known(name="replay", about=Capabilities(platform="replay", live=False)),
    "harbor": Known(name="harbor", about=Capabilities(platform="harbor"), missing="Run pip install harbor."),
}


@dataclass
class Network:
    """The far side of a network, faked: keeps what was sent and fails when told to. It knows no keys:
    a repeat is a second post."""

    publishing: Publishing = Publishing(
        platform="town", title="Town Square", length=Length(most=280), answering=Answering.ANYBODY
    )
    sent: list[tuple[str, str, str | None]] = field(default_factory=list)
    trouble: list[BaseException | Uncertain] = field(default_factory=list)
    after: list[BaseException] = field(default_factory=list)
    """Raised after the post went out: the answer got lost."""

    def identify(self) -> Identity:
        return Identity(works=True, says="You are @acme.", name="@acme")

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        if self.trouble:
            trouble = self.trouble.pop(0)
            if isinstance(trouble, Uncertain):
                return trouble
            raise trouble
        self.sent.append((key, outgoing.text, outgoing.reply_to))
        if self.after:
            raise self.after.pop(0)
        return Published(native_id=f"n{len(self.sent)}", url=f"https://town.example/{len(self.sent)}", at=NOON)


def assess(reader: StreamReader, brand: BrandId, since: Instant, at: Instant) -> Assessment:
    """Level 2 from ten mentions on, level 3 where somebody speaks of safety; else 1. Counts are the stream's."""
    totals = reader.totals(brand, since, at)
    perils = reader.mentions(brand, since, at, hazard=Hazard.SAFETY)
    loudest = reader.loudest(brand, since, at, 1)
    level = Level.CRISIS if perils else Level.ISSUE if totals.mentions >= 10 else Level.WATCH
    floors = (
        (Floor(name=Hazard.SAFETY, level=Level.CRISIS, evidence=tuple(one.post.key for one in perils)),)
        if perils
        else ()
    )
    keys = tuple(one.post.key for one in loudest)
    return Assessment(
        brand=brand,
        at=at,
        since=since,
        mentions=totals.mentions,
        negative=totals.negative,
        readable=totals.readable,
        people=totals.people,
        expected=2.0,
        severity=Severity(
            level=level,
            index=25.0 * level,
            factors=(Factor(name="volume", value=0.5, weight=1.0, evidence=keys),),
            floors=floors,
        ),
        trend=Trend.STEADY,
        findings=(
            Finding(
                topic=Topic.SCOPE,
                text=f"{totals.mentions} mentions by {totals.people} people",
                confidence=Confidence.HIGH,
                evidence=keys,
            ),
        ),
        narratives=(),
        loudest=keys[0] if keys else None,
        title="Trouble with bags",
    )


@dataclass
class Phones:
    """The services that reach people, faked: which address rang with which text, and trouble when told to."""

    rang: list[tuple[str, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    def service(self, address: str) -> str:
        if "://" not in address:
            raise BadInput("This is no address.")
        return address.partition("://")[0]

    def ring(self, address: str, text: str) -> None:
        if self.trouble:
            raise self.trouble.pop(0)
        self.rang.append((address, text))


@dataclass
class World:
    """`stream` is the writer's side of what the desk reads."""

    clock: SetClock
    stream: SqliteStreamStore
    outside: Outside
    network: Network
    sandbox: Path
    secrets: FileSecrets
    asked: list[tuple[Source, str]]
    phones: Phones
    alice: UUID
    bob: UUID
    charlie: UUID

    @property
    def house(self) -> Person:
        return team_reads.house(self.clock.now())

    def access(self, user: UUID, slug: str = "acme") -> Access:
        return team_reads.access(team_reads.person(user, self.clock.now()), slug)

    @property
    def as_alice(self) -> Access:
        """Manages Acme."""
        return self.access(self.alice)

    @property
    def as_bob(self) -> Access:
        """May approve in Acme."""
        return self.access(self.bob)

    @property
    def as_charlie(self) -> Access:
        """Manages the other brand, and is nobody in Acme."""
        return self.access(self.charlie, "zeta")

    @property
    def as_worker(self) -> Access:
        return team_reads.access(self.house, "acme")

    @property
    def accesses(self) -> dict[BrandId, Access]:
        return {BrandId(str(access.brand)): access for access in team_reads.everywhere(self.house)}

    @property
    def brand(self) -> BrandId:
        return BrandId(str(self.as_alice.brand))

    def join(self, name: str, right: Right) -> UUID:
        """Somebody new in Acme."""
        user = self.user(name)
        team.join_brand(self.house, "acme", user, right)
        return user

    def user(self, name: str) -> UUID:
        made = team.invite_user(self.house, f"{name.lower()}@example.org", name)
        assert isinstance(made, tuple)
        return made[0]

    def commit(self, *mentions: Mention, signals: Sequence[Signal] = (), **other: Any) -> None:
        """Into the stream, for Acme whatever brand they say."""
        own = [replace(one, brand=self.brand) for one in mentions]
        raws = [(one.post.key, b'{"id": "' + one.post.key.encode() + b'"}') for one in own]
        signals = [replace(one, brand=self.brand) for one in signals]
        self.stream.commit(samples.commit(*own, signals=signals, raws=raws, **other))

    def feed(self) -> list[FeedEntry]:
        return self.stream.feed(0)


def build(folder: Path) -> World:
    clock, network, secrets = SetClock(), Network(), FileSecrets(folder / "secrets", Fernet.generate_key())
    asked: list[tuple[Source, str]] = []
    phones = Phones()
    stream = SqliteStreamStore.open(folder / "stream.sqlite3")
    sandbox = SandboxPublisher(folder / "sandbox", clock)
    outside = Outside(
        reader=stream,
        plans=FilePlanStore(folder / "plans"),
        clock=clock,
        spool=FileSpool(folder / "spool"),
        publishers={BrandKind.LIVE: {"town": network, SANDBOX: sandbox}, BrandKind.DRILL: {SANDBOX: sandbox}},
        assess=assess,
        lint=errors_of,
        networks=lambda: NETWORKS,
        ask=lambda source, secret: (asked.append((source, secret)), Checked(works=True, says="The town talks."))[1],
        keep_secret=secrets.put,
        forget_secret=secrets.forget,
        sign=lambda reference, message: hmac.digest(secrets.get(reference).split()[0].encode(), message, "sha256"),
        own_key=own_key,
        seals=FileSeals(folder / "keys" / "private"),
        service=phones.service,
        notify=lambda reference, _title, text: phones.ring(secrets.get(reference), text),
    )
    return World(
        clock=clock,
        stream=stream,
        outside=outside,
        network=network,
        sandbox=folder / "sandbox",
        secrets=secrets,
        asked=asked,
        phones=phones,
        alice=UUID(int=0),
        bob=UUID(int=0),
        charlie=UUID(int=0),
    )


def people(world: World) -> None:
    """Alice owns the installation and manages Acme; Bob may approve there; Charlie manages Zeta. Everybody joins once
    in a process; the next worlds get the rows of it, which costs a tenth."""
    if not _MET:
        empty = [model for model in apps.get_models() if not model._base_manager.exists()]
        _meet(world)
        _MET.append(Met(world.alice, world.bob, world.charlie, tuple(filter(itemgetter(1), map(_rows, empty)))))
        return
    met = _MET[0]
    world.alice, world.bob, world.charlie = met.alice, met.bob, met.charlie
    with transaction.atomic(), connection.cursor() as cursor:
        for insert, rows in met.tables:
            cursor.executemany(insert, rows)


@dataclass(frozen=True, slots=True)
class Met:
    """Who they are, and per table the sentence and the rows that put them there."""

    alice: UUID
    bob: UUID
    charlie: UUID
    tables: tuple[tuple[str, list[tuple[Any, ...]]], ...]


_MET: list[Met] = []


def _rows(model: type[Model]) -> tuple[str, list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
        blanks = ", ".join(["%s"] * len(cursor.description))
        return f'INSERT INTO "{model._meta.db_table}" VALUES ({blanks})', list(cursor.fetchall())


def _meet(world: World) -> None:
    house = world.house
    world.alice, _ = team.create_owner(house, "alice@example.org", "Alice")
    world.bob, world.charlie = world.user("Bob"), world.user("Charlie")
    client = team.create_client(house, "Agency")
    assert isinstance(client, UUID)
    assert team.create_brand(house, client, "Acme", handles=("@acme",)) == "acme"
    assert team.create_brand(house, client, "Zeta") == "zeta"
    team.join_brand(house, "acme", world.alice, Right.MANAGE)
    team.join_brand(house, "acme", world.bob, Right.APPROVE)
    team.join_brand(house, "zeta", world.charlie, Right.MANAGE)


def signal(name: str = "s_1", minutes: float = 0, **other: Any) -> Signal:
    return replace(samples.signal(name, minutes), **other)


def angry(key: str, minutes: float = -10, **other: Any) -> Mention:
    """A hostile post of somebody's own experience."""
    return samples.mention(
        key, minutes, tone="negative", first_person=True, **({"handle": key.replace(":", "_")} | other)
    )


__all__ = ["HOUR", "NOON", "NetworkError", "World", "angry", "assess", "build", "people", "signal"]

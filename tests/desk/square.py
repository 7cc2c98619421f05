"""A network with accounts, faked at its edge: it can be read, edited and cleared, and says who we are."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from firewarden.desk.actions import accounts
from firewarden.desk.actions.deliver import enqueue
from firewarden.desk.outside import PublishingNetwork, give
from firewarden.desk.records import Account, Delivery, Draft, DraftVersion, Incident, Statement
from firewarden.ports import Publisher
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import Account as AccountValue
from firewarden.vocabulary.publishing import (
    Answering,
    Identity,
    Length,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)
from tests.desk.world import NOON, World

SQUARE = Publishing(
    platform="square",
    title="Market Square",
    length=Length(most=280),
    answering=Answering.ANYBODY,
    threads=True,
    pictures=4,
    alt_length=1000,
    edits=True,
    deletes=True,
    finds=True,
    settings=(Setting(name="place", label="Place", default=None), Setting(name="days", label="Days", default="7")),
    secret="Token",
    key=Key.FREE,
    cost="Free.",
    forbids=("Do not shout.",),
)


@dataclass
class Square:
    """`out` is what stands there, by id; `trouble` comes before anything is done, `lost` after it was done."""

    publishing: Publishing = SQUARE
    name: str = "@acme"
    works: bool = True
    out: dict[str, Outgoing] = field(default_factory=dict)
    trouble: list[BaseException | Uncertain] = field(default_factory=list)
    lost: int = 0
    looks: list[NetworkError] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """By which account, with which key typed or kept, a publisher was made."""
    identified: int = 0

    def identify(self) -> Identity:
        self.identified += 1
        return Identity(works=self.works, says="The square knows you." if self.works else "No entry.", name=self.name)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        if self.trouble:
            trouble = self.trouble.pop(0)
            if isinstance(trouble, BaseException):
                raise trouble
            return trouble
        self.out[f"n{len(self.out) + 1}"] = outgoing
        if self.lost:
            self.lost -= 1
            return Uncertain(reason="The line broke.")
        return self._published(f"n{len(self.out)}")

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:
        if self.looks:
            raise self.looks.pop(0)
        return next((self._published(name) for name, one in self.out.items() if one.text == outgoing.text), None)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        self.out[native_id] = outgoing
        return self._published(native_id)

    def delete(self, native_id: str) -> None:
        self.out.pop(native_id, None)

    def _published(self, name: str) -> Published:
        return Published(native_id=name, url=f"https://square.example/{name}", at=NOON, key=PostKey(f"square:{name}"))


def with_square(world: World, **other: Any) -> Square:
    """The world with this network to publish on; nobody is connected yet."""
    square = Square(**other)

    def made(account: AccountValue, secret: str) -> Publisher:
        if account.secret is None and square.publishing.key is Key.FREE:
            raise ConfigError("Enter a token of the account.")
        kept = secret or (world.secrets.get(account.secret) if account.secret else "")
        square.asked.append((account.id, kept))
        return square

    network = PublishingNetwork(name="square", about=square.publishing)
    world.outside = replace(world.outside, publishing=lambda: {"square": network}, publisher_of=made)
    give(world.outside)
    return square


TYPED = accounts.Typed(network="square", name="The square", settings={"place": "north"}, secret="t0ken")


def connected(world: World, name: str = "The square") -> Account:
    """An account that was confirmed."""
    made = accounts.connect(world.as_alice, replace(TYPED, name=name, confirmed="@acme"))
    return Account.objects.get(pk=made)


def statement(world: World, text: str, version: int = 1) -> Statement:
    """Approved, by whatever path."""
    incident = Incident.objects.get()
    draft, _ = Draft.objects.get_or_create(
        incident=incident, number=1, defaults={"title": "S", "author_id": world.alice}
    )
    DraftVersion.objects.create(draft=draft, version=version, text=text, author_id=world.alice, at=NOON)
    Draft.objects.filter(pk=draft.pk).update(version=version)
    return Statement.objects.create(draft=draft, version=version, text=text, approved_at=NOON)


def queued(world: World, place: str, *texts: str) -> list[Delivery]:
    """One statement in so many posts."""
    said = statement(world, " ".join(texts))
    with transaction.atomic():
        enqueue(
            world.as_alice,
            Incident.objects.get(),
            place,
            said.text,
            statement=said,
            parts=[Part(text=text) for text in texts],
        )
    return list(Delivery.objects.order_by("part"))

"""What tests of mails do again and again."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from firewarden.desk.actions import assess, subscribing
from firewarden.desk.mailing import Mailman
from firewarden.desk.records import Incident, Subscriber, Update, UpdateMail
from firewarden.vocabulary.clock import Instant
from tests.desk.mailing.box import Box, text_of
from tests.desk.world import World

LINK = re.compile(r"https://crisis\.example\.org(/\S+)")


@dataclass
class Post:
    world: World
    box: Box

    def subscribe(self, *addresses: str, language: str = "en") -> None:
        made = subscribing.bring_in(self.world.as_alice, addresses, self.world.outside, language=language, proven=True)
        assert made == (len(addresses), 0)

    def publish(self, text: str = "We know of it.", **more: Any) -> UUID:
        """Rows alone: how an update comes about is not the matter here."""
        incident = Incident.objects.first() or self._opened()
        number = incident.updates.count() + 1
        at = self.world.clock.now()
        row = Update.objects.create(incident=incident, number=number, phase="aware", text=text, published_at=at, **more)
        return row.pk

    def round(self) -> int:
        """One look of a worker that has just been started."""
        return Mailman(self.world.outside).round()

    def addresses(self) -> list[str]:
        return sorted(address for address, _ in self.box.taken)

    def states(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for state in UpdateMail.objects.values_list("state", flat=True):
            found[state] = found.get(state, 0) + 1
        return found

    def link(self, address: str) -> str:
        """In the newest mail to them: its path."""
        return str(LINK.findall(text_of(self.box.to(address)[-1]))[-1])

    def only(self) -> Subscriber:
        return Subscriber.objects.get()

    def wait(self, minutes: float) -> Instant:
        self.world.clock.pass_minutes(minutes)
        return self.world.clock.now()

    def _opened(self) -> Incident:
        assess.open_incident(self.world.as_bob, "Trouble with bags")
        return Incident.objects.get()

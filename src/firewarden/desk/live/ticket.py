"""The signed ticket a page carries to open its live stream: who, and of which brands. It is good for minutes."""

from dataclasses import dataclass

from django.core import signing

from firewarden.desk.live.happening import Happening

SALT = "firewarden.live"
SECONDS = 120
"""Long enough for a slow page to load and connect; whoever comes later asks for a new one."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """UUIDs as text."""

    user: str
    brands: frozenset[str]

    def admits(self, happening: Happening) -> bool:
        """What concerns the whole installation, and no brand, is nobody's live news."""
        if happening.brand not in self.brands:
            return False
        return happening.named is None or self.user in happening.named


def sign(ticket: Ticket) -> str:
    return signing.dumps([ticket.user, sorted(ticket.brands)], salt=SALT, compress=True)


def read(text: str, *, seconds: int = SECONDS) -> Ticket | None:
    """None for a forged, damaged or old one."""
    try:
        user, brands = signing.loads(text, salt=SALT, max_age=seconds)
    except signing.BadSignature:
        return None
    return Ticket(user, frozenset(brands))

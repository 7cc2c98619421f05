"""A feed on loopback that answers conditional requests."""

from dataclasses import dataclass
from hashlib import sha256
from xml.sax.saxutils import escape

from firewarden.vocabulary.clock import MINUTE, Instant, iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import Can
from tests.connectors.tools import NOON

FIRST = NOON - 24 * 60 * MINUTE


@dataclass(slots=True)
class Said:
    text: str
    published: str
    updated: str


class FeedRig(HttpRig):
    """An Atom feed, newest entry first. `pages` are other answers, by path; `unchanged` counts the 304s."""

    can = frozenset({Can.EDITS, Can.REFUSAL, Can.LETTER})

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[int, Said] = {}
        self.pages: dict[str, Answered] = {}
        self.addresses = ["/feed"]
        self.unchanged = 0

    @property
    def source(self) -> Source:
        settings = {"addresses": " ".join(self.url + path for path in self.addresses)}
        return Source(id=SourceId("news"), connector="feeds", name="News", settings=settings, live=True)

    def say(self, number: int, text: str) -> PostKey:
        at = iso(Instant(FIRST + number * MINUTE))
        self.said[number] = Said(text, at, at)
        return PostKey(f"feed:tag:brand.example,2026:{number}")

    def change(self, number: int, text: str) -> None:
        self.said[number].text = text
        self.said[number].updated = iso(Instant(FIRST + (number + 30) * MINUTE))

    def misspell(self, number: int) -> None:
        self.said[number].published = "the day before"

    def atom(self) -> bytes:
        entries = "".join(
            f"<entry><id>tag:brand.example,2026:{number}</id><title>No. {number}</title>"
            f"<published>{said.published}</published><updated>{said.updated}</updated>"
            f"<content type='html'>{escape(said.text)}</content></entry>"
            for number, said in sorted(self.said.items(), reverse=True)
        )
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Brand</title>{entries}</feed>".encode()

    def answer(self, asked: Asked) -> Answered:
        if asked.path in self.pages:
            return self.pages[asked.path]
        if asked.path != "/feed":
            return Answered(b"", 404)
        body = self.atom()
        etag = f'"{sha256(body).hexdigest()[:12]}"'
        if asked.headers.get("if-none-match") == etag:
            self.unchanged += 1
            return Answered(b"", 304)
        return Answered(body, headers={"Content-Type": "application/atom+xml", "ETag": etag})

"""What a team has said on its two networks, asked of these networks themselves."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import Page

from tests.connectors.bluesky.sky import POST, Person
from tests.connectors.mastodon.house import US, MastodonHouse
from tests.connectors.publishing.far import SECRET
from tests.e2e.house import PHONE, House

Json = dict[str, Any]

OUT = 30.0
"""Seconds the worker has to publish what is queued."""
TAPPED = """document.addEventListener("click", event => {
  const one = event.target.closest("a[href], button, summary");
  if (event.isTrusted && one) window.tapped(one.innerText.trim());
}, true)"""
TAPPABLE = "a[href], button, summary, select, textarea, input:not([type=hidden])"
TARGETS = """every => [...document.querySelectorAll(every)]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => [one, (["checkbox", "radio"].includes(one.type) ? one.closest("label") : one).getBoundingClientRect()])
  .filter(([one, box]) => box.width > 0)
  .map(([one, box]) => ({
    name: (one.innerText || one.ariaLabel || one.name || one.title).trim(),
    side: Math.min(box.width, box.height),
    main: one.matches(".button.main"),
  }))"""
"""What a thumb can hit: its smaller side. Of a box to tick it is the whole label."""


@dataclass(frozen=True, slots=True)
class Square:
    """`house` is our own; `us` and `mastodon` are where we speak."""

    house: House
    us: Person
    mastodon: MastodonHouse

    def on_bluesky(self) -> list[Json]:
        """Our posts as the server gives them to anybody, without a key, in no order."""
        asked = {"repo": self.us.did, "collection": POST, "limit": "100"}
        got = httpx.get(f"{self.us.sky.pds}/xrpc/com.atproto.repo.listRecords", params=asked, trust_env=False)
        found: list[Json] = got.json()["records"]
        return found

    def on_mastodon(self) -> list[str]:
        """What our account's statuses say there, the newest first."""
        place = f"{self.mastodon.url}/api/v1/accounts/{US}/statuses"
        headers = {"Authorization": f"Bearer {SECRET}"}
        got = httpx.get(place, params={"limit": "40"}, headers=headers, trust_env=False)
        return [str(one["content"]) for one in got.json()]

    def shown_on_bluesky(self, beginning: str) -> list[tuple[str, bytes]]:
        """What the pictures of the post that begins so are said to show, and their files as anybody gets them."""
        [post] = [one["value"] for one in self.on_bluesky() if one["value"]["text"].startswith(beginning)]
        found = []
        for one in post["embed"]["images"]:
            asked = {"did": self.us.did, "cid": one["image"]["ref"]["$link"]}
            got = httpx.get(f"{self.us.sky.pds}/xrpc/com.atproto.sync.getBlob", params=asked, trust_env=False)
            found.append((one["alt"], got.content))
        return found

    def shown_on_mastodon(self, text: str) -> list[str]:
        """What the pictures of the status with these words are said to show."""
        [found] = [one.pictures for one in self.mastodon.shown() if one.text == text]
        return list(found)


def thread(posts: list[Json], beginning: str) -> list[str]:
    """The texts of one thread, from its first post, which begins so, to its last; each answers the one before, and
    names the first as the root. None where it is not there."""
    found = [one for one in posts if one["value"]["text"].startswith(beginning)]
    assert len(found) <= 1
    while found and (after := [one for one in posts if _parent(one) == link(found[-1])]):
        [one] = after
        assert one["value"]["reply"]["root"] == link(found[0])
        found.append(one)
    return [one["value"]["text"] for one in found]


def link(post: Json) -> Json:
    return {"uri": post["uri"], "cid": post["cid"]}


def _parent(post: Json) -> Json | None:
    found: Json | None = post["value"].get("reply", {}).get("parent")
    return found


def until(look: Callable[[], bool]) -> None:
    """Looks again and again, until the worker has published."""
    end = time.monotonic() + OUT
    while not look():
        assert time.monotonic() < end
        time.sleep(0.1)


def count_taps(page: Page) -> list[str]:
    """What is tapped from now on, as the browser sees it: what leads on, whoever taps it."""
    taps: list[str] = []
    page.expose_function("tapped", lambda name: taps.append(name))  # noqa: PLW0108 - a method takes no mark of its own
    page.add_init_script(TAPPED)
    return taps


def fits_a_thumb(page: Page) -> None:
    """Nothing is wider than the screen, every target can be hit (WCAG 2.2, 2.5.8), the main one easily (2.5.5)."""
    targets = page.evaluate(TARGETS, TAPPABLE)
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [PHONE["width"]] * 2
    assert [one for one in targets if one["side"] < (44 if one["main"] else 24)] == []
    assert any(one["main"] for one in targets)

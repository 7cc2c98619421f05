"""Our query for the search of a network.

What comes back is matched again here, so it may find more; where it may find less, that is said.
"""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.monitor.query.dialects.alternatives import MOST_SEARCHES, Alternatives, searches
from firewarden.steps.monitor.query.dialects.searching import GDELT, Searching, X
from firewarden.steps.monitor.query.linting import Texts, sound
from firewarden.steps.monitor.query.syntax import Node
from firewarden.vocabulary.said import Said, say


class Network(StrEnum):
    """Searches that can be written for."""

    X = "x"
    GDELT = "gdelt"
    BLUESKY = "bluesky"
    HACKERNEWS = "hackernews"
    MASTODON = "mastodon"
    THREADS = "threads"
    REDDIT = "reddit"
    YOUTUBE = "youtube"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """`text` has one search on each line, to be asked one after the other, or hashtags for Mastodon; empty: nothing
    of it can be asked. `weaker` says what the network gives too much, or does not give."""

    text: str
    weaker: tuple[Said, ...] = ()


MOST_CHARACTERS = {Network.X: 512, Network.GDELT: 250, Network.REDDIT: 512}
"""Of one search; X allows 1,024 for a rule of a stream."""

MOST_LINES = {Network.THREADS: 10}
"""Searches that a source can be told; elsewhere as many as we write."""

JOINED = {Network.REDDIT: " OR ", Network.YOUTUBE: "|"}
"""Networks that take alternatives in one search, and what stands between them."""

_NAMES = {
    Network.X: "X",
    Network.GDELT: "GDELT",
    Network.BLUESKY: "Bluesky",
    Network.HACKERNEWS: "Hacker News",
    Network.MASTODON: "Mastodon",
    Network.THREADS: "Threads",
    Network.REDDIT: "Reddit",
    Network.YOUTUBE: "YouTube",
}


def outward(query: str, network: Network, saved: Texts | None = None) -> Outward:
    """Raises QueryError for a query with errors."""
    root, name = sound(query, saved), _NAMES[network]
    if network in (Network.X, Network.GDELT):
        lines, weaker = _one_search(root, network, name)
    else:
        alternatives = Alternatives(name, tags=network is Network.MASTODON, signs=network is Network.BLUESKY)
        lines, weaker = searches(root, alternatives), alternatives.weaker
        if network is Network.THREADS:
            lines = list(dict.fromkeys(_bare(line) for line in lines))
    if not lines:
        nothing = say("Nothing in it can be asked of {network}. Read a stream or another source instead.", network=name)
        return Outward(text="", weaker=(*weaker, nothing))
    if network in JOINED:
        lines = [_joined(lines, network)]
    for line in lines:
        if len(line) > MOST_CHARACTERS.get(network, len(line)):
            most = MOST_CHARACTERS[network]
            weaker.append(
                say("{network} takes {most} characters in one search; split the query.", network=name, most=most)
            )
    allowed = MOST_LINES.get(network, MOST_SEARCHES)
    if len(lines) > allowed:
        lines = lines[:allowed]
        weaker.append(say("Only the first {most} searches are asked; what the others find is missed.", most=allowed))
    return Outward(text="\n".join(lines), weaker=(*weaker, _always(network, name)))


def _joined(lines: list[str], network: Network) -> str:
    several = len(lines) > 1 and network is Network.REDDIT
    return JOINED[network].join(f"({line})" if several and " " in line else line for line in lines)


def _bare(line: str) -> str:
    """Threads documents words alone, and our source has commas between searches."""
    return " ".join(line.replace('"', " ").replace(",", " ").split())


def _one_search(root: Node, network: Network, name: str) -> tuple[list[str], list[Said]]:
    searching = Searching(X if network is Network.X else GDELT, name)
    text = searching.whole(root)
    return [text] if text else [], searching.weaker


def _always(network: Network, name: str) -> Said:
    if network is Network.MASTODON:
        return say("Only posts with one of these hashtags arrive: Mastodon's timelines know no words.")
    return say(
        "What {network} itself does not take for these words, such as other spellings, does not arrive.", network=name
    )

"""What a source without words of its own asks its network for: what the brand's queries say, as far as that network
can be asked. What comes is matched here all the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firewarden.steps.monitor.query.dialects import Network, outward
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Capabilities, Searched
from firewarden.vocabulary.plan import Query, Source
from firewarden.vocabulary.said import Said, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`searches` may be none. `weaker` says what of the queries could not be carried over."""

    searches: tuple[str, ...]
    weaker: tuple[Said, ...] = ()


def asked(source: Source, about: Capabilities, queries: Sequence[Query]) -> Asked | None:
    """None: it has words of its own, or needs none. `queries` of other brands than the source's are passed over."""
    searched = about.searched
    if searched is None or not _is_empty(source, about, searched):
        return None
    network, found, weaker = Network(source.connector), dict[str, None](), dict[Said, None]()
    for texts in _by_brand(source, queries):
        saved = saved_among(texts)
        try:
            written = outward(" OR ".join(f"({text})" for _, text in texts), network, saved)
        except BadInput:  # such a plan is not taken
            continue
        found |= dict.fromkeys(written.text.splitlines())
        weaker |= dict.fromkeys(written.weaker)
    searches = tuple(found)
    if len(searches) > searched.most:
        cut = say("Only the first {most} searches are asked; what the others find is missed.", most=searched.most)
        weaker[cut] = None
    return Asked(searches=searches[: searched.most], weaker=tuple(weaker))


def filled(source: Source, about: Capabilities, queries: Sequence[Query], *, past: bool = False) -> Source:
    """The source with what it asks for. `past`: as it is read back."""
    found = asked(source, about, queries)
    if found is None or not found.searches or about.searched is None or (about.searched.past and not past):
        return source
    words = about.searched.between.join(about.searched.each.format(one) for one in found.searches)
    return replace(source, settings=source.settings | {about.searched.setting: words})


def _is_empty(source: Source, about: Capabilities, searched: Searched) -> bool:
    defaults = {setting.name: setting.default or "" for setting in about.settings}
    names = (searched.setting, *searched.instead)
    return not any(source.settings.get(name, defaults.get(name, "")).strip() for name in names)


def _by_brand(source: Source, queries: Sequence[Query]) -> list[list[tuple[str, str]]]:
    """Names and texts: a query names others of its own brand only."""
    brands: dict[BrandId, list[tuple[str, str]]] = {}
    for query in queries:
        if not source.brands or query.brand in source.brands:
            brands.setdefault(query.brand, []).append((query.name, query.text))
    return list(brands.values())

"""One text beside how it will look on each network and in each language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from firewarden.desk.access import Access
from firewarden.desk.reads.drafts import DraftRow
from firewarden.desk.records.places import Place
from firewarden.steps.respond.pictures import Left, fitting
from firewarden.steps.respond.variants import Going, Outlook, chosen, differences, is_stale, languages, outlook
from firewarden.text.length import links_in
from firewarden.vocabulary.picture import OwnPicture
from firewarden.vocabulary.progress import Channel
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.variant import Variant

SHORTEST = 8
"""Signs of a link that are shown, however short the network counts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A stretch of text. `link`: its whole address, where it is shown short. `alone`: only one of the texts says it."""

    words: str
    link: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    runs: tuple[RunRow, ...]
    size: int
    left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """How it looks on one network in one language (empty: that of the text itself). `own` is what a person wrote for
    both, empty where what goes there is cut out of `common`: the text itself, or that in the language; `stale`: for an
    older text. `numbered`: the posts of a thread say which they are. `missing`: what the text itself says and this does
    not."""

    language: str
    common: str
    own: str
    stale: bool
    numbered: bool
    going: Going
    posts: tuple[PostRow, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRow:
    """`names` of our accounts there. The first look is that of the text itself. `pictures` go with the first post,
    those that are `left` do not."""

    platform: str
    title: str
    threads: bool
    names: tuple[str, ...]
    looks: tuple[LookRow, ...]
    pictures: tuple[OwnPicture, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """`base` are the words of the text itself, marked where this one does not say the same."""

    language: str
    text: str
    stale: bool
    numbered: bool
    base: tuple[RunRow, ...]
    runs: tuple[RunRow, ...]
    going: tuple[tuple[str, Going, int], ...]
    """By network: its name, how it goes out there, and in how many posts."""


def ways_out(draft: DraftRow, places: Sequence[Place]) -> tuple[Place, ...]:
    """Where its words go: a public update goes to our own page, feeds, mails and to staff as well, in any length."""
    if draft.content.progress is None:
        return tuple(places)
    titles = {
        Channel.PAGE: gettext("Status page"),
        Channel.FEED: gettext("Feeds"),
        Channel.MAIL: gettext("Mail to subscribers"),
        Channel.STAFF: gettext("Note to staff"),
    }
    ours = [Publishing(platform=one, title=title) for one, title in titles.items()]
    return (*(Place(key=one.platform, name="", publishing=one) for one in ours), *places)


def networks(access: Access, draft: DraftRow, places: Sequence[Place]) -> tuple[NetworkRow, ...]:
    """One for each network on which this brand has a place."""
    found = {place.publishing.platform: place.publishing for place in places}
    return tuple(_network(access, draft, network, places) for network in found.values())


def in_languages(access: Access, draft: DraftRow, places: Sequence[Place]) -> tuple[LanguageRow, ...]:
    found = {place.publishing.platform: place.publishing for place in places}
    return tuple(
        _language(access, draft, one, tuple(found.values()))
        for one in draft.variants
        if one.language and not one.platform
    )


def looks(
    text: str, network: Publishing, alone: Iterable[str] = (), *, numbered: bool = False
) -> tuple[Going, tuple[PostRow, ...]]:
    """As it would stand there; `alone` are words that are marked."""
    ahead: Outlook = outlook(text, network, numbered=numbered)
    words = tuple(alone)
    return ahead.going, tuple(
        PostRow(runs=_runs(post.text, _places(post.text, words), _short(network)), size=post.size, left=post.left)
        for post in ahead.posts
    )


def _network(access: Access, draft: DraftRow, network: Publishing, places: Sequence[Place]) -> NetworkRow:
    pictures, left = fitting(draft.content.pictures, network)
    tongues = ("", *languages(draft.variants, network.platform))
    return NetworkRow(
        platform=network.platform,
        title=network.title,
        threads=network.threads,
        names=tuple(
            one.identity or one.name for one in places if one.publishing.platform == network.platform and one.name
        ),
        looks=tuple(_look(access, draft, network, language) for language in tongues),
        pictures=pictures,
        left=left,
    )


def _look(access: Access, draft: DraftRow, network: Publishing, language: str) -> LookRow:
    found = chosen(draft.variants, network.platform, language)
    own = found if found is not None and found.platform else None
    common = chosen(draft.variants, "", language)
    differs = differences(draft.text, own, access.now) if own else ()
    text, numbered = (found.text, found.numbered) if found else (draft.text, draft.content.numbered)
    going, posts = looks(text, network, [one.words for one in differs if not one.missing], numbered=numbered)
    return LookRow(
        language=language,
        common=common.text if common else "" if language else draft.text,
        own=own.text if own else "",
        stale=own is not None and is_stale(own, _texts(draft), draft.version),
        numbered=numbered,
        going=going,
        posts=posts,
        missing=tuple(dict.fromkeys(one.words for one in differs if one.missing)),
    )


def _language(access: Access, draft: DraftRow, one: Variant, found: Sequence[Publishing]) -> LanguageRow:
    differs = differences(draft.text, one, access.now)
    ahead = [(network.title, outlook(one.text, network, numbered=one.numbered)) for network in found]
    return LanguageRow(
        language=one.language,
        text=one.text,
        stale=is_stale(one, _texts(draft), draft.version),
        numbered=one.numbered,
        base=_runs(draft.text, [(each.start, each.end) for each in differs if each.missing]),
        runs=_runs(one.text, [(each.start, each.end) for each in differs if not each.missing]),
        going=tuple((title, each.going, len(each.posts)) for title, each in ahead),
    )


def _texts(draft: DraftRow) -> dict[int, str]:
    return {version: text for version, text, _by, _at in draft.versions}


def _short(network: Publishing) -> int | None:
    return None if network.length is None else network.length.link


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    found = [(text.find(word), len(word)) for word in words if word]
    return [(at, at + size) for at, size in found if at >= 0]


def _runs(text: str, alone: Iterable[tuple[int, int]], short: int | None = None) -> tuple[RunRow, ...]:
    """`alone` may overlap links: then the link wins."""
    links = dict.fromkeys(links_in(text) if short is not None else (), True)
    spans = sorted([*links, *(span for span in alone if span not in links)])
    found: list[RunRow] = []
    done = 0
    for start, end in spans:
        if start < done:
            continue
        found.append(RunRow(words=text[done:start]))
        words = text[start:end]
        if (start, end) in links and short is not None:
            found.append(RunRow(words=_cut(words, max(short, SHORTEST)), link=words))
        else:
            found.append(RunRow(words=words, alone=True))
        done = end
    found.append(RunRow(words=text[done:]))
    return tuple(one for one in found if one.words)


def _cut(link: str, most: int) -> str:
    bare = link.split("//", 1)[-1]
    return bare if len(bare) <= most else bare[: most - 1] + "…"

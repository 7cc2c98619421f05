"""Posts as API v2 sends them in a search, and what they become."""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import TypeVar

import msgspec

from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

T = TypeVar("T")
PLATFORM = "twitter"
"""As recordings name it, so that a post from an export and the same one from here are one."""
_EPOCH = 1_288_834_974_657
"""Milliseconds of unix time at which numbers of posts begin to count."""
_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi"}
_MEDIA = {"photo": Attachment.IMAGE, "video": Attachment.VIDEO, "animated_gif": Attachment.VIDEO}
_KINDS = (("retweeted", PostKind.REPOST), ("replied_to", PostKind.REPLY), ("quoted", PostKind.QUOTE))
ASKED = {
    "tweet.fields": "attachments,author_id,created_at,edit_history_tweet_ids,entities,lang,note_tweet,"
    "public_metrics,referenced_tweets",
    "expansions": "author_id,attachments.media_keys",
    "user.fields": "created_at,name,public_metrics,username,verified",
    "media.fields": "type,url,alt_text",
}


class Url(msgspec.Struct):
    url: str = ""
    expanded_url: str = ""
    media_key: str = ""


class Entities(msgspec.Struct):
    urls: list[Url] = []


class Note(msgspec.Struct):
    """The whole of a text with more than 280 characters."""

    text: str
    entities: Entities = msgspec.field(default_factory=Entities)


class Metrics(msgspec.Struct):
    like_count: int | None = None
    retweet_count: int | None = None
    reply_count: int | None = None
    followers_count: int | None = None


class Reference(msgspec.Struct):
    type: str
    id: str


class Attached(msgspec.Struct):
    media_keys: list[str] = []


class Tweet(msgspec.Struct):
    """`edit_history_tweet_ids`: numbers of all versions, the first one first."""

    id: str
    text: str
    created_at: str
    author_id: str = ""
    lang: str = ""
    edit_history_tweet_ids: list[str] = []
    referenced_tweets: list[Reference] = []
    note_tweet: Note | None = None
    entities: Entities = msgspec.field(default_factory=Entities)
    attachments: Attached = msgspec.field(default_factory=Attached)
    public_metrics: Metrics = msgspec.field(default_factory=Metrics)


class User(msgspec.Struct):
    id: str
    username: str
    name: str | None = None
    verified: bool | None = None
    created_at: str = ""
    public_metrics: Metrics = msgspec.field(default_factory=Metrics)


class Media(msgspec.Struct):
    """`url` is there for photos alone."""

    media_key: str
    type: str
    url: str = ""
    alt_text: str = ""


class Includes(msgspec.Struct):
    users: list[msgspec.Raw] = []
    media: list[msgspec.Raw] = []


class Meta(msgspec.Struct):
    newest_id: str = ""
    oldest_id: str = ""
    next_token: str = ""


class Page(msgspec.Struct):
    """Newest first. Posts stay as they came, so that one of them can be wrong alone."""

    meta: Meta
    data: list[msgspec.Raw] = []
    includes: Includes = msgspec.field(default_factory=Includes)


class Total(msgspec.Struct):
    total_tweet_count: int


class Counts(msgspec.Struct):
    meta: Total


class Around:
    """What the posts of one answer refer to: accounts and media, by their numbers."""

    def __init__(self, includes: Includes) -> None:
        self.users: Mapping[str, User] = {user.id: user for user in _all(includes.users, User)}
        self.media: Mapping[str, Media] = {one.media_key: one for one in _all(includes.media, Media)}


def post_of(raw: bytes, around: Around, source: SourceId) -> Fetched | Unreadable:
    """Every version of a post has a number; the first one is its key, and the numbers tell when each was written."""
    try:
        tweet = msgspec.json.decode(raw, type=Tweet)
        first = (tweet.edit_history_tweet_ids or [tweet.id])[0]
        edited = tweet.id != first
        created, written = (moment(first) if edited else from_iso(tweet.created_at)), moment(tweet.id)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    user = around.users.get(tweet.author_id)
    of = {one.type: post_key(PLATFORM, one.id) for one in tweet.referenced_tweets}
    counts = tweet.public_metrics
    post = Post(
        key=post_key(PLATFORM, first),
        platform=PLATFORM,
        source=source,
        created_at=created,
        text=text_of(tweet),
        author=_author(user) if user else None,
        url=f"https://x.com/{user.username if user else 'i'}/status/{tweet.id}",
        lang=_language(tweet.lang),
        kind=next((kind for name, kind in _KINDS if name in of), PostKind.POST),
        reply_to=of.get("replied_to"),
        repost_of=of.get("retweeted"),
        quote_of=of.get("quoted"),
        likes=counts.like_count,
        reposts=counts.retweet_count,
        replies=counts.reply_count,
        has=_has(tweet, around),
        edited_at=written if edited else None,
        pictures=pictures_of(
            Picture(url=one.url, alt=one.alt_text.strip()) for one in _media(tweet, around) if one.type == "photo"
        ),
    )
    return Fetched(post=post, raw=raw)


def moment(number: str) -> Instant:
    """When a post with this number was written, to the millisecond. Raises ValueError."""
    if not (number.isascii() and number.isdigit() and len(number) <= 19):
        raise ValueError("no number of a post")
    return Instant(((int(number) >> 22) + _EPOCH) * 1000)


def number_at(at: Instant) -> str:
    """The smallest number that a post of this moment can have."""
    return str(max(0, at // 1000 - _EPOCH) << 22)


def text_of(tweet: Tweet) -> str:
    """With addresses as they were before they were shortened."""
    text, urls = (
        (tweet.note_tweet.text, tweet.note_tweet.entities.urls)
        if tweet.note_tweet
        else (tweet.text, tweet.entities.urls)
    )
    for url in urls:
        if url.url and url.expanded_url:
            text = text.replace(url.url, url.expanded_url)
    return unescape(text)


def _has(tweet: Tweet, around: Around) -> frozenset[Attachment]:
    media = {_MEDIA.get(one.type) for one in _media(tweet, around)} - {None}
    links = {Attachment.LINK for url in tweet.entities.urls if url.expanded_url and not url.media_key}
    return frozenset(one for one in media | links if one)


def _media(tweet: Tweet, around: Around) -> list[Media]:
    return [around.media[key] for key in tweet.attachments.media_keys if key in around.media]


def _author(user: User) -> Author:
    try:
        created = from_iso(user.created_at) if user.created_at else None
    except ValueError:
        created = None
    followers = user.public_metrics.followers_count
    return Author(handle=user.username, name=user.name, followers=followers, verified=user.verified, created_at=created)


def _language(code: str) -> str | None:
    """Codes of three letters say that there is none."""
    return _LANGUAGES.get(code, code) if len(code) == 2 else None


def _all(raws: Sequence[msgspec.Raw], kind: type[T]) -> list[T]:
    """Those that are as documented."""
    found = []
    for raw in raws:
        try:
            found.append(msgspec.json.decode(raw, type=kind))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    return found

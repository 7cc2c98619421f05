"""Articles as the DOC 2 interface lists them, and the posts they become."""

from datetime import UTC, datetime
from re import compile as pattern

import msgspec

from firewarden.net.markup import plain
from firewarden.vocabulary.clock import Instant, from_datetime, to_datetime
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, post_key

PLATFORM = "gdelt"
_SEEN, _ASKED = "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S"
_LOOSE = pattern(rb'(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|[\x00-\x1f\\]')
"""What titles bring along that is not allowed in JSON, and, kept, escapes that are."""
LANGUAGES = {
    "afrikaans": "af", "albanian": "sq", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "basque": "eu",
    "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr",
    "galician": "gl", "georgian": "ka", "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "icelandic": "is", "indonesian": "id", "italian": "it", "japanese": "ja",
    "kannada": "kn", "kazakh": "kk", "korean": "ko", "latvian": "lv", "letzeburgesch": "lb", "lithuanian": "lt",
    "macedonian": "mk", "malay": "ms", "malayalam": "ml", "marathi": "mr", "mongolian": "mn", "nepali": "ne",
    "norwegian": "no", "norwegiannynorsk": "nn", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "punjabi": "pa", "romanian": "ro", "russian": "ru", "serbian": "sr", "sinhalese": "si", "slovak": "sk",
    "slovenian": "sl", "somali": "so", "spanish": "es", "swahili": "sw", "swedish": "sv", "tamil": "ta",
    "telugu": "te", "thai": "th", "tibetan": "bo", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    "vietnamese": "vi",
}  # fmt: skip


class Articles(msgspec.Struct):
    """Without any the answer is an empty object."""

    articles: list[msgspec.Raw] = []


class Article(msgspec.Struct):
    """`seendate` is the quarter of an hour in which it was found; nothing is said of when it was written."""

    url: str
    seendate: str
    title: str
    domain: str = ""
    language: str = ""
    socialimage: str = ""


def articles_of(body: bytes) -> list[bytes] | None:
    """None when it is no list. Titles bring along what is not allowed in JSON; then it is read without that."""
    for text in (body, _cleaned(body)):
        try:
            return [bytes(raw) for raw in msgspec.json.decode(text, type=Articles).articles]
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    return None


def post_of(raw: bytes, source: SourceId) -> Fetched | Unreadable:
    try:
        article = msgspec.json.decode(raw, type=Article)
        seen = moment(article.seendate)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    title = plain(article.title)
    if not title or not article.url:
        return Unreadable(reason="no-text", raw=raw[:2000])
    post = Post(
        key=post_key(PLATFORM, article.url),
        platform=PLATFORM,
        source=source,
        created_at=seen,
        text=title,
        title=title,
        author=Author(handle=article.domain) if article.domain else None,
        url=article.url,
        lang=LANGUAGES.get(article.language.lower()),
        kind=PostKind.ARTICLE,
        has=frozenset({Attachment.IMAGE}) if article.socialimage else frozenset(),
    )
    return Fetched(post=post, raw=raw)


def moment(seen: str) -> Instant:
    """Raises ValueError."""
    return from_datetime(datetime.strptime(seen, _SEEN).replace(tzinfo=UTC))


def asked(at: Instant) -> str:
    """A time as a request has it."""
    return to_datetime(at).strftime(_ASKED)


def _cleaned(body: bytes) -> bytes:
    return _LOOSE.sub(lambda found: found[1] or b" ", body)

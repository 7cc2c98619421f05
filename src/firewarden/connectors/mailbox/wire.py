"""Mails as RFC 5322 and MIME have them, and the posts they become."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from re import IGNORECASE
from re import compile as pattern

from firewarden.net.markup import plain
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, made_up_key, post_key

PLATFORM = "mailbox"
LONGEST_TEXT = 20_000
"""Characters that are kept of one mail."""
MOST_LINKS, LONGEST_LINK = 20, 2000
MOST_PARTS = 100
LONGEST_HEADER = 2000
LONGEST_HEAD, MOST_BOUNDARIES = 32_768, 20
_NAME = pattern(r"<([^<>\s]{1,500})>")
_LINK = pattern(r"https?://[^\s<>\"'\])]+")
_BOUNDARY = pattern(rb"(?i)\bboundary[*0-9]{0,4}\s{0,4}=")
_HREF = pattern(r"<a\b[^<>]{0,4000}?\bhref\s*=\s*[\"']?(https?://[^\"'<>\s]+)", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """`arrived`: when the server took it in; `raw` may be cut behind its first bytes."""

    uid: int
    arrived: Instant
    raw: bytes


def post_of(mail: Mail, source: SourceId) -> Fetched | Unreadable:
    """One mail as a post. The library raises many things at mails that break the rules in new ways."""
    if not is_bounded(mail.raw):
        return Unreadable(reason="too-tangled", raw=mail.raw[:2000])
    try:
        message = message_from_bytes(mail.raw)
        author = author_of(message)
        if author is None:
            return Unreadable(reason="no-sender", raw=mail.raw[:2000])
        return Fetched(post=_post(message, author, mail, source), raw=mail.raw)
    except Exception:  # noqa: BLE001 - whatever one mail does to the library, the next one is read
        return Unreadable(reason="not-a-mail", raw=mail.raw[:2000])


def is_bounded(raw: bytes) -> bool:
    """Whether it can be taken apart in good time: the library is slow at heads without end and parts within parts."""
    head = raw.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    return len(head) <= LONGEST_HEAD and len(_BOUNDARY.findall(raw)) <= MOST_BOUNDARIES


def _post(message: Message, author: Author, mail: Mail, source: SourceId) -> Post:
    subject = header(message, "subject")
    text, has = content(message)
    text = text or subject or ""
    created_at = written(message, mail.arrived)
    own, before = name_of(message, "message-id"), name_of(message, "in-reply-to")
    archived = name_of(message, "archived-at")
    return Post(
        key=post_key(PLATFORM, own) if own else made_up_key(PLATFORM, author.handle, created_at, text),
        platform=PLATFORM,
        source=source,
        created_at=created_at,
        text=text,
        title=subject,
        author=author,
        url=archived if archived and archived.startswith(("https://", "http://")) else None,
        kind=PostKind.REPLY if before else PostKind.POST,
        reply_to=post_key(PLATFORM, before) if before else None,
        has=has,
    )


def author_of(message: Message) -> Author | None:
    name, address = parseaddr(header(message, "from") or "")
    return Author(handle=address.lower(), name=name or None) if "@" in address else None


def header(message: Message, name: str) -> str | None:
    """Decoded, on one line."""
    value = message.get(name)
    if value is None:
        return None
    text = str(value)[:LONGEST_HEADER]
    with suppress(MessageError, ValueError, LookupError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split()) or None


def name_of(message: Message, header_name: str) -> str | None:
    """What stands first between angle brackets, as Message-ID and its like have it."""
    found = _NAME.search(header(message, header_name) or "")
    return found[1] if found else None


def written(message: Message, arrived: Instant) -> Instant:
    """What its sender says, where that can be: nothing was written after it arrived."""
    try:
        said = parsedate_to_datetime(header(message, "date") or "")
        said = said if said.tzinfo else said.replace(tzinfo=UTC)
        return min(instant(said), arrived)
    except (ValueError, OverflowError):
        return arrived


def instant(at: datetime) -> Instant:
    return Instant(int(at.timestamp()) * SECOND)


def content(message: Message) -> tuple[str, frozenset[Attachment]]:
    """Plain text of a mail, from its plain part, or else its HTML with the links behind it; and what it carries."""
    plains: list[str] = []
    htmls: list[str] = []
    kinds: set[Attachment] = set()
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind.startswith(("image/", "video/")):
            kinds.add(Attachment.IMAGE if kind.startswith("image/") else Attachment.VIDEO)
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plains if kind == "text/plain" else htmls).append(body(part))
    text = "\n".join(plains).strip() or with_links("\n".join(htmls))
    if _LINK.search(text):
        kinds.add(Attachment.LINK)
    return text[:LONGEST_TEXT].strip(), frozenset(kinds)


def body(part: Message) -> str:
    """Text of one part; unknown letters become question marks in a box."""
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8") or "utf-8"
    assert isinstance(payload, bytes)
    try:
        return payload.decode(charset, "replace").replace("\r\n", "\n")
    except LookupError:
        return payload.decode("utf-8", "replace").replace("\r\n", "\n")


def with_links(html: str) -> str:
    """Links stand behind the text that hid them, each once.

    >>> with_links('<p>See <a href="https://a.example/1">this</a></p>')
    'See this\\nhttps://a.example/1'
    """
    text = plain(html)[:LONGEST_TEXT]
    links = dict.fromkeys(plain(found[:LONGEST_LINK]) for found in _HREF.findall(html))
    hidden = [link for link in list(links)[:MOST_LINKS] if link not in text]
    room = LONGEST_TEXT - sum(len(link) + 1 for link in hidden)
    return "\n".join([text[: max(room, 0)], *hidden]).strip()

"""Mails to and from one person: what RFC 5322, 3464 and 3834 have, as letters and back. No network here."""

from collections.abc import Iterator
from email import message_from_bytes
from email.headerregistry import Address as Name
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime
from re import compile as pattern

from firewarden.connectors.mailbox.wire import (
    MOST_PARTS,
    Mail,
    author_of,
    body,
    header,
    is_bounded,
    with_links,
    written,
)
from firewarden.text.quoted import answer_in, html_answer
from firewarden.vocabulary.clock import Instant, to_datetime
from firewarden.vocabulary.letter import Carried, Failure, Letter, Postbox, Writing

LONGEST_TEXT = 20_000
MOST_FILES, LARGEST_FILE = 10, 6_000_000
"""What is handed on of one mail: more is counted and left."""
MOST_REFERENCES = 50
_SIGNS = (
    "auto-submitted", "precedence", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress",
    "list-id", "list-unsubscribe", "feedback-id", "x-failed-recipients", "return-path",
)  # fmt: skip
_IDS = pattern(r"<([^<>\s]{1,500})>")
_FIELD = pattern(r"(?im)^(action|status):[ \t]*([^\r\n]{1,200})")
_STATUS = pattern(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_OWN_ID = pattern(r"(?im)^message-id:\s*<([^<>\s]{1,500})>")


def letter_of(mail: Mail, largest: int) -> Letter | None:
    """None for what is no mail, or names nobody. `largest`: as many bytes were fetched at most."""
    if not is_bounded(mail.raw):
        return None
    try:
        message = message_from_bytes(mail.raw)
        author = author_of(message)
        if author is None:
            return None
        text, own = _texts(message)
        files, left = _files(message)
        cut = len(mail.raw) >= largest
        return Letter(
            uid=mail.uid,
            message_id=next(iter(_ids(message, "message-id")), ""),
            references=_references(message),
            sender=author.handle,
            subject=header(message, "subject") or "",
            at=written(message, mail.arrived),
            text=text,
            own=own,
            signs={name: value for name in _SIGNS if (value := header(message, name))},
            failure=_failure(message),
            files=files[:-1] if cut else files,
            left=left + (1 if cut and files else 0),
        )
    except Exception:  # noqa: BLE001 - whatever one mail does to the library, the next one is read
        return None


def mail_of(writing: Writing, box: Postbox, now: Instant) -> bytes:
    """Plain text. Nothing anybody wrote can begin a line of its own in the head."""
    user, _, domain = box.address.partition("@")
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Name(_line(box.name, 100), user, domain)
    mail["To"] = writing.to
    mail["Subject"] = _line(writing.subject, 200)
    mail["Date"] = format_datetime(to_datetime(now))
    mail["Message-ID"] = f"<{writing.message_id}>"
    if writing.references:
        mail["In-Reply-To"] = f"<{writing.references[-1]}>"
        mail["References"] = " ".join(f"<{one}>" for one in writing.references[-MOST_REFERENCES:])
    if writing.language:
        mail["Content-Language"] = _line(writing.language, 35)
    mail.set_content(writing.text, cte="quoted-printable")
    return mail.as_bytes(policy=SMTP)


def _texts(message: Message) -> tuple[str, str]:
    """All of it, and what is new in it. The plain part says both; where there is none, the HTML does."""
    plains: list[str] = []
    htmls: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_file(part):
            (plains if kind == "text/plain" else htmls).append(body(part))
    whole = "\n".join(plains).strip()
    if whole:
        return whole[:LONGEST_TEXT], answer_in(whole[:LONGEST_TEXT]).own
    html = "\n".join(htmls)
    return with_links(html), answer_in(with_links(html_answer(html))).own


def _files(message: Message) -> tuple[tuple[Carried, ...], int]:
    """Those attached, and how many were left."""
    found: list[Carried] = []
    left = 0
    for part in _parts(message):
        if part.is_multipart() or not _is_file(part):
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            continue
        if len(found) >= MOST_FILES or len(data) > LARGEST_FILE:
            left += 1
            continue
        found.append(Carried(name=(part.get_filename() or "file")[:200], data=data))
    return tuple(found), left


def _failure(message: Message) -> Failure:
    """A report of RFC 3464, by its own form: which mail of ours, and whether it is final."""
    report = message.get_content_type() == "multipart/report"
    kind = str(message.get_param("report-type", "")).lower()
    if not report or kind not in ("delivery-status", ""):
        return Failure()
    said = "\n".join(_raw(part) for part in _parts(message) if part.get_content_type() == "message/delivery-status")
    original = "\n".join(
        _raw(part) for part in _parts(message) if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")
    )
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(said)}
    status = _STATUS.search(fields.get("status", ""))
    found = _OWN_ID.search(original)
    return Failure(
        notice=True,
        message_id=found[1] if found else "",
        final=fields.get("action", "").lower().startswith("failed"),
        code=status[1] if status else "",
    )


def _references(message: Message) -> tuple[str, ...]:
    """The nearest first: what it answers, then the rest of its thread backwards."""
    ids = [*_ids(message, "in-reply-to"), *reversed(_ids(message, "references"))]
    return tuple(dict.fromkeys(ids))[:MOST_REFERENCES]


def _ids(message: Message, name: str) -> list[str]:
    return _IDS.findall(str(message.get(name, ""))[:20_000])


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        yield part


def _is_file(part: Message) -> bool:
    kind = part.get_content_maintype()
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and kind not in ("multipart", "message")
    )


def _raw(part: Message) -> str:
    """A part with parts inside, as text."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return "\n".join(str(one) for one in inside if isinstance(one, Message))
    return body(part)


def _line(text: str, longest: int) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:longest]

"""Mails to subscribers, in words: text and plain HTML, in their language, in the brand's name and look; and what
programs are told.

A mail to ten thousand people is put together once for each language; what differs from one to the next (address,
Message-ID, the link to leave) is put into the finished bytes.
"""

import secrets
from binascii import b2a_qp
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.announced import Announcement, Sender, announcements, language_of_wish, sender
from firewarden.desk.tokens import leaving_token, mail_name
from firewarden.desk.words import word
from firewarden.vocabulary.clock import Instant, iso, to_datetime

LONGEST_NAME, LONGEST_SUBJECT = 100, 150


@dataclass(frozen=True, slots=True)
class Form:
    """A mail with places to be filled; their names were made up for this one, so that no text can hold them."""

    raw: bytes
    mark: str
    host: str
    base: str
    one_click: bool

    def filled(self, address: str, name: str, leave: str) -> bytes:
        """`name` is the left part of the Message-ID, `leave` the token of the link."""
        link = self.base + reverse("public:leaving", kwargs={"token": leave}) if leave else ""
        found = self.raw.replace(f"{self.mark}to@{self.host}".encode(), address.encode())
        found = found.replace(f"{self.mark}id".encode(), name.encode())
        found = found.replace(f"{self.mark}head".encode(), link.encode())
        return found.replace(f"{self.mark}link".encode(), _quoted(link))


def update_form(access: Access, updates: Sequence[UUID], language: str, outside: Outside) -> Form:
    """Of one update, or of several that came in a short time, the newest last."""
    told = announcements(access, updates, outside, language)
    who = sender(access, outside)
    with _in(language, access.wall):
        newest = told[-1]
        values = {"number": newest.number, "phase": word(newest.phase), "brand": who.name, "count": len(told)}
        if len(told) == 1:
            subject = gettext("%(brand)s: %(phase)s (update %(number)s)") % values
        else:
            subject = gettext("%(brand)s: %(phase)s (%(count)s updates)") % values
        return _form(who, subject, told, access, outside)


def wish_letter(access: Access, wish: UUID, address: str, token: str, outside: Outside) -> bytes:
    """The mail that asks whether it was them. Nobody's words are in it: it may be the first they hear of us."""
    who = sender(access, outside)
    with _in(language_of_wish(wish), access.wall):
        link = outside.address + reverse("public:confirming", kwargs={"token": token})
        subject = gettext("%(brand)s: do you want our updates?") % {"brand": who.name}
        lines = [
            gettext("Somebody, probably you, asked for public updates of %(brand)s at this address.")
            % {"brand": who.name},
            gettext("Confirm it on this page, by its button:"),
            link,
            gettext("The link works once and for two days. If it was not you, do nothing: you get no other mail."),
        ]
        mail = _head(who, subject, address, access.wall, outside)
        mail["Message-ID"] = f"<{secrets.token_hex(16)}@{_host(outside)}>"
        mail.set_content("\n\n".join(lines) + "\n", cte="quoted-printable")
        values = {"who": who, "subject": subject, "lines": lines, "link": link}
        mail.add_alternative(_html("mail/confirming.html", values), subtype="html", cte="quoted-printable")
        return mail.as_bytes(policy=SMTP)


def update_letter(form: Form, mail: UUID, subscriber: UUID, address: str, outside: Outside) -> bytes:
    return form.filled(address, mail_name(outside, mail), leaving_token(outside, subscriber))


def test_letter(access: Access, update: UUID, address: str, language: str, outside: Outside) -> bytes:
    """As it would come, to somebody of ours: its link to leave leads to nobody."""
    form = update_form(access, [update], language, outside)
    return form.filled(address, secrets.token_hex(16), "test")


def program_words(access: Access, update: UUID, outside: Outside) -> dict[str, object]:
    """Published words alone, as they were written."""
    who = sender(access, outside)
    (one,) = announcements(access, [update], outside)
    return {
        "event": "update.published",
        "brand": {"name": who.name, "url": who.url},
        "update": {
            "id": str(one.id),
            "thread": one.thread.hex,
            "number": one.number,
            "phase": one.phase.value,
            "text": one.text,
            "language": one.language,
            "topics": list(one.topics),
            "published_at": iso(one.published_at),
            "next_update_at": iso(one.next_at) if one.next_at else None,
            "corrects": one.corrects,
            "url": one.url,
        },
    }


def _form(who: Sender, subject: str, told: Sequence[Announcement], access: Access, outside: Outside) -> Form:
    mark, host = f"fw{secrets.token_hex(8)}", _host(outside)
    mail = _head(who, subject, f"{mark}to@{host}", access.wall, outside)
    mail["Message-ID"] = f"<{mark}id@{host}>"
    mail["List-Id"] = f"<updates.{who.slug}.{host}>"
    mail["List-Unsubscribe"] = f"<{mark}head>"
    one_click = outside.address.startswith("https://")
    if one_click:  # RFC 8058 has it for https alone
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(_text(who, told, f"{mark}link"), cte="quoted-printable")
    values = {"who": who, "subject": subject, "told": told, "leave": f"{mark}link"}
    mail.add_alternative(_html("mail/update.html", values), subtype="html", cte="quoted-printable")
    return Form(mail.as_bytes(policy=SMTP), mark, host, outside.address, one_click)


def _head(who: Sender, subject: str, to: str, at: Instant, outside: Outside) -> EmailMessage:
    """Nothing anybody wrote can begin a line of its own in it."""
    user, _, host = (outside.mailer.sender if outside.mailer else "nobody@localhost").rpartition("@")
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(_line(who.name, LONGEST_NAME), user, host)
    mail["To"] = to
    mail["Subject"] = _line(subject, LONGEST_SUBJECT)
    mail["Date"] = format_datetime(to_datetime(at))
    mail["Content-Language"] = translation.get_language() or "en"
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _text(who: Sender, told: Sequence[Announcement], link: str) -> str:
    parts = []
    for one in told:
        head = gettext("Update %(number)s: %(phase)s") % {"number": one.number, "phase": word(one.phase)}
        if one.corrects:
            head += " · " + gettext("corrects update %(number)s") % {"number": one.corrects}
        parts += [f"{head}\n{shown.dated(one.published_at)}", one.text]
    if told[-1].next_at is not None:
        parts.append(gettext("Next update by") + " " + shown.dated(told[-1].next_at))
    parts.append(gettext("All updates:") + "\n" + who.url)
    why = gettext("You get this mail because you subscribed to public updates of %(brand)s.") % {"brand": who.name}
    parts.append(f"-- \n{why}\n{gettext('Unsubscribe:')}\n{link}\n")
    return "\n\n".join(parts)


def _html(template: str, values: dict[str, object]) -> str:
    rtl = translation.get_language_bidi()
    base = {"language": translation.get_language() or "en", "right_to_left": rtl}
    return render_to_string(template, base | values)


@contextmanager
def _in(language: str, now: Instant) -> Iterator[None]:
    """The language, and times in UTC, which they say: nobody told us where they live."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known), timezone.override("UTC"), shown.as_of(now):
        yield


def _quoted(link: str) -> bytes:
    """On lines of its own, which the reader puts together again."""
    broken = b2a_qp(link.encode(), istext=True).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return b"=\r\n" + broken + b"=\r\n"


def _host(outside: Outside) -> str:
    return outside.mailer.sender.rpartition("@")[2] if outside.mailer else "localhost"


def _line(text: str, longest: int) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:longest]

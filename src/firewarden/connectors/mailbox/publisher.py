"""Publishes by mail, as plain text, to people on a list of ours."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address as Name
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from re import compile as pattern

from firewarden.connectors.mailbox.place import Address
from firewarden.connectors.mailbox.posting import Posting, SignIn, posting
from firewarden.connectors.mailbox.wire import PLATFORM
from firewarden.net.guard import public_address
from firewarden.net.outgoing import attempt, check, conversation, introduce
from firewarden.net.web import Unheard
from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.clock import to_datetime
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.post import post_key
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Identity,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

PORTS = {"tls": 465, "starttls": 587, "none": 25}
MOST = 100
"""Recipients of one mail: for more there are services made for it."""
LONGEST_SUBJECT = 200
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Mail",
    answering=Answering.NEVER,
    native=Native(private="mailto:{author}?subject={title}&body={text}"),
    pictures=4,
    alt_length=500,
    titled=True,
    key=Key.OWN,
    secret="Password to sign in with, or one made for programs",  # noqa: S106 - its name, not its value
    settings=(
        Setting(name="host", label="Mail server (SMTP)", default=None),
        Setting(name="from", label="Sender", help="The address that people see and answer to.", default=None),
        Setting(name="name", label="Name of the sender"),
        Setting(name="to", label="Recipients", help="Up to 100 addresses; none of them sees another.", default=None),
        Setting(name="user", label="Name to sign in with", help="Empty: the sender's address."),
        Setting(name="tls", label="Encryption", help="tls or starttls; none only where private networks may be read.",
                default="tls"),
        Setting(name="port", label="Port", help="465 with tls, 587 with starttls."),
    ),
    cost="Free.",
    forbids=("Write only to people who asked for it, and take off the list who does not want it any more.",),
)  # fmt: skip
_ADDRESS = pattern(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")


def publisher(account: Account, tools: Tools) -> Publisher:
    return MailPublisher(account, tools)


@dataclass(slots=True)
class MailPublisher:
    """One sender and one list."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            recipients, sender = self._recipients, self._sender
            with self._server() as server:
                server.ask(sender, recipients[0])
            many = "one person" if len(recipients) == 1 else f"{len(recipients)} people"
            return Identity(works=True, says=f"The server takes mails to {many}. Nothing was sent.", name=sender)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        check(outgoing, PUBLISHING)
        if outgoing.reply_to is not None:
            raise NetworkError("A mail is answered in the mail program, by a person.", permanent=True)

        def send() -> Published:
            sender, recipients = self._sender, self._recipients
            name = f"{sha256(key.encode()).hexdigest()[:32]}@{sender.partition('@')[2]}"
            mail = _mail(outgoing, name, self._head(outgoing)).as_bytes(policy=SMTP)
            with self._server() as server:
                refused = server.send(sender, recipients, mail)
            if refused:
                raise Unheard(f"It was taken for {len(recipients) - refused} of {len(recipients)} people only.")
            at = self._tools.clock.now()
            return Published(native_id=name, url=f"mailto:{sender}", at=at, key=post_key(PLATFORM, name))

        return attempt(send)

    def _head(self, outgoing: Outgoing) -> dict[str, object]:
        """Nothing anybody wrote can begin a line of its own in it."""
        sender, recipients = self._sender, self._recipients
        user, _, domain = sender.partition("@")
        shown = Name(_line(self._account.settings.get("name", ""), 100), user, domain)
        subject = _line(outgoing.title or outgoing.text.strip().partition("\n")[0], LONGEST_SUBJECT)
        head: dict[str, object] = {"From": shown, "Subject": subject}
        head["To"] = recipients[0] if len(recipients) == 1 else shown
        head["Date"] = format_datetime(to_datetime(self._tools.clock.now()))
        if outgoing.language:
            head["Content-Language"] = _line(outgoing.language, 35)
        return head

    @property
    def _sender(self) -> str:
        return _address(self._account.settings.get("from", "").strip())

    @property
    def _recipients(self) -> tuple[str, ...]:
        words = self._account.settings.get("to", "").replace(",", " ").replace(";", " ").split()
        found = tuple(dict.fromkeys(map(_address, words)))
        if not 0 < len(found) <= MOST:
            says = f"'to' should hold 1 to {MOST} addresses; it has {len(found)}. Change it in the settings."
            raise NetworkError(says, permanent=True)
        return found

    @conversation
    def _server(self) -> Iterator[Posting]:
        settings, sender = self._account.settings, self._sender
        password = self._tools.secret(self._account.secret) if self._account.secret else ""
        sign_in = SignIn(settings.get("user", "").strip() or sender, password) if password else None
        with posting(self._place(), sign_in, self._tools.patience) as found:
            yield found

    def _place(self) -> Address:
        """Looked up and checked before it is connected to."""
        settings = self._account.settings
        host, tls = settings.get("host", "").strip(), settings.get("tls", "").strip() or "tls"
        port = settings.get("port", "").strip() or str(PORTS.get(tls, 0))
        if not host or tls not in PORTS or not port.isdigit() or not 0 < int(port) < 65_536:
            raise NetworkError("Look at the server, its port and the encryption in the settings.", permanent=True)
        if tls == "none" and not self._tools.private:
            raise NetworkError("Without encryption only servers in private networks are used.", permanent=True)
        ip = host if self._tools.private else asyncio.run(public_address(host, int(port)))
        return Address(host=host, port=int(port), ip=ip, tls=tls)


def _mail(outgoing: Outgoing, name: str, head: dict[str, object]) -> EmailMessage:
    """The same name for the same key: who gets it twice can tell, and many mail programs show it once."""
    mail = EmailMessage(policy=SMTP)
    for field, value in head.items():
        mail[field] = value
    mail["Message-ID"] = f"<{name}>"
    mail.set_content(outgoing.text, cte="quoted-printable")
    for number, picture in enumerate(outgoing.pictures, 1):
        main, _, kind = picture.media_type.partition("/")
        mail.add_attachment(picture.content, maintype=main, subtype=kind, filename=f"picture-{number}.{kind}")
        mail.get_payload()[-1]["Content-Description"] = _line(picture.alt, 500)  # type: ignore[index]
    return mail


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise NetworkError(f"{text[:80]!r} is no address of a mail. Change it in the settings.", permanent=True)
    return text


def _line(text: str, longest: int) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:longest]

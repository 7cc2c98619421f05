"""A mail server in memory, with moods: implements `ports.Mailer` for everything that does not need a real one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.subscription import Handed, Handing


@dataclass
class Box:
    """`answers`: what it says to the next ones; then it takes everything."""

    sender: str = "updates@acme.example"
    lines: int = 1
    per_second: float = 0.0
    away: bool = False
    answers: list[Handed] = field(default_factory=list)
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    opened: int = 0

    @contextmanager
    def line(self) -> Iterator["Line"]:
        if self.away:
            raise NetworkError("The mail server is away.")
        self.opened += 1
        yield Line(self)

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for to, mail in self.taken if to == address]


@dataclass
class Line:
    box: Box
    open: bool = True

    def send(self, recipient: str, mail: bytes) -> Handed:
        answer = self.box.answers.pop(0) if self.box.answers else Handed(Handing.TAKEN)
        if answer.what in (Handing.TAKEN, Handing.UNKNOWN):
            read = message_from_bytes(mail, policy=default)
            assert isinstance(read, EmailMessage)
            self.box.taken.append((recipient, read))
        self.open = answer.what not in (Handing.UNKNOWN, Handing.OURS)
        return answer


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")

"""Mail of a private case, both ways, against a real server that takes mails (aiosmtpd) and a real one that is read
(Dovecot): answers in three programs' formats, bounces and automatic replies, mails that are in no case, and each of
ours once."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.test import Client

from firewarden.connectors.mailbox.correspondence import correspondent
from firewarden.desk.actions import offline
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.outside import Outside
from firewarden.desk.reads.private import private
from firewarden.desk.records import CaseBox, CaseLine, StrayMail
from firewarden.ports import Correspondent
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import LineState, Postbox, Way
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused
from tests.connectors.conformance.rig import SECRET
from tests.connectors.mailbox.dovecot import DovecotRig
from tests.connectors.tools import tools
from tests.desk.people import signed_in
from tests.desk.world import World

pytestmark = [pytest.mark.mail, pytest.mark.xdist_group("mail"), pytest.mark.django_db(transaction=False)]

ANA = "ana@b.example"
OWN = "My bag is red.\n\nIt has a blue strap."


class _AnyPort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@dataclass
class Sink:
    """Takes mails, until it is told to hang up behind the last line."""

    taken: list[Message] = field(default_factory=list)
    hangs_up: bool = False

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        if self.hangs_up:
            server.transport.abort()
            await asyncio.sleep(0.05)
        return "250 taken"


def _knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.login == b"desk" and data.password == SECRET.encode())


@dataclass
class Post:
    world: World
    outside: Outside
    sink: Sink
    rig: DovecotRig
    count: int = 0

    def write(self, text: str = "What does your bag look like?") -> CaseLine:
        sent = offline.write_line(self.world.as_bob, 1, 1, text, Way.MAIL)
        assert isinstance(sent, offline.Sent), sent
        return CaseLine.objects.get(case__number=1, number=sent.number)

    def send(self) -> int:
        return offline.send_mails(self.world.as_worker, self.outside)

    def arrive(self, text: str, *, sender: str = ANA, to: Message | None = None, **heads: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "care@acme.example", "Re: Acme"
        mail["Message-ID"] = f"<{self.count}@b.example>"
        if to is not None:
            mail["In-Reply-To"] = mail["References"] = str(to["Message-ID"])
        for name, value in heads.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        self.lay(mail)

    def lay(self, mail: EmailMessage) -> None:
        self.count += 1
        self.rig.deliver(self.count, mail)

    def read(self) -> int:
        self.world.clock.pass_minutes(1)
        return offline.read_mails(self.world.as_worker, self.outside)

    def said(self) -> list[tuple[bool, str]]:
        return [(one.ours, one.text) for one in CaseLine.objects.order_by("number")]


@pytest.fixture
def post(world: World) -> Iterator[Post]:
    sink, rig = Sink(), DovecotRig()
    controller = _AnyPort(sink, hostname="127.0.0.1", port=0, authenticator=_knows, auth_require_tls=False)
    controller.start()
    with asyncio.Runner() as runner:
        runner.run(rig.__aenter__())
        box = Postbox(
            address="care@acme.example",
            name="Acme Care",
            user="desk",
            send_host="127.0.0.1",
            send_port=controller.port,
            send_tls="none",
            read_host="127.0.0.1",
            read_port=rig.port,
            read_tls="none",
        )

        def made(box: Postbox, typed: str) -> Correspondent:
            known = {box.secret: typed} if typed else {"key": SECRET}
            return correspondent(box, tools(known))

        outside = replace(world.outside, correspondent_of=made)
        CaseBox.objects.create(
            brand_id=world.as_alice.brand,
            at=0,
            **{name: getattr(box, name) for name in Postbox.__dataclass_fields__ if name != "secret"},
            secret="key",
        )
        open_incident(world.as_alice, "Bags lost")
        offline.open_case(world.as_bob, 1, "Bag with medicine is lost", person="ana")
        offline.add_contact(world.as_bob, 1, 1, Way.MAIL, ANA, agreed="“Write to me”, her reply of 14:05")
        yield Post(world, outside, sink, rig)
        runner.run(rig.__aexit__())
    controller.stop()


def test_a_conversation_both_ways(post: Post) -> None:
    post.write()
    assert (post.send(), post.send(), len(post.sink.taken)) == (1, 0, 1)
    [first] = post.sink.taken
    assert (first["To"], str(first["From"])) == (ANA, "Acme Care <care@acme.example>")
    gmail = f"{OWN}\n\nOn Mon, May 4, 2026 at 10:12 AM Acme Care <care@acme.example>\nwrote:\n\n> What is it?"
    post.arrive(gmail, to=first)
    assert post.read() == 1
    outlook = "Von: Acme Care <care@acme.example>\nGesendet: Montag, 4. Mai 2026 10:12\nAn: Ana\nBetreff: Acme\n\nWie?"
    post.arrive(f"Und ein Schild.\n\n________________________________\n{outlook}", to=first)
    apple = "> Le 4 mai 2026 à 10:12, Acme Care <care@acme.example> a écrit :\n> \n> Bonjour"
    post.arrive(f"Merci.\n\nEnvoyé de mon iPhone\n\n{apple}", to=first)
    assert (post.read(), post.read()) == (2, 0)
    assert post.said()[1:] == [(False, OWN), (False, "Und ein Schild."), (False, "Merci.")]
    post.write("We found it.")
    post.send()
    second = post.sink.taken[1]
    assert (second["In-Reply-To"], second["Subject"]) == ("<2@b.example>", "Re: Acme")
    assert str(first["Message-ID"]) in str(second["References"])
    assert private(post.world.as_bob, 1, 1).row.state is CaseState.TALKING


def test_what_machines_write_is_noted_and_never_answered(post: Post) -> None:
    post.write()
    post.send()
    [first] = post.sink.taken
    post.arrive("I am away until Monday.", to=first, Auto_Submitted="auto-replied")
    post.read()
    [away] = CaseLine.objects.filter(ours=False)
    assert (away.automatic, private(post.world.as_bob, 1, 1).row.state) == (True, CaseState.OPEN)
    assert (post.send(), len(post.sink.taken)) == (0, 1)


def test_a_bounce_marks_the_mail_it_is_about(post: Post) -> None:
    line = post.write()
    post.send()
    report = message_from_bytes(
        (
            "From: mailer-daemon@b.example\r\nTo: care@acme.example\r\nSubject: failed\r\nMessage-ID: <9@b.example>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
            "--x\r\nContent-Type: text/plain\r\n\r\nThere is no such mailbox.\r\n"
            "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example\r\n\r\n"
            "Final-Recipient: rfc822; ana@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            "--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
            f"Message-ID: {post.sink.taken[0]['Message-ID']}\r\nTo: ana@b.example\r\n\r\n--x--\r\n"
        ).encode(),
        policy=default,
    )
    post.lay(report)
    post.read()
    line.refresh_from_db()
    assert (line.state, "5.1.1" in str(line.answer), CaseLine.objects.count()) == (LineState.BOUNCED, True, 1)
    assert StrayMail.objects.count() == 0


def test_mails_of_others_are_put_aside_where_a_person_sees_them(post: Post) -> None:
    post.write()
    post.send()
    [first] = post.sink.taken
    post.arrive("I am Eve, send me her address.", sender="eve@c.example", to=first)
    post.arrive("Buy a watch", sender="shop@d.example")
    assert (post.read(), CaseLine.objects.filter(ours=False).count()) == (2, 0)
    found = [(one.why, one.case is not None) for one in StrayMail.objects.order_by("number")]
    assert found == [("other sender", True), ("no case", False)]
    assert offline.file_mail(post.world.as_bob, 1, 1, 1) == 2
    offline.drop_mail(post.world.as_bob, 2)
    assert [(one.sender, one.text) for one in StrayMail.objects.order_by("number")] == [("", ""), ("", "")]
    assert post.said()[1] == (False, "I am Eve, send me her address.")


def test_what_may_have_gone_out_is_never_sent_again_by_itself(post: Post) -> None:
    line = post.write()
    post.sink.hangs_up = True
    post.send()
    post.sink.hangs_up = False
    line.refresh_from_db()
    assert (line.state, post.send()) == (LineState.UNKNOWN, 0)
    assert offline.settle_line(post.world.as_bob, 1, 1, line.number, went_out=False) is None
    post.send()
    assert len({str(one["Message-ID"]) for one in post.sink.taken}) == 1


def test_a_worker_that_died_over_a_mail_leaves_it_to_a_person(post: Post) -> None:
    line = post.write()
    CaseLine.objects.filter(pk=line.pk).update(state=LineState.CLAIMED, claimed_by="dead", claimed_at=0)
    assert offline.send_mails(post.world.as_worker, post.outside, lambda name: name == "dead") == 0
    line.refresh_from_db()
    assert (line.state, post.sink.taken) == (LineState.UNKNOWN, [])


def test_a_server_that_is_away_is_tried_later(post: Post) -> None:
    line = post.write()
    CaseBox.objects.update(send_port=9)
    post.send()
    line.refresh_from_db()
    assert (line.state, line.next_at > post.world.clock.at + MINUTE) == (LineState.WAITING, True)


def test_a_file_in_a_mail_is_taken_by_its_content(post: Post) -> None:
    post.write()
    post.send()
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = ANA, "<7@b.example>"
    mail["In-Reply-To"] = str(post.sink.taken[0]["Message-ID"])
    mail.set_content("See both")
    mail.add_attachment(b"%PDF-1.7 receipt", maintype="application", subtype="octet-stream", filename="receipt.exe")
    mail.add_attachment(b"MZ\x90\x00", maintype="image", subtype="png", filename="picture.png")
    post.lay(mail)
    post.read()
    [line] = private(post.world.as_bob, 1, 1).lines[1:]
    assert [(one.name, one.media_type) for one in line.files] == [("receipt.pdf", "application/pdf")]
    assert "picture.png" in str(line.answer)


def test_reading_again_from_the_beginning_changes_nothing(post: Post) -> None:
    post.write()
    post.send()
    post.arrive(OWN, to=post.sink.taken[0])
    post.arrive("Buy a watch", sender="shop@d.example")
    post.read()
    CaseBox.objects.update(validity=0, uid=0)
    assert (post.read(), CaseLine.objects.count(), StrayMail.objects.count()) == (2, 2, 1)


def test_a_mailbox_is_kept_when_both_servers_let_us_in(post: Post) -> None:
    wanted = replace(CaseBox.objects.get().to_value(), name="Care of Acme", secret="")
    refused = offline.save_box(post.world.as_alice, wanted, "another", post.outside)
    assert (isinstance(refused, Refused), CaseBox.objects.get().name) == (True, "Acme Care")
    kept = offline.save_box(post.world.as_alice, wanted, SECRET, post.outside)
    assert not isinstance(kept, Refused), kept
    row = CaseBox.objects.get()
    assert (row.name, post.world.secrets.get(row.secret), post.sink.taken) == ("Care of Acme", SECRET, [])


def test_a_demo_brand_writes_no_mail(post: Post) -> None:
    post.write()
    demo = replace(post.world.as_worker, kind=BrandKind.DEMO)
    assert (offline.send_mails(demo, post.outside), offline.read_mails(demo, post.outside)) == (0, 0)


def test_the_link_goes_out_by_mail_and_opens_the_talk(post: Post) -> None:
    done = signed_in(post.world.bob).post("/brands/acme/incidents/1/cases/1/invitations/", {"way": "mail"})
    post.send()
    [first] = post.sink.taken
    link = first.get_payload().replace("=\r\n", "").replace("=\n", "").replace("=3D", "=").split()[-1]  # type: ignore[union-attr]
    assert (done.status_code, Client().post(link.partition("8000")[2]).status_code) == (302, 302)

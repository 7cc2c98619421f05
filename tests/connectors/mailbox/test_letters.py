"""Mails as programs write them, taken apart into what is new; and ours, whose head nobody can add a line to."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

from hypothesis import given
from hypothesis import strategies as st

from firewarden.connectors.mailbox.letters import letter_of, mail_of
from firewarden.connectors.mailbox.wire import Mail
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.letter import Failure, Letter, Postbox, Writing

NOON = Instant(1_767_268_800_000_000)
BOX = Postbox(address="care@acme.example", name="Acme", send_host="a", send_port=1, read_host="b", read_port=2)


def letter(mail: EmailMessage | bytes, largest: int = 1_000_000) -> Letter | None:
    raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=SMTP)
    return letter_of(Mail(7, NOON, raw), largest)


def mail(text: str = "It works.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "Ana Ruiz <Ana@B.example>", "<1@b.example>"
    made.set_content(text)
    return made


def test_the_plain_part_counts_and_its_quote_is_cut() -> None:
    made = mail("It works.\n\nOn Mon, May 4, 2026 at 10:12 AM Acme <care@acme.example> wrote:\n> Does it?\n")
    made.add_alternative('<p>It works.</p><div class="gmail_quote">Does it?</div>', subtype="html")
    made["References"], made["In-Reply-To"] = "<a@x> <b@x>", "<b@x>"
    found = letter(made)
    assert found is not None
    assert (found.own, "Does it?" in found.text, found.sender) == ("It works.", True, "ana@b.example")
    assert found.references == ("b@x", "a@x")


def test_html_alone_is_cut_where_outlook_begins_to_quote() -> None:
    made = EmailMessage()
    made["From"] = "ana@b.example"
    made.set_content('<p>Danke.</p><div id="appendonsend"></div><hr><div>Von: Acme</div>', subtype="html")
    found = letter(made)
    assert found is not None
    assert (found.own, found.text.splitlines()) == ("Danke.", ["Danke.", "Von: Acme"])


def test_a_delay_is_no_failure() -> None:
    raw = (
        b"From: mailer-daemon@b.example\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type="delivery-status"; boundary=x\r\n\r\n'
        b"--x\r\n\r\nNot yet.\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b\r\n\r\n"
        b"Action: delayed\r\nStatus: 4.4.1\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Message-ID: <ours@acme.example>\r\n\r\nHello\r\n--x--\r\n"
    )
    found = letter(raw)
    assert found is not None
    assert found.failure == Failure(notice=True, message_id="ours@acme.example", final=False, code="4.4.1")


def test_what_was_cut_off_is_left_out() -> None:
    made = mail()
    made.add_attachment(b"%PDF-1" + b"x" * 5000, maintype="application", subtype="pdf", filename="a.pdf")
    whole = made.as_bytes(policy=SMTP)
    found = letter(whole[:3000], 3000)
    assert found is not None
    assert (found.files, found.left) == ((), 1)


def test_what_is_no_mail_is_none() -> None:
    assert [letter(raw) for raw in (b"", b"Subject: nobody\r\n\r\nx", b"From: x\r\n" + b"a" * 40_000)] == [None] * 3


@given(st.binary(max_size=2000))
def test_nothing_a_stranger_sends_breaks_the_reader(raw: bytes) -> None:
    letter(b"From: a@b.example\r\n" + raw)


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=60))
def test_nobody_adds_a_line_to_the_head_of_ours(subject: str, text: str, language: str) -> None:
    writing = Writing(message_id="m@acme.example", to="ana@b.example", subject=subject, text=text, language=language)
    try:
        made = message_from_bytes(mail_of(writing, BOX, NOON), policy=default)
    except UnicodeEncodeError:
        return  # half a sign, which no form of ours lets in
    allowed = {"from", "to", "subject", "date", "message-id", "content-language", "content-type", "mime-version"}
    assert {name.lower() for name in made} <= allowed | {"content-transfer-encoding"}
    assert made["To"] == "ana@b.example"

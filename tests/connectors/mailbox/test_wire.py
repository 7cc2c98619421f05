"""Mails as posts."""

from email.message import EmailMessage

import pytest

from firewarden.connectors.mailbox.wire import LONGEST_TEXT, Mail, post_of, with_links
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.mailbox.mails import NOBODY, mail, second

ARRIVED = Instant(second(5) * 1_000_000)


def read(message: EmailMessage | bytes) -> Post:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    found = post_of(Mail(1, ARRIVED, raw), SourceId("m"))
    assert isinstance(found, Fetched)
    return found.post


def test_mail_is_its_subject_its_sender_and_its_text() -> None:
    post = read(mail(1, "Brand is in the news.\nhttps://news.example/1"))
    assert (post.key, post.title, post.kind) == ("mailbox:1@alerts.example", "Alert 1", PostKind.POST)
    assert post.text == "Brand is in the news.\nhttps://news.example/1"
    assert post.author == Author(handle="ann@alerts.example", name="Ann Alert")
    assert (post.created_at, post.has) == (second(1) * 1_000_000, frozenset({Attachment.LINK}))


def test_answer_names_what_it_answers() -> None:
    message = mail(2, "No.")
    message["In-Reply-To"] = "<1@alerts.example>"
    assert (read(message).kind, read(message).reply_to) == (PostKind.REPLY, "mailbox:1@alerts.example")


def test_plain_text_is_taken_before_html_and_attached_files_are_named_only() -> None:
    message = mail(3, "In words")
    message.add_alternative("<p>In <b>letters</b></p>", subtype="html")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="x.gif")
    message.add_attachment("not said", subtype="plain", filename="note.txt")
    assert (read(message).text, read(message).has) == ("In words", frozenset({Attachment.IMAGE}))


def test_html_keeps_its_links_below_its_text() -> None:
    html = (
        '<p>Look <a href="https://a.example/?x=1&amp;y=2">here</a>,\n<A HREF=https://b.example/>https://b.example/</A>'
    )
    assert with_links(html) == "Look here,\nhttps://b.example/\nhttps://a.example/?x=1&y=2"


def test_endless_mail_is_bounded() -> None:
    message = mail(4, "x")
    message.set_content(f"<p>{'brand ' * 9000}<a href='https://a.example/'>x</a>", subtype="html")
    post = read(message)
    assert (len(post.text), post.text.endswith("\nhttps://a.example/")) == (LONGEST_TEXT, True)


@pytest.mark.parametrize("date", ["", "yesterday", "Thu, 01 Jan 2099 00:00:00 +0000", "Mon, 99 Foo 2020 99:00 +0000"])
def test_nothing_was_written_after_it_arrived(date: str) -> None:
    message = mail(5, "x")
    del message["Date"]
    raw = f"Date: {date}\n".encode() + message.as_bytes()
    assert read(raw).created_at == ARRIVED


def test_mail_without_a_name_of_its_own_gets_the_same_key_each_time() -> None:
    message = mail(6, "Nameless")
    del message["Message-ID"]
    assert read(message).key == read(message).key
    assert read(message).key.startswith("x:")


def test_words_in_other_letters_are_read() -> None:
    raw = (
        b"From: =?iso-8859-1?q?J=F6rg?= <j@x.example>\r\nSubject: =?utf-8?b?w4RyZ2Vy?=\r\n"
        b"Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + "Ärger\r\n".encode()
    )
    post = read(raw)
    assert (post.title, post.text, post.author) == ("Ärger", "Ärger", Author(handle="j@x.example", name="Jörg"))


def test_mail_from_nobody_is_unreadable() -> None:
    assert post_of(Mail(1, ARRIVED, NOBODY), SourceId("m")) == Unreadable(reason="no-sender", raw=NOBODY)


def test_mail_that_would_take_long_to_take_apart_is_left_alone() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000))
    endless = b"X: y\r\n" * 9000 + b"\r\n"
    found = [post_of(Mail(1, ARRIVED, b"From: a@b.example\r\n" + raw), SourceId("m")) for raw in (nested, endless)]
    assert [item.reason if isinstance(item, Unreadable) else item for item in found] == ["too-tangled"] * 2


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_mail_cut_anywhere_is_a_post_or_unreadable(cut: int) -> None:
    message = mail(7, "Ä text")
    message.add_alternative("<p>Ä</p>", subtype="html")
    assert isinstance(post_of(Mail(1, ARRIVED, message.as_bytes()[:cut]), SourceId("m")), Fetched | Unreadable)

"""A report of a mail server is read from what it pipes in."""

from firewarden.cli.subscribers import failed_mail

REPORT = b"""From: MAILER-DAEMON@mx.example\r
To: updates@acme.example\r
Subject: Undelivered Mail\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Nobody of that name.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; ann@news.example\r
Action: failed\r
Status: 5.1.1\r
\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <abc.def@acme.example>\r
\r
--b--\r
"""


def test_a_report_says_which_mail_and_whether_for_good() -> None:
    found = failed_mail(REPORT)

    assert found is not None
    assert (found.message_id, found.final, found.code) == ("abc.def@acme.example", True, "5.1.1")


def test_any_other_mail_is_none() -> None:
    assert failed_mail(b"From: ann@news.example\r\nSubject: thank you\r\n\r\nThank you.\r\n") is None
    assert failed_mail(b"") is None

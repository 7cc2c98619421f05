"""Mails as people and services write them."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from tests.connectors.tools import NOON

START = NOON // 1_000_000 - 86_400


def second(number: int) -> int:
    return START + 60 * number


def mail(number: int, text: str) -> EmailMessage:
    """The one with this number, in plain text."""
    message = EmailMessage()
    message["From"] = "Ann Alert <Ann@alerts.example>"
    message["To"] = "desk@brand.example"
    message["Subject"] = f"Alert {number}"
    message["Message-ID"] = f"<{number}@alerts.example>"
    message["Date"] = format_datetime(datetime.fromtimestamp(second(number), UTC))
    message.set_content(text)
    return message


NOBODY = b"Subject: no one\r\n\r\nNobody wrote this.\r\n"

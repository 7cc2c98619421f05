"""What people type into fields, read into values: times in their own zone, numbers, names of choices."""

from datetime import datetime
from enum import Enum
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from firewarden.vocabulary.clock import Instant, from_datetime, to_datetime

Choice = TypeVar("Choice", bound=Enum)


def instant_of(text: str) -> Instant | None:
    """Of a `datetime-local` field, in the reader's zone; None for nothing or nonsense."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.get_current_timezone())
    return from_datetime(moment)


def field_of(at: Instant | None) -> str:
    """The same way back."""
    return "" if at is None else local(at).strftime("%Y-%m-%dT%H:%M")


def local(at: Instant) -> datetime:
    """In the reader's zone."""
    return to_datetime(at).astimezone(timezone.get_current_timezone())


def choice_of(kind: type[Choice], text: str) -> Choice | None:
    return next((one for one in kind if str(one.value) == text), None)


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def lines_of(text: str) -> str:
    """With line ends as they are kept: a browser sends others than it was given."""
    return text.replace("\r\n", "\n")


def whole_of(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

"""Log lines without personal data: whatever a message or an error quotes goes through the recognizers first."""

import logging
from typing import Any

from firewarden.text.hiding import plainly

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Discreet(logging.Formatter):
    """A mail server names the recipient it refused, a network quotes the text it did not take: none of it is ours to
    keep in a log."""

    def __init__(self, format: str = LINE, **other: Any) -> None:  # noqa: A002  # as dictConfig calls it
        super().__init__(format, **other)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the library's name
        record.message = plainly(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the library's name
        return plainly(super().formatException(ei))


def log_discreetly(level: str) -> None:
    """All that this process logs, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    logging.basicConfig(level=level, handlers=[handler])

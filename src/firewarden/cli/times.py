"""Times in files that people write by hand."""

from datetime import UTC, datetime
from pathlib import Path

from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.errors import BadInput


def time_in(text: str | None, path: Path, number: int) -> Instant:
    """ISO 8601, without a zone in UTC. Raises BadInput naming the file and the line."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError as error:
        raise BadInput(f"{path}, line {number}: {text!r} is no time such as 2026-03-02T10:00Z.") from error
    return from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))

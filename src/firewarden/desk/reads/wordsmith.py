"""The model a brand may ask for drafts, and how often it was asked. Never its key."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import ModelQuestion, Wordsmith, scope
from firewarden.vocabulary.clock import DAY, HOUR
from firewarden.vocabulary.plan import BrandKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsmithRow:
    """`address` empty: none was named. `hour` and `day` are how often it was asked within the last one."""

    address: str = ""
    model: str = ""
    has_secret: bool = False
    enabled: bool = False
    per_hour: int = 10
    per_day: int = 30
    hour: int = 0
    day: int = 0


def wordsmith(access: Access) -> WordsmithRow:
    """Three queries."""
    access.need("read")
    row = scope.of_brand(access, Wordsmith).first() or Wordsmith()
    asked = scope.of_brand(access, ModelQuestion)
    return WordsmithRow(
        address=row.address,
        model=row.model,
        has_secret=row.secret is not None,
        enabled=row.enabled,
        per_hour=row.per_hour,
        per_day=row.per_day,
        hour=asked.filter(at__gt=access.wall - HOUR).count(),
        day=asked.filter(at__gt=access.wall - DAY).count(),
    )


def may_propose(access: Access) -> str:
    """The name of the model that may be asked for drafts here; empty: none. One query."""
    access.need("read")
    if access.kind is not BrandKind.LIVE or not access.may("propose draft"):
        return ""
    row = scope.of_brand(access, Wordsmith).filter(enabled=True).first()
    return row.model if row is not None else ""

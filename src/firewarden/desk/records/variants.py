"""The variants of a text, which belong to the version they were approved with: they are stored in its row."""

from collections.abc import Iterable
from typing import Any

import msgspec

from firewarden.desk.records.words import DraftVersion, Statement
from firewarden.steps.respond.variants import outgoing
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.variant import Variant


def variants_in(row: DraftVersion) -> tuple[Variant, ...]:
    return msgspec.convert(row.variants, tuple[Variant, ...])


def stored(variants: Iterable[Variant]) -> list[Any]:
    """As they are kept."""
    found: list[Any] = msgspec.to_builtins(tuple(variants))
    return found


def posts_of(statement: Statement, network: Publishing, language: str = "") -> tuple[str, ...] | Refused:
    """What goes out there of an approved text. `language` empty: that of the text itself."""
    row = DraftVersion.objects.filter(draft=statement.draft_id, version=statement.version).first()
    return outgoing(statement.text, variants_in(row) if row else (), network, language)

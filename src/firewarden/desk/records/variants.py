"""The variants of a text, which belong to the version they were approved with: they are stored in its row."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from firewarden.desk.records.words import DraftVersion, Statement
from firewarden.steps.respond.variants import outgoing
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.variant import Variant


def variants_in(row: DraftVersion) -> tuple[Variant, ...]:
    return variants_of(row.variants)


def variants_of(stored: Iterable[Any]) -> tuple[Variant, ...]:
    """As they are kept."""
    return msgspec.convert(stored, tuple[Variant, ...])


def stored(variants: Iterable[Variant]) -> list[Any]:
    """As they are kept."""
    found: list[Any] = msgspec.to_builtins(tuple(variants))
    return found


def posts_of(statement: Statement, network: Publishing, language: str = "") -> tuple[str, ...] | Refused:
    """What goes out there of an approved text. `language` empty: that of the text itself."""
    row = DraftVersion.objects.filter(draft=statement.draft_id, version=statement.version).first()
    content = Content(text=statement.text)
    if row is not None:
        content = replace(content, variants=variants_in(row), numbered=row.numbered)
    return posts_in(content, network, language)


def posts_in(content: Content, network: Publishing, language: str = "") -> tuple[str, ...] | Refused:
    return outgoing(content.text, content.variants, network, language, numbered=content.numbered)

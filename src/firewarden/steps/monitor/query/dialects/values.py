"""Readers of the values that several tools write alike."""

import re
from collections.abc import Mapping

from firewarden.steps.monitor.query.dialects.manner import NOT_CARRIED, NOWHERE, Changed, FieldReader
from firewarden.steps.monitor.query.fields import read_value
from firewarden.steps.monitor.query.finding import Finding
from firewarden.steps.monitor.query.ranges import read_range
from firewarden.steps.monitor.query.syntax import Field, FieldName, Node, Range, RangeName
from firewarden.vocabulary.said import Said, say


def field(name: FieldName, *values: str) -> Field:
    return Field(span=NOWHERE, name=name, values=values)


def asked(name: FieldName) -> FieldReader:
    """The value as it is."""

    def read(text: str) -> Node | Said:
        value = read_value(name, text, 0, 0)
        return value.message if isinstance(value, Finding) else field(name, value)

    return read


def chosen(name: FieldName, values: Mapping[str, str]) -> FieldReader:
    """One of some values, which are called otherwise here; several joined by a space."""

    def read(text: str) -> Node | Said:
        ours = values.get(text.lower())
        return field(name, *ours.split()) if ours else NOT_CARRIED

    return read


def numbered(name: RangeName) -> FieldReader:
    """[a TO b], a..b, or one number."""

    def read(text: str) -> Node | Said:
        inner = re.sub(r"\s*\.\.\s*", " TO ", text.strip("[]"))
        if re.fullmatch(r"\d+(?:\.\d+)?", inner):
            inner = f"{inner} TO {inner}"
        found = read_range(name, inner, 0, 0)
        return (
            found.message if isinstance(found, Finding) else Range(span=NOWHERE, name=name, low=found[0], high=found[1])
        )

    return read


def at_least(name: RangeName) -> FieldReader:
    """A number is the smallest one that counts."""
    read = numbered(name)
    return lambda text: read(f"[{text} TO *]" if text.isdecimal() else text)


def hours(text: str) -> Node | Said | Changed:
    """Minutes of the day, as hours."""
    match = re.fullmatch(r"\[\s*(\d{1,4})\s+TO\s+(\d{1,4})\s*\]", text)
    if not match or max(int(match[1]), int(match[2])) > 1439:
        return say("it takes two minutes of the day.")
    low, high = int(match[1]), int(match[2])
    node = Range(span=NOWHERE, name=RangeName.HOUR, low=low // 60, high=high // 60)
    if low % 60 == 0 and high % 60 == 59:
        return node
    return Changed(node, say("{part} was widened to whole hours.", part=text.strip("[]")))

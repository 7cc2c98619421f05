"""Reads the written apologies of this folder: texts with marked components and defects.

An item is a head line and the text under it, up to the next head line:

    == en-sentence-014 near=IF,BUT
    [[regret|We are sorry]] that [[responsibility|we sold you]] spoiled milk.

The number of the id is the place in the order of writing; every third item is in blind/, the others in open/. Those of
fresh/ were written later, for one measurement.
README.md says what each mark means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
COMPONENTS = ("responsibility", "repair", "regret", "explanation", "repentance", "forgiveness")
DEFECTS = ("IF", "FEEL", "BUT", "PASS", "SHIFT", "MIN", "BOAST", "VAGUE", "NOACT", "OVER", "DARVO", "LATE")
OF_WHOLE_TEXTS = frozenset({"NOACT"})
"""Codes of a text and of no place in it; not judged in an item that is only a part of a text."""
CODES = frozenset(COMPONENTS + DEFECTS)
SETS = ("open", "blind", "fresh")
HEAD = "== "
ID = re.compile(r"(?P<language>[a-z]{2})-(?P<kind>sentence|statement|more|fresh|taught)-(?P<number>\d{3,4})")
MARK = re.compile(r"\[\[(?P<codes>[A-Za-z+]+)\||\]\]")


class WrongMark(ValueError):
    """A file that cannot be read as marked text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    language: str
    kind: str
    number: int
    text: str
    spans: tuple[Span, ...]
    whole: frozenset[str]
    """Codes of the text as a whole."""
    near: frozenset[str]
    """Codes for which it is a hard negative: it looks like one and is none."""
    is_text: bool
    """A text that stands alone, so that codes of whole texts are judged."""
    topic: str

    @property
    def codes(self) -> frozenset[str]:
        return self.whole | {span.code for span in self.spans}

    @property
    def judged(self) -> frozenset[str]:
        return CODES if self.is_text else CODES - OF_WHOLE_TEXTS


def items_of(*sets: str) -> list[Item]:
    return [item for name in sets for path in sorted((HERE / name).glob("*.txt")) for item in items_in(path)]


def items_in(path: Path) -> Iterator[Item]:
    head = ""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(HEAD):
            if head:
                yield item_from(head, "\n".join(lines).strip())
            head, lines = line.removeprefix(HEAD), []
        else:
            lines.append(line)
    if head:
        yield item_from(head, "\n".join(lines).strip())


def item_from(head: str, marked: str) -> Item:
    name, *fields = head.split()
    parts = ID.fullmatch(name)
    if parts is None:
        raise WrongMark(f"{name!r} is no id like en-sentence-014.")
    named = dict(field.split("=", 1) for field in fields if "=" in field)
    if unknown := (set(named) - {"near", "whole", "topic"}) | ({f for f in fields if "=" not in f} - {"text"}):
        raise WrongMark(f"{name} has fields that mean nothing: {', '.join(sorted(unknown))}.")
    text, spans = unmarked(marked, name)
    near, whole = codes_of(named.get("near", ""), name), codes_of(named.get("whole", ""), name)
    if not whole <= OF_WHOLE_TEXTS:
        raise WrongMark(f"{name} gives {', '.join(sorted(whole))} no place.")
    return Item(
        id=name,
        language=parts["language"],
        kind=parts["kind"],
        number=int(parts["number"]),
        text=text,
        spans=spans,
        whole=whole,
        near=near,
        is_text=parts["kind"] == "statement" or "text" in fields,
        topic=named.get("topic", ""),
    )


def codes_of(listed: str, name: str) -> frozenset[str]:
    codes = frozenset(code for code in re.split(r"[,+]", listed) if code)
    if not codes <= CODES:
        raise WrongMark(f"{name} has codes that do not exist: {', '.join(sorted(codes - CODES))}.")
    return codes


def unmarked(marked: str, name: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and where they stood in it. Marks may hold marks."""
    pieces: list[str] = []
    waiting: list[tuple[int, frozenset[str]]] = []
    spans: list[Span] = []
    length = at = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length, at = length + len(pieces[-1]), mark.end()
        if mark["codes"]:
            waiting.append((length, codes_of(mark["codes"], name)))
            continue
        if not waiting:
            raise WrongMark(f"{name} closes a mark that it never opened.")
        start, codes = waiting.pop()
        spans.extend(Span(start, length, code) for code in codes)
    pieces.append(marked[at:])
    text = "".join(pieces)
    if waiting or "[[" in text or "]]" in text:
        raise WrongMark(f"{name} has a mark that does not close or has no code.")
    return text, tuple(sorted(spans))

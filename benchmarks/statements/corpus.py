"""Reads the written drafts of this folder: fact sheets, honest statements with their parts, hostile drafts with theirs.

== en-01 now=2026-04-09T16:00Z zone=America/Chicago ours=Meridian Air,meridian.example
+ 1 Meridian Air lost 1,200 bags in Chicago on 8 April 2026.      confirmed; ! disputed, ? unknown
said 2026-04-08T20:00Z: About 900 bags are missing.               published before
promised: a report by Friday                                      in the ledger
-- honest
[[know|On 8 April we lost 1,200 bags in Chicago.]]
-- wrong digit
On 8 April we lost [[NUMBER|1,300 bags]] in Chicago.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firewarden.steps.respond.checking import Background, Said
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import FactStatus

HERE = Path(__file__).parent
STATES = {"+": FactStatus.CONFIRMED, "!": FactStatus.DISPUTED, "?": FactStatus.UNKNOWN}
HEAD = re.compile(r"== (?P<id>\S+) now=(?P<now>\S+) zone=(?P<zone>\S+) ours=(?P<ours>.*)")
MARK = re.compile(r"\[\[(?P<codes>[A-Za-z_+]+)\||\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """`kind` is "honest" or what is wrong with it."""

    id: str
    language: str
    kind: str
    text: str
    marks: tuple[Mark, ...]
    background: Background


def drafts(*sets: str) -> list[Draft]:
    return [draft for name in sets for path in sorted((HERE / name).glob("*.txt")) for draft in drafts_in(path)]


def drafts_in(path: Path) -> Iterator[Draft]:
    for block in path.read_text(encoding="utf-8").split("\n== "):
        sheet, *texts = ("== " + block.removeprefix("== ")).split("\n-- ")
        name, background = _sheet(sheet.strip().splitlines())
        for number, written in enumerate(texts, 1):
            kind, _, marked = written.strip().partition("\n")
            text, marks = unmarked(marked.strip())
            yield Draft(f"{name}.{number:02}", name[:2], kind.strip(), text, marks, background)


def _sheet(lines: list[str]) -> tuple[str, Background]:
    head = HEAD.fullmatch(lines[0])
    if head is None:
        raise ValueError(f"no head line: {lines[0]!r}")
    made = Background(
        now=from_iso(head["now"]), zone=head["zone"], ours=tuple(head["ours"].split(",")), language=head["id"][:2]
    )
    for line in lines[1:]:
        if line[0] in STATES:
            number, _, text = line[2:].partition(" ")
            fact = KnownFact(number=int(number), text=text, status=STATES[line[0]], source="its keeper")
            made = replace(made, facts=(*made.facts, fact))
        elif line.startswith("said "):
            at, _, text = line.removeprefix("said ").partition(": ")
            made = replace(made, said_before=(*made.said_before, Said(text=text, at=from_iso(at))))
        elif line.startswith("promised: "):
            made = replace(made, promises=(*made.promises, line.removeprefix("promised: ")))
    return head["id"], made


def unmarked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    pieces: list[str] = []
    waiting: list[tuple[int, frozenset[str]]] = []
    marks: list[Mark] = []
    length = at = 0
    for sign in MARK.finditer(marked):
        pieces.append(marked[at : sign.start()])
        length, at = length + len(pieces[-1]), sign.end()
        if sign["codes"]:
            waiting.append((length, frozenset(sign["codes"].split("+"))))
        else:
            start, codes = waiting.pop()
            marks.append(Mark(start, length, codes))
    pieces.append(marked[at:])
    if waiting:
        raise ValueError(f"a mark does not close: {marked}")
    return "".join(pieces), tuple(marks)

"""What was learned from the marked texts of `benchmarks/apology`: logistic weights of traits, for sentence and code.

The file beside this module is written by `benchmarks/apology/train.py`: one line of JSON that says from which texts
it was made and where each code begins, then the weights, packed. A trait is known by a hash; no word of a text is
stored.
"""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any
from zlib import crc32, decompress

from firewarden.steps.apologize.checking.traits import GROUPS, SHARED, Traits

FILE = "english.weights"
ZERO = 128
"""A weight of nothing: weights are stored as bytes."""
FIELD = 32
"""Bits for one code in a packed row; rows are added as whole numbers, all codes at once."""
_MASK = (1 << FIELD) - 1


@dataclass(frozen=True, slots=True)
class Learned:
    """`steps` make a code's stored whole numbers to log-odds, `starts` are the log-odds of a sentence without traits,
    and `limits` are those from which a code is found; a code without one is left to the rules. From `perhaps` on a
    defect is worth a second look. `noact` weighs a constant, the best repair, the best repentance, and whether the
    rules found an act. `texts` is the hash of what was learned from."""

    codes: tuple[str, ...]
    steps: tuple[float, ...]
    starts: tuple[float, ...]
    limits: Mapping[str, float]
    perhaps: Mapping[str, float]
    noact: tuple[float, float, float, float]
    texts: str
    rows: Mapping[int, int]

    def log_odds(self, text: Sequence[Traits]) -> list[dict[str, float]]:
        """Of every code in each sentence. What several sentences share as one list is added up once."""
        known: dict[tuple[str, int], tuple[int, int]] = {}
        found = []
        for traits in text:
            sums = [0.0] * len(self.codes)
            for group, weight in GROUPS.items():
                named = traits.get(group, ())
                if not named:
                    continue
                if (group, id(named)) not in known:
                    known[group, id(named)] = self._total(group, named)
                total, none = known[group, id(named)]
                value = weight / sqrt(len(named)) if group in SHARED else weight
                for at in range(len(sums)):
                    sums[at] += value * ((total >> FIELD * at & _MASK) - none)
            found.append(self._odds(sums))
        return found

    def _total(self, group: str, named: Sequence[str]) -> tuple[int, int]:
        """The rows of all traits that are known, added, and what as many weights of nothing come to."""
        start = crc32(f"{group} ".encode())
        rows = [row for name in named if (row := self.rows.get(crc32(name.encode(), start)))]
        return sum(rows), ZERO * len(rows)

    def _odds(self, sums: Sequence[float]) -> dict[str, float]:
        rows = zip(self.codes, self.starts, self.steps, sums, strict=True)
        return {code: start + step * found for code, start, step, found in rows}


def hashed(trait: str) -> int:
    """Of a group and a name with a space between them."""
    return crc32(trait.encode())


@cache
def english() -> Learned:
    """The weights for English, the only language with enough texts."""
    packed = files("firewarden.steps.apologize.checking").joinpath(FILE).read_bytes()
    head, _, body = packed.partition(b"\n")
    return unpacked(json.loads(head), body)


def unpacked(head: Mapping[str, Any], body: bytes) -> Learned:
    """Hashes in order, four bytes each, then the weights of one code after the other."""
    raw, count, codes = decompress(body), int(head["rows"]), tuple(head["codes"])
    hashes = array("I", raw[: 4 * count])
    if sys.byteorder == "big":
        hashes.byteswap()
    columns = [raw[4 * count + at * count : 4 * count + (at + 1) * count] for at in range(len(codes))]
    return Learned(
        codes=codes,
        steps=tuple(head["steps"]),
        starts=tuple(head["starts"]),
        limits=head["limits"],
        perhaps=head["perhaps"],
        noact=tuple(head["noact"]),
        texts=head["texts"],
        rows=dict(zip(hashes, _rows(columns), strict=True)),
    )


def _rows(columns: Sequence[bytes]) -> Iterator[int]:
    for weights in zip(*columns, strict=True):
        yield int.from_bytes(b"".join(one.to_bytes(FIELD // 8, "little") for one in weights), "little")

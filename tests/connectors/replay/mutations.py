"""Recordings as the world breaks them: good lines, some of them damaged in one of many ways. Deterministic by seed."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

WORDS = (
    *("ferry", "late", "again", "nunca", "más", "größer", "🚢", "سفينة", "refund", "captain", "naïve", "5", "100%"),
    *("\u202e", "&", "<p>", "\\", ",", ";", '"', "'", "{", "}", "[", "]"),
)
TIMES = ("2024-05-01T10:00:00Z", "Tue Apr 11 00:07:44 +0000 2017", "1714557600", "01/05/2024 10:00", "2024-05-01")
STRANGE = ("0000-00-00", "9999-12-31", "-1", "", "null", "NaN", "1e999", "\ud83d", "\x00", "x" * 3_000)


def good_row(random: Random, number: int) -> dict[str, object]:
    """A post that nothing is wrong with."""
    return {
        "id": str(10_000 + number),
        "created_at": random.choice(TIMES),
        "author": f"user{random.randrange(50)}",
        "text": " ".join(random.choices(WORDS, k=random.randint(3, 20))) + " ok",
        "likes": random.randrange(1_000),
        "lang": random.choice(("en", "es", "de")),
    }


def flip_bytes(line: bytes, random: Random) -> bytes:
    broken = bytearray(line)
    for _ in range(random.randint(1, 5)):
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
    return bytes(broken)


def truncate(line: bytes, random: Random) -> bytes:
    return line[: random.randrange(len(line))]


def insert_zeros(line: bytes, random: Random) -> bytes:
    at = random.randrange(len(line))
    return line[:at] + b"\x00" * random.randint(1, 4) + line[at:]


def insert_noise(line: bytes, random: Random) -> bytes:
    at = random.randrange(len(line))
    return line[:at] + random.randbytes(random.randint(1, 20)) + line[at:]


def change_encoding(line: bytes, random: Random) -> bytes:
    encoding = random.choice(("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "shift-jis"))
    return line.decode(errors="replace").encode(encoding, "replace")


def repeat_keys(line: bytes, random: Random) -> bytes:
    key = random.choice((b"id", b"text", b"created_at", b"author"))
    return line.replace(b"{", b'{"%s":"again",' % key, 1)


def swap_values(line: bytes, random: Random) -> bytes:
    try:
        row = json.loads(line)
        first, second = random.sample(sorted(row), 2)
        row[first], row[second] = row[second], row[first]
        return json.dumps(row).encode()
    except (ValueError, TypeError):
        return line[::-1]


def strange_value(line: bytes, random: Random) -> bytes:
    try:
        row = json.loads(line)
        nest: object = random.choice((*STRANGE, -5, 10**30, 1e300, None, True, [], {}, [{"id": [[]]}], {"$date": {}}))
        row[random.choice(sorted(row))] = nest
        return json.dumps(row).encode()
    except (ValueError, TypeError):
        return line + random.choice(STRANGE).encode(errors="replace")


def nest_deeply(line: bytes, random: Random) -> bytes:
    depth = random.choice((50, 5_000, 100_000))
    return line.replace(b"{", b'{"deep":' + b"[" * depth + b"]" * random.choice((depth, 0)) + b",", 1)


def lengthen(line: bytes, random: Random) -> bytes:
    return line.replace(b"ok", b"o" * random.choice((20_000, 120_000)), 1)


def break_quotes(line: bytes, random: Random) -> bytes:
    at = random.randrange(len(line))
    return line[:at] + random.choice((b'"', b'"""', b"\\", b"\\u12", b"'", b",", b"}{", b"\r")) + line[at:]


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    flip_bytes,
    truncate,
    insert_zeros,
    insert_noise,
    change_encoding,
    repeat_keys,
    swap_values,
    strange_value,
    nest_deeply,
    lengthen,
    break_quotes,
)


@dataclass(frozen=True)
class Broken:
    """`rows` are those that stayed good, by their id."""

    content: bytes
    rows: dict[str, dict[str, object]]
    mutated: int


def as_jsonl(rows: Sequence[dict[str, object]]) -> list[bytes]:
    return [json.dumps(row, ensure_ascii=number % 2 == 0).encode() for number, row in enumerate(rows)]


def as_csv(rows: Sequence[dict[str, object]]) -> list[bytes]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(row.values() for row in rows)
    return [line.encode() for line in out.getvalue().splitlines()]


def broken_recording(seed: int, lines: int, form: str) -> Broken:
    """`lines` lines of which about half are mutated, as jsonl, json or csv."""
    random = Random(seed)
    rows = [good_row(random, number) for number in range(lines)]
    written = as_csv(rows) if form == "csv" else as_jsonl(rows)
    kept, mutated = {}, 0
    for number, line in enumerate(written):
        if random.random() < 0.5:
            mutated += 1
            written[number] = random.choice(MUTATIONS)(line, random).replace(b"\n", b" ")
        else:
            kept[str(rows[number]["id"])] = rows[number]
    content = b"\n".join(written) + b"\n"
    if form == "csv":
        content = ",".join(rows[0]).encode() + b"\n" + content
    elif form == "json":
        content = b"[" + content.rstrip(b"\n").replace(b"\n", b",\n") + b"]"
    return Broken(content=content, rows=kept, mutated=mutated)


def damage(content: bytes, random: Random) -> bytes:
    """Of the whole file: packed and cut off, in another encoding, or behind a mark."""
    encoding = random.choice(("utf-16", "utf-16-be", "utf-32", "cp1252"))
    return random.choice(
        (
            lambda: gzip.compress(content)[: random.randrange(20, len(content))],
            lambda: content.decode(errors="replace").encode(encoding, "replace"),
            lambda: b"\xef\xbb\xbf" + content,
            lambda: content.replace(b"\n", b"\r\n"),
            lambda: random.randbytes(len(content)),
            lambda: flip_bytes(gzip.compress(content), random),
        )
    )()

"""A written recording for two brands: days of ordinary talk, a storm, and everything that goes wrong in a stream."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

START = datetime(2024, 3, 4, tzinfo=UTC)
DAYS = 6
STORM = START + timedelta(days=4, hours=15)

CALM = (
    "Just flew with {b}, on time and friendly crew",
    "{b} app update looks nice, thanks",
    "Anyone else waiting for the {b} sale this week?",
    "Mit {b} nach Wien, alles gut gelaufen",
    "Mi pedido de {b} llegó hoy, muy contento",
    "Does {b} open on Sunday?",
    "{b} coffee again, still my favourite place in town",
    "le service de {b} était correct aujourd'hui",
    "{b} support answered within an hour, well done 👍",
)
ANGRY = (
    "{b} left us on the floor of the hall all night, disgusting and shameful",
    "My mother was hurt at {b} and nobody helped, I am furious",
    "Never again {b}, worst treatment ever, this is a disgrace 😡",
    "{b} hat uns einfach stehen lassen, unverschämt und widerlich",
    "Qué vergüenza {b}, una pésima atención, nunca más",
    "Boycott {b} until they apologize, terrible company",
    "Horrible! {b} lied about the accident, awful people",
)
OTHER = ("lovely weather over the lake", "the match was a draw again", "new bread recipe, far too much salt")
PLACES = ("gate", "line", "shop", "desk", "phone", "train", "hotel", "corner")


def write_recording(path: Path, *, posts_a_day: int = 700, seed: int = 7) -> int:
    """Returns the number of lines."""
    lines = list(_spoiled(Random(seed), list(_posts(Random(seed + 1), posts_a_day))))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return len(lines)


def _posts(random: Random, posts_a_day: int) -> Iterator[dict[str, object]]:
    """In order of time."""
    moments = [START + timedelta(days=random.random() * DAYS) for _ in range(posts_a_day * DAYS)]
    moments = [moment for moment in moments if random.random() < 0.3 + 0.7 * (8 <= moment.hour < 23)]
    storm = [STORM + timedelta(hours=random.expovariate(0.5)) for _ in range(posts_a_day * 2)]
    for number, (moment, angry) in enumerate(sorted([(m, False) for m in moments] + [(m, True) for m in storm])):
        brand = "Acme" if angry or random.random() < 0.6 else "Zenith"
        words = ANGRY if angry and random.random() < 0.8 else CALM
        text = random.choice(words).format(b=brand) + f" ({random.choice(PLACES)} {random.randrange(40)})"
        if random.random() < 0.25:
            text = random.choice(OTHER)
        yield {
            "id": f"n{number}",
            "created_at": moment.isoformat(timespec="seconds"),
            "author": "acmecares" if random.random() < 0.02 else f"u{random.randrange(900)}",
            "text": text,
            "likes": int(random.paretovariate(1.2)) - 1,
            "followers": int(random.paretovariate(0.8) * 30),
        }


def _spoiled(random: Random, posts: list[dict[str, object]]) -> Iterator[bytes]:
    """Some come late, some twice, some broken, some without an id, some dated in another year."""
    waiting: list[tuple[int, bytes]] = []
    for place, post in enumerate(posts):
        chance = random.random()
        if chance < 0.01:
            yield json.dumps(post).encode()[: random.randrange(1, 60)]
        if 0.01 < chance < 0.02:
            post["created_at"] = "2024-03-19T18:00:00+00:00"
        if 0.02 < chance < 0.03:
            del post["id"]
        line = json.dumps(post, ensure_ascii=random.random() < 0.5).encode()
        if 0.03 < chance < 0.08:
            waiting.append((place + random.randrange(2, 60), line))
        else:
            yield line
        if 0.08 < chance < 0.1:
            waiting.append((place + random.randrange(1, 400), line))
        due = [late for late in waiting if late[0] <= place]
        waiting = [late for late in waiting if late[0] > place]
        yield from (line for _, line in due)
    yield from (line for _, line in waiting)

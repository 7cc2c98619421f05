"""How long the checks of words take, in milliseconds, for texts of 300 words in each language.

    python benchmarks/checks.py [--rounds 40] [--json]

The statement check is given the longest fact sheet of statements/ in that language, and what was said before; a reply
is compared with 200 earlier ones of 30 words; personal data and blanks are also timed alone. Processor time, which
suffers least from neighbors. The first check of a language compiles its patterns and is shown apart.
Exit code 1 when a 99th percentile exceeds 50 ms.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "statements"))
import corpus

from firewarden.steps.offline import checking as offline
from firewarden.steps.personalize import checking as reply
from firewarden.steps.respond.checking import check
from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Finding

WORDS = 300
MOST = 50.0
"""Milliseconds."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = {}
    for language in ("en", "de", "fr", "es", "pt", "it"):
        drafts = [draft for draft in corpus.drafts("open", "blind") if draft.language == language]
        background = max((draft.background for draft in drafts), key=lambda one: len(one.facts))
        texts = [long_text([draft.text for draft in drafts], shift) for shift in range(4)]
        first = milliseconds(partial(check, texts[0], background))
        whole = timed([partial(check, text, background) for text in texts], chosen.rounds)
        rows[f"statement {language}"] = whole | {"first": round(first, 1)}
        replying, moving = reply_background(texts, language), offline.Background(posts=(texts[1],), language=language)
        for name, one in (
            ("reply", partial(reply.check, background=replying)),
            ("offline", partial(offline.check, background=moving)),
        ):
            first = milliseconds(partial(one, texts[0]))
            row = timed([partial(one, text) for text in texts], chosen.rounds)
            rows[f"{name} {language}"] = row | {"first": round(first, 1)}
        rows[f"personal data {language}"] = timed([partial(stopping, text) for text in texts], chosen.rounds)
    missed = [name for name, row in rows.items() if row["p99"] > MOST]
    if chosen.json:
        print(json.dumps(rows))
    else:
        for name, row in rows.items():
            print(f"{name:20}", *(f"{key} {value:6.1f} ms" for key, value in row.items()))
    return 1 if missed else 0


def stopping(text: str) -> tuple[list[Finding], list[Finding]]:
    return list(personal_data(text)), list(blanks(text))


def reply_background(texts: list[str], language: str) -> reply.Background:
    words = texts[2].split()
    sent = (" ".join((words * 2)[at : at + 30]) for at in range(200))
    earlier = tuple(reply.Earlier(text=text, at=Instant(number), to="Ben") for number, text in enumerate(sent))
    return reply.Background(posts=(texts[1][:280],), names=("Anna",), earlier=earlier, language=language, remedies=())


def long_text(texts: list[str], shift: int) -> str:
    words = " ".join(texts[shift:] + texts[:shift]).split(" ")
    return " ".join((words * 5)[:WORDS])


def timed(calls: list[Callable[[], object]], rounds: int) -> dict[str, float]:
    taken = sorted(milliseconds(call) for _ in range(rounds) for call in calls)
    return {"median": round(taken[len(taken) // 2], 2), "p99": round(taken[int(len(taken) * 0.99)], 2)}


def milliseconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1_000


if __name__ == "__main__":
    sys.exit(main())

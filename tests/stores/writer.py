"""A process that writes commits until it is killed; started by the tests that kill it.

Batch n holds EACH mentions, one signal, one bin with the count so far and the cursor n. While the part
named on the command line is being taken into the transaction, it says so.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from firewarden.ports import Commit
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Unreadable
from tests.stores.samples import bin_at, commit, mark, mention, signal, state

EACH = 600
T = TypeVar("T")


class Telling(list[T]):
    """Says `writing` when it has been gone through half way, or to the end."""

    half = True

    def __iter__(self) -> Iterator[T]:
        told = len(self) // 2 if self.half else len(self) - 1
        for number, item in enumerate(super().__iter__()):
            if number == told:
                print("writing", flush=True)
            yield item


def batch(number: int, tell: str) -> Commit:
    keys = [PostKey(f"x:{number}-{n}") for n in range(EACH)]
    mentions = [mention(key, number) for key in keys]
    raws = [(key, b"raw " * 50) for key in keys]
    broken = (SourceId("src"), Unreadable(reason="no id", raw=b"%d" % number))
    made = commit(
        bins=[bin_at(0, stream="q", mentions=EACH * number)],
        signals=[signal(f"s{number}", number)],
        marks=[mark(number)],
        seen=keys,
        raws=Telling(raws) if tell == "raws" else raws,
        sources=[state("src", cursor=str(number), read=EACH * number)],
        unreadable=Telling([broken]) if tell == "end" else [broken],
    )
    made.results.mentions.extend(mentions)
    if tell == "mentions":
        made.results.mentions = Telling(mentions)
    return made


def main(path: str, tell: str) -> None:
    store = SqliteStreamStore.open(Path(path))
    number = int(store.sources()[0].cursor or 0) if store.sources() else 0
    while True:
        number += 1
        store.commit(batch(number, tell))
        print("done", number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

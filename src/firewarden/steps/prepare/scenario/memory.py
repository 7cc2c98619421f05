"""What was said before, and how close a new text comes to it: a play in which all say the same fools nobody."""

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"\w+")
_LONGEST_LIST = 16
"""Texts remembered for one run of three words; older ones are forgotten."""

Run = tuple[str, ...]


class Memory:
    """Closeness is the Jaccard index of two texts' runs of three words."""

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._having: defaultdict[Run, list[int]] = defaultdict(list)

    def closeness(self, runs: list[Run]) -> float:
        """To the closest text remembered: 0 nothing in common, 1 the same words. Below a half it is an upper bound."""
        having, size = self._having, len(runs)
        shared = Counter([number for run in runs if run in having for number in having[run]])
        most = max(shared.values(), default=0)
        if most * 2 < size:
            # No text can be closer than the share it has; below a half nobody asks for more.
            return most / size
        close = (pair for pair in shared.items() if pair[1] * 2 >= size)
        return max(same / (size + self._sizes[number] - same) for number, same in close)

    def remember(self, runs: list[Run]) -> None:
        number = len(self._sizes)
        self._sizes.append(len(runs))
        for run in runs:
            having = self._having[run]
            having.append(number)
            if len(having) > _LONGEST_LIST:
                del having[0]


def runs_of(text: str) -> list[Run]:
    """The different runs of three words, in their order; of a shorter text the whole of it."""
    words = _WORD.findall(text.lower())
    if len(words) < 3:
        return [tuple(words)]
    return list(dict.fromkeys(zip(words, words[1:], words[2:], strict=False)))

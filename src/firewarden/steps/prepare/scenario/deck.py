"""Phrases dealt like cards: each of a pile comes once before any comes again."""

from typing import Generic, TypeVar

from firewarden.steps.prepare.scenario.chance import Chance

T = TypeVar("T")


class Deck(Generic[T]):
    """`cards` has to hold at least one."""

    def __init__(self, cards: tuple[T, ...], chance: Chance) -> None:
        self._cards = list(cards)
        self._left: list[T] = []
        self._chance = chance

    def __len__(self) -> int:
        return len(self._cards)

    def deal(self) -> T:
        if not self._left:
            self._left = self._cards.copy()
            for last in range(len(self._left) - 1, 0, -1):
                other = self._chance.below(last + 1)
                self._left[last], self._left[other] = self._left[other], self._left[last]
        return self._left.pop()

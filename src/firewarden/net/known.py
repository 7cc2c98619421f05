"""What was read lately, by the names one server uses for it."""

from collections import OrderedDict
from dataclasses import dataclass, field

from firewarden.vocabulary.ids import PostKey


@dataclass(slots=True)
class Known:
    """The newest `most` posts: their key by their local name, and which version of them was handed over."""

    most: int = 50_000
    _kept: OrderedDict[str, tuple[PostKey, int]] = field(default_factory=OrderedDict)

    def put(self, local: str, key: PostKey, version: int = -1) -> None:
        """`version` -1: seen as somebody's parent only."""
        self._kept[local] = key, max(version, self.version(local))
        self._kept.move_to_end(local)
        if len(self._kept) > self.most:
            self._kept.popitem(last=False)

    def version(self, local: str) -> int:
        """-1 where it was never handed over."""
        kept = self._kept.get(local)
        return kept[1] if kept else -1

    def key(self, local: str) -> PostKey | None:
        kept = self._kept.get(local)
        return kept[0] if kept else None

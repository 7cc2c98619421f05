"""Narratives of one brand, found in a single pass over its mentions. Does not name or judge them."""

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.narrative import Narrative


class Narrator:
    """Gives each mention a narrative. The same mentions in the same order give the same answer,
    whatever the calls they come in."""

    def __init__(self, brand: BrandId) -> None:
        self._brand = brand
        self._stories: dict[str, Narrative] = {}
        self._touched: dict[str, None] = {}

    def place(self, mentions: Sequence[Mention]) -> list[NarrativeId]:
        """One narrative for each of the on-time mentions of one closed bin, in order (created_at, key)."""
        return [self._place(mention) for mention in mentions]

    def changed(self) -> list[Narrative]:
        """Narratives touched since the last call, as they are now."""
        touched = [self._stories[text] for text in self._touched]
        self._touched = {}
        return touched

    def snapshot(self) -> bytes:
        """Everything a restored narrator needs to continue identically."""
        return msgspec.msgpack.encode((self._stories, list(self._touched)))

    @classmethod
    def restored(cls, brand: BrandId, state: bytes) -> "Narrator":
        """Raises ValueError when `state` is no snapshot."""
        narrator = cls(brand)
        narrator._stories, touched = msgspec.msgpack.decode(state, type=tuple[dict[str, Narrative], list[str]])
        narrator._touched = dict.fromkeys(touched)
        return narrator

    def _place(self, mention: Mention) -> NarrativeId:
        text, post = mention.post.text, mention.post
        known = self._stories.get(text)
        size, negative, readable = (known.size, known.negative, known.readable) if known else (0, 0, 0)
        story = Narrative(
            id=known.id if known else narrative_id(self._brand, post.key),
            brand=self._brand,
            terms=tuple(text.lower().split()[:5]),
            first_seen=known.first_seen if known else post.created_at,
            last_seen=post.created_at,
            size=size + 1,
            negative=negative + (mention.reading.tone is Tone.NEGATIVE),
            readable=readable + (mention.reading.tone is not Tone.UNKNOWN),
            central=known.central if known else post.key,
            most_shared=known.most_shared if known else post.key,
        )
        self._stories[text] = story
        self._touched[text] = None
        return story.id


def narrative_id(brand: BrandId, first: PostKey) -> NarrativeId:
    """The first post of a narrative names it, so that a repeat gives the same id."""
    return NarrativeId("n_" + blake2b(f"{brand}\x1f{first}".encode(), digest_size=10).hexdigest())

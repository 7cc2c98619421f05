"""Narratives of one brand, found in a single pass over its mentions. Does not judge them."""

from collections.abc import Sequence
from hashlib import blake2b
from math import log

import msgspec

from firewarden.steps.assess.lookup import Index
from firewarden.steps.assess.naming import own_terms
from firewarden.steps.assess.story import Story
from firewarden.steps.assess.terms import wording
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.narrative import Narrative

_SAME_STORY = 0.12
"""Smallest cosine between a text and the centroid of the story it is said to belong to."""

_FORGET_AFTER = 72 * HOUR
_MOST_STORIES = 1_000
_REMEMBERED = 8_000
"""Texts and posts remembered for repeats, reposts and replies: this many in each of two generations."""

_RENAME_AT = 1.25
"""A story is named anew when it has grown by a quarter."""

_WELL_KNOWN, _NOW_AND_THEN = 60, 4
"""A story told by so many texts has found its words: from then on it learns from every fourth mention."""

_TERMS = 6
_QUOTE_FADES = 0.9
_SIZE_WORTH = 6 * HOUR
"""When room is short, a story e times as large may have been silent for six hours longer."""


class _Told(msgspec.Struct, array_like=True):
    """A text that was seen: its story, the post that had it first, and how often it came after that."""

    story: int
    key: str
    repeats: int = 0


class _Recent(msgspec.Struct):
    """What was seen lately, in a young and an old generation so that it stays bounded."""

    texts: dict[int, _Told] = msgspec.field(default_factory=dict)
    old_texts: dict[int, _Told] = msgspec.field(default_factory=dict)
    posts: dict[str, int] = msgspec.field(default_factory=dict)
    old_posts: dict[str, int] = msgspec.field(default_factory=dict)

    def text(self, digest: int) -> _Told | None:
        return self.texts.get(digest) or self.old_texts.get(digest)

    def post(self, key: str | None) -> int | None:
        if key is None:
            return None
        story = self.posts.get(key)
        return self.old_posts.get(key) if story is None else story

    def remember(self, key: str, digest: int, told: _Told) -> None:
        self.posts[key] = told.story
        self.texts[digest] = told
        if len(self.posts) > _REMEMBERED:
            self.posts, self.old_posts = {}, self.posts
        if len(self.texts) > _REMEMBERED:
            self.texts, self.old_texts = {}, self.texts


class _Memory(msgspec.Struct):
    """All a narrator knows. `gone`: stories forgotten since the last report; `swept`: the hour of the last sweep."""

    index: Index = msgspec.field(default_factory=Index)
    recent: _Recent = msgspec.field(default_factory=_Recent)
    wordless: int = -1
    next: int = 0
    swept: int = 0
    touched: dict[int, None] = msgspec.field(default_factory=dict)
    gone: list[Story] = msgspec.field(default_factory=list)


class Narrator:
    """Gives each mention a narrative. The same mentions in the same order give the same answer,
    whatever the calls they come in."""

    def __init__(self, brand: BrandId) -> None:
        self._brand = brand
        self._memory = _Memory()

    def place(self, mentions: Sequence[Mention], wordings: Sequence[str] | None = None) -> list[NarrativeId]:
        """One narrative for each of the on-time mentions of one closed bin, in order (created_at, key). `wordings` are
        those of their texts, where somebody has found them already."""
        if wordings is None:
            wordings = [wording(mention.post.text) for mention in mentions]
        return [NarrativeId(self._place(*each).id) for each in zip(mentions, wordings, strict=True)]

    def changed(self) -> list[Narrative]:
        """Narratives touched since the last call, as they are now."""
        memory = self._memory
        stories = [*memory.gone, *(memory.index.stories[number] for number in memory.touched)]
        memory.touched, memory.gone = {}, []
        return [self._told(story) for story in stories]

    def snapshot(self) -> bytes:
        """Everything a restored narrator needs to continue identically. What `changed` has yet to tell is not in it:
        whoever keeps a snapshot keeps the narratives told with it."""
        index = msgspec.structs.replace(self._memory.index, postings={})
        memory = msgspec.structs.replace(self._memory, index=index, touched={}, gone=[])
        return msgspec.msgpack.encode(memory)

    @classmethod
    def restored(cls, brand: BrandId, state: bytes) -> "Narrator":
        """Raises ValueError when `state` is no snapshot of a narrator."""
        narrator = cls(brand)
        narrator._memory = msgspec.msgpack.decode(state, type=_Memory)
        narrator._memory.index.reindex()
        return narrator

    def _place(self, mention: Mention, line: str) -> Story:
        memory, post = self._memory, mention.post
        if post.created_at - memory.swept >= HOUR:
            self._sweep(post.created_at)
        digest = _digest(line)
        known = memory.recent.text(digest) if line else None
        story = memory.index.stories.get(known.story) if known else None
        if known is None or story is None:
            story = self._find(mention, line.split())
            known = _Told(story.number, post.repost_of or post.key)
        else:
            known.repeats += 1
        memory.recent.remember(post.key, digest, known)
        memory.touched[story.number] = None
        story.count(mention, known.key, known.repeats)
        return story

    def _find(self, mention: Mention, words: list[str]) -> Story:
        """The story of a text not seen lately: that of the post it repeats, the nearest, that of the post it
        answers, or a new one."""
        if not words:
            return self._parent(mention.post.reply_to) or self._silent(mention)
        index, post, lang = self._memory.index, mention.post, mention.reading.lang or ""
        vector = index.vector(words, lang)
        story, cosine = self._parent(post.repost_of), 1.0
        if story is None:
            story, cosine = index.nearest(vector)
        if story is None or cosine < _SAME_STORY:
            story, cosine = self._parent(post.reply_to or post.quote_of) or self._begun(mention), 0.0
        if story.told < _WELL_KNOWN or story.size % _NOW_AND_THEN == 0:
            story.propose_quote(post.key, len(vector), cosine)
            index.learn(story, vector, lang, post.created_at)
            self._name(story, vector)
        return story

    def _parent(self, key: PostKey | None) -> Story | None:
        number = self._memory.recent.post(key)
        return None if number is None or number == self._memory.wordless else self._memory.index.stories.get(number)

    def _silent(self, mention: Mention) -> Story:
        """Texts without any term share one story, which the index never proposes."""
        story = self._memory.index.stories.get(self._memory.wordless) or self._begun(mention)
        self._memory.wordless = story.number
        return story

    def _begun(self, mention: Mention) -> Story:
        memory, post = self._memory, mention.post
        if len(memory.index.stories) >= _MOST_STORIES:
            self._crowd_out(post.created_at)
        story = Story(
            number=memory.next,
            id=narrative_id(self._brand, post.key),
            first_seen=post.created_at,
            last_seen=post.created_at,
            central=post.key,
            most_shared=post.key,
        )
        memory.next += 1
        memory.index.stories[story.number] = story
        return story

    def _name(self, story: Story, vector: dict[str, float]) -> None:
        if story.told == 1:
            story.terms = list(vector)[:_TERMS]
        elif story.told >= _RENAME_AT * story.named_at:
            index = self._memory.index
            story.terms = own_terms(story.counts, index.seen, index.words, _TERMS)
            story.fit *= _QUOTE_FADES
        else:
            return
        story.named_at = story.told

    def _sweep(self, now: Instant) -> None:
        """Once an hour of brand time, stories that nobody told for 72 hours are forgotten."""
        self._memory.swept = now - now % HOUR
        for story in [story for story in self._memory.index.stories.values() if now - story.last_seen > _FORGET_AFTER]:
            self._forget(story)

    def _crowd_out(self, now: Instant) -> None:
        """Makes room: a tenth of the stories goes, those that are old for their size."""
        stories = self._memory.index.stories.values()
        ranked = sorted(stories, key=lambda s: (s.last_seen - now + _SIZE_WORTH * log(s.size), s.number))
        for story in ranked[: _MOST_STORIES // 10]:
            self._forget(story)

    def _forget(self, story: Story) -> None:
        memory = self._memory
        if story.number in memory.touched:
            del memory.touched[story.number]
            memory.gone.append(story)
        memory.index.forget(story)

    def _told(self, story: Story) -> Narrative:
        return Narrative(
            id=NarrativeId(story.id),
            brand=self._brand,
            terms=tuple(story.terms),
            first_seen=Instant(story.first_seen),
            last_seen=Instant(story.last_seen),
            size=story.size,
            negative=story.negative,
            readable=story.readable,
            central=PostKey(story.central),
            most_shared=PostKey(story.most_shared),
            platforms=tuple(story.platforms),
        )


def narrative_id(brand: BrandId, first: PostKey) -> NarrativeId:
    """The first post of a narrative names it, so that a repeat gives the same id."""
    return NarrativeId("n_" + blake2b(f"{brand}\x1f{first}".encode(), digest_size=10).hexdigest())


def _digest(line: str) -> int:
    """Equal for texts with the same terms in the same order, whatever links and accounts they name."""
    return int.from_bytes(blake2b(line.encode("utf-8", "replace"), digest_size=7).digest(), "big")

"""Finds the story a text belongs to: learned term weights and an inverted index over the stories' centroids."""

from collections.abc import Iterable
from math import log, sqrt

import msgspec

from firewarden.steps.assess.story import Story
from firewarden.vocabulary.clock import Instant

_VISITS = 40
"""Index entries looked at for one text, rarest terms first. Five times as many change the result by less than 1 %."""

_CLOSE = 0.7
"""Stories with less than this share of the best cosine so far are not looked at again."""

_LEAST = 0.05
_MOST_TERMS = 40_000
_COMMON = 0.2
"""Terms with less than this share of the weight of a text's rarest one do not propose stories."""


class Index(msgspec.Struct):
    """`spread` is the frequency of a term where a story counts by about the logarithm of its texts: a word of one
    large story stays telling, a word of all stories (the brand's name) does not. `texts` is the same sum over the
    texts of each language, so that the common words of a rare language are as light as those of a frequent one.
    `seen` is the plain number of texts with a term, `words` the sum of it."""

    stories: dict[int, Story] = msgspec.field(default_factory=dict)
    spread: dict[str, float] = msgspec.field(default_factory=dict)
    seen: dict[str, int] = msgspec.field(default_factory=dict)
    texts: dict[str, float] = msgspec.field(default_factory=dict)
    words: int = 0
    postings: dict[str, dict[int, float]] = msgspec.field(default_factory=dict)

    def vector(self, words: list[str], lang: str) -> dict[str, float]:
        """Unit vector of a text, rarest term first: weight ln((texts + 2) / (spread + 0.7)), at least 0.05."""
        spread, ceiling = self.spread, log(self.texts.get(lang, 0.0) + 2)
        weights = [
            (weight if (weight := ceiling - log(spread.get(word, 0.0) + 0.7)) > _LEAST else _LEAST, word)
            for word in words
        ]
        weights.sort(reverse=True)
        length = 1 / sqrt(sum([weight * weight for weight, _ in weights]))
        return {word: weight * length for weight, word in weights}

    def nearest(self, vector: dict[str, float]) -> tuple[Story | None, float]:
        """The story with the largest cosine, among those that share one of the text's rarer terms."""
        found: dict[int, float] = {}
        postings, left, floor = self.postings, _VISITS, 0.0
        visited = 0
        for term, weight in vector.items():
            floor = floor or weight * _COMMON
            told_in = postings.get(term)
            if told_in is not None:
                left -= len(told_in)
                if (left < 0 and found) or weight < floor:
                    break
                if found:
                    for number, other in told_in.items():
                        found[number] = found.get(number, 0.0) + weight * other
                else:
                    found = {number: weight * other for number, other in told_in.items()}
            visited += 1
        return self._best(found, vector, visited) if found else (None, 0.0)

    def learn(self, story: Story, vector: dict[str, float], lang: str, at: Instant) -> None:
        """Adds a text to its story and to what is known of its terms."""
        self.texts[lang] = self.texts.get(lang, 0.0) + 1 / (1 + story.told)
        spread, seen, counts, number = self.spread, self.seen, story.counts, story.number
        for term in vector:
            spread[term] = spread.get(term, 0.0) + 1 / (1 + counts.get(term, 0))
            seen[term] = seen.get(term, 0) + 1
        self.words += len(vector)
        rescaled = story.learn(vector, at)
        self._post(story, vector)
        dropped = story.narrow()
        for term in dropped:
            self._unpost(term, number)
        if dropped or rescaled:
            self._post(story, story.weights)
        if len(spread) > _MOST_TERMS:
            self._forget_terms()

    def forget(self, story: Story) -> None:
        for term in story.weights:
            self._unpost(term, story.number)
        del self.stories[story.number]

    def reindex(self) -> None:
        """Rebuilds the postings from the stories, as after a restart."""
        self.postings = {}
        for story in self.stories.values():
            self._post(story, story.weights)

    def _best(self, found: dict[int, float], vector: dict[str, float], visited: int) -> tuple[Story, float]:
        """The largest cosine; the terms not visited yet are added where that could change the order."""
        stories = self.stories
        ranked = [(-score * stories[number].inverse, number) for number, score in found.items()]
        cosine, number = min(ranked)
        if visited < len(vector):
            rest, close = list(vector.items())[visited:], _CLOSE * cosine
            cosine, number = min(
                [(score - self._missed(number, rest), number) for score, number in ranked if score <= close]
            )
        return stories[number], -cosine

    def _missed(self, number: int, rest: list[tuple[str, float]]) -> float:
        story = self.stories[number]
        weights = story.weights
        return story.inverse * sum([weight * weights.get(term, 0.0) for term, weight in rest])

    def _post(self, story: Story, changed: Iterable[str]) -> None:
        weights, postings, number = story.weights, self.postings, story.number
        for term in changed:
            told_in = postings.get(term)
            if told_in is None:
                postings[term] = {number: weights[term]}
            else:
                told_in[number] = weights[term]

    def _unpost(self, term: str, number: int) -> None:
        told_in = self.postings[term]
        del told_in[number]
        if not told_in:
            del self.postings[term]

    def _forget_terms(self) -> None:
        """All counts are halved and terms of no present story that fall under one text go."""
        self.texts = {lang: value / 2 for lang, value in self.texts.items()}
        self.spread = {term: value / 2 for term, value in self.spread.items() if term in self.postings or value >= 2}
        self.seen = {term: (self.seen[term] + 1) // 2 for term in self.spread}
        self.words = sum(self.seen.values())

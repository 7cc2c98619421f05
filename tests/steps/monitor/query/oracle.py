"""Queries and posts at random, and a slow and simple reading of what each query means.

Nothing here uses the parser, the tokens or the matcher: a query is a nested tuple, written out as
text for the program and evaluated here on a list of words.
"""

import unicodedata
from itertools import product
from typing import Any

from hypothesis import strategies as st

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind

Tree = tuple[Any, ...]

WORDS = ("united", "air", "airlines", "delay", "delayed", "bt", "cafe", "café", "東", "京", "🔥", "at", "t")
TAGS = ("#air", "#café", "@united", "@united.bsky.social", "@bt")


def post(text: str, **fields: Any) -> Post:
    return Post(
        key=PostKey("x:1"), platform="bluesky", source=SourceId("s"), created_at=Instant(0), text=text, **fields
    )


def query(text: str, number: int = 0) -> Query:
    return Query(id=QueryId(f"q{number}"), brand=BrandId("b"), name=f"query {number}", text=text)


_words = st.sampled_from(WORDS)
_leaves = st.one_of(
    _words.map(lambda word: ("words", (word,))),
    st.lists(_words, min_size=2, max_size=3).map(lambda words: ("words", tuple(words))),
    st.sampled_from(["del*", "unit*", "air*", "d?lay", "del*ed"]).map(lambda word: ("wild", word)),
    st.sampled_from(["BT", "Bt", "United", "Café", "Cafe"]).map(lambda word: ("cased", word)),
    st.sampled_from(TAGS).map(lambda tag: ("tag", tag)),
    st.just(("at&t",)),
)
_fields = st.one_of(
    st.tuples(st.just("lang"), st.sampled_from(["en", "de"])),
    st.tuples(st.just("kind"), st.sampled_from(["post", "reply"])),
    st.tuples(st.just("author"), st.sampled_from(["jo", "max"])),
    st.tuples(st.just("site"), st.sampled_from(["example.org", "news.example.org", "bluesky"])),
    st.tuples(st.just("has"), st.sampled_from(["image", "link"])),
    st.tuples(st.just("followers"), st.sampled_from([(0, 10), (5, None), (None, 5)])),
)


def _near(sides: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.tuples(st.just("near"), sides, sides, st.integers(0, 4), st.booleans())


_loose = st.tuples(
    st.just("loose"),
    st.lists(st.sampled_from(["united", "air", "bt", "東"]), min_size=2, max_size=3, unique=True).map(tuple),
    st.integers(0, 4),
)
_sides = st.recursive(
    st.one_of(_leaves, _loose),
    lambda below: st.one_of(st.tuples(st.just("or"), st.lists(below, min_size=2, max_size=3)), _near(below)),
    max_leaves=3,
)
trees = st.recursive(
    st.one_of(_leaves, _leaves, _fields, _near(_sides), _loose, st.tuples(st.just("title"), _sides)),
    lambda below: st.one_of(
        st.tuples(st.just("and"), st.lists(below, min_size=2, max_size=3)),
        st.tuples(st.just("or"), st.lists(below, min_size=2, max_size=3)),
        st.tuples(below, below).map(lambda two: ("and", [two[0], ("not", two[1])])),
        st.tuples(below, below).map(lambda two: ("or", [("not", two[0]), two[1]])),
        below.map(lambda part: ("not", ("not", part))),
    ),
    max_leaves=5,
)

_pieces = st.sampled_from([*WORDS, *WORDS, "BT", "Bt", "United", "CAFÉ", "Cafe", *TAGS, "AT&T", "at t", "x"])
_gaps = st.sampled_from([" ", "  ", ", ", ". ", "-", "\n", "\u200b "])
texts = st.lists(st.tuples(_pieces, _gaps), max_size=9).map(lambda parts: "".join(a + b for a, b in parts))
posts = st.builds(
    post,
    texts,
    title=st.none() | texts,
    author=st.none()
    | st.builds(Author, handle=st.sampled_from(["jo", "max"]), followers=st.none() | st.integers(0, 12)),
    lang=st.sampled_from([None, "en", "de-AT"]),
    kind=st.sampled_from([PostKind.POST, PostKind.REPLY]),
    url=st.sampled_from([None, "https://example.org/a", "https://www.news.example.org/b", "https://other.org"]),
    has=st.frozensets(st.sampled_from(list(Attachment))),
)


def written(tree: Tree) -> str:
    match tree:
        case ("and", parts):
            return "(" + " AND ".join(map(written, parts)) + ")"
        case ("or", parts):
            return "(" + " OR ".join(map(written, parts)) + ")"
        case ("not", part):
            return f"NOT ({written(part)})"
        case ("near", left, right, distance, ordered):
            return f"(({written(left)}) {'ONEAR' if ordered else 'NEAR'}/{distance} ({written(right)}))"
        case ("title", part):
            return f"title:({written(part)})"
        case _:
            return _written_leaf(tree)


def _written_leaf(tree: Tree) -> str:
    match tree:
        case ("words", (word,)):
            return str(word)
        case ("words", words):
            return '"' + " ".join(words) + '"'
        case ("loose", words, distance):
            return '"' + " ".join(words) + f'"~{distance}'
        case ("wild" | "tag", text):
            return str(text)
        case ("cased", text):
            return f"{{{text}}}"
        case ("at&t",):
            return "AT&T"
        case ("followers", (low, high)):
            return f"followers:[{'*' if low is None else low} TO {'*' if high is None else high}]"
        case (name, value):
            return f"{name}:{value}"
    raise AssertionError(tree)


def means(tree: Tree, post: Post) -> bool:
    """Whether the post matches, by looking at everything."""
    match tree:
        case ("and", parts):
            return all(means(part, post) for part in parts)
        case ("or", parts):
            return any(means(part, post) for part in parts)
        case ("not", part):
            return not means(part, post)
        case ("title", part):
            return bool(_places(part, post.title or ""))
        case _:
            return _says(tree, post)


def _says(tree: Tree, post: Post) -> bool:
    match tree:
        case ("lang", value):
            return bool((post.lang or "")[:2] == value)
        case ("kind", value):
            return bool(post.kind == value)
        case ("has", value):
            return bool(value in post.has)
        case ("author", value):
            return post.author is not None and bool(post.author.handle == value)
        case ("site", value):
            host = (post.url or "").removeprefix("https://").split("/")[0]
            return bool(value == post.platform) or f".{host}".endswith(f".{value}")
        case ("followers", (low, high)):
            number = post.author.followers if post.author else None
            return number is not None and (low or 0) <= number <= (high if high is not None else number)
        case _:
            return any(_places(tree, text) for text in (post.title or "", post.text))


def _places(tree: Tree, text: str) -> set[tuple[int, int]]:
    words = _split(text)
    match tree:
        case ("words", wanted):
            return _runs(words, wanted, _same)
        case ("cased", wanted):
            return _runs(words, (wanted,), lambda want, word: want == (word if _accented(want) else _bare(word)))
        case ("wild", wanted):
            return _runs(words, (wanted,), lambda want, word: _wild(want, _bare(word).lower()))
        case ("at&t",):
            # The sign must stand between the two, and nothing but it.
            return {(i, i + 1) for i in range(len(words) - 1) if "at&t" in _joined(text, i)}
        case ("loose", wanted, distance):
            spots = product(*([i for i, word in enumerate(words) if _same(want, word)] for want in wanted))
            ends = {(min(spot), max(spot)) for spot in spots}
            return _shortest({(a, b) for a, b in ends if b - a + 1 - len(wanted) <= distance})
        case ("tag", wanted):
            return _tag_places(wanted, text)
        case ("or", parts):
            return {place for part in parts for place in _places(part, text)}
        case ("near", left, right, distance, ordered):
            pairs = [(a, b) for a in _places(left, text) for b in _places(right, text)]
            return {
                (min(a[0], b[0]), max(a[1], b[1]))
                for a, b in pairs
                if 0 <= b[0] - a[1] - 1 <= distance or (not ordered and 0 <= a[0] - b[1] - 1 <= distance)
            }
    raise AssertionError(tree)


def _shortest(places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Without those that hold another one."""
    return {(a, b) for a, b in places if not any(a <= c and d <= b for c, d in places - {(a, b)})}


def _split(text: str) -> list[str]:
    return [word for word, _ in _spread(text)]


def _spread(text: str) -> list[tuple[str, int]]:
    """Words and where they start, in text without what cannot be seen."""
    found: list[tuple[str, int]] = []
    word = ""
    seen = text.replace("\u200b", "")
    for place, char in enumerate(seen + " "):
        if char.isalnum() and char not in "東京":
            word += char
            continue
        if word:
            found.append((word, place - len(word)))
        word = ""
        if char in "東京🔥":
            found.append((char, place))
    return found


def _runs(words: list[str], wanted: tuple[str, ...], same: Any) -> set[tuple[int, int]]:
    size = len(wanted)
    starts = range(len(words) - size + 1)
    return {(i, i + size - 1) for i in starts if all(same(a, b) for a, b in zip(wanted, words[i:], strict=False))}


def _joined(text: str, number: int) -> str:
    spread = _spread(text)
    first, last = spread[number], spread[number + 1]
    return text.replace("\u200b", "")[first[1] : last[1] + len(last[0])].lower()


def _tag_places(wanted: str, text: str) -> set[tuple[int, int]]:
    seen = text.replace("\u200b", "")
    spread = _spread(text)
    found = set()
    for place in range(len(seen)):
        if seen[place] not in "#@" or (place and (seen[place - 1].isalnum() or seen[place - 1] in "@&")):
            continue
        end = place + 1
        while end < len(seen) and (seen[end].isalnum()):
            end += 1
        longer = end
        while seen[longer : longer + 1] in (".", "-") and seen[longer + 1 : longer + 2].isalnum():
            longer += 1
            while longer < len(seen) and seen[longer].isalnum():
                longer += 1
        for stop in {end, longer if seen[place] == "@" else end}:
            body = seen[place:stop]
            if _same(wanted, body):
                inside = [i for i, (_, start) in enumerate(spread) if place < start < stop]
                found.add((inside[0], inside[-1]))
    return found


def _same(wanted: str, word: str) -> bool:
    return wanted == (word if _accented(wanted) else _bare(word)).lower()


def _wild(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(_wild(pattern[1:], word[i:]) for i in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and _wild(pattern[1:], word[1:])


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _accented(word: str) -> bool:
    return _bare(word) != word

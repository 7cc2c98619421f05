"""What becomes of a mention when its author changes the post. Counts are history and stay as they were."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firewarden.vocabulary.mention import Mention, Reading
from firewarden.vocabulary.post import Post


def is_newer(mention: Mention, post: Post) -> bool:
    """Whether `post` is a later version of what the mention holds. One taken back has no later version."""
    return not mention.removed and (mention.post.edited_at or 0) < (post.edited_at or 0)


def edited(mention: Mention, post: Post, reading: Reading | None) -> Mention:
    """The mention with the new text and what is claimed in it. Its tone stays that of the text that was counted, and
    so does its place in time."""
    kept = replace(post, created_at=mention.post.created_at, source=mention.post.source)
    if reading is None:
        return replace(mention, post=kept)
    old = mention.reading
    as_counted = replace(reading, tone=old.tone, score=old.score, confidence=old.confidence)
    return replace(mention, post=kept, reading=as_counted)


def newest(posts: Iterable[Post], mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Post]]:
    """Mentions that have a newer version among `posts`, with it."""
    by_key = {post.key: post for post in posts}
    for mention in mentions:
        post = by_key.get(mention.post.key)
        if post is not None and is_newer(mention, post):
            yield mention, post

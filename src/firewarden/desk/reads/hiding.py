"""What others wrote, as it is shown here: without what they gave away by mistake (`text.hiding`)."""

from dataclasses import replace

from firewarden.desk.access import Access
from firewarden.text.hiding import hidden
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.post import Post


def hide(access: Access, text: str, author: str = "") -> str:
    return hidden(text, access.ours, author)


def hide_post(access: Access, post: Post) -> Post:
    author = post.author.handle if post.author else ""
    return replace(post, text=hide(access, post.text, author), title=post.title and hide(access, post.title, author))


def hide_mention(access: Access, mention: Mention) -> Mention:
    return replace(mention, post=hide_post(access, mention.post))

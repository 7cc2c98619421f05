"""What a post carries beside its text, from columns that name it, list it or link to it."""

from collections.abc import Iterator
from typing import Any

from firewarden.vocabulary.post import Attachment, Picture

_WORDS = {
    Attachment.IMAGE: ("image", "photo", "picture", "gif", ".jpg", ".jpeg", ".png", ".webp"),
    Attachment.VIDEO: ("video", ".mp4", ".mov", "reel"),
    Attachment.LINK: ("link", "external", "card"),
}
_LOOK = 500
_ADDRESS = ("media_url_https", "fullsize", "url", "href", "src", "media_url", "fullUrl", "thumb")
_ALT = ("alt", "alt_text", "ext_alt_text", "altText", "description")
_KIND = ("type", "mime_type", "media_type")
_FILMS = ("video", "gifv", "audio")


def attachments(column: str, value: object) -> frozenset[Attachment]:
    """Empty where the value says that there is none."""
    words = str(value)[:_LOOK].lower()
    if words in ("false", "0", "none", "no", "null", "nan", "[]", "{}"):
        return frozenset()
    words += " " + column.lower()
    return frozenset(kind for kind, signs in _WORDS.items() if any(sign in words for sign in signs))


def pictures(column: str, value: object) -> Iterator[Picture]:
    """Of columns that hold addresses, alone or in a list, or objects as networks write them. A bare address must
    look like that of a picture, or its column be named so."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from _of_object(column, one)
        elif isinstance(one, str) and "://" in one[:8] and Attachment.IMAGE in attachments(column, one):
            yield Picture(url=one.strip())


def _of_object(column: str, value: dict[str, Any]) -> Iterator[Picture]:
    kind = _first(value, _KIND).lower()
    address = _first(value, _ADDRESS)
    named = kind.startswith(("image", "photo")) or (not kind and Attachment.IMAGE in attachments(column, address))
    if address and named and not kind.startswith(_FILMS):
        yield Picture(url=address, alt=_first(value, _ALT).strip(), media_type=kind if "/" in kind else "")


def _first(value: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((found for name in names if isinstance(found := value.get(name), str) and found), "")

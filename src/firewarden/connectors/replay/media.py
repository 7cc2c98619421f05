"""What a post carries beside its text, from columns that name it, list it or link to it."""

from firewarden.vocabulary.post import Attachment

_WORDS = {
    Attachment.IMAGE: ("image", "photo", "picture", "gif", ".jpg", ".jpeg", ".png", ".webp"),
    Attachment.VIDEO: ("video", ".mp4", ".mov", "reel"),
    Attachment.LINK: ("link", "external", "card"),
}
_LOOK = 500


def attachments(column: str, value: object) -> frozenset[Attachment]:
    """Empty where the value says that there is none."""
    words = str(value)[:_LOOK].lower()
    if words in ("false", "0", "none", "no", "null", "nan", "[]", "{}"):
        return frozenset()
    words += " " + column.lower()
    return frozenset(kind for kind, signs in _WORDS.items() if any(sign in words for sign in signs))

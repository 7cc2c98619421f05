"""Guesses from what columns hold which is the time, the text, the id or the author, where no name tells."""

from collections.abc import Mapping

from firewarden.connectors.replay.times import is_time

Columns = Mapping[str, list[object]]
Guess = tuple[str, str] | None
"""A column and why it was taken."""

_LOOK = 200


def guess_time(columns: Columns) -> Guess:
    """The column of which most values are times; of equals rather one that is no bare number, then the first."""
    shares = {name: sum(map(is_time, values[:_LOOK])) / len(values[:_LOOK]) for name, values in columns.items()}
    best = max(shares, key=lambda name: (shares[name], not str(columns[name][0]).isdigit()), default=None)
    if best is None or shares[best] < 0.8:
        return None
    return best, f"{shares[best]:.0%} of its values are times"


def guess_text(columns: Columns) -> Guess:
    """The column with the longest values that are no links and mostly more than one word."""
    lengths = {}
    for name, values in columns.items():
        texts = [value for value in values[:_LOOK] if isinstance(value, str)]
        spoken = [text for text in texts if "://" not in text.split(" ", 1)[0] and (" " in text or not text.isascii())]
        if texts and len(spoken) * 2 > len(texts):
            lengths[name] = sum(map(len, spoken)) / len(spoken)
    best = max(lengths, key=lengths.__getitem__, default=None)
    return None if best is None else (best, f"it holds sentences, {lengths[best]:.0f} characters on average")


def guess_id(columns: Columns) -> Guess:
    """A column whose values are all different, without spaces and not short."""
    for name, values in columns.items():
        ids = [str(value) for value in values[:_LOOK]]
        alike = len({len(text) for text in ids}) <= 4
        if len(ids) > 2 and len(set(ids)) == len(ids) and alike and all(_is_id(text) for text in ids):
            return name, "its values are all different"
    return None


def guess_author(columns: Columns) -> Guess:
    """A column of single short words, most of them different."""
    for name, values in columns.items():
        words = [str(value) for value in values[:_LOOK]]
        many = len(words) > 2 and len(set(words)) > max(1, len(words) // 10)
        if many and all(map(_is_handle, words)):
            return name, "it holds single names"
    return None


def _is_id(text: str) -> bool:
    return 5 <= len(text) <= 64 and not any(sign.isspace() for sign in text) and any(map(str.isdigit, text))


def _is_handle(text: str) -> bool:
    return 1 < len(text) <= 40 and " " not in text and any(map(str.isalpha, text)) and "://" not in text

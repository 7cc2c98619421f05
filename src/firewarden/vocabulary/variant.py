"""The same words for one network, or in another language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Written by a person. `platform` empty: for every network; `language` (BCP 47) empty: that of the base text; at
    least one is filled. `against`: the version of the base text that the writer had before them. `numbered`: where it
    goes out as a thread, each post says which it is."""

    platform: str = ""
    language: str = ""
    text: str
    against: int
    numbered: bool = False

"""How a person of the team wants to meet abuse. Nobody else sees what they chose."""

import msgspec


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """`veil`: abusive words, and pictures of hostile posts, are shown after a tap. `grey`: such pictures stay without
    color also then."""

    veil: bool = True
    grey: bool = True

"""How many follow somebody is shown as a remark and no further than it matters: nobody is served first for fame."""

from firewarden.vocabulary.reach import CAP

MOST = CAP
"""From here on only "so many or more" is shown."""


def shown(followers: int | None) -> int | None:
    """None: nothing is shown. `MOST` means so many or more.

    >>> shown(12), shown(4_000_000), shown(0), shown(None)
    (12, 1000, None, None)
    """
    return min(followers, MOST) if followers else None

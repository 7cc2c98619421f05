"""Which pictures of a text go out on a network, and what is to be said about the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.vocabulary.picture import OwnPicture
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.said import Said, say

MOST, LARGEST, LONGEST = 10, 10_000_000, 1_000
"""Pictures of one text; bytes of one; characters of a description. More no network takes, or hardly one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A picture that stays away from a network, and why."""

    picture: OwnPicture
    because: Said


def fitting(pictures: Sequence[OwnPicture], network: Publishing) -> tuple[tuple[OwnPicture, ...], tuple[Left, ...]]:
    """Those that go there, in order, with the first post; and those that do not."""
    taken: list[OwnPicture] = []
    left: list[Left] = []
    for one in pictures:
        against = _against(one, network, len(taken))
        if against is None:
            taken.append(one)
        else:
            left.append(Left(picture=one, because=against))
    return tuple(taken), tuple(left)


def _against(picture: OwnPicture, network: Publishing, before: int) -> Said | None:
    name = network.title
    if not network.pictures:
        return say("{network} takes no pictures.", network=name)
    if network.picture_types and picture.media_type not in network.picture_types:
        kind = picture.media_type.partition("/")[2].upper()
        return say("{network} takes no {kind}.", network=name, kind=kind)
    if network.picture_bytes and picture.size > network.picture_bytes:
        return say(
            "It has {size} kB; {network} takes {most}.",
            network=name,
            size=-(-picture.size // 1000),
            most=network.picture_bytes // 1000,
        )
    if network.alt_length and len(picture.alt) > network.alt_length:
        return say(
            "Its description has {size} signs; {network} takes {most}.",
            network=name,
            size=len(picture.alt),
            most=network.alt_length,
        )
    return (
        say("{network} takes {count} pictures.", network=name, count=network.pictures)
        if before >= network.pictures
        else None
    )

"""How the status page of a brand is set up, for those who may change it."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.reads.updates import TopicRow, topics
from firewarden.desk.records import scope


@dataclass(frozen=True, slots=True, kw_only=True)
class FacePage:
    """`logo`: the hash of the picture, empty where there is none."""

    shown: bool
    color: str
    languages: tuple[str, ...]
    zone: str
    host: str
    logo: str
    topics: tuple[TopicRow, ...]


def face(access: Access) -> FacePage:
    """Three queries."""
    access.need("read")
    brand = scope.brand(access)
    return FacePage(
        shown=brand.status_page,
        color=brand.color,
        languages=brand.published_in(),
        zone=brand.status_zone,
        host=brand.status_host or "",
        logo=brand.logo.sha256 if brand.logo is not None else "",
        topics=topics(access),
    )

"""What was just said about a brand: the posts that a war room shows as they arrive."""

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.head import found as found_head
from firewarden.desk.reads.hiding import hide_mention
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.mention import Mention

SHOWN = 5


def newest(access: Access, number: int, outside: Outside) -> list[Mention]:
    """The newest of the last day, newest first, in the brand's own time. Raises NotFound for an incident that this
    person may not see."""
    access.need("read")
    found_head(access, number)
    with outside.at_one_moment() as reader:
        since, until = Instant(access.now - DAY), Instant(access.now + 1)
        found = reader.mentions(BrandId(str(access.brand)), since, until, newest_first=True, limit=SHOWN)
    return [hide_mention(access, one) for one in found]

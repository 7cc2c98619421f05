"""By which way an answer to one post can go out from here: an account of ours, a person's own hand, or none."""

from dataclasses import dataclass

import msgspec

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records.accounts import Account
from firewarden.desk.records.delivery import Publication
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.places import Place, accounts, places
from firewarden.steps.personalize.route import route
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.route import Answered, ByApi, ByHand, Candidate, NoWay
from firewarden.vocabulary.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """`places` answer from here, accounts first. `otherwise`: what is left where there are none."""

    places: tuple[Place, ...]
    otherwise: ByHand | NoWay


def ways(access: Access, outside: Outside, to: Evidence, text: str = "") -> Ways:
    """For an answer to `to`. A brand that is not live never leads to a real network. At most three queries."""
    answered = Answered(
        key=PostKey(to.post_key), platform=to.platform, url=to.url, author=to.author, gone=to.erased_at is not None
    )
    open_places = [one for one in places(access, outside) if one.answers(to.platform)]
    rows = {row.pk: row for row in accounts(access).filter(platform=to.platform)}
    found = {
        one.account: _candidate(rows[one.account], one.publishing, to) for one in open_places if one.account in rows
    }
    usable = tuple(
        one
        for one in open_places
        if one.account is None or isinstance(route(text, to.platform, [found[one.account]], to=answered), ByApi)
    )
    if access.kind is not BrandKind.LIVE:
        return Ways(places=usable, otherwise=NoWay(reason=say("This brand is no live one: nothing of it leaves here.")))
    candidates = [one for one in found.values() if one.account.id not in {str(place.account) for place in usable}]
    other = route(text, to.platform, candidates, to=answered)
    return Ways(places=usable, otherwise=_not_by_program(other))


def _candidate(row: Account, publishing: Publishing, to: Evidence) -> Candidate:
    """What the post says of us, as far as it was copied."""
    post = msgspec.json.decode(to.post, type=Post) if to.post else None
    near = [key for key in (post.reply_to, post.quote_of) if key] if post else []
    mine = set(Publication.objects.filter(delivery__account=row, key__in=near).values_list("key", flat=True))
    handle = row.identity.lstrip("@")
    return Candidate(
        account=row.to_value(),
        publishing=publishing,
        works=row.works or row.checked_at is None,
        says=str(row.says),
        summoned=bool(mine) or (handle != "" and f"@{handle}".casefold() in to.text.casefold()),
        own=post is not None and post.reply_to in mine,
    )


def _not_by_program(found: ByApi | ByHand | NoWay) -> ByHand | NoWay:
    if isinstance(found, ByApi):
        return NoWay(reason=say("It can be answered from here."))
    return found

"""Brandwatch, after its published list of operators."""

from firewarden.steps.monitor.query.dialects.manner import (
    NO_IMAGES,
    NO_PERSON,
    NO_PLACE,
    NOT_CARRIED,
    NOT_OUR_KEY,
    NOT_WHOM,
    NOWHERE,
    Manner,
    missing,
)
from firewarden.steps.monitor.query.dialects.values import asked, chosen, field, hours, numbered
from firewarden.steps.monitor.query.syntax import Cased, FieldName, Node, RangeName
from firewarden.vocabulary.said import Said


def _subreddit(text: str) -> Node | Said:
    return field(FieldName.URL, f"/r/{text.lower()}") if text.isidentifier() or text.isalnum() else NOT_CARRIED


BRANDWATCH = Manner(
    name="Brandwatch",
    mixing=False,
    titles=frozenset({"title"}),
    fields={
        "site": asked(FieldName.SITE),
        "topleveldomain": asked(FieldName.SITE),
        "url": asked(FieldName.URL),
        "links": asked(FieldName.LINK),
        "author": asked(FieldName.AUTHOR),
        "language": asked(FieldName.LANG),
        "authorfollowers": numbered(RangeName.FOLLOWERS),
        "rating": numbered(RangeName.RATING),
        "minuteofday": hours,
        "subreddit": _subreddit,
        "raw": lambda text: Cased(span=NOWHERE, text=text),
        "engagementtype": chosen(
            FieldName.KIND, {"comment": "reply", "reply": "reply", "retweet": "repost", "quote": "quote"}
        ),
    },
    missing=missing(
        continent__country__region__city__latitude__longitude=NO_PLACE,
        authorGender=NO_PERSON,
        engagingWith=NOT_WHOM,
        engagingWithGuid__guid__parentPostId__rootPostId=NOT_OUR_KEY,
        imageType__brandIds__objects=NO_IMAGES,
    ),
)

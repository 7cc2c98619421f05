"""X, after the operators of its filtered stream and search. A space is AND."""

import re

from firewarden.steps.monitor.query.dialects.manner import (
    NO_PERSON,
    NO_PLACE,
    NOT_CARRIED,
    NOT_WHOM,
    NOWHERE,
    Changed,
    Manner,
    missing,
)
from firewarden.steps.monitor.query.dialects.values import asked, at_least, chosen, field
from firewarden.steps.monitor.query.syntax import And, FieldName, Node, RangeName, Tag
from firewarden.vocabulary.said import Said, say


def _to(text: str) -> Node | Said | Changed:
    handle = text.lstrip("@")
    if not re.fullmatch(r"\w{1,15}", handle):
        return NOT_WHOM
    parts = (field(FieldName.KIND, "reply"), Tag(span=NOWHERE, text=f"@{handle}"))
    how = say(
        "to:{handle} became replies that name @{handle}: a post says which post it answers, not whose.", handle=handle
    )
    return Changed(And(span=NOWHERE, parts=parts), how)


def _thread(text: str) -> Node | Said | Changed:
    if not text.isdecimal():
        return NOT_CARRIED
    how = say("conversation_id: became thread:, which finds the first post and direct replies, not replies to those.")
    return Changed(field(FieldName.THREAD, f"x:{text}"), how)


def _answer(text: str) -> Node | Said:
    return field(FieldName.REPLYTO, f"x:{text}") if text.isdecimal() else NOT_CARRIED


def _link(text: str) -> Node | Said:
    if "." not in text:
        return say("it asks for a word inside of a link; link: takes the beginning of an address.")
    return asked(FieldName.LINK)(text)  # type: ignore[return-value]


X = Manner(
    name="X",
    wild="",
    minus=True,
    fields={
        "from": asked(FieldName.AUTHOR),
        "to": _to,
        "conversation_id": _thread,
        "in_reply_to_tweet_id": _answer,
        "in_reply_to_post_id": _answer,
        "url": _link,
        "lang": asked(FieldName.LANG),
        "is": chosen(FieldName.KIND, {"retweet": "repost", "reply": "reply", "quote": "quote"}),
        "has": chosen(
            FieldName.HAS,
            {
                "links": "link",
                "images": "image",
                "media": "image video",
                "videos": "video",
                "video_link": "video",
            },
        ),
        "min_followers": at_least(RangeName.FOLLOWERS),
        "followers_count": at_least(RangeName.FOLLOWERS),
    },
    missing=missing(
        retweets_of__retweets_of_status_id__retweets_of_tweet_id__quotes_of_tweet_id=NOT_WHOM,
        place__place_country__point_radius__bounding_box__bio_location=NO_PLACE,
        bio__bio_name=NO_PERSON,
        sample=say("every post is counted here, not a part of them."),
    ),
)

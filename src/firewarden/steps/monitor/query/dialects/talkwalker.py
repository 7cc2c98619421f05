"""Talkwalker, after its query syntax; what its public pages do not describe is left out and said."""

from firewarden.steps.monitor.query.dialects.manner import (
    NO_COUNTS,
    NO_PLACE,
    NOT_CARRIED,
    NOWHERE,
    READ_LATER,
    Manner,
    missing,
)
from firewarden.steps.monitor.query.dialects.values import asked, chosen
from firewarden.steps.monitor.query.syntax import FieldName, Node, Tag
from firewarden.text.tokens import tokenize
from firewarden.vocabulary.said import Said, say


def _mention(text: str) -> Node | Said:
    tag = "@" + text.lstrip("@")
    return Tag(span=NOWHERE, text=tag) if tokenize(tag).tags and not set(tag) & set("*?") else NOT_CARRIED


TALKWALKER = Manner(
    name="Talkwalker",
    minus=True,
    plus=True,
    titles=frozenset({"title"}),
    anywhere={"content": say("content: left out the title; here the words may stand in the title too.")},
    fields={
        "site": asked(FieldName.SITE),
        "domainurl": asked(FieldName.SITE),
        "lang": asked(FieldName.LANG),
        "author": asked(FieldName.AUTHOR),
        "mention": _mention,
        "is": chosen(FieldName.KIND, {"retweet": "repost", "reply": "reply", "quote": "quote"}),
    },
    missing=missing(
        sourcecountry=NO_PLACE,
        engagement__reach__likes__shares=NO_COUNTS,
        sentiment=READ_LATER,
        sourcetype=say("kinds of sources are named otherwise here; use site: or source:."),
    ),
)

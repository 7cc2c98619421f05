"""The names under which exports keep the fields of a post."""

from enum import StrEnum

from firewarden.vocabulary.post import PostKind


class Field(StrEnum):
    """What a column can be mapped to."""

    ID = "id"
    CREATED_AT = "created_at"
    TEXT = "text"
    TITLE = "title"
    AUTHOR = "author"
    AUTHOR_NAME = "author_name"
    FOLLOWERS = "followers"
    VERIFIED = "verified"
    AUTHOR_SINCE = "author_since"
    URL = "url"
    LANG = "lang"
    LIKES = "likes"
    REPOSTS = "reposts"
    REPLIES = "replies"
    REPLY_TO = "reply_to"
    REPOST_OF = "repost_of"
    QUOTE_OF = "quote_of"
    RATING = "rating"
    PLATFORM = "platform"
    KIND = "kind"
    HAS = "has"


NAMES: dict[Field, str] = {
    Field.ID: "idstr id tweetidstr tweetid postid statusid messageid commentid reviewid mentionid nativeid itemid guid "
    "uuid uri cid",
    Field.CREATED_AT: "createdat createdutc created timestamp timestampms datetime date time postedat posted "
    "publishedat publisheddate published publishdate pubdate posttime postdate tweetcreated tweetcreatedat reviewdate "
    "submissiondate at when datum fecha",
    Field.TEXT: "fulltext text content body rawcontent message tweet tweettext tweetcontent posttext posttextcontent "
    "status commenttext comment reviewtext reviewbody review selftext caption hitsentence snippet summary description "
    "mention post sentence texto contenu",
    Field.TITLE: "title headline subject reviewtitle posttitle titel titre",
    Field.AUTHOR: "author username userscreenname screenname authorusername authorhandle handle user nickname poster "
    "reviewer reviewername fromuser accountname by authorname authorid userid",
    Field.AUTHOR_NAME: "displayname authordisplayname authorname userdisplayname authorfullname fullname",
    Field.FOLLOWERS: "followers followerscount followercount userfollowerscount userfollowers authorfollowers "
    "authorfollowerscount subscribers",
    Field.VERIFIED: "verified isverified userverified authorverified",
    Field.AUTHOR_SINCE: "accountcreated accountcreatedat usercreated usercreatedat authorcreatedat authorsince",
    Field.URL: "url link permalink posturl tweeturl permalinkurl weburl mentionurl href uri",
    Field.LANG: "lang language languagecode tweetlang langs sprache",
    Field.LIKES: "likes likecount likescount favoritecount favouritecount favorites favourites favoritescount "
    "favouritescount nlikes thumbsup thumbsupcount upvotes ups votesup reactions reactioncount diggcount score",
    Field.REPOSTS: "reposts repostcount repostscount retweets retweetcount retweetscount nretweets shares sharecount "
    "sharescount reblogs reblogscount boosts",
    Field.REPLIES: "replies replycount repliescount nreplies comments commentcount commentscount ncomments numcomments "
    "descendants",
    Field.REPLY_TO: "replyto inreplytostatusidstr inreplytostatusid inreplyto inreplytoid inreplytotweetid replytoid "
    "parentid parent referencedtweetsrepliedtoid recordreplyparenturi "
    "replyparenturi recordreplyparent replyparent",
    Field.REPOST_OF: "repostof retweetof retweetedstatusid retweetedstatus retweetedtweetid retweetedid reblogof "
    "reblog referencedtweetsretweetedid",
    Field.QUOTE_OF: "quoteof quotedstatusidstr quotedstatusid quotedstatus quotedtweetid quotedid quotedpost "
    "referencedtweetsquotedid recordembedrecorduri",
    Field.RATING: "rating stars starrating starsrating reviewrating ratingvalue overall score",
    Field.PLATFORM: "platform network site socialnetwork contentsourcename source",
    Field.KIND: "kind posttype type",
    Field.HAS: "has media mediaurl mediaurls mediatype mediaattachments attachments photos photo images image imageurl "
    "video videos videourl extendedentities",
}
"""Best name first, folded: lower case, letters and digits only."""

PERSON = frozenset(("user", "author", "account", "profile", "owner", "channel"))
"""Objects about who wrote a post. What they hold must not be taken for the post's own."""

PERSON_NAMES: dict[Field, str] = {
    Field.AUTHOR: "screenname username handle acct login uniqueid name id",
    Field.AUTHOR_NAME: "displayname fullname name nickname",
    Field.FOLLOWERS: "followerscount followers followercount",
    Field.VERIFIED: "verified isverified",
    Field.AUTHOR_SINCE: "createdat created",
}

_WRAPPERS = (
    "record post status data source attributes extendedtweet item document publicmetrics metrics stats engagement "
    "counts"
)
WRAPPERS = frozenset(_WRAPPERS.split())
"""Objects that hold a part of the post itself."""

FALLBACKS: dict[Field, frozenset[str]] = {
    Field.ID: frozenset(("idstr", "id", "tweetid", "uri", "cid")),
    Field.TEXT: frozenset(("fulltext", "text", "content", "body", "rawcontent", "message", "selftext")),
    Field.AUTHOR: frozenset(("author", "username", "screenname", "handle", "acct", "nickname")),
    Field.REPLY_TO: frozenset(("inreplytostatusidstr", "inreplytostatusid", "uri")),
    Field.HAS: frozenset(NAMES[Field.HAS].split()),
}
"""Where the best column is empty in one line, these may stand in for it; of other fields only the best is read."""

PLATFORMS: dict[str, str] = {
    "x": "twitter",
    "tweet": "twitter",
    "playstore": "googleplay",
    "googleplaystore": "googleplay",
    "bsky": "bluesky",
    "youtu": "youtube",
}
_KNOWN_PLATFORMS = (
    "twitter bluesky mastodon reddit youtube facebook instagram tiktok threads linkedin telegram pinterest tumblr vk "
    "weibo discord twitch quora lemmy hackernews news blog blogs forum forums review reviews googleplay appstore "
    "trustpilot yelp tripadvisor amazon steam metacritic web podcast radio tv mail email"
)
PLATFORMS |= {name: name for name in _KNOWN_PLATFORMS.split()}
"""Names of networks as files write them, folded and without a top-level domain, and what we call them."""

TELLTALES: dict[str, str] = {
    "retweetcount": "twitter",
    "retweets": "twitter",
    "favoritecount": "twitter",
    "tweetid": "twitter",
    "subreddit": "reddit",
    "reviewid": "reviews",
    "videoid": "youtube",
}
"""Columns that only the files of one network have."""


KINDS: dict[str, PostKind] = {
    **{str(kind): kind for kind in PostKind},
    **dict.fromkeys(("tweet", "toot", "status", "original", "submission", "link"), PostKind.POST),
    **dict.fromkeys(("comment", "answer", "repliedto"), PostKind.REPLY),
    **dict.fromkeys(("retweet", "share", "reblog", "boost", "retweeted"), PostKind.REPOST),
    **dict.fromkeys(("quoted", "quotetweet"), PostKind.QUOTE),
    **dict.fromkeys(("news", "story", "blog"), PostKind.ARTICLE),
}
"""Folded words for what a post is."""

KNOWN_NAMES = frozenset(name for names in NAMES.values() for name in names.split())


def fold(name: str) -> str:
    """`Created At`, `created_at` and `createdAt` are one name."""
    return "".join(sign for sign in name.lower() if sign.isalnum())

"""Places that no connector reads, in words: what they are called, and what to do there by hand."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firewarden.steps.monitor.by_hand import Place

WORDS: dict[Place, tuple[str | Promise, str | Promise]] = {
    Place.TIKTOK: (
        _("TikTok"),
        _("Search for the brand and its hashtags, sorted by newest; look at the comments under our own videos."),
    ),
    Place.LINKEDIN: (
        _("LinkedIn"),
        _("Search posts of the last day for the brand; look at the comments under our own posts and our managers'."),
    ),
    Place.REVIEWS: (
        _("Review sites"),
        _("Google, Trustpilot and the sites of our trade: sort by newest, look for a run of one-star reviews."),
    ),
    Place.GROUPS: (
        _("Closed groups"),
        _("Ask people of ours who are members what is said there. Do not join under another name."),
    ),
    Place.MESSENGERS: (
        _("Chains in messengers"),
        _("Ask care and colleagues whether they were sent a message that is passed on. Keep a copy of its words."),
    ),
    Place.COMMENTS: (
        _("Comments below the news"),
        _("Open the newest articles about us and read the comments that were liked most."),
    ),
    Place.BROADCASTS: (
        _("Radio, television, podcasts, live video"),
        _("Ask the press desk what was aired; look through the live videos that name us."),
    ),
    Place.X: (_("X"), _("Search for the brand and its accounts, newest first; look at replies to our own posts.")),
    Place.FACEBOOK: (
        _("Facebook"),
        _("Read visitors' posts and comments on our own page, and search public posts of today."),
    ),
    Place.INSTAGRAM: (
        _("Instagram"),
        _("Read comments under our own posts, stories we are tagged in, and the newest under our hashtags."),
    ),
    Place.THREADS: (_("Threads"), _("Search for the brand, newest first.")),
    Place.YOUTUBE: (
        _("YouTube"),
        _("Search for the brand, uploaded today; read comments under our own videos and those named last."),
    ),
    Place.REDDIT: (_("Reddit"), _("Search for the brand, sorted by new, and look at the subreddits of our trade.")),
    Place.TELEGRAM: (_("Telegram"), _("Search the public channels that write about us and our trade.")),
    Place.DISCORD: (_("Discord"), _("Look at the servers of our customers that we were invited to.")),
}

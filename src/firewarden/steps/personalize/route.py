"""By which way a text goes out: a program may not answer everybody everywhere, and a person still can."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from firewarden.vocabulary.publishing import Answering, Native
from firewarden.vocabulary.route import Answered, ByApi, ByHand, Candidate, NoWay, Route
from firewarden.vocabulary.said import Said, say

LONGEST_ADDRESS = 2_000
"""Characters; with a longer text the address is opened without it."""
BY_HAND: Mapping[str, Native] = {
    "appstore": Native(reply="https://appstoreconnect.apple.com/apps"),
    "bluesky": Native(post="https://bsky.app/intent/compose?text={text}"),
    "googleplay": Native(reply="https://play.google.com/console"),
    "hackernews": Native(reply="https://news.ycombinator.com/reply?id={id}"),
    "linkedin": Native(post="https://www.linkedin.com/feed/"),
    "mailbox": Native(private="mailto:{author}?body={text}"),
    "tiktok": Native(post="https://www.tiktok.com/"),
}
"""Places where a person writes, of platforms whose publishers do not say it, or that have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a person would send, and after which post."""

    text: str
    title: str
    to: Answered | None

    def at(self, template: str) -> tuple[str, bool]:
        """The address to write at, and whether the text stands there already."""
        if not template or ("{id}" in template and not self._native_id):
            return self.to.url if self.to and _is_address(self.to.url) else "", False
        found = self._filled(template, self.text)
        if len(found) <= LONGEST_ADDRESS:
            return found, "{text}" in template
        return self._filled(template, ""), False

    def _filled(self, template: str, text: str) -> str:
        """What stands in a blank is quoted: it can neither change the address around it nor hold another blank."""
        author, url = (self.to.author, self.to.url) if self.to else ("", "")
        blanks = {"text": text, "title": self.title, "id": self._native_id, "author": author, "url": url}
        for name, value in blanks.items():
            template = template.replace(
                f"{{{name}}}", quote(value, safe="@" if name == "author" else "", errors="replace")
            )
        return template

    @property
    def _native_id(self) -> str:
        """Empty where the network gave none."""
        platform, _, native = self.to.key.partition(":") if self.to else ("", "", "")
        return native if self.to and platform == self.to.platform else ""


def route(
    text: str,
    platform: str,
    candidates: Sequence[Candidate],
    *,
    to: Answered | None = None,
    private: bool = False,
    consent: bool = False,
    title: str = "",
) -> Route:
    """`candidates` are our accounts on `platform`, the one wanted first. `to` None: the text begins something.
    `private`: it goes to one person alone, which wants their `consent`, and is never done by a program."""
    words = _Words(text=text, title=title, to=to)
    native = _native(platform, candidates)
    if to is not None and to.gone:
        return NoWay(reason=say("This person took their post back. Leave it at that."))
    if private and not consent:
        return NoWay(reason=say("Nobody is written to privately who has not agreed to it. Ask in public first."))
    if private:
        return _by_hand(words, native.private, say("To one person alone a person writes."), _NOTE_PRIVATE)
    refusals = [(one, _refusal(one, to)) for one in candidates]
    for one, refusal in refusals:
        if refusal is None:
            return ByApi(account=one.account)
    why = next((refusal for _, refusal in refusals if refusal), say("We have no account there."))
    return _by_hand(words, native.reply if to else native.post, why, _NOTE_PUBLIC)


def _refusal(one: Candidate, to: Answered | None) -> Said | None:
    """Why this account cannot send it; None: it can."""
    name, network = one.account.name, one.publishing.title
    if not one.works:
        return say("{account} does not work: {reason}", account=name, reason=one.says)
    if to is None:
        below = one.account.settings.get(one.publishing.under, "").strip()
        return (
            None if one.publishing.starts or below else say("On {network} a program can only answer.", network=network)
        )
    return None if one.own else _strangers(one, network)


def _strangers(one: Candidate, network: str) -> Said | None:
    """The same, of a post that is not ours."""
    match one.publishing.answering:
        case Answering.ANYBODY:
            return None
        case Answering.SUMMONED if one.summoned:
            return None
        case Answering.SUMMONED:
            return say("{network} lets a program answer only who mentioned or quoted the account.", network=network)
        case Answering.OWN:
            return say("{network} lets a program answer only under our own posts.", network=network)
    return say("{network} lets no program answer.", network=network)


def _by_hand(words: _Words, template: str, why: Said, note: Said) -> ByHand | NoWay:
    address, filled_in = words.at(template)
    if not address:
        return NoWay(reason=say("{why} And it is not known where a person could write there.", why=why))
    return ByHand(text=words.text, address=address, why=why, note=note, filled_in=filled_in)


def _native(platform: str, candidates: Sequence[Candidate]) -> Native:
    told = (one.publishing.native for one in candidates if one.publishing.native)
    return next(told, BY_HAND.get(platform, Native()))


def _is_address(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


_NOTE_PUBLIC = say("When it is sent, enter the link of what you wrote, so that it is on the record.")
_NOTE_PRIVATE = say("When it is sent, say so here, so that nobody writes twice.")

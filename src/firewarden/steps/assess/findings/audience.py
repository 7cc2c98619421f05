"""Who speaks, as far as posts and profiles say it themselves. Never guesses age, sex, origin, faith or the like."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from firewarden.steps.assess.findings import finding
from firewarden.steps.assess.inputs import Inputs, is_hostile
from firewarden.steps.assess.shares import wilson
from firewarden.steps.assess.wording import around, in_ten, listed
from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Hazard, Mention
from firewarden.vocabulary.said import Said, say, say_count

LANGUAGES = {
    "ar": say("Arabic"),
    "bn": say("Bengali"),
    "de": say("German"),
    "en": say("English"),
    "es": say("Spanish"),
    "fa": say("Persian"),
    "fr": say("French"),
    "hi": say("Hindi"),
    "id": say("Indonesian"),
    "it": say("Italian"),
    "ja": say("Japanese"),
    "ko": say("Korean"),
    "nl": say("Dutch"),
    "pl": say("Polish"),
    "pt": say("Portuguese"),
    "ru": say("Russian"),
    "sv": say("Swedish"),
    "th": say("Thai"),
    "tl": say("Tagalog"),
    "tr": say("Turkish"),
    "uk": say("Ukrainian"),
    "ur": say("Urdu"),
    "vi": say("Vietnamese"),
    "zh": say("Chinese"),
}
SENTENCES = {
    "languages": say("They write in {languages}."),
    "language": say("{language} ({share})"),
    "languages unknown": say("Their languages are not known."),
    "own": say("Hostile posts that tell the writer's own experience: {share}."),
    "press": say("{people} by their name or words work for the press."),
    "large": say("{accounts} with 10,000 followers or more took part."),
    "people": say("The hostile posts we read come from {people}."),
}
_PRESS = re.compile(
    r"\b(?:news|journalis\w*|reporter\w*|gazette|tribune|herald|press|radio|newsroom|editor)\b|news$", re.IGNORECASE
)
_LARGE = 10_000


def audience(inputs: Inputs) -> Finding:
    seen, hostile = inputs.seen, inputs.hostile
    sentences = [_languages(seen)]
    accounts = {_account(mention) for mention in hostile if mention.post.author is not None}
    if accounts:
        sentences.append(SENTENCES["people"].filled(people=_accounts(len(accounts))))
    if hostile:
        own = wilson(sum(mention.reading.first_person for mention in hostile), len(hostile))
        sentences.append(SENTENCES["own"].filled(share=around(own)))
    press = _first_by_account(mention for mention in seen if _is_press(mention))
    large = _first_by_account(mention for mention in seen if _is_large(mention))
    if press:
        sentences.append(SENTENCES["press"].filled(people=_accounts(len(press))))
    if large:
        sentences.append(SENTENCES["large"].filled(accounts=_accounts(len(large))))
    evidence = [*press[:4], *large[:4], *(mention.post.key for mention in [*filter(is_hostile, seen), *seen][:3])]
    confidence = Confidence.MEDIUM if len(seen) >= 30 else Confidence.LOW
    return finding(Topic.AUDIENCE, sentences, confidence, list(dict.fromkeys(evidence)))


def _accounts(count: int) -> Said:
    return say_count("{count} account", "{count} accounts", count)


def _languages(seen: Sequence[Mention]) -> Said:
    counts = Counter(mention.reading.lang for mention in seen if mention.reading.lang)
    total = sum(counts.values())
    if not total:
        return SENTENCES["languages unknown"]
    shown = [
        SENTENCES["language"].filled(language=LANGUAGES.get(code, Said(code)), share=in_ten(count / total))
        for code, count in counts.most_common(4)
        if count >= 0.03 * total
    ]
    return SENTENCES["languages"].filled(languages=listed(shown))


def _is_press(mention: Mention) -> bool:
    """By what the account calls itself or says: never by how it writes."""
    author = mention.post.author
    said = Hazard.JOURNALIST in mention.reading.hazards
    return said or (author is not None and bool(_PRESS.search(author.name or "") or _PRESS.search(author.handle)))


def _is_large(mention: Mention) -> bool:
    author = mention.post.author
    return author is not None and (author.followers or 0) >= _LARGE


def _first_by_account(mentions: Iterable[Mention]) -> list[PostKey]:
    firsts: dict[str, PostKey] = {}
    for mention in mentions:
        firsts.setdefault(_account(mention), mention.post.key)
    return list(firsts.values())


def _account(mention: Mention) -> str:
    author = mention.post.author
    return f"{mention.post.platform}:{author.handle}" if author else mention.post.key

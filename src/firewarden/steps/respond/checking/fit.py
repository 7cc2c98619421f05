"""Does the text suit the networks and the account it is to go to?"""

import re
from collections.abc import Iterator

from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.text.length import length_of, links_in, parts_of
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.said import Said, say

TAG = re.compile(r"(?<!\w)#\w+")
MOST_TAGS = 2
"""In a crisis a tag carries the text to people who are angry already."""
SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,}\b(?:[ ,:-]+\b[A-ZÀ-ÖØ-Þ]{2,}\b){2,}")


def unfit(reading: Reading, background: Background) -> Iterator[Finding]:
    for network in background.publishing:
        yield from _long(reading.text, network)
    tags = list(TAG.finditer(reading.text))
    if len(tags) > MOST_TAGS:
        yield _warn(
            say("{count} hashtags in one text.", count=len(tags)),
            say("One, of your own, or none."),
            tags[MOST_TAGS].start(),
            tags[-1].end(),
        )
    for match in SHOUTED.finditer(reading.text):
        yield _warn(say("“{words}” is shouted.", words=match[0]), say("Small letters."), *match.span())
    yield from _pictures(background)
    yield from _account(background)


def _long(text: str, network: Publishing) -> Iterator[Finding]:
    if network.length is None or (size := length_of(text, network.length)) <= network.length.most:
        return
    fitting = len(parts_of(text, network.length)[0])
    hint = (
        say("It goes out as a thread. Put what matters into the first part.")
        if network.threads
        else say("Write a shorter one.")
    )
    if network.length.link and links_in(text):
        hint = say("Every link counts {count} there, however long it is.", count=network.length.link)
    yield Finding(
        code=Code.LONG,
        weight=Weight.WARN,
        message=say(
            "{network} counts {size} and takes {most}.", network=network.title, size=size, most=network.length.most
        ),
        hint=hint,
        start=min(fitting, len(text)),
        end=len(text),
    )


def _pictures(background: Background) -> Iterator[Finding]:
    silent = sum(not alt.strip() for alt in background.pictures)
    if silent:
        yield _warn(
            say("A picture has no description."), say("Say in a sentence what it shows, for who cannot see it.")
        )
    for network in background.publishing:
        if len(background.pictures) > network.pictures:
            yield _warn(
                say("{network} takes {count} pictures.", network=network.title, count=network.pictures),
                say("The others stay away there."),
            )


def _account(background: Background) -> Iterator[Finding]:
    own = background.account.casefold().lstrip("@")
    if own and background.accounts and own not in {one.casefold().lstrip("@") for one in background.accounts}:
        yield Finding(
            code=Code.WRONG_ACCOUNT,
            weight=Weight.BLOCK,
            message=say(
                "It is written for {account}, and would go out from {others}.",
                account=background.account,
                others=", ".join(background.accounts),
            ),
            hint=say("Choose the account that it was written for."),
        )


def _warn(message: Said, hint: Said, start: int = 0, end: int = 0) -> Finding:
    return Finding(code=Code.FIT, weight=Weight.WARN, message=message, hint=hint, start=start, end=end)

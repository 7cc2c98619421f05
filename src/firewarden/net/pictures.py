"""Fetches a picture that a post shows. Its address was written by a stranger: nothing inside a private network is
asked, whatever the settings allow for sources, and nothing but a picture is taken."""

import asyncio

from firewarden.net.web import TooLarge, Web
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.picture import media_type_of
from firewarden.vocabulary.said import say

LARGEST = 10_000_000
SECONDS = 30.0
_GONE, _LATER = (404, 410), (408, 425, 429)
_ACCEPT = {"Accept": "image/webp,image/png,image/jpeg,image/gif"}


def fetch_picture(url: str) -> bytes:
    """For callers without a loop; see `fetch`."""
    return asyncio.run(fetch(url))


async def fetch(url: str, *, private: bool = False) -> bytes:
    """Its bytes as received. Raises NetworkError, in words that complete *could not be fetched: ...*; a permanent one
    where another try would bring nothing else. `private` is for tests, whose far side is on this machine."""
    try:
        async with Web(private=private, seconds=SECONDS) as web:
            answer = await web.get(url, headers=_ACCEPT, largest=LARGEST, told=range(400, 500))
    except TooLarge as error:
        raise NetworkError(say("larger than 10 MB"), permanent=True) from error
    except NetworkError as error:
        why = say("its address leads where we do not go") if error.permanent else say("no answer")
        raise NetworkError(why, permanent=error.permanent, retry_after=error.retry_after) from error
    if answer.status in _GONE:
        raise NetworkError(say("gone"), permanent=True)
    if answer.status >= 400:
        raise NetworkError(say("refused by the network"), permanent=answer.status not in _LATER)
    if media_type_of(answer.body) is None:
        raise NetworkError(say("no picture was there"), permanent=True)
    return answer.body

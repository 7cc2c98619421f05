"""The rules of lint for fields whose value is not known of every post, or not when it arrives."""

from collections.abc import Iterator

from firewarden.steps.monitor.query.finding import Code, Finding, error, hint, warning
from firewarden.steps.monitor.query.syntax import And, Field, FieldName, Range, RangeName
from firewarden.vocabulary.said import say

READ_LATER = (FieldName.TONE, FieldName.REASON, FieldName.CLUSTER)


def check_knowledge(node: Field) -> Iterator[Finding]:
    start, end = node.span.start, node.span.end
    if node.name in READ_LATER:
        message = say(
            "{name}: is found out only after a post has matched. While listening it is unknown, so this part does "
            "not hold for any post; it works on mentions that were already read.",
            name=str(node.name),
        )
        yield warning(Code.KNOWN_LATER, start, end, message)
    elif node.name is FieldName.COUNTRY:
        message = say(
            "No source says which country a post comes from, and none is guessed. While listening this part does "
            "not hold for any post; it works on lines that come with a country. lang: and site: are known."
        )
        yield warning(Code.KNOWN_LATER, start, end, message)
    elif node.name is FieldName.THREAD:
        message = say(
            "A post says only what it answers directly, so thread: finds the post itself and its direct replies, "
            "not the replies to those."
        )
        yield hint(Code.KNOWN_IN_PART, start, end, message)
    elif node.name is FieldName.LINK:
        message = say("Short links are not opened: link: sees the address that is written in the text.")
        yield hint(Code.KNOWN_IN_PART, start, end, message)


def check_times(node: And) -> Iterator[Finding]:
    """since: and until: that leave no time between them."""
    times = [part for part in node.parts if isinstance(part, Range) and part.name in (RangeName.SINCE, RangeName.UNTIL)]
    since = max((part.low for part in times if part.low is not None), default=None)
    until = min((part.high for part in times if part.high is not None), default=None)
    if since is not None and until is not None and since > until:
        message = say("since: is not before until:, so no post is between them. Exchange the two.")
        yield error(Code.REVERSED_RANGE, times[0].span.start, times[-1].span.end, message)

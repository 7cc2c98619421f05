"""What the reader of a mailbox does, with a far side that can be ill."""

from dataclasses import replace

import pytest

from firewarden.connectors.mailbox.connector import connect
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.mailbox.fake import FakeRig
from tests.connectors.tools import tools


class TestMailbox(ConnectorSuite):
    RIG = FakeRig


def test_mails_are_looked_at_only() -> None:
    rig = FakeRig()

    async def main() -> list[str]:
        rig.say(1, "brand")
        await read_until(rig, so_many(1))
        return [line.split(" ", 1)[1] for line in rig.said]

    assert run(rig, main)[-3:] == [
        'EXAMINE "INBOX"',
        "UID SEARCH UID 1:1 SINCE 25-Dec-2025",
        "UID FETCH 1 (INTERNALDATE BODY.PEEK[]<0.262144>)",
    ]


def test_many_mails_come_twenty_at_a_time() -> None:
    rig = FakeRig()

    async def main() -> list[Block]:
        for number in range(1, 46):
            rig.say(number, "brand")
        return await read_until(rig, so_many(45))

    assert [len(block.items) for block in run(rig, main)] == [20, 20, 5]


def test_folder_that_is_numbered_anew_is_read_again() -> None:
    rig = FakeRig()

    async def main() -> tuple[list[Block], list[Block]]:
        rig.say(1, "brand one")
        rig.say(2, "brand two")
        first = await read_until(rig, so_many(2))
        rig.validity = 8
        rig.mails = {1: rig.mails[2]}
        return first, await read_until(rig, so_many(1), first[-1].cursor)

    first, again = run(rig, main)
    assert first[-1].cursor == '{"validity":7,"uid":2}'
    assert (keys(again), again[-1].cursor) == (["mailbox:2@alerts.example"], '{"validity":8,"uid":1}')


def test_empty_folder_is_heard_from() -> None:
    rig = FakeRig()

    async def main() -> list[Block]:
        return await read_until(rig, lambda blocks: len(blocks) == 2)

    assert run(rig, main) == [Block(items=(), cursor='{"validity":7,"uid":0}')] * 2


def test_password_goes_nowhere_without_encryption_on_the_open_internet() -> None:
    rig = FakeRig()

    async def main() -> tuple[bool, str]:
        open_ = connect(tools({"key": SECRET}, private=False))
        checked = await open_.check(replace(rig.source, settings={**rig.source.settings, "host": "mail.example"}))
        return checked.works, checked.says

    says = "Without encryption the password could be read on its way. Choose tls or starttls."
    assert (run(rig, main), rig.said) == ((False, says), [])


def test_server_inside_the_own_network_is_not_asked() -> None:
    rig = FakeRig()

    async def main() -> str:
        settings = {**rig.source.settings, "tls": "tls"}
        return (await connect(tools({"key": SECRET}, private=False)).check(replace(rig.source, settings=settings))).says

    assert run(rig, main).startswith("127.0.0.1 is inside a private network.")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"host": ""}, "'host' is missing."),
        ({"user": " "}, "'user' is missing."),
        ({"tls": "ssl3"}, "'tls' should be tls, starttls or none."),
    ],
)
def test_what_is_missing_is_named(settings: dict[str, str], says: str) -> None:
    rig = FakeRig()

    async def main() -> str:
        source = replace(rig.source, settings={**rig.source.settings, **settings})
        with pytest.raises(ConfigError) as caught:
            await anext(connector_of(rig).read(source, None))
        return str(caught.value)

    assert run(rig, main) == says

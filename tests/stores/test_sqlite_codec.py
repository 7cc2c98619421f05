"""The bytes a mention is kept in: what was written once stays readable."""

from dataclasses import fields, replace

import msgspec
import pytest

from firewarden.stores.sqlite.codec import AUTHOR, POST, READING, pack, pack_mention, unpack, unpack_mention
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.mention import Hazard, Reading
from firewarden.vocabulary.post import Author, Picture, Post
from firewarden.vocabulary.signal import Signal
from tests.stores.samples import ACME, FULL_BIN, FULL_MENTION, FULL_SIGNAL, at, mention

FIRST_FORMAT = bytes.fromhex(
    "0193dc001295a47a6fc3aba75a6fc3ab20cea90cc205a4783a3737a178a466656564cf00060a23f329cd00d9384e6576657220616761"
    "696e20f09f98a120e280abd790d799d7a4d79420d794d79ed796d795d795d793d794e280ac206e756c3a0020e2808da741207469746c"
    "65b468747470733a2f2f782e6578616d706c652f3737a26865a571756f7465a3783a31a3783a32a3783a33040506cb40040000000000"
    "0092a5696d616765a46c696e6b99a26865cb3feccccccccccccda86e65676174697665cbbfe0000000000000cb3fe8000000000000cb"
    "3fe3333333333333c3c392a9646174612d6c65616ba5667261756492a27131a27132"
)
"""`FULL_MENTION` as the first version wrote it."""


@pytest.mark.parametrize(
    ("kind", "order"),
    [(Post, {"author", *POST}), (Author, set(AUTHOR)), (Reading, set(READING))],
    ids=["post", "author", "reading"],
)
def test_every_field_is_written(kind: type, order: set[str]) -> None:
    """A new field belongs at the end of its order, with a default in the vocabulary."""
    assert order == {field.name for field in fields(kind)}


def test_a_mention_of_the_first_format_is_read_as_it_was() -> None:
    mine = FULL_MENTION
    assert unpack_mention(ACME, (FIRST_FORMAT, 1, mine.narrative, mine.received_at, 0)) == mine


def test_a_mention_is_written_in_the_first_format_with_newer_fields_behind() -> None:
    edited_at, pictures = b"\xc0", b"\x90"
    older, has = FIRST_FORMAT.replace(b"\xdc\x00\x12", b"\xdc\x00\x14"), b"\xa5image\xa4link"
    assert pack_mention(FULL_MENTION) == older.replace(has, has + edited_at + pictures)


def test_pictures_come_back_as_they_were_kept() -> None:
    picture = Picture(url="https://pics.example/1.png", alt="smoke from a heater", media_type="image/png")
    mine = replace(
        FULL_MENTION, post=replace(FULL_MENTION.post, pictures=(picture, Picture(url="https://p.example/2")))
    )
    assert unpack_mention(ACME, (pack_mention(mine), 1, mine.narrative, mine.received_at, 0)) == mine


def test_a_row_from_before_a_field_was_added_takes_its_default() -> None:
    older = msgspec.msgpack.encode(((None, "x:1", "x", "src", at(0), "text of x:1"), ("en", 0.5), ("q",)))
    read = unpack_mention(ACME, (b"\x01" + older, 0, None, Instant(0), 0))
    assert read == replace(mention("x:1"), reading=Reading(lang="en", lang_confidence=0.5))


def test_other_values_go_by_the_names_of_their_fields() -> None:
    assert msgspec.msgpack.decode(pack(FULL_SIGNAL)[1:])["reason"] == "41 hostile posts in an hour"
    assert unpack(pack(FULL_SIGNAL), Signal) == FULL_SIGNAL


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        unpack(pack(FULL_BIN), Signal)


def test_sets_are_written_in_one_order_whatever_the_run() -> None:
    pair = [Hazard.FRAUD, Hazard.DATA_LEAK]
    one, other = (mention("x:1", hazards=frozenset(order)) for order in (pair, pair[::-1]))
    assert pack_mention(one) == pack_mention(other)

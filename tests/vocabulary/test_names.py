"""Keys and ids that must come out the same for the same thing, and differ for another."""

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import BadInput, Conflict, NetworkError
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.post import made_up_key, post_key
from firewarden.vocabulary.signal import Lane, signal_id

AT = Instant(1_772_452_800_000_000)
BRAND = BrandId("b")


def test_a_post_key_is_platform_and_id() -> None:
    assert post_key("mastodon", "42") == "mastodon:42"


def test_equal_posts_without_an_id_get_equal_keys() -> None:
    assert made_up_key("forum", "ana", AT, "late again") == made_up_key("forum", "ana", AT, "late again")


def test_a_made_up_key_differs_in_every_part() -> None:
    keys = {
        made_up_key("forum", "ana", AT, "late"),
        made_up_key("board", "ana", AT, "late"),
        made_up_key("forum", None, AT, "late"),
        made_up_key("forum", "ana", Instant(AT + 1), "late"),
        made_up_key("forum", "ana", AT, "later"),
    }

    assert len(keys) == 5
    assert {key[:2] for key in keys} == {"x:"}


def test_a_signal_id_names_brand_lane_stream_and_bin() -> None:
    same = signal_id(BRAND, Lane.HOSTILE, "all", AT)
    others = {
        signal_id(BrandId("c"), Lane.HOSTILE, "all", AT),
        signal_id(BRAND, Lane.VOLUME, "all", AT),
        signal_id(BRAND, Lane.HOSTILE, "negative", AT),
        signal_id(BRAND, Lane.HOSTILE, "all", Instant(AT + 1)),
    }

    assert same == signal_id(BRAND, Lane.HOSTILE, "all", AT)
    assert len(others - {same}) == 4


def test_an_error_without_words_says_its_docstring() -> None:
    assert str(Conflict()) == "Somebody else was faster. Look at the newest version and decide again."
    assert str(BadInput("The file is empty.")) == "The file is empty."
    assert NetworkError("gone", permanent=True).permanent is True

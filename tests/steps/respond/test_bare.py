"""A picture says nothing beside the picture, and stays the same picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.bare import bare
from firewarden.vocabulary.picture import media_type_of, size_of
from firewarden.vocabulary.statement import Refused
from tests import drawn


@pytest.mark.parametrize("draw", [drawn.png, drawn.jpeg, drawn.gif, drawn.webp])
def test_notes_go_and_the_picture_stays(draw: "drawn.Draw") -> None:
    told, plain = draw(secret=True), draw(secret=False)
    made = bare(told)

    assert drawn.SECRET in told
    assert isinstance(made, bytes)
    assert drawn.SECRET not in made
    assert (media_type_of(made), size_of(made)) == (media_type_of(told), size_of(told))
    assert made == bare(plain)
    assert bare(made) == made


def test_what_shows_is_kept_to_the_byte() -> None:
    assert bare(drawn.png()) == drawn.png(secret=False)
    assert bare(drawn.gif()) == drawn.gif(secret=False)
    assert bare(drawn.webp()) == drawn.webp(secret=False)


def test_small_copy_in_the_head_of_a_jpeg_goes() -> None:
    made = bare(drawn.jpeg(secret=False))

    assert isinstance(made, bytes)
    assert made[2:20] == b"\xff\xe0\x00\x10JFIF\0\x01\x02\x01\0\x48\0\x48\0\0"
    assert made.count(b"ICC_PROFILE") == 1
    assert made.endswith(b"scan two\xff\xd9")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("way", [2, 6, 8])
def test_which_way_up_it_is_shown_is_all_that_stays_of_a_cameras_notes(way: int, order: str) -> None:
    made = bare(drawn.jpeg(way, order=order))

    assert isinstance(made, bytes)
    assert made[2:38] == b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" + bytes(
        [way]
    ) + bytes(7)
    assert bare(made) == made


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<svg/>", b"RIFF....WAVE", b"GIF89a", b"\xff\xd8\xff", drawn.png()[:40]]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert isinstance(bare(data), Refused)


WHOLE = st.sampled_from([drawn.png(), drawn.jpeg(), drawn.gif(), drawn.webp()])


@given(
    whole=WHOLE,
    cut=st.integers(0, 1000),
    changes=st.lists(st.tuples(st.integers(0, 999), st.binary(min_size=1, max_size=1)), max_size=4),
)
def test_whatever_is_broken_is_refused_or_no_longer_than_it_was(
    whole: bytes, cut: int, changes: list[tuple[int, bytes]]
) -> None:
    for place, sign in changes:
        at = place % len(whole)
        whole = whole[:at] + sign + whole[at + 1 :]
    made = bare(whole[:cut])

    assert isinstance(made, Refused) or len(made) <= len(whole) + 36

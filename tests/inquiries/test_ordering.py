"""Posts of a file in the order of time."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.inquiries import ordering
from firewarden.inquiries.ordering import by_time
from firewarden.vocabulary.intake import Fetched
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.stages.samples import post


def fetched(minute: float, number: int = 0) -> Fetched:
    return Fetched(post=post(minute, key=f"p:{number}"), raw=b"\x00\xff raw")


@pytest.fixture
def _runs_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "RUN", 10)
    monkeypatch.setattr(ordering, "READ_AHEAD", 3)


def test_by_time_turns_a_file_that_begins_with_the_newest():
    assert [item.post.key for item in by_time([fetched(3, 1), fetched(2, 2), fetched(1, 3)])] == ["p:3", "p:2", "p:1"]


def test_by_time_of_nothing_is_nothing():
    assert list(by_time([])) == []


@pytest.mark.usefixtures("_runs_of_ten")
@pytest.mark.parametrize("count", [9, 10, 11, 20, 35])
def test_by_time_is_the_same_over_files(count: int):
    items = [fetched((number * 7) % 13, number) for number in range(count)]
    assert list(by_time(items)) == sorted(items, key=lambda item: item.post.created_at)


@pytest.mark.usefixtures("_runs_of_ten")
def test_by_time_loses_nothing_of_a_post_on_the_way():
    full = post(
        *(5, "é \U0001f525"),
        author=Author(handle="h", followers=3, verified=True),
        likes=1,
        rating=4.5,
        has=frozenset({Attachment.LINK}),
        kind=PostKind.REVIEW,
        title="t",
    )
    items = [Fetched(post=full, raw=b"\xff\x00"), *(fetched(number, number) for number in range(20))]
    assert Fetched(post=full, raw=b"\xff\x00") in list(by_time(items))


@pytest.mark.usefixtures("_runs_of_ten")
def test_by_time_takes_nothing_before_it_is_asked():
    def failing() -> Iterator[Fetched]:
        raise AssertionError
        yield

    by_time(failing())


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 50), max_size=80))
def test_by_time_keeps_the_order_of_posts_of_one_moment(minutes: list[int]):
    items = [fetched(minute, number) for number, minute in enumerate(minutes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "RUN", 10)
        assert list(by_time(items)) == sorted(items, key=lambda item: item.post.created_at)

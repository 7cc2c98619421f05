"""Mutated recordings: nothing crashes, gets lost or stays uncounted. `FIREWARDEN_FUZZ_LINES` raises the count."""

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firewarden.connectors.replay.cleaning import clean_text
from firewarden.connectors.replay.opening import FOREIGN
from firewarden.connectors.replay.options import Format, Options
from firewarden.connectors.replay.reading import Item, read
from firewarden.connectors.replay.tally import Reason, Tally
from firewarden.connectors.replay.times import EARLIEST, LATEST
from firewarden.vocabulary.clock import from_datetime
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.intake import Fetched, Unreadable
from tests.connectors.replay.mutations import broken_recording, damage

LINES = int(os.environ.get("FIREWARDEN_FUZZ_LINES", "600"))
"""Mutated lines over all runs of one test; half the lines of a file are mutated."""
ROWS = 40
EXAMPLES = max(LINES // (ROWS // 2), 5)

often = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
seeds = st.integers(0, 2**32)


def check(items: list[Item]) -> None:
    """What holds of every item, whatever the recording was."""
    for item in items:
        if isinstance(item, Unreadable):
            assert item.reason in set(Reason)
            assert len(item.raw) <= 2_000
        else:
            post = item.post
            assert from_datetime(EARLIEST) <= post.created_at < from_datetime(LATEST)
            assert post.text or post.title
            said = (post.key, post.platform, post.text, post.title or "", post.url or "", post.lang or "")
            author = (post.author.handle, post.author.name or "") if post.author else ()
            assert "\x00" not in "".join(said + author).encode().decode()
            assert all(number is None or number >= 0 for number in (post.likes, post.reposts, post.replies))


def read_whole(path: Path, content: bytes, form: Format = Format.AUTO) -> list[Item]:
    path.write_bytes(content)
    with read(str(path), Options(format=form)) as recording:
        items = list(recording)
        tally = recording.tally
    assert tally.read == tally.fetched + tally.rejected.total() == len(items)
    assert tally.fetched == sum(isinstance(item, Fetched) for item in items)
    return items


@often
@given(seeds)
def test_every_mutated_line_is_a_post_or_a_reason_and_good_lines_are_unharmed(tmp_path: Path, seed: int) -> None:
    broken = broken_recording(seed, ROWS, "jsonl")
    items = read_whole(tmp_path / "posts", broken.content, Format.JSONL)
    check(items)
    assert len(items) == sum(bool(line.strip(b" \t\r\x00")) for line in broken.content.split(b"\n"))
    found = {(str(item.post.key), item.post.text) for item in items if isinstance(item, Fetched)}
    good = {(f"file:{number}", clean_text(str(row["text"]), Tally())) for number, row in broken.rows.items()}
    assert good - found == set()


@often
@given(seeds, st.sampled_from(["csv", "json", "jsonl"]))
def test_mutated_files_of_any_form_are_read_to_their_end(tmp_path: Path, seed: int, form: str) -> None:
    check(read_whole(tmp_path / "posts", broken_recording(seed, ROWS, form).content))


@often
@given(seeds, st.sampled_from(["csv", "json", "jsonl"]))
def test_damaged_files_are_read_as_far_as_they_go(tmp_path: Path, seed: int, form: str) -> None:
    content = damage(broken_recording(seed, ROWS, form).content, Random(seed))
    if content.startswith(tuple(FOREIGN)):
        with pytest.raises(BadInput):
            read(str(tmp_path / "posts"))
    else:
        check(read_whole(tmp_path / "posts", content))


@often
@given(seeds, st.sampled_from(["csv", "json", "jsonl"]), st.integers(0, ROWS))
def test_mutated_files_are_resumed_without_loss_or_repeat(tmp_path: Path, seed: int, form: str, stop: int) -> None:
    path = tmp_path / "posts"
    whole = read_whole(path, broken_recording(seed, ROWS, form).content)
    with read(str(path)) as first:
        taken = [item for _, item in zip(range(stop), first, strict=False)]
        cursor = first.cursor
    with read(str(path), cursor=cursor) as rest:
        assert taken + list(rest) == whole


def test_mutations_reach_both_sides() -> None:
    """The fuzz would prove nothing if its mutations were all harmless or all deadly."""
    broken = [broken_recording(seed, ROWS, "jsonl") for seed in range(20)]
    assert 300 < sum(one.mutated for one in broken) < 500


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_mutations_are_the_same_for_a_seed(form: str) -> None:
    assert broken_recording(7, ROWS, form) == broken_recording(7, ROWS, form)

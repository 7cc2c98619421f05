import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.connectors.replay.lines import Overlong, split_lines
from firewarden.connectors.replay.objects import split_objects
from firewarden.connectors.replay.tally import Reason
from tests.connectors.replay.recordings import line, read_all, reasons, texts


def slices(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=12) | st.sampled_from(['"', "\\", "{", "}],", '\\"', "\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
objects = st.lists(st.dictionaries(st.text(max_size=4), values, max_size=4), max_size=5)


@given(objects, st.integers(1, 40), st.sampled_from([None, 1]), st.booleans())
def test_objects_of_a_list_are_found_wherever_the_slices_end(
    rows: list[dict[str, object]], size: int, indent: int | None, ascii_only: bool
) -> None:
    data = json.dumps(rows, indent=indent, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    found = list(split_objects(slices(data, size), at=0, longest=100_000))
    assert [json.loads(raw.decode(errors="surrogatepass")) for raw, _ in found] == rows
    assert all(data[end - len(raw) : end] == raw for raw, end in found)


@given(st.lists(st.binary(max_size=30)), st.integers(1, 40))
def test_lines_are_cut_alike_wherever_the_slices_end(parts: list[bytes], size: int) -> None:
    data = b"\n".join(parts)
    whole = list(split_lines([data], at=0, longest=1_000))
    assert list(split_lines(slices(data, size), at=0, longest=1_000)) == whole
    assert all(data[end - len(raw) : end] == raw for raw, end in whole)


def test_long_line_comes_as_its_start_and_the_next_one_whole() -> None:
    data = b"a" * 50 + b"\n" + b"b" * 5
    assert list(split_lines(slices(data, 7), at=0, longest=20)) == [(Overlong(b"a" * 50), 50), (b"b" * 5, 56)]


@pytest.mark.parametrize("indent", [None, 2])
def test_list_in_an_answer_is_found(tmp_path: Path, indent: int | None) -> None:
    rows = [json.loads(line(id=str(n), text=f"post {n}")) for n in range(3)]
    content = json.dumps({"status": "ok", "count": 3, "data": rows}, indent=indent)
    items, recording = read_all(tmp_path, content)
    assert (texts(items), recording.tally.read) == (["post 0", "post 1", "post 2"], 3)


def test_lost_quote_in_a_list_spoils_one_element(tmp_path: Path) -> None:
    rows = [line(id=str(n), text=f"post {n}") for n in range(4)]
    rows[1] = rows[1].replace('post 1"', "post 1")
    items, _ = read_all(tmp_path, "[\n" + ",\n".join(rows) + "\n]")
    assert texts(items) == ["post 0", "post 2", "post 3"]
    assert reasons(items) == [Reason.BROKEN_JSON]


def test_list_that_breaks_off_gives_what_it_had(tmp_path: Path) -> None:
    content = "[" + ",".join(line(id=str(n)) for n in range(3))
    items, _ = read_all(tmp_path, content[:-10])
    assert (len(texts(items)), reasons(items)) == (2, [Reason.BROKEN_JSON])


def test_objects_over_several_lines_without_a_list_are_read(tmp_path: Path) -> None:
    content = "\n".join(json.dumps(json.loads(line(id=str(n))), indent=2) for n in range(3))
    items, _ = read_all(tmp_path, content)
    assert len(texts(items)) == 3

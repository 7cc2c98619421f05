from pathlib import Path

import pytest

from firewarden.connectors.replay.tally import Reason
from firewarden.vocabulary.clock import iso
from tests.connectors.replay.recordings import posts, read_all, reasons, texts

HEADER = "id,created_at,text,likes\n"
DAY = "2024-05-01T10:00:00Z"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_table_is_read_with_any_delimiter_and_line_break(tmp_path: Path, delimiter: str, newline: str) -> None:
    rows = [["id", "Created At", "Message", "Likes"], ["1", DAY, "late, again", "3"], ["2", DAY, "on time", ""]]
    written = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows]
    items, _ = read_all(tmp_path, newline.join(written) + newline)
    assert [(post.key, post.text, post.likes) for post in posts(items)] == [
        ("file:1", "late, again", 3),
        ("file:2", "on time", None),
    ]


def test_text_in_quotes_may_hold_quotes_and_line_breaks(tmp_path: Path) -> None:
    items, recording = read_all(tmp_path, f'{HEADER}1,{DAY},"he said ""no""\n\nthen left",1\n2,{DAY},5" pipe,2\n')
    assert texts(items) == ['he said "no"\n\nthen left', '5" pipe']
    assert recording.tally.read == 2


def test_quotes_escaped_by_backslash_are_seen(tmp_path: Path) -> None:
    rows = "".join(f'{n},{DAY},"he said \\"no, never\\" twice",1\n' for n in range(3))
    items, _ = read_all(tmp_path, HEADER + rows)
    assert texts(items) == ['he said "no, never" twice'] * 3


def test_ragged_rows_are_rejected_and_empty_cells_behind_are_not(tmp_path: Path) -> None:
    rows = f"1,{DAY},fine,1\n2,{DAY},a comma, too many,1\n3,{DAY}\n4,{DAY},also fine,1,,\n"
    items, recording = read_all(tmp_path, HEADER + rows)
    assert texts(items) == ["fine", "also fine"]
    assert recording.tally.rejected == {Reason.RAGGED_ROW: 2}


def test_quote_never_closed_costs_its_own_line_only(tmp_path: Path) -> None:
    rows = f'1,{DAY},"never closed,1\n' + "".join(f"{n},{DAY},fine,1\n" for n in range(2, 6))
    items, _ = read_all(tmp_path, HEADER + rows)
    assert reasons(items) == [Reason.OPEN_QUOTE]
    assert [post.key for post in posts(items)] == ["file:2", "file:3", "file:4", "file:5"]


def test_quote_closed_by_a_later_row_gives_that_row_back(tmp_path: Path) -> None:
    rows = f'1,{DAY},"never closed,1\n2,{DAY},fine,1\n3,{DAY},"quoted, fine",1\n4,{DAY},fine,1\n'
    items, _ = read_all(tmp_path, HEADER + rows)
    assert reasons(items) == [Reason.OPEN_QUOTE]
    assert [post.key for post in posts(items)] == ["file:2", "file:3", "file:4"]


def test_zero_bytes_are_left_out_of_cells(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, f"{HEADER}1,{DAY},a\x00b,1\n")
    assert texts(items) == ["ab"]


def test_header_is_found_below_the_lines_a_tool_puts_above_it(tmp_path: Path) -> None:
    content = (
        f'Report:,Weekly export\nFrom:,1 May 2024\n"Query, saved:",ferry\n\n{HEADER}1,{DAY},late,3\n2,{DAY},early,4\n'
    )
    items, recording = read_all(tmp_path, content)
    assert texts(items) == ["late", "early"]
    assert recording.tally.read == 2


def test_table_without_header_is_mapped_by_what_it_holds(tmp_path: Path) -> None:
    rows = [
        '"0","1467810369","Mon Apr 06 22:19:45 PDT 2009","NO_QUERY","switchfoot","awww, that is a bummer"',
        '"0","1467810672","Mon Apr 06 22:19:49 PDT 2009","NO_QUERY","scotthamilton","is upset that he cannot"',
        '"4","1467810917","Mon Apr 06 22:19:53 PDT 2009","NO_QUERY","mattycus","dived many times for the ball"',
    ]
    items, recording = read_all(tmp_path, "\n".join(rows))
    first = posts(items)[0]
    author = first.author.handle if first.author else None
    assert (first.key, author, iso(first.created_at)) == ("file:1467810369", "switchfoot", "2009-04-07T05:19:45Z")
    assert texts(items)[0] == "awww, that is a bummer"
    assert recording.mapping.describe()[:2] == [
        ("id", "column2", "its values are all different"),
        ("created_at", "column3", "100% of its values are times"),
    ]


def test_two_columns_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, f"id,date,text,text\n1,{DAY},first,second\n")
    assert texts(items) == ["first"]


def test_day_and_hour_in_two_columns_are_put_together(tmp_path: Path) -> None:
    items, recording = read_all(tmp_path, "id,Date,Time,Text\n1,23/04/2024,17:05,late\n")
    assert [iso(post.created_at) for post in posts(items)] == ["2024-04-23T17:05:00Z"]
    assert recording.mapping.notes == [
        "Dates like 3/4/2017 are read with the day first.",
        "The hour of a post is read from Time.",
    ]


def test_one_row_is_a_table_too(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, f"{HEADER}1,{DAY},only,1")
    assert texts(items) == ["only"]


def test_header_alone_is_no_post(tmp_path: Path) -> None:
    items, recording = read_all(tmp_path, HEADER)
    assert (items, recording.tally.read) == ([], 0)

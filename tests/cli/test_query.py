import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from firewarden.cli.query import command

Run = Callable[..., Result]
FIREWARDEN = Path(sys.executable).with_name("firewarden")


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(command, arguments, input=given, standalone_mode=False)

    return invoke


def code(result: Result) -> int:
    return int(result.return_value or 0)


def test_lint_points_at_what_is_wrong(run: Run) -> None:
    result = run("lint", "united followers:5 late")
    assert code(result) == 1
    assert result.stdout.splitlines() == [
        "error bad-range: followers: needs a range, such as followers:[1000 TO 5000] or followers:[1000 TO *].",
        "    united followers:5 late",
        "           ^^^^^^^^^^^",
        "    Write: followers:[5 TO *]",
        "",
        "The query cannot be used until the errors are gone.",
    ]


def test_lint_reads_a_good_query_back(run: Run) -> None:
    result = run("lint", "united OR @united")
    assert (code(result), result.stdout) == (0, "Finds: Posts with “united” or the handle @united.\n")


def test_lint_takes_warnings_for_usable(run: Run) -> None:
    assert code(run("lint", "united or delta")) == 0


def test_lint_points_into_the_right_line(run: Run) -> None:
    result = run("lint", "-", given="united\nOR ()\n")
    assert "    OR ()\n       ^^\n    Take it out.\n" in result.stdout


def test_lint_for_machines(run: Run) -> None:
    result = run("lint", "united )", "--json")
    assert json.loads(result.stdout) == {
        "query": "united )",
        "usable": False,
        "reading": None,
        "findings": [
            {
                "start": 7,
                "end": 8,
                "code": "unbalanced-bracket",
                "severity": "error",
                "message": "This bracket closes nothing. Take it out, or open one before it.",
                "fix": "",
            }
        ],
    }


def test_explain_shows_which_parts_a_text_has(run: Run) -> None:
    result = run("explain", "united NOT late", "Flying United")
    assert code(result) == 0
    assert result.stdout.splitlines() == [
        "Finds: Posts with “united”, except those with “late”.",
        "",
        "Flying »United«",
        "  matches",
        "  yes 2 of 2 parts hold; all have to.  [united NOT late]",
        "    yes united is there once.",
        "    yes This must not hold, and it does not.  [NOT late]",
        "      no  late is not there.",
    ]


def test_explain_says_by_its_exit_code_that_nothing_matched(run: Run) -> None:
    assert code(run("explain", "united", "delta", "spirit")) == 1
    assert code(run("explain", "united", given="delta\nunited\n")) == 0


def test_explain_for_machines_gives_places(run: Run) -> None:
    result = run("explain", "united", "--json", given='{"text": "on United", "title": "United"}\n')
    assert json.loads(result.stdout) == {
        "text": "on United",
        "part": "united",
        "start": 0,
        "end": 6,
        "matched": True,
        "sentence": "united is there 2 times.",
        "spans": [{"field": "title", "start": 0, "end": 6}, {"field": "text", "start": 3, "end": 9}],
        "parts": [],
    }


def test_match_writes_matching_lines_unchanged(run: Run) -> None:
    given = b'{"text":"United",  "x": 1}\r\n\n{"text":"delta"}\n{"text":"uni\\u0074ed"}'
    result = run("match", "--query", "united", given=given)
    assert result.stdout_bytes == b'{"text":"United",  "x": 1}\n{"text":"uni\\u0074ed"}\n'


def test_match_reads_plain_lines(run: Run) -> None:
    result = run("match", "--query", "united", given="united 1\ndelta {\n{united} 2\n")
    assert result.stdout == "united 1\n{united} 2\n"


def test_match_takes_what_cannot_be_decoded(run: Run) -> None:
    result = run("match", "--query", "united", given=b"\xff united\n\xfe\n")
    assert result.stdout_bytes == b"\xff united\n"


def test_match_tells_where_the_query_was_found(run: Run) -> None:
    given = '{"id": 7, "text": "Fly Unit\\u200bed", "title": "late"}\n'
    result = run("match", "--query", "united OR late", "--json", given=given)
    assert json.loads(result.stdout) == {
        "id": 7,
        "text": "Fly Unit\u200bed",
        "title": "late",
        "spans": [{"field": "text", "start": 4, "end": 11}, {"field": "title", "start": 0, "end": 4}],
    }


def test_match_gives_plain_lines_as_json_when_asked(run: Run) -> None:
    result = run("match", "--query", "united", "--json", given="on united\n")
    assert json.loads(result.stdout) == {"text": "on united", "spans": [{"field": "text", "start": 3, "end": 9}]}


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("author:jo", {"author": "@Jo"}),
        ("author:jo", {"user": {"screen_name": "jo", "name": "Jo Doe"}}),
        ('author:"jo doe"', {"author": {"handle": "jo", "name": "Jo Doe"}}),
        ("followers:[5 TO 9]", {"author": {"handle": "jo", "followers": 7}}),
        ("followers:[5 TO 9]", {"username": "jo", "followers": 7}),
        ("lang:de", {"language": "de-AT"}),
        ("kind:reply", {"reply_to": "1"}),
        ("kind:quote", {"kind": "quote"}),
        ("kind:post", {"kind": 5}),
        ("has:image", {"has": ["image", "x"]}),
        ("site:example.org", {"url": "https://example.org/1"}),
        ("site:bluesky", {"platform": "bluesky"}),
    ],
)
def test_match_reads_the_fields_of_a_post(run: Run, query: str, row: dict[str, object]) -> None:
    lines = f"{json.dumps({'text': 'x'})}\n{json.dumps({'text': 'x', **row})}\n"
    result = run("match", "--query", f"x NOT (x NOT {query})", given=lines)
    assert [json.loads(line) for line in result.stdout.splitlines()][-1] == {"text": "x", **row}


@pytest.mark.parametrize("name", ["text", "content", "body", "full_text"])
def test_match_finds_the_text_under_its_usual_names(run: Run, name: str) -> None:
    assert run("match", "--query", "united", given=json.dumps({name: "united"})).stdout != ""


def test_match_leaves_broken_lines_out_and_names_them(run: Run) -> None:
    result = run("match", "--query", "united", given='{"text":"united"}\n{"text":\n{"id":1}\n[]\n')
    assert result.stdout == '{"text":"united"}\n'
    assert result.stderr == (
        "3 of 4 lines could not be read as JSON objects with a text (line 2, 3, 4). Repair them, or use "
        "--format lines to read every line as plain text. They were left out.\n"
    )


def test_match_reads_broken_json_as_text_when_told(run: Run) -> None:
    result = run("match", "--query", "united", "--format", "lines", given='{"text":"united\n')
    assert result.stdout == '{"text":"united\n'


def firewarden(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [FIREWARDEN, "query", *arguments], input=given, capture_output=True, env=os.environ | environment, check=False
    )


def test_the_installed_command_filters_a_stream() -> None:
    done = firewarden("match", "--query", "united", given="Zoë flies United ✈\nno\n".encode(), LC_ALL="C")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Zoë flies United ✈\n".encode(), b"")


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (["match", "--query", "united AND"], b"x\n", "Something is missing after AND."),
        (["match", "--query", "united"], b"{broken\n", "1 of 1 lines could not be read"),
        (["match"], b"", "Missing option '--query'"),
        (["explain", "(", "x"], b"", "This bracket is never closed."),
    ],
)
def test_bad_calls_and_input_end_with_a_sentence_and_code_2(arguments: list[str], given: bytes, sentence: str) -> None:
    done = firewarden(*arguments, given=given)
    assert done.returncode == 2
    assert done.stdout == b""
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_the_installed_lint_answers_with_its_exit_code() -> None:
    assert firewarden("lint", "united AND").returncode == 1
    assert firewarden("lint", "united").returncode == 0


@pytest.mark.parametrize(
    "arguments", ['["lint", "é AND x"]', '["explain", "united", "x"]', '["match", "--query", "x"]']
)
def test_no_command_loads_django_or_rich(arguments: str) -> None:
    program = (
        "import sys, io\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'x'))\n"
        "from firewarden.cli.query import command\n"
        f"command({arguments}, standalone_mode=False)\n"
        "heavy = {'django', 'rich', 'numpy', 'asyncio', 'sklearn'} & {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_saved_queries_are_given_on_the_command_line(run: Run) -> None:
    saved = ("--saved", "brand=united OR delta", "--saved", "bad-news=late OR lost")
    result = run("match", "--query", "$brand AND $bad-news", *saved, given="united is late\ndelta\nlost\n")
    assert result.stdout == "united is late\n"
    assert code(run("lint", "$brand", *saved)) == 0
    assert code(run("lint", "$brand")) == 1
    assert "No saved query is called $brand." in run("lint", "$brand").stdout
    assert "brand holds." in run("explain", "$brand", "delta", *saved).stdout


def test_what_was_found_out_about_a_post_can_be_in_its_line(run: Run) -> None:
    lines = [
        {"text": "late", "tone": "negative", "reasons": ["fraud"], "country": "de"},
        {"text": "late", "tone": "positive", "created_at": "2026-01-31T14:00:00Z", "rating": 1},
        {"text": "late"},
    ]
    given = "".join(json.dumps(line) + "\n" for line in lines)
    first, second, _ = given.splitlines(keepends=True)
    for query, found in (
        ("tone:negative AND reason:fraud", first),
        ("country:de", first),
        ("hour:14 rating:1 since:2026-01-31 tone:positive", second),
    ):
        assert run("match", "--query", query, given=given).stdout == found


def test_a_query_of_another_tool_is_imported(run: Run) -> None:
    result = run("import", "--from", "brandwatch", "(late OR {BT}) NEAR/2f united AND authorGender:F")
    assert (code(result), result.stdout) == (0, "(late OR {BT}) ONEAR/2 united\n")
    assert result.stderr.splitlines() == [
        "“authorGender:F” was left out, so more is found: posts say nothing about the person, and nothing is inferred."
    ]


def test_an_import_for_machines(run: Run) -> None:
    result = run("import", "--from", "x", "--json", "-", given="united -late\n")
    assert json.loads(result.stdout) == {
        "query": "united AND NOT late",
        "reading": "Posts with “united”, except those with “late”.",
        "not_carried_over": [],
    }


def test_an_import_that_leaves_nothing_fails(run: Run) -> None:
    result = run("import", "--from", "talkwalker", "sentiment:negative")
    assert (code(result), result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == "Nothing is left to look for."


def test_a_query_is_written_for_the_search_of_a_network(run: Run) -> None:
    result = run("outward", "--for", "bluesky", '"united airlines" AND (late OR lost) AND lang:en')
    assert (code(result), result.stdout) == (0, '"united airlines" late\n"united airlines" lost\n')
    assert result.stderr.splitlines() == [
        "Bluesky cannot search for “lang:en”: it gives more, and that is looked through here.",
        "What Bluesky itself does not take for these words, such as other spellings, does not arrive.",
    ]
    assert json.loads(run("outward", "--for", "mastodon", "--json", "@united").stdout)["searches"] == []
    assert code(run("outward", "--for", "mastodon", "@united")) == 1

"""`firewarden check`, as somebody types it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from firewarden.cli.check import command
from firewarden.steps.apologize.checking import check

HONEST = "We know that 41 people waited in Hall 2. We are sorry. We are bringing them home today."


def run(*words: str, text: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(command, [*words], input=text)
    return result.exit_code, result.output


def findings(*words: str, text: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(run(*words, "--json", "-", text=text)[1])["findings"]
    return told


def test_every_kind_says_components_score_and_findings() -> None:
    for kind in ("statement", "apology", "reply", "offline"):
        code, out = run(kind, "--json", "-", text="Write to anna.schmidt@mail.example.org. We are sorry.")
        told = json.loads(out)

        assert sorted(told) == ["components", "findings", "perhaps", "score"]
        assert 0 <= told["score"] <= 100
        assert {name: sorted(part) for name, part in told["components"].items()} == {
            name: ["present", "spans"] for name in told["components"]
        }
        if kind != "apology":
            assert code == 1
            [private] = [one for one in told["findings"] if one["code"] == "PRIV_MAIL"]
            assert sorted(private) == ["code", "hint", "message", "severity", "span"]
            assert (private["severity"], private["span"]) == ("block", [9, 38])


def test_confirmed_fact_stands_behind_a_number(tmp_path: Path) -> None:
    facts = tmp_path / "facts.txt"
    numbers = []
    for said in ("41 people waited in Hall 2", "14 people waited in Hall 2", ""):
        facts.write_text(said)
        found = findings("statement", "--facts", str(facts), text=HONEST)
        numbers.append([HONEST[slice(*one["span"])] for one in found if one["code"] == "NUMBER"])

    assert numbers == [[], ["41"], ["41", "2"]]


def test_disputed_fact_confirms_nothing(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"text": "41 people waited in Hall 2", "status": "disputed"}\n')

    assert [one["code"] for one in findings("statement", "--facts", str(facts), text=HONEST)].count("NUMBER") == 2


def test_defects_of_an_apology_are_named_with_their_place() -> None:
    text = "Mistakes were made. We are sorry if anyone was offended."

    codes = {one["code"]: text[slice(*one["span"])] for one in findings("apology", text=text) if one["span"][1]}
    assert {"IF", "PASS"} <= set(codes)
    assert codes["IF"].startswith("if anyone")


def test_what_may_be_wrong_with_an_apology_stands_after_what_is() -> None:
    text = "We charged 40 guests twice. The money went back today. Guests do sign the slip."
    perhaps = check(text).perhaps

    told = json.loads(run("apology", "--json", "-", text=text)[1])
    shown = run("apology", "-", text=text)[1].partition("Perhaps also")[2].splitlines()[1:]

    assert perhaps
    assert [(one["code"], one["span"]) for one in told["perhaps"]] == [
        (one.code, [one.start, one.end]) for one in perhaps
    ]
    assert shown == [f"  {one.code}: {one.message}" for one in perhaps]
    assert "Perhaps also" not in run("apology", "-", text="Breakfast is served until ten.")[1]


def test_reply_is_held_against_what_the_person_wrote(tmp_path: Path) -> None:
    context = tmp_path / "context.json"
    context.write_text(json.dumps({"posts": ["My suitcase never arrived in Oslo."]}))
    about = [
        "OFF_TOPIC" in {one["code"] for one in findings("reply", "--context", str(context), text=text)}
        for text in ("Thank you for your message. Have a great day!", "Your suitcase is in Oslo by tonight.")
    ]

    assert about == [True, False]


def test_people_see_the_line_the_place_and_a_hint() -> None:
    code, out = run("statement", "-", text="It is due at ____ today.")

    assert code == 1
    assert "BLANK (stops it)" in out
    assert "    It is due at ____ today.\n                 ^^^^" in out


@pytest.mark.parametrize(
    ("context", "says"),
    [("{", "cannot be read"), ('{"poste": []}', "posts"), ('{"turn": "one"}', "turn")],
)
def test_bad_context_says_what_it_may_hold(tmp_path: Path, context: str, says: str) -> None:
    file = tmp_path / "context.json"
    file.write_text(context)
    result = CliRunner().invoke(command, ["reply", "--context", str(file), "-"], input="Hello")

    assert says in str(result.exception)


def test_empty_text_is_a_finding_and_no_crash() -> None:
    for kind in ("statement", "reply", "offline"):
        assert [one["code"] for one in findings(kind, text=" \n")] == ["EMPTY"]

import zlib
from array import array
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.apologize.checking import check, find
from firewarden.steps.apologize.checking.languages import rules_for
from firewarden.steps.apologize.checking.learned import FIELD, ZERO, english, hashed, unpacked
from firewarden.steps.apologize.checking.parts import NAMES
from firewarden.steps.apologize.checking.reading import read
from firewarden.steps.apologize.checking.report import by_rules
from firewarden.steps.apologize.checking.traits import GROUPS, kinds, lexical, stem, traits_of
from firewarden.steps.apologize.checking.weighing import weighed
from firewarden.steps.apologize.checking.wording import DEFECTS
from firewarden.vocabulary.finding import Code


def test_every_code_but_that_of_whole_texts_has_weights_and_most_a_limit() -> None:
    assert english().codes == (*NAMES, *(str(code) for code in DEFECTS if code is not Code.NOACT))
    assert {*NAMES, *map(str, DEFECTS)} - set(english().limits) == {"forgiveness"}
    assert set(english().perhaps) == set(map(str, DEFECTS))


def test_sentence_without_traits_is_where_each_code_starts() -> None:
    learned = english()

    assert learned.log_odds([{}]) == [dict(zip(learned.codes, learned.starts, strict=True))]


def test_rows_are_added_for_all_codes_at_once() -> None:
    word, pair = "word fire", "kind harm"
    order = sorted([word, pair], key=hashed)
    weights = {word: (3, -127), pair: (-1, 127)}
    head = {
        "codes": ["IF", "BUT"],
        "rows": 2,
        "steps": [0.5, 1.0],
        "starts": [-1.0, 0.0],
        "limits": {},
        "perhaps": {},
        "noact": [0, 0, 0, 0],
        "texts": "",
    }
    body = array("I", [hashed(one) for one in order]).tobytes()
    body += bytes(ZERO + weights[one][code] for code in (0, 1) for one in order)

    learned = unpacked(head, zlib.compress(body))

    one, two = GROUPS["word"], GROUPS["kind"]
    both, first = learned.log_odds([{"word": ["fire"], "kind": ["harm"]}, {"word": ["fire", "unknown", "new", "four"]}])
    assert both == pytest.approx({"IF": -1.0 + 0.5 * (3 * one - two), "BUT": 127 * (two - one)})
    assert first == pytest.approx({"IF": -1.0 + 0.5 * 3 * one / 2, "BUT": -127 * one / 2})
    assert all(row.bit_length() <= 2 * FIELD for row in learned.rows.values())


def test_code_stands_where_the_rules_say_or_else_in_the_whole_sentence() -> None:
    ruled, learned = "We are sorry if anyone was cold. Bye.", "So what, he got wet. Bye."
    by = replace(english(), limits=dict.fromkeys((*NAMES, *map(str, DEFECTS)), -100.0))

    defects = {}
    for text in (ruled, learned):
        found = by_rules(text, "en")
        defects[text] = weighed(found.reading, found.parts, found.defects, by).defects

    assert [ruled[start:end] for start, end in defects[ruled][Code.IF]] == ["if anyone was cold", "Bye."]
    assert [learned[start:end] for start, end in defects[learned][Code.MIN]] == ["So what, he got wet.", "Bye."]


def test_what_is_below_its_limit_is_dropped() -> None:
    by = replace(english(), limits=dict.fromkeys((*NAMES, *map(str, DEFECTS)), 100.0), perhaps={})
    found = by_rules("We are sorry if anyone was cold.", "en")

    said = weighed(found.reading, found.parts, found.defects, by)

    assert said.defects == {}
    assert said.perhaps == {}
    assert set(said.parts.places.values()) == {()}


def test_sentence_between_the_limits_may_have_the_defect_and_is_said_apart() -> None:
    all_codes = (*NAMES, *map(str, DEFECTS))
    by = replace(english(), limits=dict.fromkeys(all_codes, 100.0), perhaps={"MIN": -100.0, "NOACT": -100.0})
    found = by_rules("It was one soup. Bye.", "en")

    said = weighed(found.reading, found.parts, found.defects, by)

    assert said.defects == {}
    assert said.perhaps == {Code.MIN: ((0, 16), (17, 21)), Code.NOACT: ((0, 0),)}


def test_what_was_found_is_not_doubted_in_the_same_sentence() -> None:
    all_codes = (*NAMES, *map(str, DEFECTS))
    by = replace(english(), limits=dict.fromkeys(all_codes, -100.0), perhaps=dict.fromkeys(map(str, DEFECTS), -100.0))
    found = by_rules("It was one soup. Bye.", "en")

    said = weighed(found.reading, found.parts, found.defects, by)

    assert set(said.defects) == set(map(Code, DEFECTS))
    assert said.perhaps == {}


def test_what_may_be_there_changes_neither_findings_nor_score() -> None:
    text = "We are sorry for the wait on Friday. It was one evening, and the band played on."

    found, report = find(text, "en"), check(text, "en")

    assert report.score == found.score == find(text, "en").score
    assert {one.code for one in report.perhaps} == set(found.perhaps)
    loud, quiet = ({(one.code, one.start) for one in some} for some in (report.findings, report.perhaps))
    assert loud.isdisjoint(quiet)


def test_code_without_a_limit_is_left_to_the_rules() -> None:
    by = replace(english(), limits={"NOACT": 100.0}, perhaps={})
    found = by_rules("We are sorry if anyone was cold, and this will never happen again.", "en")

    said = weighed(found.reading, found.parts, found.defects, by)

    assert said.parts == found.parts
    assert said.defects == {code: spans for code, spans in found.defects.items() if code is not Code.NOACT}


@pytest.mark.parametrize(
    "quiet",
    [
        'A customer wrote: "Mistakes were made and it was only a minor incident." Here is what we did on Monday.',
        "We will not say that mistakes were made.",
        "Breakfast is served until ten.",
        "The museum opens at nine and closes at five.",
    ],
)
def test_quoted_rejected_and_plain_words_are_no_defects(quiet: str) -> None:
    assert set(find(quiet, "en").defects) <= {Code.NOACT}


def test_other_languages_have_rules_alone() -> None:
    text = "Es tut uns leid, falls jemand gefroren hat."

    assert find(text, "de") == by_rules(text, "de")


def test_numbers_and_quotes_are_alike_and_words_have_stems_and_kinds() -> None:
    assert lexical("12 of 3.400") == lexical("7 of 9")
    assert stem("refunded") == stem("refunding") == "refund"
    assert stem("red") == "red"
    assert "small" in kinds("minor")
    assert kinds("xylophone") == ()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_every_sentence_of_any_text_has_traits_of_every_group(text: str) -> None:
    found = by_rules(text, "en")

    traits = traits_of(found.reading, found.parts, found.defects)

    assert [set(one) for one in traits] == [set(GROUPS)] * len(found.reading.sentences)
    assert find(text, "en") == find(text, "en")


def test_nothing_is_searched_twice_and_a_reading_is_its_text() -> None:
    reading = read("We are sorry.", rules_for("en"))

    assert reading.found("regret") == reading.found("regret") != []
    assert reading == read("We are sorry.", rules_for("en"))

"""The rules of a private case: what a mail is, whose it is, what stays public, what is known, which files are taken,
and how far people got."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.offline.arriving import Filed, Known, file, kind_of
from firewarden.steps.offline.files import LARGEST, MOST, WHOLE, Taken, taken
from firewarden.steps.offline.loop import Stage, Walk, shares
from firewarden.steps.offline.naming import line_of, message_id
from firewarden.steps.offline.staying import Stays, stays_public
from firewarden.steps.offline.told import Source, asked_again, told
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.incident import CaseState, CrisisType
from firewarden.vocabulary.letter import Arrival, Astray, Failure, Letter
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.statement import Refused

KEY = b"a key of ours"
LINE, CASE = UUID(int=7), UUID(int=8)
OURS = message_id(LINE, "acme.example", KEY)
NOON = Instant(1_767_268_800_000_000)
LETTER = Letter(
    uid=1,
    message_id="a@b.example",
    references=(OURS,),
    sender="ana@b.example",
    subject="Re: your case",
    at=NOON,
    text="It works.",
    own="It works.",
    signs={},
    failure=Failure(),
)
KNOWN = {LINE: Known(case=CASE, senders=frozenset({"mark of ana"}))}


def filed(letter: Letter, mark: str = "mark of ana") -> Filed | Astray:
    return file(letter, lambda found: line_of(found, KEY), KNOWN, mark)


@given(st.uuids(), st.binary(min_size=1, max_size=40), st.binary(min_size=1, max_size=40))
def test_only_who_has_the_key_makes_a_name_that_is_known(line: UUID, key: bytes, other: bytes) -> None:
    made = message_id(line, "Acme.Example", key)
    assert line_of(f"<{made}>", key) == line
    assert line_of(made, other) == (line if key == other else None)
    assert message_id(line, "acme.example", key) == made


@pytest.mark.parametrize("found", ["", "<>", "a@b", "aaaa.bbbb@c", OURS[1:], OURS.replace("a", "b", 1), "ä.ö@ü"])
def test_names_of_others(found: str) -> None:
    assert line_of(found, KEY) is None


def test_a_mail_is_filed_by_what_it_answers_and_by_who_wrote_it() -> None:
    assert filed(LETTER) == Filed(case=CASE, line=LINE)
    assert filed(LETTER, "mark of eve") is Astray.OTHER_SENDER
    assert filed(replace(LETTER, references=())) is Astray.NO_CASE
    assert filed(replace(LETTER, references=("x@y", OURS))) == Filed(case=CASE, line=LINE)
    unknown = message_id(UUID(int=9), "acme.example", KEY)
    assert filed(replace(LETTER, references=(unknown,))) is Astray.NO_CASE


def test_a_bounce_is_filed_by_the_mail_it_is_about_whoever_sends_it() -> None:
    failure = Failure(notice=True, message_id=OURS, final=True, code="5.1.1")
    bounce = replace(LETTER, references=(), failure=failure, sender="mailer-daemon@b.example")
    assert (kind_of(bounce), filed(bounce, "mark of nobody")) == (Arrival.BOUNCE, Filed(case=CASE, line=LINE))


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        ({}, Arrival.PERSON),
        ({"auto-submitted": "no"}, Arrival.PERSON),
        ({"auto-submitted": "auto-replied"}, Arrival.AUTOMATIC),
        ({"auto-submitted": "Auto-Generated; owner-email=x"}, Arrival.AUTOMATIC),
        ({"precedence": "bulk"}, Arrival.AUTOMATIC),
        ({"precedence": "first-class"}, Arrival.PERSON),
        ({"x-autoreply": "yes"}, Arrival.AUTOMATIC),
        ({"x-auto-response-suppress": "All"}, Arrival.PERSON),
        ({"list-id": "<news.b.example>"}, Arrival.AUTOMATIC),
        ({"return-path": "<>"}, Arrival.AUTOMATIC),
        ({"x-failed-recipients": "ana@b.example"}, Arrival.BOUNCE),
    ],
)
def test_what_a_mail_is(signs: dict[str, str], kind: Arrival) -> None:
    assert kind_of(replace(LETTER, signs=signs)) is kind


def test_a_sender_nobody_can_answer_is_a_machine() -> None:
    assert kind_of(replace(LETTER, sender="No-Reply@b.example")) is Arrival.AUTOMATIC


@pytest.mark.parametrize(
    ("post", "hazards", "kind", "whys"),
    [
        ("My bag is late.", (), CrisisType.UNKNOWN, []),
        ("The charger caught fire in my kitchen.", (), CrisisType.UNKNOWN, [Stays.OTHERS]),
        ("The charger caught fire.", (Hazard.SAFETY, Hazard.HEALTH), CrisisType.UNKNOWN, [Stays.SAFETY]),
        ("They sent us out.", (Hazard.DISCRIMINATION,), CrisisType.SAFETY, [Stays.SAFETY, Stays.DISCRIMINATION]),
        ("My account?", (), CrisisType.DATA, [Stays.DATA]),
        ("I will sue you.", (Hazard.LEGAL,), CrisisType.CONDUCT, []),
        ("Das Ladegerät hat Feuer gefangen, Rückruf!", (), CrisisType.UNKNOWN, [Stays.OTHERS]),
    ],
)
def test_what_is_never_only_private(
    post: str, hazards: tuple[Hazard, ...], kind: CrisisType, whys: list[Stays]
) -> None:
    assert [one.why for one in stays_public([post], hazards=hazards, kind=kind)] == whys


def test_nothing_is_asked_twice() -> None:
    public = Source(text="@acme my order number is 4471-2291-03, where is it?", at=NOON, public=True)
    private = Source(text="You reach me at ana@b.example", at=Instant(NOON + HOUR), public=False)
    known = told([private, public])
    assert [(one.code, one.public) for one in known] == [(Code.PRIV_ORDER, True), (Code.PRIV_MAIL, False)]
    [again] = asked_again("Thank you. What is your order number?", known)
    assert again.code is Code.ASKS_AGAIN
    assert list(asked_again("Your order number tells me that it left Lyon.", known)) == []
    assert list(asked_again("May we have your phone number?", known)) == []
    assert [one.code for one in asked_again("Wie lautet Ihre Bestellnummer?", known)] == [Code.ASKS_AGAIN]


def test_files_go_by_their_content() -> None:
    png = b"\x89PNG\r\n\x1a\n...."
    assert taken("../a/b.exe", png) == Taken(name="b.png", media_type="image/png")
    assert taken("invoice.pdf", b"%PDF-1.7 ...") == Taken(name="invoice.pdf", media_type="application/pdf")
    assert taken("notes", "Grüße".encode()) == Taken(name="notes.txt", media_type="text/plain")
    for data in (b"", b"MZ\x90\0", b"PK\3\4", b" <html>", b"<svg xmlns", b"GIF8" * 1_300_000):
        assert isinstance(taken("a.png", data), Refused)
    assert isinstance(taken("a.png", png, before=MOST), Refused)
    assert isinstance(taken("a.png", png, held=WHOLE), Refused)
    assert isinstance(taken("a.txt", b"a" * LARGEST), Taken)


@given(st.text(max_size=200))
def test_names_of_files_steer_nothing(name: str) -> None:
    made = taken(name, b"%PDF-")
    assert isinstance(made, Taken)
    assert made.name.endswith(".pdf")
    assert not set(made.name) & set('/\\"\r\n;<>|\u202e')


def walk(number: int, state: CaseState, *hours: float | None, opened: float = -1) -> Walk:
    at = [None if one is None else Instant(NOON + round(one * HOUR)) for one in (*hours, *[None] * 4)][:4]
    return Walk(
        number=number,
        state=state,
        opened_at=Instant(NOON + round(opened * HOUR)),
        asked_at=at[0],
        came_at=at[1],
        answered_at=at[2],
        closed_at=at[3],
    )


def test_the_way_of_four_cases() -> None:
    walks = [
        walk(1, CaseState.SOLVED_PRIVATE, 0, 1, 2, 3),
        walk(2, CaseState.TALKING, 0, 1),
        walk(3, CaseState.INVITED, -24 * 8, opened=-24 * 9),
        walk(4, CaseState.OPEN),
    ]
    found = {one.stage: (one.part, one.whole) for one in shares(walks, Instant(NOON + 4 * HOUR))}
    assert found == {
        Stage.MOVED: ((1, 2), (1, 2, 3)),
        Stage.ANSWERED: ((1,), (1, 2)),
        Stage.SOLVED: ((1,), (1, 2, 3, 4)),
        Stage.LOST: ((3,), (1, 2, 3)),
        Stage.CLOSED: ((1,), (1, 3)),
    }
    assert all(one.low <= (one.share or 0) <= one.high for one in shares(walks, NOON))


def test_of_nobody_nothing_is_known() -> None:
    assert {(one.share, one.low, one.high) for one in shares([], NOON)} == {(None, 0.0, 1.0)}


def test_a_late_solution_closes_no_loop() -> None:
    late = walk(1, CaseState.SOLVED_PRIVATE, 0, 1, 2, 24 * 8, opened=0)
    assert [one.part for one in shares([late], Instant(NOON + 30 * DAY)) if one.stage is Stage.CLOSED] == [()]

"""Different stories are kept apart, retellings and reposts stay together, and nothing depends on how the calls fall."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.assess.narratives import Narrator
from firewarden.steps.assess.terms import terms
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.narrative import Narrative
from tests.steps.assess.samples import BRAND, START, mention, talk

CHARGER = [
    "Acme charger caught fire in my kitchen",
    "my acme charger melted and caught fire",
    "fire from an acme charger",
]
DELAY = ["Acme parcel delayed for weeks", "parcel from acme delayed again", "where is my delayed acme parcel"]
PRIZE = ["Acme wins design prize in Berlin", "design prize for acme", "congratulations acme, great prize for design"]


def placed(mentions: Sequence[Mention]) -> list[str]:
    return list(Narrator(BRAND).place(mentions))


def test_stories_are_kept_apart_although_all_name_the_brand() -> None:
    background = talk(
        [f"acme {a} {b}" for a in ("store", "queue", "app") for b in ("opens", "closes", "moves")], prefix="b"
    )
    texts = [text for trio in zip(CHARGER, DELAY, PRIZE, strict=True) for text in trio]

    ids = placed([*background, *talk(texts, start=START + HOUR)])[len(background) :]

    assert ids[0] == ids[3] == ids[6]
    assert ids[1] == ids[4] == ids[7]
    assert ids[2] == ids[5] == ids[8]
    assert len(set(ids)) == 3


def test_same_words_with_other_links_and_accounts_are_one_story() -> None:
    first, second = placed(
        talk(
            ["@acme charger caught fire https://a.example/1", "RT @bob: @acme charger caught fire https://b.example/2"]
        )
    )

    assert first == second


def test_hashtag_is_heard_as_its_words() -> None:
    first, second = placed(talk(["#AcmeCharger #CaughtFire", "acme charger caught fire"]))

    assert first == second


def test_hashtag_in_another_script_keeps_its_words_whole() -> None:
    assert terms("#माफी_मांगो_कंपनी #BoycottAcme") == ["माफी", "मांगो", "कंपनी", "boycott", "acme"]


def test_repost_goes_with_its_original_whatever_it_adds() -> None:
    original = mention("1", "Acme charger caught fire in my kitchen")
    repost = mention("2", "unbelievable nonsense everywhere", at=START + MINUTE, repost_of="1")

    assert placed([original, repost])[0] == placed([original, repost])[1]


def test_reply_without_words_of_its_own_goes_with_what_it_answers() -> None:
    original = mention("1", "Acme charger caught fire in my kitchen")
    other = mention("2", "Acme wins design prize in Berlin", at=START + MINUTE)
    reply = mention("3", "same here", at=START + 2 * MINUTE, reply_to="1")

    ids = placed([original, other, reply])

    assert ids[2] == ids[0] != ids[1]


def test_mention_without_any_word_gets_a_story_of_its_kind() -> None:
    ids = placed([mention("1", "https://a.example"), mention("2", "charger caught fire"), mention("3", "@acme 🔥")])

    assert ids[0] == ids[2] != ids[1]


def test_id_is_derived_from_brand_and_first_post() -> None:
    other = Narrator(BrandId("other"))

    assert placed(talk(["charger caught fire"])) == placed(talk(["charger caught fire", "nothing else at all"])[:1])
    assert placed(talk(["charger caught fire"])) != list(other.place(talk(["charger caught fire"])))


def test_narrative_tells_its_numbers_and_posts() -> None:
    narrator = Narrator(BRAND)
    narrator.place(
        [
            mention("1", "Acme charger caught fire in my kitchen", tone=Tone.NEGATIVE),
            mention(
                "2", "acme charger caught fire kitchen", at=START + MINUTE, platform="m", tone=Tone.NEUTRAL, reposts=7
            ),
            mention("3", "charger caught fire acme kitchen", at=START + 2 * MINUTE, tone=Tone.UNKNOWN),
        ]
    )

    (story,) = narrator.changed()

    assert (story.size, story.negative, story.readable) == (3, 1, 2)
    assert (story.first_seen, story.last_seen) == (START, START + 2 * MINUTE)
    assert story.platforms == ("t", "m")
    assert story.most_shared == "m:2"
    assert story.central in {"t:1", "m:2", "t:3"}


def test_repeated_text_is_the_most_shared_by_its_first_post() -> None:
    narrator = Narrator(BRAND)
    narrator.place(
        talk(["charger caught fire in kitchen", "kitchen fire by charger", *["kitchen fire by charger"] * 3])
    )

    assert [(story.size, story.most_shared) for story in narrator.changed()] == [(5, "t:p0001")]


def test_planted_words_come_first_in_the_name() -> None:
    noise = [
        f"acme {a} {b} today" for a in ("store", "queue", "app", "price", "staff") for b in ("opens", "closes", "moves")
    ]
    story = [f"acme {word} asbestos playground scandal" for word in ("hides", "admits", "denies", "explains", "faces")]
    narrator = Narrator(BRAND)
    narrator.place(talk([text for pair in zip(noise, story * 3, strict=True) for text in pair]))

    named = {story.terms[:3] for story in narrator.changed() if "asbestos" in story.terms}

    assert [sorted(terms) for terms in named] == [["asbestos", "playground", "scandal"]]


def test_changed_reports_only_what_was_touched_since() -> None:
    narrator = Narrator(BRAND)
    narrator.place(talk(["charger caught fire in kitchen", "design prize for berlin office"]))
    assert len(narrator.changed()) == 2
    assert narrator.changed() == []

    narrator.place([mention("z", "charger caught fire in kitchen again", at=START + HOUR)])

    assert [story.size for story in narrator.changed()] == [2]


def test_story_nobody_told_for_three_days_begins_anew() -> None:
    text = "charger caught fire in kitchen"

    soon = placed([mention("1", text), mention("2", text, at=START + 2 * DAY)])
    late = placed([mention("1", text), mention("2", text, at=START + 4 * DAY)])

    assert soon[0] == soon[1]
    assert late[0] != late[1]


def test_memory_stays_bounded_and_every_story_was_reported() -> None:
    narrator, reported, ids = Narrator(BRAND), Counter[str](), set[str]()
    for block in range(30):
        start, texts = START + block * 10 * MINUTE, [f"w{block}x{i} v{block}x{i}" for i in range(100)]
        ids.update(narrator.place(talk(texts, start=start, step=1, prefix=f"p{block}_")))
        reported.update(story.id for story in narrator.changed())

    assert set(reported) == ids
    assert len(ids) == 3000
    assert len(narrator.snapshot()) < 1_000_000


WORDS = st.sampled_from(
    ("acme", "charger", "fire", "kitchen", "parcel", "delayed", "prize", "design", "berlin", "refund")
)
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=40)


@given(TEXTS, st.integers(1, 7), st.integers(0, 20))
@settings(max_examples=60)
def test_answers_do_not_depend_on_calls_or_restarts(texts: list[str], size: int, cut: int) -> None:
    mentions = talk(texts, step=20 * MINUTE)
    whole = Narrator(BRAND)
    expected = whole.place(mentions)

    narrator, got, told = Narrator(BRAND), list[str](), dict[str, Narrative]()
    for i in range(0, len(mentions), size):
        got += narrator.place(mentions[i : i + size])
        if i // size >= cut:
            told.update((story.id, story) for story in narrator.changed())
            narrator = Narrator.restored(BRAND, narrator.snapshot())
    told.update((story.id, story) for story in narrator.changed())

    assert got == expected
    assert narrator.snapshot() == whole.snapshot()
    assert told == {story.id: story for story in whole.changed()}


@given(TEXTS)
def test_sizes_add_up_to_the_mentions(texts: list[str]) -> None:
    narrator = Narrator(BRAND)
    ids = narrator.place(talk(texts))

    assert {story.id: story.size for story in narrator.changed()} == Counter(ids)


@given(st.lists(st.text(max_size=80), max_size=10))
def test_any_text_finds_a_place(texts: list[str]) -> None:
    assert len(placed(talk(texts))) == len(texts)

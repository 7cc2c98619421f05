"""What every publisher must do. A publisher's test makes a subclass with its own far side:

class TestMastodon(PublisherSuite):
    RIG = MastodonFar
"""

import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import pytest

from firewarden.ports import Amends, Finds, Publisher
from firewarden.text.length import length_of
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Attached, Outgoing, Published, Uncertain
from tests.connectors.publishing.far import PICTURE, SECRET, SENTENCE, WAIT, Can, Far, Mood
from tests.connectors.tools import NOON

needs = pytest.mark.needs
KEY, OTHER = "statement:0198a5e2-7d40-7c31-b0a7-5a3c41f9d201:x", "statement:0198a5e2-8b11-7e02-9c44-1b7d90e3c502:x"
"""Two deliveries."""
TEXT = "We know what happened."
NOTHING_DONE = (Mood.REFUSED, Mood.BUSY, Mood.AWAY, Mood.DOWN, Mood.REVOKED, Mood.ELSEWHERE)
NOBODY_KNOWS = (Mood.LOST, Mood.GARBAGE, Mood.HUGE)
"""And SLOW, which costs the tests our whole patience: it is tried once."""
BEFORE = Instant(NOON - 5 * MINUTE)


def words(text: str = TEXT, **more: object) -> Outgoing:
    return replace(Outgoing(text=text, title="News"), **more)  # type: ignore[arg-type]


def published(publisher: Publisher, key: str, outgoing: Outgoing) -> Published:
    found = publisher.publish(key, outgoing)
    assert isinstance(found, Published), found
    return found


def told(publisher: Publisher, key: str = KEY) -> str:
    """All that somebody sees of an attempt, or finds in a log."""
    try:
        return str(publisher.publish(key, words()))
    except NetworkError as error:
        return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


class PublisherSuite:
    """Each test has a network of its own."""

    RIG: ClassVar[type[Far]]

    @pytest.fixture
    def far(self) -> Iterator[Far]:
        with self.RIG() as far:
            yield far

    # --- what goes out

    def test_publication_is_what_was_handed_over(self, far: Far) -> None:
        made = published(far.publisher(), KEY, words())

        (shown,) = far.shown()
        assert (made.native_id, shown.text) == (shown.native_id, TEXT)
        assert made.url.startswith(("https://", "http://", "mailto:", "message:"))
        assert made.at > 0

    def test_link_is_left_whole(self, far: Far) -> None:
        text = "Read https://example.com/a?b=1&c=2#d and <b>5 & 6</b>."

        published(far.publisher(), KEY, words(text))

        assert [shown.text for shown in far.shown()] == [text]

    @needs("repeats_safely")
    def test_repeat_under_one_key_is_one_publication(self, far: Far) -> None:
        publisher = far.publisher()

        made = {published(one, KEY, words()).native_id for one in (publisher, publisher, far.publisher())}

        assert [shown.native_id for shown in far.shown()] == list(made)

    @needs(Can.TWINS)
    def test_same_words_under_two_keys_are_two_publications(self, far: Far) -> None:
        publisher = far.publisher()

        made = [published(publisher, key, words()) for key in (KEY, OTHER)]

        assert len({one.native_id for one in made}) == 2
        assert sorted(shown.native_id for shown in far.shown()) == sorted(one.native_id for one in made)

    @needs(Can.REPLY)
    def test_answer_stands_under_the_post_it_answers(self, far: Far) -> None:
        complaint = far.say("It burns!")

        published(far.publisher(), KEY, words(reply_to=complaint))

        assert [shown.reply_to for shown in far.shown()] == [complaint]

    @needs(Can.MISSING)
    def test_answer_to_a_post_that_is_gone_is_refused(self, far: Far) -> None:
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(reply_to=far.missing()))

        assert refused.value.permanent
        assert far.shown() == []

    @needs(Can.REPLY)
    @pytest.mark.parametrize("where", ["x:0011", "nowhere:1", "", "elsewhere:a/b/../c?d"])
    def test_answer_to_a_post_of_another_network_is_refused(self, far: Far, where: str) -> None:
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(reply_to=PostKey(where)))

        assert refused.value.permanent
        assert far.shown() == []

    @needs("threads")
    def test_thread_goes_on_under_our_own_posts(self, far: Far) -> None:
        publisher, before, keys = far.publisher(), None, list[PostKey | None]()
        for number in range(3):
            made = published(publisher, f"{KEY}:{number}", words(f"Part {number}", reply_to=before))
            before = made.key
            keys.append(before)

        assert [shown.text for shown in far.shown()] == ["Part 0", "Part 1", "Part 2"]
        assert [shown.reply_to for shown in far.shown()] == [None, *keys[:2]]
        assert None not in keys

    @needs("pictures")
    def test_pictures_carry_their_descriptions(self, far: Far) -> None:
        many = far.publishing().pictures
        alts = tuple(f"Picture {number}: the hall" for number in range(min(many, 3)))
        pictures = tuple(Attached(content=PICTURE, media_type="image/png", alt=alt) for alt in alts)

        published(far.publisher(), KEY, words(pictures=pictures))

        assert [shown.pictures for shown in far.shown()] == [alts if far.publishing().alt_length else ("",) * len(alts)]

    def test_more_pictures_than_a_post_takes_are_refused(self, far: Far) -> None:
        one = Attached(content=PICTURE, media_type="image/png", alt="The hall")

        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(pictures=(one,) * (far.publishing().pictures + 1)))

        assert refused.value.permanent
        assert far.shown() == []

    def test_language_is_that_of_the_text(self, far: Far) -> None:
        published(far.publisher(), KEY, words("Wir wissen, was geschah.", language="de"))

        assert [shown.language for shown in far.shown()] in (["de"], [""])

    @needs("length")
    @pytest.mark.parametrize("sign", ["a", "é", "👩‍👩‍👧‍👦", "字", "🔥"])
    def test_length_is_counted_as_the_network_counts(self, far: Far, sign: str) -> None:
        length = far.publishing().length
        assert length is not None
        fits = sign * (length.most // length_of(sign, length))
        if length.most_bytes is not None and len(fits.encode()) > length.most_bytes:
            fits = sign * (length.most_bytes // len(sign.encode()))

        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(fits + sign))
        assert refused.value.permanent
        assert far.shown() == []

        published(far.publisher(), OTHER, words(fits))
        assert [shown.text for shown in far.shown()] == [fits]

    # --- what does not

    @pytest.mark.parametrize("mood", NOTHING_DONE)
    def test_what_surely_did_not_go_out_is_an_error(self, far: Far, mood: Mood) -> None:
        publisher = far.publisher()
        far.be(mood)

        with pytest.raises(NetworkError) as refused:
            publisher.publish(KEY, words())

        assert refused.value.permanent == (mood in (Mood.REFUSED, Mood.REVOKED, Mood.ELSEWHERE))
        assert (far.shown(), far.asked_elsewhere) == ([], 0)

    @pytest.mark.parametrize("mood", [Mood.REFUSED])
    def test_refusal_is_told_in_the_words_of_the_network(self, far: Far, mood: Mood) -> None:
        far.be(mood)

        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())

        assert SENTENCE in str(refused.value)

    @pytest.mark.parametrize("mood", [Mood.BUSY])
    def test_pause_is_as_long_as_the_network_wants(self, far: Far, mood: Mood) -> None:
        far.be(mood)

        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())

        assert refused.value.retry_after == WAIT

    @pytest.mark.parametrize("mood", [*NOBODY_KNOWS, Mood.SLOW])
    def test_what_nobody_knows_is_not_called_published(self, far: Far, mood: Mood) -> None:
        publisher = far.publisher()
        far.be(mood)

        found = publisher.publish(KEY, words())

        assert isinstance(found, Uncertain)
        assert found.reason
        assert len(far.shown()) == 1

    @needs("repeats_safely")
    @pytest.mark.parametrize("mood", NOBODY_KNOWS)
    def test_what_nobody_knows_may_be_repeated(self, far: Far, mood: Mood) -> None:
        far.be(mood)
        far.publisher().publish(KEY, words())
        far.be(Mood.WELL)

        made = published(far.publisher(), KEY, words())

        assert [shown.native_id for shown in far.shown()] == [made.native_id]

    # --- what became of it

    @needs("finds")
    @pytest.mark.parametrize("mood", NOBODY_KNOWS)
    def test_what_went_out_is_found(self, far: Far, mood: Mood) -> None:
        far.be(mood)
        far.publisher().publish(KEY, words())
        far.be(Mood.WELL)

        found = _finder(far).find(KEY, words(), BEFORE)

        assert [shown.native_id for shown in far.shown()] == [found and found.native_id]

    @needs("finds")
    def test_what_did_not_go_out_is_not_found(self, far: Far) -> None:
        published(far.publisher(), OTHER, words("Something else."))

        assert _finder(far).find(KEY, words(), BEFORE) is None

    @needs("finds")
    def test_what_is_found_reads_as_it_was_published(self, far: Far) -> None:
        made = published(far.publisher(), KEY, words("It is 5 < 6 & “so”.\n\nhttps://example.com/a?b=1&c=2 #fire"))

        again = _finder(far).find(KEY, words("It is 5 < 6 & “so”.\n\nhttps://example.com/a?b=1&c=2 #fire"), BEFORE)

        assert again is not None
        assert (again.native_id, again.url, again.key) == (made.native_id, made.url, made.key)
        assert abs(again.at - made.at) <= SECOND

    @needs("finds", Can.TWINS)
    def test_same_words_of_another_delivery_are_not_ours(self, far: Far) -> None:
        if not far.publishing().repeats_safely:
            return  # then words and time are all there is
        published(far.publisher(), OTHER, words())

        assert far.publishing().repeats_within is not None or _finder(far).find(KEY, words(), BEFORE) is None

    @needs("finds")
    @pytest.mark.parametrize("mood", [Mood.AWAY, Mood.DOWN, Mood.REVOKED, Mood.ELSEWHERE])
    def test_what_cannot_be_looked_up_is_an_error(self, far: Far, mood: Mood) -> None:
        finder = _finder(far)
        far.be(mood)

        with pytest.raises(NetworkError):
            finder.find(KEY, words(), BEFORE)
        assert far.asked_elsewhere == 0

    # --- taken back, changed

    def test_it_can_what_it_says(self, far: Far) -> None:
        publisher, says = far.publisher(), far.publishing()

        assert isinstance(publisher, Finds) == says.finds
        assert isinstance(publisher, Amends) == (says.edits or says.deletes)
        assert publisher.publishing == says

    @needs("deletes")
    def test_deletion_leaves_the_others(self, far: Far) -> None:
        publisher = far.publisher()
        assert isinstance(publisher, Amends)
        first, second = (published(publisher, key, words(text)) for key, text in ((KEY, "One"), (OTHER, "Two")))

        publisher.delete(first.native_id)
        publisher.delete(first.native_id)

        assert [shown.native_id for shown in far.shown()] == [second.native_id]

    @needs("edits")
    def test_edit_changes_the_words_in_place(self, far: Far) -> None:
        publisher = far.publisher()
        assert isinstance(publisher, Amends)
        made = published(publisher, KEY, words("Two people were hrut."))

        again = [publisher.edit(made.native_id, words("Two people were hurt.")) for _ in range(2)]

        assert [(shown.native_id, shown.text) for shown in far.shown()] == [(made.native_id, "Two people were hurt.")]
        assert {one.native_id for one in again} == {made.native_id}

    def test_what_cannot_be_edited_says_so(self, far: Far) -> None:
        publisher = far.publisher()
        if isinstance(publisher, Amends) and not far.publishing().edits:
            with pytest.raises(NetworkError) as refused:
                publisher.edit("1", words())
            assert refused.value.permanent

    @pytest.mark.parametrize("mood", [Mood.AWAY, Mood.DOWN, Mood.REVOKED])
    def test_trouble_with_taking_back_is_told(self, far: Far, mood: Mood) -> None:
        publisher = far.publisher()
        if not isinstance(publisher, Amends) or not far.publishing().deletes:
            return
        made = published(publisher, KEY, words())
        far.be(mood)

        with pytest.raises(NetworkError):
            publisher.delete(made.native_id)
        assert len(far.shown()) == 1

    # --- who we are

    def test_account_says_who_it_is(self, far: Far) -> None:
        found = far.publisher().identify()

        assert (found.works, found.name) == (True, far.name)
        assert found.says
        assert far.shown() == []

    @pytest.mark.parametrize("mood", [Mood.AWAY, Mood.DOWN, Mood.REVOKED, Mood.ELSEWHERE])
    def test_account_that_does_not_work_says_why(self, far: Far, mood: Mood) -> None:
        publisher = far.publisher()
        far.be(mood)

        found = publisher.identify()

        assert (found.works, bool(found.says), far.asked_elsewhere) == (False, True, 0)

    def test_secret_that_is_missing_is_told(self, far: Far) -> None:
        if far.secret is None:
            return
        far.secret = None

        assert far.publisher().identify().works is False

    @pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.SLOW])
    def test_secret_stays_secret(self, far: Far, mood: Mood, caplog: pytest.LogCaptureFixture) -> None:
        publisher = far.publisher()
        with caplog.at_level(logging.DEBUG):
            first = "" if mood is not Mood.WELL else told(publisher)
            far.be(mood)
            seen = [first, told(publisher, OTHER), str(publisher.identify()), repr(publisher), caplog.text]
            if isinstance(publisher, Finds):
                try:
                    seen.append(str(publisher.find(KEY, words(), BEFORE)))
                except NetworkError as error:
                    seen += [str(error), *traceback.format_exception(error)]

        assert [text for text in seen if SECRET in text] == []
        assert [text for text in seen for secret in far.secrets if secret in text] == []


def _finder(far: Far) -> Finds:
    """As after a restart: what the one that published remembered is gone."""
    publisher = far.publisher()
    assert isinstance(publisher, Finds)
    return publisher

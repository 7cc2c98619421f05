"""From trouble to words on real networks: first words by a newcomer on a phone, and the long way of a whole team."""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.drawn import png
from tests.e2e.house import PHONE, WIDE, listen
from tests.e2e.speaking import FACT, HOLDING
from tests.e2e.square import Square, count_taps, fits_a_thumb, thread, until

pytestmark = [pytest.mark.browser, pytest.mark.bluesky, pytest.mark.xdist_group("bluesky")]
JOURNEY = 180
"""Seconds somebody new to it may take to acknowledge."""
FIRST = HOLDING.format(what=FACT[0])
FACTS = (
    ("Bread sold at the Malmö bakery this morning had wires in it", "Two loaves on the counter, photographs"),
    ("The sieve of line 3 broke at 09:40", "Shift log of line 3"),
)
LAST = "stood still for 45 minutes"
"""What no fact says yet."""
STATEMENT = f"""Our bakery in Malmö sold bread with wires in it this morning. If you have bought bread there today, please do not eat it, and bring it back: you get your money at the till, without a receipt.

We know that the sieve of line 3 broke at 09:40, and that the line {LAST}. We do not know yet how many loaves were sold before that. We are calling every shop that got bread from us, and we are having all of today's flour looked through.

We are sorry for the fright, and for every loaf that had to be thrown away. We will write here again at 14:00."""  # noqa: E501 - one paragraph is one line
SIEVE = "A sieve with a hole as wide as a hand."
OPENING = STATEMENT.partition("\n")[0]
SHORT = f"Bread sold at our bakery in Malmö this morning had wires in it. Please do not eat it. The sieve of line 3 broke at 09:40, and the line {LAST}. We are sorry. We will write again at 14:00."  # noqa: E501


@pytest.fixture
def pages(square: Square, browser: Browser) -> Iterator[dict[str, Page]]:
    """Each of these people at a browser of their own, in the war room."""
    names = ("lead", "colleague", "first approver", "second approver")
    with ExitStack() as stack:
        contexts = [stack.enter_context(square.house.context(browser, name, viewport=WIDE)) for name in names]
        found = {name: context.new_page() for name, context in zip(names, contexts, strict=True)}
        complaints = [listen(page) for page in found.values()]
        found["lead"].goto(square.house.room)
        yield found
        assert complaints == [[], [], [], []]


def test_newcomer_acknowledges_in_three_taps_on_a_phone(square: Square, browser: Browser) -> None:
    with square.house.context(browser, "newcomer", viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        complaints, taps, began = listen(page), count_taps(page), time.monotonic()
        page.goto(square.house.room)
        fits_a_thumb(page)
        page.get_by_role("link", name="First words").tap()
        expect(page.get_by_text("Approved in quiet times, so your word is enough.")).to_be_visible()
        fits_a_thumb(page)
        page.get_by_label("{what} is").select_option(label=FACT[0])
        expect(page.get_by_text(FIRST)).to_be_visible()
        page.get_by_role("button", name="Send these words now").tap()
        expect(page.get_by_text("The first words are on their way. Next: what we know.")).to_be_visible()
        fits_a_thumb(page)
        until(lambda: bool(thread(square.on_bluesky(), FIRST)) and f"<p>{FIRST}</p>" in square.on_mastodon())

    assert thread(square.on_bluesky(), FIRST) == [FIRST]
    assert square.on_mastodon().count(f"<p>{FIRST}</p>") == 1
    assert complaints == []
    assert taps == ["First words", "Send these words now"]
    assert time.monotonic() - began < JOURNEY


def test_team_brings_facts_through_two_approvals_to_two_networks(square: Square, pages: dict[str, Page]) -> None:
    lead, first, second = pages["lead"], pages["first approver"], pages["second approver"]
    know_facts(lead)
    draft = write(lead)
    show_the_sieve(lead)
    for_mastodon(lead)
    ask(lead, draft)
    confirm_in_place(lead)
    expect(lead.get_by_text("Nobody approves what they wrote")).to_be_visible()
    expect(yes(lead)).to_have_count(0)
    assert approve(first, draft) == "Your yes counts. 1 more person has to say yes."
    expect(yes(first)).to_have_count(0)
    assert approve(second, draft) == "Version 3 is approved. It is not public until somebody publishes it."
    publish(lead)
    until(lambda: len(thread(square.on_bluesky(), OPENING)) == 3 and f"<p>{SHORT}</p>" in square.on_mastodon())

    assert " ".join(thread(square.on_bluesky(), OPENING)).split() == STATEMENT.split()
    assert square.on_mastodon().count(f"<p>{SHORT}</p>") == 1
    assert square.shown_on_bluesky(OPENING) == [(SIEVE, png(secret=False))]
    assert square.shown_on_mastodon(SHORT) == [SIEVE]
    lead.reload()
    expect(lead.locator("#went .chip")).to_have_text(["sent"] * 4)


def test_of_two_who_write_at_once_the_second_is_shown_both_texts(square: Square, pages: dict[str, Page]) -> None:
    lead, colleague = pages["lead"], pages["colleague"]
    step(lead, "Respond")
    lead.get_by_role("link", name="Write a statement").click()
    text(lead).fill("We know of the wires.")
    lead.get_by_role("button", name="Save", exact=True).click()
    expect(lead.get_by_text("Saved.", exact=True)).to_be_visible()
    colleague.goto(lead.url)
    text(colleague).fill("We know of the wires. Please keep the bread.")
    text(lead).fill("We know of the wires, and we are sorry.")
    colleague.get_by_role("button", name="Save", exact=True).click()
    expect(colleague.get_by_text("Saved.", exact=True)).to_be_visible()
    lead.get_by_role("button", name="Save", exact=True).click()

    expect(lead.get_by_text("Somebody wrote version 2 meanwhile; yours was not saved.")).to_be_visible()
    expect(lead.locator("#theirs .said")).to_have_text("We know of the wires. Please keep the bread.")
    expect(text(lead)).to_have_value("We know of the wires, and we are sorry.")
    text(lead).fill("We know of the wires, and we are sorry. Please keep the bread.")
    lead.get_by_role("button", name="Save", exact=True).click()
    colleague.reload()
    expect(text(colleague)).to_have_value("We know of the wires, and we are sorry. Please keep the bread.")


def know_facts(page: Page) -> None:
    """A new incident with what is known, each with its source."""
    page.get_by_role("link", name="Report trouble").first.click()
    page.get_by_label("What is it?").fill("Wires in the bread from Malmö, says a customer at the counter")
    page.get_by_role("button", name="Report it").click()
    step(page, "Respond")
    form = page.locator("#add-fact")
    for number, (fact, source) in enumerate(FACTS):
        if number:
            form.get_by_text("Add a fact").click()
        form.get_by_label("The fact").fill(fact)
        form.get_by_label("What it is").select_option(label="Confirmed, with a source")
        form.get_by_label("Source").fill(source)
        form.get_by_role("button", name="Add the fact").click()
        expect(page.locator("#facts")).to_contain_text(source)


def write(page: Page) -> str:
    """The address of the draft. What no fact says is pointed at while one writes."""
    page.get_by_role("link", name="Write a statement").click()
    page.get_by_label("Name, for the team").fill("What we know of the wires")
    text(page).fill(STATEMENT)
    expect(page.locator("#findings")).to_contain_text("45")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    return page.url


def show_the_sieve(page: Page) -> None:
    """A picture with its words; what the camera wrote into it stays here."""
    page.get_by_text("Add a picture").click()
    card = page.locator("#add-picture")
    card.get_by_label("Picture", exact=True).set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": png()}
    )
    card.get_by_label("What it shows, for who cannot see it").fill(SIEVE)
    card.get_by_role("button", name="Add the picture").click()
    expect(page.get_by_text("Saved as version 2 of the text.")).to_be_visible()
    expect(page.get_by_role("img", name=SIEVE)).to_be_visible()


def for_mastodon(page: Page) -> None:
    """Shorter words for one network; the other gets the text itself in parts."""
    page.get_by_role("link", name="Networks and languages").click()
    expect(page.locator("#preview-bluesky")).to_contain_text("a thread of 3 posts")
    page.get_by_text("Write it in other words for Mastodon").click()
    page.get_by_label("Words for Mastodon").fill(SHORT)
    expect(page.locator("#preview-mastodon .posts > li")).to_have_count(1)
    page.locator("#on-mastodon").get_by_role("button", name="Save as a new version").click()
    expect(page.get_by_text("Saved as version 3 of the text.")).to_be_visible()


def ask(page: Page, draft: str) -> None:
    """It waits: a fact is missing."""
    page.goto(draft)
    page.get_by_role("button", name="Save and ask for approval").click()
    expect(page.get_by_text("It waits for a fact: what no fact confirms is confirmed")).to_be_visible()


def confirm_in_place(page: Page) -> None:
    settle = page.locator("#settle")
    settle.get_by_text("Confirm it, with its source").first.click()
    settle.get_by_label("Source").first.fill("Machine log of line 3")
    settle.get_by_role("button", name="It is confirmed").first.click()
    expect(page.get_by_text("It is a confirmed fact now.")).to_be_visible()
    expect(settle).to_have_count(0)


def approve(page: Page, draft: str) -> str:
    page.goto(draft)
    yes(page).click()
    return page.locator("#flashes").inner_text()


def publish(page: Page) -> None:
    page.reload()
    for box in page.get_by_role("group", name="Where").get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Publish as Acme").click()
    expect(page.get_by_text("On its way to 2 places.")).to_be_visible()


def yes(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Yes, version"))


def text(page: Page) -> Locator:
    return page.get_by_label("Text", exact=True)


def step(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Steps").get_by_role("link", name=name).click()

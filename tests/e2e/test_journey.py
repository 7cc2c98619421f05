"""Two people walk an incident from *Report trouble* to closed with a lesson, by what stands on the screen."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.house import PATIENT, House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
TROUBLE = "A reporter called about a locked car deck, publishes at 18:00"
FACT = "The car deck was locked for nine minutes"
WORDS = "The car deck was locked longer than it should have been. We look into it and speak again within the hour."
REPLY = (
    "We are sorry you had to live through this. Everybody is off the ship. "
    "Tell us where you were, and we call you within the hour."
)
SECRET = "Ms Aldous asks for her doctor's bill, room 12"
DELIVERED = 30_000
"""Milliseconds the worker has to publish what is queued."""


def test_an_incident_goes_through_all_ten_steps(house: House, lead: Page, approver: Page, stranger: Page) -> None:
    room = report_trouble(house, lead)
    take_it_on(lead)
    confirm_a_fact(lead)
    draft = write_a_statement(lead)
    cannot_approve_ones_own(lead)
    approve(approver, draft)
    publish(lead)
    decide_on_an_apology(lead)
    answer_one_person(lead)
    tell_the_public(house, lead, approver, stranger)
    keep_a_case_private(house, lead, stranger)
    say_what_recovery_is(lead)
    close(lead, room)
    learn(lead)
    the_chain_holds(house, lead)


def report_trouble(house: House, page: Page) -> str:
    """A sentence is enough; the address of the new war room."""
    page.goto(house.room)
    page.get_by_role("link", name="Report trouble").first.click()
    page.get_by_label("What is it?").fill(TROUBLE)
    expect(page.get_by_label("Incident", exact=True)).to_have_value("")
    page.get_by_role("button", name="Report it").click()

    expect(page.get_by_text("Kept as evidence, with your name and the time.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TROUBLE)
    assert page.url != house.base + house.room
    return page.url


def take_it_on(page: Page) -> None:
    """Lead, level and checklist: the first minute."""
    page.get_by_role("button", name="I take the lead").click()
    expect(page.get_by_text("The role is taken.")).to_be_visible()
    decide(page)
    page.locator("#level").get_by_label("Level").select_option(label="2 issue")
    page.locator("#level").get_by_label("Why").fill("The reporter is who she says she is.")
    page.get_by_role("button", name="Set the level").click()
    expect(page.locator(".now").get_by_role("img", name="Level 2 of 4")).to_be_visible()
    page.get_by_role("button", name="Start the checklist").click()
    expect(page.get_by_text(re.compile(r"The checklist brought \d+ tasks"))).to_be_visible()
    assert page.get_by_role("button", name="Done").count() >= 3


def confirm_a_fact(page: Page) -> None:
    """Confirmed is only what has a source."""
    step(page, "Respond")
    page.get_by_label("The fact", exact=True).fill(FACT)
    page.get_by_label("What it is").select_option(label="Confirmed, with a source")
    page.get_by_role("button", name="Add the fact").click()
    expect(page.locator(".note.bad").first).to_contain_text("source")
    page.get_by_label("Source", exact=True).fill("Bridge log, 17:05")
    page.get_by_role("button", name="Add the fact").click()

    expect(page.locator("#facts")).to_contain_text("Bridge log, 17:05")
    expect(page.locator("#facts .chip").first).to_have_text("confirmed")


def write_a_statement(page: Page) -> str:
    """A blank stops it until it is filled; the address of the draft."""
    page.get_by_role("link", name="Write a statement").click()
    page.get_by_label("Name, for the team").fill("First words")
    page.get_by_label("Text", exact=True).fill(f"{WORDS} [NAME]")
    expect(page.locator("#findings")).to_contain_text("[NAME] is still to be filled in.")
    page.get_by_role("button", name="Save and ask for approval").click()
    expect(page.locator(".note.bad").first).to_contain_text("[NAME] is still to be filled in.")
    page.get_by_label("Text", exact=True).fill(WORDS)
    page.get_by_role("button", name="Save and ask for approval").click()

    expect(page.get_by_text("Saved. The approvers can read it now.")).to_be_visible()
    return page.url


def cannot_approve_ones_own(page: Page) -> None:
    expect(page.get_by_text("Nobody approves what they wrote")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Yes, version"))).to_have_count(0)


def approve(page: Page, draft: str) -> None:
    page.goto(draft)
    page.get_by_role("button", name=re.compile("^Yes, version")).click()
    expect(page.get_by_text("It is not public until somebody publishes it.")).to_be_visible()


def publish(page: Page) -> None:
    """The worker takes it out of the queue; the page is looked at until it says so."""
    page.reload()
    page.get_by_role("button", name=re.compile("^Publish as")).click()
    expect(page.get_by_text("On its way to 1 place.")).to_be_visible()
    until_sent(page, page.locator("#went"))


def decide_on_an_apology(page: Page) -> None:
    step(page, "Apologize")
    page.get_by_role("group", name="Was it our doing?").get_by_role("radio").first.check()
    page.get_by_role("button", name="What does the rule say?").click()
    page.get_by_label("Who was harmed, and how").fill("Foot passengers who could not leave the deck")
    page.get_by_role("group", name="What we do").get_by_role("radio").first.check()
    page.get_by_label("Why").fill("Our crew locked the door.")
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.locator("#decided")).to_contain_text("Our crew locked the door.")


def answer_one_person(page: Page) -> None:
    """The first of the brand's queue: whoever speaks of danger."""
    here = page.url
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Inbox").click()
    page.locator("a[data-item]").first.click()
    page.get_by_role("link", name="Reply", exact=True).first.click()
    page.get_by_label("Reply", exact=True).fill(REPLY)
    page.get_by_role("button", name=re.compile("^Send as")).click()
    expect(page.get_by_text("The reply is on its way.")).to_be_visible()
    until_sent(page, page.locator(".thread .us"))
    page.goto(here)


def tell_the_public(house: House, page: Page, approver: Page, stranger: Page) -> None:
    step(page, "Update")
    page.get_by_label("What we tell the public").fill(f"{FACT}. We are looking into it.")
    page.get_by_role("button", name="Save and ask for approval").click()
    approve(approver, page.url)
    page.reload()
    page.get_by_role("button", name="Publish the update").click()
    expect(page.get_by_text("Update 1 is public.")).to_be_visible()

    public(house, stranger)
    expect(stranger.get_by_text("We are looking into it.", exact=False).last).to_be_visible()
    expect(stranger.get_by_text("Update 1")).to_be_visible()
    expect(stranger.get_by_text("Next update by")).to_be_visible()
    expect(stranger.get_by_text(TROUBLE)).to_have_count(0)


def keep_a_case_private(house: House, page: Page, stranger: Page) -> None:
    step(page, "Offline")
    page.get_by_label("The problem").fill("A passenger was hurt at the door")
    page.get_by_label("Who it is about").fill("@aldous")
    page.get_by_role("button", name="Open the case").click()
    page.get_by_label("Private note").fill(SECRET)
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text(SECRET)).to_be_visible()

    public(house, stranger)
    assert "aldous" not in stranger.content().lower()
    assert "hurt at the door" not in stranger.content()


def say_what_recovery_is(page: Page) -> None:
    step(page, "Rebuild")
    page.get_by_role("button", name="Declare it").click()
    expect(page.get_by_role("heading", name="Criterion", exact=True)).to_be_visible()
    shown = page.locator("svg.recovery").or_(page.get_by_role("heading", name="Not yet estimable"))
    expect(shown.first).to_be_visible()


def close(page: Page, room: str) -> None:
    """Not without a reason."""
    page.goto(room)
    decide(page)
    page.get_by_role("button", name="Close the incident").click()
    expect(page.locator(".note.bad").first).to_contain_text("Say why it is over.")
    page.locator("#closure").get_by_label("Why", exact=True).fill("The deck is open, the reporter has our answer.")
    page.get_by_role("button", name="Close the incident").click()
    expect(page.locator(".note.bad").first).to_contain_text("The public still waits")
    page.locator("#closure").get_by_label("Why", exact=True).fill("The deck is open, the reporter has our answer.")
    page.get_by_label("Or why the public is not told that it is over").fill("The shipyard tells them.")
    page.get_by_role("button", name="Close the incident").click()
    expect(page.get_by_text("The incident is closed.")).to_be_visible()
    expect(page.get_by_text("This incident is closed")).to_be_visible()


def learn(page: Page) -> None:
    """The review has its timeline before anybody writes a word."""
    step(page, "Learn")
    page.get_by_role("button", name="Start the review").click()
    page.get_by_label("What do we know now that we did not know before?").fill(
        "Nobody on the bridge sees the deck doors"
    )
    page.get_by_label("What changes in the plan because of it?").fill("Ask the bridge about doors first")
    page.get_by_role("button", name="Add the lesson").click()
    expect(page.locator("#lessons")).to_contain_text("Nobody on the bridge sees the deck doors")
    assert page.locator(".timeline > li").count() >= 12
    page.locator("summary", has_text="Close the review").click()
    page.locator(".menu-box").get_by_role("button", name="Close the review").click()
    expect(page.get_by_text("This review is closed.")).to_be_visible()


def the_chain_holds(house: House, page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="Audit log").click()
    page.get_by_role("link", name="Check the chain").click()
    expect(page.get_by_text("The chain holds: nothing was changed, removed or put in.")).to_be_visible()


def test_a_false_alarm_and_a_double_are_closed_with_their_reasons(house: House, lead: Page) -> None:
    report(house, lead, "Somebody says the bow visor is loose")
    first = lead.url
    title = "The bow visor again, from another passenger"
    report(house, lead, title)

    decide(lead)
    lead.get_by_label("It belongs to").select_option(first.rstrip("/").rsplit("/", maxsplit=1)[1])
    lead.get_by_role("button", name="Merge").click()
    expect(lead.get_by_text("Merged. This is the incident that goes on.")).to_be_visible()
    assert lead.url == first
    expect(lead.locator("#reported")).to_contain_text(title)

    decide(lead)
    lead.get_by_label("False alarm").check()
    lead.locator("#closure").get_by_label("Why").fill("The visor was looked at: it is tight.")
    lead.get_by_role("button", name="Close the incident").click()
    expect(lead.get_by_text(re.compile("This incident is closed.*false alarm"))).to_be_visible()
    expect(lead.locator("#timeline")).to_contain_text("merged")


def test_what_a_colleague_writes_appears_without_reloading(house: House, lead: Page, approver: Page) -> None:
    lead.goto(house.room)
    expect(lead.locator(".pulse")).to_have_attribute("data-state", "live")
    lead.evaluate("document.body.dataset.since = 'before'")
    approver.goto(house.room)

    approver.get_by_label("Note for the team").fill("The harbor master called back")
    approver.get_by_role("button", name="Add the note").click()
    expect(approver.get_by_text("Noted.")).to_be_visible()

    expect(lead.get_by_text("The harbor master called back").first).to_be_visible(timeout=PATIENT)
    assert lead.evaluate("document.body.dataset.since") == "before"


def test_without_scripts_trouble_is_reported_read_and_noted(house: House, browser: Browser) -> None:
    with house.context(browser, "lead", java_script_enabled=False) as context:
        page = context.new_page()
        report(house, page, "A ramp camera shows smoke")

        expect(page.locator("#reported")).to_contain_text("A ramp camera shows smoke")
        page.get_by_label("Note for the team").fill("Asked the ramp by radio")
        page.get_by_role("button", name="Add the note").click()
        expect(page.get_by_text("Noted.")).to_be_visible()
        expect(page.locator("#timeline")).to_contain_text("Asked the ramp by radio")
        page.goto(house.room)
        expect(page.locator("#volume svg.plot")).to_be_visible()
        expect(page.locator(".pulse")).to_contain_text("as loaded")


def report(house: House, page: Page, words: str) -> None:
    page.goto(house.room)
    page.get_by_role("link", name="Report trouble").first.click()
    page.get_by_label("What is it?").fill(words)
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def decide(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Decide")).click()


def step(page: Page, name: str) -> None:
    """By the rail that stands on every page of an incident."""
    page.get_by_role("navigation", name="Steps").get_by_role("link", name=name).click()


def public(house: House, stranger: Page) -> None:
    stranger.goto(house.brand.replace("/brands/", "/status/"))


def until_sent(page: Page, place: Locator) -> None:
    """Looks again and again, as people do, until the worker has published."""
    waited = 0
    while place.locator(".chip", has_text=re.compile("^sent$")).count() == 0:
        assert waited < DELIVERED, place.all_inner_texts()
        page.wait_for_timeout(500)
        waited += 500
        page.reload()

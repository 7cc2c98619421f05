"""People are worked through by keys alone, decisions are undone, and two people never answer one person at once."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.house import House, listen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
WORDS = (
    "We hear you. The doors are open, and our crew is on deck with water. Tell us where you are, and we come to you."
)


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def waiting(page: Page) -> int:
    found = re.match(r"\d+", page.locator("h1").inner_text())
    assert found is not None
    return int(found[0])


def test_the_inbox_is_worked_through_by_keys_alone(house: House, lead: Page) -> None:
    lead.goto(house.base + house.brand + "inbox/?q=skerrymar&hand=waits+for+us")
    before = lead.locator("[data-item]").count()
    assert before >= 5
    keys(lead, "j", "j")
    second = focused(lead)

    keys(lead, "y")
    expect(lead.get_by_text("1 conversation changed.")).to_be_visible()
    assert focused(lead) == second
    expect(lead.locator("li", has=lead.locator(":focus")).get_by_text("needs reply")).to_be_visible()

    keys(lead, "a", "Enter")
    expect(lead.locator("li", has=lead.locator(":focus")).get_by_text("with Lead")).to_be_visible()
    keys(lead, "u")
    expect(lead.get_by_text("Undone: 1 conversation is as it was.")).to_be_visible()
    expect(lead.get_by_text("with Lead")).to_have_count(0)

    lead.goto(house.base + house.brand + "inbox/?q=skerrymar&hand=waits+for+us&from=25")
    keys(lead, "j", "x", "j", "x", "w")
    expect(lead.get_by_role("heading", level=1)).to_contain_text("would be changed: watch")
    keys(lead, "q")
    expect(lead.locator("[data-item]").first).to_be_visible()

    keys(lead, "?")
    expect(lead.locator("#keys")).to_contain_text("Snooze")
    keys(lead, "Escape", "Control+k")
    expect(lead.get_by_role("combobox")).to_be_focused()
    lead.keyboard.type("snooz")
    expect(lead.locator("#palette [role=option]")).to_have_count(1)
    keys(lead, "Enter", "Enter")
    expect(lead.get_by_text("changed.")).to_be_visible()
    keys(lead, "u")
    expect(lead.get_by_text("is as it was.")).to_be_visible()


def test_two_people_at_once_never_answer_twice(house: House, browser: Browser, lead: Page) -> None:
    lead.goto(house.base + house.brand + "inbox/")
    keys(lead, "j", "j", "j", "Enter")
    expect(lead.locator("#thread")).to_be_visible()
    talk = lead.url
    with house.context(browser, "approver") as context:
        other = context.new_page()
        complaints = listen(other)
        other.goto(talk)
        lead.goto(talk)
        expect(lead.get_by_text("Also looking at this: Approver")).to_be_visible()

        keys(lead, "r")
        lead.get_by_label("Reply", exact=True).fill(WORDS)
        expect(lead.locator("#findings")).to_contain_text(re.compile(r"\w"))
        keys(other, "r")
        expect(other.get_by_text("Lead is writing to this person.")).to_be_visible()
        other.get_by_label("Reply", exact=True).fill(WORDS + " We also call.")
        other.get_by_role("button", name=re.compile("^Send as")).click()
        expect(other.locator(".note.bad").first).to_contain_text("Nothing was sent")
        assert complaints == []

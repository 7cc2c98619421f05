import json
import tomllib

import pytest

from firewarden.steps.prepare.scenario import parse_scenario
from firewarden.vocabulary.errors import BadInput
from tests.steps.prepare.written import SMALL, changed


def test_scenario_is_read_with_its_parts() -> None:
    scenario = parse_scenario(SMALL)
    assert (scenario.name, scenario.company.brand) == ("bakery", "Plumfield")
    assert [theme.claim for theme in scenario.themes] == ["", "They salt the cake on purpose."]
    assert [(phase.start, phase.end) for phase in scenario.phases] == [("day 1", "day 8"), ("day 8", "day 9")]


def test_scenario_may_be_json() -> None:
    assert parse_scenario(json.dumps(tomllib.loads(SMALL))) == parse_scenario(SMALL)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "posts_a_day = 60",
            'posts_a_day = "many"',
            "In [[phase]] number 1, posts_a_day: expected a number, got a text in quotes.",
        ),
        (
            "posts_a_day = 60",
            "posts_per_day = 60",
            "In [[phase]] number 1: object contains unknown field posts_per_day.",
        ),
        ('brand = "Plumfield"\n', "", "In company: object missing required field brand."),
        (
            "firewarden.scenario/1",
            "firewarden.scenario/9",
            "In schema: 'firewarden.scenario/9' is not known here. This version reads firewarden.scenario/1.",
        ),
        (
            "bread = 1, salt = 4",
            "bread = 1, sugar = 4",
            "In [[phase]] \"trouble\", themes: 'sugar' does not exist. There are: bread, salt.",
        ),
        (
            'to = "day 8"',
            'to = "tuesday"',
            "In [[phase]] \"calm\", to: 'tuesday' is no time. Write it as in: day 22 17:40.",
        ),
        (
            'to = "day 8"',
            'to = "day 7"',
            'In [[phase]] "trouble", from: it has to begin where the phase before it ends, the first one on day 1.',
        ),
        ('to = "day 9"', 'to = "day 7"', 'In [[phase]] "trouble": it ends at day 7, before it begins at day 8.'),
        ("echo = 0.4", "echo = 1.4", 'In [[phase]] "trouble", echo: 1.4 is not between 0 and 0.9.'),
        (
            'network = "mastodon"',
            'network = "mastodont"',
            "In [[post]] \"first\", network: 'mastodont' does not exist. There are: mastodon, reviews.",
        ),
        (
            'at = "day 8 10:00"',
            'at = "day 8 09:00"',
            "In [[post]] \"second\", reply_to: it comes before the post it refers to, 'first'.",
        ),
        (
            'at = "day 8 10:00"',
            'at = "day 9 10:00"',
            'In [[post]] "second", at: day 9 10:00 is behind the end of the last phase.',
        ),
        (
            'has = ["image"]',
            'has = ["smell"]',
            "In [[post]] \"first\", has: 'smell' does not exist. There are: image, link, video.",
        ),
        (
            "{bread} number",
            "{cake} number",
            (
                "In [[theme]] \"bread\", texts, en: there is no slot 'cake' in [words.en]. "
                "The phrase is '{cake} number {1-400}, please'."
            ),
        ),
        (
            "{The|That}",
            "{The|That",
            (
                'In [[theme]] "bread", texts, en: A brace that opens is never closed: '
                "'{The|That {bread} {this morning|on {weekday}} was {good|warm} {n}'."
            ),
        ),
        ('"rye bread"', '"rye {bread}"', "In [words.en], bread: this slot leads back to itself."),
        ('name = "salt"', 'name = "bread"', "In [[theme]]: the name 'bread' is given 2 times."),
        ("hours = [0, 0,", "hours = [0,", "In [calendar], hours: 24 numbers that are not negative are needed."),
        (
            "[asides.any]",
            "[asides.gloomy]",
            "In [asides]: 'gloomy' does not exist. There are: angry, any, asking, funny, happy, neutral, sad, worried.",
        ),
        (
            'by = "day 8 10:30"',
            'by = "soon"',
            "In [[expect]] number 1, by: 'soon' is no time. Write it as in: day 22 17:40.",
        ),
    ],
)
def test_mistake_is_told_in_a_sentence_with_its_place(old: str, new: str, sentence: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_scenario(changed(old, new))
    assert str(error.value).splitlines()[0] == sentence


def test_missing_quote_is_told_with_its_line() -> None:
    with pytest.raises(BadInput, match=r"cannot be read: .*line 2.*missing quote or bracket"):
        parse_scenario('schema = "firewarden.scenario/1"\nname = "bakery\n')


def test_several_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadInput) as error:
        parse_scenario(changed("echo = 0.4", "echo = 2.0").replace('has = ["image"]', 'has = ["smell"]'))
    assert len(str(error.value).splitlines()) == 2

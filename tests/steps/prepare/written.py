"""A scenario small enough to be read in one go, and ways to change it."""

SMALL = """
schema = "firewarden.scenario/1"
name = "bakery"
title = "The salted cake"
summary = "A bakery mixes up salt and sugar."

[company]
name = "Plumfield Bakery"
brand = "Plumfield"
handles = ["plumfield"]
words = ["plumfield"]
query = "plumfield"

[calendar]
utc_offset = 0.0
hours = [0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0, 0]

[[network]]
name = "mastodon"
share = 0.7

[[network]]
name = "reviews"
share = 0.3
mentions = false
replies = false
reposts = false
stars = true

[[language]]
code = "en"
share = 0.8
short = { please = "pls" }

[[language]]
code = "de"
share = 0.2

[[role]]
name = "neighbor"

[[theme]]
name = "bread"
mood = "happy"
topics.en = ["the bread"]
texts.en = ["{The|That} {bread} {this morning|on {weekday}} was {good|warm} {n}", "{bread} number {1-400}, please"]
texts.de = ["{bread} Nummer {1-400}, bitte"]
answers.en = ["{@} about {topic}: '{echo}' {1-900}"]

[[theme]]
name = "salt"
claim = "They salt the cake on purpose."
mood = "angry"
texts.en = ["Salt in the {bread}, {1-900} of us {ill|angry}"]

[[phase]]
name = "calm"
from = "day 1"
to = "day 8"
posts_a_day = 60
themes = { bread = 1 }

[[phase]]
name = "trouble"
from = "day 8"
to = "day 9"
posts_a_day = 100
rising_to = 900
rhythm = 0.0
echo = 0.4
hashtags = ["saltgate"]
themes = { bread = 1, salt = 4 }

[[post]]
name = "first"
at = "day 8 09:30"
handle = "edna"
author = "Edna Pell"
network = "mastodon"
language = "en"
text = "Who puts salt into a plum cake? @plumfield"
theme = "salt"
followers = 900
likes = 12
reposts = 20
replies = 5
has = ["image"]

[[post]]
name = "second"
at = "day 8 10:00"
handle = "the_gazette"
network = "mastodon"
language = "en"
text = "We have asked @plumfield for a comment until noon."
reply_to = "first"

[[expect]]
what = "The salt is noticed."
by = "day 8 10:30"

[answers]
en = ["'{echo}', really? {1-900}"]
de = ["'{echo}', wirklich? {1-900}"]

[asides.any]
en = ["Number {1-900} in the queue."]

[mentions]
en = ["{handle} {text}", "{brand}: {text}"]
de = ["{handle} {text}", "{brand}: {text}"]

[words.en]
bread = ["rye bread", "plum cake", "white loaf"]
n = ["again", "as ever", "for once"]

[words.de]
bread = ["Roggenbrot", "Pflaumenkuchen"]
"""


def changed(old: str, new: str) -> str:
    """The scenario with one place changed; it has to be there."""
    assert old in SMALL
    return SMALL.replace(old, new, 1)

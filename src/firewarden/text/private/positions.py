"""A place on the earth to some twenty meters: coordinates, and the codes that stand for them."""

import re
from collections.abc import Iterator

DECIMAL = re.compile(
    r"(?<![\w.,/-])(?P<lat>[+-]?\d{1,2}\.(?P<fine>\d{3,12}))(?P<deg>°? ?[NS]?)"
    r",?[ ;/]?\s?(?P<lon>[+-]?\d{1,3}\.\d{3,12})"
    r"(?P<east>(?:° ?)?[EWO]?(?!\w))",
)
MINUTES = re.compile(
    r"(?<![\w.])\d{1,2} ?° ?\d{1,2}(?:\.\d{1,6})? ?['′](?: ?\d{1,2}(?:\.\d{1,4})? ?(?:\"|''|″))? ?[NS],? ?"
    r"\d{1,3} ?° ?\d{1,2}(?:\.\d{1,6})? ?['′](?: ?\d{1,2}(?:\.\d{1,4})? ?(?:\"|''|″))? ?[EWO]\b"
)
PLUS_CODE = re.compile(r"(?<![\w+])[23456789CFGHJMPQRVWX]{6,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")


def positions(text: str) -> Iterator[tuple[int, int]]:
    for match in DECIMAL.finditer(text):
        marked = "°" in match[0] or match["deg"].strip() or len(match["fine"]) >= 4
        if marked and abs(float(match["lat"])) <= 90 and abs(float(match["lon"])) <= 180:
            yield match.start(), match.end()
    for pattern in (MINUTES, PLUS_CODE):
        for match in pattern.finditer(text):
            yield match.span()

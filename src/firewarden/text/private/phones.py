"""Phone numbers: by the shapes in which countries write them, and any row of digits behind a word for calling."""

import re
from collections.abc import Iterator

_CALL = (
    r"(?:tel(?:efon|éfono|efone|ephone|efono|\.)?|tél(?:éphone|\.)?|phone|call|ring|mobile|cell|whatsapp|text|handy"
    r"|mobil|anrufen|ruf(?:t|en)?|mon portable|appele[zr]|ll[aá]m[ea]\w{0,6}|m[oó]vil|celular|telem[oó]vel"
    r"|lig(?:ue|ar|uem)"
    r"|chiam\w{1,6}|cellulare|numero|número|numéro|nummer|number)"
)
PHONE = re.compile(
    r"(?<![\w+./-])(?:"
    r"(?:\+|00)[1-9](?:[ ()/.-]{0,2}\d){6,14}"  # +49 30 1234567
    r"|\(?0 ?[1-9](?:[ ()/.-]{0,2}\d){6,12}"  # 030 1234567, (030) 1234567, 06 12 34 56 78
    r"|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"  # (555) 123-4567
    r"|[236789]\d{2}[ .-]\d{3}[ .-]\d{3}|[236789]\d{2} \d{2} \d{2} \d{2}|[89]\d \d{3} \d{2} \d{2}"
    r"|3\d{2}[ .-]?\d{6,7}|3\d{2} \d{3} \d{3,4}|3\d{2} \d{2} \d{2} \d{3}|0\d \d{4} \d{4}"
    r"|[67]\d{8}|9[1236]\d{7}"  # 612 345 678, 347 1234567
    r"|\([1-9]\d\) ?9?\d{4}[ -]?\d{4}|[1-9]\d 9\d{4}[ -]?\d{4}|[1-9]\d [2-5]\d{3}-\d{4}"  # (11) 91234-5678
    r"|[6-9]\d{4} \d{5}|[6-9]\d{9}"  # 98765 43210
    r"|\+?\d(?: \d){7,14}"  # 0 1 7 0 1 2 3 4 5
    r")(?![\d%])(?! ?[%€$£])"
)
BARE_PHONE = re.compile(
    rf"\b{_CALL}\b[^\d\n]{{0,30}}?(?<![\w+.,])((?:\d[ ()/.-]{{0,2}}){{6,13}}\d)(?!\d)", re.IGNORECASE
)
NO_PHONE = re.compile(
    r"\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b(?![./-]\d\d[./-]?\d\d).*"
    r"|\d{1,2}[.:]\d{2} ?[-–/] ?\d{1,2}[.:]\d{2}\b.*|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b.*|0[.]\d+"
    r"|(?:19|20)\d{2} ?[-–/] ?(?:19|20)\d{2}|\d+[.]\d{4,}|[1-9]00 000 000"
    r"|(?!\d{3}\.\d{3}\.\d{4})\d{1,3}(?:\. ?\d{1,5}){2,3}\Z|0 ?1 2 3 4 5 6 7.*|1 2 3 4 5 6 7.*"
)
"""Written like a phone number: a date, hours from-to, years from-to, a share, counting."""


def phones(text: str) -> Iterator[tuple[int, int]]:
    for match in PHONE.finditer(text):
        if not NO_PHONE.match(match[0]):
            yield match.span()
    for match in BARE_PHONE.finditer(text):
        if not NO_PHONE.match(match[1]):
            yield match.span(1)

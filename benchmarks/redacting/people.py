"""Makes up personal data as it is written in nine countries. Everything is drawn by a seed, nobody is meant.

Check digits are computed here from the published rules, without a look at the recognizers that check them.
"""

from dataclasses import dataclass
from random import Random

COUNTRIES = {
    "US": "en",
    "GB": "en",
    "IN": "en",
    "DE": "de",
    "FR": "fr",
    "ES": "es",
    "IT": "it",
    "BR": "pt",
    "PT": "pt",
}
GIVEN = [
    "anna",
    "ben",
    "clara",
    "dev",
    "elena",
    "felix",
    "grace",
    "hugo",
    "ines",
    "jonas",
    "kavya",
    "luca",
    "marta",
    "nuno",
    "olivia",
    "priya",
    "rafael",
    "sofia",
    "tom",
]
FAMILY = [
    "archer",
    "bianchi",
    "correia",
    "dubois",
    "evans",
    "fischer",
    "gupta",
    "herrera",
    "iyer",
    "jansen",
    "keller",
    "lopes",
    "martin",
    "novak",
]
HOSTS = [
    "example.com",
    "mail.example.org",
    "example.net",
    "post.example.co.uk",
    "correo.example.es",
    "example.fr",
    "example.com.br",
]
UPPER = "ABCDEFGHJKLMNPRSTUVWXYZ"
NINO_FIRST = "ABCEGHJKLMNPRSTWXYZ"
ID_NAMES = {
    "US": "SSN",
    "GB": "National Insurance number",
    "IN": "Aadhaar",
    "DE": "Steuer-ID",
    "FR": "numéro de sécu",
    "ES": "DNI",
    "IT": "codice fiscale",
    "BR": "CPF",
    "PT": "NIF",
}
PHONES = {
    "open": {
        "US": "(415) 555-####|415-555-####|+1 415 555 ####|415.555.####",
        "GB": "07### ######|020 7### ####|+44 7### ######|0161 ### ####",
        "IN": "98### #####|+91 98### #####|+91-98########|080-2### ####",
        "DE": "0171 #######|030 ########|+49 171 #######|0171/#######",
        "FR": "06 ## ## ## ##|01.##.##.##.##|+33 6 ## ## ## ##|06########",
        "ES": "6## ### ###|91 ### ## ##|+34 6## ### ###|6########",
        "IT": "347 #######|06 ########|+39 347 ### ####|02 #### ####",
        "BR": "(11) 9####-####|11 9#### ####|+55 11 9####-####|(21) 3###-####",
        "PT": "91# ### ###|21# ### ###|+351 91# ### ###|91#######",
    },
    "held": {
        "US": "1-212-555-####|212 555 ####|(646)555-####|+12125550###",
        "GB": "0044 7### ### ###|(0113) ### ####|+44 (0)20 7### ####|07#########",
        "IN": "+919#########|9#### #####|0 98########|+91 (80) 2### ####",
        "DE": "+49 (0)176 ########|0049 40 #######|(089) ######|0176-########",
        "FR": "+33 (0)6 ## ## ## ##|0033 1 ## ## ## ##|07-##-##-##-##|07 ## ## ## ##",
        "ES": "0034 6## ## ## ##|6##-###-###|93 ### ## ##|+346########",
        "IT": "+39 06 #### ####|333-#######|0039 333 #######|333 ## ## ###",
        "BR": "+55 (21) 9####-####|21 9####-####|(31)9########|+5511 9########",
        "PT": "00351 96# ### ###|+351 21# ### ###|96# ## ## ##|96#-###-###",
    },
}
STREETS = {
    "open": {
        "US": "{n} Maple Street, Springfield, IL 62704|{n} Oak Avenue Apt 4B, Portland, OR 97201",
        "GB": "{n} Elm Road, Leeds LS6 2AB|{n} Station Lane, London SW1A 4WW",
        "IN": "{n} MG Road, Bengaluru 560001|Flat {n}, Nehru Nagar, Mumbai 400024",
        "DE": "Lindenstraße {n}, 10969 Berlin|Goethestr. {n}, 80336 München",
        "FR": "{n} rue de la Paix, 75002 Paris|{n} avenue Victor Hugo, 69003 Lyon",
        "ES": "Calle Mayor {n}, 28013 Madrid|Avenida de América {n}, 41010 Sevilla",
        "IT": "Via Garibaldi {n}, 20121 Milano|Piazza San Marco {n}, 30124 Venezia",
        "BR": "Rua das Flores, {n}, CEP 01310-100|Avenida Paulista, {n}, São Paulo 01311-200",
        "PT": "Rua do Ouro {n}, 1100-062 Lisboa|Avenida da Liberdade {n}, 1250-140 Lisboa",
    },
    "held": {
        "US": "{n} Sunset Blvd, Los Angeles, CA 90028|{n} W Lake Dr, Chicago, IL 60601-2345",
        "GB": "Flat 3, {n} Victoria Crescent, Glasgow G12 9DD|{n} The Green, Oxford OX1 3LU",
        "IN": "House No. {n}, Gandhi Street, Chennai - 600028|{n}/A Park Street, Kolkata 700016",
        "DE": "Am Markt {n}a, 50667 Köln|Berliner Allee {n}, 40212 Düsseldorf",
        "FR": "{n} bis boulevard Voltaire, 75011 Paris|{n}, impasse des Lilas, 31000 Toulouse",
        "ES": "C/ Alcalá, {n}, 3º B, 28014 Madrid|Paseo de Gracia, {n}, 08007 Barcelona",
        "IT": "Corso Vittorio Emanuele II, {n}, 10123 Torino|Viale Monza {n}/B, 20127 Milano",
        "BR": "Travessa do Carmo, nº {n}, apto 12, CEP 20040-020|Alameda Santos {n}, 01418-100 São Paulo",
        "PT": "Travessa do Carmo, n.º {n}, 2.º Esq, 1200-095 Lisboa|Praça da República {n}, 4050-497 Porto",
    },
}
PLATES = {
    "US": "#@@@###",
    "GB": "@@5# @@@",
    "IN": "KA 0# @@ ####",
    "DE": "B-@@ ####",
    "FR": "@@-###-@@",
    "ES": "#### BCD",
    "IT": "@@ ###@@",
    "BR": "@@@#@##",
    "PT": "@@-##-@@",
}
DATES = {
    "open": {"US": "{m:02}/{d:02}/{y}|{y}-{m:02}-{d:02}", "": "{d:02}/{m:02}/{y}|{d:02}.{m:02}.{y}"},
    "held": {"US": "{m}-{d}-{y}|{month} {d}, {y}", "": "{d}.{m}.{y}|{d} {month} {y}|{d:02}-{m:02}-{y}"},
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
AT_DOT = {"en": ("at", "dot"), "de": ("ät", "punkt"), "fr": ("arobase", "point"), "es": ("arroba", "punto"),
          "it": ("chiocciola", "punto"), "pt": ("arroba", "ponto")}  # fmt: skip
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KEYCAP = "\ufe0f\u20e3"


@dataclass(frozen=True, slots=True)
class Drawn:
    """`value` as it is written; None where this country has no such thing."""

    kind: str
    value: str


def drawn(kind: str, country: str, part: str, chance: Random) -> Drawn | None:
    value = _MAKERS[kind](country, part, chance)
    return None if value is None else Drawn(kind, _hidden(kind, value, part, chance))


def _hidden(kind: str, value: str, part: str, chance: Random) -> str:
    """One in five numbers is written so that a machine should not read it."""
    if kind not in ("phone", "card", "iban", "national") or chance.random() > 0.2:
        return value
    ways = ("spaced", "wide") if part == "open" else ("zero", "keycap", "wide")
    match chance.choice(ways):
        case "spaced" if kind == "phone":
            return " ".join(sign for sign in value if sign.isdigit() or sign == "+").replace("+ ", "+")
        case "wide":
            return value.translate(WIDE)
        case "zero":
            return value[:4] + "\u200b" + value[4:7] + "\u200d" + value[7:]
        case "keycap" if kind in ("phone", "card"):
            return "".join(sign + KEYCAP if sign.isdigit() else sign for sign in value)
    return value


def _mail(country: str, part: str, chance: Random) -> str:
    given, family, host = chance.choice(GIVEN), chance.choice(FAMILY), chance.choice(HOSTS)
    at, dot = AT_DOT[COUNTRIES[country]]
    shapes = {
        "open": [
            f"{given}.{family}@{host}", f"{given}{chance.randint(1, 99)}@{host}", f"{given} {at} {host}",
            f"{given} {at} {host.replace('.', f' {dot} ')}",
        ],
        "held": [
            f"{given[0]}_{family}+acme@{host}", f"{given}-{family}@{host}", f"{given}[{at}]{host}",
            f"{given}.{family} ({at}) {host.replace('.', f' ({dot}) ')}", f"{given}＠{host}",
            f"{given} {dot} {family} {at} {host.replace('.', f' {dot} ')}", f"{given.upper()}@{host.upper()}",
            f"{given}{family} @ {host}",
        ],
    }[part]  # fmt: skip
    return chance.choice(shapes)


def _phone(country: str, part: str, chance: Random) -> str:
    return _filled(chance.choice(PHONES[part][country].split("|")), chance)


def _card(_country: str, part: str, chance: Random) -> str:
    head, length = chance.choice((("4", 16), ("52", 16), ("34", 15), ("2221", 16), ("6011", 16)))
    digits = head + _filled("#" * (length - len(head) - 1), chance)
    digits += next(check for check in "0123456789" if _luhn(digits + check) % 10 == 0)
    if length == 15:
        return chance.choice((digits, f"{digits[:4]} {digits[4:10]} {digits[10:]}"))
    between = chance.choice(("", " ", "-") if part == "open" else ("", " ", ".", "  "))
    return between.join(digits[at : at + 4] for at in range(0, 16, 4))


def _luhn(digits: str) -> int:
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total


IBANS = {"GB": "GB@@@@##############", "DE": "DE" + "#" * 18, "FR": "FR" + "#" * 23, "ES": "ES" + "#" * 20,
         "IT": "IT@" + "#" * 22, "BR": "BR" + "#" * 23 + "@#", "PT": "PT" + "#" * 21}  # fmt: skip


def _iban(country: str, part: str, chance: Random) -> str | None:
    if country not in IBANS:
        return None
    rest = _filled(IBANS[country][2:], chance)
    number = "".join(str(int(sign, 36)) for sign in rest + country + "00")
    whole = f"{country}{98 - int(number) % 97:02d}{rest}"
    grouped = " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
    return chance.choice((whole, grouped) if part == "open" else (whole.lower(), grouped, grouped.replace(" ", "-")))


def _national(country: str, part: str, chance: Random) -> str:
    made = _IDS[country](chance)
    if part == "held" and country in ("BR", "IN", "ES", "PT") and chance.random() < 0.5:
        return "".join(sign for sign in made if sign.isalnum())
    return made


def _ssn(chance: Random) -> str:
    return f"{chance.randint(100, 665)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}"


def _nino(chance: Random) -> str:
    pair = chance.choice(("AB", "CE", "JR", "PW", "SL", "YE"))
    return f"{pair} {_filled('## ## ##', chance)} {chance.choice('ABCD')}"


D = ("0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
     "5987604321", "6598710432", "7659821043", "8765932104", "9876543210")  # fmt: skip
P = ("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258")


def _aadhaar(chance: Random) -> str:
    """Verhoeff's check digit."""
    digits = str(chance.randint(2, 9)) + _filled("##########", chance)
    for check in "0123456789":
        state = 0
        for place, sign in enumerate(reversed(digits + check)):
            state = int(D[state][int(P[place % 8][int(sign)])])
        if state == 0:
            whole = digits + check
            return f"{whole[:4]} {whole[4:8]} {whole[8:]}"
    raise AssertionError


def _steuer(chance: Random) -> str:
    """ISO 7064 MOD 11,10; one digit twice, one missing."""
    order = list("0123456789")
    chance.shuffle(order)
    digits = [*order[:9], order[chance.randint(1, 8)]]
    chance.shuffle(digits)
    if digits[0] == "0":
        digits[0], digits[5] = digits[5], digits[0]
    if digits[0] == "0":
        digits[0], digits[7] = digits[7], digits[0]
    product = 10
    for sign in digits:
        total = (int(sign) + product) % 10 or 10
        product = total * 2 % 11
    whole = "".join(digits) + str((11 - product) % 10)
    return chance.choice((whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"))


def _nir(chance: Random) -> str:
    body = f"{chance.choice('12')}{chance.randint(40, 99)}{chance.randint(1, 12):02}{chance.randint(1, 95):02}"
    body += _filled("######", chance)
    key = f"{97 - int(body) % 97:02}"
    parts = (body[0], body[1:3], body[3:5], body[5:7], body[7:10], body[10:13], key)
    return chance.choice(("".join(parts), " ".join(parts)))


def _dni(chance: Random) -> str:
    letters = "TRWAGMYFPDXBNJZSQVHLCKE"
    if chance.random() < 0.3:
        head, number = chance.randint(0, 2), _filled("#######", chance)
        return f"{'XYZ'[head]}{number}{letters[int(f'{head}{number}') % 23]}"
    number = chance.randint(10_000_000, 89_999_999)
    return f"{number}{chance.choice(('', '-'))}{letters[number % 23]}"


ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
               (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
                14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip


def _fiscale(chance: Random) -> str:
    body = _filled("@@@@@@##", chance) + chance.choice("ABCDEHLMPRST") + f"{chance.randint(1, 31):02}"
    body += _filled("@###", chance)
    total = sum(ODD[sign] for sign in body[::2])
    total += sum(int(sign) if sign.isdigit() else ord(sign) - 65 for sign in body[1::2])
    return body + chr(65 + total % 26)


def _cpf(chance: Random) -> str:
    digits = _filled("#########", chance)
    for length in (10, 11):
        total = sum(int(sign) * (length - place) for place, sign in enumerate(digits))
        digits += str(total * 10 % 11 % 10)
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"


def _nif(chance: Random) -> str:
    digits = chance.choice("12") + _filled("#######", chance)
    rest = sum(int(sign) * (9 - place) for place, sign in enumerate(digits)) % 11
    whole = digits + str(0 if rest < 2 else 11 - rest)
    return f"{whole[:3]} {whole[3:6]} {whole[6:]}"


_IDS = {"US": _ssn, "GB": _nino, "IN": _aadhaar, "DE": _steuer, "FR": _nir, "ES": _dni, "IT": _fiscale, "BR": _cpf,
        "PT": _nif}  # fmt: skip
PASSPORTS = {"US": "#########", "GB": "#########", "IN": "@#######", "DE": "C@@#@##@#", "FR": "##@@#####",
             "ES": "@@@######", "IT": "@@#######", "BR": "@@######", "PT": "@@######"}  # fmt: skip


def _birth(country: str, part: str, chance: Random) -> str:
    forms = DATES[part]
    shape = chance.choice(forms.get(country, forms[""]).split("|"))
    month = chance.randint(1, 12)
    name = MONTHS[COUNTRIES[country]].split()[month - 1]
    return shape.format(d=chance.randint(1, 28), m=month, y=chance.randint(1945, 2008), month=name)


def _login(_country: str, part: str, chance: Random) -> str:
    word = chance.choice(FAMILY)
    if part == "open":
        return chance.choice((f"{word}{chance.randint(10, 9999)}", f"{word.title()}!{chance.randint(1, 99)}"))
    return chance.choice((f"{word[:4]}$${chance.randint(10, 99)}x", f"{word.title()}_{chance.randint(1, 9)}#Q"))


def _geo(_country: str, part: str, chance: Random) -> str:
    lat, lon = chance.uniform(-60, 60), chance.uniform(-170, 170)
    if part == "open":
        return f"{lat:.5f}, {lon:.5f}"
    north, east = "NS"[lat < 0], "EW"[lon < 0]
    lat, lon = abs(lat), abs(lon)
    degrees = f"{int(lat)}°{int(lat * 60 % 60)}'{lat * 3600 % 60:.1f}\"{north} {int(lon)}°{int(lon * 60 % 60)}'"
    return chance.choice((degrees + f"{lon * 3600 % 60:.1f}\"{east}", f"{lat:.4f}° {north}, {lon:.4f}° {east}",
                          f"{lat:.6f},{lon:.6f}"))  # fmt: skip


def _filled(shape: str, chance: Random) -> str:
    signs = {"#": "0123456789", "@": UPPER}
    return "".join(chance.choice(signs[sign]) if sign in signs else sign for sign in shape)


_MAKERS = {
    "mail": _mail,
    "phone": _phone,
    "card": _card,
    "iban": _iban,
    "national": _national,
    "passport": lambda country, _part, chance: _filled(PASSPORTS[country], chance),
    "address": lambda country, part, chance: chance.choice(STREETS[part][country].split("|")).format(
        n=chance.randint(2, 249)
    ),
    "order": lambda _country, part, chance: _filled(
        chance.choice(
            ("#########", "@@-#####", "302-#######-#######")
            if part == "open"
            else ("########", "@####-@@", "W##########")
        ),
        chance,
    ),
    "booking": lambda _country, _part, chance: _filled(chance.choice(("@#@@@@", "@@@#@#", "##########")), chance),
    "vehicle": lambda country, _part, chance: _filled(PLATES[country], chance),
    "birth": _birth,
    "login": _login,
    "geo": _geo,
}

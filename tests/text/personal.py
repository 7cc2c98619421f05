"""Makes up personal data, and sentences to put it in. Everything is drawn by the seed; nobody is meant."""

from random import Random

from firewarden.text.private.money import IBAN_LENGTHS
from firewarden.vocabulary.finding import Code


def _listed(lines: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in lines.split(";"))


LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
GIVEN = _listed("anna; ben; clara; david; elena; fatima; george; hanna; igor; joao; karin; luis; maria; nils; olga")
FAMILY = _listed("Berger; Costa; Dubois; Evans; Fischer; Garcia; Hughes; Ivanova; Jones; Keller; Lopes; Novak; Rossi")
CARRIERS = (
    "Thank you, we have {} and will look at it.",
    "{} is what you sent us, is that right?",
    "Hello, your message named {}; we answer tomorrow at 10:30.",
    "Danke, wir haben {} notiert.",
    "Merci, nous avons bien noté {}.",
    "Gracias, tenemos {} y le escribimos mañana.",
    "Obrigado, anotámos {}.",
    "Grazie, abbiamo {}.",
)
MAILS = ("{given}.{family}@{host}", "{given}{number}@{host}", "{given}_{family}+shop@{host}", "{given} (at) {host}")
HOSTS = ("example.org", "mail.example.com", "post.example.de", "correo.example.es")
PHONES = _listed("""
    +49 30 #######; +49 (0)170 #######; 0049 89 ######; 030 12######; 0170-#######; +44 20 7### ####; 020 7###
    ####; 07### ######; +1 (212) ###-####; (415) ###-####; 415-###-####; +1.650.###.####; +33 6 ## ## ## ##; 06
    ## ## ## ##; 01.##.##.##.##; +34 6## ### ###; 6## ### ###; +351 91# ### ###; 91# ### ###; +39 347 #######;
    347 #######; 02 ########; 06########
    """)
ORDERS = _listed("""
    order number {code}; order no. {digits}; your order #{digits}; booking reference {pnr}; ticket {digits};
    customer number {digits}; case ID {code}; Bestellnummer {digits}; Ihre Bestellung {long}; Buchungsnummer
    {pnr}; Kundennummer: {digits}; Auftrags-Nr. {code}; numéro de commande {digits}; commande n° {digits};
    dossier {code}; référence client {digits}; número de pedido {digits}; pedido {code}; localizador {pnr};
    reserva nº {digits}; número da encomenda {digits}; processo n.º {digits}; encomenda {code}; numero d'ordine
    {digits}; ordine n. {digits}; prenotazione {code}; codice cliente {digits}; PNR {pnr}
    """)
ADDRESSES = _listed("""
    {n} Oxford Street; {n} Maple Avenue; {n} North Hill Road; {n}b Station Lane; {n} King George Drive;
    Hauptstraße {n}; Lindenweg {n}a; Berliner Straße {n}; Goethestr. {n}; Rathausplatz {n}; Am Markt {n}, 80331
    München; {n} rue de la Paix; {n} bis, rue des Lilas; {n} avenue Victor Hugo; {n} boulevard Voltaire; {n}
    place de la République; Calle Mayor {n}; calle de Alcalá, {n}; Avda. de América {n}; Plaza de España, {n};
    Paseo del Prado nº {n}; Rua das Flores, {n}; Avenida da Liberdade {n}; Travessa do Carmo, n.º {n}; Praça da
    Figueira {n}; via Garibaldi {n}; Via dei Mille, {n}; viale Monza {n}; Piazza San Marco, {n}; corso Vittorio
    Emanuele {n}
    """)
HEALTH = _listed("""
    that Mrs {family} has diabetes; her cancer diagnosis; your pregnancy; that Mr {family} is in a wheelchair;
    your son's epilepsy; dass Frau {family} schwanger ist; Ihre Allergie; dass Herr {family} an Krebs erkrankt
    ist; seine Depression; que Mme {family} est enceinte; votre traitement médical; son cancer; que la Sra.
    {family} está embarazada; su enfermedad; que a Sra. {family} está grávida; a sua doença; che la signora
    {family} è incinta; la sua malattia; that she had a miscarriage; his depression
    """)
NATIONAL = _listed("""
    my SSN is 219-09-9999; AB 12 34 56 C; Aadhaar 2341 2341 2346; Steuer-ID 86095742719; NIR 2 69 05 49 588 157 80; DNI
    12345678Z; NIE X1234567L; codice fiscale RSSMRA85T10A562S; CPF 529.982.247-25; NIF 123456789; PESEL 44051401359
    """)
PASSPORTS = _listed("passport number 512345678; Reisepass Nr. C01X00T47; passeport n° 12AB34516; pasaporte AAA100457")
VEHICLES = _listed("""
    B-MW {n}; AB-123-CD; AB12 CDE; ABC1D23; KA 01 AB 1234; license plate 7ABC{n}; Kennzeichen HH AB {n}9;
    targa AB 123 CD; matrícula 1234 BCD; VIN 1M8GDM9AXKP042788
    """)
BIRTHS = _listed("""
    born on 12/03/1984; DOB: 1984-03-12; geboren am 12.3.1984; née le 12 mars 1984; nacido el 12 de marzo de 1984;
    nata il 12 marzo 1984; nascida em 12/03/1984; geb. 01.02.60
    """)
LOGINS = _listed("""
    my password is hunter{n}; Passwort: Sommer!{n}; mot de passe : fleur{n}x; contraseña: sol_{n}; senha: mar#{n};
    the PIN is 48{n}1; verification code 4829{n}
    """)
GEOS = _listed("""
    48.858{n}1, 2.294{n}5; -33.856{n}9,151.215{n}3; 48°51'30"N 2°17'40"E; 8FW4V75V+8Q; 40.7128° N, 74.0060° W
    """)


def made(code: Code, chance: Random) -> str:
    """One piece of personal data of this kind."""
    match code:
        case Code.PRIV_CARD:
            return _card(chance)
        case Code.PRIV_IBAN:
            return _iban(chance)
        case Code.PRIV_PHONE:
            return _drawn(chance.choice(PHONES), chance)
    shapes = {
        Code.PRIV_MAIL: MAILS,
        Code.PRIV_ORDER: ORDERS,
        Code.PRIV_ADDRESS: ADDRESSES,
        Code.PRIV_HEALTH: HEALTH,
        Code.PRIV_NATIONAL: NATIONAL,
        Code.PRIV_PASSPORT: PASSPORTS,
        Code.PRIV_VEHICLE: VEHICLES,
        Code.PRIV_BIRTH: BIRTHS,
        Code.PRIV_LOGIN: LOGINS,
        Code.PRIV_GEO: GEOS,
    }
    return chance.choice(shapes[code]).format(
        given=chance.choice(GIVEN),
        family=chance.choice(FAMILY),
        host=chance.choice(HOSTS),
        number=chance.randint(1, 99),
        n=chance.randint(1, 250),
        digits=_drawn("#" * chance.randint(5, 10), chance),
        long=_drawn("302-#######-#######", chance),
        code=f"{chance.choice(LETTERS)}{chance.choice(LETTERS)}-{_drawn('#####', chance)}",
        pnr=f"{chance.choice(LETTERS)}{chance.randint(2, 9)}{''.join(chance.choices(LETTERS, k=4))}",
    )


def sentence(what: str, chance: Random) -> str:
    return chance.choice(CARRIERS).format(what)


def _drawn(shape: str, chance: Random) -> str:
    return "".join(str(chance.randint(0, 9)) if sign == "#" else sign for sign in shape)


def _card(chance: Random) -> str:
    head, length, groups = chance.choice((("4", 16, 4), ("51", 16, 4), ("37", 15, 0), ("6011", 16, 4), ("4", 16, 0)))
    digits = head + _drawn("#" * (length - len(head) - 1), chance)
    for check in "0123456789":
        summed = 0
        for place, sign in enumerate(reversed(digits + check)):
            value = int(sign) * (1 + place % 2)
            summed += value - 9 if value > 9 else value
        if summed % 10 == 0:
            break
    whole = digits + check
    between = chance.choice((" ", "-"))
    return between.join(whole[at : at + groups] for at in range(0, length, groups)) if groups else whole


def _iban(chance: Random) -> str:
    country = chance.choice(sorted(IBAN_LENGTHS))
    rest = _drawn("#" * (IBAN_LENGTHS[country] - 4), chance)
    number = int("".join(str(int(sign, 36)) for sign in rest + country + "00"))
    whole = f"{country}{98 - number % 97:02d}{rest}"
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4)) if chance.random() < 0.6 else whole

"""Trades that people write to companies about: flights, parcels, phones, meals, money.

Wider than `text.topics`: *gate*, *captain* and *record locator* are three things and one trade. Who answers a lost
parcel with a question about the seat row speaks of another trade. Words that many trades share count little.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt

from firewarden.text.stems import stem
from firewarden.text.tongue import LANGUAGES

Fields = Mapping[str, float]
"""The weight of each trade."""

_WORDS = {
    "air": """
        flight flights fly flying flew flown plane aircraft airport airline airlines boarding board aboard onboard
        gate takeoff departure depart landing land landed runway tarmac cabin crew pilot captain attendant itinerary
        layover connection connecting standby rebook rebooking nonstop terminal lounge baggage luggage suitcase
        carryon checked seat seats upgrade aisle legroom miles mileage passenger passengers air airways airbus
        boeing jet pnr locator flyer flier skies travel traveling travelling traveler trip delta united jetblue
        southwest american alaska lufthansa ryanair easyjet airasia emirates klm vuelo avión aeropuerto equipaje vol
        avion aéroport bagage flug flugzeug flughafen gepäck koffer voo avião bagagem volo aereo aeroporto bagaglio""",
    "rail": """
        train trains rail railway station stations platform carriage carriages coach conductor timetable commute
        commuter line track tram tube metro subway bus buses ticket tickets journey journeys delay delays delayed
        disruption service stopping calling departs railcard peak signalling amtrak virgin gwr sncf renfe trenitalia
        tren estación gare zug bahn bahnhof gleis trem comboio treno stazione binario""",
    "ride": """
        ride rides rider riders driver drivers driving drove car cars cab taxi pickup dropoff trip trips fare fares
        surge pool carpool route vehicle destination eta toll uber lyft bolt ola grab conductor viaje chauffeur
        course fahrer fahrt motorista corrida autista corsa""",
    "telecom": """
        internet wifi router modem broadband fiber fibre cable dsl network signal coverage data roaming sim outage
        outages line landline phone phones number mobile cell cellular carrier calls text texts texting hotspot
        bundle recharge topup prepaid speed speeds mbps lte tower towers technician tech install installation
        equipment box area zip provider isp wireless residential service verizon comcast xfinity spectrum cox sprint
        tmobile att vodafone airtel telekom fios centurylink orange telefonica móvil línea cobertura netz handynetz
        réseau forfait panne operadora rede rete operatore""",
    "television": """
        tv channel channels hd dvr box remote show shows episode episodes season seasons series movie movies film
        films watch watching watched stream streaming streams video videos subtitles captions buffering playback
        trailer commercials cast live profile queue netflix hulu hbo disney roku chromecast cable canal serie
        película chaîne émission sender sendung folge programa canale puntata""",
    "music": """
        song songs music playlist playlists album albums artist artists track tracks listen listening listened play
        playing shuffle lyrics radio podcast podcasts queue library offline premium concert record remix band
        spotify deezer tidal pandora canción música chanson musique lied musik canção canzone musica""",
    "device": """
        iphone ipad ios mac macbook macos airpods watch apple android samsung galaxy pixel phone phones device
        devices tablet battery charger charging charge screen display keyboard touch camera headphones headset
        bluetooth volume alarm home button model backup restore restart reset settings update updated updates
        updating version software storage icloud itunes autocorrect emoji emojis letter app apps crash crashing
        freezes freezing slow laptop computer desktop pc printer ink toner hp dell lenovo teléfono batería pantalla
        téléphone portable batterie écran handy akku bildschirm celular bateria tela telefono schermo""",
    "software": """
        app apps software install installed installing uninstall download license licence subscription version file
        files folder folders sync syncing upload export import edit photo photos photoshop lightroom illustrator
        premiere acrobat pdf creative cloud adobe dropbox windows microsoft office outlook excel word azure function
        deploy server servers api code domain domains hosting website email emails inbox browser chrome safari
        plugin workspace font fonts google programm datei fichier logiciel archivo programa arquivo""",
    "gaming": """
        game games gaming gamer gamers play playing player players xbox playstation nintendo steam controller
        console lobby match matchmaking multiplayer server servers map maps weapon weapons level levels rank ranked
        unlock achievement achievements dlc beta patch patches preorder gamertag clan glitch ban banned minecraft
        fortnite fifa activision juego jeu spiel konsole jogo gioco""",
    "bank": """
        bank banking account accounts card cards debit credit atm branch teller deposit deposits check checks cheque
        transfer wire loan loans mortgage statement interest overdraft fraud fraudulent transaction transactions
        balance fund funds money pin savings payment payments paypal amex visa mastercard chase citi wells fargo
        bofa merchant invoice limit konto karte überweisung kredit banque compte carte virement banco cuenta tarjeta
        conta cartão banca carta bonifico""",
    "parcel": """
        package packages parcel parcels shipment ship shipped shipping shipper deliver delivered delivery deliveries
        driver truck tracking track warehouse courier depot doorstep porch signature address arrive arrived mail
        post label scan customs transit ups fedex usps dhl hermes dpd paket paketbote lieferung sendung colis
        livraison paquete envío entrega encomenda pacco consegna spedizione""",
    "food": """
        food meal meals lunch dinner breakfast eat eating ate eaten restaurant restaurants burrito burritos bowl
        bowls taco tacos guac guacamole salsa chicken beef steak pork tofu rice beans cheese queso chips tortilla
        lettuce pizza pizzas crust topping toppings burger burgers fries nuggets sandwich salad soup sauce coffee
        latte tea donut donuts drink drinks soda menu order hungry taste tastes tasted tasty delicious yummy flavor
        flavour ingredients fresh portion portions serving served line cashier kitchen cook cooked raw cold hot
        vegan chipotle mcdonalds starbucks dominos papa subway kfc wendys comida restaurante nourriture repas essen
        gericht cibo ristorante""",
    "groceries": """
        supermarket grocery groceries store stores shop shelf shelves aisle bread milk eggs cheese meat fruit veg
        vegetables salad cake cakes biscuits cookies pack packet packaging barcode product products expiry date
        range stock ingredients gluten dairy vegan taste tesco morrisons asda aldi lidl sainsburys waitrose walmart
        target kroger costco carrefour edeka rewe mercadona supermercado supermarché supermarkt supermercato""",
    "shop": """
        shop shopping store stores item items order orders ordered ordering purchase purchased bought buy buying
        seller sellers buyer return returns returned exchange refund refunded listing bid auction stock size sizes
        fit dress shirt jacket jeans shoes boots coat clothes clothing colour color website checkout basket cart
        voucher code discount sale price catalogue reserve collect collection gift toy toys sofa furniture ebay
        amazon argos etsy nike adidas zara asos ikea tienda compra magasin achat laden kauf bestellung loja negozio
        acquisto ordine""",
    "hotel": """
        hotel hotels room rooms stay staying stayed reservation booking guest guests host hosts hosting checkin
        checkout lobby bed beds bathroom shower towel towels housekeeping suite resort airbnb marriott hilton
        kimpton ihg hyatt habitación chambre zimmer quarto camera""",
    "energy": """
        electricity power gas meter meters reading energy boiler heating tariff kwh solar outage blackout bill bills
        smart supplier utility engineer water leak strom zähler heizung électricité compteur luz contador energía
        contatore bolletta energia""",
    "health": """
        insurance policy claim claims premium coverage doctor appointment pharmacy prescription medicine clinic
        hospital nurse patient seguro médico assurance médecin versicherung arzt seguro saúde assicurazione medico""",
}
_HANDLE = re.compile(r"(?<![\w&])@([a-z]\w*)", re.IGNORECASE)
_WRAPPING = re.compile(r"^(?:the|ask|get)|(?:helpers?|helps?|cares?|support|assist|service|tweets|official)$|_|\d+$")
_ADDRESSED = 2.0
"""Whom somebody writes to says more about the trade than a word."""


def fields_of(stems: Iterable[str], text: str = "") -> Fields:
    """The trades these stems speak of; of a `text` with handles also those of the brands that are called by name."""
    found: dict[str, float] = {}
    for one, weight in [*((one, 1.0) for one in stems), *((one, _ADDRESSED) for one in _called(text))]:
        shares = _table().get(one, ())
        for field in shares:
            found[field] = found.get(field, 0.0) + weight / len(shares)
    return found


def agreement(one: Fields, other: Fields) -> float | None:
    """The cosine of both, in 0..1; None where either speaks of no trade."""
    if not one or not other:
        return None
    product = sum(weight * other.get(field, 0.0) for field, weight in one.items())
    return product / sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))


def _called(text: str) -> set[str]:
    return {stem(_bare(match[1].lower()), "en") for match in _HANDLE.finditer(text)}


def _bare(handle: str) -> str:
    """`askpaypal` and `hulu_support` without what says that they help."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", handle))
    return bare or handle


@cache
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for field, line in _WORDS.items():
        for word in line.split():
            for lang in LANGUAGES:
                one = stem(word, lang)
                table[one] = table.get(one, frozenset()) | {field}
    return table

"""German nouns that stand behind a preposition without an article, as places do: *in Gefahr*, *aus Angst*.

Only those that no ending gives away (`names` knows *-ung*, *-heit*, *-en* and the like). A compound counts as its last
part; where that is also how places end (*Stuttgart*, *Utrecht*, *Bocholt*), only the whole word counts.
"""

_ENDINGS = """
    gefahr arbeit haft angst druck kontakt sicht kunft vernunft verdacht betracht ohnmacht vollmacht obhut kraft
    pflicht
    bericht gericht unterricht nachricht verzicht gewicht fahrt flucht sucht schuld geduld geld schutz besitz einsatz
    umsatz ersatz zusatz gesetz netz verkehr rückkehr bedarf vertrag auftrag antrag betrag beitrag anspruch widerspruch
    einspruch gebrauch verbrauch missbrauch rauch versuch besuch verlust frust verzug bezug entzug betrug vollzug gang
    empfang umfang grund hand verband zustand rückstand stillstand widerstand aufstand abstand verstand brand geist
    dienst kunst angebot verbot streit streik bescheid unterschied abschied mitleid neid zeit ruf kauf ablauf umlauf
    verlauf text test sinn beginn gewinn reform uniform plattform personal material kapital alarm lärm traum
    zeitraum alkohol gift luft blut müll metall stahl papier plastik kunststoff treibstoff impfstoff gewalt diebstahl
    mord totschlag krieg urlaub umbau ausbau aufbau abbau vergleich bereich ausgleich erfolg system problem prinzip
    technik kritik politik logistik panik musik klinik produkt projekt konflikt effekt respekt aspekt kredit profit
    wort konto auto foto video risiko portal signal quartal ziel spiel gefühl einbruch abbruch
    ausbruch umbruch aufruhr pech glück augenblick überblick rückblick gepäck schock rücktritt auftritt eintritt
    austritt schritt durchschnitt begriff angriff zugriff tarif brief beleg betrieb vertrieb antrieb urteil vorteil
    nachteil verdienst takt start geburt sport transport export import vorrat verrat monat format zutat heimat auswahl
    anzahl moral skandal schmerz absturz schmutz satz witz verbund freund feind abend frist gefecht gespräch
    gewahrsam zwang zweck termin team schub umweg ausweg stau bestand
    """
_WHOLE = """
    Not Wut Mut Recht Unrecht Art Rat Tat Tod Zug Bau Öl Ort Eid Leid Gut Gas Eis Akt Plan Ton Form Norm Stich Schach
    Sand Staat Feld Wind Kind Macht Nacht Tag Wahl Zahl Haar Holz Schnee Razzia Polizei Trauer Scham Hass Hohn
    Spott Zorn Trotz Kauf Raub Lohn Brot Fleisch Obst Milch Fisch Volk Stadt Land Dampf Kampf Links Rechts
    """
ENDINGS = tuple(_ENDINGS.split())
WHOLE = frozenset(_WHOLE.lower().split())
_SURNAMES = """
    brand kraft lohn zorn wind holz feld bau freund feind stich haar sand fahrt kauf wort schmerz
    """
SURNAMES = frozenset(_SURNAMES.split())
"""Of these; behind another capital they may be one."""


def is_noun(word: str) -> bool:
    """One of these, alone or at the end of a compound.

    >>> is_noun("Lebensgefahr"), is_noun("Utrecht")
    (True, False)
    """
    low = word.lower()
    return low in WHOLE or low.endswith(ENDINGS)


def is_whole_noun(word: str) -> bool:
    """One of these alone, and no surname: a firm may be called by a compound."""
    low = word.lower()
    return (low in WHOLE or low in ENDINGS) and low not in SURNAMES

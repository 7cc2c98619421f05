"""Names of made-up people, by language: given names, family names, and words for nicknames."""

_EN = (
    "Ada Owen Maisie Callum Priya Tom Hattie Rory Zoe Miles Nell Jonah Freya Dev Isla Gareth Mona Felix Tess Hugh Orla "
    "Kit Bea Ruben Lena Wes Greta Omar Jess Noel Ivy Sam Pippa Declan Anya Theo Marnie Kofi Lucy Dan"
)
_EN_FAMILY = (
    "Ashdown Pell Quill Marsh Tolland Reeve Osgood Varley Hurst Lark Penrow Dace Whitlow Crane Fenn Holt Bexley Sorrel "
    "Wyatt Moss Garrow Thorne Ingle Rusk Hale Corran Vane Mallory Stroud Kemp Ellis Danvers Boyle Nash"
)
_ES = (
    "Lucía Mateo Carmen Iker Nuria Pablo Alba Diego Marta Hugo Elena Bruno Paula Álex Irene Raúl Sofía Gonzalo Inés "
    "Adrián Rocío Julia Óscar Leire"
)
_ES_FAMILY = (
    "Valdera Montiel Sarriá Quintana Olmedo Berrueco Cifuentes Landa Espejo Robledo Arnal Tejada Muro Salvat Peñas "
    "Vidal Carreño Lozano Roca Prat"
)
_DE = (
    "Anke Jonas Merle Tim Svenja Lukas Heike Malte Greta Uwe Frieda Nils Katrin Bastian Imke Rolf Lotte Henning Silke "
    "Ole Britta Fynn Ute Jannis"
)
_DE_FAMILY = (
    "Petersen Brandt Hollmann Kröger Lüders Wegner Oltmanns Siebert Vogt Harms Reimers Tiedemann Bruhn Lorenz Ahlers "
    "Kühn Behrens Sander Thoma Eggers"
)
_FR = "Camille Hugo Léa Antoine Manon Julien Chloé Théo Élise Bastien Maud Rémi Salomé Yann Clara Mathis"
_FR_FAMILY = "Delorme Vasseur Lemoine Bréhat Carpentier Morvan Jacquet Tissier Legoff Pascal Rivoire Chauvin"
_AR = "ليلى سامر نور كريم هدى ياسين مريم طارق رنا وليد سلمى زياد دانا فارس"
_AR_FAMILY = "الحداد منصور البحري شاهين قاسم الخياط نعيم درويش سلامة رحال"
_NICK = (
    "salt kelp gull harbor pixel tea moth nimbus otter bramble static lantern pebble quartz radish cloud marble tide "
    "sparrow button velvet cactus socket dune mango teapot drift copper lime fog raven waffle"
)
_TRADE = "reads writes bikes hikes sails cooks paints codes knits runs travels films"

GIVEN: dict[str, tuple[list[str], list[str]]] = {
    "en": (_EN.split(), _EN_FAMILY.split()),
    "es": (_ES.split(), _ES_FAMILY.split()),
    "de": (_DE.split(), _DE_FAMILY.split()),
    "fr": (_FR.split(), _FR_FAMILY.split()),
    "ar": (_AR.split(), _AR_FAMILY.split()),
}
"""Given and family names; people of other languages take English ones."""
NICK = _NICK.split()
TRADE = _TRADE.split()

LATIN = {
    "ليلى": "layla", "سامر": "samer", "نور": "nour", "كريم": "karim", "هدى": "huda", "ياسين": "yasin", "مريم": "maryam",
    "طارق": "tareq", "رنا": "rana", "وليد": "walid", "سلمى": "salma", "زياد": "ziad", "دانا": "dana", "فارس": "fares",
}  # fmt: skip
"""How Arabic names are written in handles."""

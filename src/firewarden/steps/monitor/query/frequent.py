"""Words so frequent in everyday posts that they find nothing in particular, in plain spelling."""

_ENGLISH = """
a about after again all also always am an and any are as at back bad be because been before being best better big
but by call came can come could day days did do does done down even ever every first for from get give go going
good got great had has have he help her here him his how i if in into is it its just know last let like little
long look love made make man many me more most much must my need never new news next no not now of off ok old on
one only or other our out over people please really right said same say see she should so some still such sure
take than thank thanks that the their them then there these they thing think this time to today too two up us use
very want was way we well were what when where which who why will with work world would year years yes yet you
your
"""
_SPANISH_AND_PORTUGUESE = """
al como con cuando de del desde donde e el ella en era es esta este esto fue hay hoy la las lo los me mi mucho muy
mas nada no nos o para pero por porque que se ser si sin sobre son su sus tambien te tiene todo tu un una uno y ya
yo ao aos com da das do dos ele ela em eu foi isso isto ja mais meu minha muito na nao nas num numa os ou pela
pelo pra quando quem sem seu sua so tem um uma voce
"""
_FRENCH = """
au aux avec c ce ces cette dans des du elle est et il ils j je la le les leur lui ma mais moi mon meme ne nous on
ont ou par pas plus pour qu qui sa se ses son sont sur ta tout tous tres tu un une va vous ca ete etre
"""
_GERMAN = """
aber als am an auch auf aus bei bin bis da das dass dem den der des die doch du ein eine einem einen einer er es
fur hat habe haben ich ihr im immer in ist ja kann kein man mich mir mit nach nicht noch nur oder schon sein sich
sie sind so um und uns von vor war was wenn wer wie wir wird zu zum zur uber
"""
COMMON_WORDS = frozenset((_ENGLISH + _SPANISH_AND_PORTUGUESE + _FRENCH + _GERMAN).split())

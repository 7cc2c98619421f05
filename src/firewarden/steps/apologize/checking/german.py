"""How apologies are said in German."""

from firewarden.steps.apologize.checking.german_defects import DEFECTS
from firewarden.steps.apologize.checking.speech import Patterns, Speech

WORDS = {
    "we": r"\b(?:wir|ich)\b",
    "gap": r"[^.!?;:]{0,90}?",
    "calm": (
        r"(?:gehabt|gewesen|gehört|gelesen|gesehen|erhalten|bekommen|erstattet|bezahlt|gezahlt|zurückgezahlt"
        r"|zurückgerufen|ersetzt|repariert|entfernt|gelöscht|gestoppt|begonnen|angefangen|eingestellt und"
        r"|eingeführt|geändert|verbessert|geprüft und|untersucht|informiert|angeboten|entschuldigt|bedauert"
        r"|entschieden|beschlossen|versucht|verstanden|gelernt|gemessen|festgestellt|bemerkt|bestätigt"
        r"|gesprochen|getroffen|behoben|zurückgenommen|geschlossen|zurückgezogen|eingerichtet|beauftragt"
        r"|gebeten|gekauft|bestellt|gedacht|geglaubt|gehofft|gemeint|gewollt|reagiert|verschärft|geschult"
        r"|immer|stets|gewonnen|beschuldigt|ausgetauscht|veranlasst|gesperrt|gefunden|kontaktiert)"
    ),
    "hurt": (
        r"(?:unannehmlichkeiten|irritation\w*|ärger|verletzung\w*|missverständniss?e?|verunsicherung\w*"
        r"|beeinträchtigung\w*|umstände|schäden|schaden|störung\w*|sorgen?|unmut|kränkung\w*|belastung\w*"
        r"|nachteile?|enttäuschung\w*|leid|beschwerden)"
    ),
    "bad": (
        r"(?:falsch|unehrlich|gelogen|unentschuldbar|inakzeptabel|nicht (?:richtig|in ordnung|gut|fair|sicher"
        r"|ehrlich|genug|akzeptabel)|ein fehler|rassistisch|sexistisch|verletzend|respektlos|unverzeihlich"
        r"|fahrlässig|zu spät|zu langsam|zu wenig|beschämend|rücksichtslos|schlimm|feige|dumm|schlecht)"
    ),
}

PARTS: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:werden|wollen|werde|will|könnten|sagen|schreiben) (?:wir |ich )?(?:jetzt )?nicht (?:sagen"
            r"|schreiben|behaupten|von|so tun)?\b[^.!?;]*$"
        ),
    ),
    "regret": (
        (
            r"\bentschuldig(?:en|e|t|ung|ungen|en sie|et)\b(?! (?:sie )?(?:bitte )?(?:den|die) (?:bau)?lärm)"
            r"|\bum (?:\w+ )?(?:verzeihung|entschuldigung|nachsicht|vergebung)\b|\bverzeihung\b|\bpardon\b"
            r"|\bsorry\b|\btschuldigung\b"
        ),
        (
            r"\b(?:tut|tat|tun) (?:es |uns |mir |ihm |ihr |ihnen |das )*(?:\w+ |von herzen |von ganzem herzen "
            r"|aufrichtig )*leid\b|\bleid tut\b|\b(?:bedauern|bedauere|bedauert|bedaure|bereuen|bereue|bereut"
            r"|bedauerlich für uns)\b(?! (?:ihnen|mitteilen|sie in ihrem trauerfall))|\bmit (?:\w+ )?bedauern\b"
            r"|\b(?:unser|mein|ihr|sein) (?:\w+ )?bedauern\b"
        ),
        (
            r"\b(?:schäme|schämen|schämt|beschämt|beschämen)\b|\b(?:wir|ich) (?:sind|bin) (?:\w+ )?(?:beschämt"
            r"|bestürzt und|untröstlich|zerknirscht)\b|\breue\b|\bes schmerzt (?:uns|mich)\b"
        ),
    ),
    "not_regret": (
        r"\b(?:nicht|nie|niemals|kein|keine|keinen|weder|ohne)\b(?! (?:nur|genug|oft genug))(?: \w+){0,4} ?$",
        (
            r"\bbitte entschuldigen sie (?:den|die) (?:bau|lärm)\w*|\b(?:bürgermeister\w*|minister\w*|polizei"
            r"|gewerkschaft) (?:sagte|sagt|erklärte|teilte)\b|\bbedauern,? ihnen mitteilen\b"
            r"|\bmuss sich \w* ?entschuldigen\b"
        ),
    ),
    "fault": (
        (
            r"\b(?:unser|unsere|mein|meine|unserer|unserem|unseren) (?:eigene?r? |alleinige |ganz \w+ )?(?:fehler"
            r"|schuld|verschulden|versäumnis\w*|versagen|verantwortung|nachlässigkeit|fahrlässigkeit|irrtum"
            r"|fehlverhalten|arroganz|schweigen|entscheidung)\b|\b(?:schuld|fehler|verantwortung"
            r"|versäumnis)\b(?: \w+){0,3}? (?:liegt|liegen|lag|ist|war|trifft|tragen|trage"
            r"|trägt)(?: \w+){0,2}? (?:bei (?:uns|mir)|unsere?|meine?|uns|mich|wir|ich)\b|\b(?:liegt|lag"
            r"|liegen) (?:allein |ganz |einzig )?(?:bei|an) (?:uns|mir)\b"
        ),
        (
            r"\b(?:übernehmen|übernehme|tragen|trage|übernimmt|trägt)\b<gap>(?:verantwortung|schuld|haftung)\b"
            r"|\b(?:wir|ich) (?:sind|bin|waren|war) (?:\w+ )?(?:schuld|verantwortlich|im unrecht|zu (?:langsam|spät"
            r"|gierig|stolz|nachlässig)|selbst)\b|\b(?:wir|ich|haben|habe) (?:\w+ ){0,6}?(?:versagt|enttäuscht"
            r"|im stich gelassen|fehler gemacht|einen fehler gemacht|falsch gemacht|verbockt|vermasselt|versaut"
            r"|vergeigt|schuldig gemacht|unrecht getan|verletzt|belogen|getäuscht|betrogen|hintergangen|gelogen"
            r"|geschadet|sie gemacht|missachtet|vernachlässigt|ignoriert|zugelassen)\b"
        ),
        (
            r"\b(?:hätten|hätte) (?:wir|ich)\b|\b(?:wir|ich) (?:\w+ )?hätten?\b<gap>(?:müssen|sollen|dürfen"
            r"|können)\b|\b(?:das|es|dies|was wir|was ich|unsere? \w+|die entscheidung|beides)(?: \w+){0,4}? (?:war"
            r"|ist|waren)(?: \w+)? <bad>\b|\bkeine (?:entschuldigung|ausrede|rechtfertigung) (?:für|dafür)\b"
            r"|\bdafür gibt es keine\b|\b(?:durch|von) uns\b(?! (?:aus|bekommen|erhalten))"
        ),
        (
            r"\b(?:leid|leid,|entschuldigung|verzeihung|bedauern|bedauern,|sorry"
            r"|leid tut)[, ]+(?:auch, )?dass (?:wir|ich)\b|\bdas leid, das wir\b|\b(?:was|den schaden, den|das, was"
            r"|die|das) wir (?:ihnen|euch|ihm|ihr|dir) (?:\w+ )?(?:angetan|zugefügt|zugemutet)\b"
        ),
    ),
    "loose_fault": (
        (
            r"\b(?:fehler gemacht|nicht gerecht geworden|versagt[.,!]|einiges falsch|manches falsch"
            r"|verantwortung (?:für|dafür|hierfür)|nicht alles richtig)\b"
        ),
    ),
    "act": (
        (
            r"\b(?:wir|ich) (?:haben|habe|hatten|hatte)\b(?! (?:\w+ ){0,8}?<calm>\b)<gap>\b\w*(?:ge\w+(?:t|en)"
            r"|ver\w+(?:t|en)|be\w+(?:t|en)|über\w+(?:t|en)|unter\w+(?:t|en)|zer\w+(?:t|en)|ent\w+(?:t|en)"
            r"|er\w+(?:t|en)|\w+iert|miss\w+)\b"
        ),
        (
            r"\b(?:haben|habe|hatten|hatte) (?:wir|ich)\b(?! (?:\w+ ){0,8}?<calm>\b)<gap>\b\w*(?:ge\w+(?:t|en)"
            r"|ver\w+(?:t|en)|be\w+(?:t|en)|über\w+(?:t|en)|unter\w+(?:t|en)|zer\w+(?:t|en)|ent\w+(?:t|en)"
            r"|miss\w+)\b|\bdass (?:wir|ich)\b<gap>\b(?:haben|habe|hatten|hatte|ließen|wollten)\b"
            r"|\bbei uns niemand\b"
        ),
        (
            r"\b(?:wir|ich) (?:vergaßen|vergaß|verloren|verlor|schickten|verkauften|ließen|ließ|logen|log|schwiegen"
            r"|schwieg|ignorierten|versäumten|brachen|brach|missachteten|verschwiegen|übersahen|übersah|warteten"
            r"|zeigten|druckten|schrieben|behandelten|strichen|kürzten|sparten|lieferten|buchten|weigerten|nannten"
            r"|sagten ihnen|stellten|verschickten|zählten|gaben ihnen)\b"
        ),
        (
            r"\bunser(?:e|er|en)? (?!lieferant|zulieferer|dienstleister|partner|kund|spediteur)(?:\w+ ){1,2}?(?:hat"
            r"|haben|hatte) [^.!?;]{0,50}\b(?:vergessen|verletzt|beleidigt|ignoriert|verloren|gelogen|geschlagen"
            r"|falsch \w+|übersehen|liegen lassen|verkauft|weitergegeben|ausgelacht|abgewiesen)\b"
        ),
    ),
    "not_act": (
        (
            r"\b(?:niemandem|nichts) (?:\w+ )?(?:getan|geschadet|falsch gemacht|vorzuwerfen)\b|\bnie (?:jemanden"
            r"|etwas)\b|\bstolz\b(?!,? dass wir nicht)"
        ),
        r"\b(?:falls|wenn|sofern|sollten|sollte)\b[^.!?;,]{0,30}$",
    ),
    "repair": (
        (
            r"\b(?:erstatt\w+|rückerstatt\w+|zurückerstatt\w+|entschädig\w+|zurückzahl\w+|zahlen (?:wir )?(?:ihnen"
            r"|euch|alle|die|den|das)|ersetz\w+|ersatz\w*|wiedergutmach\w+|gutschrift|gutgeschrieben|kostenlos\w*"
            r"|kostenfrei|umsonst|gratis|auf unsere kosten|unsere rechnung"
            r"|übernehmen (?:wir )?(?:\w+ ){0,3}?(?:kosten|rechnung|gebühren)|kosten (?:\w+ )?(?:übernehmen|tragen"
            r"|zahlen)|tragen (?:wir )?(?:\w+ )?kosten|zurückgerufen|rückruf)\b"
        ),
        (
            r"\b(?:geld|preis|betrag|beiträge|gebühren?|fahrpreis|kaufpreis|euro|€)\b<gap>\b(?:zurück|zurückgezahlt"
            r"|überwiesen|erlassen|auf ihrem konto|erstattet|bekommen)\b|\b(?:bekommen|bekommt|erhalten|erhält"
            r"|bekommst) (?:sie|jeder|alle|ihr|noch|heute|morgen|die|den|das|ein\w*|\w+)\b|\bsie (?:bekommen"
            r"|erhalten)\b|\bjede[rs]? (?:\w+ )?(?:bekommt|erhält)\b|\bzurück (?:auf|an|bekommen|bekommt|haben)\b"
        ),
        (
            r"\b(?:nehmen|nahmen|genommen|ziehen|gezogen|zogen)\b<gap>\b(?:aus dem (?:sortiment|verkauf|programm"
            r"|regal|netz|handel)|zurück|vom markt|offline)\b|\b(?:ist|sind|wurde|wurden|wird"
            r"|werden) (?:\w+ ){0,3}?(?:gelöscht|entfernt|zurückgerufen|zurückgezogen|abgehängt|gestoppt|unterwegs"
            r"|behoben|wiederhergestellt|repariert|ausgetauscht|abgeholt|erlassen|bezahlt|nachgeliefert"
            r"|korrigiert)\b|\b(?:wir haben|haben wir) (?:\w+ ){0,6}?(?:entfernt|gelöscht|zurückgenommen"
            r"|zurückgezogen|geschlossen|erstattet|überwiesen|repariert|ersetzt|behoben)\b|\b(?:steht|stehen|hilft"
            r"|helfen|rufen|ruft|melden|bringen|holen|schicken|liefern|kümmern|leihen) (?:wir )?(?:\w+ )?(?:ihnen"
            r"|euch|sie|jeden|jede familie|die betroffenen|den betroffenen)\b|\bzur seite\b"
        ),
    ),
    "not_repair": (
        r"\b(?:nicht|nie|kein\w*)\b[^.!?;:,]{0,20}$",
        r"\bgutschein\b",
    ),
    "repentance": (
        (
            r"\b(?:künftig|in zukunft|zukünftig|ab (?:sofort|heute|jetzt|morgen|montag|dienstag|mittwoch|donnerstag"
            r"|freitag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|dem"
            r"|nächste\w*|kommende\w*)|von (?:jetzt|nun|heute) an|seit (?:gestern|montag|dienstag|mittwoch"
            r"|donnerstag|freitag|heute|letzter woche|letzter) \w+|bis (?:ende|zum|spätestens|januar|februar|märz"
            r"|april|mai|juni|juli|august|september|oktober|november|dezember)|jetzt (?:zu zweit|immer|nur|prüf\w+"
            r"|muss|gibt|wird|werden|haben|liegt|steht)|nie wieder|nicht mehr vorkommen|nicht wieder"
            r"|nicht noch einmal|nicht wiederholen|damit (?:so etwas|das|sich|dies|niemand|es|so was)|besser machen"
            r"|verbessern|bessern|dazulernen|lernen (?:wir|daraus)|gelernt|schul(?:en|ung\w*|t)"
            r"|neue[rsn]? (?:regel\w*|verfahren|kontrolle\w*|prüfung\w*|system|abläufe|leitung|software)"
            r"|zweite[rsn]? (?:person|mensch|prüfung|unterschrift|kabel)|verschärf\w+|einführen"
            r"|führen (?:wir )?\w+ ein|stellen (?:wir )?(?:\w+ )?(?:um|ein)|ändern wir|wir ändern|werden wir"
            r"|wir werden|kein\w* \w+ mehr|nicht mehr)\b"
        ),
    ),
    "not_repentance": (
        (
            r"\böffnungszeiten\b|\bnicht mehr (?:hingesehen|bei uns|im unternehmen|hingehört|beschäftigt"
            r"|rechtzeitig)\b|\bprüfen den vorgang\b|\bsommerfest\b"
        ),
        r"\b(?:falls|wenn)\b[^.!?;,]*$",
    ),
    "vain": (
        (
            r"\b(?:besser machen|verbessern|bessern|lernen|gelernt|dazulernen|bemüh\w+|alles (?:daran)? ?(?:setzen"
            r"|tun)|reflektieren|nicht (?:wieder|mehr) vorkommen|an uns arbeiten)\b"
        ),
    ),
    "owned": (
        (
            r"\b(?:unabhängige (?:untersuchung|prüfung)|untersuchung (?:durch|unter)"
            r"|veröffentlich\w+ (?:wir )?(?:den|die) (?:bericht|ergebnisse))\b"
        ),
    ),
    "explanation": (
        (
            r"\b(?:weil|da (?:wir|die|der|das|ein|eine)\b|wegen (?!der (?:kritik|reaktionen|empörung))"
            r"|aufgrund (?!der (?:kritik|reaktionen|empörung)|technischer|unvorhergesehen)|ursache|ursächlich"
            r"|grund (?:dafür|war|ist|hierfür)|verursacht|ausgelöst|deshalb|dadurch|führte dazu"
            r"|um (?:\w+ ){1,2}zu sparen|hatte jemand|niemand (?:hatte|prüfte|bemerkte|fragte|hat)|verwechselt\w*"
            r"|brach|platzte|riss|versagte|ausgefallen|fiel aus|defekt|durchgebrannt|verstopft|abgestellt hatte"
            r"|geändert hat|geschickt;|verunreinigt\w*|wir (?:glaubten|dachten|meinten|wollten)|so kam es"
            r"|und zwar so|wie (?:es|das) passiert)\b"
        ),
    ),
    "not_explanation": (
        (
            r"\b(?:wissen (?:wir )?(?:noch )?nicht|noch unklar|klären|untersuchen|ermitteln|herausfinden"
            r"|sobald wir)\b[^.!?;:]{0,45}$"
        ),
        r"\b(?:fahrplan|technischen gründen|unvorhersehbar\w*)\b",
    ),
    "forgiveness": (
        (
            r"\b(?:verzeih\w*|vergeb\w+|vergib\w*|verzieh\w*|(?:zweite|neue|weitere|noch eine"
            r"|eine) chance)\b(?!ung (?:bitten|für))"
        ),
    ),
    "not_forgiveness": (
        r"\b(?:nicht|nie|kein\w*)\b[^.!?;,]{0,25}$",
        r"\bverzeihung\b",
    ),
    "harmed": (
        (
            r"\b(?:sie|ihnen|ihr|ihre[nrms]?|euch|eure|kund\w+|gäste|fahrgäste|eltern|patient\w+|kinder\w*|menschen"
            r"|familien?|mieter\w*|mitarbeiter\w*|passagiere\w*)\b"
        ),
    ),
    "date": (
        (
            r"\b(?:am )?\d{1,2}[.·] ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november"
            r"|dezember)\b|\b(?:gestern|vorgestern|heute morgen|letzte[nr]? (?:woche|nacht|montag|dienstag|mittwoch"
            r"|donnerstag|freitag|samstag|sonntag)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag"
            r"|sonntag))\b"
        ),
    ),
}

SPEECH = Speech("de", WORDS, {**PARTS, **DEFECTS})

"""German."""

from firewarden.steps.respond.checking.words import Words

_NUMBERS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_SMALL = _NUMBERS.split()
_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_THOSE = r"(?:allen?|jede[rmn]?|sämtliche[n]?|kein[e]?[rmn]?|niemand|wer)"
_ONES = (
    r"(?:\w+e?n? )?(?:kund\w*|reisende\w*|haushalte?n?|fahrgäste?n?|betroffene[nr]?|familien?|nutzer\w*|gäste?n?"
    r"|käufer\w*|opfern?|abonnent\w*|passagiere?n?)"
)

WORDS = Words(
    language="de",
    months=(
        "januar/jänner/jan februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sep/sept "
        "oktober/okt november/nov dezember/dez"
    ),
    weekdays="montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    days={
        "heute": 0,
        "heute morgen": 0,
        "heute früh": 0,
        "heute abend": 0,
        "gestern": -1,
        "gestern abend": -1,
        "vorgestern": -2,
        "morgen": 1,
        "übermorgen": 2,
    },
    numerals={
        **{word: number for number, word in enumerate(_SMALL) if number > 1},
        **_TENS,
        **{
            f"{unit}und{ten}": number + place
            for ten, number in _TENS.items()
            for place, unit in enumerate(_UNITS)
            if place
        },
        **{f"{unit}hundert": 100 * place for place, unit in enumerate(_UNITS) if place},
        "dutzend": 12,
    },
    magnitudes={
        "hundert": 100,
        "tausend": 1_000,
        "million": 1_000_000,
        "millionen": 1_000_000,
        "mio": 1_000_000,
        "milliarden": 1_000_000_000,
    },
    percent=r"prozent|prozentpunkte",
    hours=r"uhr",
    noons={"mittag": 720, "mitternacht": 0},
    until=r"bis|und|-|–|auf",
    units=r"sekunden?|minuten?|stunden?|tagen?|tage|wochen?|monate?n?|jahre?n?",
    ago=r"vor {n} {days}",
    at=r"in|aus|nach|von|bei|zwischen|und|bis|um|vor|über|ab|richtung",
    titles=(
        r"herrn?|frau|dr|prof|professor|firma|kapitän|minister\w*|präsident\w*|bürgermeister\w*|sprecher\w*"
        r"|direktor\w*|geschäftsführer\w*|chef\w*|leiter\w*"
    ),
    plain=(
        r"uhr|ende|anfang|mitte|euro|prozent|millionen|million|mio|kürze|zukunft|sicherheit|ordnung|betrieb|wasser"
        r"|strom|update|app|internet|telefon|mail|e-mail|fragen?|kunden|frage"
    ),
    speaks=(
        r"(?:hat |haben )?(?:sagte|sagt|teilte|bestätigt(?:e)?|erklärt(?:e)?|versprach|kündigte|entschuldigte"
        r"|warnte)"
    ),
    one=r"(?!)",
    known=r"wir wissen(?:,)? dass|was wir wissen|wir (?:können bestätigen|bestätigen)|fest steht|es steht fest",
    aware=(
        r"wir haben (?:\w+ ){0,8}?(?:gehört|gelesen|gesehen|erfahren|bemerkt|erhalten|mitbekommen)|uns "
        r"(?:erreichen|liegen) (?:\w+ ){0,4}?(?:hinweise|berichte|meldungen|beschwerden)|uns (?:wurde|wird) "
        r"(?:\w+ ){0,4}?(?:gemeldet|berichtet)|wir wissen (?:von|um)|(?:behauptung(?:en)?|gerüchte?|videos?"
        r"|bild(?:er)?|aufnahmen?|meldung(?:en)?|beitr(?:ag|äge)|nachrichten?)(?: \w+){0,5}? (?:geteilt"
        r"|verbreitet|im umlauf)|kursier(?:t|en)|(?:etwas|einiges|manches|unser\w* \w+)(?: \w+){0,4}? "
        r"(?:funktionier\w+|läuft|laufen|geht|gehen|lädt|laden|antworte\w+) (?:\w+ ){0,3}?nicht|unser\w* \w+ "
        r"(?:ist|sind) (?:\w+ ){0,2}?(?:gestört|ausgefallen|nicht erreichbar)"
    ),
    unknown=(
        r"wissen wir (?:noch |bisher |derzeit |bislang )*nicht|wir wissen (?:noch |bisher |derzeit "
        r"|bislang )*nicht|(?:noch |weiter |bisher )?(?:unklar|ungeklärt|unbekannt|offen\b)|nicht (?:bekannt|klar"
        r"|geklärt|bestätigt)|können wir (?:noch |derzeit |im moment )*nicht (?:sagen|bestätigen|ausschließen)"
        r"|kann (?:noch )?nicht gesagt werden|zu früh|steht (?:noch )?nicht fest|wird (?:noch )?(?:untersucht"
        r"|geprüft|ermittelt)|haben wir noch keine"
    ),
    doing=(
        r"wir (?!wissen|bitten|verstehen|bedauern|melden|informieren|entschuldigen|rufen|können|haben|sind|werden"
        r"|korrigieren|hatten|nannten)(?:\w+ ){0,4}?\w*(?:prüfen|untersuchen|arbeiten|spülen|nehmen|suchen"
        r"|analysieren|kontrollieren|reparieren|tauschen|sperren|stoppen|testen|bringen|kümmern|unterstützen"
        r"|setzen|tun|ersetzen|stellen|liefern|überprüfen|beheben)\b"
        r"|(?:uns(?:er)?e?n? \w+|fachleute|techniker|teams?|labore|einsatzkräfte|mitarbeitende"
        r"|expert\w+) (?:\w+ ){0,3}?(?:prüf\w+|untersuch\w+|arbeit\w+|such\w+|analysier\w+|kontrollier\w+"
        r"|reparier\w+|tausch\w+|sind (?:vor ort|im einsatz)|nehm\w+|ermittel\w+|kümmer\w+)"
        r"|wir haben (?:\w+ ){0,5}(?:gestoppt|gesperrt|eingeleitet|beauftragt|eingerichtet|begonnen|alarmiert"
        r"|informiert|angehalten)|sind im einsatz"
    ),
    seeking=(
        r"wir (?:\w+ ){0,2}?(?:klären|prüfen|ermitteln)|gehen (?:wir )?(?:dem|der sache|diesem \w+|jedem \w+"
        r"|allen \w+) (?:\w+ )?nach|(?:sehen|schauen) (?:wir )?(?:\w+ ){0,3}?(?:noch einmal|genau|erneut) an"
        r"|arbeiten (?:wir )?daran|versuchen (?:wir )?(?:\w+ ){0,3}?(?:herauszufinden|zu klären|zu verstehen)"
    ),
    you_can=(
        r"bitte(?:n sie)? (?!um entschuldigung|um verständnis|alle um)\w+|bitte\b|(?:sie|ihr) (?:können|könnt"
        r"|sollten|müssen nicht|dürfen)|können sie\b|wenn sie [^,]{2,80},|(?:^|[.!?;:] )(?:essen"
        r"|bringen|prüfen|kochen|nutzen|meiden|schließen|halten|rufen|geben|achten|verwenden|trinken|melden|fragen"
        r"|ändern|lassen|wenden|schalten) sie"
    ),
    asked=(
        r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:sie )?(?:fragen|rufen|schreiben|erreichen|wenden"
        r"|kontaktieren)|sie (?:können|erreichen))"
    ),
    next_update=(
        r"(?:das )?nächste(?:s|n)? (?:mal|update|information\w*|meldung|mitteilung|bericht)|(?:wir )?(?:melden"
        r"|informieren|berichten|aktualisieren)(?: wir)? (?:uns|sie|euch|darüber|hier)?(?: \w+){0,5}? ?(?:wieder"
        r"|erneut|um \d|in einer|morgen|weiter|bis)|informieren wir (?:sie|euch)|erneut informieren"
        r"|halten sie auf dem laufenden|weitere informationen (?:folgen|gibt)"
        r"|schreiben (?!sie\b)(?:wir )?(?:\w+ ){0,4}?(?:hier|wieder|erneut|mehr)|(?:sagen|zeigen) wir (?:\w+ "
        r"){0,3}?(?:mehr|hier|wieder)|wir (?:schreiben|sagen|melden|berichten|informieren)[^.]{0,25} (?:stündlich"
        r"|jede stunde|alle \w+ (?:stunden|minuten))|(?:stündlich|jede stunde|alle \w+ (?:stunden|minuten)) "
        r"(?:schreiben|sagen|melden|berichten|informieren) wir"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:unter|telefon|hotline|tel\.?):? ?\+?\d|erreichen (?:sie )?uns|erreichen sie|rufen sie uns"
        r"|schreiben sie uns|(?:fragen )?(?:beantworten|fragen sie) (?:wir|uns)|wenden sie sich|hotline"
        r"|kundenservice|kundendienst"
    ),
    empathy=(
        r"(?:tut|tun) uns (?:\w+ )?leid|es tut uns|entschuldig\w+|bedauern|wir verstehen|verständnis dafür"
        r"|uns ist bewusst|unser mitgefühl|unsere gedanken|wir wissen, (?:wie|dass) (?:\w+ ){0,4}(?:belast\w*"
        r"|schwer|ärger\w*|sorge\w*)|ihre sorgen?|hätte nicht passieren dürfen|mitgefühl|anteilnahme"
        r"|(?:das|es|dies) (?:\w+ )?(?:beunruhigt|erschüttert|bestürzt|bewegt|schmerzt) uns|(?:ihre|eure|die) "
        r"(?:sicherheit|gesundheit)(?: \w+){0,4}? (?:geht vor|hat vorrang|steht an erster stelle)|wir wissen, "
        r"dass (?:\w+ ){0,5}(?:verlassen|angewiesen)"
    ),
    cause=(
        r"weil|wegen|aufgrund|auf grund|infolge|durch (?:einen?|eine?m|die|den|das|ein|starkregen|fehler)"
        r"|verursacht (?:durch|von)|ausgelöst (?:durch|von)|zurückzuführen auf|da (?=\w+ \w+ )(?!s|ss)|dank|nachdem"
    ),
    caused=(
        r"(?:ursache|grund|auslöser)(?: dafür| hierfür| \w+){0,3} (?:war|ist|waren|sind|liegt|lag)|(?:schuld"
        r"|verantwortlich)(?: daran)? (?:ist|war|sind|waren|trägt)|(?:ist|war|sind) (?:schuld|verantwortlich)"
        r"|(?:führte|führten|verursachte|verursachten|löste) (?:\w+ ){0,5}(?:zu|aus|den|die|das)?|liegt (?:an|am"
        r"|bei)|lag (?:an|am|bei)|stammt aus|menschliches versagen|sabotage|steckt hinter|dahinter steckt"
        r"|hat (?:\w+ ){1,4}(?:getroffen|beschädigt|zerstört|ausgelöst|verursacht)"
    ),
    motive=(
        r"weil (?:uns|wir|ihre|die) (?:\w+ )?(?:sicherheit|wichtig|vertrauen|wollen)|dank (?:ihrer|ihnen|der hilfe"
        r"|dem einsatz)"
    ),
    guess=(
        r"vermutlich|wahrscheinlich|womöglich|möglicherweise|vielleicht|anscheinend|offenbar|offensichtlich"
        r"|scheinbar|angeblich|mutmaßlich|wohl|eventuell|allem anschein nach|wir (?:vermuten|glauben|nehmen an"
        r"|gehen davon aus|denken)|es (?:scheint|sieht (?:so )?aus)|dürfte(?:n)? (?:\w+ ){0,6}(?:sein|haben)"
        r"|könnte(?:n)? (?:\w+ ){0,6}(?:gewesen|haben|sein)|muss (?:\w+ ){0,6}gewesen sein"
        r"|soll(?:en)? (?:\w+ ){0,6}(?:gewesen sein|haben)|deutet (?:\w+ ){0,3}(?:auf|hin)"
    ),
    estimate=(
        r"(?:wird|werden|sollte[n]?|dürfte[n]?|voraussichtlich)(?: \w+){0,8}? (?:behoben|wieder (?:laufen|fahren"
        r"|da|frei|verfügbar|funktionieren|normal|gut|in ordnung)"
        r"|in ordnung|abgeschlossen|vorbei|gelöst|wiederhergestellt)|voraussichtlich"
        r"|in kürze (?:wieder|behoben|gelöst)|bald (?:wieder|behoben|vorbei)"
    ),
    open_promise=(
        r"wir (?:werden|versprechen|garantieren|sichern \w+ zu|verpflichten uns|geben ihnen unser wort)(?: \w+)?"
        r"|(?:werden|versprechen) wir"
    ),
    hidden_promise=(
        r"(?:sie|ihr) (?:bekommen|erhalten|bekommt)(?: \w+){0,4} (?:geld|erstattung|zurück)|wir haften|"
        rf"(?:{_THOSE} {_ONES}|{_ONES}|{_THOSE})(?: \w+){{0,6}}? (?:erhalten|erhält|bekommen|bekommt"
        rf"|werden (?:\w+ ){{0,3}}(?:entschädigt|erstattet)|wird (?:\w+ ){{0,4}}(?:entschädigt|erstattet|verlieren"
        rf"|zahlen)|verliert|dürfen (?:kostenlos|gratis))"
        r"|(?:wird|werden|kann|darf) (?:\w+ ){0,4}?nie (?:wieder|mehr)|nie wieder|nie mehr|ausgeschlossen, dass"
        r"|(?:gutschrift\w*|entschädigung\w*|erstattung\w*|gutscheine?)(?: \w+){0,3} (?:kommt|kommen|folgt|folgen"
        r"|geht|gehen)|(?:wird|werden) (?:\w+ ){0,4}(?:entschädigt|erstattet|ersetzt|gutgeschrieben)"
    ),
    bound=(
        r"garantier\w*|nie wieder|nie mehr|100 ?%|erstatt\w+|entschädig\w+|gutschein\w*|gutschrift\w*|kostenlos"
        r"|gratis|umsonst|in voller höhe|€|euro"
    ),
    no_promise=r"(?:können|kann) (?:\w+ ){0,3}nicht (?:versprechen|garantieren|sagen|zusagen)|ob",
    negation=r"nicht|kein\w*|nie|niemals|niemand\w*|weder",
    nobody=r"niemand\w*|kein\w*",
    correction=(
        r"korrig\w+|richtig ist|nannten wir|nannten|sagten wir|hatten wir|wir (?:hatten"
        r"|haben) (?:\w+ ){0,4}(?:gesagt|gemeldet|genannt)|stimmte nicht|war falsch|irrtümlich|statt|gestiegen"
        r"|gesunken"
    ),
    condition=r"wenn|falls|ob|sollten sie|wer",
    upon=r"nachdem|nach(?= \w+ \w+)|als(?= (?:ein|der|die|das|unser))",
    happened=(
        r"war(?:en)?|wurden?|hatten?|ging(?:en)?|kam(?:en)?|blieb(?:en)?|fiel(?:en)?|brach(?:en)?|lief(?:en)?"
        r"|ließ(?:en)?"
        r"|gab(?:en)?|begann(?:en)?|verlor(?:en)?|schloss(?:en)?|riss(?:en)?|brannten?|\w+(?:ikt|ag|pp|ck|ll|hn)ten?"
        r"|(?:hat|haben|ist|sind)\b[^,;]*\b(?:\w*ge\w{2,}(?:t|en)|\w+iert|(?:ver|be|zer|ent|er)\w{2,}(?:t|en))"
    ),
    amount=(
        r"dutzende|hunderte|tausende|millionen|(?:die )?hälfte|ein (?:drittel|viertel|großteil|dutzend)(?! der zeit)"
        r"|die (?:mehrheit|meisten)|zwei drittel"
    ),
    owned=(
        r"(?:hätten?|dürften?) (?:\w+ ){0,6}?(?:nie|nicht|dürfen|müssen|sollen)|dank\w*|entschuldig\w+"
        r"|bedauer\w+|fehler"
        r"|schuld|verdien\w+|verantwort\w+|im stich gelassen|enttäuscht"
    ),
    asks=r"was|wer|warum|wie|wann|wo|woher|wohin|ob|welche\w*|die (?:ursache|zahl|anzahl|quelle)",
    alike=(
        "verletzt verwundet verletzung geschädigt behandelt",
        "tot gestorben starb getötet tote opfer",
        "gestohlen diebstahl entwendet",
        "krank erkrankt erkrankung",
    ),
    empty=(
        "rund etwa nur noch schon wieder sehr mehr alle allen jede jeder heute jetzt betroffen neue neuen seit ab gegen"
    ),
    vowels="aeiouyäöü",
)

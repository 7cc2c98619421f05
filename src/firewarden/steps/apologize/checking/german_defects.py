"""How an apology is undone in German. Uses the words of `german`."""

from firewarden.steps.apologize.checking.speech import Patterns

DEFECTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        r"\b(?:falls|wenn|sofern|insofern|insoweit|soweit|sollten?|für den fall)\b[^.!?;]*",
        (
            r"\b(?:bei|an) (?:allen|jenen|denjenigen|jedem|jeder|denen|alle|jene|diejenigen|personen|menschen"
            r"|kunden)?,? ?(?:allen|alle|jenen|denjenigen)?,? ?(?:die|der|welche)\b[^.!?;,]*\b(?:könnten?"
            r"|möglicherweise|vielleicht|gefühlt haben (?:könnten|mögen)|fühlen|eventuell|meinen|glauben|empfinden"
            r"|mögen)\b[^.!?;,]*"
        ),
        (
            r"\b(?:etwaige[nrs]?|eventuelle[nrs]?|mögliche[nrs]?|allfällige[nrs]?|vermeintliche[nrs]?"
            r"|angebliche[nrs]?|jegliche[nrs]?|jedwede[nrs]?|irgendwelche[nrs]?) (?:\w+ )?<hurt>\b[^.!?;,]*"
            r"|\b(?:möglicherweise|eventuell|vielleicht|womöglich|unter umständen) (?:\w+ ){0,4}?(?:verletzt"
            r"|gekränkt|verärgert|entstanden|betroffen|verursacht|beeinträchtigt|irritiert)\b[^.!?;,]*"
            r"|\bjemande?n? (?:\w+ )?(?:verletzt|gekränkt|beleidigt)\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\b(?:falls|wenn|sollten?)\b[^.!?;]*\b(?:rufen sie|melden sie|schreiben sie|wenden sie|erstatten wir"
            r"|wir erstatten|bringen sie|können sie|bitte)\b|\bwenn (?:sie|ihr|du) (?:es )?(?:können|könnt|kannst"
            r"|möchten|mögen|wollen)\b|\bals (?:ob|wenn)\b|\bauch wenn\b|\bwenn das wasser\b|\bselbst wenn\b"
        ),
    ),
    "reaction": (
        (
            r"\bdass (?!wir\b|ich\b)[^.!?;,]{1,60}?\b(?:empfunden|empfinden|empfindet|gefühlt|fühlen|fühlt|fühlten"
            r"|verstanden|aufgefasst|interpretiert|wahrgenommen|wahrnehmen|eindruck|verärgert|enttäuscht|gekränkt"
            r"|unzufrieden|aufgebracht|missverstanden|gestört|irritiert|verletzt|anstoß|übel|unglücklich"
            r"|angegriffen|erlebt|betroffen fühlen|aufgenommen|ankam|angekommen|befremdet|verstimmt|unwohl"
            r"|schockiert|ärger|enttäuschung|so sehen|so sieht|stören|traurig|wütend|sauer)\b[^.!?;,]*"
        ),
        (
            r"\b(?:ihren?|ihre|eure|euren|den|die|das|diese[nr]?) (?:ärger|unmut|enttäuschung|frust|verärgerung"
            r"|empfinden|eindruck|irritation(?:en)?|verstimmung|unzufriedenheit|verunsicherung)\b[^.!?;,]*"
            r"|\bwie (?:\w+ ){1,6}?(?:angekommen|aufgenommen|verstanden|empfunden|gewirkt|wirkte"
            r"|wahrgenommen)\b[^.!?;,]*"
        ),
    ),
    "not_reaction": (r"\b(?:die wir|den wir|das wir) [^.!?;,]{0,30}(?:verursacht|angetan|zugefügt|ausgelöst)\b",),
    "turn": (
        (
            r"\b(?:aber|jedoch|doch|allerdings|dennoch|gleichwohl|trotzdem|indes|indessen|andererseits"
            r"|nichtsdestotrotz|nichtsdestoweniger|wobei|obwohl|obgleich|wenngleich|auch wenn|nur dass|immerhin"
            r"|hingegen|dabei|weisen (?:wir )?darauf hin|zugleich|freilich|nur)\b"
        ),
    ),
    "not_turn": (
        (
            r"\b(?:nicht nur|nichts als|sondern auch|nicht|und|wir|wird|ist|sind|auch|die|das) (?:doch|nur"
            r"|jedoch)\b|\bnur (?:noch|die|wir|sie|eine?|ein|der|wer)\b|\bdabei (?:sein|war|ist|sind|haben)\b"
            r"|\bzugleich (?:mit|bei)\b"
        ),
    ),
    "early_turn": (r"(?:^|[.!?,;] )(?:obwohl|obgleich|wenngleich|auch wenn|zwar|trotz|so sehr|bei allem)\b",),
    "good_turn": (
        (
            r"\b(?:nicht (?:getan|genug|ausreich\w*|damit)|reicht (?:\w+ )?nicht|keine (?:entschuldigung|ausrede)"
            r"|hilft (?:\w+ )?nicht|nichts ungeschehen|macht (?:\w+ )?nicht|ändert (?:\w+ )?nichts|unsere (?:schuld"
            r"|aufgabe|pflicht|sache)|unser fehler|hätten (?:wir|sie)|sie haben recht|ihr hattet recht|war falsch"
            r"|verdien\w+|wir werden|ab sofort)\b"
        ),
    ),
    "passive": (
        (
            r"\b(?:fehler|versäumnisse?|pannen?|unregelmäßigkeiten|mängel|missstände|verzögerungen|irrtum|irrtümer"
            r"|versehen)\b<gap>\b(?:passiert|gemacht worden|gemacht|unterlaufen|geschehen|begangen|vorgekommen"
            r"|aufgetreten|gekommen|entstanden|eingeschlichen|gab)\b|\b(?:passiert|unterlaufen|geschahen|es gab"
            r"|gab es|es kam zu|kam es zu|ist es zu|es ist zu)\b<gap>\b(?:fehlern?|versäumniss?en?|pannen?"
            r"|unregelmäßigkeiten|verzögerungen|versehen|mängeln?|störung\w*|missverständnis\w*|problemen?"
            r"|unstimmigkeiten|schwächen|defiziten)\b"
        ),
        (
            r"\b(?:wurde|wurden|worden|ist|sind|war|waren)\b<gap>\b(?:nicht (?:\w+ )?(?:informiert|geprüft|beachtet"
            r"|eingehalten|befolgt|beantwortet|weitergeleitet|kontrolliert|bemerkt|gewarnt|gehört|beteiligt|gelesen"
            r"|gelöscht|gesichert|ausgezahlt|bearbeitet|ernst genommen)|vergessen|übersehen|vertauscht|verwechselt"
            r"|versehentlich \w+|irrtümlich \w+|fälschlich \w+|falsch \w+|verloren|vernachlässigt|missachtet"
            r"|doppelt \w+|mehrfach \w+|unterlassen|versäumt|ignoriert|sichtbar|einsehbar|zugänglich|abgebucht"
            r"|verschickt|verkauft|veröffentlicht|weitergegeben|verwendet|beschädigt|schiefgelaufen|schiefgegangen"
            r"|optimal)\b[^.!?;,]*"
        ),
        (
            r"\b(?:etwas|einiges|manches|vieles|es) (?:\w+ )?(?:ist |lief |ging )(?:\w+ )?(?:schief\w*|falsch)\b"
            r"|\b(?:lief|ging|gelaufen|gegangen) (?:\w+ )?(?:schief|falsch)\b|\bhätte[n]? (?:\w+ ){0,4}?(?:besser"
            r"|früher|anders|vermieden|verhindert) (?:\w+ )?(?:werden|kommuniziert|laufen|gemacht)\b[^.!?;,]*"
        ),
    ),
    "not_passive": (
        (
            r"\b(?:von uns|durch uns|von unser\w+|durch unser\w+|von der (?:polizei|stadt|behörde)|von einbrechern"
            r"|verletzt|evakuiert|bekannt geworden)\b|\bnicht einfach\b"
        ),
    ),
    "shift": (
        (
            r"\b(?:verantwortlich|schuld|ursächlich|verursacht|zuständig|ursache|auslöser|verschuldet"
            r"|fehler)\b<gap>\b(?:zulieferer\w*|lieferant\w*|dienstleister\w*|subunternehm\w*|partner\w*|agentur"
            r"|spedition|hersteller\w*|mitarbeiter\w*|praktikant\w*|kund\w+|nutzer\w*|wetter|unwetter|sturm"
            r"|vorgänger\w*|behörde\w*|ministerium|dritte[rn]?|algorithmus|einzelne[rn]?|gewerkschaft|bahn"
            r"|flughafen|plattform|wettbewerb\w*)\b[^.!?;,]*"
        ),
        (
            r"\b(?:ein(?:e|es|en|em)? (?:einzelne[rsn]? )?(?:praktikant\w*|aushilfe|leiharbeiter\w*"
            r"|ehemalige[rsn]? mitarbeiter\w*|mitarbeiter\w*|externe[rsn]? (?:agentur|dienstleister\w*|firma"
            r"|partner\w*)|subunternehm\w*|fremdfirma|drittanbieter\w*)|externe[rnsm]? (?:agentur|dienstleister\w*"
            r"|firma|partner\w*)|einzeltäter\w*|frühere (?:leitung|geschäftsführung)|nicht mehr bei uns"
            r"|nicht mehr im unternehmen|eigenmächtig|höhere gewalt|nicht in unserer (?:hand|macht)"
            r"|außerhalb unseres einfluss\w*|menschliches versagen|bedienfehler|unsachgemäße\w*|selbst schuld"
            r"|auf eigene gefahr|böswillig\w*|in böser absicht)\b[^.!?;,]*"
        ),
        (
            r"\b(?:missverstanden|missgedeutet|fehlinterpretiert|falsch verstanden|aus dem (?:zusammenhang"
            r"|kontext) gerissen|verdreht|verzerrt|absichtlich falsch)\b[^.!?;,]*|\b(?:kunden|kundinnen|nutzer"
            r"|fahrgäste|eltern|gäste|mieter|patienten|besucher|käufer|reisende|anwender) (?:\w+ ){0,4}?(?:hätten"
            r"|haben (?:\w+ ){0,3}?(?:nicht (?:gelesen|beachtet|gelüftet|geprüft)|ignoriert|versäumt)|sollten"
            r"|müssen|sind (?:selbst )?(?:verantwortlich|gehalten|angehalten|aufgefordert|verpflichtet))\b[^.!?;,]*"
            r"|\bkein modell\b[^.!?;,]*|\bniemand (?:konnte|hätte) (?:\w+ )?(?:ahnen|vorhersehen|wissen)\b"
        ),
    ),
    "not_shift": (
        r"\b(?:nicht|kein\w*|nie)\b(?! (?:mehr|gelesen|beachtet|in unserer))[^.!?;,]{0,30}$",
        r"\bheißt \w+\b",
    ),
    "small": (
        (
            r"\b(?:nur|lediglich|bloß|allenfalls|gerade einmal|gerade mal|nicht mehr als|nichts weiter als"
            r"|höchstens) (?:\w+ ){0,3}?(?:ein\w*|wenige[nr]?|kleine[rnsm]?|geringe[rn]?|einzelne[nr]?|handvoll"
            r"|kurz\w*|minimal\w*|bruchteil|teil|zwei|drei|\d+|vereinzelt)\b(?! (?:\w+ )?(?:feuerwehr"
            r"|nur noch))[^.!?;,]{0,40}"
        ),
        (
            r"\b(?:kleine[rnsm]?|klein|geringfügige[rnsm]?|geringfügig|leichte[rnsm]?|minimale[rnsm]?"
            r"|unbedeutende[rnsm]?|harmlose[rnsm]?|bedauerliche[rn]?|kurzfristige[rn]?|kurzzeitig\w*"
            r"|vorübergehend\w*|gewisse[rn]?) (?:\w+ )?(?:panne|fehler|versehen|zwischenfall|vorfall|unwohlsein"
            r"|problem\w*|verzögerung\w*|unannehmlichkeit\w*|einzelfall|einzelfälle|teil|zahl|anzahl|gruppe"
            r"|ungenauigkeit\w*|abweichung\w*|mengen?|scherz|spaß|störung\w*|missgeschick|ausrutscher|patzer"
            r"|kratzer|einschränkung\w*|unstimmigkeit\w*)\b|\b(?:einzelfall|einzelfälle|handvoll|ausrutscher"
            r"|lappalie|bagatelle|schönheitsfehler|kinderkrankheit\w*|missgeschick|unachtsamkeit|halb so (?:schlimm"
            r"|wild)|nicht so schlimm|kein drama|kann (?:jedem |überall |mal )?(?:passieren|vorkommen)"
            r"|kommt (?:überall |mal |in jedem \w+ )?vor|aufgebauscht|übertrieben|hochgespielt|niemand (?:ist "
            r"|kam )?(?:gestorben|zu schaden)|verschwindend|kaum (?:messbar|jemand|spürbar|der rede)|sehr selten"
            r"|geringe (?:menge|zahl)|sturm im wasserglas|nicht der rede wert|die (?:meisten|überwiegende mehrheit)"
            r"|wenige dutzend)\b[^.!?;,]{0,30}"
        ),
    ),
    "not_small": (
        (
            r"\b(?:kein|keine|nicht) (?:\w+ )?(?:einzelfall|bagatelle|kleine\w*|klein|lappalie|nur)\b|\bnicht nur\b"
            r"|\bnur (?:noch die|die feuerwehr|wir)\b"
        ),
    ),
    "inconvenience": (r"\b(?:die |der |den )?unannehmlichkeiten\b",),
    "dire": (
        (
            r"\b(?:daten|gesundheit|verletz\w+|geld|löhne?|gehalt|gehälter|arbeitsplätze|entlass\w+|rassis\w+"
            r"|diskrimin\w+|allerg\w+|kinder|babys?|patient\w*|tote?n?|brand|verbrüh\w+|vergift\w+|konto\w*"
            r"|passwort|passwörter|ausweis\w*)\b"
        ),
    ),
    "boast": (
        (
            r"\b(?:seit jeher|schon immer|stets|seit (?:über |mehr als )?(?:\d+|\w+) (?:jahren|jahrzehnten)"
            r"|seit \d{4}|seit jahrzehnten|immer schon|von jeher)\b[^.!?;]{0,60}\b(?:höchste\w*|qualität|stolz"
            r"|vertrau\w+|verantwort\w*|werte|einsatz|setz\w+|engagier\w+|priorität|steh\w+|zuverlässig\w*|wichtig"
            r"|leben|familie|respekt\w*|vielfalt|sicherheit|marke|verlässlich\w*|herzblut)\b[^.!?;]*"
        ),
        (
            r"\b(?:höchste[nrs]? (?:priorität|standards?|qualität\w*|ansprüch\w*|sicherheit\w*|maß\w*|stellenwert)"
            r"|oberste[rs]? (?:priorität|gebot|ziel|stelle)|an (?:erster|oberster) stelle"
            r"|liegt uns (?:sehr )?am herzen|liegen uns (?:sehr )?am herzen|stolz (?:auf|darauf)"
            r"|sind (?:wir )?stolz|ausgezeichnet\w*|preisgekrönt\w*|marktführer\w*|führend\w*|vorreiter\w*"
            r"|testsieger|vorbildlich\w*|tadellos\w*|zu den (?:besten|sichersten|modernsten|strengsten)"
            r"|der (?:beste|sicherste|fairste)\w*|große familie|unsere werte|in unserer dna"
            r"|mit (?:\w+ )?leidenschaft|im mittelpunkt|herzstück|steht (?:bei uns )?(?:immer )?an"
            r"|nehmen (?:wir )?(?:\w+ ){0,4}?sehr ernst|(?:schutz|sicherheit|wohl|qualität"
            r"|zufriedenheit)\b[^.!?;]{0,40}\b(?:wichtig|priorität|herzen|ernst|anliegen))\b[^.!?;]*"
        ),
    ),
    "not_boast": (
        (
            r"\bso stolz, dass wir nicht\b|\b(?:versprochen|versprachen|gebrochen|nicht gehalten|verfehlt"
            r"|nicht gerecht)\b"
        ),
    ),
    "vague": (
        (
            r"\b(?:die|den|der|das|dem|diese[rsnm]?|jüngste[nr]?|gewisse[nr]?|bestimmte[nr]?|einige[nr]?"
            r"|manche[nr]?|eine[rnm]?|verschiedene[nr]?|aktuelle[nr]?) (?:\w+ )?(?:vorkommnisse[n]?|vorfall"
            r"|vorfälle[n]?|vorgang|vorgänge[n]?|situation(?:en)?|geschehnisse[n]?|ereignisse[n]?|sache"
            r"|angelegenheit(?:en)?|umstände[n]?|inhalte[n]?|themen?|geschehen[e]?|lage|erlebnis|erfahrung|anliegen"
            r"|punkte[n]?|begebenheit(?:en)?)\b[^.!?;,]{0,30}|\b(?:was|wie) (?:\w+ )?(?:geschehen|passiert"
            r"|vorgefallen|gelaufen) ist\b|\bfür (?:gestern|das gestrige|alles)\b|\bdas geschehene\b"
        ),
    ),
    "not_vague": (r"\bin der lage\b|\bzur sache\b|\bin jedem fall\b",),
    "over": (
        (
            r"\b(?:nie (?:wieder|mehr)|niemals (?:wieder|mehr)?|garantier\w+|100 ?%|hundertprozentig\w*"
            r"|hundert prozent|ein für alle ?mal|absolut (?:sicher|ausgeschlossen)|völlig (?:sicher|ausgeschlossen"
            r"|ungefährlich)|vollkommen sicher|ausgeschlossen|null risiko|keinerlei (?:risiko|gefahr)|für immer"
            r"|endgültig (?:gelöst|behoben)|kein einziger? \w+ (?:mehr|wird)|wird (?:sich )?(?:\w+ )?(?:nicht"
            r"|nie) (?:wieder|mehr|noch einmal) (?:\w+ )?(?:vorkommen|passieren|geschehen|wiederholen|geben)"
            r"|(?:nicht|nie) wieder (?:vorkommen|passieren|geschehen)|sie können sich (?:darauf )?verlassen"
            r"|unser wort|mit sicherheit|in jeder hinsicht sicher)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        (
            r"\b(?:niemand kann|kann niemand|nicht garantieren|können (?:wir )?(?:\w+ )?nicht (?:versprechen"
            r"|garantieren)|garantie (?:auf|läuft|gilt|beträgt)|alles (?:tun|daran|dafür|was)|damit (?:so|das|es"
            r"|niemand|sich)|darf (?:\w+ )?nicht|baumwolle|nie hätten|niemals hätten|gesetz)\b"
        ),
    ),
    "attack": (
        (
            r"\b(?:hetzjagd\w*|hetze|hexenjagd|mob|shitstorm|schmutzkampagne|kampagne (?:gegen|einer|von)"
            r"|verleumd\w+|rufmord|diffam\w+|lügner\w*|lügen\w*|neider\w*|hasskommentare|hater\w*|hasser\w*"
            r"|angefeindet|bedroht|beschimpft|an den pranger|pranger|verfolgt|vernichten|zerstören|fertigmachen"
            r"|trolle?|aktivisten|militante|opfer dieser|wahre[ns]? opfer|eigentliche[ns]? opfer|rufschädig\w+"
            r"|erfunden\w*|hysterisch\w*|meute)\b"
        ),
    ),
    "victim": (r"\b(?:opfer|uns|wir|unsere?[rnms]?|mich|mir|ich|meine?)\b",),
    "denial": (
        (
            r"\b(?:nichts dran|nicht wahr|unwahr|falsch|lüge\w*|erfunden|nie|niemals|haltlos|bestreit\w+"
            r"|weis\w+ (?:\w+ )?zurück|angeblich\w*|vorwürfe\w*|behaupt\w+|kein\w*|nichts)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:angesichts|nach|aufgrund|infolge|wegen|im lichte?|als reaktion auf|in reaktion auf|mit blick auf"
            r"|in anbetracht|unter dem|nachdem|im zuge|anlässlich) (?:\w+ ){0,5}?(?:kritik|reaktion(?:en)?|empörung"
            r"|druck\w*|proteste?n?|shitstorms?|beschwerden|kommentare[n]?|debatte[n]?|diskussion(?:en)?"
            r"|berichterstattung|medienbericht\w*|presse\w*|boykott\w*|wirbels?|aufregung|aufschrei\w*"
            r"|rückmeldungen|feedbacks?|resonanz|petition|schlagzeilen|entrüstung|stimmen|social media"
            r"|sozialen (?:medien|netzwerken)|spekulationen|forderungen)\b[^.!?;,]*"
        ),
        (
            r"\b(?:wir haben|haben wir|eure|ihre|die|der|das) (?:\w+ ){0,3}?(?:kritik|empörung|reaktionen|druck"
            r"|shitstorm|debatte|kommentare|feedback|proteste|boykott)\b (?:\w+ ){0,4}?(?:gehört|gelesen|erreicht"
            r"|gezeigt|zeigen|zeigt|zwing\w+|vernommen|wahrgenommen|veranlasst|verstanden|bewogen|lässt|lassen"
            r"|nicht kalt)\b[^.!?;,]*|\bviral\b"
        ),
    ),
    "not_late": (r"\b(?:brief|prüfung|kontrolle|labor\w*|untersuchung|impfung|medikament)\b",),
}

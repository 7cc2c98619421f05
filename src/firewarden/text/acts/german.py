"""German."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: "entschuldig*; tut (uns|mir) ~ leid; leid tut; bedauer*; verzeih*; pardon; sorry",
    Act.EMPATHY: """
        (wir|ich) (verstehen|verstehe|können|kann) ~ (verstehen|nachvollziehen|nachfühlen|gut|dass|Ihren|deinen|
        euren|ärger|frust); (wir|ich) verstehe(n)? (dich|sie|euch|ihren|deinen|den|dass|gut); (das|es) (ist|war|
        klingt|muss) ~ (ärgerlich|frustrierend|enttäuschend|schlimm|belastend|unangenehm|schrecklich|inakzeptabel|
        nicht in ordnung|anstrengend); (ihr|dein|euer|ihren|deinen|euren) (ärger|frust|unmut|ärgers); wie
        (ärgerlich|frustrierend|enttäuschend|unangenehm); oh nein; nicht (unser|der) anspruch; so (darf|sollte|
        soll) ~ nicht; sie haben recht; du hast recht; zu recht""",
    Act.THANKS: "danke; dankeschön; vielen dank; besten dank; herzlichen dank; wir danken; dankbar; merci",
    Act.PLEASED: """
        (freut|freuen) (uns|mich|wir uns); (das )?freut (uns|mich); schön (dass|zu hören|zu lesen); gern
        geschehen; viel (spaß|freude|vergnügen); danke für ~ (lob|kompliment|lieben worte|netten worte|feedback|
        rückmeldung); toll(e)? (dass|zu hören)""",
    Act.REMEDY: """
        erstatt*; rückerstatt*; ersetz*; ersatz*; umtausch*; austausch*; reparier*; beheb*; behoben; lösen;
        gelöst; klären; geklärt; korrigier*; storniert; stornier*; umbuch*; umgebucht; gutschrift; gutgeschrieben;
        gutschreiben; gutschein*; kümmern uns; kümmere mich; (wir|ich) (prüf*|schau*|sehen|sehe) ~ (an|nach); in
        ordnung bringen; wieder gut; weiterhelfen; helfen; zurückgezahlt; nachliefer*; neu (senden|schicken|
        zustellen); (schicken|senden|liefern) ~ (neu*|ersatz|nochmal*)""",
    Act.OFFER: """
        erstatt*; rückerstatt*; gutschein*; gutschrift; gutgeschrieben; rabatt*; preisnachlass; entschädig*;
        kostenlos*; gratis; geld zurück; ersatz; kulanz*; bonuspunkte; \\d+ ?(%|prozent) (rabatt|nachlass)""",
    Act.FOLLOW_UP: """
        (melden|melde) (uns|mich|wir uns|ich mich); (wir|ich|unser team|unsere \\w+|mein kolleg\\w+|die
        kolleg\\w+) ~ (melde*|meldet|antwort*|schreib*|ruf*|kontaktier*|informier*|prüf*|klär*|kümmer*|gib*|geben|
        halten|bearbeit*|untersuch*); (wir|ich) (halten|halte) ~ laufenden; bescheid; weitergegeben;
        weitergeleitet; nächste(r|n)? schritt; rückmeldung (bis|innerhalb|von uns)""",
    Act.TIME: """
        (innerhalb|binnen|in) (von |der nächsten |den nächsten |weniger als |etwa )?(\\d+|einer|einem|zwei|drei|
        vier|fünf|sechs|wenigen) (minute*|stunde*|tag*|werktag*|woche*); (bis|vor) (heute|morgen|montag|dienstag|
        mittwoch|donnerstag|freitag|samstag|sonntag|ende|spätestens|\\d+\\S*( uhr)?); heute; morgen; sofort;
        umgehend; noch (heute|diese woche); am (montag|dienstag|mittwoch|donnerstag|freitag); schnellstmöglich; so
        schnell wie möglich; gleich; rund um die uhr""",
    Act.INVITES: """
        (sag|sagen sie|schreib|schreiben sie|gib|geben sie|lass|lassen sie|melde|melden sie) (uns|mir|dich|sich);
        bescheid; (magst|kannst|könntest|würdest) du; (mögen|können|könnten|würden) sie; was (ist|war|können|kann|
        genau); wie (war|können|kann|ist); gern*; freuen uns (auf|über); erzähl*; noch fragen""",
    Act.ASKS: """
        (kannst|könntest|können|könnten|würden|würdest|welche*|was|wann|wo|wer|wie|warum|ist|sind|haben|hast|darf|
        dürfen|magst)(\\w+)+[^.!?\\n]*\\?""",
    Act.INFORMAL: """
        hey; hi; huhu; moin; servus; na; du; dir; dich; dein*; euch; mega; cool; super; klasse; krass; ups; oh je;
        ohje; klar; nö; jo; schau mal; sag mal; gibt's; geht's; ist's; haben's; lg; vg""",
    Act.RECEIVED: """
        (wir|ich|unser team) (haben?|hat) ~ (geantwortet|erhalten|bekommen|geschrieben|gelesen|gefunden); (ist|sind|
        liegt) ~ (angekommen|in deinem postfach|in ihrem postfach); schau* ~ (nachrichten|postfach|dm|dms|mails?);
        danke ~ (info|infos|nachricht|angaben|details|bescheid|rückmeldung|screenshot|daten)""",
    Act.PASSES_ON: """
        (geben|gebe|leite|leiten|gegeben) ~ (weiter|weitergegeben|weitergeleitet); weitergegeben; weitergeleitet;
        (gute|tolle|schöne|interessante) (idee|anregung); (feedback|anregung|vorschlag|wunsch|idee) ~ (team|kollegen|
        kolleginnen|weiter)""",
    Act.PRIVATE: """
        (per |via |eine |ne |als )?(dm|pn|direktnachricht*|privatnachricht*|private nachricht*|persönliche
        nachricht); privat (an*|schreib*|nachricht); (schreib*|schick*|send*|mail*|ruf*|kontaktier*) (sie |
        ihr )?(uns|mich|mir) ~ (an|dm|pn|mail|e-mail|nachricht|privat|direktnachricht*|chat); (ruf|rufen sie) uns
        an; (per|via) (e-?mail|mail|telefon|chat|whatsapp|kontaktformular|formular); (unser|das) kontaktformular""",
    Act.CHANNEL: """
        dm|pn; direktnachricht*; privatnachricht*; private nachricht*; whatsapp; e-?mail; mail; telefon*; hotline;
        (live-?)?chat; kontaktformular; formular; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; (rufen|ruf) ~ an;
        messenger; link""",
    Act.REASON: """
        damit (wir|ich|ihre|deine|niemand|das|sie|du|nichts); (um|zum) ~ (zu (prüfen|schützen|finden|klären|
        helfen|sehen|suchen|erstatten|verfolgen)|schutz|prüfen|klären|helfen|finden|nachzusehen|nachzuschauen|
        herauszufinden); weil; da (wir|es|sie|das|dafür|hier); dann (können|kann|schauen|prüfen|klären|sehen|
        finden|kümmern|erstatten) (wir|ich); (aus|wegen) (gründen |des )?(datenschutz*|sicherheit*); (ihre|deine)
        daten ~ (nicht|schützen|sicher|privat); (dafür|dazu) (brauchen|benötigen) (wir|ich); gehör(t|en) nicht
        (hierher|in die öffentlichkeit|öffentlich)""",
    Act.FILLER: """
        (damit|und|dann) (wir|ich) (ihnen|dir|euch)? ?(helfen|weiterhelfen|das klären|das lösen|helfen können|
        weiterhelfen können|kümmern uns|schauen uns das an); dann (helfen|klären|schauen|kümmern) (wir|ich) (gern|
        gerne|ihnen|dir|das|uns)?( weiter)?; um (zu helfen|das zu klären|ihnen zu helfen|dir zu helfen)""",
    Act.BRING: """
        (bestell|buchungs|auftrags|kunden|sendungs|vertrags|rechnungs|vorgangs|ticket|flug|reservierungs|artikel|
        serien|chargen|filial|ruf|paket|tracking|referenz)-?(nummer*|code*|nr\\.?|id|bestätigung); (bestell|
        buchungs|auftrags|kunden|sendungs|vertrags|rechnungs)-? ?(nummer|code|nr)\\S*; foto*; bild*; screenshot*;
        beleg*; kassenbon*; quittung; (ihre|deine) ~ (adresse|e-?mail-?adresse|telefonnummer|rufnummer|name|
        namen); (datum|uhrzeit|tag|ort|filiale) ~ (fahrt|flug*|kauf*|besuch*|einkauf*|und)""",
    Act.HANDS_OVER: """
        (schick*|send*|nenn*|teil*|gib|geben|schreib*|poste*|verrate*|bestätig*|hinterlass*|kommentier*|mitteilen|
        angeben|angib|sag*|bräuchte*|brauch*|benötig*); (wie|was) (ist|lautet|lauten)""",
    Act.PERSONAL: """
        (deine|ihre|eure|deinen|ihren) ~ (e-?mail-?adresse|mailadresse|e-?mail|telefonnummer|handynummer|
        rufnummer|nummer|adresse|anschrift|geburtsdatum|iban|kontonummer|kontodaten|bankverbindung|kartennummer|
        kreditkarten\\w*|kundennummer|bestellnummer|buchungsnummer|buchungscode|auftragsnummer|sendungsnummer|
        vertragsnummer|ausweis\\w*|passnummer|pin|passwort|diagnose|versicherungsnummer)""",
    Act.ARGUE: """
        (das|es) (ist|stimmt) (so |einfach |schlicht |schlichtweg |leider )?(nicht( (wahr|richtig|korrekt|so))?|
        falsch|gelogen|unsinn|quatsch|unwahr|unzutreffend); (sie|du) (irren|irrst|liegen|liegst) (sich|dich|
        falsch|da falsch); wie (wir |ich )?(bereits|schon) (gesagt|erklärt|erwähnt|mitgeteilt|geschrieben|
        mehrfach); (wir|ich) (haben|habe) (ihnen|dir|euch) ~ (bereits|schon|mehrfach) ~ (gesagt|erklärt|
        mitgeteilt|geschrieben); (wir|ich) (widerspreche*|bestreite*|weise*); (laut|nach) unseren (unterlagen|
        aufzeichnungen); (sie haben|du hast) (nie|nicht) (angerufen|bestellt|bezahlt|gefragt|gemeldet)""",
    Act.SARCASM: """
        (ach|oh|na) (wie (nett|schön|süß|reizend)|super|toll|danke auch|wirklich|sicher|klar doch); herzlichen
        glückwunsch zu; wie (nett|reizend|freundlich|originell) von (ihnen|dir); (danke|vielen dank) für (die|den|
        das|ihre|deine|ihren|deinen) (tolle|nette|freundliche|reizende|wutrede|belehrung|weisheit|schlauen|
        hilfreichen|liebenswürdige); entschuldigung dass wir nicht (perfekt|hellsehen|gedanken); (viel glück|viel
        spaß) damit; (du|sie) armer?; schlaumeier; wenn das ihre größte sorge ist; wir sind keine hellseher""",
    Act.BLAME: """
        (sie|du|ihr) (hätten|hättest|hättet|müssen|musst|sollten|solltest) ~ (lesen|gelesen|prüfen|geprüft|
        beachten|beachtet|anrufen|angerufen|fragen|wissen|gewusst|aufpassen|melden|gemeldet|kommen|eingeben);
        (ihr|dein|euer) (eigener |eigenes )?(fehler|problem|verschulden); (ihre|deine) (eigene )?schuld; selbst
        schuld; selber schuld; (sie haben|du hast|ihr habt) ~ (nicht|falsch|vergessen|versäumt|übersehen) ~
        (gelesen|beachtet|eingegeben|angegeben|geprüft|verstanden|bedient|vergessen|gemeldet)?; beim nächsten mal
        (bitte )?(lesen|lies|prüfen|prüf|aufpassen|früher|vorher); bedienungsfehler; anwenderfehler; (wenn|hätten)
        sie ~ (gelesen|beachtet|aufgepasst) hätten""",
    Act.LECTURE: """
        beruhig* (sie )?(sich|dich); regen sie sich ~ ab; reg dich ab; (haben|hab) (sie )?(bitte )?(etwas |ein
        wenig )?geduld; (sie|du) (müssen|musst|sollten|solltest) ~ (verstehen|einsehen|begreifen|lernen|wissen|
        akzeptieren|bedenken); bitte (beachten|bedenken|verstehen|nehmen) sie ~ (dass|kenntnis); (wie|das) (jeder|
        weiß) (weiß|jeder|doch jeder); achten sie auf ihren ton; achte auf deinen ton; kein grund (zu|zur|so|sich|
        auszurasten); andere kunden; (lassen|lass) ~ erklären; in diesem ton; es ist wichtig,? (dass|zu)""",
    Act.LEGALESE: """
        hiermit; gemäß; laut (unseren|den|unserer|agb); agb; allgemeine(n)? geschäftsbedingungen;
        (ohne )?anerkennung einer rechtspflicht; rechtspflicht; haft(en|et|ung)*; haftungsausschluss; vorbehalten;
        vorgenannt*; besagte*; diesbezüglich; seitens; paragraf; § ?\\d+; höhere gewalt; rechtlich*;
        rechtsanspruch; anspruch auf; nicht verpflichtet; unter vorbehalt; im rahmen der (gesetzlichen|geltenden);
        vertragsbedingungen; beförderungsbedingungen""",
    Act.COMPLAINS: """
        (nicht|kein*|nie) ~ (funktion*|geht|ging|lädt|antwort*|geliefert|erhalten|bekommen|angekommen|erreich*|
        öffnen|hilf*|möglich|reagier*|zufrieden|da); nicht; kein*; kaputt; defekt*; fehler*; problem*; störung*;
        ausfall*; ausgefallen; verspät*; spät; storniert; verlor*; fehlt; falsch*; beschädigt; unfreundlich*;
        frech*; abgebucht; doppelt; betrug*; abzocke; warte*; warteschleife; schlecht*; schlimm*; schrecklich;
        enttäusch*; ärger*; wütend; sauer; frech*; unverschämt*; mist; scheiß*; katastroph*; schade; krank;
        vergift*; verletz*; kalt; dreckig; erstatt*; 😡|🤬|😩|😠|🤦|👎""",
    Act.PRAISES: """
        danke*; super; toll*; klasse; großartig; fantastisch; perfekt; lecker; spitze; liebe; begeistert;
        zufrieden; hervorragend; freundlich*; schön*; gut gemacht; weiter so; empfehl*; ❤️?|😍|🙌|👏|😊|🥰""",
    Act.SENT: """
        (habe?|hab) ~ (geschickt|gesendet|geschrieben|gemacht|probiert|versucht|angerufen|neu gestartet|gemeldet|
        ausgefüllt|beantwortet|erledigt); (dm|mail|nachricht) (ist )?(raus|unterwegs|verschickt|gesendet); erledigt;
        gemacht; abgeschickt""",
    Act.WISHES: """
        (ich|wir) (wünsche*|hätte|hätten|fände|fänden) ~ (gern|gerne|gut|schön|mir|uns|wenn); (könnt|könntet|könnten)
        (ihr|sie) (nicht |bitte |mal )*(einführen|anbieten|einbauen|ergänzen|wieder); wäre ~ (schön|gut|toll|super|
        cool|hilfreich|praktisch); (vorschlag|anregung|idee|verbesserungsvorschlag)""",
    Act.CLOSES: """
        (geht|läuft|funktioniert|klappt|ging|hat) ~ (wieder|jetzt|geklappt|geholfen|funktioniert); (erledigt|gelöst|
        behoben|angekommen); (ok|okay|alles klar|super|passt|verstanden|gut zu wissen|mach ich|kein problem); schönen
        (tag|abend); schönes wochenende; gute nacht; ebenso""",
    Act.CONCERNS_ALL: """
        rückruf*; zurückgerufen; gefährlich*; gefahr*; brand; brennt; gebrannt; feuer; explodier*; explosion;
        stromschlag; überhitz*; gasgeruch; vergift*; salmonellen; listerien; keime; verunreinig*; kontaminier*;
        allerg*; schimmel*; (glas|metall|plastik|splitter|maus|insekt*|nadel) ~ (im|in); glassplitter; verletz*;
        krankenhaus; giftig; bremse*; airbag*; datenleck*; datenpanne; rassis*; rassist*; sexis*; homophob*;
        diskriminier*; antisemit*; beleidig* ~ (hautfarbe|herkunft|religion); (wegen|aufgrund) ~ (hautfarbe|
        herkunft|religion|kopftuch*|behinderung|rollstuhl*|geschlecht*|akzent*); blindenhund; (noch )?sicher zu
        (essen|trinken|benutzen|verwenden); evakuier*; leitungswasser; vor (dem|diesem|der) ~ warnen""",
}

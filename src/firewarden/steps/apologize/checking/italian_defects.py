"""How an apology is undone in Italian. Uses the words of `italian`."""

from firewarden.steps.apologize.checking.speech import Patterns

DEFECTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        (
            r"\b(?:se|qualora|ove|laddove|nel caso|nell'eventualità|nella misura in cui|casomai)\b[^.!?;]*|\b(?:a"
            r"|con|verso|nei confronti di) (?:chi|chiunque|coloro che|quanti|tutti coloro che|quelli che"
            r"|le persone che)(?: \w+){0,2}? (?:possa|possano|abbia|abbiano|avesse|avessero|fosse|fossero|si sia"
            r"|si siano|si sente|si sentono|ritiene|ritengono|potrebbe)\b[^.!?;,]*"
        ),
        (
            r"\b(?:eventual[ei]|possibil[ei]|qualsiasi|qualunque|presunt[oaie]|ogni) (?:\w+ )?<hurt>\b[^.!?;,]*"
            r"|\b(?:possa|possano|potrebbe|potrebbero|può|possono) (?:\w+ )?(?:aver|essere|essersi)\w* [^.!?;,]*"
            r"|\bforse\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\bse\b[^.!?;]*\b(?:chiami|chiamate|scriva|scriveteci|contatt\w+|rimborsiamo|lo riporti|riporti"
            r"|venga)\b|\bse (?:volete|vuole|potete|può)\b|\bcome se\b|\banche se\b"
        ),
    ),
    "reaction": (
        (
            r"\bche (?!noi\b)[^.!?;,]{1,60}?\b(?:abbia|abbiano|abbiate|sia|siano|siate|sentit[oaie]|percepit\w+"
            r"|interpret\w+|vissut\w+|offes[oaie]|ferit[oaie]|delus[oaie]|impressione|pres[oa] male|rimast[oaie]"
            r"|turbat[oaie]|ritenga\w*|pensi\w*)\b[^.!?;,]*"
        ),
        (
            r"\b(?:la|il|sua|suo|vostr[oa]|loro) (?:delusione|malcontento|rabbia|frustrazione|impressione"
            r"|percezione|disappunto)\b[^.!?;,]*|\b(?:come|il modo in cui) [^.!?;,]{1,50}?(?:percepit\w+"
            r"|interpret\w+|recepit\w+|intes\w+|vissut\w+)\b[^.!?;,]*"
        ),
    ),
    "not_reaction": (r"\bche (?:vi )?abbiamo\b",),
    "turn": (
        (
            r"\b(?:ma|però|tuttavia|ciononostante|ciò nonostante|nondimeno|d'altra parte|d'altronde|del resto"
            r"|detto questo|ciò detto|anche se|benché|sebbene|pur|va ricordato|va detto|occorre ricordare|comunque"
            r"|eppure|peraltro|semmai)\b"
        ),
    ),
    "not_turn": (r"\bnon sol[oa]\b|\bma anche\b",),
    "early_turn": (r"(?:^|[.!?,;] )(?:sebbene|benché|anche se|pur|nonostante|malgrado)\b",),
    "good_turn": (
        (
            r"\b(?:non bast\w+|non è (?:una )?(?:scusa|giustificazione)|non ripar\w+|non cambi\w+|non cancell\w+"
            r"|colpa nostra|tocca a noi|avremmo dovuto|avete ragione|aveva ragione|merit\w+|abbiamo sbagliato"
            r"|faremo|stava a noi)\b"
        ),
    ),
    "passive": (
        (
            r"\b(?:è stat[oa]|sono stat[ie]|era stat[oa]|erano stat[ie]|venne|vennero|è rimast[oa]"
            r"|sono rimast[ie]) (?:\w+mente |mal )?(?!ferit|ricoverat|evacuat|rimborsat|ritirat|soccors)(?:commess"
            r"|inviat|dimenticat|pers|addebitat|pubblicat|espost|diffus|gestit|trascurat|ignorat|trattat|vendut"
            r"|usat|utilizzat|res|riscontrat|compromess|lasciat|scambiat|comunicat|spedit|smarrit|violat|divulgat"
            r"|cancellat|avvert|effettuat|mal)\w*\b[^.!?;,]*|\bnon (?:è stat[oa]|sono stat[ie]|fu|furono|venne"
            r"|vennero) \w+[^.!?;,]*"
        ),
        (
            r"\b(?:ci sono stat[ie]|c'è stat[oa]|vi sono stat[ie]|si è verificat[oa]|si sono verificat[ie]"
            r"|è emers[oa]|sono emers[ie]) (?:\w+ ){0,3}?(?:error\w+|mancanz\w+|disguid\w+|disfunzion\w+|problem\w+"
            r"|carenz\w+|ritard\w+|irregolarità|malintes\w+|omission\w+|negligenz\w+|anomali\w+)\b[^.!?;,]*"
            r"|\b(?:qualcosa|le cose|tutto) (?:è|sono) (?:\w+ )?andat[oae] (?:storto|male)\b|\b(?:avrebbe|avrebbero"
            r"|poteva|potevano|doveva|dovevano) (?:\w+ )?(?:potuto|dovuto|essere)\b[^.!?;,]*"
        ),
    ),
    "not_passive": (r"\bda (?:noi|parte nostra|nostr\w+|ladri|polizia)\b|\bdal(?:la|le)? (?:polizia|tempesta)\b",),
    "shift": (
        (
            r"\b(?:colpa|responsabil[ei]|responsabilità|causa|origine|errore)\b[^.!?;,]{0,30}\b(?:fornitor\w*"
            r"|corriere|appaltator\w*|stagista|dipendente|impiegat\w+|client\w+|utent\w+|maltempo|meteo|agenzia"
            r"|gestione precedente|precedente|ministero|comune|algoritmo|terz[io]|produttore|piattaforma"
            r"|sindacat\w+|concorrenza|partner|ditta|passegger\w+)\b[^.!?;,]*"
        ),
        (
            r"\b(?:uno stagista|un (?:singolo |ex )?(?:dipendente|collaboratore|impiegato)|una singola persona"
            r"|un individuo|agenzia esterna|ditta esterna|fornitore esterno|un fornitore|subappalt\w+"
            r"|non lavora più|errore umano|forza maggiore|cause di forza|non dipend\w+ da noi"
            r"|fuori dal nostro controllo|di propria iniziativa|malafede|mala fede)\b[^.!?;,]*"
        ),
        (
            r"\b(?:fraintes[oaie]|travisat[oaie]|mal interpretat\w+|interpretat[oaie] male|fuori contesto"
            r"|decontestualizzat\w+|strumentalizzat\w+|distort[oaie])\b[^.!?;,]*|\b(?:clienti|utenti|passeggeri"
            r"|genitori|viaggiatori|pazienti|inquilini|visitatori) (?:\w+ ){0,3}?(?:avrebbero dovuto"
            r"|non hanno (?:letto|rispettato|seguito)|devono|sono (?:tenuti|responsabili|invitati a))\b[^.!?;,]*"
            r"|\bnessun modello\b[^.!?;,]*"
        ),
    ),
    "not_shift": (r"\b(?:non|nessun|nessuno|mai)\b(?! (?:dipend|lavora|hanno))[^.!?;,]{0,30}$",),
    "small": (
        (
            r"\b(?:solo|soltanto|solamente|appena|semplicemente|si tratta di|nient'altro che|poco più di"
            r"|al massimo) (?:\w+ )?(?:un|una|uno|qualche|poch[ei]|alcun[ie]|manciata|piccol\w+|\d+|due|tre"
            r"|parte)\b(?! pompier)[^.!?;,]{0,40}|\b(?:piccol[oaie]|liev[ei]|legger[oaie]|minim[oaie]|semplice"
            r"|banale|modest[oaie]) (?:\w+ )?(?:incident[ei]|error[ei]|problem[ai]|ritard[oi]|malesser[ei]"
            r"|fastidi?o?|disguid[oi]|inconvenient[ei]|intoppo|parte|numero|quantità|leggerezza|scherzo)\b"
        ),
        (
            r"\b(?:cas[oi] isolat[oi]|episodi?o? isolat[oi]|isolat[oi]|manciata|disguido|leggerezza|niente di grave"
            r"|non è (?:poi )?(?:così )?grave|nulla di grave|non è la fine|capita|succede|sono cose che|esager\w+"
            r"|gonfiat[oaie]|ingigantit[oaie]|nessuno è morto|pochissim[ie]|rarissim[ie]|poche decine|momentane[oa]"
            r"|trascurabil[ei]|una battuta|uno scherzo|lieve fastidio)\b[^.!?;,]{0,30}"
        ),
    ),
    "not_small": (
        (
            r"\bnon (?:è|era|fu|è stato) (?:un |una |solo )?(?:semplice|piccol|caso isolato|scherzo|un)\w*\b"
            r"|\bsolo (?:i|noi|il)\b"
        ),
    ),
    "inconvenience": (r"\b(?:il |i |gli |per )?(?:disagi?o?|inconvenient[ei])\b",),
    "dire": (
        (
            r"\b(?:dati|salute|ferit\w+|denaro|soldi|stipendi\w*|post[oi] di lavoro|licenzi\w+|razzis\w+"
            r"|discrimin\w+|allerg\w+|bambini|neonat\w+|pazient[ei]|mort[oi]|fuoco|intossic\w+|passaport\w+"
            r"|password|cont[oi])\b"
        ),
    ),
    "boast": (
        (
            r"\b(?:da sempre|sempre|da (?:oltre )?(?:\d+|\w+) anni|dal \d{4}|da decenni)\b[^.!?;]{0,50}\b(?:qualità"
            r"|orgoglios\w+|impegn\w+|valori|fiducia|eccellenza|rispett\w+|servizio|priorità|cuore|leader|cura"
            r"|famiglia|diversità|sicurezza|attent\w+|persone)\b[^.!?;]*|\b(?:orgoglios[oi]|orgoglio|vantiamo"
            r"|siamo fieri)\b[^.!?;]*"
        ),
        (
            r"\b(?:i più (?:alti|elevati|severi) standard|più (?:alti|elevati|sicur[oaie]|modern[oaie]|severi)"
            r"|massim[aoie] (?:qualità|sicurezza|attenzione|cura|priorità|livelli|rigore)|tra i migliori|(?:il|la|i"
            r"|le) miglior[ei]|leader|numero uno|premiat[oaie]|all'avanguardia|pionier\w+|esemplar[ei]"
            r"|impeccabil[ei]|(?:nostra|assoluta|prima) priorità|al (?:centro|primo posto)|nel nostro dna"
            r"|nostri valori|grande famiglia|eccellenza|impegnat[ie] (?:per|nella|a)|molto sul serio"
            r"|fiore all'occhiello|punto di riferimento)\b[^.!?;]*"
        ),
    ),
    "not_boast": (r"\b(?:ci vantavamo|avevamo promesso|abbiamo tradito|non abbiamo mantenuto)\b",),
    "vague": (
        (
            r"\b(?:la|il|i|gli|le|quest[oaei]|cert[ie]|alcun[ie]|recent[ie]|un|una|l') ?(?:\w+ )?(?:situazion[ei]"
            r"|event[oi]|fatt[oi]|incident[ei]|vicend[ae]|circostanz[ae]|question[ei]|contenut[oi]|episodi?o?"
            r"|esperienza|accaduto|avvenimenti|riorganizzazione di cui)\b(?: (?:di|che|del|avvenut\w+"
            r"|in) [^.!?;,]*)?|\b(?:quanto|ciò che|quello che) (?:è )?(?:\w+ )?(?:accaduto|successo|avvenuto)\b"
            r"|\bper (?:ieri|tutto questo)\b"
        ),
    ),
    "not_vague": (r"\bin (?:ogni|tal|questo) caso\b",),
    "over": (
        (
            r"\b(?:mai più|non (?:accadrà|succederà|si ripeterà|ricapiterà)(?: (?:mai )?più)?|garantiamo|garantisco"
            r"|garantire che|garantito|100 ?%|cento per cento|assolutamente (?:sicur\w+|cert\w+|nessun)"
            r"|totalmente sicur\w+|completamente sicur\w+|zero (?:rischi\w*|errori)|nessun rischio"
            r"|una volta per tutte|definitivamente|per sempre|con assoluta certezza|avete la nostra parola"
            r"|ha la nostra parola)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        (
            r"\bgaranzia d\w+\b|\b(?:non possiamo|nessuno può|non posso) (?:\w+ )?(?:garantire|promettere)\b"
            r"|\btutto (?:il possibile|ciò che possiamo)\b|\b(?:cotone|lana)\b|\baffinché\b|\bnoleggeremo\b"
        ),
    ),
    "attack": (
        (
            r"\b(?:caccia alle streghe|linci\w+|campagna (?:di|contro|diffamatoria|orchestrata)|diffam\w+"
            r"|calunni\w+|odiator\w+|haters|branco|gogna|bugiard\w+|persecu\w+|perseguitat\w+|invidios\w+"
            r"|minacciat\w+|insultat\w+|attivisti|estremisti|vere vittime|vera vittima|vittime siamo"
            r"|macchina del fango|infang\w+|distrugger\w+|rovinar\w+|accaniment\w+|complott\w+|sciacall\w+)\b"
        ),
    ),
    "victim": (r"\b(?:vittim[ae]|noi|nostr\w+|ci|me|mi[oa]|siamo)\b",),
    "denial": (
        (
            r"\b(?:falsità|fals[oaie]|bugi[ae]|mai|inventat[oaie]|nulla|niente|neghiamo|nego|infondat[oaie]"
            r"|presunt[oaie]|accus[ae]|menzogn[ae]|nessun\w*)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:alla luce|a seguito|in seguito|dopo|di fronte|davanti|in risposta|viste?|considerat[oaie]"
            r"|a causa|sotto la|in conseguenza|dat[aeio]) (?:\w+ |all'|dell'){0,5}?(?:polemic\w+|critic\w+"
            r"|reazion\w+|indignazione|pression\w+|social|comment\w+|lamentel\w+|boicott\w+|clamore|dibattit\w+"
            r"|media|stampa|articol\w+|petizion\w+|diffusione|rabbia|controvers\w+|protest\w+|hashtag|scandalo"
            r"|bufera|segnalazioni|rete)\b[^.!?;,]*"
        ),
        (
            r"\babbiamo (?:ascoltato|letto|visto|sentito) (?:\w+ ){0,3}?(?:critiche|reazioni|commenti|voci|messaggi"
            r"|polemiche)\b[^.!?;,]*|\b(?:le critiche|la polemica|le polemiche|la pressione"
            r"|il boicottaggio)(?: \w+){0,3}? (?:ci|hanno|ha|obblig\w*)\b[^.!?;,]*|\bviral[ei]\b"
        ),
    ),
    "not_late": (r"\b(?:lettera|controllo|analisi|laboratorio|ispezione)\b",),
}

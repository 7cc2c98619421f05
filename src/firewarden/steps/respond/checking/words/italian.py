"""Italian."""

from firewarden.steps.respond.checking.words import Words

_NUMBERS = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove"
)
_SMALL = _NUMBERS.split()
_TENS = {
    "venti": 20,
    "trenta": 30,
    "quaranta": 40,
    "cinquanta": 50,
    "sessanta": 60,
    "settanta": 70,
    "ottanta": 80,
    "novanta": 90,
}
_WHO = r"(?:clienti?|viaggiatori|passeggeri?|famigli[ae]|utenti?|vittime|persone|persona|ordini|abbonati|consumatori)"

WORDS = Words(
    language="it",
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    weekdays="lunedì martedì mercoledì giovedì venerdì sabato domenica",
    days={
        "oggi": 0,
        "stamattina": 0,
        "questa mattina": 0,
        "stasera": 0,
        "ieri": -1,
        "ieri sera": -1,
        "l'altro ieri": -2,
        "domani": 1,
    },
    numerals={
        **{word: number for number, word in enumerate(_SMALL) if number > 1},
        **_TENS,
        **{
            f"{ten[:-1] if unit in (1, 8) else ten}{_SMALL[unit]}": number + unit
            for ten, number in _TENS.items()
            for unit in range(1, 10)
        },
        "cento": 100,
    },
    magnitudes={"cento": 100, "mila": 1_000, "mille": 1_000, "milione": 1_000_000, "milioni": 1_000_000},
    percent=r"per cento|punti",
    hours=r"h",
    noons={"mezzogiorno": 720, "mezzanotte": 0},
    until=r"a|al|e|-|–|fino",
    units=r"second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]",
    ago=r"{n} {days} fa",
    at=r"a|ad|in|da|di|per|tra|fra|e|verso|presso|vicino a|nel|nella",
    titles=r"signora?|sig|dott|dottor|dottoressa|ing|presidente|ministr[oa]|direttore|direttrice|capitano|sindac[oa]",
    plain=r"internet|ciao|grazie|gentil[ei]|car[oi]",
    speaks=(
        r"(?:ha |hanno )?(?:detto|dichiarato|annunciato|confermato|promesso|avvisato|ringraziato|chiesto|affermato)"
    ),
    known=r"sappiamo che|quello che sappiamo|confermiamo|possiamo confermare|è confermato",
    aware=(
        r"abbiamo (?:\w+ )?(?:letto|sentito|visto|saputo|ricevuto|appreso)|ci (?:hanno|è stato) (?:detto"
        r"|segnalat\w+|raccontato)|circolano?|(?:viene|vengono) (?:condivis\w+|diffus\w+)|(?:qualcosa|nostr[oaie] "
        r"\w+)(?: \w+){0,4}? non (?:funziona|funzionano|risponde|rispondono)"
    ),
    unknown=(
        r"non (?:sappiamo|conosciamo|è (?:ancora )?(?:chiaro|noto|confermato|possibile dire)"
        r"|possiamo (?:\w+ )?(?:confermare|dire)|si sa)|ancora (?:da accertare|non)|ignoriamo"
        r"|(?:è )?(?:troppo )?presto per|da (?:chiarire|accertare|stabilire)|resta da"
    ),
    doing=(
        r"stiamo (?!con )(?:\w+ )?\w+(?:ando|endo)|(?:i |le |gli )?(?:nostr[ie] |nostr[oa] )?(?:squadr[ae]|tecnici"
        r"|espert[ie]|ingegneri|negozi)(?: \w+)? (?:stanno|sono al|sono sul|lavorano|analizzano|riparano"
        r"|controllano|cercano)|abbiamo (?:fermato|chiuso|sospeso|aperto|avviato|attivato|incaricato|bloccato)"
        r"|lavoriamo|collaboriamo|analizziamo"
    ),
    seeking=(
        r"stiamo (?:\w+ )?(?:cercando|verificando|controllando|esaminando)|verifichiamo|controlliamo|ci stiamo "
        r"lavorando"
    ),
    you_can=(
        r"(?:^|[.!?;:] )(?:non (?:mangiate|consumate|usate|aprite|bevete)\w*|controllate|riportate|riportatel\w"
        r"|usate|evitate|cambiate|consultate|conservate|chiudete|verificate|segnalate|seguite|restate)|(?:potete"
        r"|può) (?!essere|aver)\w+|se (?:avete|vedete|ricevete|notate|abitate|siete|ha|vede|vivete)[^,]{1,80},"
        r"|vi (?:chiediamo|invitiamo|preghiamo|consigliamo)|per favore,? \w+|dovete \w+"
    ),
    asked=r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:potete |può )?(?:chiam\w+|scriv\w+|contatt\w+))",
    next_update=(
        r"prossim[oa] (?:aggiornamento|informazione|comunicato)|vi (?:aggiorneremo|informeremo|daremo|terremo)"
        r"|(?:daremo|pubblicheremo) (?:nuov|altr|un)\w*|torneremo a \w+|altre informazioni (?:alle|domani)"
        r"|(?:scriveremo|diremo|racconteremo|spiegheremo) (?:qui|di più|ancora|di nuovo)|qui (?:scriveremo|diremo"
        r"|racconteremo)"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:chiamateci|scriveteci|contattateci|chiamate|chiamare|contattare|scrivere|contattate)(?: al| a)?"
        r"|numero verde|servizio clienti|al numero|telefono"
    ),
    empathy=(
        r"ci (?:dispiace|scusiamo|rammarichiamo)|siamo (?:\w+ )?(?:vicini|dispiaciuti|addolorati|mortificati)"
        r"|chiediamo scusa|scuse|comprendiamo|capiamo|sappiamo (?:quanto|che è|come)|il nostro pensiero|cordoglio"
        r"|solidarietà"
        r"|ci (?:preoccupa|addolora|rattrista)|la (?:loro|vostra) (?:sicurezza|salute) (?:viene prima|viene per "
        r"prima)|sappiamo che (?:\w+ ){0,2}(?:contate|dipendete)"
    ),
    cause=(
        r"perché|a causa d(?:i|el|ella|ei|egli|elle|ell'\w+)|causat[oaie] da\w*|provocat[oaie] da\w*"
        r"|dovut[oaie] (?:a|al|alla|ai|alle|all'\w+)|per colpa d\w+|grazie a\w*|in seguito a\w*|poiché|dato che"
        r"|deriva da\w*|scatenat[oaie] da\w*|si deve a\w*"
    ),
    caused=(
        r"(?:la|il|l') ?(?:causa|motivo|ragione|origine|colpevole|responsabile)(?: d\w+ \w+(?: \w+)?)? (?:è|era|fu"
        r"|sono|sta)|(?:è|era|sono) (?:il |la )?(?:responsabil[ei]|colpevol[ei])|ha (?:causato|provocato|distrutto"
        r"|scatenato)|hanno (?:causato|provocato)|errore umano|sabotaggio|dietro (?:c'è|ci sono)"
    ),
    motive=(
        r"perché (?:ci|la vostra|vogliamo) (?:\w+ )?(?:sta a cuore|sicurezza|vogliamo|fiducia)"
        r"|grazie a(?:lla vostra| voi| tutti|l vostro)"
    ),
    guess=(
        r"probabilmente|possibilmente|forse|a quanto pare|apparentemente|presumibilmente|verosimilmente"
        r"|sembra(?: che| essere)?|pare(?: che)?|crediamo(?: che)?|pensiamo che|riteniamo|sospettiamo|supponiamo"
        r"|(?:deve|devono|può|potrebbe|potrebbero|dovrebbe) (?:aver|esser|essere|avere)\w*(?: stat[oaie])?|sarebbe"
        r"|sarebbero|è probabile|presunt[oaie]"
    ),
    estimate=(
        r"(?:dovrebbe|dovrebbero|sarà|saranno|contiamo|speriamo|prevediamo|tornerà)(?: \w+){0,6}? (?:risolt[oaie]"
        r"|ripristinat[oaie]|riparat[oaie]|apert[oaie]|normal\w*|finit[oaie]|a posto)|andrà (?:tutto )?bene"
        r"|tornerà (?:\w+ ){0,3}(?:presto|entro"
        r"|alle)|entro (?:poche ore|stasera|domani|breve)|nelle prossime ore"
    ),
    open_promise=r"(?:promettiamo|garantiamo|ci impegniamo|assicuriamo|\w+eremo|\w+iremo|faremo|saremo|daremo)",
    hidden_promise=(
        rf"(?:ogni|ciascun[oa]?|tutt[ie] (?:i|le|gli|nostr[ie])|nessun[oa]?|[il]e?"
        rf"|gli) {_WHO}(?: \w+){{0,6}}? (?:ricever(?:à|anno)|avr(?:à|anno)|perder(?:à|anno)|sar(?:à|anno)"
        rf"|otterr(?:à|anno)|riceve|ricevono)|sar(?:à|anno) (?:\w+ )?(?:rimborsat|indennizzat|risarcit|compensat"
        rf"|restituit)[oaie]|mai più|non (?:ri)?succederà (?:più|mai)|non accadrà (?:più|mai)|nessuno (?:perderà"
        rf"|pagherà|resterà)"
    ),
    bound=r"garant\w+|mai|100 ?%|rimbors\w+|indenni\w+|risarc\w+|gratis|gratuit\w+|buon[io]|€|euro",
    no_promise=r"non possiamo (?:\w+ )?(?:promettere|garantire|dire)|se \w+",
    negation=r"non|né|mai|nessun[oa]?|niente|nulla",
    nobody=r"nessun[oa]?",
    correction=r"corregg\w+|rettific\w+|avevamo detto|abbiamo detto|ci siamo sbagliati|era sbagliato|invece di|e non",
    condition=r"se|nel caso|chi",
    upon=r"dopo|in seguito a|a seguito di|quando",
    happened=(
        r"(?:ha|hanno|aveva|avevano|è|sono|abbiamo)\b[^,;]*\b\w{2,}(?:at[oaie]|it[oaie]|ut[oaie]|s[oaie]|tt[oaie])|era"
        r"|erano|fu|furono|stava|stavano|\w{2,}(?:arono|irono|erono)"
    ),
    amount=(
        r"(?:decine|dozzine|centinaia|migliaia|milioni)(?= di)|la (?:metà|maggior parte|maggioranza)(?= d)"
        r"|un (?:terzo|quarto)(?= d)|due terzi"
    ),
    owned=(
        r"(?:non )?(?:sarebbe|avrebbe)\b[^,;]*\bdovut\w+|grazie|ringrazi\w+|scus\w+|perdono|rincresc\w+|error[ei]|colpa"
        r"|merit\w+|responsabil\w+|deluso"
    ),
    asks=r"che|chi|cosa|perché|come|quando|dove|se|quale|quant\w+|la causa|l'origine|il numero",
    alike=("ferit ricoverat", "mort decedut uccis", "rubat furto sottratt", "malat intossicat"),
    empty="circa più molto ancora già anche tutti tutte ogni altro altra dopo prima oggi",
)

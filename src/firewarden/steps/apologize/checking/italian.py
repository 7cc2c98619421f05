"""How apologies are said in Italian."""

from firewarden.steps.apologize.checking.italian_defects import DEFECTS
from firewarden.steps.apologize.checking.speech import Patterns, Speech

WORDS = {
    "calm": (
        r"(?:stat[oaie]|avuto|letto|visto|ricevuto|sentito|ascoltato|imparato|capito|rimborsato|pagato"
        r"|ritirato|riparato|corretto|aperto|chiuso|iniziato|avviato|informato|contattato|parlato|deciso"
        r"|voluto|cercato|misurato|confermato|installato|rafforzato|sospeso|eliminato|sostituito|ripristinato"
        r"|formato|introdotto|preso|fatto tutto|sempre|incontrato|presentato|chiesto|constatato|risposto"
        r"|restituito|assunto|rivisto|provato)"
    ),
    "hurt": (
        r"(?:disag[io]\w*|inconvenient[ei]|offes[ae]|dann[oi]|malesser[ei]|confusione|dolore"
        r"|preoccupazion[ei]|problem[ai]|sofferenz[ae]|delusion[ei]|malintes[oi]|fastidi?o?|difficoltà"
        r"|turbamento|perdite)"
    ),
    "bad": (
        r"(?:sbagliat[oaie]|falso|ingiusto|inaccettabile|imperdonabile|un errore|una vergogna|disonest[oa]"
        r"|una bugia|crudele|indegn[oa]|offensiv[oa]|razzista|sessista|troppo tardi|grave|nostr[oa]|mi[oa])"
    ),
}

PARTS: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:non|mai) (?:vogliamo |voglio |possiamo )?(?:dire|diremo|parlare|parleremo|incolpare|scrivere"
            r"|nasconder\w+)\b[^.!?;]*$"
        ),
    ),
    "regret": (
        (
            r"\b(?:ci|mi|si) (?:scusiamo|scuso|scusa|scusano|dispiace|duole|rammarichiamo|vergogniamo|vergogno"
            r"|rincresce)\b|\b(?:chied\w+|porg\w+|present\w+|dobbiamo|devo|accett\w+|rinnov\w+|esprim\w+"
            r"|offr\w+) (?:\w+ ){0,4}?(?:scus[ae]|perdono|rammarico|dispiacere)\b|\b(?:nostre|mie|sentite"
            r"|sincere) (?:\w+ )?scuse\b(?! non)|\bscus(?:a|i|ate|ateci|atemi|aci|i|ino)\b(?! il rumore)"
            r"|\bperdono\b|\bpardon\b"
        ),
        (
            r"\b(?:spiacent[ei]|dispiaciut[oaie]|mortificat[oaie]|desolat[oaie]|rammaricat[oaie]|vergogna"
            r"|vergognamo|pentit[oaie]|costernat[oaie])\b|\bdeplor\w+\b|\brammarico\b|\brimpiang\w+\b"
        ),
    ),
    "not_regret": (
        r"\b(?:non|mai|né|senza|nessuna)\b(?! (?:basta|solo|possiamo che))(?: \w+){0,4} ?$",
        r"\bscusate il (?:rumore|disagio per i lavori)\b|\b(?:il sindaco|il ministro) (?:ha detto|dice)",
    ),
    "fault": (
        (
            r"\b(?:nostr[oaie]|mi[oa]|miei) (?:\w+ )?(?:colpa|error[ei]|responsabilità|negligenza|fallimento"
            r"|mancanz[ae]|torto|decisione|silenzio|arroganza)\b|\b(?:colpa|errore|responsabilità|torto"
            r"|decisione)\b(?: \w+){0,2}? (?:è|era|sono|ricade) (?:\w+ )?(?:nostr[oa]|mi[oa]|su di noi)\b"
            r"|\bcolpa nostra\b|\bcolpa mia\b|\b(?:assum\w+|riconosc\w+|accett\w+"
            r"|prend\w+) (?:\w+ ){0,4}?(?:responsabilità|colpa|error[ei])\b|\bsiamo (?:\w+ )?(?:responsabili"
            r"|colpevoli)\b"
        ),
        (
            r"\b(?:abbiamo|ho|avevamo) (?:\w+ )?(?:sbagliato|fallito|tradito|deluso|mentito|commesso|fatto male"
            r"|fatto un errore|mancato|ferito|toppato|combinato|ingannato)\b|\bvi abbiamo (?:tradito|deluso|mentito"
            r"|ferito)\b|\b(?:avremmo|avrei|dovevamo|dovevo) (?:\w+ )?(?:dovuto|potuto|\w+re)\b|\b(?:nessuna"
            r"|non ci sono|non abbiamo) scus[ae]\b|\bda noi\b|\bho (?:detto|deciso|firmato|scritto|approvato) io\b"
            r"|\bsiamo stati noi\b"
        ),
        (
            r"\b(?:è|era|è stato|è stata|fu) (?:\w+ )?<bad>\b(?! che)|\b(?:dispiace|scusa|scuse|scusiamo|scusate"
            r"|rammarichiamo)(?: \w+){0,2}? (?:di |per )?(?:non )?(?:aver\w*|esser\w*)\b|\bil (?:male|dolore"
            r"|danno) che (?:vi )?abbiamo\b"
        ),
    ),
    "loose_fault": (r"\bnon siamo stati all'altezza\b|\bcommesso (?:alcuni |degli )?errori\b|\babbiamo sbagliato[.,]",),
    "act": (
        (
            r"\b(?:abbiamo|avevamo|l'avevamo|l'abbiamo|ho|avevo|li abbiamo|le abbiamo"
            r"|vi abbiamo) (?:\w+mente )?(?!<calm>\b)\w+(?:ato|uto|ito|sto|tto|rso|so|nto|lto|ata|ati|ate|uta|uti)\b"
        ),
        (
            r"\bnon (?:ce ne |l[aoie] |vi |gli |ci )?(?:abbiamo|avevamo|siamo|eravamo|ho|avevo) \w+\b"
            r"|\bnon ce ne siamo\b|\bnoi (?:l'abbiamo|non|abbiamo)\b"
        ),
    ),
    "not_act": (
        r"\b(?:mai (?:insultato|detto|voluto)|non abbiamo fatto nulla|non abbiamo nulla)\b",
        r"\bse (?:\w+ ){0,3}$",
    ),
    "repair": (
        (
            r"\b(?:rimbors\w+|risarci\w+|indennizz\w+|compens\w+|restitui\w+|rendiamo|renderemo|sostitui\w+"
            r"|ripar(?:iamo|eremo|ato|ata)|cambiamo|gratuit\w+|gratis|a (?:nostro )?carico(?: nostro)?"
            r"|a nostre spese|paghiamo|pagheremo|copriamo|copriremo|accredit\w+|soldi|riaccredit\w+|sulla sua carta"
            r"|sul conto)\b|\b(?:ricever(?:à|ete|anno)|riceve|ricevono|avrà i|avrete|le (?:diamo|mandiamo|portiamo"
            r"|regaliamo|offriamo un))\b"
        ),
        (
            r"\b(?:abbiamo|è stato|è stata|sono stat[ie]|è|sono) (?:già )?(?:ritirat[oaie]|rimoss[oaie]"
            r"|eliminat[oaie]|sospes[oaie]|ripristinat[oaie]|corrett[oaie]|cancellat[oaie]|sistemat[oaie]"
            r"|riparat[oaie])\b|\b(?:ritiriamo|rimuoviamo|togliamo|chiudiamo la)\b|\bci chiami\b|\b(?:vi"
            r"|la) (?:chiama|chiamiamo|aiutiamo|accompagniamo)\b"
        ),
    ),
    "not_repair": (
        r"\b(?:non|mai|né)\b[^.!?;:,]{0,20}$",
        r"\bbuono sconto\b",
    ),
    "repentance": (
        (
            r"\b(?:d'ora in (?:poi|avanti)|da (?:oggi|domani|lunedì|martedì|mercoledì|giovedì|venerdì|ora|subito"
            r"|questo|questa|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre"
            r"|dicembre)\b(?! (?:scorso|scorsa))|dal \d+|in futuro|entro (?:il|la|fine|l')|mai più"
            r"|non (?:\w+ ){0,2}(?:più|accadrà|ripeterà|succederà)|perché (?:non|questo non"
            r"|ciò non) (?:\w+ )?(?:accada|succeda|ripeta)|affinché|per evitare|migliorare|miglioreremo"
            r"|faremo meglio|far meglio|imparato|lezione|form(?:are|azione|iamo|eremo)|nuov[aeio] (?:regol\w+"
            r"|procedur\w+|controll\w+|sistem\w+|protocoll\w+|norme)|second[ao] (?:persona|controllo)"
            r"|doppio controllo|rafforz\w+|introdu\w+|assumer\w+|install(?:iamo|eremo|ato)|ogni \w+ (?:viene|verrà"
            r"|sarà))\b"
        ),
    ),
    "not_repentance": (r"\borari\b|\bnon lavora più\b",),
    "vain": (
        (
            r"\b(?:migliorare|miglioreremo|faremo meglio|far meglio|imparato|lezione|rifletter\w+"
            r"|faremo (?:di )?tutto|cercheremo)\b"
        ),
    ),
    "owned": (r"\bindagine (?:indipendente|esterna)\b|\bpubblicher\w+ (?:il|i|la) (?:rapporto|risultati|relazione)\b",),
    "explanation": (
        (
            r"\b(?:perché|poiché|siccome|a causa d(?!i circostanze|i un problema tecnico|elle (?:critiche"
            r"|polemiche))|la causa|il motivo (?:è|era)|la ragione|causat[oaie] da|provocat[oaie] da"
            r"|dovut[oaie] a(?! (?:un problema tecnico|circostanze))|ecco (?:perché|come)|per (?:risparmiare"
            r"|fare in fretta)|si era (?:rott[oa]|guastat[oa]|bloccat[oa])|si è (?:rott[oa]|guastat[oa]"
            r"|bloccat[oa])|ha interrotto|nessuno (?:ha|aveva) (?:controllato|verificato|guardato|avvisato|chiesto)"
            r"|confus[oi]|scambiat[oi]|credevamo|pensavamo|volevamo|non vede|ci ha mandato|l'avevamo spento"
            r"|ha ceduto|è saltat[oa])\b"
        ),
    ),
    "not_explanation": (
        r"\b(?:non sappiamo|indag\w+|accert\w+|ancora non|stiamo)\b[^.!?;:]{0,45}$",
        r"\bperché (?:non|questo non|ciò non) (?:\w+ )?(?:accada|succeda|ripeta)\b",
    ),
    "forgiveness": (
        (
            r"\b(?:perdonar\w+|perdonat\w+|perdonateci|perdonaci|ci perdon\w+|il (?:vostro|suo) perdono"
            r"|(?:un')?altra (?:possibilità|opportunità|occasione)|seconda (?:possibilità|opportunità|occasione)"
            r"|nuova (?:possibilità|occasione))\b"
        ),
    ),
    "not_forgiveness": (r"\bnon (?:vi |le |ci )?(?:chied\w+|pretend\w+|merit\w+)[^.!?;,]{0,25}$",),
    "harmed": (
        (
            r"\b(?:lei|voi|vi|vostr\w+|su[oa]|clienti|passeggeri|famigli[ae]|genitori|pazienti|bambini|inquilini"
            r"|dipendenti|colleghi|viaggiatori|persone)\b"
        ),
    ),
    "date": (
        (
            r"\b\d{1,2}°? (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre"
            r"|dicembre)\b|\b(?:ieri|l'altro ieri|stamattina|stanotte|(?:lunedì|martedì|mercoledì|giovedì|venerdì"
            r"|sabato|domenica)(?: scors[oa])?|la settimana scorsa)\b"
        ),
    ),
}

SPEECH = Speech("it", WORDS, {**PARTS, **DEFECTS})

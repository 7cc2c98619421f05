"""Italian."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: """
        scus*; mi (dispiace|spiace); ci (dispiace|spiace); ci rincresce; perdon*; spiacent*; rammaric*""",
    Act.EMPATHY: """
        (capiamo|comprendiamo|capisco|comprendo|immaginiamo|immagino|sappiamo); (è|è stato|dev'essere|deve|sarà) ~
        (frustrante|fastidios*|deludente|inaccettabile|terribile|spiacevole|difficile|stressante|seccante|
        preoccupante); (ha|hai) ragione; (la tua|la sua|il tuo|il suo|tua|sua) (frustrazione|delusione|rabbia|
        disagio|disappunto|preoccupazione); che (peccato|disagio|fastidio); oh no; merit*; non è (l'|il|la|ciò|
        quello) ~ (esperienza|vogliamo|livello|aspett*)""",
    Act.THANKS: "grazie; ringrazi*; grat*; molte grazie; mille grazie",
    Act.PLEASED: """
        (ci|mi) fa (molto )?(piacere|felici|felice); (siamo|sono) (molto |davvero )?(felic*|content*|liet*|
        entusiast*); che (bello|bella notizia|gioia); prego; di nulla; buon (viaggio|divertimento|appetito)|buona
        (giornata|visione|serata); grazie ~ (complimenti|belle parole|gentil*|apprezzamento|feedback|recensione)""",
    Act.REMEDY: """
        rimbors*; sostitu*; ripar*; risol*; corregg*; corrett*; annull*; riprenot*; storn*; risarc*; accredit*;
        buono; voucher; verific*; controll*; indag*; aiut*; rispedi*; ripristin*; sistem*; rimedi*; riaccredit*;
        invi* ~ (nuov*|altr*); cambi*; spost*""",
    Act.OFFER: """
        rimbors*; risarc*; indennizz*; buono*; voucher*; sconto; sconti; gratis; gratuit*; omaggio; accredit*;
        credito di; senza (costi|spese); sostituzione; \\d+ ?% di sconto; coupon""",
    Act.FOLLOW_UP: """
        ((ti|la|vi) )(contatt*|ricontatt*|scriv*|richiam*|rispond*|inform*|aggiorn*|avvis*|terr*|conferm*|far*);
        (il nostro|la nostra|un nostro|un) (team|servizio|collega|squadra|operatore|ufficio|addetto) ~ (contatt*|
        ricontatt*|verific*|controll*|scriver*|rispond*|indag*|sta); (stiamo|sto) (verific*|controll*|indag*|
        lavor*|cercando); (abbiamo|ho) (inoltrato|segnalato|passato|inviato|girato); prossimo passo; (faremo|farò|
        faccio) sapere; tenerti aggiornat*; tenerla aggiornat*; aggiornament*""",
    Act.TIME: """
        (entro|in|nel giro di) (le prossime |i prossimi |meno di |circa )?(\\d+|un'|una|un|due|tre|quattro|poche|
        pochi|alcune) ?(minut*|or*|giorn*|settiman*)( lavorativ*)?; entro (oggi|domani|stasera|le \\d+\\S*|lunedì|
        martedì|mercoledì|giovedì|venerdì|sabato|domenica|la fine|fine|domattina); oggi; domani; stasera; subito;
        immediatamente; al più presto; il prima possibile; appena possibile; in giornata; questa settimana""",
    Act.INVITES: """
        (facci|fammi|ci faccia|mi faccia) sapere; (raccont|dic|scriv|spieg|indic|mand|invi)\\w*(ci|mi); (ci|mi)
        (racconti|dica|scriva|spieghi|indichi|può|puoi|potresti|potrebbe); (puoi|può|potresti|potrebbe|vuoi|
        vuole); cosa (è successo|possiamo|ti|le); come (è andata|possiamo|posso|ti|sta); siamo (qui|a
        disposizione|a tua); non esitare; non esiti""",
    Act.ASKS: """
        (puoi|può|potresti|potrebbe|quale|quali|quando|dove|chi|come|perché|cosa|che|hai|ha|ci|
        mi)(\\w+)+[^.!?\\n]*\\?""",
    Act.INFORMAL: """
        ciao; ehi; hey; uffa; super; mitic*; forte; figo; grande; tu; ti; te; tuo; tua; tuoi; tue; dai; boh; ok;
        haha*; ahah*; baci; un abbraccio; tranquill*; ops; accidenti; wow; daje""",
    Act.RECEIVED: """
        (ti |le |vi |l')*(abbiamo|ho) ~ (risposto|ricevuto|scritto|inviato|letto|trovato); (controlla|controlli|
        guarda|guardi|verifica) ~ (dm|messaggi|posta|mail|inbox); grazie per (le info|le informazioni|i dettagli|il
        messaggio|averci|la segnalazione|la conferma|i dati|lo screenshot)""",
    Act.PASSES_ON: """
        (giriamo|giro|inoltriamo|inoltro|passiamo|condividiamo|segnaliamo|abbiamo girato|abbiamo inoltrato) ~ (team|
        colleghi|suggerimento|idea|proposta|reparto|squadra); (buona|ottima|bella) (idea|proposta); ottimo
        suggerimento""",
    Act.PRIVATE: """
        (in |via |un |per |con )?(dm|mp|messaggio (privato|diretto)|messaggi privati|privato|direct|inbox);
        (scriv|contatt|chiam|mand|invi)\\w*(ci|mi); (ci|mi) (scriva|contatti|chiami|mandi|invii); (via|per|
        tramite) (e-?mail|mail|telefono|chat|whatsapp|modulo)""",
    Act.CHANNEL: """
        dm|mp; messaggi* (privat*|dirett*); privato; direct; whatsapp; e-?mail; mail; telefono; numero verde;
        chat; modulo; link; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; chiamaci; messenger; assistenza clienti""",
    Act.REASON: """
        (per|così da|in modo da) (poter*|verific*|controll*|protegg*|aiut*|trov*|rintracc*|capire|vedere|risolv*|
        evitare|indag*|rimbors*|tutel*|identific*|recuper*|valut*|non|poterti|cercare); così (possiamo|potremo|
        verifichiamo|controlliamo|proteggiamo|la|ti|i); perché; poiché; dato che; visto che; per (la tua |la sua |
        motivi di |ragioni di |la )?(sicurezza|privacy|riservatezza|tutela); (i tuoi|i suoi) dati ~ (pubblic*|
        privat*|protett*|sicur*); (abbiamo|ho) bisogno ~ per; e (verifichiamo|controlliamo|risolviamo|ti aiutiamo|
        la aiutiamo)""",
    Act.FILLER: """
        (per|così da|così) (poter(ti|la|vi) |possiamo |potremo |poter )?(aiut\\w+|assist\\w+|parlarne|discuterne|
        risolvere|verificare|darti una mano)( meglio)?; e (ti aiutiamo|la aiutiamo|vediamo|risolviamo|ci pensiamo)""",
    Act.BRING: """
        (il tuo |il suo |il |la |numero d[i'] ?)?(numero|codice|riferimento|scontrino|ricevuta|fattura|screenshot|
        foto*|pratica|ordine|prenotazione|pnr) *(d[ei](l|lla)? \\w+)?; (tuo|suo|tua|sua) (e-?mail|mail|telefono|
        nome|indirizzo|account|ordine|prenotazione|utenza); (data|ora|orario) ~ (viaggio|volo|acquisto|visita|
        ordine)""",
    Act.HANDS_OVER: """
        (invi*|mand*|condivid*|comunic*|indic*|dicci|dimmi|dica|ci dica|fornisc*|scriv*|conferm*|lasci*|comment*|
        pubblic*|serve|servono|dacci|dare|dirci|darci); qual (è|e'|sono); qual'è""",
    Act.PERSONAL: """
        (il tuo|il suo|la tua|la sua|tuo|suo|tua|sua|tuoi|i tuoi|i suoi) (numero d[i'] ?)?(e-?mail|mail|telefono|
        cellulare|numero|indirizzo|codice fiscale|documento|passaporto|carta|conto|iban|password|pin|data di
        nascita|ordine|prenotazione|dati|diagnosi|cap|codice \\w+|recapit*); (codice|numero) (di |
        d')?(prenotazione|ordine|conto|carta|telefono|cliente|documento|fiscale|pratica)""",
    Act.ARGUE: """
        (questo|ciò|quello che \\w+)? ?(è|non è) (semplicemente |completamente |assolutamente )?(falso|vero|una
        bugia|inesatto|errato|corretto|sbagliato|così); (si sbaglia|ti sbagli|lei sbaglia|sta mentendo|stai
        mentendo|stai esagerando|sta esagerando); (hai|ha) torto; come (già|le abbiamo|ti abbiamo|abbiamo già|ho
        già|detto) *(già )?(detto|spiegato|indicato|comunicato|scritto)?; (le|ti|ve lo|te lo) abbiamo già (detto|
        spiegato|comunicato|scritto); non siamo d'accordo; (contestiamo|neghiamo|smentiamo); (dai|secondo i)
        nostri (registri|dati|archivi); (non hai|non ha|lei non ha|tu non hai) mai (chiamato|ordinato|pagato|
        chiesto|segnalato)""",
    Act.SARCASM: """
        (oh|ah|ma) (che (gentile|carino|dolce|peccato|pena)|poverin*|certo|bravo); che (gentile|carino|originale|
        simpatico) da parte (tua|sua); (complimenti|congratulazioni|bravo) per (aver|la|il|lo|i|le|essere); grazie
        per (la|il|questa|questo|lo) (splendid*|meravigli*|simpatic*|lezione|predica|sfogo|sceneggiata|saggezza|
        dramma); (scus*|ci dispiace) (se )?non (siamo|essere|leggiamo) (perfett*|indovin*|mag*|nel pensiero|il
        pensiero); poverin*; buona fortuna con; non siamo indovini; che tragedia; avviseremo la stampa""",
    Act.BLAME: """
        (avrebbe dovuto|avresti dovuto|doveva|dovevi|dovresti|dovrebbe) (aver* )?(letto|legger*|controll*|
        verific*|chiam*|avvis*|arriv*|saper*|stare|fare|pensar*); (è|è stata|è stato) (colpa|errore|
        responsabilità|problema) (tua|sua|tuo|suo|del cliente); (è )?(colpa|errore) (tua|sua|tuo|suo); (tua|sua)
        (colpa|responsabilità); (il|un) (tuo|suo) (errore|problema); non (ha|hai) (letto|controllato|seguito|
        verificato|rispettato|guardato|aggiornato|avvisato); se (avesse|avessi); la prossima volta (legga|leggi|
        controlli|controlla|arrivi|arriva|verifichi|verifica|stia|stai|chieda); errore (dell'utente|del cliente|
        utente); (ha|hai) (dimenticato|sbagliato|omesso|ignorato)""",
    Act.LECTURE: """
        (si calmi|calmati|stai calm*|stia calm*|calma); (abbia|abbi|un po' di|porti|porta) (un po' di |
        più )?pazienza; (sia|sii) (paziente|ragionevole|educat*|realista); (deve|devi) (capire|comprendere|sapere|
        accettare|imparare|ricordare|rendersi|renderti); (moderi|modera) *(i|il|le) (toni|tono|termini|parole|
        linguaggio); non (c'è|serve|occorre) (bisogno|motivo|ragione|urlare|offendere|insultare|arrabbiarsi); come
        tutti sanno; (lasci|lascia|permetta|permetti)(mi|ci|ti)? ~ spieg*; (ricordi|ricorda|tenga presente|tieni
        presente|sappia|sappi|capisca|noti|consideri) che; è importante (che|capire|sapere|ricordare|
        sottolineare); (gli altri|altri) clienti; non è il caso di; non esager*""",
    Act.LEGALESE: """
        con la presente; ai sensi (di|del|dell'|della); in conformità; termini e condizioni; condizioni (generali|
        di trasporto|contrattuali|di vendita); clausol*; articolo \\d+\\S*; art\\. ?\\d+; ci riserviamo il
        diritto; senza pregiudizio; responsabilità (legale|civile|contrattuale|alcuna); (non )?(siamo|è)
        responsabil* per; decliniamo; forza maggiore; (il|la|i|le) (suddett*|sopracitat*|predett*|citat*);
        suddett*; obbligo (legale|contrattuale); legalmente; secondo (la nostra|le nostre|il nostro) (policy|
        politica|politiche|regolamento); stipulat*; fatti salvi; nei limiti (di legge|consentiti)""",
    Act.COMPLAINS: """
        (non|mai|nessun*|senza|neanche) ~ (funziona*|arriv*|rispond*|carica*|apre*|ricevut*|riesc*|aiut*|va|
        andat*|connession*|linea|soluzion*|risposta); problema*; problemi; errore*; errori; guasto*; rott*;
        danneggiat*; ritard*; cancell*; annull*; pers*; sbagliat*; male; pessim*; peggio*; orribil*; terribil*;
        vergogn*; truff*; frode; rubat*; addebit*; rimborso; aspett*; attes*; attend*; maleducat*; scortes*;
        arrabbiat*; furios*; stuf*; delus*; schif*; spazzatura; merda; sporc*; fredd*; malat*; intossic*; reclam*;
        disservizi*; inaccettabile; 😡|🤬|😩|😠|🤦|👎""",
    Act.PRAISES: """
        grazie; ottim*; eccellent*; fantastic*; perfett*; adoro; amo; bellissim*; buonissim*; delizios*; brav*;
        complimenti; felic*; content*; miglior*; consigli*; meravigli*; splendid*; ❤️?|😍|🙌|👏|😊|🥰""",
    Act.SENT: """
        (vi |ti |le |l')*(ho|abbiamo) ~ (inviato|mandato|scritto|fatto|provato|chiamato|riavviato|risposto|compilato);
        (inviato|fatto|mandato|spedito)""",
    Act.WISHES: """
        (mi|ci) piacerebbe ~; (dovreste|potreste|dovete) ~ (aggiungere|mettere|fare|offrire|includere|riportare|
        aprire); sarebbe ~ (bello|utile|fantastico|comodo|ideale|ottimo); magari; (suggerimento|proposta|idea)""",
    Act.CLOSES: """
        (ora |adesso |tutto )*(funziona|funzionato|risolto|sistemato|arrivato|a posto|tornato); (ok|va bene|perfetto|
        ottimo|capito|d'accordo|certo|grande); (buona|buon) (giornata|serata|notte|fine settimana|weekend);
        altrettanto""",
    Act.CONCERNS_ALL: """
        richiam* (del|dal|di) (prodotto|mercato|lotto); richiamo; ritirat* dal (mercato|commercio); pericolos*;
        pericolo; rischio; incendi*; fuoco; brucia*; ustion*; esplo*; scossa elettrica; fuga di (gas|dati);
        intossic*; salmonell*; listeria; contaminat*; contaminazione; allerg*; muffa; (vetro|metallo|plastica|
        insett*|verm*|topo|scarafagg*) ~ (nel*|dentro|in); ferit*; ospedal*; tossic*; fren*; airbag; dati rubati;
        razzis*; razzist*; sessis*; omofob*; transfob*; antisemit*; discrimin*; (perché|a causa|per) ~ (pelle|
        origin*|religione|velo|disabil*|sedia a rotelle|ner[oae]|musulman*|gay|ebre*|accento|straniero); cane
        guida; è sicuro (mangiar*|ber*|usar*|consumar*); evacu*; epidemia; acqua contaminata""",
}

"""Sentences in which people give themselves away, and sentences that only look so. All of them are our own.

Two parts. `OPEN` may be looked at while the recognizers are worked on. `HELD` was written before them, by somebody who
did not look at how they search, and is never tuned on: the numbers that count come from it.

A line is `kind: phrase; phrase`. `{}` is the value. A phrase is put into a carrier of the same language and part.
"""

KINDS = [
    "mail",
    "phone",
    "card",
    "iban",
    "national",
    "passport",
    "address",
    "order",
    "booking",
    "vehicle",
    "birth",
    "login",
    "geo",
]

CARRIERS = {
    "open": {
        "en": "Three weeks and nothing happens, {}, please help!;Hi there :) {}. What now?;@acme seriously? {}"
        ";So, {} and I am still waiting...;Fix this today!! {} Thanks, Ann",
        "de": "Seit drei Wochen passiert nichts, {}, bitte helfen Sie mir!;Hallo :) {}. Was jetzt?;@acme im Ernst? {}"
        ";Also, {} und ich warte immer noch...;Heute noch bitte!! {} Danke, Anna",
        "fr": "Trois semaines sans nouvelles, {}, aidez-moi !;Bonjour :) {}. Et maintenant ?;@acme sérieusement ? {}"
        ";Alors, {} et j'attends toujours...;Réglez ça aujourd'hui !! {} Merci, Anne",
        "es": "Tres semanas y nada, {}, ¡ayuda por favor!;Hola :) {}. ¿Y ahora qué?;@acme ¿en serio? {}"
        ";Pues {} y sigo esperando...;¡Hoy mismo! {} Gracias, Ana",
        "it": "Tre settimane e niente, {}, aiutatemi!;Ciao :) {}. E adesso?;@acme sul serio? {}"
        ";Allora, {} e aspetto ancora...;Risolvete oggi!! {} Grazie, Anna",
        "pt": "Três semanas e nada, {}, me ajudem!;Oi :) {}. E agora?;@acme sério? {}"
        ";Então, {} e continuo esperando...;Resolvam hoje!! {} Obrigada, Ana",
    },
    "held": {
        "en": "Nobody from your team ever answered ({}) and the shop is closed.;RT if you know this: {} 😡"
        ";Dear support,\n{}\nKind regards;I wrote on Tuesday - {} - no reply.;{} <- that is all you need to look me up",
        "de": "Niemand hat je geantwortet ({}) und der Laden ist zu.;Kennt das wer? {} 😡"
        ";Liebes Team,\n{}\nViele Grüße;Am Dienstag schrieb ich - {} - keine Antwort.;{} <- mehr braucht ihr nicht",
        "fr": "Personne n'a jamais répondu ({}) et la boutique est fermée.;Qui connaît ça ? {} 😡"
        ";Chère équipe,\n{}\nCordialement;J'ai écrit mardi - {} - sans réponse.;{} <- voilà tout ce qu'il vous faut",
        "es": "Nadie ha contestado nunca ({}) y la tienda está cerrada.;¿Os suena? {} 😡"
        ";Estimado equipo:\n{}\nUn saludo;Escribí el martes - {} - sin respuesta.;{} <- con eso me encontráis",
        "it": "Nessuno ha mai risposto ({}) e il negozio è chiuso.;Vi suona familiare? {} 😡"
        ";Gentile assistenza,\n{}\nCordiali saluti;Ho scritto martedì - {} - nessuna risposta."
        ";{} <- vi basta questo",
        "pt": "Ninguém nunca respondeu ({}) e a loja está fechada.;Alguém mais? {} 😡"
        ";Prezada equipe,\n{}\nAtenciosamente;Escrevi na terça - {} - sem resposta.;{} <- é só isso que precisam",
    },
}

PHRASES = {
    "open": {
        "en": """
            mail: my mail is {}; write to {}
            phone: my number is {}; call me at {}
            card: I paid with card {}; my card {} was charged
            iban: refund to {}; my IBAN is {}
            national: my {id} is {}; I gave you my {id} {}
            passport: my passport number is {}; passport no. {}
            address: I live at {}; send it to {}
            order: my order number is {}; order #{}
            booking: booking reference {}; my PNR is {}
            vehicle: my license plate is {}; registration {}
            birth: I was born on {}; date of birth: {}
            login: my password is {}; password: {}
            geo: I am at {}; location {}
            """,
        "de": """
            mail: meine Mail ist {}; schreibt an {}
            phone: meine Nummer ist {}; ruft mich an unter {}
            card: bezahlt mit Karte {}; meine Karte {} wurde belastet
            iban: Erstattung bitte auf {}; meine IBAN lautet {}
            national: meine {id} ist {}; ich gab euch meine {id} {}
            passport: meine Passnummer ist {}; Reisepass Nr. {}
            address: ich wohne {}; schickt es an {}
            order: meine Bestellnummer ist {}; Bestellung {}
            booking: Buchungsnummer {}; mein Buchungscode ist {}
            vehicle: mein Kennzeichen ist {}; Kfz-Kennzeichen {}
            birth: ich bin am {} geboren; Geburtsdatum: {}
            login: mein Passwort ist {}; Passwort: {}
            geo: ich stehe bei {}; Koordinaten {}
            """,
        "fr": """
            mail: mon adresse est {}; écrivez à {}
            phone: mon numéro est le {}; appelez-moi au {}
            card: payé avec la carte {}; ma carte {} a été débitée
            iban: remboursez sur {}; mon IBAN est {}
            national: mon {id} est {}; je vous ai donné mon {id} {}
            passport: mon numéro de passeport est {}; passeport n° {}
            address: j'habite {}; envoyez-le au {}
            order: mon numéro de commande est {}; commande n° {}
            booking: numéro de réservation {}; référence du dossier : {}
            vehicle: mon immatriculation est {}; plaque {}
            birth: je suis né le {}; date de naissance : {}
            login: mon mot de passe est {}; mot de passe : {}
            geo: je suis à {}; coordonnées {}
            """,
        "es": """
            mail: mi correo es {}; escribid a {}
            phone: mi número es {}; llamadme al {}
            card: pagué con la tarjeta {}; mi tarjeta {} tiene un cargo
            iban: devolución a {}; mi IBAN es {}
            national: mi {id} es {}; os di mi {id} {}
            passport: mi número de pasaporte es {}; pasaporte {}
            address: vivo en {}; mandadlo a {}
            order: mi número de pedido es {}; pedido nº {}
            booking: localizador {}; número de reserva {}
            vehicle: mi matrícula es {}; matrícula {}
            birth: nací el {}; fecha de nacimiento: {}
            login: mi contraseña es {}; contraseña: {}
            geo: estoy en {}; coordenadas {}
            """,
        "it": """
            mail: la mia mail è {}; scrivete a {}
            phone: il mio numero è {}; chiamatemi al {}
            card: ho pagato con la carta {}; la mia carta {} è stata addebitata
            iban: rimborso su {}; il mio IBAN è {}
            national: il mio {id} è {}; vi ho dato il mio {id} {}
            passport: il mio numero di passaporto è {}; passaporto n. {}
            address: abito in {}; spedite a {}
            order: il mio numero d'ordine è {}; ordine n. {}
            booking: codice prenotazione {}; numero di prenotazione {}
            vehicle: la mia targa è {}; targa {}
            birth: sono nato il {}; data di nascita: {}
            login: la mia password è {}; password: {}
            geo: sono a {}; coordinate {}
            """,
        "pt": """
            mail: meu e-mail é {}; escrevam para {}
            phone: meu número é {}; me liguem no {}
            card: paguei com o cartão {}; meu cartão {} foi cobrado
            iban: reembolso em {}; meu IBAN é {}
            national: meu {id} é {}; já dei meu {id} {}
            passport: o número do meu passaporte é {}; passaporte {}
            address: moro na {}; mandem para {}
            order: o número do pedido é {}; pedido {}
            booking: código da reserva {}; localizador {}
            vehicle: minha placa é {}; placa {}
            birth: nasci em {}; data de nascimento: {}
            login: minha senha é {}; senha: {}
            geo: estou em {}; coordenadas {}
            """,
    },
    "held": {
        "en": """
            mail: reach me via {}; {} is my address for mail
            phone: you can ring or text {}; tel {}
            card: the number on my card: {}; {} is the card you billed
            iban: money goes to {}, thanks; account {}
            national: {id}: {}; you wanted my {id}, here it is: {}
            passport: I travel on passport {}; passport number: {}
            address: the parcel should have come to {}; our home, {}, is flooded
            order: this is about order {}; your ref for my order is {}
            booking: our booking {} was cancelled; reservation code: {}
            vehicle: the car with the plate {}; my car's reg is {}
            birth: DOB {}; my birthday is {}
            login: I log in with the password {}; the PIN is {pin}
            geo: the leak is here: {}; GPS {}
            """,
        "de": """
            mail: erreichbar bin ich über {}; {} ist meine Adresse für Mails
            phone: ihr könnt anrufen oder schreiben: {}; Tel. {}
            card: die Nummer auf meiner Karte: {}; {} ist die Karte, die ihr belastet habt
            iban: das Geld geht an {}, danke; Konto {}
            national: {id}: {}; ihr wolltet meine {id}, hier ist sie: {}
            passport: ich reise mit dem Pass {}; Reisepassnummer: {}
            address: das Paket sollte zu uns kommen: {}; unsere Wohnung, {}, steht unter Wasser
            order: es geht um die Bestellung {}; euer Zeichen für meinen Auftrag: Auftragsnummer {}
            booking: unsere Buchung {} wurde gestrichen; Reservierungscode: {}
            vehicle: das Auto mit dem Kennzeichen {}; mein Nummernschild: {}
            birth: geb. {}; mein Geburtstag ist der {}
            login: ich melde mich mit dem Passwort {} an; die PIN ist {pin}
            geo: hier ist das Leck: {}; GPS {}
            """,
        "fr": """
            mail: on me joint via {}; {} est mon adresse électronique
            phone: appelez ou écrivez au {}; tél. {}
            card: le numéro sur ma carte : {}; {} est la carte débitée
            iban: l'argent va sur {}, merci; compte {}
            national: {id} : {}; vous vouliez mon {id}, le voici : {}
            passport: je voyage avec le passeport {}; n° de passeport : {}
            address: le colis devait arriver au {}; notre appartement, {}, est inondé
            order: il s'agit de la commande {}; la référence de ma commande est {}
            booking: notre réservation {} a été annulée; code de réservation : {}
            vehicle: la voiture immatriculée {}; ma plaque est {}
            birth: né(e) le {}; mon anniversaire est le {}
            login: je me connecte avec le mot de passe {}; le code PIN est {pin}
            geo: la fuite est ici : {}; GPS {}
            """,
        "es": """
            mail: se me encuentra en {}; {} es mi dirección de correo
            phone: podéis llamar o escribir al {}; tel. {}
            card: el número de mi tarjeta: {}; {} es la tarjeta que cobrasteis
            iban: el dinero va a {}, gracias; cuenta {}
            national: {id}: {}; queríais mi {id}, aquí está: {}
            passport: viajo con el pasaporte {}; n.º de pasaporte: {}
            address: el paquete tenía que llegar a {}; nuestra casa, {}, está inundada
            order: se trata del pedido {}; la referencia de mi pedido es {}
            booking: nuestra reserva {} fue cancelada; código de reserva: {}
            vehicle: el coche con matrícula {}; la placa de mi coche es {}
            birth: nacida el {}; mi cumpleaños es el {}
            login: entro con la contraseña {}; el PIN es {pin}
            geo: la fuga está aquí: {}; GPS {}
            """,
        "it": """
            mail: mi trovate a {}; {} è il mio indirizzo di posta
            phone: potete chiamare o scrivere al {}; tel. {}
            card: il numero sulla mia carta: {}; {} è la carta addebitata
            iban: i soldi vanno su {}, grazie; conto {}
            national: {id}: {}; volevate il mio {id}, eccolo: {}
            passport: viaggio con il passaporto {}; numero passaporto: {}
            address: il pacco doveva arrivare in {}; casa nostra, {}, è allagata
            order: si tratta dell'ordine {}; il riferimento del mio ordine è {}
            booking: la nostra prenotazione {} è stata annullata; codice di prenotazione: {}
            vehicle: l'auto targata {}; la targa della macchina è {}
            birth: nata il {}; il mio compleanno è il {}
            login: entro con la password {}; il PIN è {pin}
            geo: la perdita è qui: {}; GPS {}
            """,
        "pt": """
            mail: me achem em {}; {} é meu endereço de e-mail
            phone: podem ligar ou mandar mensagem para {}; tel. {}
            card: o número do meu cartão: {}; {} é o cartão cobrado
            iban: o dinheiro vai para {}, obrigado; conta {}
            national: {id}: {}; vocês queriam meu {id}, aqui está: {}
            passport: viajo com o passaporte {}; número do passaporte: {}
            address: o pacote devia chegar na {}; nossa casa, {}, está alagada
            order: trata-se do pedido {}; a referência da minha encomenda é {}
            booking: nossa reserva {} foi cancelada; código de reserva: {}
            vehicle: o carro de placa {}; a matrícula do carro é {}
            birth: nascida em {}; meu aniversário é {}
            login: entro com a senha {}; o PIN é {pin}
            geo: o vazamento é aqui: {}; GPS {}
            """,
    },
}

HARMLESS = {
    "open": """
        We lost 1,200,000 customers since 2019.; It cost me €1.299,99 and 3 hours.; Version 10.0.19045.3803 crashes.
        The final score was 3-2 after 120 minutes.; #fail2024 #acme100; 12 of 15 trains were late on 03.11.2026.
        Ranked 4.6/5 from 12,345 reviews.; Doors open 18:00-23:30 on 2026-11-22.; Flight HA 212 left at 10:30.
        20 000 Menschen waren da, 30 % mehr als 2023.; Am 3.11.2026 um 10:15 Uhr fiel Strom in 12 Orten aus.
        1 234 567 clients, dit le rapport 2025.; 300 000 entradas vendidas en 24 h.; 45.000 persone in via Roma.
        O preço subiu de R$ 1.199,90 para R$ 2.499,00.; Call 911 or 112 in an emergency.; 100% true, 24/7, 365 days.
        The iPhone 15 Pro has 256 GB and 6.1 inches.; See page 230-245 of ISBN 978-3-16-148410-0.; 404 again, then 502.
        Line 2 and line 14 stop at Main Street.; They raised $4,500,000 in 2021 and $12,000,000 in 2023.
        """,
    "held": """
        Sold 2,450,000 units at 19.99 each in Q3 2025.; Ich habe 129,90 € bezahlt, vor 14 Tagen.
        Update 7.4.1-beta2 broke it.
        They won 21-19, 18-21, 21-17.; #day1000 of waiting; 1.5 million views in 48 hours, 35,000 likes.
        Am 24.12.2025 haben 300 Filialen bis 14:00 Uhr offen.; Le 14 juillet 2026, 2 500 000 personnes sans courant.
        La temperatura llegó a 41,5 grados el 3 de agosto de 2025.; Il treno delle 7:45 ha 120 minuti di ritardo.
        A inflação foi de 4,83% em 2024.; Windows 11 24H2 build 26100.1742.; 8 GB RAM, 1920x1080, 144 Hz, 65 W.
        Paragraph 823 of the code, section 4.2.1.; From 1999 to 2024 the index went from 6,500 to 18,300.
        We are 8,200,000,000 people on this planet.; The lot L2345 and batch 20251103 are recalled.
        Ticket prices rose from 89 to 129 euros.; I waited 45 minutes at gate B12, seat 14C.; Highway 101 is closed.
        Rosa Parks was born in 1913.; The museum at the main square opens at 9.; Change your password regularly.
        The passport office is closed.; Votre carte est refusée partout.; Unsere IBAN steht auf der Rechnung.
        Mein Auto ist kaputt, 180.000 km.; The order was wrong, 3 items of 5.; Mi pedido llegó 2 días tarde.
        La prenotazione costava 350 euro.; O PIN não funciona mais.; The address on the letter was wrong.
        """,
}
"""Separated by `;` and by lines."""

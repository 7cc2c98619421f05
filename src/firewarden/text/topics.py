"""Words of one thing: who answers "your plane" to a complaint about a flight has understood it.

Each line is one thing that people write to companies about, in six languages together.
"""

from collections.abc import Mapping
from functools import cache

from firewarden.text.stems import stem
from firewarden.text.tongue import LANGUAGES

_LINES = """
    flight flights plane aircraft airport boarding gate takeoff departure departed landing aboard onboard fly
        flying flew cabin crew pilot runway tarmac jet airline itinerary vuelo avion aeropuerto embarque vol
        aeroport flug flugzeug flughafen abflug voo aviao aeroporto volo aereo imbarco
    delay delayed late wait waiting waited hours slow postponed behind overdue patience queue line hold retraso
        tarde demora espera retard attente verspätung verspätet warten atraso ritardo attesa
    cancel canceled cancelled cancellation cancelado cancelar annulé annulation storniert stornierung annullato
    bag bags baggage luggage suitcase carryon equipaje maleta bagage valise gepäck koffer bagagem mala bagaglio
        valigia
    seat seats seating upgrade legroom aisle window row asiento siège sitz sitzplatz assento posto sedile
    booking book booked reservation reserve reserved ticket tickets confirmation fare reserva billete boleto
        réservation billet buchung gebucht fahrkarte passagem prenotazione biglietto
    train trains rail railway station platform carriage coach timetable bus tren estación autobús gare zug bahn
        bahnhof trem estação treno stazione
    driver drive drove ride rider trip car taxi cab uber lyft vehicle conductor viaje chauffeur course voiture
        fahrer fahrt auto motorista corrida carro autista corsa macchina
    order orders ordered ordering purchase purchased bought buy item product items pedido compra comprar
        commande achat acheté bestellung bestellt kauf gekauft ordine acquisto acquistato
    delivery deliver delivered package parcel shipment shipping shipped ship tracking courier post mail box
        arrive arrived paquete envío entrega colis livraison livré paket lieferung geliefert sendung pacote
        encomenda pacco consegna spedizione
    refund refunded money charge charged charges fee fees bill billing billed payment pay paid price cost dollar
        overcharged credit balance transaction invoice reembolso cobro dinero factura pago remboursement argent
        facture paiement prix erstattung geld rechnung zahlung abgebucht preis cobrança dinheiro fatura
        pagamento preço rimborso soldi fattura addebito prezzo
    card debit bank banking branch teller deposit check cheque fraud transfer atm wire loan mortgage tarjeta
        banco carte banque karte konto überweisung cartão carta banca bonifico
    account login log sign signin password username user profile locked access verify verification email cuenta
        contraseña compte passe konto passwort anmelden conta senha conto accesso
    app apps application install installed update updates updated version ios android download uninstall
        reinstall upgrade software aplicación actualización mise jour aktualisierung aplicativo atualização
        aggiornamento applicazione
    phone iphone device devices ipad mobile handset battery charger charging screen bluetooth headphones airpods
        watch teléfono móvil celular téléphone portable batterie handy akku telefone bateria telefono cellulare
        batteria
    computer mac macbook laptop pc windows desktop keyboard printer ink hard drive ordenador computadora
        ordinateur rechner drucker computador impressora stampante
    internet wifi wi-fi router modem connection connect connected connecting network signal outage tower
        coverage data speed broadband cable fiber line down red señal conexión réseau connexion panne netz
        verbindung störung conexão sinal rede rete connessione segnale
    tv channel channels television stream streaming video episode episodes show shows season movie movies watch
        watching buffering playback film serie canal émission folge sender programa canale programma puntata
    song songs music playlist playlists album albums artist artists track tracks listen listening play playing
        shuffle canción música chanson musique lied musik canção canzone musica
    game games gaming gamer xbox console controller multiplayer server servers match lobby ps4 playstation patch
        map weapons beta dlc achievement juego jeu spiel jogo gioco
    store stores shop branch location restaurant outlet tienda magasin filiale laden geschäft loja negozio
    food meal meals lunch dinner breakfast burrito burritos bowl taco tacos guac salsa chicken beef pizza burger
        sandwich salad rice beans steak sauce taste tasted tastes delicious hungry eat ate eating menu
        ingredients fresh coffee cheese queso chips comida plato repas nourriture plat essen gericht prato cibo
        pasto piatto
    sick ill poisoning poison vomiting stomach enfermo malade krank vergiftet doente malato
    staff employee employees rude attitude manager agent agents attendant representative rep crew cashier worker
        behavior empleado personal employé mitarbeiter funcionário atendente personale dipendente
    call called calling phoned hold hung rep helpline hotline llamada llamar appel appelé anruf angerufen
        ligação ligar chiamata chiamato
    website site webpage page link browser safari chrome cookies online url web click página seite webseite
        pagina sito
    error errors bug glitch glitches crash crashes crashing crashed freeze frozen freezing broken broke fault
        failing fail failed code message restart reboot troubleshoot troubleshooting reset fallo roto funciona
        erreur panne marche kaputt fehler defekt funktioniert erro quebrado errore guasto rotto funziona
    damage damaged dirty stain torn crack cracked leak leaking dañado sucio abîmé sale cassé beschädigt
        schmutzig danificado sujo danneggiato sporco
    hotel room rooms stay bed bathroom shower towel check-in guest front desk lobby pool noise noisy habitación
        chambre lit zimmer bett quarto camera letto
    size fit shoe shoes shirt dress jeans clothes jacket color wear talla ropa taille robe größe kleid tamanho
        roupa taglia vestito
    coupon promo promotion discount code offer deal sale voucher gift points rewards loyalty member miles free
        cupón descuento remise réduction gutschein rabatt punkte cupom desconto buono sconto punti
    halloween boo booritos boorito costume costumes trick treat
    birthday anniversary celebrate celebration wedding honeymoon cumpleaños anniversaire geburtstag aniversário
        compleanno
    missing lost lose losing find found stolen disappeared perdido perdu verloren perso smarrito
    stock available availability sold restock agotado rupture vorrätig estoque disponible disponibile
    subscription subscribe subscribed unsubscribe plan trial premium renew renewal contract suscripción
        abonnement abo vertrag assinatura plano abbonamento
    photo photoshop lightroom adobe creative cloud image picture pictures edit export file files folder sync
        dropbox foto imagen fichier datei arquivo immagine
    safety safe danger dangerous accident crash hurt injured injury seguridad sécurité sicherheit segurança
        sicurezza
    weather storm snow rain tormenta orage sturm tempestade tempesta
    child children kid kids baby son daughter toddler niño enfant kind criança bambino
    cold hot heating temperature frío froid kalt frio freddo
    name surname spelling typo passport visa nombre nom reisepass nome passaporte
"""


def topics_of(stems: frozenset[str]) -> frozenset[int]:
    """The numbers of the things that these stems speak of."""
    table = _table()
    return frozenset(number for one in stems for number in table.get(one, ()))


def topic_of(one: str) -> frozenset[int]:
    """The same for a single stem."""
    return _table().get(one, frozenset())


@cache
def _table() -> Mapping[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_entries()):
        for word in line.split():
            for lang in LANGUAGES:
                one = stem(word, lang)
                table[one] = table.get(one, frozenset()) | {number}
    return table


def _entries() -> list[str]:
    return _LINES.strip("\n").replace("\n        ", " ").splitlines()

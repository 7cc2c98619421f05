"""French."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: "désolé*; excus*; pardon; navré*; regret*; toutes nos excuses",
    Act.EMPATHY: """
        (nous|je) (comprenons|comprends|imaginons|imagine|entendons|savons); (c'est|cela|ça|ce) ~ (frustrant|
        agaçant|décevant|inacceptable|pénible|terrible|inquiétant|énervant|désagréable|contrariant|difficile);
        (votre|ta|ton|vos|tes) (frustration|déception|mécontentement|colère|inquiétude|désarroi|agacement); vous
        avez raison; tu as raison; quelle déception; oh non; oh mince; vous méritez; (pas|n'est) ~ (l'expérience|
        niveau|attendez|souhaitons)""",
    Act.THANKS: "merci; remerci*; mille mercis; reconnaissant*",
    Act.PLEASED: """
        ravi*( de| que| d'apprendre)*; (nous sommes|je suis) (heureux|heureuse|content*|ravi*|enchanté*); (ça|
        cela) (nous|me) fait plaisir; avec plaisir; de rien; (quel|un) plaisir; merci pour ~ (compliment*|gentil*|
        beau|belles|retour|mots|avis|message d'amour); belle journée; (bon|bonne) (voyage|dégustation|journée|
        soirée)""",
    Act.REMEDY: """
        rembours*; remplac*; échang*; répar*; résou*; résolu*; corrig*; annul*; rétabl*; dédommag*; indemnis*;
        avoir; geste commercial; bon d'achat; crédit*; recrédit*; renvoy*; réexpédi*; aider; vérif*; (nous|je)
        (regard*|regardons|allons regarder|examin*); enquêt*; (règl|rég)(er|lons|ler|le|lé); (prend|prendre|
        prenons|prends) en charge; débloqu*; solution*; reprogramm*""",
    Act.OFFER: """
        rembours*; dédommag*; indemnis*; geste commercial; bon d'achat; bons d'achat; avoir de; un avoir; remise;
        réduction; gratuit*; offert*; offrons; offrir; code promo; recrédit*; crédit de; \\d+ ?% de (remise|
        réduction)""",
    Act.FOLLOW_UP: """
        (nous|je|on|notre (équipe|service|conseill*)|un (conseill*|collègue|agent)) ~ (recontact*|rappel*|répond*|
        revien*|reviend*|tien* informé|tien*|contact*|écri*|inform*|vérifi*|mettr*|occup*|enquêt*|transmet*|
        confirm*); (vous|te) (recontact*|rappel*|répond*|revien*|tien*|tenons|tiendrons|écri*|contact*|informer*|
        confirm*); (transmis|transmettons|remonté|fait suivre|escaladé); prochaine étape; suivi; un retour (sous|
        d'ici|avant)""",
    Act.TIME: """
        (sous|dans|d'ici|en) (les |moins de |la |une |un )?(\\d+|prochaine*|prochains|une|un|deux|trois|quelques|
        minute|heure) ?(h|minute*|heure*|jour*|semaine*|min)?( ouvr*)?; aujourd'hui; demain; ce (soir|matin|jour|
        midi); cet après-midi; avant (demain|ce soir|midi|la fin|lundi|mardi|mercredi|jeudi|vendredi|samedi|
        \\d+\\S*); immédiatement; tout de suite; dès (que possible|maintenant|aujourd'hui); au plus vite;
        rapidement; (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche); 24h\\S*""",
    Act.INVITES: """
        (dites|dis|donnez|donne|racontez|raconte|expliquez|explique|indiquez|indique|précisez|précise|tenez|
        tiens)[- ](nous|moi|le nous)*; n'hésit* (pas|surtout); (pouvez|peux|pourriez|pourrais)[- ](vous|tu); que
        s'est-il passé; comment (s'est|pouvons|puis|se|allez|vas); nous sommes (là|à votre écoute); à (votre|ton)
        (écoute|disposition); qu'en (pensez|penses)""",
    Act.ASKS: """
        (pouvez|peux|pourriez|pourrais|avez|as|est-ce|quel*|que|qu'|quand|où|qui|comment|pourquoi|
        combien)[^.!?\\n]{3,}\\?""",
    Act.INFORMAL: """
        salut; coucou; hello; hey; oups; cool; super; génial; top; sympa; tu; te; toi; ton; ta; tes; t'es; t'as;
        mdr; lol; ouais; nickel; bisous; ok; pas de souci; mince; ça; c'est top; trop bien""",
    Act.RECEIVED: """
        (nous|je|on) (vous |t'|te |l')*(avons|ai|a) ~ (répondu|reçu|écrit|envoyé|lu|trouvé); (consultez|regardez|
        vérifiez|regarde|consulte) ~ (messages|mp|dm|mails?|boîte); merci pour (l'info|l'information|les infos|les
        précisions|votre retour|ton retour|les détails|votre message|la capture|ces informations)""",
    Act.PASSES_ON: """
        (transmets|transmettons|transmis|remonte|remontons|remonté|partage|partageons|faisons suivre) ~ (équipes?|
        suggestion|idée|remarque|retour|collègues|service|demande); (bonne|excellente|super) (idée|suggestion)""",
    Act.PRIVATE: """
        (en |par |via |un |le )?(dm|mp|message privé|messages privés|message direct|privé|inbox); (contactez|
        écrivez|appelez|envoyez|joignez|contacte|écris|appelle|envoie)[- ](nous|moi); (par|via) (mail|e-?mail|
        courriel|téléphone|chat|whatsapp|formulaire); (notre|le) (formulaire|service client)""",
    Act.CHANNEL: """
        dm|mp; message* (privé*|direct*); privé; whatsapp; e-?mail*; mail*; courriel; téléphone; numéro vert;
        chat; tchat; formulaire; lien; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; appelez-nous; messenger""",
    Act.REASON: """
        (afin|pour) (de |d'|que |qu')*(nous |je |on |vous |te |les |le |l'|vos |tes |votre |ton |ne )*(puissions|
        puisse|pouvoir|vérif*|protég*|retrouv*|aid*|regard*|examin*|trait*|éviter|identif*|trouv*|rembours*|
        résou*|préserv*|enquêt*|consult*|accéd*|localis*|étudi*|voir|règl*|régl*); parce (que|qu'); car (nous|il|
        elle|vos|cela|c'est); puisque; comme (cela|ça|nous|il); par (mesure|souci) de (sécurité|confidentialité);
        (vos|tes) (données|informations) ~ (publi*|privé*|protég*|confidenti*); ainsi (nous|je|vos); nous avons
        besoin ~ pour; (nous|je) (vérifierons|regarderons|pourrons|vérifions|regardons)""",
    Act.FILLER: """
        (afin|pour) (que nous puissions |de pouvoir |pouvoir |de )?(vous |t'|te )?(aider|assister|en discuter|
        échanger|y remédier|répondre)( davantage| mieux| au mieux)?; (et )?nous (vous aiderons|pourrons vous
        aider|verrons cela|regarderons)""",
    Act.BRING: """
        (votre |ton |le |ta |vos |tes )?(numéro|référence|code|n°) (de |d'|du )?\\w*; facture; photo*; capture*;
        ticket; reçu; preuve; justificatif*; (votre|ton|ta) (adresse|e-?mail|mail|nom|téléphone|commande|
        réservation|dossier|vol|colis); (date|heure) (et|de|du)""",
    Act.HANDS_OVER: """
        (envoy*|donn*|communiqu*|indiqu*|partag*|précis*|transmet*|fourni*|écri*|laiss*|post*|confirm*|not*|
        mett*); quel(le)?s? (est|sont); (pouvons|puis)-(nous|je) avoir; il nous faut; nous avons besoin""",
    Act.PERSONAL: """
        (votre|ton|ta|vos|tes) (numéro (de )?)?(adresse*( mail| e-?mail|postale)?|e-?mail|mail|courriel|téléphone|
        portable|mobile|numéro|date de naissance|iban|rib|carte*|compte|mot de passe|code|passeport|commande|
        réservation|dossier|coordonnées|sécurité sociale|diagnostic|identifiant*|code postal); numéro de
        (commande|téléphone|réservation|client|dossier|carte|compte|colis|suivi|sécurité sociale)""",
    Act.ARGUE: """
        (c'est|cela est|ceci est) (tout simplement |complètement |totalement |simplement )?(faux|inexact|un
        mensonge|mensonger|incorrect|n'importe quoi); ce n'est pas (vrai|exact|le cas|correct|ce qui s'est passé);
        (vous|tu) (vous trompez|te trompes|avez tort|as tort|mentez|mens|exagérez|exagères|faites erreur); comme
        (nous |je )?(vous |te )?(l'avons |l'ai |avons )?(déjà)? ?(dit|expliqué|indiqué|précisé|mentionné|écrit);
        (nous|je) (vous|te|t') ?(avons|ai) déjà (dit|expliqué|répondu|informé|écrit); (nous|je) (contestons|
        conteste|ne sommes pas d'accord|réfutons|démentons); selon nos (dossiers|registres|données); (vous n'avez|
        tu n'as) jamais""",
    Act.SARCASM: """
        (oh|ah) (comme c'est (gentil|mignon|aimable)|super|bravo|pauvre|la la|bien sûr); comme c'est (gentil|
        aimable|charmant|original|mignon) de; bravo pour (votre|ta|ton|cette|avoir); félicitations pour (votre|ta|
        ton|avoir|cette); merci pour (cette|ce|la|votre|ta|ton) (charmant*|délicieu*|merveilleu*|adorable|leçon|
        crise|sermon|tirade|sagesse|belle leçon); (désolé*|pardon) de ne pas (être|lire|avoir) (parfait*|devin*|
        dans vos pensées|magicien*|de boule); pauvre (petit*|chou|de vous); bonne chance avec ça; nous ne sommes
        pas devins; quel drame; quelle tragédie""",
    Act.BLAME: """
        (vous|tu) (auriez|aurais|deviez|devais|devriez|devrais|auriez dû|aurais dû) (dû |mieux |pu )?(dû|lire|lu|
        vérif*|appel*|suivr*|regard*|fai*|savoir|prévenir|arriver|penser|mieux|attention); (c'est|ce n'est que)
        (de )?(votre|ta) (propre )?(faute|erreur|responsabilité|problème); (votre|ta|ton) (propre )?(faute|erreur|
        négligence); par (votre|ta) faute; (vous n'avez|tu n'as|vous ne|tu ne) (pas |jamais )?(lu|lisez|suivi|
        vérifié|respecté|regardé|pas|fait attention); si (vous aviez|tu avais); la prochaine fois ~ (lisez|lis|
        vérifiez|vérifie|arrivez|arrive|pensez|pense|faites); erreur (de|d')(l')? ?(utilisateur|manipulation|
        client); (vous avez|tu as) (oublié|mal|omis|négligé|refusé)""",
    Act.LECTURE: """
        calmez[- ]vous; calme[- ]toi; du calme; (un peu|soyez|sois|ayez|aie) (de |un peu de )?(patien*|
        raisonnable*|poli*|respect*|réaliste*); (vous devez|tu dois|il faut) (comprendre|savoir|accepter|
        apprendre|réaliser|admettre); surveillez (votre|vos); surveille (ton|ta|tes); inutile (de|d')(vous|t'|
        s')? ?(énerver|crier|insulter|être|hurler|agresser)*; comme (chacun|tout le monde) (sait|le sait);
        (laissez|laisse)[- ](nous|moi) ~ expliquer; (sachez|sache|notez|note|rappelez-vous|comprenez|comprends
        bien|n'oubliez pas|veuillez (noter|comprendre)) (bien )?(que|qu')*; il est important (de|que); les autres
        clients; pas la peine (de|d')""",
    Act.LEGALESE: """
        conformément (à|aux|au); par la présente; en vertu de; conditions générales( de vente)?; cgv; cgu; article
        \\d+\\S*; clause*; sous (toutes )?réserve*; nous nous réservons le droit; sans préjudice; responsabilité
        (légale|juridique|civile|contractuelle|ne saurait); ne saurait être (tenu*|engagé*); force majeure;
        (ledit|ladite|lesdits|susmentionné*|susvisé*|précité*|susdit*); obligation (légale|contractuelle);
        juridique*; légalement; dans le cadre (légal|de la réglementation); stipul*; aux termes (de|du); mise en
        demeure""",
    Act.COMPLAINS: """
        (pas|jamais|plus|aucun*|rien|personne|sans) ~ (marche*|fonctionne*|répon*|reçu*|arriv*|livr*|charge*|
        ouvre*|aide*|connex*|réseau|solution|nouvelle*|rembours*); (ne|n') *\\w* (pas|plus|jamais); problème*;
        erreur*; panne*; bug*; cassé*; abîmé*; défect*; retard*; annul*; perdu*; manqu*; faux; mauvais*; lent*;
        impoli*; désagréable; débité*; arnaque*; vol; volé*; escroqu*; attend*; attente; honte*; honteux;
        scandal*; inadmissible; inacceptable; nul*; pire; horrible; déçu*; déception; colère; énerv*; marre;
        merde; dégueu*; sale; froid; malade*; intox*; plainte; 😡|🤬|😩|😠|🤦|👎""",
    Act.PRAISES: """
        merci; super; génial*; excellent*; parfait*; bravo; adore*; aime; magnifique; délicieu*; top; incroyable;
        ravi*; content*; heureu*; formidable; félicitations; recommand*; meilleur*; ❤️?|😍|🙌|👏|😊|🥰""",
    Act.SENT: """
        (je|j'|nous|on) ~ (ai|avons|a) ~ (envoyé|écrit|fait|essayé|appelé|redémarré|rempli|répondu); (envoyé|fait|
        c'est fait|message envoyé|mp envoyé)""",
    Act.WISHES: """
        (j'|on |nous )(aimerais|aimerait|aimerions|voudrais) ~; vous (devriez|pourriez) ~ (ajouter|mettre|faire|
        proposer|inclure|ouvrir|remettre); (ce )?serait ~ (bien|super|génial|cool|utile|pratique|top); (suggestion|
        idée|proposition)""",
    Act.CLOSES: """
        (ça|cela|c'est|tout) ~ (marche|fonctionne|réglé|résolu|bon|arrivé|revenu|refonctionne); (ok|d'accord|parfait|
        super|très bien|compris|entendu|nickel|pas de souci); (bonne|belle) (journée|soirée|nuit); bon week-?end; (de
        même|vous aussi|vous de même)""",
    Act.CONCERNS_ALL: """
        rappel (de |du |d')?(produit*|lot*|véhicule*); rappelé*; dangereu*; danger; risque*; incendie*; feu;
        brûl*; explos*; fuite de gaz; électrocut*; intoxic*; salmonell*; listéria; listeria; contamin*; allerg*;
        allergène*; moisi*; (verre|métal|plastique|insecte*|ver|vers|souris|cafard*) ~ (dans|dedans); blessé*;
        blessure*; hôpital; hospitalis*; toxique*; freins; airbag*; fuite de données; racis*; raciste*; sexis*;
        homophob*; transphob*; antisémit*; islamophob*; discrimin*; (à cause de|parce que|en raison de) ~ (peau|
        origine*|religion|voile|handicap*|fauteuil|noir*|musulman*|gay|juif|juive|accent); chien guide; (sans
        danger|sûr de|peut-on encore (manger|boire|utiliser)); évacu*; eau (contaminée|impropre); prévenir (les
        autres|tout le monde)""",
}

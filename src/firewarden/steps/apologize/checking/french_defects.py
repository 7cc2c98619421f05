"""How an apology is undone in French. Uses the words of `french`."""

from firewarden.steps.apologize.checking.speech import Patterns

DEFECTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        (
            r"\b(?:si|s'il|s'ils)\b[^.!?;]*|\b(?:à|aux|envers|auprès de) (?:toute?s? (?:personne|celles?|ceux)|ceux"
            r"|celles|quiconque|tous ceux|toutes celles|ceux et celles|personnes|clients|tous"
            r"|toute)(?: [\w']+){0,3}? (?:qui|que) (?:\w+ ){0,2}?(?:aur\w+|ont pu|a pu|peuvent|pourr\w+|se sera\w*"
            r"|se sent\w*|pensent|estiment|ait|aient)\b[^.!?;,]*"
        ),
        (
            r"\b(?:tout|toute|tous|toutes|éventuel\w*|possibles?|quelque|quelconque"
            r"|prétendue?s?) (?:\w+ )?<hurt>\b[^.!?;,]*|\b(?:a|ont|aurait|auraient|ait|aient) (?:éventuellement "
            r"|peut-être )?pu (?:\w+ )?(?:causer|blesser|choquer|heurter|offenser|gêner|occasionner|être|ressentir"
            r"|subir|se sentir)[^.!?;,]*|\b(?:dans le cas où|au cas où|dans la mesure où|pour autant que"
            r"|peut-être)\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\bsi\b[^.!?;]*\b(?:appelez|contactez|écrivez|remboursons|rapportez|venez|rendez)\b"
            r"|\bsi vous (?:le )?(?:voulez|souhaitez|pouvez)\b|\bcomme si\b|\bmême si\b|\bque (?:des|certains"
            r"|vous) [^.!?;]* aient? pu\b"
        ),
    ),
    "reaction": (
        (
            r"\bque (?!nous\b|je\b)[^.!?;,]{1,60}?\b(?:ayez|ait|aient|soyez|soit|soient|sentie?s?|ressent\w*"
            r"|ressenti\w*|perçu\w*|interprét\w+|choqué\w*|blessé\w*|offensé\w*|déçue?s?|mal pris|vécu|pens\w+"
            r"|trouv\w+|estim\w+|heurtée?s?|contrariée?s?|mécontente?s?)\b[^.!?;,]*"
        ),
        (
            r"\b(?:votre|leur|la|le|cette) (?:déception|mécontentement|colère|frustration|ressenti|impression"
            r"|perception|émoi)\b[^.!?;,]*|\b(?:comment|la (?:façon|manière) dont) [^.!?;,]{1,50}?(?:perçu\w*"
            r"|interprét\w*|ressenti\w*|reçue?s?|compris\w*|vécu\w*)\b[^.!?;,]*"
        ),
    ),
    "not_reaction": (r"\bque nous (?:vous )?(?:avons|ayons)\b",),
    "turn": (
        (
            r"\b(?:mais|cependant|toutefois|néanmoins|pourtant|or|en revanche|cela dit|ceci dit|ceci étant"
            r"|cela étant|quand même|bien que|même si|encore que|pour autant|il convient de rappeler|rappelons"
            r"|par ailleurs|seulement)\b"
        ),
    ),
    "not_turn": (r"\bnon seulement\b|\bmais aussi\b|\b(?:que|est|sont) seulement\b",),
    "early_turn": (r"(?:^|[.!?,;] )(?:si|bien que|même si|malgré|quoique|tout en)\b",),
    "good_turn": (
        (
            r"\b(?:ne suffi\w+|pas une excuse|n'excuse|ne répare|ne change|n'efface|notre faute|c'est à nous"
            r"|aurions dû|vous avez raison|vous aviez raison|mérit\w+|nous allons|nous avons eu tort|ferons)\b"
        ),
    ),
    "passive": (
        (
            r"\b(?:a|ont|avait|avaient) (?:\w+ )?été (?:\w+ment |mal |pas )?(?:commise?s?|envoyée?s?|oubliée?s?"
            r"|perdue?s?|prélevée?s?|facturée?s?|publiée?s?|exposée?s?|divulguée?s?|diffusée?s?|mal \w+|négligée?s?"
            r"|ignorée?s?|traitée?s?|vendue?s?|utilisée?s?|rendue?s?|constatée?s?|compromise?s?|supprimée?s? par"
            r"|laissée?s?|inversée?s?|confondue?s?|débitée?s?|transmise?s?|touchée?s?|employée?s?|tenue?s?"
            r"|géré\w*)\b[^.!?;,]*|\bn'(?:a|ont|avait|avaient) (?:pas|jamais) été \w+[^.!?;,]*"
        ),
        (
            r"\b(?:il y a eu|il s'est produit|se sont produite?s?|sont survenue?s?|est survenue?|s'est glissée?"
            r"|se sont glissée?s?|des (?:erreurs|manquements|dysfonctionnements|défaillances|fautes) (?:ont|sont"
            r"|se))\b[^.!?;,]*|\b(?:quelque chose|les choses|tout) (?:a|ont|s'est|se sont) (?:\w+ )?mal (?:tourné"
            r"|passée?s?)\b|\b(?:aurait|auraient) (?:pu|dû) être\b[^.!?;,]*|\bsont parti(?:s|es) dans\b"
        ),
    ),
    "not_passive": (r"\bpar (?:nous|nos|notre|la police|des voleurs|la tempête)\b|\bremboursée?s?\b",),
    "shift": (
        (
            r"\b(?:faute|responsable|responsabilité|cause|origine|erreur)s?\b[^.!?;,]{0,30}\b(?:fournisseur"
            r"|prestataire|transporteur|sous-traitant|stagiaire|employée?|salarié|client\w*|usager\w*"
            r"|utilisateur\w*|météo|tempête|agence|ancienne? (?:direction|équipe)|ministère|mairie|algorithme|tiers"
            r"|fabricant|plateforme|syndicat|concurrence|partenaire)\w*\b[^.!?;,]*"
        ),
        (
            r"\b(?:un(?:e)? (?:seule? )?(?:stagiaire|ancien\w* \w+|salariée?|employée?|individu|prestataire"
            r"|intérimaire|tiers)|agence extérieure|agence externe|prestataire (?:externe|extérieur)|sous-traitant"
            r"|ne (?:travaille|fait) plus (?:chez|partie)|erreur humaine|force majeure"
            r"|indépendante?s? de notre volonté|hors de notre contrôle|de son propre chef|à l'origine de ce"
            r"|mauvaise foi)\b[^.!?;,]*"
        ),
        (
            r"\b(?:mal (?:interprétée?s?|comprise?s?|comprise)|sortie?s? de (?:son|leur) contexte|hors contexte"
            r"|détournée?s?|déformée?s?|instrumentalisée?s?|malentendu)\b[^.!?;,]*|\b(?:clients|usagers|passagers"
            r"|parents|voyageurs|patients|locataires|utilisateurs|visiteurs) (?:\w+ ){0,3}?(?:auraient dû"
            r"|n'ont pas (?:lu|respecté|suivi)|doivent|sont (?:tenus|responsables|invités à))\b[^.!?;,]*"
            r"|\baucun modèle\b[^.!?;,]*"
        ),
    ),
    "not_shift": (
        r"\b(?:ne|n'|aucun|aucune|pas)\b(?! (?:dépend|travaille|fait|ont))[^.!?;,]{0,30}$",
        r"\baucun stagiaire\b",
    ),
    "small": (
        (
            r"\b(?:seulement|uniquement|simplement|juste|à peine|ne (?:s'agit|concerne|représente) que|n'est que"
            r"|n'était que|tout au plus|guère plus) (?:\w+ |d'|de )*?(?:une?|quelques|poignée|petite?|infime|\d+"
            r"|deux|trois)\b[^.!?;,]{0,40}|\b(?:petite?s?|légère?s?|légers?|mineure?s?|minimes?|infime|simple"
            r"|banale?|modeste|faible) (?:\w+ )?(?:incidents?|erreurs?|problèmes?|retards?|malaises?|soucis?"
            r"|désagréments?|couac|accrocs?|bourde|partie|part|nombre|quantité|maladresse|plaisanterie"
            r"|dysfonctionnements?)\b"
        ),
        (
            r"\b(?:incidents? isolés?|cas isolés?|isolée?s?|poignée|anecdotique|maladresse|trois fois rien"
            r"|pas (?:si )?grave|rien de (?:grave|dramatique)|pas un drame|ça arrive|cela arrive"
            r"|ce sont des choses qui arrivent|exagér\w+|monté en épingle|personne n'est mort|très peu"
            r"|extrêmement rares?|quelques animaux|passagère?s?|momentanée?s?|un peu de|négligeable"
            r"|couac)\b[^.!?;,]{0,30}"
        ),
    ),
    "not_small": (
        r"\bn'est que justice\b|\b(?:pas|n'est pas) (?:un |une )?(?:simple|petite?|incident isolé|mineur)\b",
    ),
    "inconvenience": (r"\b(?:la |les |ces |ce )?(?:désagréments?|gêne)\b",),
    "dire": (
        (
            r"\b(?:données|santé|bless\w+|argent|salaires?|emplois?|licenci\w+|racis\w+|discrimin\w+|allerg\w+"
            r"|enfants?|bébés?|patients?|morts?|feu|intoxi\w+|passeport|mots? de passe|comptes?)\b"
        ),
    ),
    "boast": (
        (
            r"\b(?:depuis toujours|toujours|depuis (?:plus de )?(?:\d+|\w+) ans"
            r"|depuis \d{4})\b[^.!?;]{0,50}\b(?:qualité|fier\w*|engag\w+|valeurs?|confiance|exigence|respect\w*"
            r"|service|priorité|cœur|leader|soin|diversité|sécurité)\b[^.!?;]*|\b(?:fiers|fière|fières|fier|fierté"
            r"|s'enorgueillit)\b[^.!?;]*"
        ),
        (
            r"\b(?:plus (?:haut|haute|hauts|élevée?s?|strictes?|exigeante?s?|grande?) (?:\w+ )?(?:standards?|niveau"
            r"|qualité|normes?|exigence|rigueur|soin|attention|d'europe|du (?:pays|monde|marché))|parmi les plus"
            r"|parmi les meilleur\w*|les? meilleure?s?|leader|numéro un|primée?s?|récompensée?s?|pionnier\w*"
            r"|exemplaire|irréprochable|priorité (?:absolue|numéro un|première)|notre (?:première "
            r"|absolue )?priorité|au cœur de|dans notre adn|nos valeurs|grande famille|excellence"
            r"|engagée?s? (?:pour|en faveur|dans)|très au sérieux|référence)\b[^.!?;]*"
        ),
    ),
    "not_boast": (r"\b(?:en dernier|n'avons pas tenu|avons trahi|promis|promettions)\b",),
    "vague": (
        (
            r"\b(?:la|le|les|ces|cette|cet|certaine?s?|récente?s?|un|une|l') ?(?:\w+ )?(?:situation|événements?"
            r"|évènements?|faits|incidents?|affaires?|circonstances|sujets?|contenus?|épisode|expérience|propos"
            r"|préoccupations|points|difficultés)\b(?: (?:de|du|des|qui|que|survenue?s?|en) [^.!?;,]*)?"
            r"|\bce qui (?:s'est passé|est arrivé|s'est produit)\b|\bpour (?:hier|ce qui|tout cela)\b"
        ),
    ),
    "not_vague": (r"\bdans (?:ce|tous|tout) (?:les )?cas\b|\bincident isolé\b|\bpar terre\b",),
    "over": (
        (
            r"\b(?:plus jamais|jamais plus|ne se (?:re)?produira (?:plus|jamais)|ne (?:se )?reproduira"
            r"|n'arrivera (?:plus|jamais)|garanti(?:ssons|r|t|e|es|s)?\b|100 ?%|cent pour cent"
            r"|absolument (?:sûre?s?|certain\w*|aucun)|totalement (?:sûre?s?|sécurisée?s?)|zéro (?:risque|défaut)"
            r"|aucun risque|une fois pour toutes|définitivement|à jamais|en toute certitude|vous avez notre parole"
            r"|parfaitement sûr\w*)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        (
            r"\bgarantie d[eu]\b|\b(?:ne pouvons|personne ne peut) (?:pas )?(?:\w+ )?(?:garantir|promettre)\b"
            r"|\btout (?:faire|ce que nous pouvons)\b|\b(?:coton|laine)\b|\bpour que\b"
        ),
    ),
    "attack": (
        (
            r"\b(?:chasse aux sorcières|lynch\w+|campagne (?:de|contre|orchestrée)|diffam\w+|calomni\w+|meute"
            r"|harcel\w+|harcèlement|menteurs?|persécut\w+|haine|haineux|jaloux|traînée?s? dans la boue|menacée?s?"
            r"|insultée?s?|militants|activistes|extrémistes|vraies victimes|véritables? victimes?"
            r"|victimes c'est nous|cabale|acharnement|tribunal médiatique|pilori|notre peau|détruire"
            r"|inventée?s? de toutes)\b"
        ),
    ),
    "victim": (r"\b(?:victimes?|nous|notre|nos|moi|mon|ma)\b",),
    "denial": (
        (
            r"\b(?:mensonges?|faux|fausses?|jamais|inventée?s?|rien d'|nions|nie|infondée?s?|prétendu\w*"
            r"|accusations?|ne (?:montrent|montre) rien|aucun)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:face (?:à|aux)|suite (?:à|aux)|à la suite (?:de|des|du)|après|au vu (?:de|des)|devant"
            r"|en réponse (?:à|aux)|compte tenu (?:de|des)|à la lumière (?:de|des)|en raison (?:de|des)|sous la"
            r"|vu) (?:[\w']+ ){0,4}?(?:l'|d')?(?:émoi|polémiques?|critiques?|réactions?|indignation|pression"
            r"|réseaux|commentaires|plaintes|boycotts?|tollé|débats?|médias|presse|articles|pétitions?|diffusion"
            r"|buzz|colère|controverse|protestations|hashtag|scandale|vague)\b[^.!?;,]*"
        ),
        (
            r"\bnous avons (?:entendu|lu|vu|pris connaissance) (?:[\w']+ ){0,3}?(?:critiques|réactions|commentaires"
            r"|colère|messages|indignation|émotion)\b[^.!?;,]*|\b(?:les critiques|la polémique|vos réactions"
            r"|la pression|le boycott)(?: \w+){0,3}? (?:nous|ont|a|oblige\w*)\b[^.!?;,]*|\bviral\w*\b"
        ),
    ),
    "not_late": (r"\b(?:lettre|contrôle|analyse|laboratoire|inspection)\b",),
}

"""How apologies are said in French."""

from firewarden.steps.apologize.checking.french_defects import DEFECTS
from firewarden.steps.apologize.checking.speech import Patterns, Speech

WORDS = {
    "calm": (
        r"(?:été|eu|lu|vu|reçu|entendu|écouté|appris|compris|remboursé|payé|retiré|réparé|corrigé|ouvert"
        r"|fermé|commencé|lancé|informé|contacté|parlé|décidé|voulu|essayé|mesuré|confirmé|installé|renforcé"
        r"|suspendu|supprimé|remplacé|rétabli|formé|mis en place|pris|fait appel|engagé|toujours|rencontré"
        r"|présenté|demandé|constaté|répondu|rendu|embauché|revu|essayé)"
    ),
    "hurt": (
        r"(?:gênes?|désagréments?|inconvénients?|offenses?|dommages?|préjudices?|malaise|confusion|inconfort"
        r"|peine|inquiétudes?|problèmes?|souffrances?|déception|malentendus?|désarroi|trouble|émotion"
        r"|difficultés?|blessures?|pertes?|torts?)"
    ),
    "bad": (
        r"(?:faux|fausse|injuste|inacceptable|inexcusable|une erreur|une faute|une honte|malhonnête"
        r"|un mensonge|cruel|indigne|offensant|raciste|sexiste|trop tard|irresponsable|mal|honteux|déplacé"
        r"|blessant)"
    ),
}

PARTS: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:ne|n') ?(?:allons|vais|voulons|dirons|dirai|parlerons) (?:pas )?(?:dire|parler|prétendre|écrire"
            r"|accuser|nous cacher)?\b[^.!?;]*$"
        ),
    ),
    "regret": (
        (
            r"\b(?:présent\w+|exprim\w+|adress\w+|dev(?:ons|ez|ais|oir)|doi[st]|accept\w+|renouvel\w+|offr\w+"
            r"|fai[st]\w*) (?:[\w']+ ){0,5}?(?:excuses|regrets?|pardon)\b|\b(?:nos|mes|ses|leurs|plates"
            r"|sincères) (?:\w+ )?excuses\b(?! ne)|\bexcuse[zs]?(?:[- ](?:nous|moi))\b|\b(?:nous nous|je m'|s'|m'"
            r"|nous) ?excus(?:ons|e|ent|er)\b|\bnous en excuser\b|\bdemand\w+ (?:\w+ ){0,2}?pardon\b"
            r"|\bpardon\b(?! (?:est|ne))"
        ),
        (
            r"\b(?:désolée?s?|navrée?s?|confuse?s?|mortifiée?s?|honteu(?:x|ses?))\b|\bhonte\b|\bregrett(?:ons|e|ent"
            r"|ez)\b(?! de vous (?:informer|annoncer))|\bdéplor(?:ons|e|ent)\b|\bavec (?:\w+ )?regrets?\b"
            r"|\b(?:notre|mon|nos|profond) regrets?\b|\bremords\b"
        ),
    ),
    "not_regret": (
        r"\b(?:ne|n'|pas|jamais|sans|aucune?)\b(?! (?:pouvons|saur\w+) (?:que|assez))(?: [\w']+){0,4} ?$",
        r"\bregrettons de vous informer\b|\bexcusez le bruit\b|\ble (?:maire|ministre) (?:dit|a dit)",
    ),
    "fault": (
        (
            r"\b(?:notre|ma|mon|nos|mes) (?:propre |seule |entière )?(?:faute|erreurs?|responsabilité|négligence"
            r"|échec|manquements?|tort|torts|défaillances?|silence|arrogance|décision)\b|\b(?:faute|erreur"
            r"|responsabilité|tort|échec)\b(?: \w+){0,3}? (?:est|était|sont) (?:\w+ )?(?:la nôtre|à nous|mienne"
            r"|nôtres?|de notre)\b|\b(?:assum\w+|reconnai\w+|accept\w+|port\w+|prend\w*"
            r"|pren\w+) (?:\w+ ){0,3}?(?:responsabilité|erreurs?|fautes?|torts?)\b|\bresponsables? de ce\b"
            r"|\bnous (?:en )?sommes (?:\w+ )?(?:responsables|coupables)\b"
        ),
        (
            r"\b(?:c'est|c'était) (?:nous|moi) qui\b|\b(?:nous (?:nous )?(?:avons|sommes)|j'ai|on (?:s'est|a)"
            r"|je me suis) (?:\w+ ){0,3}?(?:trompée?s?|échoué|failli|fauté|plantée?s?|raté|manqué|trahi|menti"
            r"|déçue?s?|commis|mal agi|blessée?s?|fait du mal|merdé|foiré|laissée?s? tomber|mal fait)\b"
            r"|\b(?:aurions|aurais|devions|devais) (?:\w+ )?(?:dû|pu|du)\b|\bsans excuses?\b|\baucune excuse\b"
            r"|\bpas d'excuse\b|\bpar nos soins\b|\bpar nous\b"
        ),
        (
            r"\b(?:c'était|ce fut|c'est|cela était|cette \w+ était|notre \w+ était) (?:\w+ )?<bad>\b"
            r"|\b(?:désolée?s?|pardon|excuses?|excuser|regrettons|navrée?s?)(?: \w+)? (?:de "
            r"|d')(?:ne pas )?(?:vous |l'|les |lui |leur )?(?:avoir|être)\b|\ble (?:mal|tort) que nous\b"
        ),
    ),
    "loose_fault": (
        r"\bpas été à la hauteur\b|\bcommis des erreurs\b|\bnous (?:nous )?(?:sommes trompés|avons échoué)[.,]",
    ),
    "act": (
        (
            r"\b(?:nous (?:vous |l'|les |lui |leur |en |y )?(?:avons|avions)|j'ai|j'avais|on (?:vous )?(?:a"
            r"|avait)) (?:\w+ment |mal |trop |tous |déjà )?(?!<calm>\b)\w+(?:é|i|u|it|is|ert|ées?|és|int)\b"
        ),
        (
            r"\b(?:nous|je|on) (?:vous |l'|les |lui |leur |en )?(?:n'|ne )(?:vous |l'|les |lui |leur )?(?:avons|ai"
            r"|avions|a|avait) (?:pas|jamais|rien) \w+\b|\bles avons\b|\bnous l'avons \w+\b"
        ),
    ),
    "not_act": (
        r"\b(?:n'avons rien fait de mal|jamais (?:insulté|dit|voulu))\b",
        r"\bsi (?:nous|on|j'ai)?[^.!?;,]{0,20}$",
    ),
    "repair": (
        (
            r"\b(?:rembours\w+|indemnis\w+|dédommag\w+|compens\w+|restitu\w+|rendu|rendons|rendrons|vous rend\w*"
            r"|remplac\w+|répar(?:ons|erons|é|ée|er)|échang\w+|gratuit\w*|offert\w*|à nos frais|à notre charge"
            r"|sont pour nous|prenons en charge|pris en charge|nous (?:les )?payons|nous paierons|sans frais"
            r"|reconstitue|relog\w+)\b|\b\d+ ?€ (?:pour|de)\b"
        ),
        (
            r"\b(?:recev(?:ez|rez|ront|ra)|reçoit|reçoivent|toucher(?:a|ez|ont))\b|\b(?:retir(?:ons|erons|é|ée|és)"
            r"|supprim(?:ons|é|ée)|rappel(?:ons|és|é) (?:les|tous|le)|ferm(?:ons|é) (?:la|le|l')|rétabli\w*"
            r"|annul(?:ons|ée?s?))\b|\bvous (?:appelle|appellera|contacte|raccompagne|livre|aide)\b"
            r"|\bappelez-nous\b|\b(?:est|sont|a été|ont été) (?:déjà )?(?:retirée?s?|supprimée?s?|remboursée?s?"
            r"|rétablie?s?|corrigée?s?|réparée?s?|annulée?s?|remplacée?s?)\b"
        ),
    ),
    "not_repair": (
        r"\b(?:ne|n'|pas|jamais)\b[^.!?;:,]{0,20}$",
        r"\bbon d'achat\b",
    ),
    "repentance": (
        (
            r"\b(?:désormais|dorénavant|à l'avenir|à partir (?:de|du|d')|dès (?:aujourd'hui|demain|lundi|maintenant"
            r"|le|la|ce)|d'ici|depuis (?:hier|lundi|mardi|mercredi|jeudi|vendredi|ce matin) \w+|plus jamais"
            r"|ne (?:\w+ ){0,2}(?:plus|reproduira|louerons|recommencer\w+)|pour que (?:cela|ça|plus)|pour éviter"
            r"|afin (?:que|d'éviter)|faire mieux|fera mieux|ferons mieux|améliorer\w*|appris|leçons?|form(?:er|ons"
            r"|ation)\w*|nouvelles? (?:règles?|procédures?|mesures?|équipe)|nouveaux? (?:contrôles?|processus"
            r"|système|protocole)|(?:deuxième|seconde) personne|double contrôle|renforc\w+|mettons en place"
            r"|mis en place|embauch\w+|install(?:ons|é|erons)|chaque \w+ (?:est|sera)|la prochaine fois"
            r"|ne se reproduira)\b"
        ),
    ),
    "not_repentance": (r"\bhoraires\b|\bne travaille plus\b|\bne se fermait plus\b|\bplus chez nous\b",),
    "vain": (
        (
            r"\b(?:faire mieux|fera mieux|ferons mieux|améliorer\w*|appris|leçons?|la prochaine fois|tout (?:faire"
            r"|mettre)|réfléchir)\b"
        ),
    ),
    "owned": (r"\benquête (?:indépendante|externe)\b|\bpublier\w* (?:le|les|son|ses) (?:rapport|résultats)\b",),
    "explanation": (
        (
            r"\b(?:parce que|parce qu'|car\b|puisque|en raison (?!des (?:critiques|réactions)|de circonstances"
            r"|d'un problème technique)|à cause d|la cause|la raison (?:est|en est|était)|causée?s? par"
            r"|provoquée?s? par|due?s? à (?!des circonstances|un problème technique)|voilà pourquoi|c'est pourquoi"
            r"|pour (?:économiser|gagner du temps|faire des économies)|avions changé|laissé tourner"
            r"|ne se fermait plus|(?:a|avait) (?:cassé|lâché|cédé|sauté|rompu|gelé|planté)|s'est (?:rompue?|cassée?"
            r"|bloquée?|détachée?)|personne n'a(?:vait)? (?:vérifié|contrôlé|regardé|relu|prévenu|demandé)|confondu"
            r"|pensions|croyions|nous (?:pensions|croyions|voulions)|voici comment|ce qui (?:a|s'est) (?:entraîné"
            r"|passé)|nous a livré|livré de la)\b"
        ),
    ),
    "not_explanation": (r"\b(?:ne savons pas|enquêt\w+|cherch\w+ à|pas encore|déterminer)\b[^.!?;:]{0,45}$",),
    "forgiveness": (
        r"\b(?:pardonn\w+|votre pardon|(?:une )?(?:autre|seconde|deuxième|nouvelle) chance|accorder votre pardon)\b",
    ),
    "not_forgiveness": (r"\b(?:ne|n'|pas|jamais)\b[^.!?;,]{0,25}$",),
    "harmed": (
        (
            r"\b(?:vous|votre|vos|clients?|passagers|familles?|parents|patients|enfants|locataires|salariés"
            r"|voyageurs|personnes)\b"
        ),
    ),
    "date": (
        (
            r"\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
            r"|décembre)\b|\b(?:hier|avant-hier|ce matin|cette nuit|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
            r"|dimanche)(?: (?:soir|matin|dernier))?|la semaine dernière)\b"
        ),
    ),
}

SPEECH = Speech("fr", WORDS, {**PARTS, **DEFECTS})

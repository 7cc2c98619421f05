"""How one explains in English, and belittles."""

from firewarden.steps.apologize.checking.speech import Patterns

REASONS: dict[str, Patterns] = {
    "explanation": (
        (
            r"\b(?:why|how|the truth|the cause|the reason|what went wrong|how could it happen"
            r"|why it took so long)(?: is| was)? ?[:?]"
        ),
        (
            r"\bit turned out\b|\band so it failed\b|\binstead of (?:\w+ ){0,2}(?:\w+)\b(?=[.;])|\beach (?:believed"
            r"|thought|assumed)\b|\bhad (?:only |also |never |already )?(?:been )?(?:learnt|learned|fed|chosen"
            r"|run up|turned|sent our|relied|taken (?:it|the|him)|confused|cut|saved|switched|stored|mixed|swapped"
            r"|forgotten|moved the|planned|set|built|wired|trained|reduced|hidden|painted|expired|fixed it with"
            r"|ignored|assumed|ordered)\b"
        ),
        (
            r"\b(?:and|we|i) (?:didn't|did not|never|had not) (?:check|look|ask|read|test|measure|compare|question"
            r"|listen)\w*\b(?! us)|\basked no one\b|\bwhich shrinks\b|\b(?:swells|shrinks|expired|quit|differ(?:s"
            r"|ed)? by|thawed|was drawn for|collapsed under|ran at|had the key|was on leave|too small|covered ten"
            r"|counts? (?:words|by eye))\b|\bnobody in our\b|\bwas read when\b|\bwas kept for\b"
            r"|\bnobody (?:\w+ )?(?:reads|checks|looks|asks)\b|\bput (?:the )?\w+ (?:\w+ )?before (?:people|safety"
            r"|patients|you)\b|\bwe were in a hurry\b|\bcame late\b"
        ),
        (
            r"\bbecause (?!of this|of our|our advert|we ignored|of (?:you|the (?:reaction|backlash|outcry|criticism"
            r"|pressure|comments))|so many of you|we (?:are|were) sorry|(?:they|you) believed)"
        ),
        (
            r"\b(?:caused|triggered|brought about|provoked|set off)(?: \w+)? (?:by|the|a)\b(?! (?:harm|hurt|pain"
            r"|distress))"
        ),
        (
            r"\bthe (?:root |real |main |simple )?(?:cause|reason)(?: \w+){0,4}? (?:was|is|were|lies"
            r"|lay)\b(?! (?:not|still|unknown|being|under))|\bthe reasons? (?:is|was|for)\b"
        ),
        (
            r"\b(?:due to|owing to|as a result of|on account of|down to|thanks to|resulted from|stemmed from"
            r"|came from|came about)\b(?! (?:the (?:negative|reaction|backlash|criticism|outcry|pressure)|negative"
            r"|unforeseen|unexpected|circumstances|(?:a )?technical|reasons? beyond|us\b|me\b|operational|various"
            r"|popular))"
        ),
        (
            r"\b(?:led to|resulted in|meant that|which (?:let|meant|caused|led|opened)|so that (?:the|our|nobody"
            r"|no one) \w+ (?:could|did|was))\b"
        ),
        (
            r"\b(?:here is|here's|this is) (?:how|why|what happened)\b|\bhow it happened\b|\bit (?:happened"
            r"|got through|came to this|went out) (?:because|when|as|like)\b"
        ),
        (
            r"\b(?:set|sets) (?:the )?[\w ]{1,20} on fire\b|\blet (?:the )?[\w ]{1,20} (?:in|out|through)\b"
            r"|\bopened the door\b"
        ),
        (
            r"\b(?:fuse|pipe|valve|server|disk|pump|sensor|engine|bolt|rivet|scraper|seal|cable|switch|crack"
            r"|software|script|update|filter|alarm|database|system|machine|line|belt|cooling|freezer|fridge|main"
            r"|bug|computer|backup|battery|brake|gear|gate|router|program|algorithm)s?(?: [\w-]+){0,7}? (?:blew"
            r"|broke|burst|crashed|failed|jammed|leaked|snapped|tripped|stuck|stopped|overheated|cracked|confused"
            r"|confuses|sent|kept|did not|didn't|had (?:been|run|not)|was (?:stuck|set|made|painted|switched|left"
            r"|never|missing|misconfigured|wired)|does not see|offers|copied|deleted|read|washed|swapped|treated"
            r"|counted|rejected)\b"
        ),
        (
            r"\b(?:misread|mistook|mixed up|confused \w+|read the wrong|typed|pressed the wrong|pushed the wrong"
            r"|clicked|swapped|had switched|forgot to|assumed|had assumed|took (?:it|them|him|her) for)\b"
        ),
        (
            r"\b(?:we|i) (?:were|was) afraid\b|\b(?:we|i) (?:thought|believed|assumed|wanted to|meant to|hoped"
            r"|feared|did not think|relied on|trusted|supposed)\b"
        ),
        (
            r"\bto save (?:money|time|material|costs?|weight|space)\b|\b(?:had|have) run (?:dry|out)\b"
            r"|\bwithout a reserve\b|\bnobody (?:compared|checked|noticed|tested|had|looked|asked|told|saw|read)\b"
            r"|\bno one (?:compared|checked|noticed|tested|had|looked|asked)\b"
        ),
        r"\bsupplier(?: \w+){0,3}? (?:sent|delivered|shipped|had)\b|\bpoured the\b",
        (
            r"\b(?:had|has|was|were) never been (?:told|trained|tested|checked|updated)\b|\btrained nobody\b"
            r"|\bhad not been (?:told|trained|tested|checked|updated|serviced)\b"
        ),
        (
            r"\b(?:which is why|that is why|that's why|this is because|it was because|for fear of|in order to"
            r"|out of (?:fear|greed|habit|haste|laziness|convenience|pride|ignorance)|in our (?:hurry|haste|rush"
            r"|eagerness|greed)|under time pressure|to (?:cut|keep|make|win|avoid|meet) (?:\w+ )?(?:costs?"
            r"|deadlines?|targets?|profits?|bonus\w*|money|a fine|trouble)|too (?:few|little|many|much) (?:\w+)"
            r"|short of (?:staff|time|money|people)|short-staffed|understaffed|had no (?:\w+ )?(?:backup|reserve"
            r"|spare|plan|alarm|training|second|one|idea|diesel|time|check|procedure)|without (?:telling|asking"
            r"|checking|testing|reading|looking))\b"
        ),
        (
            r"\b(?:we|i|our [\w-]+|the [\w-]+|a [\w-]+|someone|somebody|an [\w-]+)(?: [\w-]+){0,2}? (?:had|hadn't"
            r"|had never|had not) (?:\w+ )?(?:\w+(?:ed|en)|put|cut|set|left|let|kept|lost|run|gone|grown|made|taken"
            r"|built|sold|bought|told|thought|known)\b"
        ),
    ),
    "not_explanation": (
        (
            r"\b(?:thinks?|claims?|believes?|says?) that\b|\bhere is how to\b|\btechnical (?:problem|issue|fault"
            r"|error|reasons)\b|\b(?:sorry|regret\w*|apologi\w+)\b[^.!?]*\b(?:led to|meant that)\b"
            r"|\bsuffered because\b"
        ),
        (
            r"\b(?:don't|do not|not yet|does not|doesn't|find out|finding out|investigat\w+|establish\w*|to learn"
            r"|unclear|unknown|whether|isn't|not)\b[^.!?;:]{0,45}$"
        ),
        (
            r"\bif (?:we|i|it) had\b|\bas (?:we|i) had (?:told|asked|said)\b|\bhad (?:been )?(?:asked|told you"
            r"|promised|hoped|known|learned|complained)\b|\bmeant kindly\b|\bin the event\b"
            r"|\bmany of you have threatened\b|\bgiven? up\b"
        ),
        r"\b(?:sorry|apologi\w+|regret\w*)\b[^.!?;]*$",
        r"\b(?:whoever|those who|members whose)\b",
    ),
    "small": (
        (
            r"\b(?:extremely|very|exceedingly|quite) rare\b|\brare (?:case|exception|occurrence)s?\b"
            r"|\blimited (?:to|number|in)\b[^.!?;,]*|\bvery few\b|\b(?:hardly|barely|scarcely) (?:measurable"
            r"|noticeable|visible|detectable|relevant)\b|\b(?:amount|amounts|number|quantity|effect|impact|delay"
            r"|risk|share|dose|level)s?(?: [\w'-]+){0,5}? (?:is|was|were|are|remained) (?:\w+ )?(?:minimal|small"
            r"|negligible|low|limited|minor|hardly \w+|tiny|insignificant|modest)\b[^.!?;,]*|\b(?:one or two"
            r"|a couple of|a few unlucky|a few isolated|the odd|in the odd|a (?:\w+ )?or two)\b(?! (?:days|weeks"
            r"|hours|minutes))[^.!?;,]{0,30}|\bonly a (?:small|limited|few|tiny)\b[^.!?;,]*"
        ),
        (
            r"\b(?:no drama|all's well|slept soundly|noticed nothing|good laugh|in good health"
            r"|without complications|only natural|par for the course|happens to (?:everyone|the best)"
            r"|part of (?:life|the game)|no cause for (?:alarm|concern)|at no time (?:was|were|did)|no danger"
            r"|briefly|temporarily|temporary|slightly|ordinary swimming pool|unlucky cases?|was never in danger"
            r"|fully recovered|just one (?:word|joke|post|line|picture)|a few hiccups)\b[^.!?;,]{0,40}"
        ),
        (
            r"\b(?:only|just|merely|simply|no more than|nothing more than|nothing but|little more than"
            r"|nothing other than)(?: \w+)? (?:a|an|one|some|few|the odd|about|around|hair|words|\d|two|three|four"
            r"|five|six)\b(?! (?:of many|could|day|hour|left|seats|family|families|way|thing|reason|person|man"
            r"|woman|question|who|victims))[^.!?;,]{0,50}"
        ),
        (
            r"\b(?:a |an |the |this |these |some |one |very |rather |as |such )?(?:minor|isolated|slight|small"
            r"|little|tiny|trivial|minimal|negligible|marginal|insignificant|petty|harmless|brief|momentary|one-off"
            r"|cosmetic|temporary|modest|limited) (?:\w+ )?(?:incidents?|cases?|issues?|hiccups?|mistakes?|errors?"
            r"|mix-ups?|oversights?|glitch(?:es)?|inconvenienc\w+|problems?|matters?|delays?|slip(?:-?up)?s?|blips?"
            r"|hitch(?:es)?|misunderstandings?|flaws?|defects?|number of (?:\w+ )?(?:customers|users|people|guests"
            r"|cases|units|accounts|patients|passengers|individuals|products|records)|group of|fraction|portion"
            r"|percentage|amount of|minority|scratch\w*|bumps?|discomfort|irritation|nuisance|setback|deviations?"
            r"|leak|spill|cut|bruise|burns?|fire|impact|effects?|risks?|harm|damage|breach|lapse|share|proportion"
            r"|discrepanc\w+|kerfuffle|joke|quantit\w+|trace\w*|exposure|scope|extent|prank|tiff|difference|jolt"
            r"|fuss)\b"
        ),
        (
            r"\b(?:a |the )?(?:hiccups?|mishap|blip|mere \w+|handful of|one-off|trifle|formality|technicality"
            r"|teething (?:trouble|problem)s?|storm in a teacup|tempest in a teapot|bit of (?:\w+ )?(?:banter|fun|a"
            r"|harmless|dust|smoke|water|noise|bad luck|mold|mould)|molehill|little mix-up|white lie|scratch"
            r"|harmless \w+|silly \w+|clumsy choice|slip of the (?:tongue|pen)|unfortunate slip|simple (?:oversight"
            r"|mistake|error|misunderstanding|slip|mix-up|clerical|human)|honest (?:mistake|error)"
            r"|innocent (?:mistake|joke|remark)|clerical error|human error|typing error|clumsy \w+|small potatoes"
            r"|nuisance|no biggie|no big deal)\b[^.!?;,]{0,40}"
        ),
        (
            r"\bnot (?:\w+ )?(?:a big deal|the end of the world|as bad as|that bad|so bad|worth|dangerous|much of"
            r"|serious|a tragedy|a drama|rocket|a catastrophe|such a big|the worst)\b[^.!?;,]*|\b(?:isn't|wasn't"
            r"|aren't|hardly) (?:\w+ )?(?:a big deal|the end of the world|as bad|that bad|so bad|serious|a tragedy"
            r"|worth|noticed|a catastrophe|a disaster)\b[^.!?;,]*"
        ),
        (
            r"\b(?:blown|blow\w*|puffed|hyped|inflated)(?: \w+)? (?:up|out of)(?: \w+)*? ?(?:proportion)?\b"
            r"|\b(?:nobody|no one|no-one|nothing|nobody) (?:\w+ )?(?:died|got hurt|was hurt|came to harm|was killed"
            r"|was seriously|really|happened)\b|\bno (?:real|lasting|serious|significant|actual|permanent|great"
            r"|major) (?:harm|damage|injur\w+|consequences?|loss(?:es)?|risk|danger|impact|problem)\b"
        ),
        (
            r"\b(?:these|such) things (?:\w+ )?happen\b[^.!?;,]*|\b(?:it|that|this) happens (?:to|in|everywhere"
            r"|all)\b[^.!?;,]*|\b(?:could|might) have been (?:much |far |a lot )?worse\b|\bin (?:proportion"
            r"|perspective)\b[^.!?]*|\b(?:hardly|barely|scarcely) (?:anybody|anyone|any|anything|noticed|noticeable"
            r"|worth|a)\b[^.!?;,]*|\bgrows? back\b|\bsuperficial\b[^.!?;]*|\bless than (?:one|1|half|0|two"
            r"|\d+) ?(?:%|percent|per cent)[^.!?;,]*|\ba fraction of\b[^.!?;,]*|\b(?:exaggerat\w+|overblown"
            r"|overreact\w+|drama over|fuss over|fuss about|mountain out)\b|\b(?:slightly|a little|a bit|somewhat"
            r"|rather) (?:late|delayed|inaccurate|damaged|warm|over|off|different|higher|longer|burned|clumsy"
            r"|misleading|cold|dirty)\b|\bvast majority\b[^.!?;,]*|\b(?:everyone|everybody|anyone) (?:makes"
            r"|can make|does|has) (?:a )?mistakes?\b|\b(?:millions|thousands|most) of (?:\w+ )?(?:customers|flights"
            r"|guests|parcels) (?:\w+ )?(?:were|are|had|arrived) (?:not|fine|un|on time)\w*\b"
        ),
        (
            r"\bfor (?:only )?(?:a |an )?(?:very )?(?:short|brief|limited) (?:time|while|period|moment|spell)\b"
            r"|\bshort-lived\b|\bno (?:lasting|further|actual|health|serious|appreciable) (?:harm|damage"
            r"|consequences|effects?|risk|impact|danger)\b|\b(?:caused|did|with|without) (?:no|any"
            r"|hardly any) (?:real |lasting |serious |further )?(?:harm|damage|consequences|injur\w+)\b"
            r"|\b(?:affect\w*|concern\w*|involv\w*|touch\w*|hit) (?:only|just|no more than|merely|fewer than"
            r"|less than|under) [^.!?;,]*|\b(?:fewer|less) than (?:\w+ )?(?:\d+|one|two|three|five|ten|a dozen|half"
            r"|a percent)[^.!?;,]*|\bwell (?:below|within|under) (?:the )?(?:\w+ )?(?:limits?|norms?|thresholds?"
            r"|range)\b"
        ),
        (
            r"\bin (?:very |extremely |a few |some |individual |isolated |rare |certain |single "
            r"|exceptional ){1,3}(?:cases|instances|places|spots|areas|households|branches|shops)\b|\b(?:a (?:touch"
            r"|tad|trifle|little bit|wee bit|shade)|mild(?:ly)?|somewhat) (?:\w+)|\bnothing (?:serious|dramatic"
            r"|to worry|unusual|out of the ordinary|major|that)\b[^.!?;,]{0,30}|\b(?:no one|nobody"
            r"|none) (?:\w+ )?(?:was |were |has been )?(?:seriously|badly|really|gravely|permanently) \w+"
            r"|\b(?:doing|feeling) (?:fine|well|great|better)(?: again)?\b|\bback on (?:his|her|their) feet\b"
            r"|\bsoon (?:forgotten|over)\b|\b(?:let'?s|let us) not (?:exaggerate|overreact|dramati[sz]e"
            r"|make)\b[^.!?;,]*|\boverreaction\b|\bso-called (?:scandal|incident|victims?|affair|leak)\b"
            r"|\bvast majority\b|\b99(?:[·.,]\d+)? ?(?:%|percent|per cent)[^.!?;,]*|\bfar from (?:dramatic"
            r"|dangerous|serious|a)\b[^.!?;,]*|\b(?:everyday|common|ordinary|perfectly normal|quite normal"
            r"|routine) (?:occurrence|thing|mistake|event|matter|problem)\b|\b(?:stubbed|grazed|scraped)\b"
            r"|\b(?:much|such a|big) (?:ado|fuss|drama|noise|hoo-ha)\b[^.!?;,]*|\bonly (?:human|a few|one|two|minor"
            r"|slight\w*|partial\w*|temporar\w+|brief\w*|some)\b[^.!?;,]{0,40}"
        ),
        (
            r"\bapart from (?:minor|slight|a few|some)\b[^.!?;,]*|\b(?:significance|relevance|importance|extent"
            r"|scale) (?:is|was|remains) (?:\w+ )?(?:limited|small|minor|low)\b"
            r"|\bno one came to (?:serious )?harm\b|\bfortunately,? (?:only|no|nobody|none|just|apart)\b[^.!?;]*"
            r"|\bluckily\b[^.!?;]*|\bcame to no harm\b|\bdid not (?:change|affect) the (?:overall|result"
            r"|outcome)\b[^.!?;,]*"
        ),
    ),
    "not_small": (
        r"\bby luck\b|\bthe only one\b",
        (
            r"\bnot (?:a |an )?(?:\w+ )?(?:minor|small|isolated|mere|only|just|slight|trivial|simply|harmless"
            r"|hiccup|technicality|simple|honest)\b|\b(?:no|nothing|isn't|wasn't|neither|never|cannot be) (?:a "
            r"|an )?(?:minor|small|isolated|slight|trivial|hiccup|little|just)\b|\bonly (?:we|you|ask|when|after"
            r"|then|if|once|because|now|the victims|four|\d+ seats)\b|\b(?:small|little) (?:shop|team|business"
            r"|doors|company|firm|village|family|children|kids|kitchen|one)\b|\bonly \d+ seats\b|\bjust (?:as|got"
            r"|trying|now|like|about)\b|\b(?:have|has|'ve|'s) (?:only )?just\b"
        ),
        r"\bexcuses us\b|\bjust one of them\b|\bdoing better\b",
    ),
    "inconvenience": (r"\b(?:the |this |your |an |some )?inconvenien(?:ce|ced|ces|t)\b[^.!?;,]{0,20}",),
    "dire": (
        (
            r"\b(?:data|passport\w*|medic\w+|health|ill|illness|sick|sickness|poison\w*|salmonella|listeria"
            r"|injur\w+|hospital|wages?|salar\w+|rent|savings|deposits?|account|accounts|jobs?|layoffs?|redundan\w+"
            r"|racis\w+|sexis\w+|discriminat\w+|harass\w+|allerg\w+|asthma|insulin|vaccin\w+|drugs?|died|dead|death"
            r"|fire|burn\w*|scald\w*|leak\w*|wheelchair\w*|disab\w+|blind|deaf|baby|babies|children|child|abuse"
            r"|money|pension\w*|password\w*|card numbers?|privacy|personal details|identity|surgery|patients?|lives"
            r"|glass|brakes|benefits|insurance|fraud|stolen|eviction|evicted|charged|debt\w*)\b"
        ),
    ),
}

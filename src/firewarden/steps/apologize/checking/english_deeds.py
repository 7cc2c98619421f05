"""How one offers repair, promises change and explains in English."""

from firewarden.steps.apologize.checking.speech import Patterns

DEEDS: dict[str, Patterns] = {
    "repair": (
        (
            r"\bset aside (?:[£$€\d]|\w+ (?:million|thousand|hundred))|\b(?:is|are|was|were|been) paid for\b"
            r"|\b(?:fine|fines|debts?|penalt\w+|fees?)\b[^.!?;]{0,50}\b(?:cancelled|covered|forgiven|returned"
            r"|waived|deleted|lifted)\b|\bwe'll (?:sort|fix|do (?:that|it|whatever)|make (?:it|this|that|you)|pay"
            r"|get (?:you|it|them)|bring|send|come|find (?:you|them)|give|look after|take (?:care|it|them))\b"
            r"|\bowe us nothing\b|\b(?:power|water|service|heating|signal|line|app|site|connection)s? (?:is|are"
            r"|has been|have been|was|were) back\b|\b(?:pulled|took) (?:batch|the|all|every|it|them)\b"
            r"|\bmeet the (?:parents|families|victims|people)\b|\b(?:comes?|paid) (?:from|by) us\b|\bgoes home\b"
            r"|\bcome(?:s)? down\b|\bin your account\b|\bput into your\b|\bhave paid for\b|\bis being (?:\w+)(?:ed"
            r"|t) by\b|\bmoved away from\b|\bmended\b|\bclosed the (?:fryer|line|plant|kitchen|shop|pool)\b"
            r"|\bgo(?:es)? to the (?:families|victims|village|school|language|fund|wells)\b|\bpayments go out\b"
            r"|\bask(?:ed)? (?:him|her|them|you) what (?:he|she|they|you) needs?\b|\bwhatever you need\b"
            r"|\blives? (?:\w+ )?(?:\w+ )?for free\b|\bwe are out\b|\bwe're out\b|\breleased from\b"
            r"|\bas long as you (?:want|need)\b"
        ),
        r"\brefund\w*",
        (
            r"\b(?:money|fares?|fees?|price|deposit|cash|amount|cost|sum|payment|charge|gift|it|£[\d.,·]+"
            r"|\$[\d.,·]+|€[\d.,·]+)(?: \w+)? (?:is |are |goes |comes |will be )?(?:already )?back\b(?! to normal)"
        ),
        r"\b(?:gets?|receives?|have|having|getting|want) (?:[\w£$€'-]+ ){0,8}?back\b",
        r"\b(?:take|bring|send|hand|post) (?:it|them|yours|the \w+|your \w+)(?: \w+)? (?:back|in)\b",
        (
            r"\b(?:free of charge|for free|at our (?:own )?(?:expense|cost)|at no (?:extra )?(?:cost|charge)"
            r"|on the house)\b|\b(?:is|are|was) free\b"
        ),
        (
            r"\bcompensat\w+|\breimburs\w+|\brepay\w*|\brepaid\b|\breplacements?\b|\bcredit(?:ed)? (?:to|your|back"
            r"|every|each|all)\b|\bcredit monitoring\b"
        ),
        r"\b(?:is|are|'s) on (?:us|me)\b (?:tonight|today|this)?|, on me\b|, on us\b",
        (
            r"<we>\b(?:'ll|'re|'ve|'m| are| am| will| shall| have| has| can| now| also| would like to| want to"
            r"|'d like to| offer to)+(?: \w+){0,3}? (?:<fix>)\w*"
        ),
        (
            r"\b(?:we|i) (?:also |now |already |immediately |today )?(?:pay|cover|replace|refund|repair|return"
            r"|collect|bring|send|offer|withdrew|removed|recalled|deleted|repaid|restored|reinstated|corrected"
            r"|replaced|give|are giving|add|bear|waive|rebook|apologised to her|took (?:it|the \w+|them"
            r"|all \w+) (?:down|off)|pulled the|bought)\b"
        ),
        (
            r"\b(?:pay|pays|paying|paid|cover|covers|covering|covered) (?:for |back )?(?:\w+ ){0,3}(?:treatment"
            r"|costs?|bills?|damage|vet|taxis?|hotels?|fees?|rent|expenses|doctor|interest|difference|repairs?"
            r"|wages|in full|within|by|to)\b"
        ),
        (
            r"\b(?:costs?|fees?|wages|bills?|damage|expenses|interest|difference|fines?|arrears|penalt\w+"
            r"|fares?) (?:\w+ ){0,5}?(?:is|are|was|were|will be|has been|have been|being) (?:\w+ )?(?:paid|returned"
            r"|covered|waived|repaid|reversed|settled|met|cancelled)\b"
        ),
        (
            r"\b(?:has|have|had|is|are|was|were|been|being|will be)(?: now| all| already| since"
            r"| immediately)? (?:removed|withdrawn|recalled|taken (?:down|off|offline)|deleted|restored|reinstated"
            r"|pulled|suspended|retracted|replaced|repaired|corrected|sent again|reversed|paid back|collected"
            r"|put right|resent|dropped|reopened|switched off|cleaned up|cleaned|undone|cancelled and|closed the"
            r"|rehoused|rebooked|destroyed|reset|lifted)\b"
        ),
        (
            r"\b(?:is|are|'s) (?:gone|off (?:the )?(?:sale|shelves|air|our)|in the bin|no longer (?:on sale"
            r"|for sale|available)|open again|back (?:on|online|up|in))\b"
        ),
        r"\b(?:off sale|off the shelves|out of the shops|from all channels|taking the [\w ]+? (?:down|off))\b",
        (
            r"\b(?:is|are) being (?:sent|paid|refunded|replaced|collected|repaired|cleaned|rebuilt|moved|treated"
            r"|rehoused|looked after)\b"
        ),
        (
            r"\b(?:everyone|everybody|anyone|each|every|all|those|you|they|nobody|no one|passengers|customers"
            r"|families|whoever|who)(?: [\w'-]+){0,6}? (?:gets?|receives?|will (?:get|receive|be (?:paid|refunded"
            r"|compensated|rebooked|offered|given|sent|moved))|is (?:owed|entitled)|'ll (?:get|receive|have)"
            r"|are (?:getting|entitled|owed)|can (?:exchange|return|swap|claim|cancel|keep|have)|pays? (?:for"
            r"|nothing)|will have the)\b"
        ),
        (
            r"\b(?:get|gets|'ll get|receive|receives) (?:a |an |your |their |the |his |her |[£$€]\S+|\d+|new|two"
            r"|double|full|all|every|six|one|three)"
        ),
        r"\b(?:exchange|swap) (?:it|them|yours)\b",
        (
            r"\bfor your money\b|\bfull price\b|\b(?:hotel night|extra month|months? free|free month|free of \w+"
            r"|new \w+ (?:is|are) on (?:its|their|the) way)\b"
        ),
        (
            r"\bin person\b|\bsay sorry (?:to you|in person)|\b(?:counsel+ing|helpline|hotline)\b(?! and)"
            r"|\ba fund\b|\bfund (?:for|of)\b"
        ),
        (
            r"\b(?:set|put|putting|setting) (?:it|this|that|things|matters) right\b|\bmake (?:amends|it up|it right"
            r"|this right|things right|good)\b|\bmaking (?:amends|it up|it right|this right)\b"
        ),
        (
            r"\b(?:sums?|money|funds) (?:returns?|goes|go) (?:back )?to\b|\bresit\b|\bis back\b|\bopens on\b"
            r"|\btwo in row\b|\bare yours\b"
        ),
        r"\badd another\b|\bdoubled to\b|\btankers\b|\b(?:gets|get) a call\b|\bcalls you\b|\bcall you\b|\bring you\b",
        (
            r"\b(?:take|taking|took|taken) (?:the |all |this |that |these |our |every |it )(?:[\w'\" -]+? )?(?:off"
            r"|down)\b"
        ),
    ),
    "not_repair": (
        (
            r"\b(?:can't|cannot) offer\b|\bwas refused\b|\bnever paid\b|\ba shop has to\b|\bmore than once\b"
            r"|\bfree shaker\b|\bfined? (?:us|will)\b|\boffers? (?:our|its|my) (?:\w+ )?apolog|\bfree of hate\b"
            r"|\bgrows back\b|\b(?:bring|tell) a friend\b|\b(?:voucher|discount|% off|promo|with code)\b"
        ),
        (
            r"\b(?:not|n't|never|no|cannot|decline to|without)\b(?! (?:only|need|just|have to|ask|pay|wait"
            r"|want))[^.!?;:,]{0,25}$"
        ),
        r"\b(?:voucher|if we|enquir|inquir)[^.!?;:,]{0,40}$",
    ),
    "repentance": (
        (
            r"\bhenceforth\b|\b(?:no longer|any ?more)\b(?! (?:with|employed|works?|on sale|available|be seen"
            r"|be applied))"
        ),
        (
            r"\b(?:bought|buying|ordered|got) (?:a|an) (?:second|new|extra|third|better)\b|\bthere(?:'s| is| are"
            r"|'re) (?:now )?(?:a |an )?new\b|\b(?:second|new|two|both|three|four|third) (?:pairs? of eyes|people"
            r"|persons?|labs?|seats|cameras?|nurses?|signatures?|fridge|researchers|generator|drivers?|guards?"
            r"|keys?)\b"
        ),
        (
            r"\b(?:is|are) (?:now )?(?:capped|limited|locked|shut|being lowered|being cleared|being rebuilt|entered"
            r"|checked|tested|recorded|reviewed) (?:at|to|by|before|and|under|in|every|each|twice)"
        ),
        (
            r"\bsign(?:ed|ing) up for\b|\b(?:doing|taking) (?:the|a) (?:\w+ )?course\b|\bstepp(?:ing|ed) (?:back"
            r"|down)\b|\bresign(?:ing|ed|s)?\b|\bleaving \w+, for\b"
        ),
        (
            r"\b(?:want|have|need|going) to become\b|\btime that we\b|\bhold us to it\b|\bout goes\b|\bnext time\b"
            r"|\bninety days ahead\b|\bif we ever\b|\bthe (?:guard|alarm|sensor|check|limit|lock|counter) is (?:on"
            r"|in|back)\b"
        ),
        (
            r"\b(?:each|every|all|both|whoever)(?: [\w'-]+){0,6}? (?:now|will now|must now) \w+|\bnow (?:go|goes"
            r"|see|sees|report|reports|hangs?|lie|lies|needs?|asks?|stops?|closes?)\b"
        ),
        (
            r"\bnothing (?:goes|leaves|new|ships?) \b|\buntil (?:the|we|our|\d{4})[^.!?;]{0,60}\b(?:will|won't"
            r"|nothing|no|go through)\b|\bno more \w+ (?:gets?|is|are|until)\b|\b(?:will|'ll) (?:\w+ )?(?:test"
            r"|check|see|inspect|read|watch|measure|count|tell you|publish|report|ask|listen|warn) (?:each|every"
            r"|all|you|before|it|the|to)\b"
        ),
        (
            r"\bwithout (?:a call|both|a second|two|asking you|your consent|the consent)\b|\b(?:one|first"
            r"|twice) (?:crew|by one|of the month|a (?:day|week|month|year))\b|\bfrom (?:here|now|the (?:first|next"
            r"|new)|\d+ \w+ on|then) ?(?:on)?\b"
        ),
        (
            r"<we>\b(?:'ll| will| shall| want to| need to| must| have to| can| are going to|'re going to|'re| are"
            r"| am|'m| promise to| pledge to| vow to| commit to|'d like to| are committed to| intend to| mean to"
            r"| aim to| try to)(?: \w+){0,4}? (?:<better>)\b"
        ),
        r"<we>\b(?:'ve| have| has)(?: \w+){0,2}? (?:<better>)\b",
        (
            r"\b(?:we|i)(?: also| now)? (?:changed|introduced|hired|trained|installed|added|tightened|rewrote"
            r"|appointed|retrained|scrapped|banned|bought a second|doubled)\b"
        ),
        r"<we>\b (?:now|have now) \w+",
        (
            r"\b(?:so that|so) (?:this|it|that|nobody|no one|such|you|no \w+)(?: \w+){0,3}? (?:never|not|n't|cannot"
            r"|can't|doesn't|does not|again|has to)\b"
        ),
        (
            r"\b(?:to|and) (?:prevent|avoid|stop) (?:this|it|that|such|similar|another|a repeat|any repeat|the same"
            r"|anything like)"
        ),
        (
            r"\b(?:this|it|that|such \w+) (?:must|should|shall|may) (?:never|not)(?: be allowed to)? (?:happen"
            r"|be repeated|recur|occur)"
        ),
        (
            r"\b(?:from now on|from (?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            r"|this (?:week|month)|next (?:week|month|season|year)|\d+ \w+|january|february|march|april|may|june"
            r"|july|august|september|october|november|december|here on)|as of (?:today|now|monday|this|\d+)"
            r"|starting (?:today|now|monday|next|this|with|in)|effective (?:immediately|today)|since (?:last week"
            r"|then|thursday|monday|tuesday|wednesday|friday|yesterday)[,]? (?:the|a|every|we|no|all)|going forward"
            r"|in (?:the )?future)\b"
        ),
        (
            r"\bby (?:the end of (?:the|this|next) \w+|next \w+|\d+ \w+|january|february|march|april|may|june|july"
            r"|august|september|october|november|december|autumn|easter|christmas|spring|summer"
            r"|winter),? (?:[\w'-]+ ){0,5}?(?:will|shall|must|have|is|are|'ll)\b"
        ),
        (
            r"\b(?:new|second|extra|stricter|better|mandatory|regular|daily|weekly) (?:\w+ )?(?:checks?|rules?"
            r"|procedures?|process(?:es)?|systems?|step|polic(?:y|ies)|locks?|alarms?|scanners?|sensors?"
            r"|safeguards?|controls?|pairs? of eyes|training|staff|auditors?|reviews?|crew|pharmacist|person|nurse"
            r"|cable|guidelines|inspections?|standards|audits?|tests?|filters?|software|machine)\b"
        ),
        r"\b(?:training|retraining|retrained|double-check\w*|lessons?|safeguards?)\b",
        (
            r"\bevery (?:[\w-]+ ){1,8}?(?:will be|is now|gets|must|has to|now|is) (?:\w+ )?(?:\w+ed|read|seen|pass"
            r"|go|by)\b"
        ),
        r"\bfor the second time before\b",
        (
            r"\b(?:rule|policy|practice|step|function|bonus|target|scheme|check|button|feature|option|machine"
            r"|contract|procedure|process|review|system)s?(?: [\w-]+){0,4}? (?:is|are|has been|have been|was|were"
            r"|'s)(?: now)? (?:gone|scrapped|abolished|back|removed|changed|banned|over|ended|replaced|rewritten"
            r"|history|stopped|dropped|in place)\b"
        ),
        (
            r"\b(?:won't|will not|will never|shall not|never) (?:do|make|use|work|return|publish|send|repeat|run"
            r"|buy|sell|let|treat|take|ask|hire|ship|skip|call|speak|charge) (?!have\b|happen)"
        ),
        (
            r"\b(?:must|has to|have to|cannot|can't|can) (?:now |no longer |only )?(?:be skipped|compare|sign"
            r"|approve|release|stop us|go through|confirm|be (?:checked|signed|approved|tested|deleted|sent"
            r"|opened))\b"
        ),
        (
            r"\b(?:now|always) (?:go through|goes through|rings?|stops?|needs?|requires?|has|have|checks?|runs?"
            r"|gets?|reads?|is (?:checked|locked|tested)|asks?|tests?|shuts?|closes?|works?)\b"
        ),
        r"\bthe (?:\w+ ){1,3}now (?:\w+s)\b|\bstanding by\b|\b(?:standby|stand-by)\b|\bdouble the number\b",
        (
            r"\b(?:stop|stopping|stopped|end|ending|ended) (?:work|working|the practice|this practice|selling|using"
            r"|advertis\w+|cooperation)\b"
        ),
        (
            r"\bstrive to\b|\btry to be\b|\bdo all we can\b|\bdo everything (?:we|i) can\b"
            r"|\bearn (?:back )?your trust\b|\blearn from\b|\bshuts at\b|\blooks? after\b"
        ),
        r"\bwe can promise\b|\bchecks each\b|\btake this as\b",
    ),
    "vain": (
        (
            r"\b(?:do|doing|be|being) (?:much |so much |even )?better\b|\bstrive\b|\btry (?:to be|harder)\b"
            r"|\blearn(?:ed|t|ing)?\b|\blessons?\b|\breflect\b|\bimprove\b|\bearn\b|\bmore (?:careful|considerate"
            r"|attentive)\b|\bmust (?:not|never) happen\b|\bbetter boss\b|\bwork (?:harder|on)\b|\beverything (?:we"
            r"|i) can\b|\ball we can\b"
        ),
    ),
    "owned": (
        (
            r"\b(?:going through it|publish (?:her|his|its|their|the) (?:findings|report|results)|report (?:is due"
            r"|on|by)|results? (?:on|by)|inquiry (?:led|by|under)|independent (?:inquiry|investigation|review))\b"
        ),
    ),
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
    ),
}

"""How one offers repair and promises change in English."""

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
        (
            r"\b(?:you|they|she|he|everyone|everybody|families|each \w+|every \w+|those \w+|passengers|patients"
            r"|tenants|customers|guests|parents)(?: \w+)? (?:won't|will not|don't|do not|needn't|need not|doesn't"
            r"|does not|no longer|never) (?:have to |need to )?(?:pay|owe|need|be charged|lose|queue|wait|fill)\b"
            r"|\b(?:waived|written off|wiped|cancelled your|struck off|halved)\b|\b(?:extra|additional|further"
            r"|bonus|three|six|twelve|two|one|\d+) (?:months?|weeks?|nights?|days?|years?|lessons?"
            r"|tickets?)(?: \w+){0,2}? (?:free|on us|at no|for nothing|added|on top|extra)\b"
            r"|[£$€]\s?\d[\d.,·]*(?: \w+){0,3}? (?:for (?:each|every|your|the|you|all)|each|on top|to (?:each|every"
            r"|the)|per|goes|into|towards|is on)\b"
        ),
        (
            r"<we>\b(?:'ll| will|'re| are|'m| am| shall| have| 've|'ve)(?: \w+ly| also| now| already| personally"
            r"| all| both){0,2} (?:put|get(?:ting)?|driv(?:e|ing)|tak(?:e|ing)|find(?:ing)?|arrang\w+|organi[sz]\w+"
            r"|order\w*|print\w*|reprint\w*|rebuil\w*|rehous\w*|replant\w*|refill\w*|restock\w*|reopen\w*"
            r"|deliver\w*|bak(?:e|ing)|rewrit\w+|host(?:ing)?|invit\w+|visit\w*|call(?:ing)?|phon(?:e|ing)"
            r"|ring(?:ing)?|writ(?:e|ing) to|sit(?:ting)? down|meet(?:ing)?|sponsor\w*|fund\w*|donat\w*|transfer\w*"
            r"|wir(?:e|ed|ing)|settl\w+|match\w*|honou?r\w*|reserv\w+|keep(?:ing)? your|extend\w*|lend(?:ing)?"
            r"|leav(?:e|ing) you|set up) (?:\w+ ){0,4}?(?:you|your|them|their|her|him|his|everyone|everybody|each"
            r"|every|all|those|families|the (?:\w+ )?(?:families|victims|patients|residents|tenants|customers"
            r"|parents|children|damage|river|garden|wall|house|village|money|sum)|a new|new|another|it back)\b"
        ),
        (
            r"\b(?:a |the |your )?(?:new|second|fresh|correct|right|repaired|clean|proper"
            r"|undamaged) (?:\w+ ){1,3}(?:is|are|will be|goes|arrives?|leaves?|comes?) (?:\w+ )?(?:on (?:its|their"
            r"|the) way|with you|at your|in the post|to you|delivered|ready|waiting|today|tomorrow|tonight|out|sent"
            r"|there)\b|\b(?:doctors?|nurses?|therapists?|counsellors?|counselors?|psychologists?|vets?|lawyers?"
            r"|plumbers?|technicians?|a team|our team)(?: [\w']+){0,4}? (?:is|are|will be|stands?|waits?"
            r"|comes?) (?:\w+ )?(?:there|with you|at your|on site|available|ready|by|paid|free|here|waiting)\b"
        ),
        (
            r"\b(?:send|show|tell|write|call|ring|bring|come|drop|email|dm|message|mail|text|return|hand|post"
            r"|give us)\b[^.!?]{0,80}\b(?:and|,) (?:we|we'll|you|you'll|i|i'll|it|your|the money"
            r"|our)\b(?! (?:are sorry|apologi))[^.!?]*"
        ),
        (
            r"\b(?:your|the|each|every|all) (?:\w+ )?(?:order|account|file|name|record|licen[cs]e|points|score"
            r"|grade|entry|invoice|booking|card|contract|fine|bill|ticket|claim|money|salary|wages|pension|photo"
            r"|data|rent|deposit|post|tree|wall|road|lift|water|power|service)s?(?: [\w'-]+){0,3}? (?:is|are"
            r"|has been|have been|was|were) (?:now |again |already |back |all |both |since )*(?:correct|open"
            r"|restored|back|fixed|valid|reissued|cancelled|free|reopened|clean|running|working|safe|repaired"
            r"|replaced|paid|credited|reversed|on (?:its|their) way|deleted|corrected|returned|reinstated|void"
            r"|dropped|lifted|replanted|rebuilt|released)\b"
        ),
        (
            r"<we>\b(?: \w+ly| have| hereby| now| also| therefore|'ve)* (?:withdraw|withdrew|retract|take back"
            r"|took back|drop|dropped|cancel the|cancelled the|reverse|reversed|lift|lifted|scrap the|scrapped the"
            r"|undo|undid|reinstate|reopen|rehire|rehired|honou?r)\b|\bfree (?:\w+ )?(?:for|until|to (?:you|all"
            r"|every)|tickets?|meals?|therapy|repairs?|replacement|nights?|weeks?|treatment|rides?|use|return)\b"
            r"|\b(?:have|has) written to (?:each|every|all|your|them|him|her)\b|\bto (?:every|each"
            r"|all) (?:one )?of (?:you|them)\b[^.!?;,]{0,30}\b(?:goes|go|is|will|we)\b"
        ),
    ),
    "not_repair": (
        (
            r"\b(?:can't|cannot) offer\b|\bwas refused\b|\bnever paid\b|\ba shop has to\b|\bmore than once\b"
            r"|\bfined? (?:us|will)\b|\boffers? (?:our|its|my) (?:\w+ )?apolog|\bfree of hate\b|\b(?:bring"
            r"|tell) a friend\b|\b(?:voucher|discount|% off|promo|with code)\b"
        ),
        (
            r"\b(?:not|n't|never|no|cannot|decline to|without)\b(?! (?:only|need|just|have to|ask|pay|wait"
            r"|want))[^.!?;:,]{0,25}$"
        ),
        r"\b(?:voucher|if we|enquir|inquir)[^.!?;:,]{0,40}$",
        r"\bbring\b[^.!?;,]*\b(?:up the|together)\b|\bgive us another\b",
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
        (
            r"(?:^|[.!?;:] )(?:no|nobody|no one|nothing|none)(?: [\w'-]+){0,5}? (?:leaves?|goes|go|ships?|gets?"
            r"|enters?|starts?|opens?|works?|drives?|flies|sails?|signs?|sends?|may|can|will|is"
            r"|are)(?: [\w'-]+){0,6}? (?:without|before|until|alone|unless|any ?more|again|except)\b[^.!?]*"
        ),
        (
            r"\b(?:two|three|four) (?:people|persons|colleagues|nurses|signatures|names|keys|staff|pairs|engineers"
            r"|of us) (?:now |must |will |have to |always )*(?:check|sign|look|approve|read|count|test|see|open|are"
            r"|confirm|release|walk|go)\b|\b(?:must|has to|have to|will) (?:now )?(?:\w+ )?(?:sign|check|confirm"
            r"|approve|test|be (?:signed|checked|tested|confirmed|approved|read|counted|inspected|asked|trained"
            r"|logged|locked|reviewed|published|told))\b|\b(?:checks?|tests?|audits?|inspections?|drills?|training"
            r"|courses?|controls?|reports?) (?:will |now )?(?:take place|run|happen|are held|is held|follow|begin"
            r"|start)s? (?:every|each|twice|once|weekly|monthly|daily|before|from)\b|\b(?:every|each) (?:day|night"
            r"|week|month|morning|evening|shift|hour|monday|quarter|year)\b[^.!?]{0,60}\b(?:check|test|count"
            r"|inspect|report|read|walk|train|clean|publish|review|measure)\w*|\b(?:check|test|count|inspect|report"
            r"|walk|train|clean|publish|review|measure)\w*\b[^.!?]{0,40}\b(?:every|each) (?:day|night|week|month"
            r"|morning|evening|shift|hour|quarter|year|monday)\b"
        ),
        (
            r"<we>\b(?:'ll| will| shall| have|'ve| are|'re| am|'m)(?: \w+ly| also| now| already| both"
            r"| since){0,2} (?:mov(?:e|ed|ing) the|split|doubl\w+|cap(?:ped|ping)?|lower\w*|rais(?:e|ed|ing)"
            r"|shorten\w*|slow\w*|clos(?:e|ed|ing) the|open(?:ed|ing)? a|creat\w+|publish\w*|post(?:ed|ing)? the"
            r"|employ\w*|recruit\w*|promot\w+|giv(?:e|en|ing) (?:\w+ ){0,2}(?:power|right|authority|say|veto)"
            r"|let(?:ting)? (?:an |the )?(?:outside\w*|independent|union|staff)|ask(?:ed"
            r"|ing)? (?:an? )?(?:outside\w*|independent|expert)|put(?:ting)? (?:a|two|an|up|in)|fit(?:ted|ting)?"
            r"|build(?:ing)?|built|drop(?:ped|ping)? the|chang\w+|switch\w*|rotat\w+|ration\w*|phas(?:e|ed|ing) out"
            r"|rul(?:e|ed|ing)|swap\w*|record\w*|log(?:ged|ging)?|label\w*|lock(?:ed|ing)?|rework\w*|redraft\w*"
            r"|rethink\w*|renew\w*|consult\w*|listen)\b"
        ),
        (
            r"\b(?:is|are) now (?:\w+ly )?(?:kept|stored|held|built|led|run|handled|paid|sent|done|made|counted"
            r"|split|staffed|open|watched|signed|weighed|measured|announced)\b|\bnow (?:reach|reaches|sits?|stands?"
            r"|works?|answers?|knows?|starts?|comes?|takes?|uses?|shows?|says?)\b"
            r"|\bsince \d{1,2} \w+[^.!?]*\b(?:has|have|is|are)\b|\b(?:any|every|each) (?:future"
            r"|new) [\w ]{1,30}(?:will|must|is|has)\b|\bat least \w+ (?:days|weeks|months) (?:in advance|ahead"
            r"|before|notice)\b|\bat the next (?:match|event|game|concert|election|exam|race|festival|meeting)\b"
            r"|\bin advance\b"
        ),
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
}

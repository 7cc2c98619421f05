"""How blame is shifted and oneself praised in English."""

from firewarden.steps.apologize.checking.speech import Patterns

EXCUSES: dict[str, Patterns] = {
    "shift": (
        (
            r"\b(?:customers?|users?|guests?|passengers?|parents|visitors?|residents?|athletes|members|skippers"
            r"|riders?|patients?|candidates|drivers|owners|participants|travell?ers|each of us|tenants?|shoppers?"
            r"|pupils)(?: [\w'-]+){0,3}? (?:are|is|were) (?:\w+ )?(?:advised|reminded|responsible|asked to (?:check"
            r"|read|wear)|urged|expected|required|well aware|themselves)\b[^.!?;,]*"
        ),
        (
            r"\b(?:at (?:their|your|his|her) own (?:risk|peril)|ought to (?:know|have)|wore (?:unsuitable|the wrong"
            r"|no)|without having (?:booked|read|checked|registered)|incorrect (?:handling|use|storage)|(?:handling"
            r"|use|installation|mistakes?|errors?|carelessness|misuse|behaviou?r) by (?:the )?(?:users?|customers?"
            r"|patients?|guests?|owners|drivers?)|(?:chosen|chose|decided) to (?:read|see|hear|take)"
            r"|people overlook|did neither|matter of lifestyle|half-truths|keep windows shut)\b[^.!?;,]*"
        ),
        (
            r"\b(?:an? )?(?:outside|external|third-party|other|previous|former|old|new) (?:firm|provider|company"
            r"|supplier|contractor|operator|owner|partner|vendor|agency)\b[^.!?;,]*|\b(?:provider|company|firm"
            r"|system|software|platform) (?:that )?we (?:took over|inherited|acquired|bought in)\b[^.!?;,]*"
            r"|\b(?:bots?|criminals|hackers|scalpers|somebody|someone|the union|one union|the vendor|the publisher"
            r"|air traffic control|the banks?|speculators|competitors?|the press|the media"
            r"|the journalist)(?:'s)?(?: [\w'-]+){0,4}? (?:attacked|clipped|cut|decided?|caused|run by|is unclear"
            r"|are unclear|converted|who decide|strik\w+|changed|edited|leaked|delayed|stirred"
            r"|exaggerated)\b[^.!?;,]*"
        ),
        (
            r"\b(?:known limitation|like every|not of our (?:making|doing)|no (?:model|one|forecast|system|company"
            r"|software|airline)(?: [\w'-]+){0,4}? (?:foresaw|could (?:have )?(?:foresee|foreseen|predict|predicted"
            r"|know|prevent)|is ever|is perfect|is immune)|unforeseeable|unprecedented (?:rain\w*|weather|demand"
            r"|storm|heat|attack)|exceptional (?:rain\w*|weather|demand|circumstances)|a time when"
            r"|overheated climate|a meaning it never had|(?:entirely |solely |purely |largely "
            r"|mainly )?(?:the )?(?:result|fault|consequence|work) of (?:\w+ ){0,3}?(?:action|union|strike|weather"
            r"|storm|others|customers|vandals|supplier|third|employee|individual))\b[^.!?;,]*"
        ),
        (
            r"\bcaused (?:\w+ly |by )*(?:by )?(?:the )?(?:air traffic|baggage handlers|weather|strike|suppliers?"
            r"|contractors?)\b[^.!?;,]*|\b(?:ministry|council|authorit\w+|government|police|union|bank|league"
            r"|regulator|city|county) (?:sat on|ignored|delayed|refused|failed|gave us|forced|blocked"
            r"|left us)\b[^.!?;,]*"
        ),
        (
            r"\b(?:intern|temp|temporary worker|apprentice|junior|trainee|rogue|lone wolf|bad apples?|black sheep"
            r"|former (?:employee|colleague|manager|management|director|owner)|ex-employee|previous (?:management"
            r"|owner|team|board|administration)|predecessors?|one individual|single individual"
            r"|individual (?:employee|member|staff|driver|worker)s?|(?:by|of|from) one (?:single )?(?:employee"
            r"|member of staff|staff member|worker|person|colleague|driver|manager)|one bad apple"
            r"|a single (?:employee|person|worker)|no longer (?:with|works? (?:for|with|here)|employed))\b[^.!?;,]*"
        ),
        (
            r"\b(?:subcontractor|contractor|sub-contractor|franchis(?:ee|e holder|e owner|e)|agency"
            r"|external (?:studio|provider|partner|service|agency|company|supplier)|outside (?:firm|agency|company)"
            r"|third[- ]party(?: \w+)?|supplier|vendor|service provider|carrier|courier|manufacturer|cloud provider"
            r"|host(?:ing)? provider|delivery (?:partner|company|firm)|parcel service|partner company|developer"
            r"|algorithm|the software|autocorrect|auto-correct|wholesaler|haulier|certifier|consultants?|caterer"
            r"|logistics (?:partner|company)|call cent(?:er|re)|printer|baggage handlers|airport|weather|wind|storm"
            r"|snow|heat|ministry|council|authorit(?:y|ies)|regulator|government|lawmakers|banks?"
            r"|platform)\b(?: [\w'-]+){0,5}? (?:sent|failed|caused|sold|delivered|let|made|did|ignored|sat on"
            r"|is (?:to blame|responsible|at fault)|are (?:to blame|responsible|at fault)|was (?:responsible"
            r"|supposed|to blame|at fault|in charge)|were (?:responsible|to blame|supposed)|gave|left|forced"
            r"|proposed|acted|misled|misinformed|neglected|mixed|broke|refused|messed|screwed|dropped|got|chose"
            r"|decided|designed|provided|assured|poured|shipped|supplied|packed|visited|told|should have|never"
            r"|didn't|did not|on earth runs|came to us|flagged|picked|selected|changed|published|wrote)\b[^.!?;,]*"
        ),
        (
            r"\b(?:caused|made|done|committed|triggered|designed|proposed|produced|booked|organi[sz]ed|published"
            r"|created|handled|packed|sent|written|posted|supplied|provided|operated"
            r"|chosen)(?: \w+){0,2}? by (?:an? |the |our |some |one |others|customers"
            r"|its )?(?:\w+ ){0,2}?(?:supplier|contractor|subcontractor|vendor|partner|agency|employee|staff"
            r"|individual|third part(?:y|ies)|provider|manufacturer|carrier|courier|intern|handlers|franchisee"
            r"|weather|storm|customers?|users?|studio|algorithm|freelancer|developer|colleague|person|worker|temp"
            r"|company)s?\b[^.!?;,]*"
        ),
        (
            r"\b(?:misread|misunderstood|misinterpreted|misquoted|misconstrued|misheard|misrepresented"
            r"|taken (?:\w+ )?out of (?:\w+ )?context|out of context|twisted|quoted out|recorded without my"
            r"|read into|cut so as to|edited to|distorted|wrong end of the stick|over-interpreted"
            r"|deliberately (?:misread|misunderstood))\b[^.!?;,]*"
        ),
        (
            r"\b(?:customers?|users?|guests?|passengers?|parents|recipients|riders?|patients?|tenants?|you|drivers"
            r"|owners?|people|shoppers?|buyers?|members?|visitors?|some|those|they|anyone|residents?|travell?ers"
            r"|readers|everyone|students)(?: [\w'-]+){0,6}? (?:should(?:n't| not)? have|ought to have|failed to"
            r"|did not (?:read|follow|check|report|update|listen|use|heed|keep|bother|store)|didn't (?:read|follow"
            r"|check|report|update|listen|use|heed|keep|bother|store)|never reported|could have (?:read|checked"
            r"|asked|reported|noticed|known)|ignored (?:the|our)|clicked|chose to|have only themselves|misused"
            r"|used (?:it|the \w+) (?:wrong\w*|incorrectly|against|improperly)|provoked|brought (?:it|this) on"
            r"|only have themselves|neglected to|entered the wrong|gave us the wrong|misled)\b[^.!?;,]*"
        ),
        (
            r"\bhad (?:the |our |your |some |those |more )?(?:\w+ )?(?:riders?|customers?|users?|guests?"
            r"|passengers?|parents|patients?|tenants?|you|drivers|owners?|people|buyers?|visitors?"
            r"|members?) (?:\w+ )?(?:read|followed|checked|reported|listened|kept|used|asked|told|heeded|updated"
            r"|stored|waited|worn|paid)\b[^.!?]*"
        ),
        (
            r"\b(?:bad faith|user error|human error of|operator error|misuse by|improper use|incorrect use"
            r"|customers' own|their own (?:fault|choice|making|negligence|carelessness|doing)|your own (?:fault"
            r"|choice|doing|negligence)|not (?:our|my) (?:fault|doing|job|responsibility|problem|decision)"
            r"|(?:beyond|outside|out of) our (?:control|hands)|not employed by us|not ours to|nothing to do with us"
            r"|without (?:our|my) (?:knowledge|consent|approval)|against (?:our|company|all) (?:\w+ )?(?:policy"
            r"|policies|handbook|rules|instructions|guidelines|orders|values|express)|on (?:his|her"
            r"|their) own(?: (?:initiative|account|authority|behalf))?(?= and| against|,|\.| without)|acted alone"
            r"|who you should ask|take it up with|left us with|hands (?:were|are) tied|forced our hand"
            r"|force majeure|act of god)\b[^.!?;,]*"
        ),
        (
            r"\b(?:blame|fault|responsibility|mistake|error|culprit|problem|guilt|cause)(?: \w+){0,4}? (?:lies"
            r"|rests|is|was|sits|falls)(?: \w+){0,3}? (?:with|on|at|that of|theirs|his|hers|due to"
            r"|attributable to)\b(?! (?:us|me|our|my|ours)\b)[^.!?;,]*|\bblame the\b[^.!?;,]*|\b(?:blame"
            r"|attribut\w+)(?: \w+){0,3}? (?:on|to) (?:the|a|an|our) (?:\w+ )?(?:supplier|contractor|weather|staff"
            r"|employee|agency|customers?)\b[^.!?;,]*"
        ),
        (
            r"\b(?:a (?:few|handful|small number|couple|tiny minority|vocal minority) (?:of )?)(?:\w+ )?(?:hotheads"
            r"|individuals|troublemakers|people|employees|customers|guests|staff|fans|accounts|users|members|trolls"
            r"|activists|bad)\b(?: [\w'-]+){0,5}? (?:provoked|acted|decided|chose|abused|misused|broke|ignored"
            r"|behaved|caused|took|spoiled|ruined|started|twisted|pushed|who)\b[^.!?;,]*"
        ),
        (
            r"\b(?:has|have|had) been (?:let go|dismissed|fired|suspended|terminated|sacked|relieved|disciplined)\b"
            r"|\b(?:was|were) (?:let go|dismissed|fired|sacked) (?:immediately|on the spot|at once|the same day"
            r"|yesterday|today)\b"
        ),
        (
            r"\b(?:supplied|operated|installed|managed|run|maintained|delivered|provided|carried out|overseen"
            r"|staffed|hosted|developed|written|commissioned|handled|organi[sz]ed) by (?:an? |our |the "
            r"|another )?(?:\w+ ){0,2}?(?:external|independent|outside|third|partner|contract\w*|supplier|vendor"
            r"|agency|firm|company|provider|operator|freelance\w*|franchis\w+|landlord)\b[^.!?;,]*"
        ),
        (
            r"\b(?:on the part of|due to the (?:actions|mistake|negligence|error|carelessness|failure) of"
            r"|let down by|misled by|deceived by|not (?:informed|told|warned) by|contrary to (?:our|all|company"
            r"|clear)|in breach of our|in defiance of|against (?:our|clear|explicit) (?:instructions|training"
            r"|advice|wishes)|acting alone|acted on (?:his|her|their) own|overzealous|new (?:employee|colleague"
            r"|starter|member of staff)|junior (?:colleague|employee|member)|human error|industry-wide"
            r"|common (?:practice )?in the (?:industry|trade|sector)|market conditions|supply chain|legacy system"
            r"|inherited (?:from|a)|everyone else (?:does|did|in)|like (?:many|all|every"
            r"|most) (?:other )?(?:companies|firms|banks|airlines|platforms|brands)|bound by (?:the )?(?:law|rules"
            r"|contract)|the law (?:obliges|requires|forces) us|rules (?:imposed|from) )[^.!?;,]*"
        ),
        (
            r"\b(?:would (?:like to )?(?:remind|ask|encourage|urge|advise)|remind|urge|encourage|advise"
            r"|recommend) (?:all |our |every )?(?:customers?|users?|guests?|passengers?|parents|visitors?"
            r"|residents?|patients?|riders?|everyone|everybody|you|members|owners|tenants|followers)(?: \w+)? (?:to"
            r"|that|not to)\b[^.!?;,]*|\bit (?:is|remains) (?:up to|the responsibility of|the duty of) (?!us"
            r"|our)[^.!?;,]*|\b(?:as (?:is )?(?:clearly )?(?:stated|explained|marked|described|set out|indicated"
            r"|noted) (?:in|on) (?:our|the)|as (?:our|the) (?:terms|sign|signs|label|manual|contract|leaflet)"
            r"|despite (?:clear|repeated|several|our|numerous|explicit) (?:warnings?|reminders?|instructions?"
            r"|signs?|requests?)|fail(?:ed|ing)? to (?:heed|follow|read|observe|notice|update|check|comply)"
            r"|other than (?:intended|directed)|not used as|unrealistic expectations|wrong end of the stick"
            r"|their own decision|own carelessness|should have known better|was (?:clearly )?warned"
            r"|were (?:clearly |repeatedly )?warned)\b[^.!?;,]*"
        ),
        (
            r"\b(?:selective(?:ly)?|misleading(?:ly)?|cleverly|maliciously|heavily|deliberately) (?:edited|cut"
            r"|quoted|shortened|chosen|filmed|reported)?\b(?= (?:video|clip|footage|quotes?|reporting|excerpt"
            r"|recording|extract|picture|edited|cut|quoted))[^.!?;,]*|\blost in translation\b"
            r"|\bwilful(?:ly)?\b[^.!?;,]*|\b(?:humou?r|irony|satire|joke) (?:is|was) (?:not|lost|sadly|clearly"
            r"|never)[^.!?;,]*|\bread (?:something|things|more|too much|malice|racism) into\b[^.!?;,]*"
            r"|\bmisunderstanding on\b[^.!?;,]*|\bwrong impression\b[^.!?;,]*"
        ),
        (
            r"\bmade worse by\b[^.!?;,]*|\b(?:interest rates|inflation|energy prices|the economy|the market"
            r"|the pandemic|covid|brexit|the war|traffic|road ?works|the strike)\b(?: [\w']+){0,4}? (?:hit|caused"
            r"|made|forced|led|left|has|have|meant|delayed|prevented)\b[^.!?;,]*|\b(?:outside|external|independent"
            r"|third-party|contracted|partner) (?:workshop|garage|lab|laboratory|clinic|kitchen|caterer|security"
            r"|call cent(?:er|re)|team|staff|studio)\b[^.!?;,]*|\b(?:operator|supplier|contractor|landlord|vendor"
            r"|provider|manufacturer)(?: of the [\w ]{1,20})?(?:'s)? (?:insists?|refus\w+|attitude|decision|error"
            r"|mistake|fault|failure|negligence|delay)\b[^.!?;,]*|\bwe(?:'d| would) ask (?:you|everyone|all|people"
            r"|parents|customers)(?: \w+)? (?:not )?to\b[^.!?;,]*|\bplease (?:make sure|check|read|remember|note"
            r"|bear in mind|ensure) (?:that )?(?:your|you|the)\b[^.!?;,]*\b(?:as|because|since)\b[^.!?;]*"
            r"|\b(?:headwinds|circumstances|factors|events) (?:\w+ )?(?:we face |that )?(?:were |was "
            r"|are )?(?:not of our|beyond|outside) [^.!?;,]*|\bgo back to (?:a|an|the) (?:\w+ )?(?:provider"
            r"|supplier|contractor|company|firm|predecessor|owner)\b[^.!?;,]*"
        ),
        (
            r"\b(?:you|they|he|she|people|anyone|everyone|victims|those)(?: [\w']+)? (?:should(?:n't)?|could|might"
            r"|ought to)(?: \w+)? have (?!been (?:told|warned|safe|given)|heard|had|known from|got |received|to "
            r"|never|learn|seen this|expected|trusted|relied)\w+[^.!?;,]*"
        ),
    ),
    "not_shift": (
        r"\bis ever asked\b",
        r"\b(?:list of those|whoever|picks? up|has one person|each family)\b|^ ?in the law\b",
        (
            r"\b(?:will not|won't|not|cannot|can't|n't|never|no)\b(?! (?:the|longer|our fault|employed|ours|our"
            r"|one should|read|follow|have)\b)[^.!?;,]{0,40}$"
        ),
        (
            r"\b(?:some say|would be (?:easy|cheap|convenient)|it is easy|could (?:blame|point)|could hide"
            r"|no)\b[^.!?;]{0,50}$"
        ),
        r"\b(?:is called|grows the|thank (?:our|the)|thanks to our)\b",
        (
            r"\bwarned us\b|\btold us\b|\b(?:right to|told the truth|was right|were right)\b|\b(?:pays?|is paid"
            r"|drives? you|comes? to|calls? you|will)\b[^.!?;]{0,20}$"
        ),
        (
            r"\b(?:of ours|of our own|our own|like all companies|let down by the new)\b|\bso that (?:a"
            r"|one)\b[^.!?]*\bcould\b"
        ),
    ),
    "boast": (
        (
            r"\bamong the (?:best|safest|cleanest|most|strictest)\b[^.!?;,]*|\bone of the (?:\w+'s )?(?:best|safest"
            r"|cleanest|most|leading|largest|finest|oldest|strictest|fairest|greenest|top)\b[^.!?;,]*"
            r"|\bthe (?:fairest|safest|cleanest|friendliest|happiest|finest|greenest|most (?:\w+ ){1,3}(?:in|of"
            r"|on))\b[^.!?;,]*|\bone of the region's leading\b[^.!?;,]*"
        ),
        (
            r"\b(?:certified|rated|ranked|voted|awarded|honou?red|recogni[sz]ed|praised|acclaimed"
            r"|celebrated) (?:for|as|in the top|by|the most|the best|among)\b[^.!?;,]*|\b(?:won|wins|earned"
            r"|received) (?:\w+ ){0,2}(?:praise|prizes?|awards?|recognition|acclaim|applause)\b[^.!?;,]*"
            r"|\bspeaks? for (?:itself|themselves)\b[^.!?;,]*"
        ),
        (
            r"\b(?:more|faster|better|safer|fairer|cleaner) (?:[\w]+ ){0,4}?than any (?:other|human|one)\b[^.!?;,]*"
            r"|\bthan (?:any other|anyone else|any competitor|us\b)[^.!?;,]*|\b(?:top|highest|first|absolute"
            r"|number one) priority\b[^.!?;,]*|\bcomes? first\b[^.!?;,]*|\bgives? (?:its|their|our|his"
            r"|her) all\b[^.!?;]*|\bculture of (?:openness|trust|safety|respect|excellence|inclusion)\b[^.!?;,]*"
            r"|\bsett(?:ing|s) (?:the )?standards?\b[^.!?;,]*|\butmost (?:respect|care|diligence"
            r"|importance)\b[^.!?;,]*|\bextra mile\b[^.!?;]*|\b(?:how )?(?:loved|beloved|popular) (?:our|is|symbol"
            r"|by)\b[^.!?;]*|\bpeople-first\b[^.!?;]*|\bmost rigorous\b[^.!?;]*"
        ),
        (
            r"\b(?:broke|break) (?:every|all) records?\b[^.!?]*|\bblown away by the love\b[^.!?]*|<we>(?:'ve"
            r"| have)? (?:always )?(?:loved?|sponsored|catered for|carry|supported|championed|invested|served"
            r"|donated|trained|employ) (?:you|over|more than|[\d\w]+ (?:million|thousand|for)|pride|everybody"
            r"|our)\b[^.!?;]*|\bwe love (?:you|everybody|all)\b[^.!?;]*|\bcouldn't be prouder\b[^.!?;]*|\bprouder\b"
            r"|\bgood work (?:that|of)\b[^.!?;]*|\bcelebration of respect\b[^.!?;]*|\bmust not be forgotten\b"
        ),
        (
            r"<we>\b(?:'ve| have|'re| are|'m| am)?(?: \w+){0,2}? (?:always|consistently|long|never ceased|proudly"
            r"|pride|prides|prided|proud)(?: \w+)? ?(?:prided|pride|proud|been|stood|celebrated|led|put|valued"
            r"|championed|treated|cared|worked|strived|striven|acted|done|given|taken pride|upheld|set|believed"
            r"|placed|made|had|maintained|supported|fought|aimed|delivered|ourselves|myself|known|of (?:our|the"
            r"|being|having))\b[^.!?;]*"
        ),
        (
            r"\b(?:pride (?:ourselves|itself|myself|themselves)|prides itself|take (?:great |enormous |real )?pride"
            r"|takes (?:great )?pride|are (?:rightly |very )?proud|proud (?:history|tradition|record"
            r"|to be))\b[^.!?;]*"
        ),
        (
            r"\b(?:highest|strictest|most rigorous|most stringent|best|top|gold|exacting|world-class|unrivalled"
            r"|unmatched|excellent|exceptional|outstanding|impeccable|the very best) (?:possible |quality |safety "
            r"|ethical |industry |hygiene |professional |international )?(?:standards?|quality|service|care|values"
            r"|record|reputation|products|safety|practices|hygiene|customer service)\b[^.!?;,]*"
        ),
        (
            r"\b(?:award[- ]winning|industry[- ]leading|market[- ]leading|world[- ]class|world[- ]leading"
            r"|state[- ]of[- ]the[- ]art|second to none|best[- ]in[- ]class|leading (?:provider|company|employer"
            r"|brand|the way)|pioneer\w*|trailblaz\w*|number one|no\. ?1|most (?:modern|trusted|loved|advanced"
            r"|respected|popular|innovative|generous|sustainable|reliable|secure|admired)|voted (?:\w+ )?best"
            r"|multiple awards|many awards|prizes? for|top-rated|five-star|flagship|world's (?:best|leading|safest"
            r"|finest)|exemplary|spotless|unblemished|impeccable|stellar|excellent (?:record|reputation)|enviable"
            r"|long-standing (?:commitment|tradition|record|reputation)|track record)\b[^.!?;,]*"
        ),
        (
            r"\b(?:your |the |our )?(?:privacy|safety|security|trust|satisfaction|well-?being|comfort|customers?"
            r"|guests?|people|quality|diversity|inclusion|integrity|health|animal welfare|hygiene|sustainability"
            r"|honesty|fairness|equality|dignity)(?: [\w']+){0,5}? (?:is|are|has always been|have always been"
            r"|matters?|comes? first|remains?|means everything|has been)(?: \w+)? ?(?:to us|our (?:top |highest "
            r"|first |number one |absolute |greatest |utmost |passion|promise|priority)|of (?:the )?(?:utmost"
            r"|paramount|highest|great)|paramount|at the (?:heart|core|center|centre|forefront)|important to us"
            r"|first|our|in our dna|everything|a priority|non-negotiable|close to our)\b[^.!?;]*"
        ),
        (
            r"\b(?:in our dna|woven into|at the (?:very )?(?:heart|core) of (?:everything|what|who|all)"
            r"|core values?|our values|guided by|who we are as|hold (?:\w+ )?(?:dear|sacred)|is our passion"
            r"|our passion for|hold ourselves to|pillars? of|part of our identity|cornerstone|hallmark"
            r"|stand for (?:\w+ )?(?:quality|respect|tolerance|diversity|inclusion|values)|more than a slogan"
            r"|heart of our)\b[^.!?;]*"
        ),
        (
            r"<we>\b(?: \w+)? (?:take|treat) (?!this|it|that|your complaint)(?:the |your |our )?(?:\w+ )?(?:privacy"
            r"|security|safety|data|customers'? \w+|responsibilit\w+|diversity|hygiene|animal welfare|quality"
            r"|protection|wellbeing|health|duty of care|obligations?)(?: [\w']+){0,6}? (?:very |extremely "
            r"|incredibly )?seriously\b"
        ),
        (
            r"\b(?:few|hardly any|no other|nobody|no one|no) (?:\w+ ){0,5}?(?:invests?|does|do|has|have|cares?|is"
            r"|are|as|offers?|more) (?:\w+ ){0,5}?(?:more|as (?:much|generous|safe|many|strict)|than (?:we|us|ours)"
            r"|better|like (?:we|us))\b[^.!?;]*"
        ),
        (
            r"\b(?:millions|thousands|hundreds of thousands|generations) of (?:\w+ )?(?:happy|satisfied|loyal"
            r"|contented|travell?ers|customers|guests|families)\b[^.!?;,]*|\b(?:everybody|everyone|people|customers"
            r"|guests|our \w+) (?:loves?|trusts?|adore) (?:\w+ )?(?:us|working|our|here)\b[^.!?;,]*"
            r"|\banyone who knows (?:us|me)\b[^.!?;]*|\bthose who know (?:us|me) know\b[^.!?;]*"
        ),
        (
            r"\b(?:for (?:over |more than |nearly |almost )?(?:\w+|\d+) (?:years|decades|generations)|since \d{4}"
            r"|for decades|for generations|for over a century)\b[^.!?;]{0,60}\b(?:trust\w*|quality|excellence|care"
            r"|best|loyal\w*|serv\w+|stood|proud\w*|honest\w*|reputation|safe\w*|famil\w+|love\w*|delight\w*"
            r"|reliab\w+)\b[^.!?;,]*|\b(?:trust\w*|quality|excellence|best|stood|proud\w*|honest\w*|reputation"
            r"|promise|serving|cared)\b[^.!?;]{0,50}\b(?:for (?:over |more than )?(?:\w+|\d+) (?:years|decades"
            r"|generations)|since \d{4}|for decades|for generations)\b[^.!?;,]*"
        ),
        (
            r"\b(?:as|being) (?:an? |one of )?(?:\w+ ){0,2}?(?:family (?:business|firm|company)|family-run|employer"
            r"|leader|responsible|caring|award|market leader|trusted|committed|proud|inclusive|sustainable"
            r"|premium)\b[^.!?;]*|\blike (?:our own|a family|one of the family|family)\b[^.!?;,]*|\b(?:hard-working"
            r"|dedicated|wonderful|amazing|passionate|fantastic|talented|committed|incredible) (?:\w+ )?(?:teams?"
            r"|people|staff|colleagues|employees)\b[^.!?;,]*|\b(?:building|creating) opportunity\b"
            r"|\bdeeply committed to\b[^.!?;]*|\b(?:is|are|have been|has been|am|remain) (?:fully |firmly |deeply "
            r"|always |strongly |and remain )?committed to (?:\w+ ){0,2}?(?:safety|quality|diversity|inclusion"
            r"|excellence|privacy|security|equality|respect|integrity|highest|protecting|providing|delivering"
            r"|treating|creating)\b[^.!?;]*"
        ),
        (
            r"\b(?:trusted by|known (?:for|far beyond)|renowned for|famous for|reputation (?:for|as|of)"
            r"|best-?sell\w+|most successful|gold standard|benchmark|family-owned|the envy of|proven track"
            r"|unparalleled|unrivalled|uncompromising|meticulous\w*|ahead of (?:the|our) (?:competition|time"
            r"|industry)|first (?:in|of) (?:the|our) (?:industry|country|trade|region|sector)|were the first (?:to"
            r"|in)|(?:four|five)[- ]stars?|(?:loyal|faithful) (?:customers|guests|fans|readers|community)"
            r"|our (?:heritage|tradition of|legacy|commitment to (?:excellence|quality|safety|diversity|inclusion))"
            r"|does (?:more|so much) (?:good|for)|do (?:more|so much) (?:good )?for|more than \d+ (?:countries"
            r"|cities|awards|years of)|year after year|day in,? day out|heart and soul|with (?:great )?(?:passion"
            r"|love|care and)|we live (?:and breathe|by)|we stand for|set us apart|cut corners, ever"
            r"|no compromises?)\b[^.!?;]*"
        ),
        (
            r"\b(?:remain|remains|is|are|was|has been|have been) (?:\w+ )?(?:one of )?(?:the |our country's "
            r"|the world's |europe's )(?:\w+ )?(?:best|safest|leading|finest|cleanest|most \w+|strictest|largest"
            r"|number one|favou?rite)\b[^.!?;,]*|\b(?:our|its) (?:\w+ )?(?:excellent|outstanding|exceptional"
            r"|fantastic|superb|first-class|top-class|exemplary|wonderful|brilliant|proud|strict|rigorous|stringent"
            r"|high) (?:\w+ ){0,2}?(?:team|staff|service|quality|record|standards?|controls?|work|people|product"
            r"|reputation|values|culture|food|care)\b[^.!?;,]*|\b(?:nobody|no one|no other \w+|few (?:others"
            r"|companies|brands)) (?:\w+ ){0,3}?(?:as|more|better|like)\b[^.!?;]*\b(?:we|us|our|ours)\b"
        ),
        (
            r"\b(?:best|finest|safest|fastest|cleanest|most)[- ]?[\w-]* (?:\w+ ){0,3}?(?:in the (?:world|country"
            r"|region|city|industry|business|land|north|south)|on (?:earth|the market|the planet)|of (?:its"
            r"|their) kind|around|ever)\b[^.!?;,]*|\b(?:has|have) always guided us\b|\b(?:usually|normally"
            r"|generally|almost always) (?:get (?:this|it|things) right|do (?:this|it) (?:well|right"
            r"|better))[^.!?;]*|\bas our (?:other )?(?:reviews|ratings|record|awards) (?:show|prove)[^.!?;,]*"
            r"|\brespect for (?:\w+ ){1,3}(?:has|have|is)\b[^.!?;]*"
        ),
    ),
    "not_boast": (
        (
            r"\bprided ourselves\b[^.!?]*\bthat we stopped\b|\bno proud tradition\b|\bno longer\b|\bany ?more\b"
            r"|\bnot (?:the )?(?:highest|best)\b"
        ),
        (
            r"\b(?:we|i) (?:promised|prided ourselves[^.!?;]*so much|used to|claimed|said|told you|boasted"
            r"|advertised|failed)\b|\b(?:a rival|rival|competitor|no proud|goes back|not|never met|did not|didn't"
            r"|n't) [^.!?;]{0,40}$"
        ),
        (
            r"\b(?:failed|broke|did not (?:keep|live|meet)|didn't (?:keep|live|meet)|not live up|not meet|not met"
            r"|below|fell short|short of|betray\w+|goes back to|boasts|hollow|empty|exactly that)\b"
        ),
        (
            r"\bquality control is\b|\bpriority boarding\b|\bthank (?:you|the|our|to)\b|\bthanks to\b|\bno longer\b"
            r"|\bfamily does not\b"
        ),
        r"\bnobody more than\b",
    ),
}

"""How an apology is undone in English: doubt, feelings, but, the passive."""

from firewarden.steps.apologize.checking.speech import Patterns

DOUBTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        r"\bif so\b",
        r"\b(?:perhaps|maybe) (?:some|a few|someone|you|there) [^.!?;]*",
        (
            r"\bif\b(?! (?:only|we|i\b|not\b|our \w+ had))(?! (?:you|your) (?:\w+ ){0,8}?(?:call|write|contact"
            r"|please))[^.!?;]*"
        ),
        (
            r"\b(?:should|had) (?:any|you|anyone|anybody|someone|somebody|some|the|it|this|that|our|my|a|there"
            r"|these) [^.!?;,]*"
        ),
        (
            r"\b(?:to|for|with) <crowd> (?:who|that|whom|which|we|feeling|affected|offended|hurt|impacted|upset"
            r"|touched|inconvenienced|concerned|harmed)\b[^.!?;,]*"
        ),
        (
            r"\b(?:to|for|with) (?:those|(?:the |all |our |some |certain |any )?<people>)(?: of (?:you"
            r"|our \w+))? (?:who|that|whom) (?:may|might|could|feel|felt|believe|think|consider|found|find"
            r"|have felt|perceive|took|take|claim|seem|say|were possibly|possibly|perhaps|would)\b[^.!?;,]*"
        ),
        r"\bany (?:and all )?(?:\w+ ){0,3}?<hurt>\b[^.!?;,]*",
        r"\b(?:whatever|whichever) (?:\w+ ){0,3}?<hurt>\b[^.!?;,]*|\bwhatever (?:we|it is|they|you)\b[^.!?;,]*",
        r"\b(?:possible|potential|perceived|alleged|supposed|presumed|so-called) (?:\w+ )?<hurt>\b[^.!?;,]*",
        (
            r"\b(?:may|might|could)(?: \w+)? (?:have|be|feel)(?: \w+)? (?:caus\w+|felt|hurt\w*|offend\w*|upset\w*"
            r"|been|experienc\w+|suffer\w*|inconvenienc\w*|come across|seemed|done|taken|given|left|led|affected"
            r"|found|created|appeared)\b[^.!?;,]*"
        ),
        (
            r"\b(?:in case|in the event|to the extent|insofar as|in so far as|inasmuch as|assuming|supposing"
            r"|provided that|on the off chance|wherever|to whatever extent|to any extent|as far as)\b[^.!?;,]*"
        ),
        r"\bwhere (?:<people>|anyone|you|there|this|our \w+|harm|offen[cs]e|mistakes) [^.!?;,]*",
        (
            r"\bperhaps (?:some|you|a few|there|we)\b[^.!?;,]*|\b(?:possibly|potentially|allegedly|supposedly"
            r"|apparently) (?:hurt|offended|affected|harmed|upset|caused|injured)\b[^.!?;,]*"
        ),
        (
            r"\b(?:in so far as|if and where|to whatever degree|should there|were (?:anyone|there|any|someone) to"
            r"|anyone who (?:was|were|feels?|felt|is|has|may|might|took|found|thinks?|believes?)|anybody who"
            r"|whoever (?:was|feels?|felt|may|might)|some (?:may|might|could) have|you (?:may|might) (?:have|feel)"
            r"|for what (?:may|might|could)|what (?:may|might|could) have been|(?:real|actual) or (?:perceived"
            r"|imagined)|as the case may be|potentially (?:affected|hurtful|offensive)|allegedly)\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\bif\b[^.!?;]*\b(?:call|calls|write|contact|bring|get in touch|let us know|please|you get|we will"
            r"|we'll (?!apolog)|visit|reach out|return it|tell us|come to|stop using|refund|receive|can be|you can"
            r"|ask (?:for|us)|want me to|want us to|you like|you wish|you'd like)\b"
        ),
        (
            r"\b(?:even|as|only|see|check|asked|ask|wonder|know|no|an|and|what|not only|never asked"
            r"|want me to) if\b|\basked if\b|\bwhether or not\b"
        ),
        (
            r"\bif (?:we|i) (?:had|were|did|could)\b|\bshould you (?:want|need|wish|like|have (?:any )?questions)\b"
            r"|\bany (?:customer|questions?|garage)\b"
        ),
        r"\bfor any (?:questions?|of our|help|enquir\w+)\b|\bif it (?:had(?:n't)?|weren't) \b",
    ),
    "reaction": (
        (
            r"\b(?:the |any )?(?:unease|discontent|disquiet|irritation|confusion|uncertainty|displeasure"
            r"|ill feeling)(?: that)?(?: you| has| have| arose| some| among| this| which)\b[^.!?;,]*|\b(?:bummed"
            r"|not what you(?:'d| had) hoped|miffed|gutted|peeved|cheesed off|unhappy|dissatisfied)\b[^.!?;,]*"
        ),
        (
            r"\b(?:you|y'all|people|some|others|they|many|anyone|everyone|fans|<people>|community|the \w+"
            r"|[a-z]+s)(?: [\w'-]+){0,4}? (?:feels?|felt|feeling|are feeling|were left feeling"
            r"|is feeling) (?!the (?:floor|ground|building|water))[^.!?;,]*"
        ),
        (
            r"\b(?:you|y'all|people|some|others|they|many|everyone|so many|<people>|colleague|his \w+|her \w+"
            r"|community|the public|public|audience)(?: [\w'-]+){0,4}? (?:'re |are |is |were |was |have been "
            r"|has been |became |got |felt |been |to be |being |so )+(?:\w+ly |so |very |a little |a bit |not "
            r"|un)?(?:upset|offended|angry|disappointed|hurt|sad|saddened|unhappy|annoyed|frustrated|mad|happy"
            r"|satisfied|irritated|dissatisfied|displeased|outraged|shocked|confused|disturbed|bothered"
            r"|uncomfortable|worried|alarmed|put off|cross|touchy|sensitive|triggered|dismayed|let down|insulted"
            r"|unsettled|distressed|aggrieved)\b[^.!?;,]*"
        ),
        (
            r"\byou(?:'re| are| were) (?:\w+ )?(?:upset|offended|angry|disappointed|hurt|unhappy|annoyed|frustrated"
            r"|not happy|not satisfied|dissatisfied|displeased)\b[^.!?;,]*"
        ),
        (
            r"\b(?:take|took|taken|taking) (?:such |some |any |great )?(?:offen[cs]e|umbrage|exception|it (?:badly"
            r"|personally|the wrong way|that way|so)|this (?:badly|personally|the wrong way)|(?:my"
            r"|our) \w+ (?:badly|personally|the wrong way))\b[^.!?;,]*"
        ),
        (
            r"\b(?:perceiv|interpret|construe)\w*\b[^.!?;,]*|\b(?:was|were|been|being) (?:\w+ )?(?:perceived"
            r"|interpreted|experienced|received|understood|seen|read|taken|viewed|felt|heard|construed|considered"
            r"|regarded) (?:as|by|in|so|badly|this|that|with)\b[^.!?;,]*"
        ),
        (
            r"\b(?:you|people|some|others|they|many|he|she|colleague|<people>)(?: [\w'-]+){0,3}? (?:found|finds?"
            r"|considers?|considered|saw|sees|see|viewed|views?|thinks?|thought|believes?|believed|regarded?"
            r"|experienced|interpreted|read|took|perceived|heard|resents?|dislikes?|disliked?|misses|minds?"
            r"|objects?) (?!out\b|us\b)(?:it|this|that|the|our|my|his|her|us|its|a|them|itself|as)\b[^.!?;,]*"
        ),
        (
            r"\bhow (?:my|our|his|her|its|the|it|this|that|these)[^.!?;,]*? (?:feel|felt|come across|came across"
            r"|landed|sounded|perceived|received|seemed)\b[^.!?;,]*"
        ),
        (
            r"\b(?:the |this |an |that )?(?:impression|perception|reaction|disappointment|hurt feelings|anger"
            r"|irritation|feelings?|frustration|displeasure|dissatisfaction|resentment|upset|unhappiness|annoyance"
            r"|sense)(?: that)?(?: some| many| you| people| others| which| among| of|$)[^.!?;,]*"
        ),
        (
            r"\b(?:led to|caused|given rise to|met with|causing|provoked) (?:\w+ )?(?:disappointment|irritation"
            r"|offen[cs]e|displeasure|annoyance|resentment|hurt feelings|bad feelings?|unhappiness|upset"
            r"|frustration|such (?:a )?reactions?)\b[^.!?;,]*"
        ),
        (
            r"\brubbed [\w ]{1,20} (?:up )?the wrong way\b|\b(?:my|our|his|her|the) [\w-]+ (?:has |have "
            r"|had )?(?:offended|upset|hurt|bothered|disappointed|annoyed|angered|irritated|displeased|shocked"
            r"|struck|displeased|put off) (?:so many|some|you|people|others|many|anyone|a few|certain|several"
            r"|members|the community)\b[^.!?;,]*"
        ),
        (
            r"\b(?:came|come|comes|coming) across (?:as|that|so|badly|in)\b[^.!?;,]*|\b(?:landed|sat"
            r"|went down) (?:badly|poorly|wrong|the wrong way)\b[^.!?;,]*|\b(?:did not|didn't|does not|doesn't"
            r"|not) (?:sit|land|go down) well\b[^.!?;,]*"
        ),
        (
            r"\b(?:is|was|are|were) not to your (?:liking|taste|satisfaction)\b[^.!?;,]*|\bdid(?:n't| not) (?:enjoy"
            r"|like|appreciate|care for|see the humou?r)\b[^.!?;,]*|\b(?:your|their) (?:hurt|feelings?"
            r"|disappointment|frustration|anger|dissatisfaction|upset|distress|displeasure|unhappiness|perception"
            r"|impression|reaction)\b[^.!?;,]*"
        ),
        (
            r"\bhurt (?:the |your |their |any |some )?(?:\w+ )?feelings\b[^.!?;,]*|\b(?:feelings) (?:were|have been"
            r"|got) hurt\b[^.!?;,]*"
        ),
        (
            r"\bthat (?:this|it|the [\w-]+|our [\w-]+(?: [\w-]+)?|my [\w-]+|his [\w-]+|her [\w-]+)(?: has| have"
            r"| had)? (?:upset|offended|disappointed|bothered|hurt|annoyed|angered|shocked|irritated|alarmed"
            r"|unsettled|confused|displeased|distressed|saddened|touched a nerve|struck|ruffled"
            r"|caused (?:offen[cs]e|upset|anger|distress|hurt))\b[^.!?;,]*|\boffen[cs]e (?:was|has been|had been"
            r"|that was) (?:taken|felt)\b[^.!?;,]*|\bfeels? (?:this|that) way\b|\bsees? (?:this|it|things"
            r"|the matter) differently\b|\b(?:did not|didn't|does not|failed to|fell short of) (?:meet |live up to "
            r"|match )?(?:your|their|his|her|everyone's|some people's) (?:expectations?|hopes|taste|liking"
            r"|idea)\b[^.!?;,]*|\b(?:ruffled|hurt) (?:some |any |your |a few )?(?:feathers|feelings)\b|\b(?:what"
            r"|how) (?:you|they|people|some|many|she|he) (?:\w+ )?(?:felt|feel|experienced|perceived"
            r"|thought)\b[^.!?;,]*|\b(?:misgivings|hard feelings|bad blood|ill will|indignation|consternation|upset"
            r"|unhappiness|distaste)\b[^.!?;,]*"
        ),
    ),
    "not_reaction": (
        r"\bwe upset you\b|\b(?:we|i) (?:made|hurt|upset|insulted|offended) (?:you|people|them|so many|her|him)\b",
        r"\bbecause (?:we|i|our|of (?:us|our|what))\b",
        r"\b(?:who|which) felt the\b|\bfeelings that need\b",
    ),
    "turn": (
        (
            r"\b(?:b+u+t+|however|that said|having said that|that being said|nevertheless|nonetheless|still|yet"
            r"|even so|even if|even though|though|although|all the same|at the same time|on the other hand"
            r"|by the same token|notwithstanding|it's just that|it is just that|only that|only|then again"
            r"|in fairness|to be fair|in our defen[cs]e|equally|it must be said|it (?:should|must) be (?:noted"
            r"|remembered|said)|mind you|be that as it may|regardless|except that|whereas|let us not forget"
            r"|we would (?:also )?(?:point out|stress|note|remind))\b"
        ),
    ),
    "not_turn": (
        (
            r"\bnot only\b|\bnot just\b|\b(?:not merely|nothing|no means|nobody|all|anything|none|no one|nobody"
            r"|last|everyone|everything|one|no choice|and|could not|couldn't|can't help) but\b|\ball but\b"
            r"|\bwhile (?:we|you|i|they) (?:wait|were waiting|work|repair|fix|stood|slept)\b"
        ),
        (
            r"\bstill (?:there|open|here|waiting|on|be|being|do|have|has|not|in|working|missing|owe|without|sick"
            r"|ill|ashamed|sorry|under)\b|\bonly (?:we|by|one|then|when|after|if|in|on|a|an|you|\d|ask|two|three)\b"
            r"|\b(?:not|the|is|are|was|were|have|has|had|had|we|you|who|and|that) (?:only|still|yet|equally)\b"
            r"|\byet (?:to|another|again)\b|\b(?:safe|sent|sold|said) although\b|\b(?:as|even) though (?:it|they"
            r"|we) (?:were|had been|knew|should)\b"
        ),
    ),
    "early_turn": (
        (
            r"(?:^|[.!?,;] ?|yes, )(?:while|whilst|although|though|despite|in spite of|much as|even though"
            r"|as much as|notwithstanding)\b"
        ),
    ),
    "good_turn": (
        (
            r"\b(?:(?:sorry|apolog\w+|regret|words?|money|refund\w*)(?: \w+){0,2}|that|this|it) (?:is|are|was|does"
            r"|do|will|can|would|alone)(?: \w+)?(?:n't|not| not| never| cheap| only)\b"
        ),
        (
            r"\b(?:not enough|no excuse|not an excuse|isn't an excuse|no consolation|too late|does not undo"
            r"|doesn't undo|does not heal|cannot undo|can't undo|not undo|too little|does not change|doesn't help"
            r"|not help you|will not (?:give|bring|undo|make|heal|help)|won't (?:give|bring|undo|make|heal|help))\b"
        ),
        (
            r"\b(?:you|they|she|he|people|families|customers) (?:deserv\w+|(?:are|were) right|had (?:a|every) right"
            r"|are owed|paid for|should not have|shouldn't have|have (?:a|every) right)\b"
        ),
        (
            r"\b(?:(?<!nothing )wrong|our (?:fault|job|mistake|duty|doing|responsibility|label)|we (?:should|failed"
            r"|did it|owe|know|want|will|'ll|are (?:going|paying|working|changing|doing|putting|also|determined)"
            r"|can do|can (?:and|at least)|must|need|have to|hope)|our own|no rule forced|rather)\b"
        ),
        (
            r"\b(?:we'll|we're (?:going|paying|working|changing|doing|putting|fixing)|i'll|i will|we do owe"
            r"|we mean it|let me|here is what|here's what|you can)\b"
        ),
    ),
    "passive": (
        (
            r"\b(?:wasn't|weren't|was not|were not|hasn't been|haven't been|has not been|have not been|had not been"
            r"|was never|were never|were not yet|was not yet) (?:\w+ly )?(?!hurt|injured|harmed|affected|at risk"
            r"|in danger|sold|our|the|a\b|an\b|your|what|for|in\b|true|easy|bad|possible|able|aware|enough|good"
            r"|right|safe|as\b|sure|alone|involved|blaming)\w+(?:ed|en|t|wn|ne|ld|de|id|ept)\b[^.!?;,]*"
        ),
        (
            r"\b(?:may|might|could|seems?|appears?|appeared|seemed)(?: \w+)?(?: not| to)? have(?: not"
            r"| had to)?(?: been)? (?:\w+ly )?(?:mislaid|lost|overlooked|forgotten|configured|missed|delayed|wait"
            r"|gone|sent|delivered|mistaken|confused|misplaced|made|given|handled|charged|deleted|damaged|mixed"
            r"|omitted|neglected|slipped|occurred)\b[^.!?;,]*"
        ),
        (
            r"\b(?:deviation|incident|delay|lapse|discrepanc\w+|irregularit\w+|leak|spill|breach|oversight|error"
            r"|mistake|outage|disruption|anomal\w+)s?(?: [\w'-]+){0,6}? (?:occurred|arose|happened|took place"
            r"|was (?:identified|noted|spotted|found|detected)|were (?:identified|noted|spotted|found|detected)"
            r"|crept)\b[^.!?;,]*"
        ),
        (
            r"\b(?:was|were|been) (?:\w+ly )?(?:compromised|impacted|elevated|exceeded|discharged|mislaid"
            r"|rolled out|collected more|delivered (?:with|late|to the wrong|damaged)|out of sight|misplaced"
            r"|applied that|identified|wrongly|incorrectly|breached|interrupted|disrupted|shortened|selected"
            r"|miscommunicated|lost|omitted)\b[^.!?;,]*|\bdecisions (?:\w+ )?should have been\b[^.!?;,]*"
            r"|\b(?:submissions?|emails?|orders?|parcels?|requests?|complaints?|calls?|messages|files?|data"
            r"|records?|bookings?|applications?|letters?)(?: [\w'-]+){0,3}? (?:was|were|got|have been"
            r"|has been) (?:\w+ly )?(?:lost|deleted|delayed|sent|mixed|wiped|overwritten|rejected|unanswered"
            r"|misdirected|overlooked|duplicated)\b[^.!?;,]*"
        ),
        (
            r"\b(?:mistakes?|errors?|failures?|failings?|lapses?|oversights?|shortcomings|wrongs?|misjudge?ments?"
            r"|slip-ups?|missteps?|incidents?)(?: [\w'-]+){0,3}? (?:was|were|has been|have been|had been|occurred"
            r"|occured|happened|arose|crept in|took place|got)\b(?: made| committed)?"
        ),
        (
            r"\bthere (?:was|were|has been|have been|had been|were clearly) (?:\w+ ){0,3}?(?:mistakes?|errors?"
            r"|fail\w+|lapses?|shortcomings|failings|oversights?|misjudge?ments?|breakdowns?|deficienc\w+|mix-ups?"
            r"|slip-ups?|weakness\w*|gaps?|delays?|breach\w*|misunderstanding|miscommunication|irregularit\w+"
            r"|confusion|wrongdoing|omissions?|inconsistenc\w+|problems? (?:in|with) (?:our|the))\b[^.!?;,]*"
        ),
        (
            r"\b(?:something|things?|what|much|a lot|everything|communication|matters?|too much|plenty|planning"
            r"|it all)(?: [\w'-]+){0,4}? (?:went|gone|go|going) (?:\w+ )?(?:wrong|awry|astray|amiss|badly)\b"
        ),
        (
            r"\b(?:could|should|ought to|might|would)(?: \w+)? have (?:\w+ )?been (?:\w+ )?(?:handled|better|done"
            r"|managed|communicated|avoided|prevented|clearer|caught|told|checked|given|dealt|more|treated|tested"
            r"|noticed|informed|stopped|faster|quicker|sooner|earlier|different\w*|spotted|made|explained|taken"
            r"|planned|removed|sent|closed|warned)\b"
        ),
        (
            r"\b(?:was|were|wasn't|weren't|has been|have been|had been|been|got)(?: \w+ly| clearly| then| also"
            r"| still| simply| all| once| again| never| twice| not| sadly)* (?:not (?:\w+ )?(?:told|followed"
            r"|informed|kept|met|checked|tested|given|respected|observed|passed on|asked|heard|answered|warned"
            r"|carried out|done|handled|communicated|applied|noticed|updated|invited|paid|consulted|listened to"
            r"|taken|honou?red|implemented|caught|removed|delivered|maintained|upheld|recogni[sz]ed|escalated"
            r"|trained|cleaned|stored|recorded|translated|credited|acted on|supervised|protected|inspected"
            r"|adequately \w+|properly \w+|fully \w+|treated|prepared|served|secured|locked|read|sent|forwarded"
            r"|included)|forgotten|overlooked|mis\w+(?:ed|en|t)|neglected|ignored|lost|dropped|botched|bungled"
            r"|charged (?:\w+ )?(?:twice|three times|double|too|incorrectly|wrongly|in error|the wrong|a second)"
            r"|overcharged|double-charged|charged (?!correctly|after)|paid less|underpaid|overbooked|breached"
            r"|violated|leaked|exposed|sent (?:out )?(?:in error|by mistake|to the wrong|twice|too|late)"
            r"|sent out (?:in error|by mistake)|made visible|made public|used|displayed|published|posted|shared"
            r"|sold|issued|deleted|disclosed|released|left (?:open|out|unattended|unlocked|behind|off|on|in|without"
            r"|unanswered|unsecured|running|alone|waiting|exposed)|mixed up|swapped|switched|wrongly \w+"
            r"|incorrectly \w+|improperly \w+|mistakenly \w+|accidentally \w+|inadvertently \w+|unfairly \w+"
            r"|badly \w+|poorly \w+|never (?:paid|sent|told|answered|checked|tested|informed|passed on|followed"
            r"|delivered|returned|carried out|read|opened|installed|given|done|made|asked|acted)|ignored"
            r"|turned away|kept (?:in the dark|waiting)|delayed|cut|skipped|missed|broken|abused|withheld|concealed"
            r"|hidden|tampered|falsified|handled|set wrong|crossed|let down|put (?:at risk|in danger)|allowed to"
            r"|treated (?:badly|unfairly|rudely|differently)|ignored|refused|denied|rejected|damaged|contaminated"
            r"|pressed|sent)\b[^.!?;,]*"
        ),
        (
            r"\b(?:slipped|fell) through (?:the|our|all|every)\b[^.!?;,]*|\bstandards (?:\w+ )?slipped\b|\b(?:found"
            r"|made) (?:its|their) way (?:in|on|out|to)\w*\b[^.!?;,]*|\b(?:fell|fall|fallen) short of\b[^.!?;,]*"
            r"|\b(?:balls? was dropped|wires got crossed)\b|\bcrept in\b|\b(?:ended up|landed) (?:in|on|with"
            r"|at) (?:the wrong|other|someone)\b[^.!?;,]*|\b(?:went|go|gone) (?:missing|unanswered|unnoticed"
            r"|out (?:with|without|to the wrong|in error|by mistake|too)|unread|unheard|astray|undetected|unpaid"
            r"|unreported|unchecked)\b[^.!?;,]*|\b(?:promise|standard|rule|protocol|procedure|system|process|check"
            r"|safeguard|training|oversight|communication|service|judge?ment|supervision"
            r"|control)s?(?: [\w'-]+){0,3}? (?:failed|broke down|slipped|lapsed|fell short|let you down|collapsed"
            r"|was lacking|were lacking|was absent|was missing)\b[^.!?;,]*"
        ),
        (
            r"\b(?:was|were|has been|have been|had been|got) (?:\w+ly |then |also )?(?:wrong\w*|incorrect\w*"
            r"|improper\w*|inadvertent\w*|accidental\w*|mistaken\w*|unlawful\w*|needless\w*|careless\w*"
            r"|erroneous\w*|premature\w*|unintentional\w*) \w+[^.!?;,]*|\b(?:wrong|incorrect|false|faulty|defective"
            r"|outdated|unsuitable|inappropriate|confidential|private|personal|unauthori[sz]ed|spoiled|contaminated"
            r"|inaccurate|misleading|offensive)(?: [\w'-]+){1,4}? (?:was|were|has been|have been|had been"
            r"|got) (?:\w+ly )?\w+(?:ed|en|t|ld|wn|nt|de)\b[^.!?;,]*|\b(?:was|were) (?:\w+ )?(?:left|kept|made"
            r"|forced) (?:to |waiting|standing|without|in the|out in|alone|unanswered)\b[^.!?;,]*|\b(?:warnings?"
            r"|signs?|complaints?|emails?|calls?|rules?|protocols?|instructions?|deadlines?|promises?|checks?"
            r"|procedures?|guidelines?)(?: [\w'-]+){0,3}? (?:was|were|had been|went|have been|has been) (?:\w+ly "
            r"|not |never )?(?:ignored|missed|skipped|overlooked|broken|forgotten|lost|unheard|unread|unanswered"
            r"|followed|dropped|disregarded|omitted|bypassed|waived|neglected|delayed|breached)\b[^.!?;,]*"
        ),
        (
            r"\b(?:passengers|guests|customers|patients|residents|callers|people|visitors|families|children|pupils"
            r"|tenants|users)(?: [\w'-]+){0,3}? (?:were|was|had been|have been) (?:\w+ly )?(?:kept|left|made to"
            r"|forced to|turned away|sent away|ignored|misinformed|overcharged|told (?:the wrong|nothing|too late)"
            r"|denied|refused|given (?:the wrong|no|false))\b[^.!?;,]*|\b(?:was|were) (?:still "
            r"|again )?being (?:billed|charged|sold|used|sent|ignored|shown|held|denied|treated)\b[^.!?;,]*"
            r"|\bappears? to have been \w+[^.!?;,]*"
        ),
    ),
    "not_passive": (
        r"\bspotted and corrected\b|\bout of context\b|\bwith how your\b",
        (
            r"\bno (?:\w+ ){1,3}(?:was|were|has been|have been) \w+|\bif\b|\bhad any\b|\bthe (?:suit|price|film"
            r"|posters?|article|campaign|entry|list|meters?|pumps?|counter)[^.!?;]{0,40}(?:dropped|deleted|swapped"
            r"|broken since|removed|taken down)\b|\bwas driven\b|\bto save\b|\bpower at\b"
        ),
        (
            r"\bby (?:us|our|the (?:harbou?r|police|council|authority|government|ministry|city|court|manufacturer"
            r"|supplier)|me|my|burglars|thieves|criminals|hackers|a (?:criminal|storm|competitor|power|lightning)"
            r"|strangers|vandals|attackers|outsiders|police|law|lightning|the (?:storm|flood|fire|weather|port))\b"
        ),
        r"\b(?:injured|stranded|killed|hospitali[sz]ed|evacuated|scalded|burned|treated in hospital|threatened)\b",
        (
            r"\b(?:because|as|since|when|after|that|which|and|who|so|by) (?:we|i|our|my)\b|\b(?:we|i) (?:are|am|'re"
            r"|were|was) the ones?\b|\b(?:we|i) (?:failed|forgot|did|made|left|lost|typed|sent|let|could (?:write"
            r"|say)|had|cut|chose)\b|\bwe (?:were|are) wrong\b|\bour (?:own )?(?:fault|doing|mistake|people|staff"
            r"|system|driver|keepers?)\b|\bus:"
        ),
        (
            r"\b(?:refund\w*|money|amount|product|article|film|advert|post|video|campaign|image|item|shirt|exhibit"
            r"|batch|account)s? (?:has been|have been|was|were|is|are) (?:deleted|removed|withdrawn|taken|sent|paid"
            r"|published again)\b"
        ),
        (
            r"\b(?:will|can|must|to|would) (?:now |also |all |never |not )?(?:be|have been)\b(?! (?:handled"
            r"|better))|\bnot (?:sold|used|shared) (?:to|in|with)\b|\bno (?:\w+ ){1,3}(?:was|were|has been"
            r"|have been) (?:\w+ )?(?:\w+ed|lost|sold)\b|\bwas written\b"
        ),
        r"\bsold separately\b",
    ),
}

"""Placeholders, great promises, attack and pressure in English."""

from firewarden.steps.apologize.checking.speech import Patterns

EVASION: dict[str, Patterns] = {
    "vague": (
        (
            r"\ba (?:video|post|clip|report|rumou?r) (?:that's|that is|which is)? ?(?:doing the rounds|circulating"
            r"|going round)\b"
        ),
        (
            r"\b(?:a|an|one of|certain|some|several|various|a number of|recent|these"
            r"|reports? concerning an?) (?:\w+ly )?(?:[\w-]+ ){0,1}?(?:situation|occurrence|incident|matter|episode"
            r"|interaction|scenes|settings|comments|allegations|voices|reports|misunderstanding|technical (?:issue"
            r"|problem|fault|error)|administrative (?:matter|reasons|issue)|irregularit(?:y|ies)|reasons|issue"
            r"|event|challenges?|deviation|disruptions?|contribution|discrepanc(?:y|ies)"
            r"|statements)\b(?: (?:concerning|regarding|about|involving|during|at|in|on|with|relating)\b[^.!?;,]*)?"
            r"|\bscenes that\b|\bvariety of reasons\b|\bregarding (?:her|his|their) (?:result|stay|visit|order"
            r"|treatment)\b"
        ),
        (
            r"\b(?:the|this|these|those|recent|past|certain|some|any|all|such|other|various|known|a number of|last"
            r"|yesterday's|your|our|unfortunate|weekend's|today's|what) (?:\w+ly )?(?:[\w'-]+ ){0,2}?(?:events?"
            r"|situations?|matters?|incidents?|circumstances?|issues?|episodes?|occurrences?|developments?|affairs?"
            r"|topics?|happenings?|experience|subjects?|concerns|shortcomings|irregularities|content|problems?"
            r"|points raised|respects|aspects|remarks raised|unpleasantness|happening|difficulties)\b(?: (?:that"
            r"|which|you|we|of|in|under|at|with|surrounding|from|over|on)\b[^.!?;,]*)?"
        ),
        (
            r"\b(?:what|all that|everything that|whatever) (?:\w+ )?(?:happened|occurred|transpired|took place"
            r"|has happened|has been happening|went on|was said|was done|has come to light|went down|you (?:went"
            r"|have been going|have had to go|'ve been going) through)\b[^.!?;,]*"
        ),
        (
            r"\beverything (?:you|that) [^.!?;,]*|\b(?:about) (?:yesterday|today|tonight|last (?:night|week|weekend"
            r"|month|friday|saturday|sunday)|the weekend|this morning|friday|saturday|sunday|monday"
            r"|all (?:of )?(?:this|that)|everything|that one)(?=[.!?, 💔]|$)(?! (?:we|our|i)\b)(?!'s)"
        ),
        (
            r"\bsome things\b|\bcertain (?:\w+ )?(?:aspects|content|remarks|statements|posts|actions|decisions"
            r"|practices|areas|behaviou?rs?|persons?|points)\b|\bsituations of this kind\b|\bshortcomings\b"
            r"|\bsome of the content[^.!?;,]*|\ba number of (?:respects|areas|ways|things)\b|\bin (?:some|certain"
            r"|several|many) (?:respects|ways|areas|regards|places)\b"
        ),
        (
            r"\b(?:our|a|the|this|that|its|my) (?:recent|latest|last|earlier|previous|yesterday's|friday's) (?:post"
            r"|campaign|communication|announcement|decision|message|advert\w*|statement|remarks|comments|tweet"
            r"|video|newsletter|actions|behaviou?r|conduct|performance)\b[^.!?;,]{0,30}|\b(?:how|the way) (?:things"
            r"|it all|matters|this|everything) (?:went|turned out|unfolded|developed|came about|happened"
            r"|was handled|were handled)\b[^.!?;,]*|\b(?:recent|current|certain|various|some|these|those|the"
            r"|unforeseen|technical|operational|internal|organi[sz]ational) (?:\w+ )?(?:happenings|challenges"
            r"|irritations|inconsistenc\w+|discussions|difficulties|disruptions?|disturbances?|irregularities"
            r"|discrepanc\w+|complications|turbulence|shortfalls|missteps)\b[^.!?;,]{0,40}|\b(?:reports|allegations"
            r"|accusations|rumou?rs|claims|footage|images|pictures|posts|videos?) (?:about|concerning|regarding"
            r"|relating to|involving|circulating|doing the rounds|that (?:are|have|is))\b[^.!?;,]{0,40}"
        ),
    ),
    "not_vague": (
        (
            r"\b(?:privacy|safety|security|quality|trust|it|what) matters\b|\bthings happen\b"
            r"|\bconsiders? the matter closed\b|\bfamily business\b|\bwhat happened to your\b|\bthe problem once\b"
            r"|\bin the event that\b|\bthose events were\b"
        ),
        (
            r"\b(?:content of the|past events at|issue (?:you raised )?is|circumstances were|incident began"
            r"|matter has a name|concerns about|not a small|in (?:any|some|that|this|the) case\b|in case|no matter"
            r"|the matter closed|the only|things like|those things|the experience of|financial situation"
            r"|issues? with (?:the|our)|concerns? this|social issues|as a matter|the thing)\b|\bwon't call it\b"
            r"|\bany concerns about\b"
        ),
    ),
    "over": (
        (
            r"\b(?:never|not|n't|cannot|can't|nothing|no|nobody|none)\b(?: [\w',-]+){0,6}? (?:will|can|shall|could"
            r"|may|ever|happen|occur)(?: [\w',-]+){0,6}? (?:again|ever again|a second time|recur|reoccur"
            r"|repeat itself|be repeated|in the future)\b|\bnor will there ever\b[^.!?]*|\bcannot recur\b"
        ),
        (
            r"\b(?:will|can|could|shall|would|going to)(?: \w+)? never(?: \w+){0,2}? (?:happen|occur|recur|be"
            r"|have to|see|find|experience|face|go wrong|fail|suffer|worry|leak|lose|let|allow|again|wait"
            r"|repeat)\b[^.!?;,]*"
        ),
        (
            r"\bnever(?: again|, ever|,? ever)?\b[^.!?;]{0,50}\bagain\b|\bnever again\b|\b(?:will|won't|will not"
            r"|cannot|can't|can never|'ll never)(?: \w+)? (?:happen|occur|recur|reoccur|be repeated"
            r"|repeat itself)\b(?: again)?"
        ),
        (
            r"\b(?:guarantee|guarantees|guaranteed|promise|vow|swear|pledge|assure you|rest assured|certain|ensure"
            r"|make sure|have my word|have our word)\b[^.!?;]{0,60}\b(?:never|no|nothing|always|all|every|100|any"
            r"|completely|fully|cannot|can't|not one|zero|none|each and every|absolutely|forever"
            r"|a thing of the past|only time|in the future|perfect\w*)\b[^.!?;,]*"
        ),
        (
            r"\b(?:we|i|can|will|fully|personally|hereby) (?:can )?guarantee\b[^.!?;]*|\bguarantee (?:you |that "
            r"|the |a |all |your |perfect)\b[^.!?;]*|\b(?:is|are) guaranteed\b[^.!?;,]*"
        ),
        (
            r"\b(?:100 ?%|100 percent|a hundred per ?cent|one hundred per ?cent|hundred percent|110 ?%"
            r"|1000 ?%)(?! (?:wool|cotton|linen|silk|recycled|organic|leather|of (?:the|your|all)|refund|discount"
            r"|cashmere|juice|off|beef|cocoa))[^.!?;,]*"
        ),
        (
            r"\b(?:once and for all|for good(?! reason)|zero risk|no risk (?:whatsoever|at all|to|for|of)|risk-free"
            r"|absolute(?:ly)? (?:certain\w*|safe|secure|no|zero|nothing|sure|impossible)|absolute certainty"
            r"|with (?:\w+ )?certainty|completely (?:safe|free|secure|eliminat\w+|solved|fixed|rid|risk-free"
            r"|harmless|resolved|impossible)|perfectly safe|totally (?:safe|secure|free|fixed)|entirely (?:safe"
            r"|free|secure|eliminat\w+)|fully safe|thing of the past|rule out|ruled out|rules out"
            r"|is (?:now )?impossible|foolproof|bulletproof|watertight|unbreakable|unhackable|fail-?safe"
            r"|free of (?:hate|errors?|defects|discrimination|bugs)|error-free|the last time (?:that|this|something"
            r"|anything|such|any)|first and (?:the )?last|flawless\w*|without (?:fail|exception)|always (?:arrive"
            r"|be|work|on time|get|reach|find)|forever safe|every single (?:time|one)|zero (?:errors?|delays?"
            r"|incidents?|defects?|tolerance for|accidents?)|no (?:more|further) (?:delays?|errors?|mistakes?"
            r"|outages?|accidents?|leaks?|cancellations?|incidents?|complaints?)(?: ever)?|eliminated (?:the|every"
            r"|all)|eradicat\w+)\b[^.!?;,]*"
        ),
        (
            r"\b(?:not (?:one|a single)|no|none) (?:of )?(?:our |the )?(?:[\w,]+ ){0,4}?will ever\b[^.!?;,]*"
            r"|\ball (?:\w+ ){1,3}will be gone\b[^.!?;,]*|\b(?:every|each|all|everything|everyone|nobody"
            r"|no one)(?: [\w'-]+){0,5}? (?:will|shall) (?:always|never|forever|ever)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        r"\bcan't wait\b|\brather never\b|\bturned it on\b|\bsee you again\b|\bwithout looking\b",
        (
            r"\b(?:all|everything|whatever|what) (?:we|i|that we|it|in (?:our|my)) (?:can|power|do)\b"
            r"|\bno one can (?:promise|guarantee)|\bnobody can (?:promise|guarantee)|\b(?:cannot|can't|won't"
            r"|will not|do not|don't|not) (?:\w+ )?(?:promise|guarantee|insult|swear|pledge)|\bguarantee on\b"
            r"|\b(?:law|warranty) guarantees\b|\bguarantee (?:runs|period|card|covers)|\byear guarantee\b"
            r"|\bwith a guarantee\b|\bcan you (?:guarantee|promise)"
        ),
        (
            r"\b(?:we|i)(?:'ll| will| shall|'re| are)?(?: \w+)? never (?:again )?(?:sell|share|work|buy|use"
            r"|do business|advertise|hire|ask|return|invite|print|publish|sponsor|charge|show|make|run|speak|say"
            r"|post|call)\b|\b(?:we|i) (?:will not|won't) (?!happen)(?:\w+ )+|\bwon't return\b|\bnever (?:answered"
            r"|missed|should|had|have (?:we|i)|did|been|was|were|told|asked|checked|tested|read|sent|met|saw|once"
            r"|came|got|let|happened)\b"
        ),
        (
            r"\b(?:must|should|may) (?:never|not)\b|\b(?:we|i) (?:did not|didn't|do not|don't|could not|couldn't"
            r"|were not|have not|haven't|had not)\b|\bso that (?:you|it|this|nobody)[^.!?;]*(?:don't|do not|doesn't"
            r"|does not)\b|\bhoping\b|\btry to\b|\bwork(?:ing)? to (?:ensure|make sure|prevent)\b"
            r"|\bto (?:help )?prevent\b|\bcommitted to (?:ensuring|making)\b"
        ),
    ),
    "attack": (
        (
            r"\bthe one causing\b|\bdiscrediting\b|\breceiving threats\b|\bobtained illegally\b|\bstolen from me\b"
            r"|\bbeing stolen\b"
        ),
        (
            r"\b(?:witch[- ]?hunt\w*|smear\w*|lynch\w*|(?:online |social media |angry )?mob\b|slander\w*|libel\w*"
            r"|defam\w+|character assassination|crucif\w+|hounded|hysteri\w+|troll\w*|haters?|hate comments|hateful"
            r"|bullies|bully|bullied|vicious|malice|malicious\w*|liars?|lies about|pack of lies|fairy tale"
            r"|fabricat\w+|attention[- ]seek\w+|so-called victims?|aggressors?|vendetta|orchestrated"
            r"|coordinated (?:campaign|attack)|(?:hate|disinformation|negative|targeted) campaign|vile"
            r"|cancel culture|cancel mob|kangaroo court|inquisition|pillor\w+|persecut\w+|blackmail\w*|extort\w*"
            r"|shakedown|sabotag\w+|ruin (?:us|me|our|my)|destroy (?:us|me|our|my)|out to (?:get|ruin|destroy|harm)"
            r"|assault,|attack on (?:us|our|my|me)|attack\w* (?:us|me|our|my)|set out to|want(?:s)? (?:our )?money"
            r"|cash in|shameless\w*|activists|extremists|treated like (?:a )?criminals?|jealous|envious|envy"
            r"|disgruntled|agitators?|ringleaders?|conspir\w+|poisonous|venom\w*|execution by|tribunal|trial by"
            r"|public execution|terror\w*|harassed|threatened|insulted|dragged through|hate mail|abuse (?:us|me"
            r"|our)|abused|vilif\w+|demoni[sz]\w+|scapegoat\w*|false accus\w+|falsely accused|baseless|invented"
            r"|made[- ]up)\b"
        ),
        (
            r"\b(?:slurs?|hatred|agenda|axe to grind|scores? to settle|take(?:ing)? revenge|manufactured"
            r"|fake outrage|outrage (?:machine|industry|mob)|self-appointed|keyboard warriors|bullying|intimidat\w+"
            r"|spreading (?:lies|hate|rumou?rs|falsehoods)|stirring up|whipp\w+ up|incit\w+|condemned without"
            r"|prejudg\w+|cowards?|anonymous (?:accounts|cowards|critics)|opportunists?|vultures|militants?"
            r"|radicals?|fanatics?|ideolog\w+|propaganda|campaigners|hit piece|hatchet job|gutter press|tabloids?"
            r"|sensationalis\w+|free[- ]?loaders?|ingrat\w+|ungrateful|malcontents?|bitter (?:ex|former)|spite\w*"
            r"|sick (?:people|individuals)|disgraceful attacks?|stab\w* in the back|martyr\w*|hung out to dry"
            r"|made (?:an example|the villain)|punish\w* (?:us|me|our|a)|suffer\w* (?:most|more|the most)"
            r"|death threats|real (?:victims?|scandal|injustice|bull\w+|crime|aggressor\w*))\b"
        ),
        (
            r"\b(?:our|my) (?:[\w']+ ){1,4}?(?:can't sleep|cannot sleep|cry|crying|cried|in tears|afraid|fear"
            r"|scared|suffer\w*|threatened|spat|wept|sleepless|nightmares|ruined|destroyed|wrecked|pay(?:s"
            r"|ing)? the price|on (?:his|her|their) knees|abused|dragged|trashed|shamed)\b|\b(?:owes?|owed) (?:us"
            r"|me|our \w+) (?:an )?apolog\w+|\bapology (?:that is )?(?:owed|due) to (?:us|me)\b"
            r"|\bapologi[sz]e to (?:us|me|our \w+)\b|\b(?:who|nobody|no one) (?:\w+ )?(?:protects?|thinks of|asks"
            r"|apologi[sz]es? to|speaks for|comforts|cares about) (?:us|me|our)\b|\b(?:complainants?|accusers?"
            r"|alleged victims?|professional (?:victims?|complainers?)|drama queens?|lying|hoax|staged|fantas(?:y"
            r"|ies)|concocted|cooked up|money-?grab\w*|gold-?diggers?|jealousy|bring (?:us|me|our \w+) down"
            r"|tear (?:us|me) down|silence (?:us|me)|put (?:us )?out of business|through the mud|shut us down"
            r"|burn(?:ed|t)? at the stake|stoned|scalp|blood(?:thirsty|lust)|feeding frenzy|pile-?on|pitchforks"
            r"|victim here|victims here|victims of (?:a|an|this|the|your))\b"
        ),
    ),
    "not_attack": (
        r"\bour lies\b|\bwe lied\b|\bmy lies\b",
        (
            r"\b(?:we|i) (?:called|accused|sued|smeared|insulted|attacked|denied|silenced|threatened|bullied|blamed"
            r"|lied|treated|harassed|defamed|slandered)\b|\bwhom (?:we|i)\b|\b(?:is|isn't|are|not) to blame: we\b"
            r"|\bshe told the truth\b|\b(?:hackers|burglars|thieves|criminals?) (?:attacked|broke|who)\b"
            r"|\bbroke into\b|\bwe are to blame\b|\bwere right\b|\bno (?:witch hunt|smear|mob|campaign)\b|\b(?:not"
            r"|isn't|wasn't|n't) (?:a |an )?(?:witch hunt|smear|mob|campaign|attack|lie|lies|liars?)\b"
            r"|\bonly victims\b"
        ),
        r"\bby us\b|\bour own\b",
    ),
    "victim": (
        (
            r"\b(?:we|i)(?:'re| are|'m| am) the (?:\w+ )?(?:ones?|target|victims?|injured|one)\b|\b(?:real|true"
            r"|actual|only) (?:\w+ )?(?:victims?|bull\w+|harm|scandal|crime|injustice|racis\w+|violence|abuse"
            r"|aggress\w+|wrong|culprits?|story)\b|\b(?:our|my) (?:\w+ ){0,2}?(?:staff|team|family|families"
            r"|children|mother|wife|husband|good name|reputation|business|employees|people|nurses|workers|company"
            r"|life|career|livelihood)\b|\b(?:us|me)\b|\btheir victim\b|\bcost us\b|\b(?:we|i) (?:have been"
            r"|'ve been|was|were|am being|are being|got)\b|\bagainst (?:a|the|this|our|us|me)\b|\bthe (?:farmer"
            r"|only person|school|company|chairman|club|brand)\b|\bour chairman\b"
        ),
        r"\b(?:we|i) (?:who|alone|too)\b|\bwe are\b|\bwe're\b",
    ),
    "denial": (
        r"\bkeep saying it did\b|\bnot normal\b",
        (
            r"\b(?:den(?:y|ies|ied|ying)|nothing wrong|did nothing|done nothing|no one was|harmed no one"
            r"|never (?:any|happened|insulted|said|did|hurt|took place|touched)|not true|untrue|none of (?:it|this"
            r"|that|these)|there was no|there were no|no \w+ took place|did not (?:occur|happen|take place)"
            r"|didn't (?:occur|happen)|false|lie\b|lies\b|unfounded|baseless|nonsense|not a single (?:allegation"
            r"|word|claim)|no truth|innocent|fabricat\w+|invented|imagin\w+|so-called|allegedly|fairy tale"
            r"|crying \w+|anyone who says|we reject|reject (?:all|every|these)|absurd|made[- ]up|accus\w+|rumou?rs?"
            r"|call themselves)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:after|following|in (?:the )?light of|in view of|in response to|amid(?:st)?|given|due to"
            r"|because of|having (?:seen|read|heard|followed)|seeing|in (?:the )?wake of|prompted by|faced with"
            r"|confronted with|under|as a (?:result|consequence) of|in reaction to|considering|on account of"
            r"|bowing to|owing to|now that|upon seeing|with)\b(?! your)(?: [\w'-]+){0,7}? (?:<reaction>)\b[^.!?;,]*"
        ),
        (
            r"\b(?:the|this|your|all|all the|public|so much|such|that|your public|widespread|massive|strong|online"
            r"|many|the many|numerous|our followers') (?:[\w-]+ ){0,3}?(?:<reaction>|volume of complaints"
            r"|response on|response to (?:our|the)|responses|voices|messages)(?: [\w'-]+){0,6}? (?:has|have|had"
            r"|leaves?|left|made|makes|shows?|showed|convinced|forced|forces|prompt\w*|taught|caused|moved|opened"
            r"|led|not left|reached|did not|didn't|compels?|tells? us|requires?|won't|will not|is|was|are"
            r"|were)\b[^.!?;,]*"
        ),
        (
            r"\b(?:we(?:'ve| have)|i(?:'ve| have)|having) (?:heard|read|seen|followed|noted|registered"
            r"|taken note of|listened to|noticed)(?: [\w']+){0,4}? (?:criticism|feedback|comments|reactions?"
            r"|backlash|outcry|anger|posts|voices|tweets|discussion|debate|disappointment|concerns|outrage|hashtag"
            r"|headlines|reports|message|responses?)\b[^.!?;,]*"
        ),
        (
            r"\bbecause (?:so many|many|thousands|hundreds|several|enough)(?: [\w']+){0,6}? (?:cancel\w*"
            r"|complain\w*|threaten\w*|boycott\w*|protest\w*|demand\w*|unfollow\w*|tweet\w*|wrote|asked|signed"
            r"|shared)\b[^.!?;,]*"
        ),
        (
            r"\b(?:as|since|now that|seeing that|seeing as|after|when|once)\b(?: [\w'-]+){0,6}? (?:hashtag|video"
            r"|clip|story|matter|post|article|press|media|newspapers?|journalists?|reporters?|photos?|recording"
            r"|petition|sponsors?|thread|screenshot|tv|television|programme|documentary|footage"
            r"|letter)(?: [\w'-]+){0,5}? (?:has|have|had|went|goes|reached|spread|viral|public|published|reported"
            r"|won't|will not|broke|picked|asked|aired|reports?|revealed|withdrew|left|pulled|gone|appeared"
            r"|came out|surfaced|circulat\w+|emerged|leaked|called|ran|being shared|shared)\b[^.!?;,]*"
        ),
        (
            r"\b(?:sponsors?|advertisers?|investors?|partners|customers|members|followers) (?:[\w']+ ){0,3}?(?:gone"
            r"|left|leaving|withdrew|pulled|cancell?ed|walked away|threaten\w*|unfollowed|demanding"
            r"|quit)\b[^.!?;,]*|\b(?:you(?:'ve| have)?|people|everyone|the internet"
            r"|twitter) (?:been )?(?:all over us|calling us out|called us out|told us off|dragging us"
            r"|had a go at us|let us know loudly|made (?:it|yourselves|yourself|your \w+) (?:\w+ )?(?:clear|heard"
            r"|known|plain|felt))\b[^.!?;,]*|\b(?:leaves?|left|gives?|gave) us no (?:choice|option|alternative)\b"
            r"|\bforced to (?:act|respond|apologi[sz]e|react|comment)\b|\bgo(?:ne|ing|es)? viral\b[^.!?;,]*"
            r"|\bmounting pressure\b|\bpublic pressure\b|\bpressure from\b|\bwon't go away\b|\bcalled out\b"
            r"|\bunder (?:public |growing |mounting )?(?:fire|pressure|scrutiny)\b"
        ),
        (
            r"\b(?:your|so many|thousands of|hundreds of|all your|all the|the many"
            r"|\d[\d,·]* (?:\w+ )?)(?: ?(?:angry|critical|loud|clear|many|furious))? ?(?:messages?|mails|emails"
            r"|letters|voices|anger|comments?|calls|complaints?|signatures?|tweets|posts|reviews|reactions?"
            r"|responses?|protests?|replies)(?: [\w']+){0,5}? (?:have|has|made|showed?|shown|opened|convinced"
            r"|persuaded|forced|left|tell|told|prompted|moved|got|later|caused|reached)\b[^.!?;,]*|\b(?:after"
            r"|following|with|given|as) (?:\w+ )?(?:\d[\d,·]*|thousands|hundreds|dozens|millions"
            r"|tens of thousands)(?: of)? (?:\w+ )?(?:comments?|signatures?|messages?|tweets|complaints?"
            r"|people (?:have |had )?(?:signed|complain\w*|protest\w*|shar\w*)|views|shares|posts|emails|one-star"
            r"|bad reviews|of you)\b[^.!?;,]*"
        ),
        (
            r"\b(?:now that|since|because|as|after|once|when) (?:the |this |it |our |all |everyone "
            r"|half )(?:[\w']+ ){0,4}?(?:public|known|out in the open|in the papers|in the news|on the news"
            r"|trending|everywhere|discussed|widely shared|broke|aired|on television|on tv|talking about|front page"
            r"|exposed|online)\b[^.!?;,]*|\b(?:newspaper|journalists?|reporters?|documentary|broadcast|tv programme"
            r"|press|the media|bloggers?|influencers?|youtuber|activists|celebrit\w+)(?: [\w']+){0,4}? (?:asked"
            r"|reported|reports|revealed|exposed|uncovered|picked up|wrote|showed|called|forced|pointed"
            r"|demanded)\b[^.!?;,]*|\b(?:we|i)(?:'ve| have)? (?:hear|heard|see|seen|noticed|read|felt) (?:you\b"
            r"|your|the|all the|how (?:loud|angry|upset|strongly))(?: [\w']+){0,3}? ?(?:anger|outrage|criticism"
            r"|feedback|comments|reactions|concerns|voices|loud and clear|messages|protests?|backlash)?(?= (?:and"
            r"|so|loud|have|,)|,)[^.!?;,]*\b(?:anger|outrage|criticism|feedback|comments|reactions|voices|loud"
            r"|messages|protests?|backlash)\b|\b(?:storm|wave|flood|torrent|barrage|avalanche|tide|chorus"
            r"|deluge) of (?:\w+ )?(?:criticism|comments|protest|outrage|complaints|anger|messages|indignation"
            r"|emails|reviews|hate|negative|tweets|reactions|calls)\b[^.!?;,]*|\b(?:threat|threats|calls?"
            r"|demands?) (?:of|for|to) (?:a |an )?(?:boycott|resign\w*|strike|legal|apology|action"
            r"|cancel\w*)\b[^.!?;,]*"
        ),
        (
            r"\bheard from (?:thousands|hundreds|many|so many|a lot|dozens|countless)\b[^.!?;,]*|\bthe (?:response"
            r"|reaction|feedback|echo) (?:has been|was|is)\b[^.!?;,]*"
        ),
    ),
    "not_late": (
        (
            r"\b(?:inspection|lab|vaccine|chemical|doctor|drought|valve|pipe|tank|vet|welcome at|enquir\w+"
            r"|pressure in|test results?|audit|press@|blood pressure|allergic reaction)\b|\bwithout (?:the "
            r"|any )?(?:pressure|outcry|criticism)\b|\b(?:before|not because|not under|no|nobody|not after"
            r"|long before|didn't wait for|not waiting for)\b[^.!?;,]{0,30}$"
        ),
        r"\bgave us no choice\b",
    ),
}

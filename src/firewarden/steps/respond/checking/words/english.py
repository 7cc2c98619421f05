"""English."""

from firewarden.steps.respond.checking.words import Words

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PEOPLE = (
    r"person|passenger|customer|guest|child|woman|man|worker|employee|driver|patient|colleague|report|case|flight"
    r"|store|pack|family"
)

WORDS = Words(
    language="en",
    months=(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct"
        " november/nov december/dec"
    ),
    weekdays="monday/mon tuesday/tue wednesday/wed thursday/thu friday/fri saturday/sat sunday/sun",
    days={
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
    },
    numerals={
        **{word: number for number, word in enumerate(_SMALL.split()) if number > 1},
        **{word: 20 + 10 * place for place, word in enumerate(_TENS.split())},
        **{f"{word}-one": 21 + 10 * place for place, word in enumerate(_TENS.split())},
        "dozen": 12,
    },
    magnitudes={
        "hundred": 100,
        "thousand": 1_000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "m": 1_000_000,
        "k": 1_000,
    },
    percent=r"percent|per cent|percentage points?",
    hours=r"am|pm|a\.m\.?|p\.m\.?|o'clock|hours",
    noons={"noon": 720, "midday": 720, "midnight": 0},
    of="of",
    until=r"to|and|until|till|through|-|–",
    units=r"seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?",
    ago=r"{n} {days} ago",
    at=r"in|at|near|from|to|off|outside|around|between|across|of|and|via|into|towards",
    titles=(
        r"mr|mrs|ms|miss|dr|prof|professor|sir|captain|president|governor|mayor|minister|senator|judge|chief"
        r"|officer|director|"
        r"inspector|sergeant|ceo|cfo|coo|chairman|chairwoman|chair|professor|secretary|head"
    ),
    plain=(
        r"people|customers|passengers|police|staff|"
        r"i|i'm|i've|i'd|i'll|internet|god|english|christmas|easter|app|customer service|thank|dear|hello|hi"
        r"|update|terminal|gate|platform|line|flight|"
        r"train|batch|version|question|q|a"
    ),
    speaks=(
        r"(?:has |have |had )?(?:said|says|told|tells|confirmed|confirms|announced|apologi[sz]ed|stated|admitted"
        r"|warned|promised|thanked|ordered|decided|resigned)"
    ),
    one=rf"one(?= (?:{_PEOPLE})\b)|a single(?= (?:{_PEOPLE})\b)",
    known=r"we (?:now )?know that|what we know|we (?:can|have) confirm(?:ed)?|it is confirmed|we have established",
    aware=(
        r"we(?: have|'ve)? (?:now |just |also )?(?:heard|read|seen|learned|learnt|been told|received|noticed)"
        r"|we(?: are|'re) aware|we know (?:of|about)|(?:claims?|rumou?rs?|videos?|pictures?|recordings?|posts?"
        r"|reports?|stor(?:y|ies)|messages?)(?: \w+){0,4}? (?:is|are) (?:being |now )?(?:shared|spread|passed "
        r"(?:on|around)|going around|circulating|making the rounds)|(?:something|some|part|parts|one|much|most) "
        r"of (?:ours|our \w+)(?: \w+){0,2}? (?:does not|doesn't|do not|don't|is not|isn't|are not|aren't) (?:work"
        r"|load|open|answer|run)\w*|our \w+(?: \w+){0,2}? (?:(?:does not|doesn't|do not|don't) (?:work|load|open"
        r"|answer|run)|(?:is|are) (?:not working|down|unavailable|out of order))"
    ),
    unknown=(
        r"(?:do|does|did)(?: not|n't) (?:yet |fully |currently )?(?:know|understand|have (?:a|an|any|the|all"
        r"|full) (?:time|answer|date|cause|details|picture|information))"
        r"|(?:cannot|can't|can not|could not|are unable to|not able to|unable to) (?:yet |currently )?(?:say|tell"
        r"|confirm|comment|explain|give|rule out)"
        r"|not (?:yet )?(?:known|clear|certain|sure|confirmed|established)|unclear|unknown"
        r"|still (?:being )?(?:investigat\w+|under investigation|open|have to find|to be)"
        r"|have(?: yet)? to find out|yet to (?:learn|find|establish|confirm|be)|too early to|no (?:answer"
        r"|information|details|word|idea)|remains? (?:open|unclear|to be)|questions are open"
        r"|are (?:still )?(?:finding out|trying to (?:find out|understand|learn|establish))|what we do(?: not"
        r"|n't) know|is (?:still )?(?:under investigation|being investigated)|we are not sure"
    ),
    doing=(
        r"(?:we|they|our \w+(?: \w+)?|(?:the |all |an? )?(?:\w+ )?(?:teams?|crews?|engineers?|experts?"
        r"|technicians?|specialists?|investigators?|stores?|staff|firm|packs|boats|colleagues"
        r"|people))(?: \w+){0,3}? (?:are|is)(?: now| already| currently| also| still| all)? (?!sorry|worrying"
        r"|deeply|truly"
        r"|aware|ashamed|closed|open|safe|not|being affected|unable"
        r"|on site\b.{0,1}$)(?:being )?\w+ing\b(?! out (?:why|how|what))"
        r"|(?:are|is) being (?:tested|checked|repaired|inspected|reviewed|removed|replaced|searched|contacted"
        r"|examined|restored)|we(?: have| 've|'ve)?(?: now| already| immediately| also| since)? (?:stopped|called"
        r"|hired|closed|suspended|set up|sent|begun|started|launched|asked|engaged|brought in|informed|notified"
        r"|switched|taken)"
        r"|(?:are|is) (?:now |already )?(?:on site|at work|on (?:the|their) way)|what we are doing"
        r"|investigators have|working (?:with|on|around|to)"
        r"|all \d+ \w+ will|will train"
    ),
    seeking=(
        r"(?:we|and)(?: are|'re)(?: now| already| still| also)? (?:finding out|trying to (?:find out|understand"
        r"|learn|establish)|checking|looking (?:into|at)|working on|going through)"
    ),
    you_can=(
        r"please (?!accept|be assured|bear|forgive|know|excuse)\w+|you (?:can|may|should|could|do not need"
        r"|don't need|need not|get)|(?:^|[.!?;:] |- )(?:if you[^,]{0,80}, )?(?:do not|don't|check|take|keep|stay"
        r"|stop|avoid|use|register|return|report|change|contact|call|go|visit|upload|follow|bring|reset|update"
        r"|throw|ask|write|tell|save|wait|boil|look)\b"
        r"|if [^,]{2,80}, (?:please |you |do not |don't )?(?:call|go|tell|write|check|take|come|can|may|contact"
        r"|report|visit|change|return|use|eat|let|upload|email|ask|stay|keep)"
        r"|what you can do|we ask (?:you|everyone|everybody|all|customers|passengers) to|you (?:are"
        r"|'re) (?:advised|asked)"
    ),
    asked=(
        r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:you (?:can|may) (?:also )?(?:reach|call|write|contact"
        r"|ask|email|find)|call|ask|write|contact|report"
        r"|email|message|reach|phone|ring))"
    ),
    next_update=(
        r"next (?:public )?(?:update|report|statement|news|information|briefing)|update (?:you )?(?:again|at|by"
        r"|every|within|tomorrow|in|as soon)|(?:we|i)(?:'ll| will| shall)(?: \w+)? (?:post|speak|report|inform"
        r"|update|share|publish|brief|be back|come back|give|tell|let|say|return)(?![^.]{0,12} (?:refund|money))"
        r"|you will hear (?:from us|more)|hear from us|expect (?:news|an update|more)|more (?:from us|information"
        r"|news|details)? ?(?:within|at|by|in the|follows?|to follow|tomorrow|soon)|(?:report|update|statement"
        r"|review) (?:will be )?(?:published|follows?|is due|posted)|we report (?:again|back)|we post (?:what"
        r"|again|updates?)|back with (?:news|an update|more)|further updates?"
        r"|(?:'ll|will|shall)(?: \w+)? write (?:here|again|more)|we write (?:here|again)|hourly updates|(?:say"
        r"|tell|write|read|post|report|share|hear|news|more)\b[^.]{0,30} every (?:\w+ )?(?:hours?|minutes)(?= "
        r"until| as long| while|[,;.]|$)|every (?:\w+ )?(?:hours?|minutes)(?:,? until [^,.]{1,40}?,?)? (?:we"
        r"|you)(?: will)? (?:say|write|tell|post|report|share|read|hear|find)"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:call|phone|ring|reach|contact|write to|write|email|e-mail|message|ask|dm) (?:us|our|to|me|them)\b"
        r"|by phone|hotline|helpline|(?:call|phone|tel|dial|line):? ?\+?[\d(]\S*|(?:baggage|help|service|press|our"
        r"|information) (?:desk|line|counter)\b|customer (?:service|care|support)|questions:|come to (?:the|our)"
        r"|you (?:can )?reach"
    ),
    empathy=(
        r"(?:we|i)(?: are|'re| am|'m)(?: \w+){0,2} (?:sorry|ashamed|saddened|heartbroken|shocked)"
        r"|we (?:\w+ )?apologi[sz]e|apolog(?:y|ies)|we (?:\w+ )?regret|thoughts are with|(?:we|i)(?: fully| do"
        r"| also)? (?!know (?:that )?(?:it|this|the) )"
        r"(?:understand|know|realize|realise|appreciate)(?: that)? (?:how|it|this|the|that|many|you"
        r"|what)\b(?: \w+){0,5}? (?:is|was|are|were|has been|must be|stood|causes?|worr\w+|hard|difficult"
        r"|frustrat\w+|frighten\w+|waited|rely|need)|(?:our )?(?:hearts?|sympath\w+|condolences)|worr(?:ying"
        r"|ied) for|let you down|you trusted us|humiliat\w+|thank you for your patience|difficult (?:day|time"
        r"|night)|hard day|deserved? better|frightening|distress\w*"
        r"|(?:it|this|that)(?: \w+)? (?:worries|troubles|saddens|pains|shocks) us|(?:their|your|the) (?:safety"
        r"|health|well-being)(?: of [^.,]{1,40})? comes? first|we(?: are|'re) worried"
        r"|(?:we|i) know (?:that )?(?:it|this|the)\b(?: \w+){0,5}? (?:must be|worr\w+|hard|difficult|frustrat\w+"
        r"|frighten\w+|upset\w*|painful)"
    ),
    cause=(
        r"because(?: of)?|due to|owing to|caused by|as a (?:direct )?(?:result|consequence) of|result(?:ed|s"
        r"|ing)? from|thanks to|on account of|down to|stem(?:s|med|ming) from|triggered by|brought about by"
        r"|traced (?:back )?to|attributable to|attributed to|the (?:fault|work) of|blamed? on|arose from"
    ),
    caused=(
        r"\w+ (?:shortages?|failures?|problems?|errors?) meant|(?:is|was) what (?:did|caused|broke) (?:it|this|that)|"
        r"(?:the|its|a|one) (?:root |main |real |likely |probable |only )?(?:cause|reason|culprit"
        r"|trigger) (?:of [^.]{1,40} |for [^.]{1,40} )?(?:is|was|were|lies|lay|has been)"
        r"|(?:was|were|is|are) (?:to blame|at fault|responsible for)|led to|gave rise to|(?:caused?|causing"
        r"|triggered|sparked|provoked) (?!by|concern|worry|you|us|any)\w+|let (?:(?:the|a|an"
        r"|some) )(?:\w+ ){1,2}in\b|(?:brought|took|knocked|pushed|threw|blew|made|put|tripped|set) (?:(?:the|a|an"
        r"|our|its|all|some) )?(?:\w+ ){0,2}(?:down|out|off|over|in|fail|offline|go)\b|brought down"
        r"|(?:came|comes|come|originated|originates|leaked|escaped) from (?:a|an|the|one)|(?:was"
        r"|were) behind (?:it|this|the)|(?:is|was) (?:human|operator|driver|pilot) error|(?:sabotage|human error"
        r"|negligence)\b"
    ),
    motive=(
        r"because (?:we|you|your|our|safety|nothing|it is|it matters)(?: \w+)? (?:want|care|need|believe|know|owe"
        r"|trust|matter|matters|deserve|comes|safety|right|take)|thanks to (?:your|our|the|all|everyone)"
    ),
    guess=(
        r"probably|presumably|apparently|seemingly|possibly|perhaps|maybe|supposedly|allegedly|reportedly"
        r"|evidently|(?:most |very |quite |more )?likely|in all likelihood|(?:must|may|might) (?:well )?have(?! to\b)"
        r"(?: been)?|could (?:well )?have (?:been )?(?:caused|come|started|led|resulted|originated|triggered|let)"
        r"|might be|could be (?:that|the|a|because)|we (?:believe|think"
        r"|assume|suspect|guess|presume|suppose|reckon|imagine)(?! (?:you|in))|it (?:seems|appears|looks)(?: as if"
        r"| like| that)?|(?:seems|appears?) to (?:be|have)|(?:is|are|was) (?:thought|believed|assumed|said"
        r"|suspected) to|as far as we can tell|our (?:best )?guess|rumou?rs?|suspected|we have reason to believe"
        r"|points? to|suggests? that"
    ),
    estimate=(
        r"(?:should|expect(?:s|ed)?(?: \w+)? to|hope(?:s)? to|aim(?:s)? to|plan(?:s)? to|will|going to|likely to"
        r"|set to)(?: \w+){0,3}? (?:be (?:back|up|over|fixed|resolved|restored|repaired|solved|open|running|normal"
        r"|working|done|complete[d]?|available|finished|fine|ok(?:ay)?|all right|as usual)"
        r"|reopen|resume|restore|end|work again|return to normal|fix"
        r"|resolve)(?:[^.]{0,50}?\b(?:by|within|in|before|at|on|shortly|soon|tomorrow|tonight|today|later|next)\b)"
        r"|back to normal (?:by|within|soon|shortly|in|tomorrow|tonight|today)|(?:will|should) (?:all )?be over"
        r"|only (?:take|last)|(?:a )?matter of (?:minutes|hours|days)|estimated time|eta\b|in the (?:next"
        r"|coming) few (?:minutes|hours|days)"
    ),
    open_promise=(
        r"(?:we|i)(?:'ll| will| shall| are going to| am going to)(?: \w+)? (?!not\b|be unable|never comment)\w+"
        r"|(?:we|i) (?:\w+ )?(?:promise|guarantee|pledge|vow|commit to|undertake to|give you our word"
        r"|assure you that)|our \w+ (?:team |staff )?will \w+|you have (?:my|our) word"
    ),
    hidden_promise=(
        r"you(?:'ll| will)(?: all)? (?:be (?:refunded|reimbursed|compensated|paid)"
        r"|(?:get|receive|have) (?:(?:a|your|the|all) )?"
        r"(?:full )?(?:refund|money|compensation|vouchers?|bags?|fare))|your (?:money|refund|bags?|fare) will|"
        r"(?:every(?: single)?|all(?: of)?|each|any|no) (?:\w+ ){0,3}?(?:affected |on board "
        r"|who [^.,]{1,30} )?(?:gets?|receives?|(?:will|can|may) (?:ever |all )?(?:get|receive|be|expect|have|lose"
        r"|leave|claim|pay)|is getting|are getting|is entitled|are entitled|is owed|eats?|eat)\b"
        r"|(?:everyone|everybody|anyone|anybody|no one|nobody|whoever)(?: \w+){0,5}? (?:gets?|receives?|(?:will"
        r"|can|is|are) (?:ever |all |going to )?(?:get|receive|be|expect|have|lose|pay|getting)|(?:will"
        r"|is) (?:ever )?\w+ed)\b"
        r"|(?:customers?|passengers?|owners?|guests?|merchants?|subscribers?|users?|families|family|victims?"
        r"|people|travell?ers?|members?|households?|those affected)(?: \w+){0,4}? (?:gets?|receives?|(?:are"
        r"|is) getting|will (?:all )?(?:get|receive|be (?:refunded|reimbursed|compensated|made whole|paid|given"
        r"|credited|covered))|can expect|eats? (?:for )?free|are entitled)\b"
        r"|(?:will|shall) (?:all )?be (?:refunded|reimbursed|compensated|made whole|paid(?: for)?|replaced"
        r"|credited|covered|given back)|(?:refunds?|compensation|vouchers?|credits?|payouts?|replacements?"
        r"|the money)(?: \w+){0,3}? (?:go(?:es)? out|are on (?:their|its) way|is on its way|will (?:be|follow"
        r"|arrive|reach)|are coming)"
        r"|(?:is|are) now impossible|never again|will (?:never|not ever) \w+|(?:can|could) (?:never"
        r"|not) happen again|out of pocket|consider it (?:done|paid|fixed)|free for life"
    ),
    bound=(
        r"guarantee\w*|never(?: ever)?|100 ?%|refund\w*|compensat\w+|reimburs\w+|vouchers?|credits?|for free"
        r"|free of charge|full amount|impossible|in full|every (?:penny|cent)|pay (?:for|you|back)|cover all|\$|€|£"
    ),
    no_promise=(
        r"(?:cannot|can't|can not|will not|won't|do not|don't) (?:yet )?(?:promise|guarantee|say|comment"
        r"|speculate)|whether|will not (?:comment|speculate|rest)"
    ),
    negation=(
        r"not|n't|no|never|none|nobody|neither|no one|cannot|can't|don't|didn't|doesn't|isn't|wasn't|weren't"
        r"|aren't|won't"
    ),
    nobody=r"nobody|no one|none|no (?=\w)|not a single|zero",
    correction=(
        r"correct(?:ed|ion|ing)?|earlier we said|we said|we told you|we (?:first|previously|wrongly) (?:said|named"
        r"|reported|wrote)|we named|was wrong|were wrong|were mistaken|instead of|not the|has (?:risen|fallen"
        r"|grown|increased)|have (?:risen|fallen)|now (?:stands at|know)|up from|down from|originally"
    ),
    condition=r"if|whether|in case|should you|anyone who",
    upon=r"after|following|in the wake of|when",
    happened=(
        r"(?!need|indeed|should|would|could|dedicated|committed|concerned|heartfelt)\w+(?:ed|rew|ought|aught"
        r"|ept|ost|ent"
        r"|oke|ove|ose|ang|ung|uck|urst|ole)|was|were|had|has been|have been|went|blew|left|fell|let|took|gave"
        r"|came|began"
        r"|begun|got|made|hit|cut|ran|said|knew|shut|found|forgot|hid|paid|did|led|slid|saw|fed|bit|won"
    ),
    amount=(
        r"(?:tens|dozens|hundreds|thousands|millions|scores)(?= of| more)|a (?:majority|minority|fraction|third|quarter"
        r"|dozen)(?= of)|half(?= of| the| our)|most(?= of the| of our| \w+s\b)|the (?:majority|bulk)(?= of)|two thirds"
        r"|three quarters"
    ),
    owned=(
        r"(?:should|would|could)(?: never)? (?:not )?have|thank\w*|apolog\w+|regret\w*|mistakes?|fault|deserved?"
        r"|responsib\w+|let (?:you|them|people|everyone|our \w+) down|failed (?:you|them)"
    ),
    asks=r"what|who|whose|why|how|when|where|whether|which|if|the (?:cause|reason|number|extent|source|origin)",
    alike=(
        "hurt injur wound harm casualt bruis treat hospital",
        "dead died dies kill death fatal",
        "stolen steal theft stole",
        "leak expos access breach read",
        "back return restor",
        "declin fail down outage broke stop",
        "lost lose missing miss",
        "sick ill illness poison",
        "refund reimburs money",
    ),
    empty=(
        "nobody none everyone everybody anybody about around some only already again still than most more very "
        "just now new here there today our own see "
        "case thing way first last next also both each every"
    ),
    vowels="aeiouy",
)

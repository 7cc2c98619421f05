"""How one apologizes and takes the blame in English."""

from firewarden.steps.apologize.checking.speech import Patterns

OWNING: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:won't|will not|cannot|can't|never|refuse to|could|would be (?:easy|cheap|convenient|tempting) to"
            r"|do not want to|don't want to|not going to) (?:\w+ )?(?:say|claim|write|pretend|tell you|call it"
            r"|call this|hide behind|argue|blame|point|speak of|talk of)\b[^.!?;]*$"
        ),
    ),
    "own_voice": (
        (
            r"\b(?:said|says|added|wrote|writes|admits|admitted) (?:that )?(?:he|she|they|it|we|i) (?:was|were|is"
            r"|are|felt|feels) $"
        ),
    ),
    "regret": (
        r"\b(?:formal|public|full|sincere|nothing but our|this) apology\b",
        r"\bsaddens?(?: and shames?)? (?:us|me)\b|\bscenes that sadden\b",
        r"\bbow (?:our|my) heads?\b|\bhang (?:our|my) heads?\b",
        r"<we>\b (?:\w+ )?deplore\b|\b(?:we|i) are (?:to|so) blame",
        r"\bto apologi[sz]e\b|\bapologi[sz]e for\b",
        (
            r"(?<!a )\bsorry\b(?! (?:to (?:hear|see|learn|read)\b(?! (?:that |how )?(?:you|people|some|they|guests"
            r"|customers)(?:'re| are| were| feel| felt| did| found))|to say|to inform|to announce|to tell you|state"
            r"|is (?:not|cheap|the)|isn't|for your loss|for their loss|does|alone))"
        ),
        r"<we>\b,? ?<some>apologi[sz]e\b",
        r"\bapologi[sz](?:es|ed|ing)\b",
        r"\b(?:to|must|should|formally|sincerely|publicly|humbly|wholeheartedly|unreservedly) apologi[sz]e\b",
        r"(?:^|[.!?,;] )(?:apologi[sz]e|apologies|an apology|apologising)\b",
        (
            r"\b(?:my|our|its|his|her|their|sincere(?:st)?|deep(?:est)?|heartfelt|humble|an|this|full|huge|big"
            r"|massive|many|public) (?:\w+ )?apolog(?:y|ies)\b(?! (?:is|does|do|are) (?:not|n't|cheap)| isn't"
            r"| alone| without| cannot| can't| won't)"
        ),
        r"\b(?:accept|offer|offers|extend|extends|owe|owes|express|expresses) <few>(?:apolog(?:y|ies)|regrets?)\b",
        r"\bapologies\b",
        r"\bregrets? (?!to (?:inform|announce|say|tell)|is\b|alone|does|cannot|to advise)",
        r"\b(?:we|i)(?: \w+)? regret\b(?! to (?:inform|announce|say|tell))",
        r"\b(?:with|our|my|its|express(?:es)?|to express) (?:\w+ ){0,2}(?:regret|remorse|shame)\b",
        r"\bregret(?:ted|table for us)\b",
        r"\bregrets\b",
        (
            r"\b(?:we|i)(?:'re|'m| are| am| feel| felt) (?:\w+ )?(?:ashamed|mortified|embarrassed|remorseful"
            r"|heartbroken|devastated|contrite|full of (?:shame|regret)|saddened and ashamed)\b"
        ),
        r"\b(?:shames?|pains) (?:us|me)\b",
        r"\bfeel (?:\w+ )?(?:shame|remorse|guilt|awful about|terrible about|bad about|rotten about|dreadful about)\b",
        r"\bmea culpa\b",
        r"\b(?:we|i) wish we (?:could undo|had(?:n't)? )",
        r"\bbreaks (?:our|my) hearts?\b",
    ),
    "not_regret": (
        r"\b(?:for years|used to|always|each time|every time|back then) (?:we|i|\w+) [^.!?;]*$",
        (
            r"\b(?:mayor|minister|police|council|union|he|they|others|she|critics|competitor"
            r"|rival)\b[^.!?;]{0,40}\b(?:told|said|says|that)\b[^.!?;]*$"
        ),
        r"\?[^.!?]*$",
        (
            r"\b(?:won't|will not|cannot|can't|never|refuses? to|haven't|have not|hasn't|has not|not going to|don't"
            r"|do not|does not|doesn't|no reason to|not|no need to|decline to|ask(?:ed|s|ing)? (?:us|if|whether)"
            r"|demand\w*|wants? us to|should we|why|are you)(?! (?:only|just|merely|simply|enough|tell you how"
            r"|say how|say it enough|express how|begin to|say sorry enough))[^.!?;:,]{0,45}$"
        ),
    ),
    "fault": (
        (
            r"\bbuck stops\b|\bguilty as charged\b|\bours was\b|\bit was (?:my|our) (?:\w+ )?call\b|\bon (?:my"
            r"|our) orders\b|\b(?:accepts?|admits?|takes?|assumes?) (?:full |all |sole )?(?:liability|blame"
            r"|responsibility|fault|guilt)\b|<we>\b (?:have to )?answer for (?:this|that|it|what)\b"
            r"|\bwe were cruel\b|\bfault of those who run\b|\bthis one'?s (?:on|is on) (?:us|me)\b|\bthat was us\b"
            r"|\bthe rest was us\b|\bis me:"
        ),
        (
            r"<we>\b(?: \w+)? (?:were|was) (?!afraid|able|told|born|there|shocked|sad|happy|glad|proud|moved"
            r"|informed|made aware|with|in the|at the|not aware|pleased|wrong-footed|among|surprised|devastated"
            r"|sorry|ashamed|truly|deeply|very|so|both|all|also|here|one of|asked|unaware)(?:\w+)"
        ),
        r"\bthis isn't weather\b|\bfor having \w+(?:ed|en|t)\b",
        (
            r"\b(?:our|my)(?: own)? (?:\w+ )?(?:fault|mistakes?|errors?|failure|failings?|failures|doing"
            r"|responsibility|carelessness|negligence|blunder|lapse|oversight|bad|mess|wrongdoing|blame|job and"
            r"|duty and|brakes|arrogance|greed|silence|ignorance|shortcomings)\b(?! prevention)"
        ),
        (
            r"\b(?:fault|mistake|error|blame|failure|failing|responsibility|guilt|duty|decision|choice|part"
            r"|job)(?: for (?:this|that|it))?(?: \w+){0,2}? (?:is|was|lies|rests|sits|falls|are"
            r"|were)(?: \w+)? (?:ours|mine|with (?:us|me)|on (?:us|me)|here|entirely with)\b"
        ),
        (
            r"\b(?:is|was|'s|are|were) (?:\w+ ){0,2}(?:on (?:us|me)|ours|mine|our job|our duty|our doing|my doing"
            r"|our own doing|up to us|our responsibility|my responsibility|our fault|my fault)\b(?! (?:tonight"
            r"|today))"
        ),
        (
            r"<we>\b ?<few>(?:take|takes|accept|bear|carry|own|assume|shoulder|acknowledge"
            r"|admit)s? <few>(?:responsibility|blame|fault|guilt|this one|it\b|this\b|that\b|our mistakes?"
            r"|our failings?|our failure|accountability|the consequences)"
        ),
        r"\b(?:accepts?|takes?|bears?) (?:full|sole|complete|entire|total) responsibility\b",
        (
            r"<we>\b(?:'re|'m| are| am)(?: \w+)? (?:(?<!not )(?:responsible(?! for (?:the )?(?:marketing"
            r"|communication))|to blame|at fault|guilty|accountable|in the wrong|the ones? (?:who|that) (?:made|did"
            r"|caused|failed|broke)))\b"
        ),
        (
            r"\b(?:we|i) alone (?:are|am)\b|\bblame (?:us|me)\b|\b(?:she|he|they|it|nobody|no one) \w+(?:n't"
            r"| not)? to blame: we are"
        ),
        r"<we>\b(?:'ve| have|'d| had)? ?<few>(?:messed|screwed|fucked|cocked|stuffed|slipped) up\b",
        (
            r"<we>\b(?: have|'ve)?(?: \w+)? (?:blew it|fell short|fallen short|fell down|dropped the ball|got (?:it"
            r"|this|that|\w+ \w+) wrong|got (?:it )?(?:\w+ )?wrong|gotten it wrong|let (?:you|them|people|everyone"
            r"|\w+|our \w+|all of you|so many|ourselves)(?: and \w+| \w+)? down|missed the mark|did wrong"
            r"|done wrong|went too far|crossed a line|made (?:a|an|the|this|that|some) (?:\w+ )?(?:mistake|error"
            r"|blunder)|made \w+ mistakes|failed|were (?:\w+ )?(?:wrong|careless|slow|late|blind|naive|arrogant"
            r"|sloppy|negligent|asleep|too (?:slow|late|proud|quick|greedy))|was (?:\w+ )?(?:wrong|careless|late"
            r"|arrogant)|erred|did you wrong|stand at fault|owe you better)"
        ),
        r"<we>\b(?: \w+)? (?:should|could|ought to|needed to)(?: \w+)?(?: never| not|n't)? have\b(?! (?:tell|a\b))",
        r"\b(?:should|could) (?:we|i) have\b|\bonly we could have\b",
        (
            r"\b(?:that|this|it|which|what we did|what i did|what we said|what i said|neither|the decision"
            r"|the order|both|the answer)(?: \w+)? (?:was|is|were)(?: \w+)? (?:<bad>)\b(?! (?:to say|that (?:people"
            r"|some)))(?! (?:to|for) (?:anyone|suggest))"
        ),
        r"\bour (?:[\w-]+ ){1,3}(?:was|were|is|are|wasn't|weren't)(?: \w+)? (?:<bad>)\b",
        (
            r"\bneither was right\b|\bwhat went wrong is us\b|\b(?:no|isn't a|any) (?:excuse|good reason"
            r"|answer that would be)(?: for (?:it|this|that|what))?\b"
        ),
        r"\bthere(?: is|'s|was) no (?:context|excuse|justification|defen[cs]e)(?: \w+)?(?: that| for| which)\b",
        r"\b(?:by us\b|by our own)",
        (
            r"\b(?:what|the (?:\w+ )?(?:harm|hurt|pain|damage|distress|suffering|trouble|worry|fear|mess|injury"
            r"|wrong|chaos|grief|stress|anger|confusion|disappointment|shame|loss))(?: that| which)? (?:we|i"
            r"|our [\w-]+|my [\w-]+)(?: \w+)?(?: have| has|'ve)? (?:caused|did|done|inflicted|brought|created|put"
            r"|said|made|meant)"
        ),
        r"\b(?:we|i) (?:have |has |had |'ve )?(?:caused|hurt|harmed|injured|wronged|damaged|endangered)\b",
        r"\byou (?:deserved|had (?:a|every) right) to (?:hear|know|expect|be told)\b|\byou deserved better\b",
        r"\b(?:our|my) label\b[^.!?]*duty|\bwas our duty\b|\bit's our (?:sign|name|label)\b",
        r"\bbecame our mistake\b|\bnobody else'?s\b",
        r"\bwe will not blame\b|\ba family does not\b",
        (
            r"\b(?:sorry|apologi[sz]\w+|apolog(?:y|ies)|regret\w*)(?: \w+){0,4}? (?:for|about) (?:not |never "
            r"|having |ever |even )?(?!anything|something|everything|nothing|misunderstanding|feeling|morning"
            r"|evening|being (?:unable|late)? ?(?:to hear))(?:\w+ing) (?:you|your|our|the|a|an|them|her|him|it"
            r"|people|to|so|up|without|this|that|these|on|in|at|for|his|their|hundreds|thousands|dozens|\d+|false"
            r"|wrong)\b"
        ),
        (
            r"\b(?:sorry|apologi[sz]e|regret|ashamed|apologies)(?: \w+)?(?: that|,|:|;)? (?:we|i|our staff|our team"
            r"|my team) (?:didn't|did not|couldn't|could not|weren't|were not|wasn't|was not|never|haven't|have not"
            r"|don't|do not|can't|cannot|had not|hadn't)\b"
        ),
        (
            r"\b(?:that|this|it) (?:is|was|'s) (?:what )?(?:we|i) (?:did|do|got wrong|must answer for"
            r"|have to live with)\b|\b(?:we|i) (?:alone )?(?:did|caused|made) (?:this|that|it)\b|\bthe (?:mistake"
            r"|error|fault|failure|blame|responsibility|choice|decision) (?:was|is) (?:entirely |solely |fully "
            r"|all |purely )?(?:ours|mine)\b|\bthere(?:'s| is) (?:nobody|no one|no-one) (?:else )?to blame\b"
            r"|\bno one else\b|\bnobody but (?:us|me|ourselves)\b|\bwe have only ourselves to blame\b|\b(?:we"
            r"|i)(?:'ve| have)? (?:broken|broke|abused|betrayed|lost|squandered|forfeited|damaged|shaken) (?:your"
            r"|their|his|her|people's|the) (?:trust|confidence|faith)\b|\bshame on (?:us|me)\b|\b(?:our"
            r"|my) (?:\w+ )?(?:greed|haste|laziness|ignorance|indifference|cowardice|thoughtlessness|recklessness"
            r"|incompetence|neglect|inaction|stupidity|bias|prejudice)\b"
        ),
    ),
    "not_fault": (
        (
            r"\b(?:we|i)(?:'ve)? (?:\w+ ){1,3}(?:no one|nobody|nothing wrong|our part)\b|\bdid nothing (?:and|wrong"
            r"|to)\b|\b(?:be )?clear that (?:we|i) (?:never|did not)\b|\bour company existed\b|\b(?:not"
            r"|n't) employed by\b|\b(?:don't|do not) believe\b|\bwrong-footed\b|\bhaven't apologi[sz]ed\b"
        ),
        (
            r"\b(?:anyone|whoever) who says\b[^.!?;]*$|\bif (?:any of )?(?:our|your|it|we|the)\b[^.!?;,]*$"
            r"|\b(?:claim|rumou?r|allegation) that\b[^.!?;,]*$|\bour \w+(?: \w+)? (?:has|have|are|is) (?:been )?$"
        ),
    ),
    "loose_fault": (
        (
            r"<we>\b(?:'ve| have)?(?: \w+)? (?:fell short|fallen short|let (?:you|\w+|\w+ \w+) down|messed up"
            r"|screwed up|got (?:some|a few|many|certain) things|missed the mark|made (?:some |a few |a )?mistakes?"
            r"|failed(?: you)?[.,!]|own this|take (?:full )?responsibility|were wrong[.,!]|could have done better)"
        ),
    ),
    "act": (
        (
            r"<we>\b (?:knew (?:it|that|this|of|about)|had known|let \w+ (?:be|\w+)|gave (?:you|them) (?:a"
            r"|the wrong|no)|treated (?:you|them|her|him) (?:like|as|badly|with)|served you|opened your|built it"
            r"|ran it|hired fast|stopped checking|kept (?:quiet|selling|the|it|silent|going)|put off|had put off"
            r"|meant well|said yes|planned|approved)\b"
        ),
        r"\b(?:stopped|stop) checking\b",
        (
            r"<we>\b(?:,? who [^,]{0,40},)?(?: (?:also|then|even|simply|just|still|knowingly|wrongly|repeatedly"
            r"|both|all|have|had|really|clearly|ourselves|truly|again|once|sadly|badly|\w+ly|never once))*(?:'ve"
            r"|'d)? (?:<harmed>)\b"
        ),
        r"<we>\b(?: (?:\w+ly|also|then|even|simply|just|still|both|all|ourselves))* (?!<calm>\b)(?:<past>)\b",
        (
            r"<we>\b(?: (?:\w+ly|also|even|simply|just|still|have|had))*(?:'ve|'d)? (?:didn't|did not|never|hadn't"
            r"|had not|haven't|have not|not(?: once)?|no longer|neither|weren't|were not|wasn't) (?!know\b|known\b"
            r"|want|mean|intend|yet|take (?:this|it|that) lightly|hesitate|wish|need|been able to confirm|alone"
            r"|sure|only|aware|going|selling|blame|(?:\w+ )?doubt|think\b|sleep|see (?:this|it) coming)\w+"
        ),
        r"<we>\b (?:did|do) (?:send|make|sell|know|say|lose|break|fail|forget|let|charge|ignore|miss|leave)\b",
        (
            r"<we>\b(?:, (?:too|however),)? (?:took|waited|needed) (?:far |much |so |way )?(?:too long|\w+ (?:days"
            r"|weeks|months|years|hours))"
        ),
        (
            r"\b(?:<our_side>)(?:[\w-]+ ){1,3}?(?:\w+ly |simply |just )?(?:(?:<harmed>)"
            r"|(?!<calm>\b)(?:<past>)(?<!based)(?<!ed by))\b(?! by (?!us|our))"
        ),
        r"\b(?:<our_side>)(?:[\w-]+ ){1,3}?(?:didn't|did not|failed to|never)\b",
        (
            r"\b(?:who|which|that|whose(?: [\w-]+){1,3}|whom) (?:we|i|it)(?: had"
            r"| have)?(?: \w+ly)? (?!<calm>\b)(?:<harmed>|<past>)\b"
        ),
        r"\b\w+(?:ed|en|t) by (?:us|our own|our (?:staff|team|people|employees|drivers|guards|crew|stewards))\b",
        r"\bso (?:we|i) (?!<calm>\b)(?:<past>)\b",
        r"\bmy (?:\w+ ){0,2}(?:carelessness|impatience|words were)\b",
        r"\bit(?:'s| is| was) a choice (?:we|i) made\b",
    ),
    "not_act": (
        (
            r"\b(?:we|i)(?:'ve)? (?:\w+ ){1,3}(?:no one|nobody|nothing wrong|our part)\b|\bdid nothing (?:and|wrong"
            r"|to)\b|\b(?:be )?clear that (?:we|i) (?:never|did not)\b|\bour company existed\b|\b(?:not"
            r"|n't) employed by\b|\b(?:don't|do not) believe\b|\bwrong-footed\b|\bhaven't apologi[sz]ed\b"
        ),
        (
            r"\b(?:anyone|whoever) who says\b[^.!?;]*$|\bif (?:any of )?(?:our|your|it|we|the)\b[^.!?;,]*$"
            r"|\b(?:claim|rumou?r|allegation) that\b[^.!?;,]*$|\bour \w+(?: \w+)? (?:has|have|are|is) (?:been )?$"
        ),
    ),
    "forgiveness": (
        (
            r"\bhold it against (?:us|me)\b|\bagainst us\b|\blet us try\b|\bask (?:\w+ ){0,3}to excuse\b"
            r"|\babsolution\b|\bask for it on my knees\b|\bask you to try\b|\b(?:that|another|one last"
            r"|an) (?:opportunity|visit)\b|\bsing for us again\b|\bif you'd ever\b|\btake us back\b|\bgive (?:us"
            r"|me) that\b"
        ),
        r"\bforgive(?:ness)?\b(?! (?:us )?(?:ourselves|myself))",
        r"\bpardon (?:us|me|our)\b|\b(?:your|beg|ask(?:ing)? (?:for )?your) pardon\b",
        (
            r"\b(?:another|a second|one more|a new|a last) (?:chance|go|try)\b|\ba chance to (?:make|put|set|win"
            r"|earn|show|prove)\b"
        ),
        r"\bexcuse (?:us|our (?:mistake|error|behaviou?r|conduct|rudeness)|me for|what we did)\b",
        (
            r"\bhope you (?:can|will|'ll) (?:come|find it) (?:in your heart|round)\b|\bgive us (?:a"
            r"|another) (?:chance|go)\b|\bfind it in your hearts?\b"
        ),
        (
            r"\b(?:find it in (?:you|your)|hope you can (?:forgive|overlook|look past|see past|give)"
            r"|ask (?:for )?your (?:forgiveness|pardon|indulgence)|make peace with us|start (?:again|over) with us"
            r"|let us (?:make|put|prove|try|win)|grant us|bear us no|not hold (?:this|it) against|excuse (?:our|my"
            r"|what|the way we))\b"
        ),
    ),
    "not_forgiveness": (
        (
            r"(?:\bnot|n't|\bnever|\bcannot|\bno right to|\bwithout)(?: [\w']+){0,3} (?:ask(?:ing)?|expect(?:ing)?"
            r"|hope|hoping|want|request\w*|deserve|demand|beg|seek\w*)\b[^.!?;:,]{0,25}$"
        ),
    ),
    "harmed": (
        (
            r"\byou\b|\byour\b|\b(?:the |our |these |those |all |every |\d+ )(?:\w+ )?(?:<people>)\b"
            r"|\bchild(?:ren)?\b|\b(?:mr|mrs|ms|dr)·? \w+"
        ),
    ),
    "date": (
        (
            r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b(?:january"
            r"|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b"
            r"|\b(?:yesterday|this morning|last (?:night|week|weekend|month|year|spring|summer|autumn|fall|winter"
            r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:monday|tuesday|wednesday|thursday"
            r"|friday|saturday|sunday)|in (?:january|february|march|april|may|june|july|august|september|october"
            r"|november|december))\b|\b\d{1,2}[/·]\d{1,2}[/·]\d{2,4}\b"
        ),
    ),
}

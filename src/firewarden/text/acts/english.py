"""English."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: """
        sorry; apolog*; regret; pardon; forgive us; our bad; our fault; we (messed|screwed) up; we let you down""",
    Act.EMPATHY: """
        (we|i) (can |do |totally |completely |fully |really )?(understand|appreciate|get|hear|see|know|realize|
        realise|imagine) (you|your|how|why|that|this|the); (that|this|it) (is|was|must|sounds|has|would) ~
        (frustrat*|upset*|annoy*|disappoint*|stress*|awful|hard|worry*|worrying|unacceptable|maddening|scary|
        terribl*|horribl*|concern*|painful); (that|this)'s ~ (frustrat*|upset*|annoy*|disappoint*|stress*|awful|
        hard|worrying|unacceptable|scary|terribl*|horribl*|concern*); you (deserve|deserved|are right|have every
        right); you're right; not (the|what|how) ~ (experience|expect*|want*|standard*); how (frustrat*|upset*|
        annoy*|awful|disappoint*|stress*); (oh no|yikes|ouch); we (hate|never want|don't want|don't like|want) ~
        to (hear|see|happen); (your|the) (frustration|disappointment|anger|worry|concern); no one should; nobody
        should; we hope (you|everyone) (are|is)""",
    Act.THANKS: """
        thank you; thanks; thx; ty; many thanks; grateful; (we|i)( really| do)? appreciate (you|your|it|the)""",
    Act.PLEASED: """
        (glad|happy|pleased|thrilled|delighted|stoked) (that )?(you|it|your|to (hear|see|know) (you|that you|it|
        your)); (so )?(glad|happy|pleased|thrilled|delighted) to (hear|see) (this|that|it); you're (so |very |
        most )?welcome; (have|enjoy) (a|an|your|the) ~ (day|evening|night|weekend|flight|trip|stay|ride|meal|one|
        show|game); love (this|it|that|hearing); thank(s| you) for ~ (kind words|compliment|praise|love|feedback|
        shout ?out|kudos); (great|awesome|wonderful|fantastic|amazing|lovely) (news|to hear)""",
    Act.REMEDY: """
        (we|i)('re| are|'ll| will|'ve| have|'m) ~ (bring*|brought|return*|collect*|deliver*|arrang*|book*|send*|
        sent|taken|removed|added|changed); refund*; reimburs*; replac*; (send|sent|sending|ship|shipped|shipping)
        (you|out) ~ (new|another|replacement); (fix|fixed|fixing|resolve|resolved|resolving|sort|sorted|sorting|
        correct|corrected|correcting|repair|repaired|restore|restored|restoring|reset|cancel|cancelled|canceled|
        rebook*|rebooked|reverse|reversed|credit|credited|crediting|waive|waived|compensat*|redeliver*|reschedul*|
        escalat*|investigat*); made (it|this|that|things) right; mak(e|ing) (it|this|that|things) (right|better|up
        to you); (look|looking|check|checking) into; take (a (closer )?look|care of); help you (with|out|get|to|
        further); get (this|it|that|you) ~ (sorted|fixed|resolved|working|back|back up|looked); voucher; gift
        card; free of charge; on us; on the house; pick(ed)? (it|them) up; (try|here's|here is|follow) (this|
        these|the|how)( steps?| link)?; you can (get|find|use|change|return|exchange|claim)""",
    Act.OFFER: """
        (full |partial )?refund*; reimburs*; compensat*; voucher*; gift ?cards?; coupon*; credit (you|your|of|for|
        to); credited; (store|account|travel) credits?; free of charge; for free; (a |your |one |two |some )(free|
        complimentary) \\w+; free (ride|meal|drink|delivery|shipping|month|night|upgrade|ticket|coffee|dessert)s?;
        discount*; money back; waive*; on us; on the house; replacement; \\d+ ?(%|percent) off; goodwill; (bonus|
        extra) (points|miles)""",
    Act.FOLLOW_UP: """
        (we|i|i'm|we're|our team|our \\w+( \\w+)?|(a|an|the) \\w+( \\w+)?|someone( \\w+)*|they|
        \\w+)('ll| will| are going to|am going to| is going to| shall) ~ (contact|call|write|email|mail|message|
        reply|answer|respond|update|reach|follow|get back|be in touch|let you know|confirm|send|check|look|report|
        come back|keep you|take|fix|sort|help|bring|deliver|collect|investigat*|arrang*); (get|be) back to you;
        (and|then|so) (we|i) (call|ring|phone|write|email|message|answer|reach)( to)? you;
        follow(ing)? up; keep you (posted|updated|informed); be in touch; in touch (by|with|within|soon|shortly);
        (we're|we are|i'm|i am|our team is) (looking|checking|working|investigating); next (step|update); (has|
        have|is|was|been) (forwarded|passed|escalated|shared) ~ (to|with|on)""",
    Act.TIME: """
        (within|in) (the next |about |under |less than )?(\\d+|an?|the|one|two|three|four|five|six|seven|eight|
        ten|twelve|few|couple of|a few|a couple of|twenty[- ]four) (business |working )?(minute|hour|day|week)s?;
        (by|before|until) (the end of (the |this )?(day|week|today|business)|today|tonight|tomorrow|noon|midnight|
        \\d\\S*( ?[ap]m)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this (evening|afternoon));
        today; tonight; tomorrow; this (afternoon|evening|morning|week); right (away|now); straight away;
        immediately; (same|next) (business |working )?day; on (monday|tuesday|wednesday|thursday|friday|saturday|
        sunday); 24/7; around the clock; usually (answer|reply|respond) ~ (minutes|hours?|day); shortly; as soon
        as (we|i|possible); (\\d+|one|two|few) (hour|minute|day)s?""",
    Act.INVITES: """
        let (us|me) know; tell (us|me); feel free; we('d| would) (love|like) to (hear|know|learn); what (do|would|
        did) you; how (can|could|may|did|was|is|are) (we|i|you|your); (can|could|would|will|do|did|have|are|is|
        was|may) (you|we|i|it|your) ~ \\?; please (share|tell|describe|send|reply|write); keep (us|me) posted;
        we're (all ears|listening|here); (here|happy|glad) to help; anything else; reach out""",
    Act.ASKS: """
        (could|can|would|will|may|do|did|have|are|is|was|which|what|when|where|who|how|
        why)( \\w+){1,}[^.!?\\n]*\\?""",
    Act.INFORMAL: """
        hey; hiya; yay; oops; yikes; awesome; cool; no worries; guys; folks; gonna; wanna; gotta; lol; haha*; omg;
        yeah; yep; nope; thx; pls; plz; oh no; ouch; \\w+'(ll|re|ve|d|m); (it|that|what|here|there|let)'s; (don|
        can|won|isn|aren|doesn|didn|haven|wouldn|couldn)'t; (super|totally) \\w+""",
    Act.RECEIVED: """
        (we|i|our team|my colleague)('ve| have|'s| has)? ?(just |already |also )*(replied|responded|answered|sent you|
        messaged you|dm'd|received|got it|found your|emailed you); (reply|replies|response|answer) ~ (sent|in your|
        waiting); check your (dm|dms|inbox|messages|email|mail|spam); (got|received) (it|your|that|the|them); got ya;
        gotcha; thanks for (sending|the (info|information|details|dm|message|update|screenshot|photo|heads up|reply)|
        that (info|information)|letting (us|me) know|confirming|getting back|following|reaching back|clearing|filling|
        checking|trying|answering|submitting); (carry on|continue|pick this up|chat|talk|meet|see) (you |this |
        chatting |talking |working )*(there|in dm|by dm|via dm|over dm); see you there; appreciate the (info|details|
        update|reply|heads up)""",
    Act.PASSES_ON: """
        (pass|passed|passing|forward|forwarded|forwarding|share|shared|sharing|relay|relayed|hand|send|sent|take|get|
        let|bring) ~ (feedback|suggestion*|idea|ideas|comments?|request|wish|thoughts|this|that|it|along|know) ~
        (team|teams|folks|people|colleagues?|developers?|department|designers?|engineers?|product|store|manager|
        station|on|along|upstairs|chefs?); pass(ed|ing)? (this|it|that|your \\w+) (along|on|onto|to); (feed|fed|
        feeding) (this|that|it) back; (great|good|interesting|nice|cool|fair|neat) (idea|suggestion|point|thinking);
        (suggest|submit|post|vote|propose) ~ (idea|community|forum|here|suggestion|feedback|there); feature request;
        (always|open) ~ (suggestions?|ideas|feedback|improve); something (you'd|you would|you) (like|want) to see;
        can't (make any )?promise*; no plans? (to|for|at)""",
    Act.PRIVATE: """
        (a )?(dm|dms|pm|direct message|private message|inbox|whisper)( us| me| it)?; dm'd; (privately|in private|
        offline); (email|e-mail|mail|call|text|ring|phone|message|msg|contact|chat with|write to|reach) (us|me|
        our); (give|drop|send|shoot) (us|me) (a|an) ~ (call|ring|note|message|line|email|mail|dm|pm|text); (live|
        private) chat; reach out to (us|our) ~ (at|on|via|by|through); (our|the) (help|contact|support) (form|
        page|section|line|desk); via ~ (dm|message|e-?mail|chat|phone|form)""",
    Act.CHANNEL: """
        dm|dms|pm; direct message*; private message*; inbox; whatsapp; messenger; signal; telegram; e-?mail(s|
        ed)?; (by|over the|on the|per) phone; call us; call me; hotline; helpline; line; (live|private|in-app|web)
        chat; chat; (contact|web|online|secure) form; form; in[- ]?app ~ help; help (section|center|centre);
        (link|portal) (below|here|above)?; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; secure (link|page|message)""",
    Act.REASON: """
        so (that )?(we|i|our|the|you|your|nobody|no one) ~ (can|could|may|are|is|stay*|do|don't|remain*|have|have
        to|never); so (we|i)('ll| will| can| may); because; since (we|this|it|your); as (we|this|it|your) (need|
        involves|contains|holds|is|concerns|has|can't|cannot); (to|in order to) (protect|keep|safeguard|avoid|
        verify|find|check|look up|locate|pull|identify|investigate|access|open|process|confirm|trace|arrange|sort|
        resolve|fix|review|make sure|ensure|spare|track); so (that )?(we|i) (find|check|trace|see|know|verify|
        look); for (your|privacy|security|data protection|your own); (we|i)('ll)? need ~ (details|number|address|
        name|reference|email|data|information|info) ~ (to|for|that|which|and|so); (that|which|they|those|these|it)
        (should|do|does|must|don't|doesn't)( not| n't)? ~ (stay|belong|remain|be) ~ (private|public|here|between|
        everyone|everybody); and (we|i)('ll| will| can) ~ (look|check|find|fix|sort|help|trace|refund|open|see|
        investigate|take|get|start|arrange|send|reply|answer|call)""",
    Act.FILLER: """
        (so|and) (that )?(we|i)( can|'ll| will| may| could)? (be able to )?(help|assist|connect|chat|talk|follow
        up|support|look into (it|this|that|things)|take a (closer |further )?look|further assist|discuss|sort (it|
        this|that)( out)?|get (this|it|that) sorted|resolve (it|this)|see what we can do|do something|get started|
        get back to you); to (discuss|assist|help|further assist|resolve (it|this)|sort (it|this)|
        chat)( you)?( further| more| better| out)?; and (we|i)('ll| will| can) (help|assist|look into (it|this)|
        take a look|sort (it|this)|follow up|get back to you|be happy to help)""",
    Act.BRING: """
        (your |the |a |an )?(order|booking|reservation|flight|ticket|case|tracking|reference|confirmation|account|
        customer|serial|invoice|policy|contract|trip|ride|parcel|file|report|bag tag|baggage|receipt|membership|
        claim|model|registration|username|user|meter|store|batch|lot|seat|transaction|prescription|train) (number|
        no|id|code|reference|name|details|tag|version|location)s?; reference; tracking number; record locator;
        pnr; photo*; picture*; screenshot*; receipt*; (your )?(registered )?(e-?mail|phone|mobile|contact|postal|
        delivery|home)( address| number| details)+; your (name|details|zip|postcode|address|email|date|account|
        username|order|booking|device); (date|time|route) (and|of|or) ~ (trip|flight|visit|travel|purchase|time|
        day|order|call|date|incident); serial; imei; the (date|day|time|street|shop|store|branch|address)""",
    Act.HANDS_OVER: """
        (please )?(share|send|give|provide|tell|post|comment|type|leave|confirm|reply with|drop|supply|state|
        quote|include|enter|write|let us (know|have)); what('s| is| was| are); which; (may|can|could) (we|i) (get|
        have|ask|see|know); (could|can|would|will) you ~ (share|send|give|provide|tell|post|comment|confirm|reply|
        drop|let); (we|i)('ll)? (just )?need""",
    Act.PERSONAL: """
        (your |ur )(full |registered |current |home |postal |delivery |billing |mobile |cell |personal |best |
        bank |credit |debit )*(name and address|e-?mail( address| id)?|phone( number| no)?|cellphone( number)?|
        mobile( number| no)?|number|address|home address|date of birth|birthday|dob|ssn|social security( number)?|
        passport( number)?|card( number| details)?|account (number|details|email)|bank (account|details)|iban|pin|
        password|zip( code)?|postcode|contact (details|number|info*)|order (number|no|id)|booking (number|
        reference|code)|confirmation (number|code)|reservation (number|code)|tracking (number|no)|customer
        (number|id)|insurance number|license number|record locator|policy number|diagnosis|medical \\w+|health
        \\w+|id( card| number)?)""",
    Act.ARGUE: """
        (that's|that is|this is|it's|it is) (simply |just |plainly |factually |completely |absolutely |
        clearly )?(not true|untrue|false|wrong|incorrect|nonsense|not correct|not what happened|not the case|a
        lie|inaccurate); you('re| are) (simply |just |clearly |quite |completely )?(wrong|mistaken|incorrect|
        lying|exaggerating|confused); (we|i) (strongly |completely |respectfully )?(disagree|dispute|reject|deny|
        beg to differ); as (we|i) (already|have already|previously|clearly|'ve already) (said|told|explained|
        stated|mentioned|informed); as (already|previously) (said|stated|explained|mentioned); (we|i)('ve| have)?
        already (told|explained|said|informed|answered|asked) you; (our|the) records (show|prove|say|state)
        (otherwise|different*|that you); you (never|did not|didn't) (actually )?(contact*|call*|order*|ask*|tell|
        told|report*|mention*|pay|paid); that (never|didn't) happen*; get your facts (right|straight); (actually|
        in fact) , (you|it was you|that was you); (your|this|that) (claim|accusation|allegation)s? (is|are) ~
        (false|wrong|baseless|unfounded|untrue); prove it""",
    Act.SARCASM: """
        (oh|well|aw) (great|wow|sure|please|how (nice|lovely|sweet|kind)|dear me); how (nice|kind|sweet|charming|
        lovely|original|thoughtful) of you; congratulations on (your|being|having|finding|reading); (sorry|
        apologies) (that )?(we|i)('re| are|aren't| are not|'m not)( not)? (perfect|mind readers?|psychic|wizards|
        magicians|clairvoyant|you); thanks (so much |a lot )?for (the|your|this|that) (lovely|wonderful|charming|
        delightful|helpful|rant|tantrum|lecture|insult*|wisdom|expertise|drama|free advice|life story); if only
        (everyone|you|all|life); (what|such) a (shock|surprise|tragedy|genius|scandal|hero|charming|delightful);
        boo ?hoo; cry me a river; (someone|somebody) (woke|got up|needs a|is having|had); good luck with (that|
        your); slow clap; first world problem*; (call|alert) the (press|police|un|president|newspapers); we'll
        (alert|inform|call|notify) the (press|media|king|president); bless your heart; we'll frame it; (your|the)
        majesty; we are (deeply )?(wounded|heartbroken|devastated) ~ (opinion|tweet|review); poor you; tell us how
        you really feel; (genius|einstein|sherlock); nice try; (as|because) (if|the world) ~ (revolve*|matter*|
        care*)""",
    Act.BLAME: """
        you (should|ought to) (have|'ve) (read|known|told|done|gone|come|kept|taken|made|paid|seen|thought|
        \\w+ed); you could (have|'ve) (read|called|told|asked|checked|known|written); you (failed|forgot|
        neglected|refused|omitted|chose|missed|ignored) (to|your|the|our|not|it|this|that); (if|had) you (had |
        only |just |simply )*(read|follow*|check*|listen*|paid|look*|called|told|arrived|asked|used|kept|waited|
        updated|charged); (it|this|that)( is|'s| was) (your|all your|your own|entirely your) (fault|mistake|error|
        responsibility|doing|choice|own fault|problem); your (own )?(fault|mistake|error|negligence|carelessness);
        you (did not|didn't|never) (read|follow|check|listen|pay attention|update|charge|follow|arrive|provide|
        enter|bother|look|use|keep|turn|set|register|bring|close|store|install); (user|customer|operator) error;
        because (of )?you(r)?( own)? *(did not|didn't|were|are|have|used|entered|chose|arrived|forgot|dropped|
        failed|mistake|fault); next time (please )?(read|check|make sure|arrive|follow|be|try|call|ask|listen|
        remember); you must have (done|entered|used|dropped|forgotten|broken|pressed|damaged|lost|misread|
        misunderstood|given|typed); caused by your (own )?\\w+; you misread; you (misunderstood|misused)""",
    Act.LECTURE: """
        calm down; relax; (please )?be (patient|reasonable|realistic|civil|respectful); chill( out)?; you (need|
        have) to (understand|realize|realise|learn|accept|know|be|remember|calm); you must (understand|realize|
        realise|know|accept|be); please (understand|note|remember|keep in mind|bear in mind|be aware|realize|
        realise) that; (as|like) (everyone|everybody|anyone|any) ~ (knows|know|reasonable|should know|else); (it
        is|it's) (important|essential|common sense|common knowledge|well known|obvious|clear) (that|to|for); let
        (me|us) (explain|teach|remind|educate) ~ (how|why|you|that|what); (watch|mind) your (language|tone|
        manners|words); (there is|there's) no (need|reason|point) (to|for|in) (shout*|yell*|swear*|be|get|such|
        this|anger|caps|insult*|rude*|drama|overreact*); don't be (so )?(rude|angry|upset|dramatic|silly|
        ridiculous|impatient|unreasonable); (other|most) (customers|people|guests|passengers) (have|do|are|don't|
        manage|wait|understand|never); in (the|this) (real world|life|business); simply (read|follow|do); (you're|
        you are) overreact*; patience is (a|key); a (little|bit of) patience""",
    Act.LEGALESE: """
        pursuant to; hereby; herein; hereto; hereunder; thereof; therein; aforementioned; aforesaid;
        notwithstanding; without prejudice; (we|the company) (reserve|reserves) (the|all|our) rights?; terms (and|
        &) conditions; terms of (service|use|carriage|sale); conditions of (carriage|sale|contract); in accordance
        with (our|the|section|article|paragraph|clause|applicable); liab(le|ility); (no|any) (legal )?(obligation|
        admission|claim); legal(ly)? (obligation|obliged|required|department|action|advice|entitled|binding);
        entitled to; (section|clause|article|paragraph) \\d+\\S*; (as per|under) (our|the|company|your) (policy|
        policies|contract|agreement|terms|guidelines|conditions|regulations); force majeure; to the extent
        (permitted|that); deemed; indemnif*; due to circumstances (beyond|outside) (our|the) control;
        (contractual|statutory|regulatory) (obligation|right|requirement|limit*)*; shall (be|not be) (liable|
        responsible|entitled|deemed|construed); for the avoidance of doubt; said (item|product|party|goods)""",
    Act.COMPLAINS: """
        (not|never|isn't|doesn't|don't|didn't|won't|can't|cannot|couldn't|wasn't|aren't|haven't|hasn't|wouldn't|
        still no|no) ~ (work*|load*|open*|play*|arriv*|help*|respon*|answer*|receiv*|get|got|deliver*|login|log|
        sign|connect*|reply|repl*|refund*|happy|acceptable|good|ok|okay|care|cool|fix*|show*|update*|show up|come|
        came|access|internet|service|signal); broke*; broken; fail*; crash*; error*; issue*; problem*; trouble*;
        delay*; late; cancel*; lost; los(e|ing); missing; wrong; damag*; stuck; slow; rude*; unhelpful;
        overcharg*; charged (me )?(twice|double|again); refund*; stole*; stolen; scam*; fraud*; hack*; waiting;
        waited; on hold; worst; terribl*; horribl*; awful; poor; bad; disappoint*; frustrat*; annoy*; angry;
        furious; upset; pathetic; ridiculous; unacceptable; disgust*; useless; garbage; trash; crap; sucks?;
        shit*; wtf; fix (it|this|your|the); hate; shame; joke; outage; down; bug*; glitch*; freez*; cold; dirty;
        sick; ill; poison*; burn*; hurt*; injur*; expired; ruin*; nightmare; complain*; 😡|🤬|😩|😠|🤦|😤|👎""",
    Act.PRAISES: """
        love*; great; awesome; amazing; fantastic; excellent; brilliant; wonderful; perfect; best; delicious;
        superb; outstanding; thank you (so much |very much )?(for|to)?; thanks (so much |a lot |again )?(for|to)?;
        thank(s)?; kudos; shout ?out; props; well done; good job; nice (job|work); (very |so )?(happy|pleased|
        impressed|grateful|glad); appreciate*; legend*; hero*; bravo; highly recommend; made my day; yum*; ❤️?|😍|
        🙌|👏|😊|🥰|💜|💚""",
    Act.SENT: """
        (i |i've |i have |just |already |have |we've |we )+(sent|did|done|dm'd|dmed|messaged|emailed|mailed|followed|
        replied|responded|submitted|filled|filed|tried|called|restarted|reset|reinstalled|updated|checked|reported|
        provided|given|gave|told|answered|followed up); (sent|done|submitted|dm sent|message sent|replied|followed|
        dm'd)(?= *[.!,]|\\s*$|you| a| the| it| them| via| by| over); (dm|message|email|details|info|screenshot) (is |
        was |has been )?(sent|on its way|in your|incoming); check (your )?(dm|dms|inbox|messages); (here|there) (it
        is|you go|they are|you are)""",
    Act.WISHES: """
        (i|we|id|i'd) (wish|would love|would like to see|want to see|hope) ~ (you|it|this|there|that|had|could|would);
        you (guys )?(should|need to|ought to|must|could) (really )?(add|make|bring|have|offer|build|include|consider|
        open|let|allow|create|sell|put|introduce|get); (please|pls|plz|can you|could you|can we|could we|can u|when
        (will|are) you) ~ (add|bring back|bring|introduce|include|open|make it|allow|put|create|support); would be (so
        |really |very |super )?(nice|great|cool|awesome|good|helpful|useful|lovely|handy|amazing); bring back;
        (suggestion|feature request|idea) ~; an option (to|for); (why|how come) (is|isn't|are|aren't|can't|don't|
        doesn't) (there|you|we|it) ~ (option|feature|way|add|have|support)""",
    Act.CLOSES: """
        (it|that|this|which|all|everything|mine|they|he|she)('s| is| are| has| have| was| seems)? ?(been |just |now |
        finally |all |to have )*(work|works|worked|fixed|solved|resolved|sorted|helped|back (on|up|online|to normal)|
        good now|fine now|ok now|okay now|arrived|came|did it|did the trick); (fixed|solved|resolved|sorted|working|
        works|back) (it|now|again|up|on|out|already|finally); (ok|okay|great|cool|perfect|awesome|sounds good|alright|
        all right|got it|i see|fair enough|understood|makes sense|good to know|will do|no worries|no problem|never
        ?mind|nvm|all good|all set) (?= *[,.!]|\\s*$| thank| thx| ty| i'll| i will| will); problem solved; (have a|
        good) (great |nice |good |lovely )*(day|night|evening|one|weekend|morning); (you|u) (too|as well)""",
    Act.CONCERNS_ALL: """
        recall*; unsafe; safety (issue|hazard|risk|warning|problem|defect|concern); dangerous; danger; hazard*;
        fire; caught (on )?fire; flames; burn(ed|t|s|ing)?; smok(e|ed|ing); explod*; explosion; overheat*;
        electr(ic|ical) shock; shock(ed)? (me|my|by); gas leak; carbon monoxide; food poisoning; poison*;
        contaminat*; salmonella; listeria; e\\.? ?coli; allerg*; undeclared; (glass|metal|plastic|mold|mould|
        mouse|rat|needle|razor|insects?|worms?|maggots?|cockroach*) ~ in (my|the|our|your); chok(e|ed|ing);
        injur*; hospital*; toxic; asbestos; lead paint; brakes? (fail*|failed|don't|do not|not); airbag*; data
        (breach|leak); leaked ~ (data|passwords?|cards?); everyone's (data|passwords?); (racis*|racially|sexis*|
        homophob*|transphob*|antisemit*|islamophob*|ableis*|discriminat*|racial (slur*|profiling)|slurs?|n-word);
        (because|due to) (of )?(my|his|her|their|our|he|she|they) ~ (skin|race|religion|hijab|disability|
        wheelchair|gender|black|gay|muslim|jewish|nationality|accent); refused ~ because (he|she|they|i|we|of) ~
        (black|gay|muslim|jewish|disabled|trans|wheelchair|asian|latino|guide dog|service dog|skin|hijab|race);
        (water|product|batch|lot) ~ (unsafe|contaminated|tainted); is it (still )?safe; safe to (eat|drink|use|
        drive|fly|give); warn(ing)? (everyone|others|people|parents|all); (whole|entire) (city|region|country|
        area) ~ (out|down|without); evacuat*; outbreak""",
}

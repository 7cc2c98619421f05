"""Words that the English patterns share."""

WORDS = {
    "we": r"\b(?:we|i)",
    "few": r"(?:[\w'-]+,? ){0,3}",
    "some": r"(?:[\w'-]+,? ){0,7}",
    "gap": r"[^.!?;:]{0,80}?",
    "short": r"[^.!?;:,]{0,40}?",
    "very": (
        r"(?:(?:so|very|truly|deeply|really|sincerely|genuinely|terribly|awfully|extremely|incredibly"
        r"|profoundly|unreservedly|wholeheartedly|humbly|all|also|therefore|again|once more|do|does|did|must"
        r"|can only|hereby|both|just|most|too|still|first|personally|publicly) )*"
    ),
    "wish": (
        r"(?:wish(?:es)? to|wants? to|would like to|'d like to|(?:would|'d) of course|would|'d|will|'ll"
        r"|have to|has to|must|am prepared to|'m prepared to|are prepared to|can only|owe|have|has"
        r"|has already|'ve|had)"
    ),
    "crowd": r"(?:anyone|anybody|someone|somebody|whoever|any(?: of| one of)?(?: our| the| you)?(?: [\w-]+){0,3}?)",
    "people": (
        r"(?:customers?|guests?|passengers?|patients?|users?|members?|residents?|readers?|viewers?|followers?"
        r"|fans?|people|persons?|individuals?|families|parents|clients?|shoppers?|tenants?|travell?ers?"
        r"|visitors?|listeners?|diners?|drivers?|riders?|students?|employees|colleagues?|staff|workers"
        r"|neighbou?rs|communit(?:y|ies)|groups?)"
    ),
    "hurt": (
        r"(?:inconvenien\w+|offen[cs]e|hurt|distress|upset|confusion|concerns?|harm|worry|worries|pain"
        r"|trouble|misunderstandings?|disappointment|frustration|anxiety|discomfort|disruption|damage"
        r"|difficult(?:y|ies)|alarm|annoyance|unease|embarrassment|irritation|suffering|loss(?:es)?|stress"
        r"|problems?|issues?|bother|grief|sadness)"
    ),
    "bad": (
        r"(?:wrong|late|false|unsafe|offensive|racist|sexist|rude|cruel|careless|slow|untrue|unfair"
        r"|unacceptable|inexcusable|insensitive|hurtful|dishonest|broken|faulty|dangerous|sloppy|negligent"
        r"|inadequate|insufficient|misleading|contaminated|rotten|defective|poor|bad|disrespectful"
        r"|thoughtless|reckless|a mistake|a lie|an error|a disgrace|indefensible|shameful|tone-deaf|incorrect"
        r"|incomplete|unjust|unworthy|stupid|arrogant|cowardly|ugly|not (?:good|safe|true|right|fair"
        r"|acceptable|clear|honest|enough|okay|ok|up to))"
    ),
    "harmed": (
        r"(?:failed|forgot|forgotten|neglected|ignored|lied|misled|betrayed|broke|broken|lost|damaged"
        r"|destroyed|hurt|harmed|injured|insulted|offended|humiliated|poisoned|polluted|leaked|exposed"
        r"|(?:over|under|double-?)charged|(?:over|double-?)booked|oversold|underpaid|under(?:estimated"
        r"|staffed)|mis\w+(?:ed|en|t)|mistook|misread|stole|stolen|cheated|deceived|delayed|breached|violated"
        r"|squandered|overlooked|dismissed|discriminated|abused|botched|bungled|abandoned|excluded|silenced"
        r"|hid|hidden|concealed|withheld|tricked|contaminated|upset|scared|frightened|disappointed|wronged"
        r"|wasted|yelled|shouted|snapped|mocked|laughed|sued|threatened|blamed|accused|retouched|skipped"
        r"|rushed|denied|refused|stranded|spammed|copied|plagiari[sz]ed|fumbled|blundered|erred|slipped"
        r"|overreacted|overpromised|burned|burnt|flooded|bullied|exploited|endangered|confused|worried"
        r"|cut corners|scalded|spoiled|ruined|dumped|spilled|spilt|stalled|dithered|belittled|patroni[sz]ed"
        r"|stereotyped|degraded|tolerated|covered up|looked away|left|dragged|trampled|crushed|killed"
        r"|sickened|locked|let)"
    ),
    "calm": (
        r"(?:ha[ds]|have|been|learn(?:ed|t)|hear[d]|saw|seen|read|received|spoke|spoken|talked|met|contacted"
        r"|refunded|paid|repaid|returned|replaced|repaired|fixed|restored|removed|withdrew|withdrawn|recalled"
        r"|deleted|pulled|stopped|reopened|started|began|begun|launched|appointed|hired|introduced|changed"
        r"|added|improved|updated|tightened|strengthened|reviewed|investigated|commissioned|informed|notified"
        r"|offered|apologi[sz]ed|regretted|decided|wanted|hoped|tried|meant|thought|believed|understood"
        r"|reali[sz]ed|recogni[sz]ed|acknowledged|admitted|agreed|pledged|committed|invested|donated|arranged"
        r"|measured|tested|checked|found|discovered|noticed|identified|traced|confirmed|taken|grew|grown"
        r"|loved|enjoyed|celebrated|strived|welcomed|thanked|listened|prided|won|earned|switched off"
        r"|retrained|trained|rehired|reinstated|doubled|used to|felt|came|become|became|called on|asked for"
        r"|worked|grieve\w*|mourned|valued|wished|expected|needed|liked|proposed|set up|set out|doubted"
        r"|feared|devoted|always|promised|disagreed|expressed|shared|reached out|followed|kept you|stood"
        r"|rebuilt|treated|noted|sold out|considered|discussed|answered|replied|responded|helped|supported"
        r"|served|joined|knew|known|said|tracked|rebooked|reimbursed|compensated|evacuated|alerted|warned"
        r"|reported|secured|shut down|shut|suspended|opened|gave|given|filed|handed|complied|acted|certified"
        r"|existed|handled more|produced|switched to|covered|copied from nobody|engaged|cooperated|needed"
        r"|secured|disabled|blocked|reset|upgraded|installed|extended|published|proud|disappoint|moved to"
        r"|went back|went through|planned to|stayed|walked|lived|built|written to|signed|got off)"
    ),
    "past": (
        r"(?:\w+ed|broke|lost|left|let|sold|sent|told|cut|put|took|made|did|ran|hid|hurt|hit|threw|wrote"
        r"|bought|chose|drove|forgot|got|held|led|lied|misled|misread|mistook|oversold|shot|showed|slept"
        r"|spent|spilt|stole|struck|swore|taught|underpaid|burnt|bred|dealt|fed|flew|froze|laid|lit|rode|sank"
        r"|stuck|swept|tore|wound|shut|asked|called|closed|printed|poured|kept|spread|withheld|upset|fell"
        r"|blew|went|bet|split|lent|meant to)"
    ),
    "our_side": (
        r"our (?!supplier|contractor|vendor|partner|certifier|lawyer|competitor|customer|guest|auditor"
        r"|thought|heart|investigation|review|inquiry|landlord|insurer|founder|history|critics|neighbou?rs"
        r"|passengers|patients|users|members|communit|families|decent|chairman|good)"
    ),
    "fix": (
        r"(?:refund|reimburs|compensat|replac|repair|repay|pay|paid|credit|cover|return|restor|reinstat"
        r"|recall|withdr|remov|delet|rebook|re-?issu|redo|redeliver|resend|fix|correct|rectif|retract|clean"
        r"|waiv|cancel the|undo|put right|make (?:it|this|that|things|good)|making (?:it|this|that|things)"
        r"|make up for|bring|collect|pick up|take back|taking back|give you back|giv\w+ back|treat|help"
        r"|support|set up a fund|double your|add)"
    ),
    "better": (
        r"(?:do(?:ing)? better|be(?:ing)? better|improv\w+|learn(?:ed|t|ing)?|chang(?:e|ed|ing)|retrain\w*"
        r"|train\w*|tighten\w*|strengthen\w*|overhaul\w*|introduc\w+|install\w*|hir(?:e|ed|ing)|appoint\w*"
        r"|double-check\w*|rewrit\w+|redesign\w*|rebuil[dt]\w*|upgrad\w+|requir\w+|audit\w*|replac\w+"
        r"|scrap\w*|abolish\w*|ban(?:ned|ning)?|test\w*|check\w*|inspect\w*|monitor\w*|prevent\w*|review\w*"
        r"|end(?:ed|ing)?|stop\w*|strive|earn\w*|adopt\w*|revis\w+|reform\w*|switch\w* to|mov\w+ to"
        r"|separat\w+|limit\w*|add(?:ed|ing)?|increas\w+|writ\w+ a|set(?:ting)? up|report\w*|invest\w*"
        r"|try to be|work(?:ing)? (?:harder|on)|make sure|making sure|ensure|ensuring)"
    ),
    "reaction": (
        r"(?:reactions?|backlash|outcry|criticisms?|controversy|uproar|outrage|furore?|boycotts?|petitions?"
        r"|hashtags?|storm of|shitstorm|debate|negative feedback|public (?:response|anger|pressure|opinion"
        r"|debate|discussion)|pressure|protests?|calls for|media (?:coverage|reports?|attention|interest)"
        r"|press (?:coverage|reports?)|headlines|news (?:coverage|reports?)|complaints on|comments|replies"
        r"|tweets|posts|social media|twitter|tiktok|instagram|facebook|discussions? online"
        r"|online (?:discussion|debate|response)|attention|scrutiny|anger|fury|noise|threatened to|heat"
        r"|bad press|feedback|speculation|conversation online|conversations online|resignations?)"
    ),
}

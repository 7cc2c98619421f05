"""Kinds of English words: what a learned weight may know of a word that it has never seen.

A word that ends in `*` stands for all that begin like it. A word may be of several kinds.
"""

KINDS = {
    "us": "we i us me ourselves myself we're we've we'd we'll i'm i've i'd i'll",
    "our": "our my ours mine",
    "you": "you your yours yourself yourselves you're you've you'd you'll u ur",
    "them": "they them their theirs he she him her his hers they're they've he's she's who whose whom",
    "harm": (
        "harm* hurt* injur* suffer* pain* wound* damag* destroy* ruin* die died dies dead death* kill* poison* "
        "sick* ill illness* burn* burnt scald* bruis* bleed* drown* choke* froze* freez* collaps* crash* leak* "
        "spill* spilt flood* contaminat* pollut* infect* expos* stole* stolen lost lose losing loss* strand* trap* "
        "stuck frighten* scar* humiliat* insult* offend* offens* degrad* distress* upset* discriminat* harass* "
        "bully* bullied abus* assault* underpaid overcharg* mislead* misled deceiv* betray* evict* homeless* hungry "
        "cold damp mould mold broken crack*"
    ),
    "fail": (
        "fail* neglect* ignor* overlook* forgot* forget* miss* omit* omission* skip* delay* late mishandl* botch* "
        "bungl* mistak* mistook error* wrong* fault* breach* violat* lapse* shortcoming* oversight* misjudg* "
        "misread* mislabel* mislaid mixed mix-up* mess* blunder* slip* cut corners lied lie lying lies hid hidden "
        "hide conceal* withheld promised dragged dithered shelved sat unread unanswered unchecked untested unlocked "
        "unsafe faulty defect* incorrect* inadequate* insufficient* careless* sloppy negligen* reckless* unfair* "
        "unaccept* inexcus* should've"
    ),
    "deed": (
        "sent sold sell told said wrote left let put took made ran gave built closed opened posted published "
        "printed shipped delivered charged billed booked cancelled canceled deleted dropped broke lost kept held "
        "turned switched signed approved decided chose hired fired rented refused denied rejected used filmed "
        "recorded tracked shared copied poured dumped served cooked labelled labeled installed fitted parked towed "
        "drove rushed pushed locked shut stored entered typed merged deployed released rolled trained staffed "
        "scheduled paid spent counted treated laughed shouted snapped mocked joked answered waited moved removed "
        "threw pulled cut raised added bumped oversold"
    ),
    "sorry": "sorry apolog* regret* asham* shame remorse* sorrow* condolence* mea culpa contrite gutted mortified",
    "pardon": "forgiv* pardon* absolv* mercy",
    "fix": (
        "refund* repay* repaid reimburs* compensat* replac* repair* return* restor* credit* waiv* recall* withdr* "
        "rebook* redeliver* resend resent reinstat* reopen* correct* fix* undo* undone cover* free gratis voucher* "
        "back pull* remov* delete* cancel* clean* offer* help* support* counsel* pay pays paid paying swap* "
        "exchange* deposit* rewrit* retract* revers* reset* pick collect* bring brought hand* handed fund hotline* "
        "lift* lifted retroactive* arrear* extend*"
    ),
    "better": (
        "train* retrain* introduc* install* hire* hiring appoint* audit* inspect* check* double-check* second "
        "monitor* alarm* sensor* rule* polic* procedure* checklist* sign* signs scrap* abolish* ban* stop* ends end "
        "learn* lesson* improv* chang* better again prevent* ensur* sure redesign* rebuild* overhaul* tighten* "
        "strengthen* require* independent* quarter* regular* weekly monthly daily every automat* backup* safeguard* "
        "standby committee* board*"
    ),
    "time": (
        "today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday january february "
        "march april may june july august september october november december week* month* year* day* hour* minute* "
        "morning* evening* night* noon spring summer autumn winter now soon immediately since until till by from on "
        "before after"
    ),
    "onward": "now today tomorrow tonight henceforth future onward* onwards until next starting already",
    "cause": (
        "because cause* causing since due owing reason* why therefore hence result* trigger* led stem* root came "
        "originat* explain* explanation traced turned how after when which so thanks bc cuz"
    ),
    "thing": (
        "machine* server* software* system* valve* pump* cable* battery batteries fuse* sensor* database* script* "
        "update* certificate* file* spreadsheet* template* form* label* sticker* line* belt* filter* switch* "
        "boiler* pipe* bolt* screw* bracket* hinge* lock* alarm* printer* barcode* scanner* truck* van* lorry "
        "aircraft plane train* crane* code* bug* config* setting* queue* ledger* field* column* tank* freezer* "
        "fridge* oven* glue* solder* weld* sealant*"
    ),
    "others": (
        "supplier* vendor* contractor* subcontractor* partner* provider* agency agencies courier* carrier* "
        "manufacturer* installer* consultant* freelanc* intern interns trainee* employee* staff individual* "
        "operator* airport* police regulator* government* council* ministry weather storm* snow* rain* wind* "
        "traffic strike* union* hacker* algorithm* bot* platform* ai machine* third-party third upstream driver* "
        "user* customer* guest* visitor* parent* tenant* shopper* patient* pupil* student* competitor* predecessor* "
        "previous former bank* developer* distributor*"
    ),
    "blame": (
        "blame* fault responsib* originat* caused guilty answer* attributable attribut* down beyond control context "
        "misunderst* misinterpret* misread misrepresent* misus* careless* ignored instructions read should ought "
        "supposed own their themselves liable acted without authoris* authoriz* rogue failing let"
    ),
    "small": (
        "small minor tiny slight* little few handful isolated rare* mere merely only just bit brief* short* single "
        "one negligible trivial* trifl* marginal* modest limited hiccup* glitch* blip* hitch* wrinkle* snag* teeth* "
        "storm teacup blown exaggerat* proportion* overreact* fuss drama cosmetic momentary some couple "
        "insignificant barely hardly nothing nobody harmless least worst simple technicality perspective"
    ),
    "boast": (
        "proud* pride* award* best leading leader* excellen* outstanding highest quality commit* value* heart core "
        "dna tradition* heritage reput* trust* renowned famous unrivalled unmatched exceptional world-class "
        "first-class finest record prided always founded generation* decade* years century passion* dedicat* "
        "standard* mission believe* seriously priority utmost importance second none top rated ranking* certified "
        "pioneer* benchmark* exemplary proven rightly flagship loved beloved signature integrity ethic* caring care "
        "cares champion*"
    ),
    "vague": (
        "situation* incident* matter* issue* event* circumstance* development* occurrence* content remark* comment* "
        "statement* conduct behaviour behavior certain recent concern* thing* stuff episode happened occurred "
        "unfolded transpired all this everything that shortcoming* challenge* aspect* decision* choice* past "
        "moment* experience* business affair* topic* question* subject mishap* trouble* difficulty difficulties "
        "mess controvers* drama week* weekend"
    ),
    "quiet": "the this that these those what some any certain such",
    "over": (
        "never again ever guarantee* promise* 100 percent completely absolutely impossible always entirely zero no "
        "forever assure* certain* totally every single rest assured"
    ),
    "deny": (
        "deny denies denied false untrue fabricat* invent* baseless unfounded lie lies nonsense never nothing none "
        "nobody reject* wrong* no not didn't isn't wasn't myth* rubbish refute* without foundation made-up imagin* "
        "malicious"
    ),
    "attack": (
        "mob smear* witch hunt vendetta campaign* agitat* troll* disgruntled bitter greedy greed grudge* agenda "
        "revenge blackmail* extort* slander* libel* defam* liar* hysteri* haters hate* activist* fanatic* "
        "extremist* accus* accuser* so-called clout attention publicity lawyer* competitor* jealous* envy envious "
        "opportunist* hunters clicks settlement self-appointed ganged orchestrat* spread* lynch* keyboard anonymous "
        "provocateur* troublemaker* axe grind shout* loud"
    ),
    "victim": (
        "victim* suffer* hounded threaten* threats bullied persecut* destroy* ruin* pillor* attacked targeted "
        "target* casualty innocent harassed wronged injured sleep tears crucified reputation livelihood* name "
        "family families kids children sacrificed scapegoat* haunted abused robbed spat driven torn siege"
    ),
    "crowd": (
        "reaction* backlash outcry critic* criticism* controvers* uproar outrage* furore boycott* petition* "
        "hashtag* shitstorm debate* press media journalist* newspaper* reporter* article* report* coverage viral "
        "video* clip tweet* post* thread* comment* reviews social twitter tiktok instagram facebook reddit online "
        "signature* signed protest* pressure anger angry furious voices heard heed feedback noise headlines "
        "broadcast* television tv documentary sponsors investors shareholders boos trending screenshots exposed "
        "exposé leak leaked parliament minister prosecutor* lawsuit* court regulator* ombuds* whistleblower* "
        "attention scrutiny resignation million views thousands campaigners subscribers"
    ),
    "spur": (
        "following after light response wake face given view since prompted spurred answer reaction due owing "
        "pressed forced now that seeing heard listened read seen taken because moved compelled bowing amid in "
        "consequence loud clear"
    ),
    "feel": (
        "feel feels felt feeling* perceiv* percept* offend* offence offense upset* disappoint* hurt frustrat* think "
        "thought believe* found find* experienc* interpret* took taken seemed came across impression* view* regard* "
        "sense* consider* uncomfortable angry annoyed alarmed concern* worried anxious confus* misled unwelcome "
        "unheard excluded"
    ),
    "doubt": (
        "if should any anyone anybody whoever may might could perhaps possibl* potential* whatever wherever where "
        "where's in case extent whether allegedly alleged assum* suppos* event insofar inasmuch some"
    ),
    "turn": (
        "but however although though yet nevertheless nonetheless still while whereas that said even despite then "
        "again mind having otherwise only granted admittedly same time equally notwithstanding"
    ),
    "excuse": (
        "legal* law* lawful contract* terms rules rule normal* common usual* everyone everybody other others "
        "industry standard practice unusual unavoidable inevit* necessary right* entitled expect* understand* fact "
        "true reality price* cost* stand justified justif* correct within accordance policy policies permitted "
        "allowed allow* intent* meant never-meant busy weekend holiday hard difficult tough impossible predicted "
        "foresee* unforeseen peak season unprecedented"
    ),
    "aux": "was were been being be is are am get gets got had has have",
    "modal": "will would shall should can could may might must ought",
    "not": (
        "not no never n't didn't don't doesn't wasn't weren't isn't aren't won't can't couldn't hadn't hasn't "
        "haven't cannot nor"
    ),
    "harmed": (
        "customer* guest* passenger* patient* user* member* resident* reader* viewer* follower* fan fans people "
        "person family families parent* client* shopper* tenant* traveller* traveler* visitor* listener* diner* "
        "driver* rider* student* pupil* employee* colleague* worker* neighbour* neighbor* community communities "
        "child children woman women man men donor* supporter* player* subscriber* policyholder* owner* buyer* "
        "household* farmer* nurse* volunteer* mr mrs ms dr"
    ),
    "stake": (
        "health data money job* wage* pay rent home* life lives safety privacy dignity medical diagnos* password* "
        "card* account* savings pension* allerg* asthma insulin tumour tumor cancer school visa"
    ),
    "money": (
        "cent cents pound* dollar* euro* £ $ € price fee fees fare* ticket* bill* invoice* postage cost* charge* "
        "deposit*"
    ),
    "thanks": (
        "thank* thanks grateful appreciat* please welcome dear hello hi cheers congratulations delighted pleased enjoy*"
    ),
    "look": "investigat* inquir* enquir* review* looking look examin* establish* identif* analys* analyz* find know",
    "grow": (
        "learn* grow* growth listen* reflect* journey better harder strive* committed educat* lessons improve* "
        "improving"
    ),
    "soon": "shortly soon due course continue* ongoing updates update keep informed further details",
    "trifle": (
        "trifl* trivial* superficial* negligib* slight* scratch* nuance* wrinkle* hiccup* blip* glitch* snag* "
        "hitch* slip* lapse* oopsie whoops puddle crumb* flake* fraction* spot touch tad smidgen peanuts pennies "
        "cosmetic cosmetics formality detail technicality typo teeny tiny lil wee miniscule minuscule modest mild "
        "brief short-lived momentary fleeting passing localised localized isolated confined rare rarely odd "
        "occasional occasionally somewhat perhaps merely mere barely scarcely bearable harmless understandable "
        "easily quickly soon-forgotten comparable background limited handful couple dozen few less fewer least low "
        "lower small smaller smallest overlap wobble kerfuffle mishap mix-up banter joke jest fun"
    ),
    "fuss": (
        "fuss drama dramatic tragedy deal perspective proportion* exaggerat* overblown hysteria storm teacup "
        "carried away noise circus world end home survive survived happens happen life normal everywhere everyone "
        "nobody hardly honestly really frankly anyway eh literally worse worst unusual ordinary"
    ),
    "shape": (
        "faked forged edited altered deleted shredded relabelled wiped mislaid misplaced swapped switched "
        "overlooked omitted overstated understated miscalculated misclassified misfiled misrouted mis-sorted "
        "misdirected mistaken mistook underpaid overpaid overbilled overcharged undercharged unverified unread "
        "unanswered unlocked unattended unsupervised untested unchecked unsigned uninspected unlabelled untrained "
        "unopened duplicated withheld retouched leaked skipped ignored neglected forgotten closed wedged jammed "
        "taped bypassed disabled dropped missed misspelt misspelled wrongly falsely incorrectly erroneously "
        "improperly inadvertently mistakenly unlawfully prematurely late twice without"
    ),
    "wrong": (
        "wrong incorrect false outdated invalid misleading faulty inadequate insufficient inappropriate "
        "unauthorised unauthorized unlawful illegal improper missing blank expired mistaken erroneous inaccurate "
        "incomplete defective unsafe mixed lost mistake* error* failing* failure* shortcoming* irregularit* "
        "oversight* lapse* omission* breach*"
    ),
    "agentish": (
        "by who whoever someone somebody anyone staff team manager colleague intern trainee junior individual employee"
    ),
    "outside": (
        "supplier* vendor* contractor* subcontractor* provider* agency courier* carrier* installer* consultant* "
        "franchise* manufacturer* partner* broker* forwarder* promoter* distributor* upstream external third-party "
        "outside regulator* authorities authority council government ministry court police customs airport host "
        "hosting insurer* landlord weather storm* rain snow wind heat frost nature strike* union* hackers "
        "fraudsters thieves market* trade industry algorithm* computer bot software bacteria virus passengers "
        "drivers cyclists tenants shoppers parents pupils patients users visitors relatives clients guests fans "
        "neighbours neighbors growers streamers couriers competitors predecessors previous former"
    ),
    "ought": (
        "should ought must supposed meant expected required obliged duty responsibility job task for read "
        "instructions terms"
    ),
    "liable": (
        "blame* fault* liable responsib* culprit* caused causes causing thanks attributable originat* stem stems "
        "stemmed down misled misquoted misread misinterpret* misunderst* misjudg* twisted context rogue careless* "
        "carelessness unaware own insisted insists let us told decided decides decision chose chosen choose "
        "provoked teasing themselves himself herself"
    ),
    "reject": (
        "deny denies denied reject* refute* dispute* nonsense baseless false falsehood* untrue fabricat* invent* "
        "invented fiction lie lies lied lying liar* slander* libel* defam* smear* fake faked photoshopped planted "
        "rigged hatchet laughable ridiculous absurd outrageous rubbish myth* entirely unfounded groundless never "
        "nobody none nothing improper"
    ),
    "foe": (
        "accuser* complainant* ex-employee ex-client disgruntled bitter jealous jealousy greedy envy envious "
        "spiteful obsessed vengeful grudge axe vendetta agenda lobby lobbyist* activist* agitator* extremist* "
        "fanatic* troll* hater* mob bullies bully criminals vandals opportunist* so-called self-appointed certain "
        "minority shouters rivals competitor* enemies press journalist* tabloid* lawyer* union* trolls conspir* "
        "blackmail* extort* orchestrat* hijack* ganged hunt witch hunters publicity clout clicks attention money "
        "fame settlement donations provoked provok* started twisted set"
    ),
    "martyr": (
        "victim* casualt* target* persecut* hound* pillor* crucif* lynch* slaughter* traumati* terroris* intimidat* "
        "threat* spat bullied harassed haunted branded scapegoat* ruined destroyed tears cry crying cried sleep "
        "slept livelihood* reputation* health children kids family families mother wife husband daughter son "
        "innocent decent honest hard-working suffering suffers suffered suffer wronged injured party robbed driven "
        "chased hunted dragged mud siege lose losing jobs job afraid"
    ),
    "clamor": (
        "outcry outrage uproar backlash furore storm shitstorm boycott* petition* signatur* signed protest* "
        "demonstrat* strike boos booed hashtag* trending trend viral views shares shared clip video footage "
        "screenshots tweet* tweets thread comments reviews one-star stars thumbs downvotes emails letters mails "
        "messages mail complaints critics criticism* condemnation indignation anger fury furious pushback reaction* "
        "response* calls pressure demand* demanded sponsors advertisers investors shareholders celebrities media "
        "press headlines coverage reports reporting newspaper* paper papers television tv broadcast documentary "
        "podcast mirror bbc interview front page news journalist* reporter* parliament mps minister prosecutor* "
        "court lawyer* legal regulator ombudsman hearing hearings inquiry investigation attention scrutiny "
        "discussion debate public publicly street voices voice noise loud heard hear unheard room message"
    ),
    "heed": (
        "response answer reaction light view wake face account amid following after since given now seeing seen "
        "because owing due prompted pushed spurred forced pressed urged moved faced bowing bowed yielding yield "
        "under consequence taken note noted noticed read reading listened listening hear heard felt point lesson "
        "taught opened eyes loud clear hardly ignore impossible miss understood realised realized ok okay alright "
        "finally eventually"
    ),
    "virtue": (
        "proud pride* prided values integrity honesty honest excellence excellent quality trust* trusted passion* "
        "love care cares caring commit* dedicat* mission tradition* heritage history generations reputation "
        "standing standard* benchmark* pioneer* leader* leading first best finest top award* prize* rated rating* "
        "certified certificate accredit* tested record exemplary outstanding flagship byword envy hallmark sacred "
        "utmost highest strictest priority importance core heart dna foundation always forever decades century "
        "centuries years since inclusion diversity sustainability transparency safety respect fairness family "
        "community people-first customer-first generous kind kindest clean cleanest purest"
    ),
    "placeholder": (
        "situation* incident* matter* issue* event* occurrence* development* circumstance* episode* affair* "
        "business topic* subject thing things stuff content material conduct behaviour behavior handling practices "
        "decisions choices remarks comments words statements wording actions conditions shortcomings irregularities "
        "difficulties challenges aspects concerns questions allegations controversy speculation rumours rumors "
        "misinformation happened occurred transpired unfolded arose arisen circulating surrounding concerning "
        "regarding involving connection relation respect regard instance case chapter week weekend night everything "
        "whatever something certain recent past unfortunate unpleasant regrettable"
    ),
    "aid": (
        "refund* repay* repaid reimburs* compensat* replac* repair* restor* reinstat* rebook* redeliver* resend "
        "credit* waiv* void cancel* revers* correct* retract* withdraw* withdrew withdrawn pulled removed deleted "
        "recalled recall return* back free gratis cover* paid pays pay paying gift voucher* double extra swap* "
        "exchange* spare replacement courier taxi* bus hotel doctor* vet nurse* counsellor* counselor* plumber "
        "electrician lawyer* fund deposit interest bill bills fee fees cost costs expense charge owe owes owed "
        "shipped sending bringing driving fetches tanker water meals beds room rooms lifted dropped unlocked fixed "
        "fix sorted solved resumed running reopened open online again invited invite treat treatment tests bought"
    ),
    "guardrail": (
        "train* retrain* course* rule* policy policies procedure* checklist* check* checks checked double-check* "
        "inspect* audit* monitor* alarm* sensor* camera* meter lock* locks key keys second two pair eyes signs "
        "signature* sign-off approve* approval independent outside external hired hire hiring appointed head "
        "officer producer steward* guard* supervisor* committee panel board union works trustees publish* report* "
        "monthly weekly quarterly daily automat* automatically backup* copy generator* safeguard* barrier* railing* "
        "stop* stops stopped end ends ended abolish* scrap* scrapped ban* banned retired mandatory required "
        "compulsory redesign* rebuilt rewrit* rewrote overhaul* tighten* strengthen* doubled more instead rather "
        "longer future henceforth onwards forward now until before unless every each always never"
    ),
    "resolve": (
        "learn* grow* growth better harder improv* chang* reflect* listen* committed determined strive promise "
        "pledge vow word earn trust lesson* mistakes"
    ),
    "mechanism": (
        "valve* pump* pipe* seal* bolt* weld* seam* bracket* hinge* rope* cable* fibre fuse* relay* battery "
        "batteries charger* engine* motor* axle* brake* wheel* tyre* sensor* filter* vent* fan* boiler* freezer* "
        "fridge cooling refrigerat* tank* generator* switch* button* lever lock* server* software database* script* "
        "update* patch* bug* config* certificate* token* router* mast* queue* cache* file* list* lists sheet "
        "spreadsheet column* row* field* cell* template* form* label* sticker* barcode* scanner* printer* clock "
        "timer algorithm* code* api firmware backup* paint glue dye wax salt frost ice rain storm lightning heat "
        "fog wind snow swan bird mouse rat wasp bacteria salmonella norovirus virus flu spark static rust*"
    ),
    "gave_way": (
        "broke broken burst cracked collapsed sheared failed tripped jammed stuck froze frozen melted leaked "
        "overflowed overheated expired crashed exhausted corroded rusted worn tore torn slipped loosened dropped "
        "fell died blew shorted unplugged disconnected misread misheard mistook confused mixed swapped merged "
        "duplicated overwrote exceeded ran"
    ),
    "doer": (
        "driver* pilot* nurse* doctor* guard* steward* officer* teacher* coach* chef* cook* waiter* waitress* "
        "clerk* editor* engineer* technician* trainer* director* manager* chairman chair board council ministry "
        "bank hospital university school club company airline museum paper newspaper union federation trust charity "
        "team staff crew shop store hotel restaurant"
    ),
    "said_sorry": "apolog* sorry regret* remorse* asham* shame* sorrow* pardon forgiv*",
    "plain": (
        "open opens opening closed close closes arrives arrive leaves leave starts start begins begin runs run sold "
        "sale tickets available bring visit please welcome page programme program season concert exhibition museum "
        "library course class breakfast lunch dinner menu garden pool match game train bus tram road bridge "
        "delivery order number card app version download meeting held takes place"
    ),
}

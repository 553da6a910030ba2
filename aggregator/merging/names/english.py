"""The English words that show what a name is a name of."""

from __future__ import annotations

from typing import Final

from aggregator.merging.language.sentences import ABBREVIATED_TITLES
from aggregator.merging.language.time_words import MONTHS, WEEKDAYS
from aggregator.merging.statements import titles
from aggregator.merging.statements.english import ENGLISH
from aggregator.merging.words import phrase_set, word_set

DAYS: Final = (WEEKDAYS.keys() | MONTHS.keys() | word_set("tues wed thu thurs christmas easter ramadan")) - word_set(
    "jan jun jul sep"
)
"""Words with a capital that are no names; Jan and Jun are people's."""
SMALL: Final = (
    ENGLISH.determiners
    | ENGLISH.breaks
    | ENGLISH.prepositions
    | ENGLISH.openers
    | ENGLISH.other_pronouns
    | word_set(
        """of any more less such other others yes please let just even once only according including new old first next
        tomorrow tonight"""
    )
) - word_set("al bin")
"""Words that have a capital only where they open a sentence or a headline."""
NAMES_TOO: Final = frozenset({"He", "Or"})
"""Of these, those that are people's names elsewhere: "He Lifeng", "Or Levy"."""
SUFFIXES: Final = word_set(
    """led based backed born style era brokered controlled held run owned occupied linked made mediated sponsored
    allied appointed wide bound funded educated trained listed supplied administered speaking like"""
)
"""After a hyphen these make an adjective of a name."""
ABBREVIATIONS: Final = ABBREVIATED_TITLES | titles.SHORTENED | word_set("amb msgr fr")
"""Words that have a full stop and go on."""

PARTICLES: Final = word_set(
    "de del della di da das do dos du van von der den ter ten zu af bin bint ibn al el la ben abu y"
)
SONS: Final = word_set("bin bint ibn")
"""Of these, those that stand before the name of somebody's father."""
FIRM_TITLES: Final = word_set(
    """mr mrs ms miss dr prof professor president premier chancellor minister mayor governor gov senator sen
    congressman congresswoman rep gen col maj capt lt sgt adm sheikh sheik pope archbishop ambassador secretary
    spokesman spokeswoman spokesperson pm ayatollah colonel lieutenant sergeant admiral taoiseach director-general
    attorney-general governor-general mla mullah maulana sepoy havildar"""
)
"""Capitalised before a name these make a person of a single word."""
TITLES: Final = FIRM_TITLES | word_set(
    """sir lady dame representative general major captain cmdr commander brigadier brig corporal marshal judge justice
    bishop cardinal rabbi imam king queen prince princess emperor sultan emir lord baroness envoy speaker commissioner
    inspector superintendent detective officer attorney chairman chairwoman director chief leader coach councilman
    councilwoman councillor constable sheriff madam mdm rev reverend mp mps mep ceo cfo secretary-general
    vice-president chair chairperson deputy herr frau monsieur madame señor señora senor senora lawyer prosecutor
    pastor undersecretary youtuber"""
)
"""Capitalised before a name, which they are no part of; a "General" or a "King" may be a company."""
ROLES: Final = word_set(
    """president premier chancellor minister secretary mayor governor senator congressman congresswoman lawmaker
    spokesman spokeswoman spokesperson commander general colonel captain major lieutenant sergeant admiral
    ambassador judge justice bishop archbishop sheikh king queen prince princess envoy negotiator mediator
    counterpart successor predecessor professor economist analyst strategist historian lawyer attorney prosecutor
    doctor nurse surgeon engineer teacher farmer fisherman journalist reporter correspondent photographer author
    novelist writer poet singer actor actress director filmmaker painter musician trumpeter coach striker midfielder
    defender goalkeeper winger pitcher quarterback forward skipper sprinter runner cyclist swimmer boxer golfer
    driver pilot sailor climber activist campaigner dissident politician candidate deputy chairman chairwoman
    neighbour neighbor astronomer astronaut teammate team-mate classmate roommate comrade colleague
    founder co-founder cofounder philanthropist billionaire businessman businesswoman entrepreneur scientist chemist
    physicist researcher brother sister
    father mother son daughter wife husband widow uncle aunt nephew cousin resident survivor witness victim student
    pensioner shopkeeper volunteer head executive paramedic firefighter policeman policewoman soldier sniper rebel
    warlord gunman suspect defendant boss teenager treasurer sheriff councillor coroner detective inspector rabbi
    imam priest pastor cleric commissioner administrator ombudsman ombudswoman editor curator conductor chef librarian
    drummer guitarist pianist violinist comedian columnist jockey referee skier hiker vicar nun monk widower"""
)
"""Said of a person in small letters, before a name or in apposition behind it."""
WEAK_ROLES: Final = word_set("leader chief manager member official officer adviser advisor expert owner")
"""The same where the name begins with a given name; firms are leaders and managers too."""

ENGLISH_GIVEN: Final = word_set(
    """will mark bill grant chase rose grace joy dawn faith hope dean frank jack rob drew sue pat ray gene max victor
    art guy miles carol ivy holly olive ruby pearl amber jade crystal melody iris violet daisy lily robin jay heath
    cliff glen dale brook brooke reed wade sandy jasmine ginger basil rich buddy chance angel christian penny bob
    harry bobby stone gray grey kelly don nick norm curt ernest wilder hunter mason carter tyler cooper taylor
    parker marina ana sunny lucky mercy patience prudence charity trinity"""
)
"""Given names that are words too: at the opening of a sentence they prove nothing."""
NO_GIVEN: Final = word_set(
    """summer august april may june red green golden silver royal star storm river sky winter general major prince king
    queen earl duke justice delta alpha asia eden santa mercedes ford lincoln chelsea morgan ocean iron lord noble
    true baba lance saint san la le del el al abu real inter dow wall great grand north south east west black white
    blue brown sea bay lake mount cape fort port home house land market union unity liberty victory champion boss
    azad master doctor sun moon sol luna nova aurora phoenix dallas memphis brooklyn denver kingston houston jerusalem
    israel india kenya china cuba america africa europe arabia persia diamond empire legend prime first second man
    boy long young day night christmas easter noel data cloud apple orange berry cherry oak ash forest harbour
    harbor bishop pope dean cardinal chancellor senator sheikh imam ansar hamas hezbollah nasser islam muslim people
    national democratic republic arab kurd dar bank world central social human nobel oscar emmy grammy tony santo
    state premier chief mission royce operation camp metro little park atlas homer milford l.a. u.s. d.c. n.y. u.k.
    u.n. e.u. ras tell tal deir dayr wadi jabal jebel beit bayt burj bab kafr kfar haret bandar mont monte mt piz cerro
    nevado puerto porto"""
)
"""Listed as given names somewhere, and mostly something else in English news."""

NO_PERSON: Final = titles.NO_PERSON | word_set(
    """guards airways tv mountain lane road way drive boulevard prize award awards line cross trophy open festival
    stadium arena hall centre center tower towers dam park beach falls museum gallery theatre theater library
    college clinic church cathedral mosque temple act law bill case doctrine plan report inquiry index show studios
    records pictures entertainment motors holdings capital partners associates brothers sons inc corp ltd ag sa spa
    plc llc gmbh co bv nv olympics games championship championships fc afc cf athletic rovers wanderers rangers
    bulls masters final summit conference forum mission battalion division regiment fleet democrats democrat
    republicans republican conservatives conservative labour labor liberal liberals socialist socialists communist
    greens christian muslim islamic jewish catholic orthodox brotherhood crescent liberty universe america africa
    asia europe earth moon mars sky market exchange stock bonds securities media network channel magazine journal
    gazette herald tribune guardian observer review daily mail mirror telegraph standard express independent
    chronicle globe insurance energy oil gas power electric steel technologies technology systems software labs
    pharma pharmaceuticals bio foods brands hotels resort resorts hotel chamber crisis deal order pass point hill
    hills heights gate gates cemetery memorial monument prison jail camp base barracks fort castle abbey derby grand
    prix marathon tour classic invitational hurricane typhoon cyclone tropical dome belt initiative rights watch
    amnesty security defence defense foreign interior finance justice education transport trade culture speaker
    claus bros discovery parkway highway freeway turnpike expressway canyon creek trail sound tunnel challenge
    everywhere men women metro meridian terminal flats rose manor productions construction scandal saga affair ranch
    plaza coast gin sponge startup nevada borer briton executive st wadi jebel jabal beit deir khirbet"""
)
"""Words of a name that show it to be no person's, beside `HEADS`."""
NOT_BEFORE: Final = word_set(
    """the a an this that my your his her its our their via uss hms ss ins hurricane storm typhoon cyclone operation
    flight vessel ship tanker carrier frigate destroyer rover shares stock"""
)
"""Before a name without a title these show it to be no person's."""
NOT_BEHIND: Final = word_set(
    """stadium bridge airport street prize award foundation hospital school university museum theatre dam park shares
    stock line cup trophy arena hotel festival family brand album base airbase barracks square mosque church cathedral
    temple mountains mountain valley river ridge hills gorge peninsula desert"""
)
"""Behind a name these show that something is called after a person, or is no person: "the Cal Miskaad mountains"."""

HEADS: Final = word_set(
    """ministry department agency council commission committee parliament assembly senate court army navy force forces
    guard police bank corporation group party front movement organisation organization association federation
    institute university foundation authority bureau board brigade corps alliance society fund trust service
    services command directorate inspectorate secretariat consortium tribunal treasury academy club administration
    union coalition office"""
)
"""The last word of a name of several words that is an organisation's."""
COURTS: Final = word_set(
    """supreme high constitutional criminal district federal appeals appeal crown county magistrates military superior
    circuit administrative cassation sessions regional arbitration commercial claims international juvenile"""
)
"""Before "court" these make it a court of law; others may make a house or a sports ground of it."""
ROYAL: Final = word_set("king queen prince princess pope emperor sir dame sheikh sheik")
"""Titles that a given name follows."""
HEADS_OF: Final = word_set(
    """ministry department bank university institute council committee commission organisation organization office
    association federation board bureau court agency authority centre center centers centres chamber academy society
    fund foundation parliament union forces army corps alliance college school"""
)
"""The word before "of" or "for" in an organisation's name."""
LEGAL_FORMS: Final = word_set("inc corp ltd limited ag spa plc llc llp gmbh nv oyj asa")
"""Behind a firm's name these are no part of what it is called."""
COMPANY_SIGNS: Final = LEGAL_FORMS | word_set("holdings airlines airways motors pharmaceuticals bancorp")
LINKS: Final = word_set("of for on against")
PORTFOLIO: Final = word_set(
    """health human services service labour labor social policy food agriculture drug drugs trade industry energy
    foreign affairs commonwealth development science technology education culture sport sports transport
    transportation infrastructure justice interior finance economy economic environment environmental climate water
    housing urban rural local government internal security defence defense digital communications information
    cooperation commerce community family families women youth children securities exchange fisheries forestry oceanic
    atmospheric strategic international tourism heritage public works home prevention disease control nutrition
    medicines healthcare competition markets crime customs revenue border immigration emergency situations
    humanitarian relief rescue natural resources mines mineral petroleum research innovation planning budget
    welfare equality equalities pensions"""
)
"""Fields of work, which "and" may join within a name."""
NO_HEAD_NAMES: Final = phrase_set(
    """
    air force, biden administration, book club, box office, breakfast club, central command, church service, city
    police, civil service, coalition forces, contact group, credit union, customs union, district office, field office,
    focus group, food bank, golf club, government forces, ground forces, head office, health club, high command, joint
    command, joint forces, left bank, local police, memorial service, military police, military service, national
    service, new guard, news service, night club, obama administration, old guard, oval office, post office, press
    office, private office, public service, rebel forces, right bank, riot police, russian federation, search party,
    secret service, security forces, south bank, soviet union, special forces, state police, support group, task force,
    tea party, third party, town council, trade union, trump administration, west bank, western union, white house
    office, working group
    """
)
"""What has such a word and is no name of its own, or not of one body."""
LEADING: Final = word_set(
    """former outgoing incoming rival ailing embattled opposition moderate top senior local regional ruling acting
    meanwhile separately earlier later sources officials pro-russian far-right far-left"""
)
"""Before an organisation's name at the opening of a sentence these are no part of it."""

OF_NATURE: Final = word_set(
    """lake mount river gulf strait bay sea cape isle port fort camp hotel university bank sons battle treaty siege
    duke duchess prince princess earl bishop archbishop order house"""
)
"""Before a place these make a name of something else, "of" between them or not."""
REGIONAL: Final = word_set("region oblast province governorate county district state airport")
"""Behind a place these leave it one."""
NO_PLACES: Final = word_set(
    """brits indies americas emirates guadalupe bayern dining island lincoln commonwealth sundance kennedy toyota
    harvard mary sale sales jupiter oras filipina whitehall westminster"""
)
"""Names of places somewhere, and mostly something else in English news."""
STATES_TOO: Final = word_set("georgia")
"""Countries whose name a state of another has."""
LOCATING: Final = word_set("in at near from to around outside across towards toward into via")
"""What follows says where."""

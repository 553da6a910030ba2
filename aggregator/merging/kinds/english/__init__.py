"""What English says of events: `tongue` tells how it is written; the rows of events stand in modules of their own."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.english.mishaps import MISHAPS
from aggregator.merging.kinds.english.other import OTHER
from aggregator.merging.kinds.english.talks import TALKS
from aggregator.merging.kinds.english.violence import VIOLENCE
from aggregator.merging.kinds.english.words import SETS
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.role_words import ANSWERING

ENGLISH: Final = Tables(
    sets=SETS,
    events={**TALKS, **VIOLENCE, **MISHAPS, **OTHER},
    traps="""
        heart/panic/asthma/verbal/personal/counter/sacrificial/attacking/transfer attack/attacks
        attack/attacks ad/ads/adverts/line/lines/dog/dogs/helicopter/helicopters/rating
        riot police/squad/squads/gear/shield/shields/officer/officers/act
        strike/strikes/struck out/gold/twice/again/balance/chord/rate/partnership/fear/pose
        strike/strikes/struck a chord/balance/note/pose/blow
        lightning/hunger/first/rent/school strike/strikes
        talk show/shows/radio
        talks .. interview
        talk/talks/talking about/up/through/of
        talk/talks/talked to cnn/bbc/nbc/abc/cbs/fox/msnbc/sky/itv/npr/reuters/afp/reporters/journalists/media/press
        ted/small/pep talk/talks
        talk/talks/talked to NUMBER/women/men/people/fans/children/viewers/readers/us/me/his/her
        talk/talks/talking life/love/sex/marriage/motherhood/fatherhood/racism/career/fame/family/fashion/music/football
        talks surviving/growing/dating/becoming
        talks to sign/buy/sell/acquire/join/merge/raise/borrow/hire/star/purchase/invest
        hit/hits single/song/record/records/number/show/series/musical
        hit/hits/hitting back at/over
        stab/stabs at
        in protest at/over/against
        hit/hits parade/post/crossbar/market/shelves/highs/lows/high/low
        hit/hits a/an/all record/high/low/new/year/time
        target/targets .. inflation/growth/emissions
        inflation/price/growth/emissions/emission/climate/spending target/targets
        under fire
        fire brigade/service/department/station/engine/engines/alarm/drill/chief/coach/manager/ceo/staff/sale
        fires/fired brigade/service/department/station/engine/engines/alarm/drill/chief/coach/manager/ceo/staff/sale
        coach/manager/ceo/chief/boss fired
        coach/manager/ceo/chief/boss is/was fired
        open/opens/opened fire on rivals/critics
        flood/floods/avalanche/avalanches/tsunami/deluge/blizzard/riot of
        flooded with
        flood defence/defences/defense/defenses/barrier/wall/plain/plan
        earthquake/quake/flood/storm/fire/hurricane insurance/proof/resistant/safety/drill/preparedness
        earthquake/quake safe
        prepare/preparing/preparation for an/a earthquake/flood/hurricane/storm/attack
        political/financial/perfect/cytokine/media earthquake/tsunami/storm/storms
        eye of the/a storm
        storm in a teacup
        by storm
        storm/hurricanes/cyclones/avalanche/blizzard coach/captain/skipper/player/players/playmaker/playmakers/star/fans
        recipe for disaster
        disaster in the making
        make/makes/making/made a killing
        blaze of glory/publicity
        storm/storms/firestorm of criticism/protest/controversy/outrage
        storm/storms/stormed into/past/back/out/to
        landslide victory/win/defeat
        landslide for/against
        stock/stocks/shares/market/markets/currency/crypto/price/prices/wall crash/crashes/crashed
        poll/polls/lead/ratings/rating/sales crash/crashes/crashed
        crash/crashes test/tests/course/diet
        crash/crashes/crashed out of
        system/computer/software/website/site/server/servers/app crash/crashes/crashed
        price/trade/bidding/turf/culture war/wars
        war of words
        shooting star/stars/guard/schedule/season/range/film
        film/photo shooting
        shot/shots on target/goal
        shot/shots .. goal/film/video
        cardiac/house arrest
        call/calls/called/calling/demand/demands/demanded/urge/urges/urged .. arrest/arrests/arrested
        kill/kills/killed off/bill/deal/plan/time/project
        kill/kills/killed the/a/an/this bill/deal/plan/project/motion/amendment/proposal
        air assault forces/force/brigade/brigades/corps/division/regiment/troops/units
        baby/population/jobs/consumer/demand explosion
        explosion/explosive in/of demand/prices/interest/growth/colour
        explode/explodes/exploded onto
        explode/explodes/exploded with/in popularity/colour/color/joy/laughter/applause
        explosive growth/book/report/testimony/interview/allegation/allegations
        summit of/fever/ridge
        tech/business/leadership/startup/investment/investor/industry/beauty/education/youth/sales summit/summits
        reach/reaches/reached the summit
        contract/transfer/takeover/merger/pay/wage/wages talks/negotiations
        pay/pension/contract/transfer/merger/takeover/wage/salary/sponsorship/buyout/rights DEAL
        salary/sponsorship/licensing/buyout/acquisition/bid/rescue/signing/rent/lease/rights talks/negotiations
        talks/negotiations .. merger/takeover/striker/midfielder/winger/player/club/wages/pay
        meet the
        for/by/of/about meeting others/people/friends/relatives/deadlines/targets/demand/needs
        track/swim/athletics/race meet
        free kick/kicks/agent/agents/speech/trade/market
        press release/releases
        release/releases/released album/film/single/report/data/figures/song/trailer/version
        collapse/collapses/collapsed bank/firm/company/retailer
        price/prices/shares/currency/market/bank/company/firm/government collapse/collapses/collapsed
        avenge/avenges/avenged/avenging .. dead/killed/deaths/victims
        missile/air defence/defense system/systems
        rocket launch/launches/engine/lab/science
        rocket/rockets .. orbit/space/satellite/satellites/moon
        launch/launches/launched .. rocket into/to/from/for
        drone show/maker/makers/footage/video/pilot/delivery/deliveries/racing
        buy/buys/bought/orders/sells/sell .. drones/missiles/jets/rockets
        ceasefire/truce violation/violations/breach/breaches
        tank battle/battles
        battle for .. title/trophy/promotion/control/ratings
        ratings/legal/court/title battle
        rally/rallies/rallied on/in/as stocks/shares/markets
        stocks/shares/markets/oil/gold/dollar rally/rallies/rallied
        bank/shop robbery/heist thriller/film/drama/movie
        mine/mines of/worker/workers/owner/company/profits
        data/oil/gold/copper/coal mine/mining
        weather/traffic/phone/security/health/safety alert/warning
        march 1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31
        in/of/last/this/next/since/by/until march
        wounded/injured striker/midfielder/captain/forward/defender/winger/star
        car/truck/jet/plane/ship maker/makers/sales
        found guilty
        stand trial
        to arrest/detain
        to/will/would/shall/must/can/they/who sit in
        leak/leaks/leaked/leaking .. call/calls
        bombed at/out
        dead/dies at/aged AGE
        clash/clashes/clashed .. over .. story/plan/plans/policy/budget/bill/rules/remarks/report/strategy/pay/spending
        house building
        crush/crushes/crushed rival/rivals/hopes
        blistering/scathing/stinging/furious/withering attack/attacks/broadside
        blasts/blasted .. over/for
        LEADER/allies/critics/users/fans/mp/mps/senator/governor/mayor/star/coach/boss/union/unions blast/blasts/blasted
        lawmakers/activists/campaigners/parents/mother/father blast/blasts/blasted
        widow/host/expert/experts/actor/actress blast/blasts/blasted
        blast/blasts/blasted his/her/their/him/them/government/critics/rivals
        robbed of
        dead easy/simple/cheap/calm/funny/serious/certain/tired
        dead sea/end/ends/heat/wood/weight/skin/cells/wife/husband/letter/ringer
        dead .. whale/whales/dolphin/dolphins/shark/cat/cats/dog/dogs/animal/animals/bird/birds/fish
        pike/carp/whale/whales/dolphin/dolphins/shark/bear/elephant/elephants/seal/seals .. found dead
        attack/attacks/kill/kills/killing .. cancer/germs/bacteria/weeds/mosquitoes
        murder hornet/hornets/mystery/mysteries
        not hurt
        hurt freedom/freedoms/feelings/sales/chances/growth/jobs/interests/profits/business/businesses/trade
        hurts/hurting freedom/freedoms/feelings/sales/chances/growth/jobs/interests/profits/business/businesses/trade
        hurt the/our/its/their/my/his/her economy/business/feelings/chances/image/reputation/interests/cause
        hurts/hurting the/our/its/their/my/his/her economy/business/feelings/chances/image/reputation/interests/cause
        feel/feels/felt/feeling .. trapped/hurt/attacked/threatened
        derail/derails .. talks/deal/process/plan/plans/hopes/campaign/career/season/recovery/bid/truce
        derailed/derailing .. talks/deal/process/plan/plans/hopes/campaign/career/season/recovery/bid/truce
        talks/deal/process/plan/plans/hopes/campaign/career/season/recovery/bid/truce/sermon .. derailed
        tonnes/tons of rubble
        launch/launches/launched/launching .. spacex/nasa/isro/falcon/soyuz/ariane/capsule
        rocket/rockets .. astronauts/spacex/nasa/capsule
        tech/media/tax/fraud/piracy/speeding/parking/vaping/smoking crackdown
        wounded knee
        is/are/was/were/be/been/being met with
        not/never/t .. meet/met
        allowed to meet
        friends/families/people/relatives .. meet/meeting
        meet/meets/met .. fans/pupils/children/nurses/families/survivors/residents/boy/girl/players/volunteers/veterans
        cabinet/board/staff/town/shareholder/shareholders/prayer/business/general meeting/meetings
        meeting notes/minutes/room/rooms
        receive/receives/received .. signal/signals/letter/letters/email/emails/payment/money/award/complaints/threats
        adviser/advisor/office on/of the peace process
        agree/agrees/agreed to plead/testify/star/appear/shoulder
        agree/agrees/agreed to .. tour/claim/claims/lawsuit/suit/charges
        councillors/judge/jury/board/shareholders .. agree/agrees/agreed
        city/town/district/county council .. agree/agrees/agreed
        wounded/injured warriors/pride/animal
        inmates/prisoners/detainees held
        extinct/dormant/undersea/underwater volcano/volcanoes
        earthquake/quake/flood/fire/bushfire/wildfire/drought commission/authority/fund/funds/relief/appeal
        community/church/business/industry/religious/rights/party/tribal leader/leaders
        fight/fighting for/against cancer/title/inflation/crime/corruption/place/relegation
        fight/fights/fighting/fought for his/her/their/its life/lives/survival
        fight/fights/fighting/fought for life/freedom/survival
        galaxy/galaxies/galactic/cosmic/stars .. collide/collides/collided/collision/crash/explosion/explode/erupt
        collision/explosion/eruption .. galaxy/galaxies/star/stars/universe/sun
    """,
    missile_tests="""
        test/tests/tested/testing .. missile/missiles/rocket
        missile/rocket test/tests
        test/training launch/launches/flight/flights .. missile/missiles/rocket/rockets
        test fire/fires/fired/firing
    """,
    look_backs="""
        anniversary/anniversaries/commemorate/commemorates
        commemorated/commemorating/commemoration/commemorations/memorial
        years/decades/year/decade on
        remembers/remembering/historian/historians/documentary
        film/movie/drama/novel/thriller/book/musical/game .. about/of/on
        play about/of
        novel/thriller/musical
        exhibition/photographs/photos .. of
        day in history
        figures/statistics/data show/shows/showed
        each/every year/month/week/summer/winter
        year low/high
        sentenced/jailed to/for/over
        convicted of/over
        plead/pleads/pleaded/pleading/found guilty
        acquitted/cleared of
        life/death sentence/sentences
        gets/given/handed life
        on trial
        trial of/over
        trial opens/opened/begins/began/resumes/resumed/hears/heard
        inquest/inquests
        coroner told/hears/heard
        lets players/visitors
        minute/minutes silence
        minute/minutes/moment of silence
        hoax/hoaxes/misinformation/disinformation
        museum shows/opens
        drill/drills/rehearse/rehearsed/rehearses/simulated/simulation/simulate/mock
    """,
    former="""
        years/decades after/since/later
        year/decade after/since
        last month/year/summer/winter
    """,
    background="""
        after/amid/citing/following/despite/since/before/while/though/although/under/than/over
        ahead of
    """
    + "\n".join(map(" ".join, sorted(ANSWERING))),
    at_once="as",
    parting="after amid citing following despite since before while though although as but because",
    accusing="accuse accuses accused accusing allege alleges",
    heads="""
        film movie drama thriller novel book series documentary game museum memorial anniversary trial case insurance
        drill drills fund compensation commemoration festival exhibition show alert alerts warning warnings fears threat
        vigil vigils risk season plot prevention preparedness law laws charges charge conspiracy simulation concern
        concerns talks negotiations negotiators summit mediators deal agreement warrant warrants tourism app apps early
    """,
    hypothetical="""
        could might would if warn warns warned warning risk risks threat threaten threatens threatened threatening
        prevent prepare prepares preparing possible potential proposed averted avoid deter without unless stop halt
        renounce
    """,
    conditions="if unless",
    illnesses="""
        coronavirus covid virus pandemic epidemic flu influenza cholera ebola measles malaria dengue cancer disease
        diseases
    """,
    since="since",
)

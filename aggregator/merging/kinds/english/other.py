"""What English says of what is neither talks nor an incident: rows of words, as `tongue` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.events import Event

OTHER: Final[Mapping[Event, str]] = {
    Event.SANCTION: """
        3 IMPOSE .. sanctions
        3 sanctions .. IMPOSE
        2 sanctions/sanctioned
        3 expel/expels/expelled .. diplomats/ambassador
        3 freeze/freezes/froze .. assets
    """,
    Event.EASING: """
        3 EASE .. sanctions
        3 sanctions .. eased/lifted/waived
        3 sanctions relief/waiver
    """,
    Event.AID: """
        3 SEND .. aid/relief
        3 emergency/humanitarian/food/relief aid/supplies/convoy
        3 aid convoy/package/delivery/deliveries/flights/shipment
    """,
    Event.MOBILISATION: """
        3 DEPLOY .. TROOPS
        3 military/naval exercise/exercises/drills/manoeuvres
        3 war games
    """,
    Event.WITHDRAWAL: """
        3 PULL .. troops/soldiers/forces
        3 troops/forces .. withdraw/withdraws/withdrew/pull/leave/left
    """,
    Event.LABOUR_STRIKE: """
        3 WORKERS .. WALKOUT
        3 WALKOUT .. WORKERS/UNIONS/trains
        3 walk/walks/walked out/off .. UNIONS/job
        3 WORKERS .. walk/walks/walked out
        3 on strike
        3 rail/tube/metro/tram/bus/transport/postal/general/wildcat strike/strikes
        3 strike action/ballot
        3 striking WORKERS
    """,
    Event.ACCUSATION: """
        2 accuse/accuses/accusing .. of
        2 accused .. of
    """,
    Event.ELSE: """
        3 sentence/sentences/sentenced/jailed/convicted/conviction/verdict/acquitted/guilty
        3 jails man/woman/two/three/former/ex
        3 court/jury/judge/judges .. jails/upholds/rejects/rules/ruled/convicts/clears/finds/orders/blocks/overturns
        3 trial/appeal/lawsuit/sues/sued
        1 court/courts/judges/judge/prosecutors
        3 match/cup/league/striker/midfielder/winger/goalkeeper
        3 championship/tournament/semifinal/quarterback/playoff/playoffs/olympic/olympics
        3 goal/goals/innings/wicket/penalty/midfield/batsman/champion/champions/chess/footballer
        2 coach/club/player/season/defeat/scored/fans/game/team/squad
        2 beat/beats/thrash/thrashes/final
        3 shares/shareholders/profit/profits/revenue/earnings/takeover/merger/ipo/acquisition
        3 central/federal/reserve bank/reserve
        3 interest/policy/key rate/rates
        3 cuts/cut/holds/hold/raises/raise/lowers/keeps/hikes .. rate/rates
        3 basis/quarter points/point/basis
        3 inflation/gdp/unemployment/stocks
        3 rate/rates cut/cuts/hike/hikes/decision/unchanged
        2 investors/market/markets/economy/prices/price/stock/company/bank/billion/bn
        3 to buy
        3 firm/firms/company/companies/club/clubs/bank/banks/airline/airlines .. DEAL
        3 hostile/takeover bid/offer
        3 election/elections/referendum/ballot/turnout/votes/voters
        2 vote/polls/candidate/lawmakers/coalition/parliament/senate/senator
        3 film/movie/album/novel/thriller/novelist/oscar/oscars/nobel
        3 box office
        3 talk show
        3 video game
        3 acquire/acquires/acquired/acquiring
        2 festival/actor/actress/singer/concert/exhibition/series/drama/award/prize/museum/book/star/songs/director
        3 scientists/researchers/study/satellite/satellites/orbit/spacecraft/astronauts/starship/spacex/nasa/telescope
        3 astronomer/astronomers/astrophysicist/astrophysicists/galaxy/galaxies/universe
        3 test flight
        3 opinion/editorial/column/review/recipe/quiz/horoscope
        2 law/bill/budget/minister resigns
        3 insurance
        3 nrl/afl/nba/nfl/mlb/nhl/ufc/uefa/fifa
        2 skipper/rout/shutout
        2 rugby/cricket/football/soccer/basketball/baseball/tennis/golf/footy
        3 one/two/three/four/five/multi/month year/deal deal/contract/extension
        3 SIGN .. infrastructure/sponsorship/broadcast/broadcasting/licensing/book DEAL
        3 SIGN .. record/rights/transfer/media/supply DEAL
        3 agree/agrees/agreed to pay/buy/sell/join/play/star/acquire/merge
        3 industrial relations
        3 pay/contract/transfer/merger/takeover/wage/salary/sponsorship/buyout talks/negotiations
        3 talks/negotiations .. player/club/wages/pay/merger/takeover/striker/midfielder/winger
        3 stock/market crash
        3 drill/rehearsed/rehearsal/rehearses
        3 daily/weekly/world/news/morning/evening brief/briefing
        3 hard numbers
        3 global news
    """,
}

"""Polish words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

POLISH: Final = Tables(
    sets=read_tables("""
ARMED: uzbrojen* napastni* terroryst* dżihadyst* rebelian* bojowni* nieznani bandyci zamachowiec
ARMY: armia armii wojsk* żołnierz* rebelian* bojowni* milicj* huti talib* hezbollah* hamas* siły
DRONE: dron* bezzałogow*
MISSILE: rakiet* pocisk* artyleri* moździerz*
HIT: atak* zaatakow* uderz* trafi* ostrzel* spad* zniszcz* strzela*
PLACE: wiosk* wieś wsi miast* szpital* szkoł* targ* port* obóz kości* meczet* synagog* blok* budyn* dzielnic* koszar*
  baz*
  lotnisk* rafineri* elektrown* ambasad* magazyn* infrastruktur* dom domy domów
VEHICLE: autokar* autobus* pociąg* samolot* śmigłow* helikopter* ciężarówk* tir łódź łodzi prom statek statku
  samochod* auto
  tramwaj* awionetk* bus busa busem maszyna
CRASH: zderz* rozbi* wpad* wypad* wykole* przewróc* dachow* runą* zaton* wywróc* wjecha* staranow* potrąc*
LEADER: prezydent* premier* kanclerz* minist* szef szefowie szefa przywódc* wysłannik* negocjator* delegacj* król
ENVOY: dyplomacji wysłannik* negocjator*
MEET: spotka* spotyka* przyj* rozm* obrad*
PEACE: pokój pokoju pokojow* rozejm* zawieszeni* granic* jeńc*
PROTEST: protest* manifestac* demonstrac* wiec marsz
"""),
    events={
        Event.AGREEMENT: """
            3 porozumieni*/traktat*/układ* pokojow*/rozejm*
            3 podpisa*/zawar*/osiągn* .. PEACE
            3 uzgodni* .. PEACE
            1 podpisa*/zawar*/osiągn* .. porozumieni*/umow*/traktat*/układ*
        """,
        Event.CEASEFIRE: """
            3 ogłosi*/ogłasza*/jednostronn* .. zawieszeni*/rozejm*
        """,
        Event.MEDIATION: """
            3 pośrednicz*/mediacj*/mediuj*
            2 mediator*
        """,
        Event.NEGOTIATION: """
            3 rozmow*/rozmów/negocjacj* pokojow*
            2 proces/plan pokojow*
            3 rund* rozmów/negocjacji
            3 negocjacj* .. PEACE/nuklearn*/zakładni*
            3 stoł* negocjac*
            3 LEADER .. negocj*
            2 negocjacj*
            2 rozmowy z/między
        """,
        Event.MEETING: """
            3 szczyt .. w/nato/ue/przywódc*/lider*
            3 LEADER .. MEET .. LEADER
            3 MEET .. z LEADER
            3 szefowie dyplomacji
            3 ENVOY .. MEET
            1 LEADER .. MEET
            3 delegacj* ARMY
            2 rozmawiali/rozmawiał* przez telefon
            2 rozmowa telefoniczna
        """,
        Event.TRUCE: """
            2 rozejm*
            2 zawieszeni* broni
        """,
        Event.SUICIDE_BOMBING: """
            3 zamach* samobójcz*
            3 samobójczy zamach
        """,
        Event.AIR_STRIKE: """
            3 nalot/naloty/nalotu/nalotów/nalocie
            3 atak*/uderzeni* lotnicz*/powietrzn*/dron*
            3 DRONE .. HIT
            3 HIT .. DRONE
            3 bombard* .. lotnictw*
        """,
        Event.SHELLING: """
            3 ostrzał*/ostrzel*
            3 MISSILE .. HIT
            3 HIT .. MISSILE
            3 atak* rakietow*
        """,
        Event.BOMBING: """
            3 wybuch* bomby/miny/samochodu
            3 bomb* .. wybuch*/eksplod*
            3 ładunek wybuchowy
            3 wszed*/wjecha*/najecha* na minę
        """,
        Event.GRENADE: "3 granat* .. wybuch*/rzuc*",
        Event.STRIKE: """
            3 atak*/uderzeni* na PLACE
            3 bombardowani*/zbombard*
        """,
        Event.INTERCEPTION: """
            3 zestrzel*/strąci*/przechwyci*/zneutraliz* .. DRONE/MISSILE
            3 DRONE/MISSILE .. zestrzel*/strąc*
        """,
        Event.CLASH: """
            3 ARMY .. walki/starcia
            3 walki/starcia .. ARMY
            3 wymiana ognia
            3 ciężkie/zacięte walki
            2 walki o/w/pod
        """,
        Event.CAPTURE: "3 ARMY .. zaj*/zdoby* .. PLACE/kontrol*",
        Event.ABDUCTION: """
            3 porwano/porwany/porwani/porwana/porwali/uprowadz*
            3 porwanie .. dzieci/misjonar*/uczniów
            3 wzi* zakładni*
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. zaatakow*/otworz*/zabi*/strzela*/zastrzel*/napad*/wtargn*
            3 otworzy* ogień
            3 strzelanin*
            3 masakr*
            3 atak* nożownika/terroryst*
            3 nożownik*
            3 zamach* terroryst*
            3 wjecha* w tłum
        """,
        Event.ATTACK: "2 zamach/zamachu/zamachy na/w",
        Event.INTERVENTION: """
            3 gaz* łzaw*
            3 armat* wodn*
            3 policja .. rozp* .. PROTEST
        """,
        Event.RIOT: """
            3 zamieszk*/rozruch*/plądrowani*
            3 starcia .. policj*/demonstrant*
        """,
        Event.PROTEST: """
            3 protestując*/demonstrant*/manifestant*
            3 protestują/protestowa*/demonstrują
            3 PROTEST przeciw*
            2 protest/protesty/manifestac*
        """,
        Event.CRACKDOWN: """
            3 zatrzyma*/aresztow* .. opozycjonist*/dziennikarz*/aktywist*
        """,
        Event.ARREST: """
            3 zatrzyma* .. podejrzan*/policj*
            3 policj* .. zatrzyma*/aresztow*
            2 zatrzymano/zatrzymany/aresztowa*
        """,
        Event.RELEASE: """
            3 uwolni* .. zakładni*/jeńc*
            3 wymian* jeńców/więźniów
        """,
        Event.DISASTER: """
            3 trzęsieni* ziemi
            3 powódź/powodzi/powodzie/podtopieni*/podtopion*
            3 osuwisk*/tsunami/tajfun*/huragan*/cyklon*/tornado
            3 erupcj* wulkanu
            3 pożar* lasu/lasów
            2 nawałnic*/wichur*
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 katastrof* lotnicz*/kolejow*/budowlan*
            3 wypadek .. autokar*/autobus*/pociąg*/drog*
            3 pożar/pożaru/pożarze/pożary
            3 stan* w ogniu/płomieniach
            3 zawali* .. most*/dach*/budyn*/kamienic*/kopaln*
            3 wyciek gazu/chloru/amoniaku
            2 wypadek/wypadku/karambol
            2 utoną*
        """,
        Event.CRIME: """
            3 zabi*/zadźga*/udusi* .. żonę/męża/matkę/ojca/dzieci/syna/córkę/sąsiada/dziecko
            3 zabójstwo/zabójstwa/zamordowa*
            3 znaleziono ciało/zwłoki
            3 podpaleni* .. zatrzym*
            3 napad na bank/sklep/jubiler*
        """,
        Event.EXPLOSION: "2 wybuch/wybuchu/wybuchy/eksplozj*",
        Event.HARM: """
            2 zginęł*/zginął/zginęli
            1 ranni/ofiary/ewakuacj*/gruzami
            2 nie żyje
        """,
        Event.SANCTION: "3 nałoży*/nakłada*/nowe/pakiet .. sankcj*",
        Event.EASING: "3 znies*/znosi* .. sankcj*",
        Event.AID: "3 pomoc/konwój humanitarn*",
        Event.MOBILISATION: "3 ćwiczenia/manewry wojskow*",
        Event.WITHDRAWAL: "3 wycof* .. wojsk*",
        Event.LABOUR_STRIKE: "3 strajk/strajku/strajki/strajkują",
        Event.ACCUSATION: "2 oskarż* .. o",
        Event.ELSE: """
            3 mecz/meczu/mecze/meczów/liga/ligi/napastnik*/trener*/bramk*/gol/gole/mistrzostw*/turniej*/klub*/piłka*
            3 kontrakt*/medal*
            3 judo*
            3 związkow*/płac*/pensj*
            3 spółk*/firm*/przejęci*/giełd*/zysk*/inflacj*/cen/ceny/transakcj*
            3 film*/powieść/serial*/koncert*/festiwal*/muzeum/wystaw*/teatr*
            3 stóp procentowych
            3 wybory/wyborach/głosowani*
            3 sąd/sądu/sądzie/wyrok*/dożywoci*/proces o
            2 radzą/epidemi*/badani*
        """,
    },
    traps="""
        eksplozj*/wybuch* cen/radości/entuzjazmu/popularności
        atak* zimy/serca/paniki/hakersk*
        zawał serca
        cyberatak*
        zamach na portfel*/wolność/kieszenie
        zamach stanu
        walka/walki o medal/tytuł/pas/punkty/awans
        negocjacj*/rozmow* .. napastnik*/kontrakt*/płac*/przejęci*/sprzedaż*/transfer*
        wzywa*/apel*/wezwa* .. rozmów/rozmow*/dialog*/negocj*/rozejm*
        pozorowan*
        szczyt góry/marzeń/formy/zachorowań
        na szczycie
        wpada w oko
        lawina krytyki
        huragan braw
    """,
    look_backs="""
        dożywoci*/wyrok*/skazan*/skazał*
        rocznic*/upamiętn*/wspomin*
        lat temu
        ku pamięci
        sprzed lat/roku
        lat po/później
        film*/powieść/książk*/serial*/dokument o/wystaw*
        ćwiczeni*/pozorowan*/symulac*
        ubezpieczyciel*/odszkodowa*/ubezpieczen*
        jak zachować
        co robić
        w zeszłym roku/miesiącu
        w ubiegłym roku/miesiącu
    """,
    background="""
        po
        w związku z
        mimo
        w następstwie
        przed
        od
        w odpowiedzi
        w obliczu
    """,
    at_once="gdy",
    accusing="oskarża oskarżają oskarżył oskarżyła",
    hypothetical="""
        może mogą mógł mogłoby gdyby jeśli groźb* grozi ryzyk* obaw* zapob* ostrzeg* możliw* brak bez będzie będą
        rzekom*
        podczas
    """,
    heads="udaremniono udaremniony",
    illnesses="szczep* covid* koronawirus* choler* gryp* odry denga ebola wirus* epidemi* pandemi*",
    since="od",
)

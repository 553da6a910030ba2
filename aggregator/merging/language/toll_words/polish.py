"""The words by which Polish reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

POLISH: Final = """
numbers: [1] jeden jedna jedno jednego jedną jednej [2] dwa dwie dwóch dwoje dwaj dwu dwiema dwoma dwojga [3] trzy
  trzech troje trzej trojga [4] cztery czterech czworo czterej [5] pięć pięciu pięcioro [6] sześć sześciu sześcioro [7]
  siedem siedmiu siedmioro [8] osiem ośmiu ośmioro [9] dziewięć dziewięciu dziewięcioro [10] dziesięć dziesięciu
  dziesięcioro [11] jedenaście jedenastu [12] dwanaście dwunastu [13] trzynaście trzynastu [14] czternaście czternastu
  [15] piętnaście piętnastu [16] szesnaście szesnastu [17] siedemnaście siedemnastu [18] osiemnaście osiemnastu [19]
  dziewiętnaście dziewiętnastu [20] dwadzieścia dwudziestu [30] trzydzieści trzydziestu [40] czterdzieści czterdziestu
  [50] pięćdziesiąt pięćdziesięciu [60] sześćdziesiąt sześćdziesięciu [70] siedemdziesiąt siedemdziesięciu [80]
  osiemdziesiąt osiemdziesięciu [90] dziewięćdziesiąt dziewięćdziesięciu [100] sto stu [200] dwieście dwustu [300]
  trzysta trzystu [1000] tysiąc [400] czterysta czterystu [500] pięćset pięciuset [600] sześćset sześciuset [700]
  siedemset siedmiuset [800] osiemset ośmiuset [900] dziewięćset dziewięciuset
rough: [12] tuzin
vague: [11] kilkanaście kilkunastu kilkanaścioro [20] kilkadziesiąt kilkudziesięciu dziesiątki [200] kilkaset kilkuset
  setki setek [2000] tysiące
multiples: [1000] tysiąc tysiące tysięcy tys [1000000] milion miliony milionów mln
units: [people] osób osoby osoba osobę osobom ludzi ludzie człowiek człowieka mieszkańc* obywateli ukraińców rosjan
  palestyńczyków izraelczyków cywil*_osób członków|członkowie_rodziny pieszych piesi rowerzyst* motocyklist* nurków
  nurkowie grotołazów grotołazi pielgrzymów pielgrzymi emerytów cudzoziemców obcokrajowców kibiców wiernych wierni
  [children] dzieci dziecko dziecka nieletnich niemowl* przedszkolaków chłopców chłopcy chłopca dziewczynek dziewczynki
  dziewczynka [women] kobiet kobiety kobieta kobietę [men] mężczyzn mężczyźni mężczyzna mężczyznę [civilians] cywilów
  cywile cywilnych cywil cywila [soldiers] żołnierzy żołnierze żołnierz żołnierza wojskowych [police] policjantów
  policjanci policjant policjanta [firefighters] strażaków strażacy strażak [rescuers] ratowników ratownicy [doctors]
  lekarzy medyków pielęgniar* [workers] robotników pracowników robotnicy pracownicy [miners] górników górnicy górnik
  [passengers] pasażerów pasażerowie [tourists] turystów turyści [pupils] uczniów uczniowie studentów uczennic
  [migrants] migrantów uchodźców [journalists] dziennikarzy dziennikarze [fighters] bojowników bojownicy terrorystów
  terroryści [fishermen] rybaków rybacy [sailors] marynarzy marynarze żeglarzy żeglarze żeglarz [drones] dronów drony
  dron bezzałogowców [missiles] rakiet rakiety pocisków pociski [protesters] demonstrantów protestujących [prisoners]
  więźniów jeńców [hostages] zakładników zakładniczek zakładnika [teenagers] nastolatk* nastolatek [climbers] wspinaczy
  wspinacze wspinacz alpinist* himalaist* taternik* [drivers] kierowców kierowcy maszynist* [pilots] pilotów piloci
  pilot [skiers] narciarzy narciarze snowboardzist* [teachers] nauczycieli nauczyciele [farmers] rolników rolnicy
  [patients] pacjentów pacjenci pacjentek [crew] członków|członkowie_załogi
roles: [killed] zginęło zginęła zginęły zginęli zginął zabił> zabiła> zabiło> zabili> zabito zabici >zabitych >zabite
  >nie_żyje|żyją śmierć_poniosło|poniosły >poniosło|poniosły|ponieśli_śmierć śmierć> śmierci> >ofiar_śmiertelnych
  >ofiary_śmiertelne >ofiara_śmiertelna zmarło zmarły zmarli >zmarłych >straciło|stracili|straciły_życie nie_żyje|żyją>
  utonęło utonęli utonęły utonął utonęła zastrzelono zastrzelił> zastrzeliła> zastrzelili> zamordował> zamordowała>
  znaleziono|odnaleziono|wyłowiono|wydobyto_ciała> znaleźli|wyłowili|wydobyli|odnaleźli_ciała> ciała>znaleziono
  ciała>odnaleziono ciała>wyłowiono ciała>wydobyto ciała>znaleźli >znaleziono_martwych znaleziono_martwych>
  życie_straciło|stracili|straciły> >zastrzelone >zastrzeleni >zastrzelonych [wounded] ranne >rannych rannych> ranni
  >ranny >ranna ranił> raniła> raniło> ranili> raniono rany|obrażenia_odniosło|odniosły>
  >odniosło|odniosły|odnieśli_obrażenia|rany >poszkodowane >poszkodowani >poszkodowanych poszkodowanych_zostało>
  [missing] zaginęło zaginęły zaginęli >zaginionych >zaginione >zaginieni >zaginął >zaginęła [detained] zatrzymano
  zatrzymała> zatrzymali> zatrzymał> >zatrzymanych zatrzymanie> aresztowano aresztowała> aresztował> aresztowali>
  >aresztowanych aresztowanie> [abducted] porwano porwał> porwali> porwała> porwanie> uprowadzono uprowadzili>
  >porwanych >uprowadzonych [evacuated] ewakuowano ewakuowali> ewakuowała> >ewakuowanych ewakuację> ewakuacja>
  [displaced] >wysiedlonych >przesiedlonych >bez_dachu_nad_głową [rescued] uratowano uratowali> uratowała> uratował>
  >uratowanych ocalono ocalili> >uratowane [launched] wystrzelił> wystrzeliła> wystrzelili> wystrzelono >wystrzelonych
  [shot_down] zestrzelono zestrzelił> zestrzeliła> zestrzelili> zestrzeliły> strąciły> przechwyciły> unieszkodliwiły>
  zniszczyły> >zestrzelonych przechwycono przechwyciła> przechwycili> strącono strąciła> strącili> unieszkodliwiono
  unieszkodliwiła> zniszczyła> [released] uwolniono uwolnił> uwolniła> uwolnili> >uwolnionych uwolnienie> wymieniono
  wymienili> wymieniły> >wymienionych
handing: zwolniono zwolnili zwolnił zwolniła wypuszczono wypuścili wypuściła przekazali przekazał przekazano
exchanging: wymian*
remains: ciała ciało ciał zwłoki zwłok szczątki
at_least: co_najmniej przynajmniej ponad więcej_niż nie_mniej_niż minimum powyżej
at_most: do najwyżej maksymalnie mniej_niż nie_więcej_niż nawet
about: około ok blisko prawie niemal mniej_więcej
between: między od
until: do lub
singular: dziecko dziecka kobieta kobietę mężczyzna mężczyznę żołnierz policjant strażak górnik osoba człowiek
describing: [a-ząćęłńóśźż]+(?:ych|ich)
victims: ofiar
tolls: liczba liczbę liczby bilans
reaching: do wynosi wynosiła osiągnęła przekroczyła to
leaving: z
passing: zostało zostały zostali został została było były był była byli jest są też także już dziś dzisiaj wczoraj
  dodatkowo ciężko lekko poważnie uznaje|uważa_się_za uznano|uważanych|uznanych_za jeszcze kolejnych kolejne kolejni
  dalszych razem łącznie wciąż w_wieku na_miejscu
linking: nad_ranem w_nocy|sumie rano wieczorem
places: w we na przy pod nad po podczas przed ze koło wskutek obok
joining: i oraz lub albo a
parts: w_ciężkim|stanie|szpitalu z|spośród_nich z_których
of: z spośród
including: w_tym wśród_nich między_innymi
adding: kolejnych kolejne kolejni jeszcze dodatkowo dalszych innych inne
staying: przebywa przebywają pozostaje pozostają hospitalizowan*
illness: powód* powodz* powodzian* oszust* oszuk* wyłudz*
stops: mają miało
doubts: nie_ma|było|zgin*|doszło|został*|potwierdz*|jest|są|odni*|zabi*|ran* nikt żaden żadn* mógł mogła mogło mogli
  mogą może mogły by gdyby jeśli zaprzecz* zdementow* dementuj* groz* groż* planuj* planował* będzie będą aby żeby bez
  skazan* skazał* oskarż* podejrzewa podejrzewają podejrzany|podejrzanych_o obaw* rzekom* ćwicze* symul* fałszyw*
  wcześniej próba próbę próby usiłowan*
past: lat|rok|miesiące|miesięcy|tygodni|lata_temu ubiegłego|zeszłego|ubiegłym|zeszłym|tym|tego|co_roku rocznie średnio
  ostatnich_lat|miesi* ubiegłym|zeszłym_tygodniu ubiegłym_miesiącu podczas|czasie_wojny
  od_początku|czasu|wybuchu|lutego|października|rozpoczęcia rocznic* zbiorow*|masow*_mogi* dożywoci* proces_o|w|ws film
  filmu filmie serial* w_ciągu_roku
taken_back: poprzedniej|pierwotnej|wcześniejszej_wersji_tego|artykułu poprzednia_wersja_tego błędnie_podano|podaliśmy
  fake_news fałszywka fałszywki
since: od
records: pierwszy pierwsza pierwsze najgorsz* najkrwawsz* najtragiczniejsz* najbardziej najpoważniejsz* największ*
months: [1] styczeń stycznia styczniu [2] luty lutego lutym [3] marzec marca marcu [4] kwiecień kwietnia kwietniu [5]
  maj maja maju [6] czerwiec czerwca czerwcu [7] lipiec lipca lipcu [8] sierpień sierpnia sierpniu [9] wrzesień
  września wrześniu [10] październik października październiku [11] listopad listopada listopadzie [12] grudzień
  grudnia grudniu
follows: 1
spaced: yes
"""

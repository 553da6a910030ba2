"""The words by which Russian, Ukrainian and Polish reports say who said what."""
# ruff: noqa: RUF001 - letters of another alphabet are what it is about

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import language

RUSSIAN: Final = language(
    """
verbs: [said_that] ответил ответила ответили объяснил объяснила объяснили пояснили пишет пишут считает считают напомнил
  напомнила рассказывает рассказывают поясняет отмечает отмечают указал указала указали подчеркнули передает передаёт
  сказал сказала сказали сообщил сообщила сообщило сообщили заявил заявила заявило заявили отметил отметила отметили
  добавил добавила рассказал рассказала рассказали пояснил пояснила написал написала сообщает сообщают заявляет заявляют
  говорит говорят подчеркнул подчеркнула уточнил уточнила уточнили [claimed_that] уверяет уверяют заверил заверила
  заверили утверждает утверждают утверждал утверждала [confirmed_object] подтвердил подтвердила подтвердило подтвердили
  подтверждает подтверждают [warned_that] предупреждает предупреждают предупредил предупредила предупредило предупредили
  [denied_object] отрицал отрицала отвергает отвергают отверг отвергла отвергли опроверг опровергла опровергло
  опровергли отрицает отрицают [accused_object] обвинил обвинила обвинило обвинили обвиняет обвиняют [demanded_that]
  потребовал потребовала потребовали [asked_quotation] спросил спросила [confirmed_that] признал признала признали
  признался призналась признались [promised_that] пообещал пообещала пообещали обещает
adverbs: также ранее позже позднее затем
breaks: также ранее позже позднее затем не ни был была было были есть будет который которая как если когда где но а я мы
  вы это его её их этом том себе нем ней них журналистам так чтобы и кто
finite: был была было были будет
prepositions: в во на по с со к у о об от для из за при после до перед
alternatives: или
that: что
coordinators: а но
openers: в во на по после при ранее также позже позднее затем
nobody: никто
pointing: это
he_or_she: он она
it: оно
other_pronouns: они
according: по_данным по_словам по_информации
of_people: словам
offices: мэр министр президент губернатор министерство минобороны полиция представитель глава мчс оппозиция управление
  президента министра обороны дел губернатора мэра правительства области врачи ученые учёные синоптики спасатели
  источник источники очевидцы очевидец свидетели свидетель жители власти военные эксперты эксперт адвокат прокуратура
  следком спикер пресс-секретарь пресс-служба премьер премьер-министр депутат посол правительство кремль суд мид
bodies: минобороны генштабе штабе кремле мид мвд мчс фсб сбу гур оон нато всу пентагоне правительстве министерстве
  ведомстве полиции прокуратуре администрации посольстве армии цахал хамас
objects: это
telling_of: о об
topic_endings: ция ции ость изм ние
plural_endings: ли ют ят
subject_endings: и ы а я о ые ие ое
charging: в во
times: понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня
"""
)

UKRAINIAN: Final = language(
    """
verbs: [said_that] пояснив пояснила пояснили відповів відповіла відповіли пише пишуть вважає вважають нагадав нагадала
  розповіли розповідає розповідають зазначає зазначають наголошує наголошують наголосили підкреслив підкреслила вказав
  вказала радить порадив передає сказав сказала сказали повідомив повідомила повідомило повідомили заявив заявила
  заявило заявили зазначив зазначила зазначили додав додала розповів розповіла написав написала повідомляє повідомляють
  заявляє заявляють каже кажуть наголосив наголосила уточнив уточнила [claimed_that] стверджувала запевнив запевнила
  запевняє стверджує стверджують стверджував [confirmed_object] підтвердив підтвердила підтвердило підтвердили
  підтверджує підтверджують [warned_that] попереджає попереджають попередив попередила попередило попередили
  [denied_object] відкидає відкидають відкинув відкинула відкинули спростував спростувала спростувало спростували
  заперечує заперечують заперечив заперечила заперечило заперечили [accused_object] звинуватив звинуватила звинуватило
  звинуватили звинувачує звинувачують [asked_quotation] запитав запитала [confirmed_that] визнав визнала визнали
  зізнався зізналася [promised_that] пообіцяв пообіцяла пообіцяли обіцяє
adverbs: також раніше пізніше згодом потім
breaks: також раніше пізніше згодом потім не ні був була було були є буде який яка як якщо коли де але а я ми ви це його
  її їх журналістам так щоб і й та хто
finite: був була було були буде
prepositions: в у на по з із до від для за при після перед про
alternatives: або чи
that: що
coordinators: а але
openers: в у на після за при раніше також пізніше згодом потім
nobody: ніхто
pointing: це
he_or_she: він вона
it: воно
other_pronouns: вони
according: за_даними за_словами за_інформацією
of_people: словами
offices: мер голова міністр президент губернатор міністерство поліція представник міноборони дснс опозиція управління
  президента міністра оборони справ уряду області лікарі вчені синоптики рятувальники джерело джерела очевидці очевидець
  свідки свідок мешканці влада військові експерти експерт адвокат прокуратура речник речниця пресслужба прем'єр
  прем'єрка депутат депутатка посол уряд кремль суд мзс
bodies: міноборони генштабі штабі кремлі мзс мвс дснс сбу гур оон нато зсу пентагоні уряді міністерстві відомстві
  поліції прокуратурі адміністрації посольстві армії ова
objects: це
telling_of: про
topic_endings: ція ції ість изм ння ття
plural_endings: ли ють уть
subject_endings: и і ї а я о оє
charging: в у
times: понеділок вівторок середу четвер п'ятницю суботу неділю вчора сьогодні
"""
)

POLISH: Final = language(
    """
verbs: [said_that] powiedział powiedziała powiedzieli mówi mówią mówił mówiła oświadczył oświadczyła oświadczyło
  oświadczyli poinformował poinformowała poinformowało poinformowali poinformowały informuje informują podał podała
  podało podali podaje podają przekazał przekazała przekazało przekazali przekazuje dodał dodała dodali dodaje zaznaczył
  zaznaczyła zaznaczyli zaznacza podkreślił podkreśliła podkreślili podkreśla podkreślają wyjaśnił wyjaśniła wyjaśnili
  wyjaśnia wyjaśniają tłumaczył tłumaczyła tłumaczy tłumaczą relacjonuje relacjonował relacjonowała opowiada opowiadał
  opowiadała stwierdził stwierdziła stwierdzili ocenił oceniła oceniło ocenili ocenia oceniają uważa uważają napisał
  napisała napisali pisze piszą odpowiedział odpowiedziała odpowiedzieli odpowiada zauważył zauważyła przypomniał
  przypomniała przypomina wspomina wspominał wspominała uciął ucięła skomentował skomentowała komentuje alarmują
  alarmuje [claimed_that] twierdzi twierdzą twierdził twierdziła zapewnił zapewniła zapewnili zapewnia zapewniają
  utrzymuje utrzymują [confirmed_object] potwierdził potwierdziła potwierdziło potwierdzili potwierdza potwierdzają
  [confirmed_that] przyznał przyznała przyznało przyznali przyznaje przyznają [denied_object] zaprzecza zaprzeczają
  zaprzeczył zaprzeczyła zaprzeczyło zaprzeczyli zdementował zdementowała zdementowało zdementowali dementuje dementują
  [denied_rumour] odrzuca odrzucają odrzucił odrzuciła odrzuciło odrzucili [accused_object] oskarżył oskarżyła oskarżyło
  oskarżyli oskarża oskarżają [accused_that] zarzucił zarzuciła zarzucili zarzuca zarzucają [warned_that] ostrzega
  ostrzegają ostrzegł ostrzegła ostrzegło ostrzegli [announced_that] zapowiedział zapowiedziała zapowiedzieli zapowiada
  ogłosił ogłosiła [demanded_that] zażądał zażądała zażądali apeluje apelują [promised_that] obiecał obiecała obiecuje
  [asked_quotation] zapytał zapytała pyta
adverbs: także również też wcześniej później potem następnie jednak tymczasem jednocześnie teraz zarazem wyraźnie
breaks: także również też wcześniej później potem następnie jednak tymczasem jednocześnie teraz zarazem wyraźnie sobie
  je go ją gdybyś gdybym gdybyśmy żebyś żebym żebyśmy abyś abym może często nie ani się jest są był była było byli być
  będzie będą który która które którzy jak jeśli jeżeli gdy gdyby kiedy gdzie ale a ja my wy to tego tym ta te jego jej
  ich mu im nim nimi dziennikarzom już bo ponieważ więc natomiast zaś by aby żeby kto co
finite: jest są był była było byli będzie będą
prepositions: w we na po z ze do od dla za przy przed przez nad pod o u między podczas wobec bez
conjunctions: i oraz
determiners: moim naszym waszym twoim swoim
alternatives: lub albo czy
that: że iż
coordinators: a ale natomiast zaś
openers: dziś wczoraj w we na po podczas przy wcześniej później potem następnie
nobody: nikt
pointing: to temu tego
he_or_she: on ona
it: ono
other_pronouns: oni one
according: według zdaniem
of_people: zdaniem
as_told: jak
objects: nam mi mu jej im
offices: prezydent wiceprezydent minister wiceminister ministra ministerstwo premier premierka wicepremier rzecznik
  rzeczniczka szef szefowa prezes wiceprezes dyrektor dyrektorka wojewoda burmistrz wójt starosta komendant poseł
  posłanka posłowie senator senatorka prokuratura prokurator policja strażacy strażak straż ratownicy ratownik lekarz
  lekarka lekarze mieszkaniec mieszkanka mieszkańcy świadek świadkowie ekspert ekspertka eksperci ekonomista ekonomiści
  analityk analitycy źródło źródła rząd kreml armia wojsko sztab resort urząd komisja opozycja adwokat obrońca mecenas
  sąd sędzia związek związkowcy pełnomocnik kanclerz ambasador ambasada dowódca generał pułkownik trener kapitan
  kandydat kandydatka organizacja operator spółka firma rodzina siostra brat matka ojciec biskup ksiądz papież działacze
  rolnicy nauczyciele górnicy śledczy oskarżony oskarżona podejrzany naukowcy badacze lider liderka
  przewodniczący przewodnicząca prezydenta obrony spraw zagranicznych wewnętrznych zdrowia finansów rządu
  kremla policji sztabu generalnego ministerstwa obwodu komendy miasta gminy województwa powiatu władz władze partii
  rady dyplomacji kolegium
claims: oskarżenia oskarżeń zarzuty zarzutów doniesienia doniesień
topic_endings: cja cje ość izm anie enie
charging: o
plural_endings: li ły ą
subject_endings: y i e a
drops_subjects: yes
times: poniedziałek wtorek środę czwartek piątek sobotę niedzielę wczoraj dziś dzisiaj
"""
)

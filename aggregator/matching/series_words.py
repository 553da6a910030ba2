"""Place words, and the things that come in rows, in the forms that news prints; of half the languages the first ten."""

from __future__ import annotations

from aggregator.matching.number_words import GERMAN, ITALIAN, counted, listed

_ELEVEN, _TWENTY, _HUNDRED = 11, 20, 100  # from here German and Italian have endings of their own for places

_SLAVIC = listed(
    """
        ый ий ой ая яя ое ого его ому ым им ом ую ей ые ых а у е і ої ій ою ym y ą ego ej
        """
)


def _inflected(stems: str, endings: list[str], start: int = 1) -> dict[str, int]:
    return {
        stem + ending: place
        for place, forms in enumerate(stems.split(), start)
        for stem in forms.split("/")
        for ending in endings
    }


_GERMAN_ORDINALS = _inflected(
    """
        erst zweit dritt viert fünft sechst siebt/siebent acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt
        sechzehnt siebzehnt achtzehnt neunzehnt
    """,
    ["e", "en", "er", "em", "es"],
)
_GERMAN_ORDINALS |= {
    f"{word}st{end}": value
    for word, value in GERMAN.items()
    if _TWENTY <= value < _HUNDRED
    for end in ("e", "en", "er")
}
_ITALIAN_ORDINALS = {
    word[:-1] + f"esim{end}": value for word, value in ITALIAN.items() if _ELEVEN <= value < _HUNDRED for end in "oa"
}
_SLAVIC_TEENS = """
    одиннадцат/одинадцят/jedenast двенадцат/дванадцят/dwunast тринадцат/тринадцят/trzynast
    четырнадцат/чотирнадцят/czternast пятнадцат/пятнадцят/piętnast шестнадцат/шістнадцят/szesnast
    семнадцат/сімнадцят/siedemnast восемнадцат/вісімнадцят/osiemnast девятнадцат/девятнадцят/dziewiętnast
    двадцат/двадцят/dwudziest
"""
ORDINALS: dict[str, int] = {
    **counted(1, 1, """
        premier/première/primera/primer/primero/primeira/primeiro/primo/prima/first
        deuxième/seconde/segunda/segundo/seconda/secondo/second
        troisième/tercera/tercer/tercero/terceira/terceiro/terza/terzo/third
        quatrième/cuarta/cuarto/quarta/quarto/fourth cinquième/quinta/quinto/fifth
        sixième/sexta/sexto/sesta/sesto/sixth septième/séptima/séptimo/sétima/sétimo/settima/settimo/seventh
        huitième/octava/octavo/oitava/oitavo/ottava/ottavo/eighth neuvième/novena/noveno/nona/nono/ninth
        dixième/décima/décimo/decima/decimo/tenth onzième/undécima/undécimo/undicesima/eleventh
        douzième/duodécima/duodécimo/twelfth treizième/decimotercera/decimotercer/thirteenth
        quatorzième/decimocuarta/fourteenth quinzième/decimoquinta/fifteenth seizième/decimosexta/sixteenth
        seventeenth eighteenth nineteenth vingtième/vigésima/vigésimo/twentieth
    """),
    **counted(30, 10, """
        thirtieth/trentième/trigésima/trigésimo fortieth/quarantième fiftieth/cinquantième sixtieth seventieth
        eightieth ninetieth
    """),
    **_GERMAN_ORDINALS,
    **_ITALIAN_ORDINALS,
    **_inflected("""
        перв/перш/pierwsz втор/друг/drug - четвёрт/четверт/czwart пят/piąt шест/шост/szóst седьм/сьом/siódm
        восьм/ósm девят/dziewiąt десят/dziesiąt
    """ + _SLAVIC_TEENS, _SLAVIC),
    **dict.fromkeys(listed(
        """
        третий третья третье третьего третьему третьей третьем третью третьим третій третя третє третього
        третьої третьому третю trzeci trzecia trzecie trzeciego trzeciej trzecią trzecim
        """
    ), 3),
    **dict.fromkeys(listed(
        """
        пятий пята пяте пятого пятої пятому пяту пятій
        """
    ), 5),
    **_inflected("тридцят/тридцат/trzydziest", _SLAVIC, 30),
    **counted(1, 1, """
        الأولى/الأول/الاولى/الاول الثانية/الثاني الثالثة/الثالث الرابعة/الرابع الخامسة/الخامس السادسة/السادس
        السابعة/السابع الثامنة/الثامن التاسعة/التاسع العاشرة/العاشر الحادية/الحادي
    """),
}  # fmt: skip
_MORE_ORDINALS = counted(1, 1, """
    birinci/eerste/första/første/ensimmäinen/ensimmäisen/első/první/prvá/prvé/πρώτος/πρώτο/πρώτου/първи/първия/първият/prvi
    ikinci/tweede/toinen/toisen/második/druhé/druhý/druhá/druhého/druhém/δεύτερος/δεύτερο/δεύτερου/втори/втория/вторият
    üçüncü/derde/tredje/kolmas/kolmannen/harmadik/třetí/třetího/třetím/tretie/τρίτος/τρίτο/τρίτου/трети/третия/третият/treći
    dördüncü/vierde/fjärde/fjerde/neljäs/neljännen/negyedik/čtvrté/čtvrtý/čtvrtého/štvrté/τέταρτος/τέταρτο/четвърти/četvrti
    beşinci/vijfde/femte/viides/viidennen/ötödik/páté/pátý/pátého/piate/πέμπτος/πέμπτο/пети/петия/петият/peti
    altıncı/zesde/sjätte/sjette/kuudes/kuudennen/hatodik/šesté/šestý/šestého/έκτος/έκτο/шести/шестия/šesti
    yedinci/zevende/sjunde/syvende/seitsemäs/hetedik/sedmé/sedmý/έβδομος/έβδομο/седми/седмия/sedmi
    sekizinci/achtste/åttonde/ottende/kahdeksas/nyolcadik/osmé/osmý/όγδοος/όγδοο/осми/осмия/osmi
    dokuzuncu/negende/nionde/niende/yhdeksäs/kilencedik/deváté/devátý/ένατος/ένατο/девети/деветия/deveti
    onuncu/tiende/tionde/kymmenes/tizedik/desáté/desátý/δέκατος/δέκατο/десети/десетия/deseti
""") | counted(1, 1, "पहला/पहले - तीसरा/तीसरे/तीसरी चौथा/चौथे पांचवां/पांचवें") | {
    "दूसरा": 2, "दूसरे": 2, "andra": 2, "doua": 2, "treia": 3, "patra": 4, "cincea": 5,
}  # fmt: skip
ORDINALS = _MORE_ORDINALS | ORDINALS
BEHIND = counted(
    1,
    1,
    """
    اول/نخست/ראשון/pertama/đầu دوم/שני/kedua سوم/שלישי/ketiga چهارم/רביעי/keempat پنجم/חמישי/kelima ششم/שישי/keenam
    هفتم/שביעי/ketujuh هشتم/שמיני/kedelapan نهم/תשיעי/kesembilan دهم/עשירי/kesepuluh
""",
)
"""Place words that follow their thing."""
for _other in ("primo", "пята", "перву"):
    ORDINALS.pop(_other, None)
ORDINAL_ENDINGS = frozenset(
    listed(
        """
        st nd rd th er re ère e ème eme º ª ° й го му м я е ю ой ый ій ої ту ша ї ο η ος ου ти ят ия 차
        """
    )
)
"""What makes a figure a place in a row, touching it or after a hyphen or dot."""

_THINGS = {
    "round": """
        round rounds runde runden verhandlungsrunde gesprächsrunde verhandlungsrunden cycle cycles tour ronde ronda
        rondas rodada rodadas ciclo ciclos tornata turno giro giri
        runda rundy rundę rundzie rundą tura tury turę turze раунд раунда раунду
        раунде раундом раунді тур тура туру туре турі جولة الجولة والجولة للجولة بالجولة
        tur turu turunda turun turları γύρος γύρο γύρου omgång omgången rundan kierros kierroksen kierrosta kierroksella
        forduló fordulója fordulóját fordulójában kolo kola kole rundă rundei кръг кръга кръгът круг круга
        סבב הסבב دور दौर putaran vòng
    """,
    "package": """
        package packages paket pakets pakete sanktionspaket sanktionspakets hilfspaket paquet paquets paquete
        paquetes pacchetto pacchetti pacote pacotes pakiet pakietu pakietem pakiecie pakiety pakietowi пакет пакета
        пакету пакетом пакете пакеті حزمة الحزمة
        paketi paketini pakket sanctiepakket sanktionspaketet πακέτο πακέτου pakotepaketti pakotepaketin pakotepakettia
        csomag csomagot csomagja csomagját balík balíku balíček pachet pachetul חבילת بسته पैकेज
    """,
    "meeting": """
        meeting meetings treffen treffens réunion rencontre reunión reunião encontro riunione incontro spotkanie
        spotkania spotkaniu встреча встречи встречу встрече встречей зустріч зустрічі зустріччю اجتماع الاجتماع لقاء
        اللقاء
    """,
    "session": """
        session sessions sitzung séance sesión seduta sessione sessão sesja sesji sesję posiedzenie posiedzenia
        posiedzeniu заседание заседания заседании сессия сессии сессию засідання сесія сесії сесію جلسة الجلسة
    """,
    "phase": """
        phase phases stage stages etappe étape etapa etapas tappa fase fases faza fazy fazę fazie etap etapu etapie
        фаза фазы фазу фазе фази фазі этап этапа этапе етап етапу етапі المرحلة مرحلة
    """,
    "strike": "strike strikes airstrike airstrikes frappe frappes удар удара ударе ударом удару ضربة الضربة",
    "attack": """
        attack attacks angriff angriffs angriffe attaque attaques ataque ataques attacco attacchi atak ataku atakiem
        атака атаки атаку атаке атаці هجوم الهجوم
    """,
    "raid": "raid raids",
    "quake": """
        quake quakes earthquake earthquakes beben erdbeben séisme terremoto sismo scossa trzęsienie землетрясение
        землетрясения землетрус землетрусу زلزال الزلزال
    """,
    "aftershock": "aftershock aftershocks nachbeben réplique réplica replica",
    "exchange": """
        exchange exchanges swap swaps austausch gefangenenaustausch échange échanges intercambio canje scambio troca
        wymiana wymiany wymianę wymianie обмен обмена обмене обмену обмін обміну обміні تبادل
    """,
    "summit": """
        summit summits gipfel gipfeltreffen sommet cumbre vertice cimeira cúpula szczyt szczytu szczycie саммит
        саммита саммите саміт саміту саміті قمة القمة
    """,
    "test": """
        test tests essai essais prueba pruebas prova teste próba próby испытание испытания випробування اختبار
        الاختبار تجربة
    """,
    "launch": "launch launches start lancement lanzamiento lancio lançamento запуск запуска пуск إطلاق",
    "cut": """
        cut cuts senkung zinssenkung baisse recorte recortes bajada taglio tagli corte cortes obniżka obniżki
        obniżkę снижение снижения зниження خفض
    """,
    "hike": """
        hike hikes rise rises erhöhung zinserhöhung hausse subida alza rialzo podwyżka podwyżki повышение повышения
        підвищення رفع
    """,
    "wave": """
        wave waves welle vague oleada ola ondata onda fala fali falę волна волны волну хвиля хвилі хвилю موجة الموجة
    """,
    "tranche": "tranche tranches tramo parcela transza transzy transzę транш транша траншу دفعة الدفعة شريحة الشريحة",
    "operation": """
        operation operations opération operación operazione operação operacja операция операции операція عملية
        العملية
    """,
    "flight": "flight flights flug vol vuelo volo voo lot lotu полет полёт полёта політ رحلة الرحلة",
    "plenum": "plenum plenums пленум пленума",
    "hearing": """
        hearing hearings anhörung audience audiencia udienza audiência rozprawa rozprawy слушание слушания слухання
    """,
    "shutdown": "shutdown shutdowns",
    "leg": "leg legs",
}  # fmt: skip
THINGS = {word: thing for thing, words in _THINGS.items() for word in words.split()}
"""Things that come in rows, of which one is another event than the next, by word; their English names."""

COUNTED_FROM_FIRST = frozenset({"round", "package", "phase", "session", "tranche", "leg"})
"""Of these the first is one in a row; 'the first strike' or 'the first full test' is mostly a superlative."""

COUNTED = COUNTED_FROM_FIRST | {"flight", "test"}
"""Of these the number may follow without more: 'round 3'; 'exchange 150' is an amount."""

UNANNOUNCED = frozenset({"strike", "attack", "raid", "quake", "aftershock", "wave"})
"""What nobody announces. Of all else the next one is spoken of while there is none."""

HAN_THINGS = {
    "轮": "round", "輪": "round", "ラウンド": "round", "协议": "round", "協議": "round", "会談": "round",
    "交渉": "round",
    "弾": "package", "パッケージ": "package", "阶段": "phase", "階段": "phase", "段階": "phase",
    "届": "session", "屆": "session", "批": "tranche", "会议": "meeting", "会晤": "meeting", "會議": "meeting",
    "会合": "meeting", "袭击": "attack", "攻撃": "attack", "空袭": "strike", "空爆": "strike", "峰会": "summit",
    "サミット": "summit",
    "협상": "round", "회담": "round", "패키지": "package", "제재": "package",
    "交换": "exchange", "交換": "exchange", "试射": "test", "実験": "test", "打ち上げ": "launch",
}  # fmt: skip
SANCTIONS = "制裁"
"""What Chinese counts in rounds and others in packages."""

"""Weekdays and words for today, in the forms that news prints; of half the languages no phrases for today."""

from __future__ import annotations

from aggregator.matching.number_words import listed

_GERMAN_TIMES = "morgen früh vormittag mittag nachmittag abend nacht"
_WEEKDAYS_PRINTED = (
    """
        monday mondays lundi montag montags lunes lunedì lunedi понедельник понедельника понедельнику понедельником
        понеділок понеділка понеділку poniedziałek poniedziałku poniedziałkowy poniedziałkowego poniedziałkowym
        poniedziałkowej الاثنين الإثنين
    """,
    """
        tuesday tuesdays mardi dienstag dienstags martes martedì martedi terça вторник вторника вторнику вторником
        вівторок вівторка вівторку wtorek wtorku wtorkowy wtorkowego wtorkowym wtorkowej الثلاثاء
    """,
    # Russian has one word for Wednesday and surroundings; only the form that follows 'on' is mostly the day.
    """
        wednesday wednesdays mercredi mittwoch mittwochs miércoles miercoles mercoledì mercoledi среду середа середи
        середу середі środa środę środy środowy środowego środowym środowej الأربعاء الاربعاء
    """,
    """
        thursday thursdays jeudi donnerstag donnerstags jueves giovedì giovedi четверг четверга четвергу четвергом
        четвер четверга czwartek czwartku czwartkowy czwartkowego czwartkowym czwartkowej الخميس
    """,
    """
        friday fridays vendredi freitag freitags viernes venerdì venerdi пятница пятницы пятнице пятницу пятницей
        пятниця пятниці пятницю piątek piątku piątkowy piątkowego piątkowym piątkowej الجمعة
    """,
    """
        saturday saturdays samedi samstag samstags sonnabend sábado sabado sabato суббота субботы субботе субботу
        субботой субота суботи суботі суботу sobota soboty sobotę sobotni sobotniego sobotnim sobotniej السبت
    """,
    """
        sunday sundays dimanche sonntag sonntags domingo domenica воскресенье воскресенья воскресенью неділя неділі
        неділю niedziela niedzieli niedzielę niedzielny niedzielnego niedzielnym niedzielnej الأحد الاحد
    """,
)
_MORE_WEEKDAYS = (
    """
        maandag måndag måndagen måndagens mandag mandagen maanantai maanantaina hétfő hétfőn pondělí pondelok δευτέρα
        δευτέρας pazartesi senin jumatatu सोमवार সোমবার دوشنبه երկուշաբթի ორშაბათი ორშაბათს понедељак ponedeljak
        ponedjeljak понеделник luni ponedeljek
    """,
    """
        dinsdag tisdag tisdagen tisdagens tirsdag tirsdagen tiistai tiistaina kedd kedden úterý utorok τρίτης salı
        selasa jumanne मंगलवार মঙ্গলবার سهشنبه երեքշաբթի სამშაბათი სამშაბათს уторак utorak marți torek
    """,
    """
        woensdag onsdag onsdagen onsdagens keskiviikko keskiviikkona szerda szerdán středa středu středy streda stredu
        τετάρτη τετάρτης çarşamba rabu jumatano बुधवार বুধবার چهارشنبه չորեքշաբթի ოთხშაბათი ოთხშაბათს sreda sredu sredo
        srijedu сряда miercuri
    """,
    """
        donderdag torsdag torsdagen torsdagens torstai torstaina csütörtök csütörtökön čtvrtek čtvrtka štvrtok πέμπτη
        πέμπτης perşembe kamis alhamisi गुरुवार বৃহস্পতিবার جمعرات پنجشنبه հինգշաբթի ხუთშაბათი ხუთშაბათს четвртак
        četvrtak четвъртък joi četrtek
    """,
    """
        vrijdag fredag fredagen fredagens perjantai perjantaina péntek pénteken pátek pátku piatok παρασκευή παρασκευής
        cuma jumat ijumaa शुक्रवार শুক্রবার جمعه ուրբաթ პარასკევი პარასკევს петак petak петък vineri petek
    """,
    """
        zaterdag lördag lördagen lördagens lørdag lørdagen lauantai lauantaina szombat szombaton sobotu σάββατο
        σαββάτου cumartesi sabtu jumamosi शनिवार শনিবার شنبه շաբաթ შაბათი შაბათს subota subotu събота sâmbătă
    """,
    """
        zondag söndag söndagen söndagens søndag søndagen sunnuntai sunnuntaina vasárnap neděle neděli nedeľa nedeľu
        κυριακή κυριακής jumapili रविवार রবিবার اتوار یکشنبه կիրակի недеља недељу nedelja nedelju nedjelju неделя
        duminică
    """,
)
_GERMAN_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
WEEKDAYS = {
    name: day
    for table in (_MORE_WEEKDAYS, _WEEKDAYS_PRINTED)
    for day, names in enumerate(table)
    for name in names.split()
}
WEEKDAYS |= {name + time: day for day, name in enumerate(_GERMAN_DAYS.split()) for time in _GERMAN_TIMES.split()}
WEEKDAYS |= {
    f"{clitic}{name}": day for name, day in tuple(WEEKDAYS.items()) if name.startswith("ال") for clitic in "وب"
}
"""By lower-case word as printed, 0 being Monday; apostrophes of Ukrainian are left out."""

WEEKDAYS_AMONG_OTHERS = {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4, "pazar": 6, "minggu": 6}
"""Weekdays that are other words too, ordinals in Portuguese, 'market' in Turkish, 'week' in Indonesian."""
BEHIND_WEEKDAYS = frozenset(listed("feira günü sabahı akşamı gecesi"))
"""Words before which those are days; and they are, in Brazil and Indonesia, before a day in brackets."""

IDEOGRAPHIC_WEEKDAYS = {
    day: number for number, days in enumerate(("一月", "二火", "三水", "四木", "五金", "六土", "日天")) for day in days
}
"""By the character that Chinese or Japanese has after or before its word for a weekday."""

TODAY_WORDS = {
    **dict.fromkeys(
        listed(
            """
        today tonight overnight heute heutigen hoy oggi stamattina stamani stasera stanotte hoje dziś dzisiaj
        сегодня сьогодні вночі уночі اليوم
        vandaag vanochtend vannacht idag tänään dnes σήμερα bugün היום امروز այսօր დღეს данас danas днес astăzi
        """
        ),
        0,
    ),
    **dict.fromkeys(
        listed(
            """
        yesterday gestern gestrigen hier ayer anoche ieri ontem wczoraj вчера накануне вчора учора напередодні
        أمس امس
        gisteren igår tegnap včera χθες χτες dün kemarin אתמול دیروز երեկ გუშინ јуче juče aseară
        """
        ),
        -1,
    ),
    **dict.fromkeys(
        listed(
            """
        vorgestern anteayer antier anteontem przedwczoraj позавчера позавчора
        eergisteren förrgår forgårs toissapäivänä tegnapelőtt předevčírem predvčerom alaltăieri προχθές evvelsi پریروز
        """
        ),
        -2,
    ),
    **dict.fromkeys(
        listed(
            """
        tomorrow demain domani amanhã jutro завтра غدا غداً
        huomenna imorgon holnap zítra αύριο yarın فردا mâine
        """
        ),
        1,
    ),
    **dict.fromkeys(
        listed(
            "übermorgen dopodomani pojutrze послезавтра післязавтра overmorgen ylihuomenna holnapután pozítří poimâine"
        ),
        2,
    ),
}
"""Words for days beside the day of publication, by how many days away they are; night is counted to its morning."""

TODAY_PHRASES = {
    "yesterday": {"day before yesterday": -2},
    "tomorrow": {"day after tomorrow": 2},
    "demain": {"après-demain": 2},
    "mañana": {"esta mañana": 0, "pasado mañana": 2},
    "amanhã": {"depois de amanhã": 2},
    "hier": {"avant-hier": -2},
    "ieri": {"altro ieri": -2},
    "ontem": {"antes de ontem": -2},
    "أمس": {"أول أمس": -2, "أول من أمس": -2},
    "night": {"last night": -1},
    "morning": {"this morning": 0},
    "afternoon": {"this afternoon": 0},
    "evening": {"this evening": 0},
    "nacht": {"in der nacht": 0, "über nacht": 0, "letzte nacht": -1, "vergangene nacht": -1},
    "aujourd": {"aujourd": 0},
    "matin": {"ce matin": 0},
    "soir": {"ce soir": 0},
    "nuit": {"cette nuit": 0, "dans la nuit": 0, "nuit dernière": -1},
    "madrugada": {"esta madrugada": 0, "de madrugada": 0, "na madrugada": 0, "nesta madrugada": 0},
    "noche": {"esta noche": 0, "noche pasada": -1},
    "mattina": {"questa mattina": 0},
    "notte": {"nella notte": 0, "questa notte": 0, "scorsa notte": -1},
    "manhã": {"esta manhã": 0, "nesta manhã": 0},
    "noite": {"esta noite": 0, "nesta noite": 0, "noite passada": -1},
    "nocy": {"w nocy": 0, "ubiegłej nocy": -1, "minionej nocy": -1},
    "ночью": {"этой ночью": 0, "прошлой ночью": -1, "минувшей ночью": -1},
    "ночі": {"цієї ночі": 0, "минулої ночі": -1},
    "الليلة": {"هذه الليلة": 0, "الليلة الماضية": -1},
}
"""Phrases of several words, each under one word that it has."""

SYLLABIC_WEEKDAYS = {
    name: day
    for names in (
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        "วันจันทร์ วันอังคาร วันพุธ วันพฤหัส วันศุกร์ วันเสาร์ วันอาทิตย์",
    )
    for day, name in enumerate(names.split())
}
"""Weekdays that other syllables touch, of Korean and Thai."""
SYLLABIC_DAYS = ("요일", "วัน")
"""What these have in common."""

IDEOGRAPHIC_TODAY = {
    **dict.fromkeys(("今天", "今日", "今晨", "今早", "今晚", "本日", "けさ", "今朝", "今夜"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "昨晩", "きのう"), -1),
    **dict.fromkeys(("一昨日", "おととい"), -2),
    **dict.fromkeys(("明天", "明日", "あす"), 1),
    **dict.fromkeys(("明後日", "あさって"), 2),
}

AHEAD_OR_AGO = frozenset(
    listed(
        """
        will next expected due upcoming scheduled planned previous nächste nächsten nächster kommende kommenden
        soll sollen geplant prochain prochaine prévu prévue prévus prévues próximo próxima previsto prevista
        prevé prossimo prossima previsti следующий следующая следующей следующую следующем ближайшую состоится
        пройдет пройдёт запланирован запланирована запланированы наступний наступна наступної наступну
        наступного відбудеться запланована najbliższą najbliższy przyszły przyszłym przyszłą przyszłego odbędzie
        zaplanowano المقبل المقبلة القادم القادمة
        """
    )
)
"""Words of a sentence that looks ahead, or back further than its last weekday."""
UNTIL = frozenset(listed("until till by bis jusqu hasta fino até до do tot حتى"))
"""Words before a weekday on which something ends; what is told is of another day."""
BACK = frozenset(
    listed(
        """
        last past vorigen vergangenen letzten dernier dernière pasado pasada passado passada scorso scorsa прошлый
        прошлую прошлое минулий минулу минулої zeszły zeszłą ubiegły ubiegłą miniony minioną الماضي geçen
        """
    )
)
"""Words that make a weekday the last of its name: 'last Saturday'."""
IDEOGRAPHIC_AHEAD = ("下周", "下週", "将于", "將於", "预计", "来週", "次回", "予定", "上周", "先週")

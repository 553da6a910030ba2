"""Months, weekdays and words for today in twelve languages and some neighbours, in the forms that news prints."""

from __future__ import annotations

from aggregator.matching.number_words import listed

_MONTHS_PRINTED = (
    """
        january jan janvier januar jänner enero gennaio janeiro ianuarie январь января январе янв січень січня січні
        styczeń stycznia styczniu يناير جانفي
    """,
    """
        february feb février fevrier févr februar febrero febbraio fevereiro februarie февраль февраля феврале фев
        лютий лютого лютому luty lutego lutym فبراير فيفري شباط
    """,
    """
        march mar mars märz maerz marzo março marco martie март марта марте березень березня березні marzec marca
        marcu مارس آذار اذار
    """,
    """
        april apr avril abril aprile aprilie апрель апреля апреле апр квітень квітня квітні kwiecień kwietnia
        kwietniu أبريل ابريل إبريل أفريل نيسان
    """,
    "may mai mayo maggio maio май мая мае травень травня травні maj maja maju مايو ماي أيار ايار",
    """
        june jun juin juni junio giugno junho iunie июнь июня июне червень червня червні czerwiec czerwca czerwcu
        يونيو يونيه جوان حزيران
    """,
    """
        july jul juillet juil juli julio luglio julho iulie июль июля июле липень липня липні lipiec lipca lipcu
        يوليو يوليه جويلية تموز
    """,
    """
        august aug août aout agosto август августа августе авг серпень серпня серпні sierpień sierpnia sierpniu
        أغسطس اغسطس أوت آب
    """,
    """
        september sep sept septembre septiembre settembre setembro septembrie сентябрь сентября сентябре сент
        вересень вересня вересні wrzesień września wrześniu سبتمبر أيلول ايلول
    """,
    """
        october oct octobre oktober okt octubre ottobre outubro octombrie октябрь октября октябре окт жовтень жовтня
        жовтні październik października październiku أكتوبر اكتوبر
    """,
    """
        november nov novembre noviembre novembro noiembrie ноябрь ноября ноябре нояб листопад листопада листопаді
        listopad listopada listopadzie نوفمبر
    """,
    """
        december dec décembre decembre dezember dez diciembre dic dicembre dezembro decembrie декабрь декабря
        декабре дек грудень грудня грудні grudzień grudnia grudniu ديسمبر
    """,
)
MONTHS = {name: month for month, names in enumerate(_MONTHS_PRINTED, start=1) for name in names.split()}
"""By lower-case word as printed."""

TWO_WORD_MONTHS = {
    "كانون الثاني": "يناير",
    "تشرين الأول": "أكتوبر",
    "تشرين الاول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
    "كانون الاول": "ديسمبر",
}
"""The months of the Levant that take two words, and the word that Egypt has for them."""

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
_GERMAN_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
WEEKDAYS = {name: day for day, names in enumerate(_WEEKDAYS_PRINTED) for name in names.split()}
WEEKDAYS |= {name + time: day for day, name in enumerate(_GERMAN_DAYS.split()) for time in _GERMAN_TIMES.split()}
WEEKDAYS |= {
    f"{clitic}{name}": day for name, day in tuple(WEEKDAYS.items()) if name.startswith("ال") for clitic in "وب"
}
"""By lower-case word as printed, 0 being Monday; apostrophes of Ukrainian are left out."""

NUMBERED_WEEKDAYS = {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4}
"""Portuguese weekdays are ordinals: days only before 'feira' or, in Brazil, before a day in brackets."""

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
        """
        ),
        0,
    ),
    **dict.fromkeys(
        listed(
            """
        yesterday gestern gestrigen hier ayer anoche ieri ontem wczoraj вчера накануне вчора учора напередодні
        أمس امس
        """
        ),
        -1,
    ),
}
"""Words for days beside the day of publication, by how many days away they are; night is counted to its morning."""

TODAY_PHRASES = {
    "night": {"last night": -1},
    "morning": {"this morning": 0},
    "afternoon": {"this afternoon": 0},
    "evening": {"this evening": 0},
    "nacht": {"in der nacht": 0, "über nacht": 0, "letzte nacht": -1, "vergangene nacht": -1},
    "aujourd": {"aujourd": 0},
    "matin": {"ce matin": 0},
    "soir": {"ce soir": 0},
    "nuit": {"cette nuit": 0, "dans la nuit": 0, "nuit dernière": -1},
    "mañana": {"esta mañana": 0},
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

IDEOGRAPHIC_TODAY = {
    **dict.fromkeys(("今天", "今日", "今晨", "今早", "今晚", "本日", "けさ", "今朝", "今夜"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "昨晩", "きのう"), -1),
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
IDEOGRAPHIC_AHEAD = ("下周", "下週", "将于", "將於", "预计", "来週", "次回", "予定", "上周", "先週")

"""Months, weekdays and words for today, in the forms that news prints; of half the languages no phrases for today."""

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
# Of CLDR, with the forms of cases and prefixes added: Dutch, the Nordic languages, Finnish, Hungarian, Czech, Slovak,
# Greek, Turkish, Azerbaijani, Indonesian, Swahili, Hebrew, Hindi, Bengali, Urdu, Persian, Thai, Armenian, Georgian,
# Serbian, Bulgarian, Macedonian and Slovene.
_MORE_MONTHS = (
    """
        januari tammikuuta tammikuussa tammikuu január januára ledna leden lednu ιανουαρίου ιανουάριος ιανουάριο ocak
        yanvar ינואר בינואר जनवरी জানুয়ারি জানুয়ারী جنوری ژانویه มกราคม հունվարի հունվար იანვარი იანვარს јануар
        јануара januara януари јануари januarja
    """,
    """
        februari helmikuuta helmikuussa helmikuu február februára únor února únoru φεβρουαρίου φεβρουάριος φεβρουάριο
        şubat fevral פברואר בפברואר फ़रवरी फरवरी ফেব্রুয়ারি ফেব্রুয়ারী فروری فوریه กุมภาพันธ์ փետրվարի փետրվար
        თებერვალი თებერვალს фебруар фебруара februara февруари februarja
    """,
    """
        maart marts maaliskuuta maaliskuussa maaliskuu március března březen březnu marec μαρτίου μάρτιος μάρτιο mart
        maret machi מרץ במרץ मार्च মার্চ مارچ มีนาคม մարտի մարտ მარტი მარტს
    """,
    """
        huhtikuuta huhtikuussa huhtikuu április dubna duben dubnu apríla apríl απριλίου απρίλιος απρίλιο nisan aprel
        aprili אפריל באפריל अप्रैल এপ্রিল اپریل آوریل เมษายน ապրիլի ապրիլ აპრილი აპრილს април априла aprila
    """,
    """
        mei toukokuuta toukokuussa toukokuu május mája máj května květen květnu μαΐου μάιος μάιο mayıs מאי במאי मई মে
        مئی พฤษภาคม մայիսի մայիս მაისი მაისს мај маја
    """,
    """
        kesäkuuta kesäkuussa kesäkuu június júna jún června červen červnu ιουνίου ιούνιος ιούνιο haziran iyun יוני
        ביוני जून জুন جون ژوئن มิถุนายน հունիսի հունիս ივნისი ივნისს јун јуна юни јуни junij junija
    """,
    """
        heinäkuuta heinäkuussa heinäkuu július júla júl července červenec červenci ιουλίου ιούλιος ιούλιο temmuz iyul
        julai יולי ביולי जुलाई জুলাই جولائی ژوئیه กรกฎาคม հուլիսի հուլիս ივლისი ივლისს јул јула юли јули julij
        julija
    """,
    """
        augustus augusti elokuuta elokuussa elokuu augusztus srpna srpen srpnu αυγούστου αύγουστος αύγουστο
        ağustos avqust agustus agosti אוגוסט באוגוסט अगस्त আগস্ট اگست اوت สิงหาคม օգոստոսի օգոստոս აგვისტო აგვისტოს
        avgust avgusta август августа
    """,
    """
        syyskuuta syyskuussa syyskuu szeptember septembra září σεπτεμβρίου σεπτέμβριος σεπτέμβριο eylül sentyabr
        septemba ספטמבר בספטמבר सितंबर সেপ্টেম্বর ستمبر سپتامبر กันยายน սեպտեմբերի սեպտեմբեր სექტემბერი სექტემბერს
        септембар септембра septembar септември
    """,
    """
        lokakuuta lokakuussa lokakuu október októbra října říjen říjnu οκτωβρίου οκτώβριος οκτώβριο ekim oktyabr oktoba
        אוקטובר באוקטובר अक्टूबर অক্টোবর اکتوبر اکتبر ตุลาคม հոկտեմբերի հոկտեմբեր ოქტომბერი ოქტომბერს октобар октобра
        oktobar oktobra октомври
    """,
    """
        marraskuuta marraskuussa marraskuu novembra listopadu νοεμβρίου νοέμβριος νοέμβριο kasım noyabr novemba נובמבר
        בנובמבר नवंबर নভেম্বর نومبر نوامبر พฤศจิกายน նոյեմբերի նոյեմբեր ნოემბერი ნოემბერს новембар новембра novembar
        ноември
    """,
    """
        desember joulukuuta joulukuussa joulukuu decembra prosince prosinec prosinci δεκεμβρίου δεκέμβριος δεκέμβριο
        aralık dekabr desemba דצמבר בדצמבר दिसंबर ডিসেম্বর دسمبر دسامبر ธันวาคม դեկտեմբերի դեկտեմբեր დეკემბერი
        დეკემბერს децембар децембра decembar декември
    """,
)
MONTHS = {
    name: month
    for table in (_MORE_MONTHS, _MONTHS_PRINTED)
    for month, names in enumerate(table, start=1)
    for name in names.split()
}
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

PERSIAN_MONTHS = {
    name: month
    for month, names in enumerate(
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"], start=1
    )
    for name in names.split("/")
}
"""Of the solar calendar, whose year begins with spring: six of 31 days, then of 30."""

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

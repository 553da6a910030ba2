"""The names of months."""

# ruff: noqa: RUF001 - Greek and Turkish letters look like others

from __future__ import annotations

MONTHS = {
    name.casefold(): number
    for number, names in enumerate(
        (
            """jan january januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń января янв
            січня січ ledna leden siječnja ianuarie ian ocak oca ιανουαρίου ιαν tammikuuta tammi tam január януари
            яну јануар јан janar sty يناير sausio janvāris jaanuar jaan janúar ינואר בינואר yanvar студзеня იანვარი
            հունվարի қаңтар ژانویه جنوری""",
            """feb february februar février févr fev fevr febrero febbraio fevereiro februari lutego luty февраля фев
            лютого лют února únor veljače februarie şubat şub φεβρουαρίου φεβ helmikuuta helmi hel február febr
            февруари фебруар феб shkurt lut فبراير شباط vasario februāris veebruar veebr febrúar פברואר בפברואר
            fevral лютага თებერვალი փետրվարի ақпан فوریه فروری""",
            """mar march märz mär mrz mars marzo março maart marca marzec марта мар mrt березня бер března březen
            ožujka martie mart marec μαρτίου μαρ maaliskuuta maalis maa március márc maret март مارس آذار kovo marts
            märts מרץ במרץ сакавіка მარტი մարտի наурыз مارچ""",
            """apr april avril avr abril abr aprile kwietnia kwiecień апреля апр квітня кві dubna duben travnja aprilie
            nisan nis kwi απριλίου απρ huhtikuuta huhti huh április ápr април prill أبريل إبريل نيسان balandžio
            aprīlis aprill apríl אפריל באפריל aprel красавіка აპრილი ապրիլի сәуір آوریل اپریل""",
            """may mai mayo mag maggio maio mei maj maja мая май травня тра května květen svibnja mayıs μαΐου μαΐ μαι
            toukokuuta touko tou május máj maí мај مايو أيار gegužės maijs מאי במאי მაისი մայիսի мамыр مئی""",
            """jun june juni juin junio giugno giu junho czerwca czerwiec июня июн червня чер června červen lipnja
            iunie iun haziran haz ιουνίου ιουν kesäkuuta kesä kes június jún юни јун junij cze qershor يونيو حزيران
            birželio jūnijs jūn juuni júní יוני ביוני iyun чэрвеня ივნისი հունիսի маусым ژوئن جون""",
            """jul july juli juillet juil julio luglio lug julho lipca lipiec июля июл липня лип července červenec
            srpnja iulie iul temmuz tem ιουλίου ιουλ heinäkuuta heinä hei július júl юли јул julij lip korrik يوليو
            تموز liepos jūlijs jūl juuli júlí יולי ביולי iyul ліпеня ივლისი հուլիսի шілде ژوئیه جولائی""",
            """aug august août aout agosto ago augustus augusti sierpnia sierpień августа авг серпня сер srpna srpen
            kolovoza ağustos ağu αυγούστου αυγ elokuuta elo augusztus agustus agu август avgust avg sie gusht أغسطس
            آب rugpjūčio augusts ágúst אוגוסט באוגוסט avqust жніўня აგვისტო օգոստոսի тамыз اوت اگست""",
            """sep sept september septembre septiembre settembre set setembro septembrie września wrzesień сентября сен
            вересня вер září rujna eylül eyl σεπτεμβρίου σεπ syyskuuta syys syy szeptember szept септември септембар
            сеп септ septembar wrz shtator سبتمبر أيلول rugsėjo septembris ספטמבר בספטמבר sentyabr верасня
            სექტემბერი սեպտեմբերի қыркүйек سپتامبر ستمبر""",
            """oct october oktober okt octobre octubre ottobre ott outubro out października październik октября окт
            жовтня жов října říjen octombrie ekim eki οκτωβρίου οκτ lokakuuta loka lok október октомври октобар
            oktobar paź tetor أكتوبر spalio oktobris oktoober אוקטובר באוקטובר oktyabr кастрычніка ოქტომბერი
            հոկտեմբերի қазан اکتبر اکتوبر""",
            """nov november novembre noviembre novembro listopada listopad ноября ноя листопада лис listopadu studenoga
            noiembrie kasım kas νοεμβρίου νοε marraskuuta marras ноември ное новембар нов novembar lis nëntor نوفمبر
            lapkričio novembris nóvember נובמבר בנובמבר noyabr лістапада ნოემბერი նոյեմբերի қараша نوامبر نومبر""",
            """dec december dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień декабря дек
            грудня гру prosince prosinec prosinca decembrie aralık ara δεκεμβρίου δεκ joulukuuta joulu jou desember
            des декември децембар дец decembar gru dhjetor ديسمبر gruodžio decembris detsember dets דצמבר בדצמבר
            dekabr снежня დეკემბერი դեկտեմբերի желтоқсан دسامبر دسمبر""",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by their case-folded names, in the forms that dates have.

English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech,
Croatian, Serbian, Slovene, Hungarian, Romanian, Albanian, Turkish, Greek, Russian, Ukrainian, Bulgarian, Arabic,
Indonesian, Lithuanian, Latvian, Estonian, Icelandic, Hebrew, Azerbaijani, Belarusian, Georgian, Armenian, Kazakh, and
the Gregorian ones in Persian (but May, of two letters) and Urdu, as CLDR has them. Thai and Indian names are not here,
since a pattern of letters parts their vowels. Where a name means two months, it is the larger language's:
`listopada` is Polish, not Croatian.
"""

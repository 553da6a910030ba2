"""The names of months."""

# ruff: noqa: RUF001 - Greek and Turkish letters look like others

from __future__ import annotations

MONTHS = {
    name.casefold(): number
    for number, names in enumerate(
        (
            """jan january januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń января янв
            січня ledna leden siječnja ianuarie ocak oca ιανουαρίου ιαν tammikuuta január януари janar يناير""",
            """feb february februar février févr fev fevr febrero febbraio fevereiro februari lutego luty февраля фев
            лютого února únor veljače februarie şubat şub φεβρουαρίου φεβ helmikuuta február февруари shkurt فبراير""",
            """mar march märz mrz mars marzo março maart marca marzec марта мар mrt
            березня března březen ožujka martie mart μαρτίου μαρ maaliskuuta március maret март مارس""",
            """apr april avril avr abril abr aprile kwietnia kwiecień апреля апр
            квітня dubna duben travnja aprilie nisan nis απριλίου απρ huhtikuuta április април prill أبريل إبريل""",
            """may mai mayo mag maggio maio mei maj maja мая май
            травня května květen svibnja mayıs μαΐου μαι toukokuuta május май مايو""",
            """jun june juni juin junio giugno giu junho czerwca czerwiec июня июн
            червня června červen lipnja iunie haziran haz ιουνίου ιουν kesäkuuta június юни qershor يونيو""",
            """jul july juli juillet juil julio luglio lug julho lipca lipiec июля июл
            липня července červenec srpnja iulie temmuz tem ιουλίου ιουλ heinäkuuta július юли korrik يوليو""",
            """aug august août aout agosto ago augustus augusti sierpnia sierpień августа авг
            серпня srpna srpen kolovoza ağustos ağu αυγούστου αυγ elokuuta augusztus agustus август gusht أغسطس""",
            """sep sept september septembre septiembre settembre set setembro septembrie września wrzesień сентября сен
            вересня září rujna eylül eyl σεπτεμβρίου σεπ syyskuuta szeptember септември shtator سبتمبر""",
            """oct october oktober okt octobre octubre ottobre ott outubro out października październik октября окт
            жовтня října říjen octombrie ekim eki οκτωβρίου οκτ lokakuuta október октомври tetor أكتوبر""",
            """nov november novembre noviembre novembro listopada listopad ноября ноя
            листопада listopadu studenoga noiembrie kasım kas νοεμβρίου νοε marraskuuta ноември nëntor نوفمبر""",
            """dec december dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień декабря дек
            грудня prosince prosinec prosinca decembrie aralık ara δεκεμβρίου δεκ joulukuuta desember
            декември dhjetor ديسمبر""",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by their case-folded names, in the forms that dates have.

English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech,
Croatian, Hungarian, Romanian, Albanian, Turkish, Greek, Russian, Ukrainian, Bulgarian, Arabic, Indonesian. Where a name
means two months, it is the larger language's: `listopada` is Polish, not Croatian.
"""

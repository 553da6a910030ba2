"""The names of months, as news and feeds print them."""

# ruff: noqa: RUF001 - Greek and Turkish letters look like others

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def by_name(table: Sequence[str]) -> dict[str, int]:
    """The number of each month by its names, which stand in twelve rows."""
    return {name: month for month, names in enumerate(table, start=1) for name in names.split()}


MONTHS: Final = by_name(
    (
        """january jan janvier januar jänner enero gennaio janeiro ianuarie январь января январе янв січень січня січні
        styczeń stycznia styczniu يناير جانفي januari tammikuuta tammikuussa tammikuu január januára ledna leden
        lednu ιανουαρίου ιανουάριος ιανουάριο ocak yanvar ינואר בינואר जनवरी জানুয়ারি জানুয়ারী جنوری ژانویه มกราคม
        հունվարի հունվար იანვარი იანვარს јануар јануара januara януари јануари januarja""",
        """february feb février fevrier févr februar febrero febbraio fevereiro februarie февраль февраля феврале фев
        лютий лютого лютому luty lutego lutym فبراير فيفري شباط februari helmikuuta helmikuussa helmikuu február
        februára únor února únoru φεβρουαρίου φεβρουάριος φεβρουάριο şubat fevral פברואר בפברואר फ़रवरी फरवरी
        ফেব্রুয়ারি ফেব্রুয়ারী فروری فوریه กุมภาพันธ์ փետրվարի փետրվար თებერვალი თებერვალს фебруар фебруара
        februara февруари februarja""",
        """march mar mars märz maerz marzo março marco martie март марта марте березень березня березні marzec marca
        marcu مارس آذار اذار maart marts maaliskuuta maaliskuussa maaliskuu március března březen březnu marec
        μαρτίου μάρτιος μάρτιο mart maret machi מרץ במרץ मार्च মার্চ مارچ มีนาคม մարտի մարտ მარტი მარტს""",
        """april apr avril abril aprile aprilie апрель апреля апреле апр квітень квітня квітні kwiecień kwietnia
        kwietniu أبريل ابريل إبريل أفريل نيسان huhtikuuta huhtikuussa huhtikuu április dubna duben dubnu apríla
        apríl απριλίου απρίλιος απρίλιο nisan aprel aprili אפריל באפריל अप्रैल এপ্রিল اپریل آوریل เมษายน ապրիլի
        ապրիլ აპრილი აპრილს април априла aprila""",
        """may mai mayo maggio maio май мая мае травень травня травні maj maja maju مايو ماي أيار ايار mei toukokuuta
        toukokuussa toukokuu május mája máj května květen květnu μαΐου μάιος μάιο mayıs מאי במאי मई মে مئی พฤษภาคม
        մայիսի մայիս მაისი მაისს мај маја""",
        """june jun juin juni junio giugno junho iunie июнь июня июне червень червня червні czerwiec czerwca czerwcu
        يونيو يونيه جوان حزيران kesäkuuta kesäkuussa kesäkuu június júna jún června červen červnu ιουνίου ιούνιος
        ιούνιο haziran iyun יוני ביוני जून জুন جون ژوئن มิถุนายน հունիսի հունիս ივნისი ივნისს јун јуна юни јуни
        junij junija""",
        """july jul juillet juil juli julio luglio julho iulie июль июля июле липень липня липні lipiec lipca lipcu
        يوليو يوليه جويلية تموز heinäkuuta heinäkuussa heinäkuu július júla júl července červenec červenci ιουλίου
        ιούλιος ιούλιο temmuz iyul julai יולי ביולי जुलाई জুলাই جولائی ژوئیه กรกฎาคม հուլիսի հուլիս ივლისი ივლისს
        јул јула юли јули julij julija""",
        """august aug août aout agosto август августа августе авг серпень серпня серпні sierpień sierpnia sierpniu
        أغسطس اغسطس أوت آب augustus augusti elokuuta elokuussa elokuu augusztus srpna srpen srpnu αυγούστου
        αύγουστος αύγουστο ağustos avqust agustus agosti אוגוסט באוגוסט अगस्त আগস্ট اگست اوت สิงหาคม օգոստոսի
        օգոստոս აგვისტო აგვისტოს avgust avgusta""",
        """september sep sept septembre septiembre settembre setembro septembrie сентябрь сентября сентябре сент
        вересень вересня вересні wrzesień września wrześniu سبتمبر أيلول ايلول syyskuuta syyskuussa syyskuu
        szeptember septembra září σεπτεμβρίου σεπτέμβριος σεπτέμβριο eylül sentyabr septemba ספטמבר בספטמבר सितंबर
        সেপ্টেম্বর ستمبر سپتامبر กันยายน սեպտեմբերի սեպտեմբեր სექტემბერი სექტემბერს септембар септембра septembar
        септември""",
        """october oct octobre oktober okt octubre ottobre outubro octombrie октябрь октября октябре окт жовтень жовтня
        жовтні październik października październiku أكتوبر اكتوبر lokakuuta lokakuussa lokakuu október októbra
        října říjen říjnu οκτωβρίου οκτώβριος οκτώβριο ekim oktyabr oktoba אוקטובר באוקטובר अक्टूबर অক্টোবর اکتوبر
        اکتبر ตุลาคม հոկտեմբերի հոկտեմբեր ოქტომბერი ოქტომბერს октобар октобра oktobar oktobra октомври""",
        """november nov novembre noviembre novembro noiembrie ноябрь ноября ноябре нояб листопад листопада листопаді
        listopad listopada listopadzie نوفمبر marraskuuta marraskuussa marraskuu novembra listopadu νοεμβρίου
        νοέμβριος νοέμβριο kasım noyabr novemba נובמבר בנובמבר नवंबर নভেম্বর نومبر نوامبر พฤศจิกายน նոյեմբերի
        նոյեմբեր ნოემბერი ნოემბერს новембар новембра novembar ноември""",
        """december dec décembre decembre dezember dez diciembre dic dicembre dezembro decembrie декабрь декабря
        декабре дек грудень грудня грудні grudzień grudnia grudniu ديسمبر desember joulukuuta joulukuussa joulukuu
        decembra prosince prosinec prosinci δεκεμβρίου δεκέμβριος δεκέμβριο aralık dekabr desemba דצמבר בדצמבר
        दिसंबर ডিসেম্বর دسمبر دسامبر ธันวาคม դեկտեմբերի դեկտեմբեր დეკემბერი დეკემბერს децембар децембра decembar
        декември""",
    )
)
"""Months by their names in small letters, in the cases and with the prefixes that sentences have, from CLDR.

English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Finnish, Hungarian, Polish, Czech,
Slovak, Slovene, Serbian, Macedonian, Bulgarian, Romanian, Greek, Turkish, Azerbaijani, Russian, Ukrainian, Armenian,
Georgian, Arabic, Hebrew, Persian, Urdu, Hindi, Bengali, Thai, Indonesian and Swahili. Where a name means two months, it
is the larger language's: `listopada` is Polish, not Croatian. Abbreviations that are words too (`set`) are not here.
"""

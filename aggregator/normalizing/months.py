"""The names of months in the dates that feeds state."""

# ruff: noqa: RUF001 - Greek letters look like others

from __future__ import annotations

from aggregator import months

MONTHS = {name.casefold(): month for name, month in months.MONTHS.items()} | months.by_name(
    (
        """janv ene gen січ siječnja ian oca ιαν tammi tam яну јан janar sty sausio janvāris jaanuar jaan janúar
        студзеня қаңтар มค""",
        """fev fevr лют veljače şub φεβ helmi hel febr феб shkurt lut vasario februāris veebruar veebr febrúar лютага
        ақпан กพ""",
        """mär mrz мар mrt бер ožujka μαρ maalis maa márc kovo märts сакавіка наурыз มีค""",
        """avr abr кві travnja nis kwi απρ huhti huh ápr prill balandžio aprīlis aprill красавіка сәуір เมย""",
        """mag тра svibnja μαΐ μαι touko tou maí gegužės maijs мамыр พค""",
        """giu июн чер lipnja iun haz ιουν kesä kes cze qershor birželio jūnijs jūn juuni júní чэрвеня маусым มิย""",
        """lug июл лип srpnja iul tem ιουλ heinä hei lip korrik liepos jūlijs jūl juuli júlí ліпеня шілде กค""",
        """ago сер kolovoza ağu αυγ elo agu avg sie gusht rugpjūčio augusts ágúst жніўня тамыз สค""",
        """set сен вер rujna eyl σεπ syys syy szept сеп септ wrz shtator rugsėjo septembris верасня қыркүйек กย""",
        """ott out жов eki οκτ loka lok paź tetor spalio oktobris oktoober кастрычніка қазан ตค""",
        """ноя лис studenoga kas νοε marras ное нов lis nëntor lapkričio novembris nóvember лістапада қараша พย""",
        """déc гру prosinca ara δεκ joulu jou des дец gru dhjetor gruodžio decembris detsember dets снежня желтоқсан
        ธค""",
    )
)
"""Months by their case-folded names: those that sentences have, and abbreviations, which in sentences are mostly words.

With the dates of Croatian, Albanian, Lithuanian, Latvian, Estonian, Icelandic, Belarusian and Kazakh, of CLDR as well,
and the abbreviations of Thai, without their dots.
"""

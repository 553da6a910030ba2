"""Number words in the forms that news prints: of twelve languages fully, of as many more those from two to ten.

Tables of our own, because the one library that is kept up (text2num) has neither Slavic languages nor Arabic, Chinese
and Japanese. One is left out: in most languages it is an article. So are words that are commoner with another meaning.
"""

from __future__ import annotations

from itertools import product

_TEN, _TWENTY = 10, 20


def counted(start: int, step: int, words: str) -> dict[str, int]:
    """Return numbers by word, where `words` has the forms of each in turn: those of one joined by a stroke."""
    return {
        word: start + step * place
        for place, forms in enumerate(words.split())
        for word in forms.split("/")
        if word != "-"
    }


_GERMAN_UNITS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_GERMAN_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def with_tens(value: int, before: str) -> int:
    """Return a number of one digit together with the tens that the word before it tells: 'twenty', 'first'."""
    tens = CARDINALS.get(before, 0)
    return value + tens if value < _TEN and tens >= _TWENTY and tens % _TEN == 0 else value


def listed(words: str) -> list[str]:
    """Return the words of a table."""
    return words.split()


GERMAN = counted(
    2,
    1,
    """
        zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
        achtzehn neunzehn
    """,
)
GERMAN |= {ten: 10 * place for place, ten in enumerate(_GERMAN_TENS, start=2)}
GERMAN |= {
    f"{unit}und{ten}": 10 * tens + units
    for (units, unit), (tens, ten) in product(
        enumerate(("ein", *_GERMAN_UNITS), start=1), enumerate(_GERMAN_TENS, start=2)
    )
}
GERMAN |= {f"{word}tausend": value * 1000 for word, value in tuple(GERMAN.items())}
GERMAN |= {
    f"{unit}hundert{end}": 100 * place * factor
    for place, unit in enumerate(("ein", *_GERMAN_UNITS), start=1)
    for end, factor in (("", 1), ("tausend", 1000))
}

_ITALIAN_UNITS = ("uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
ITALIAN = counted(10, 1, "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove")
for _place, _ten in enumerate(
    ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"), 2
):
    ITALIAN[_ten] = 10 * _place
    for _unit_value, _unit in enumerate(_ITALIAN_UNITS, 1):
        _stem = _ten[:-1] if _unit[0] in "uo" else _ten
        ITALIAN[_stem + ("tré" if _unit == "tre" else _unit)] = 10 * _place + _unit_value
ITALIAN |= {word[:-1] + "e" if word.endswith("tré") else word: value for word, value in tuple(ITALIAN.items())}
_BELOW_HUNDRED = {**ITALIAN, **{unit: value for value, unit in enumerate(_ITALIAN_UNITS, 1) if value > 1}}
for _value, _unit in enumerate(("", *_ITALIAN_UNITS[1:]), 1):
    ITALIAN[f"{_unit}cento"] = 100 * _value
    ITALIAN |= {f"{_unit}cento{word}": 100 * _value + rest for word, rest in _BELOW_HUNDRED.items()}
ITALIAN |= {
    f"{word}mila": value * 1000
    for word, value in (_BELOW_HUNDRED | {w: v for w, v in ITALIAN.items() if v % 100 == 0}).items()
}
ITALIAN |= counted(3, 1, "tre quattro cinque - sette otto nove")

CARDINALS: dict[str, int] = {
    **counted(2, 1, "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
    **counted(20, 10, "vingt trente quarante cinquante soixante"),
    **counted(2, 1, """
        dos/duas/dois tres/três cuatro/quatro cinco seis siete/sete ocho/oito nueve diez/dez - doce/doze trece/treze
        catorce/catorze quince/quinze dieciséis/dezesseis/dezasseis diecisiete/dezessete/dezassete dieciocho/dezoito
        diecinueve/dezenove/dezanove veinte/vinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco
        veintiséis veintisiete veintiocho veintinueve
    """),
    **counted(30, 10, """
        treinta/trinta cuarenta/quarenta cincuenta/cinquenta sesenta/sessenta setenta ochenta/oitenta noventa
    """),
    **counted(100, 100, """
        cien/ciento doscientos/doscientas/duzentos/duzentas trescientos/trescientas/trezentos/trezentas
        cuatrocientos/cuatrocientas quinientos/quinientas seiscientos setecientos ochocientos novecientos
    """),
    **ITALIAN,
    **GERMAN,
    **counted(2, 1, """
        два/две/двух/двое/двоих/двумя/двоє/двох/двом/дві три/трое/троих/трёх/трех/троє/трьох/тремя
        четыре/четверо/четверых/четырёх/четырех/чотири/чотирьох/чотирма
        пять/пяти/пятеро/пятерых/пятьох шесть/шести/шестеро/шестерых/шість/шістьох
        семь/семи/семеро/семерых/сім/сімох восемь/восьми/восьмеро/вісім/вісьмох
        девять/девяти/девятеро/девятьох десять/десяти/десятеро/десятьох
        одиннадцать/одиннадцати/одинадцять/одинадцятеро двенадцать/двенадцати/дванадцять/дванадцятеро/дванадцятьох
        тринадцать/тринадцати/тринадцять/тринадцятеро четырнадцать/четырнадцати/чотирнадцять/чотирнадцятеро
        пятнадцать/пятнадцати/пятнадцять/пятнадцятеро шестнадцать/шестнадцати/шістнадцять/шістнадцятеро
        семнадцать/семнадцати/сімнадцять/сімнадцятеро восемнадцать/восемнадцати/вісімнадцять/вісімнадцятеро
        девятнадцать/девятнадцати/девятнадцять/девятнадцятеро
    """),
    **counted(20, 10, """
        двадцать/двадцати/двадцять/двадцяти тридцать/тридцати/тридцять/тридцяти сорок/сорока
        пятьдесят/пятидесяти/пятдесят шестьдесят/шестидесяти/шістдесят семьдесят/семидесяти/сімдесят
        восемьдесят/восьмидесяти/вісімдесят девяносто/девяноста
    """),
    **counted(100, 100, """
        сто/ста двести/двухсот/двісті триста/трёхсот/трехсот четыреста/чотириста пятьсот/пятсот шестьсот/шістсот
        семьсот/сімсот восемьсот/вісімсот девятьсот/девятсот
    """),
    **counted(2, 1, """
        dwa/dwie/dwóch/dwoje/dwaj/dwoma trzy/trzech/troje/trzej cztery/czterech/czworo/czterej pięć/pięciu/pięcioro
        sześć/sześciu/sześcioro siedem/siedmiu/siedmioro osiem/ośmiu/ośmioro dziewięć/dziewięciu dziesięć/dziesięciu
        jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu
        szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu
    """),
    **counted(20, 10, """
        dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu
        sześćdziesiąt/sześćdziesięciu siedemdziesiąt osiemdziesiąt dziewięćdziesiąt
    """),
    **counted(100, 100, """
        stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset
        osiemset dziewięćset
    """),
    **counted(2, 1, """
        اثنان/اثنين/اثني/اثنا ثلاثة/ثلاث أربعة/أربع/اربعة خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع
        عشرة/عشر
    """),
    **counted(20, 10, """
        عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين
    """),
    **counted(20, 10, """
        وعشرون/وعشرين وثلاثون/وثلاثين وأربعون/وأربعين وخمسون/وخمسين وستون/وستين وسبعون/وسبعين وثمانون/وثمانين
        وتسعون/وتسعين
    """),
    **counted(100, 100, "مئة/مائة مئتان/مئتين/مائتين ثلاثمئة/ثلاثمائة أربعمئة/أربعمائة خمسمئة/خمسمائة"),
    # Those that are everyday words of larger languages are left out, such as the Hungarian and the Swedish six.
    **counted(2, 1, """
        twee/två/kaksi/két/kettő/ketten/dva/dvě/dvaja/dve/dvoje/doi/două/iki/δύο/два/две/двама/двоје/dua/दो/দুই/দুইজন/دو/שני/שתי/שניים/wawili
        drie/kolme/három/hárman/tři/traja/troje/trei/üç/τρεις/τρία/трима/троје/tiga/तीन/তিন/سه/تین/שלושה/שלוש/watatu
        fyra/neljä/négy/négyen/čtyři/štyri/štyria/četvoro/patru/dört/τέσσερις/τέσσερα/четирима/четири/empat/चार/চার/چهار/چار/ארבעה/ארבע/wanne
        vijf/viisi/öt/öten/pět/päť/piati/petoro/cinci/beş/πέντε/пет/петима/पांच/पाँच/পাঁচ/پنج/پانچ/חמישה/חמש/watano
        zes/kuusi/hatan/šest/šesť/șase/έξι/шест/шестима/enam/छह/ছয়/شش/چھ/שישה/שש
        zeven/sju/seitsemän/heten/sedm/sedem/șapte/yedi/επτά/εφτά/седем/седам/tujuh/सात/সাত/هفت/سات/שבעה
        åtta/kahdeksan/nyolc/nyolcan/osm/osem/sekiz/οκτώ/οχτώ/осем/осам/delapan/आठ/আট/هشت/آٹھ/שמונה/nane
        negen/nio/yhdeksän/kilenc/kilencen/devět/deväť/nouă/dokuz/εννέα/εννιά/девет/sembilan/नौ/নয়/תשעה/tisa
        kymmenen/tíz/tízen/deset/desať/zece/δέκα/десет/sepuluh/दस/দশ/עשרה
    """),
    # English last: where spellings meet, it is the commonest language of feeds.
    **counted(2, 1, """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen
    """),
    **counted(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
    **counted(0, 1, "zero one"),
}  # fmt: skip
"""Values of number words; one, of which most languages make their article, is read in English alone."""
for _other in ("due", "elf", "ست"):  # what must be paid; of tales; Mrs
    CARDINALS.pop(_other, None)

NEVER_FIRST = frozenset({"sept"})
"""Number words that count only behind another, being something else alone: September."""

ARABIC_ONE = frozenset({"أحد", "إحدى", "احد", "الحادي", "الحادية"})
ARABIC_TEN = frozenset({"عشرة", "عشر"})
ARABIC_TENS = {
    f"وال{word}": value for word, value in CARDINALS.items() if word.endswith(("ون", "ين")) and not word.startswith("و")
}
"""Tens as they stand behind the units of a place: 'the fifth and the thirtieth'."""
FRENCH_TWENTIES = frozenset({60, 80})
"""What French adds numbers up to nineteen to."""

JOINERS = frozenset({"and", "y", "e", "et", "i", "und"})
"""Words between hundreds or tens and units."""

_MULTIPLES = (
    (1e2, "hundred cent cents hundert"),
    (1e3, """
        thousand tausend mille mil mila тысяча тысячи тысяч тысячам тыс тисяча тисячі тисяч тис tys tysiąc tysiące
        tysięcy ألف ألفا آلاف الف الاف
        duizend tusen tusind tuhat tuhatta ezer tisíc tisíce tisíců mii bin χιλιάδες χιλ אלף אלפים هزار ہزار
        हजार हज़ार হাজার nghìn ngàn ribu elfu hiljada hiljade хиљада хиљаде хиляди հազար ათასი
    """),
    (1e5, "lakh lakhs लाख লাখ لاکھ"),
    (1e7, "crore crores करोड़ কোটি کروڑ"),
    (1e6, """
        million millions millionen mio mn millón millones milione milioni milhão milhões миллион миллиона миллионов
        млн мільйон мільйона мільйонів milion miliona milionów mln مليون مليونا ملايين
        miljoen miljoenen miljon miljoner millioner miljoona miljoonaa milj millió milionu miliony milionů milión
        milióny miliónov milioane milyon εκατομμύριο εκατομμύρια εκατομμυρίων εκατ מיליון میلیون ملین मिलियन মিলিয়ন
        triệu juta милион милиона միլիոն მილიონი
    """),
    (1e9, """
        billion bn milliarde milliarden mrd milliard milliards miliardo miliardi mld bilhão bilhões миллиард
        миллиарда миллиардов млрд мільярд мільярда мільярдів miliard miliarda miliardów mlrd مليار مليارات
        miljard miljarden miljarder milliarder miljardi miljardia milliárd miliardy miliarde milyar milyard
        δισεκατομμύρια δισεκατομμυρίων δισ מיליארד میلیارد ارب अरब tỷ tỉ miliar միլիարդ მილიარდი
    """),
    (1e12, """
        trillion billionen billones трлн триллион триллиона триллионов трильйон trilyon triliun biljoen biljon τρισ
        טריליון تریلیون
    """),
)  # fmt: skip
MULTIPLES = {word: value for value, words in _MULTIPLES for word in words.split()}
THAI_MULTIPLES = {"ล้าน": 1e6, "แสน": 1e5, "หมื่น": 1e4, "พัน": 1e3}
"""Multiples that the word after them touches."""
GLUED_MULTIPLES = {"m": 1e6, "bn": 1e9, "k": 1e3}
"""Multiples only where they touch their figure."""

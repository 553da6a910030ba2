"""What GeoNames and CLDR do not list: short names, some regions, and what is no place."""

from __future__ import annotations

from aggregator.gazetteer.words import fold_name


def names_of(line: str) -> tuple[str, ...]:
    """Return the names of a line, which commas part."""
    return tuple(name.strip() for name in line.split(","))


EXTRA_COUNTRY_NAMES = {
    code: names_of(line)
    for code, line in {
        "US": "US, U.S., U.S.A., United States of America, America, EE.UU., EEUU, EUA, Vereinigten Staaten, "
        "Stanów Zjednoczonych, Stanach Zjednoczonych, USA-ban, США, Америка, أمريكا, أميركا, واشنطن الأمريكية, 米国, "
        "アメリカ",
        "GB": "UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland, N. Ireland, "
        "Großbritannien, Grande-Bretagne, Gran Bretaña, Gran Bretagna, Grã-Bretanha, Inglaterra, Wielkiej Brytanii, "
        "Великобритании, Британия, Великобританія, Великої Британії, Англия, Англія, بريطانيا",
        "AE": "UAE, Emirates, ОАЕ, الإمارات, EAU, VAE, ZEA, 阿联酋, 阿聯酋",
        "RU": "Russian Federation, РФ, RF, Российская Федерация, Российской Федерации, 俄国",
        "KP": "N Korea, DPRK, Северная Корея, Северной Кореи, 朝鮮, 北韩",
        "KR": "S Korea, Южная Корея, Южной Кореи, 韓國",
        "CN": "PRC, КНР, 中方",
        "CD": "DRC, DR Congo, Democratic Republic of Congo, RDC, Demokratische Republik Kongo, "
        "République démocratique du Congo, ДР Конго, ДРК, 刚果民主共和国, 刚果金",
        "CG": "Republic of Congo",
        "PS": "Palestine, Gaza Strip, Bande de Gaza, Gazastreifen, Franja de Gaza, Faixa de Gaza, Striscia di Gaza, "
        "West Bank, Cisjordanie, Westjordanland, Cisgiordania, Cisjordânia, Strefa Gazy, Strefie Gazy, Strefy Gazy, "
        "Палестина, Сектор Газа, Секторе Газа, فلسطين, قطاع غزة, الضفة الغربية, 巴勒斯坦, 加沙地带, 加沙地帶, "
        "约旦河西岸, パレスチナ, ガザ地区, ヨルダン川西岸",
        "SA": "KSA, السعودية, 沙特, サウジ",
        "TR": "Turcji",
        "CI": "Elfenbeinküste, Costa de Marfil",
        "MM": "Burma, Birmanie, Birma, Birmania",
        "CZ": "Czech Republic",
        "MK": "Macedonia",
        "NL": "Holland, Niederlanden",
        "BA": "Bosnia, Bosnie, Bosnien",
        "VA": "Vaticano",
        "BY": "Byelorussia, Белоруссия, Weißrussland",
        "MD": "Молдавия, Moldawien",
        "DE": "Niemiec, Niemczech, ФРГ",
        "PL": "Polsce, Polski",
        "TW": "臺灣",
        "HK": "Hongkong, 香港",
        "PH": "the Philippines",
        "NZ": "NZ",
        "PG": "PNG",
        "SS": "S Sudan",
        "ZA": "S Africa",
        "RE": "Réunion Island",
        "MU": "Île Maurice, Isla Mauricio, Ilhas Maurício",
        "DM": "La Dominique",
        "GD": "La Grenade",
    }.items()
}
"""Beside CLDR's names of territories, by ISO 3166-1 code; inflected where no rule would find them."""

EXTRA_REGIONS: list[tuple[str, str, float, float, tuple[str, ...]]] = [
    ("Crimea", "UA", 45.3, 34.4, names_of("Crimée, Krim, Crimeia, Krym, Крым, Крим, القرم, 克里米亚, クリミア")),
    ("Donbas", "UA", 48.3, 38.0, names_of("Donbass, Донбасс, Донбас, دونباس, 顿巴斯, ドンバス")),
    (
        "Darfur",
        "SD",
        13.0,
        25.0,
        names_of("Darfour, Дарфур, دارفور, 达尔富尔, ダルフール, North Darfur, South Darfur, West Darfur"),
    ),
    (
        "Kordofan",
        "SD",
        13.0,
        30.0,
        names_of("Kurdufan, Кордофан, كردفان, North Kordofan, South Kordofan, West Kordofan"),
    ),
    ("Tigray", "ET", 14.0, 38.5, names_of("Tigré, Тыграй, Тиграй, تيغراي, 提格雷")),
    ("Amhara", "ET", 11.5, 38.0, ()),
    (
        "Kashmir",
        "IN",
        34.0,
        75.0,
        names_of("Cachemire, Kaschmir, Cachemira, Кашмир, Кашмір, كشمير, 克什米尔, カシミール, Jammu and Kashmir"),
    ),
    (
        "Nagorno-Karabakh",
        "AZ",
        39.9,
        46.7,
        names_of("Karabakh, Haut-Karabakh, Bergkarabach, Нагорный Карабах, Карабах, ناغورني قره باغ, 纳卡"),
    ),
    ("Transnistria", "MD", 47.2, 29.5, names_of("Transnistrie, Transnistrien, Приднестровье, Придністров'я")),
    ("South Ossetia", "GE", 42.3, 44.0, names_of("Ossétie du Sud, Südossetien, Южная Осетия")),
    ("Abkhazia", "GE", 43.1, 41.0, names_of("Abkhazie, Abchasien, Абхазия, Абхазія")),
    ("Chechnya", "RU", 43.4, 45.7, names_of("Tchétchénie, Tschetschenien, Чечня, Чечні, الشيشان, 车臣")),
    ("Dagestan", "RU", 43.0, 47.0, names_of("Daghestan, Дагестан, داغستان, 达吉斯坦")),
    ("Sinai", "EG", 29.5, 33.8, names_of("Синай, سيناء, 西奈")),
    (
        "Golan Heights",
        "SY",
        33.0,
        35.8,
        names_of("Golan, Golanhöhen, plateau du Golan, Голанские высоты, الجولان, 戈兰高地, ゴラン高原"),
    ),
    ("Rakhine", "MM", 20.0, 93.5, names_of("Arakan, ولاية راخين, 若开邦")),
    ("North Kivu", "CD", -0.8, 29.0, names_of("Nord-Kivu, Kivu Norte, Северное Киву, 北基伍")),
    ("South Kivu", "CD", -3.0, 28.3, names_of("Sud-Kivu, Kivu, Südkivu, 南基伍")),
    ("Ituri", "CD", 1.8, 29.5, ()),
    (
        "Balochistan",
        "PK",
        28.0,
        66.0,
        names_of("Baluchistan, Baloutchistan, Belutschistan, Белуджистан, بلوشستان, 俾路支"),
    ),
    ("Khyber Pakhtunkhwa", "PK", 34.0, 71.5, names_of("Хайбер-Пахтунхва")),
    ("Xinjiang", "CN", 41.0, 85.0, names_of("Синьцзян, شينجيانغ, 新疆")),
    ("Tibet", "CN", 31.0, 88.0, names_of("Тибет, التبت, 西藏, チベット")),
    ("Sichuan", "CN", 30.6, 103.0, names_of("Сычуань, 四川, 四川省")),
    ("Guangdong", "CN", 23.4, 113.4, names_of("Гуандун, 广东, 廣東")),
    ("Cebu", "PH", 10.3, 123.8, ()),
    ("Mindanao", "PH", 7.8, 125.0, names_of("Минданао, 棉兰老岛")),
    ("Catalonia", "ES", 41.8, 1.5, names_of("Catalogne, Katalonien, Cataluña, Catalunya, Catalogna, Каталония")),
    ("Bavaria", "DE", 48.9, 11.4, names_of("Bayern, Bavière, Baviera, Бавария")),
    ("Sicily", "IT", 37.6, 14.0, names_of("Sicilia, Sicile, Sizilien, Сицилия")),
    (
        "Kamchatka",
        "RU",
        56.0,
        159.0,
        names_of("Kamtchatka, Kamtschatka, Камчатка, Камчатці, كامتشاتكا, 堪察加, カムチャツカ, カムチャッカ"),
    ),
    ("Ontario", "CA", 46.0, -80.0, ()),
    ("Quebec", "CA", 47.0, -72.0, names_of("Квебек")),
    ("Alberta", "CA", 53.9, -115.0, ()),
    ("British Columbia", "CA", 54.0, -125.0, ()),
    ("Noto", "JP", 37.3, 136.9, names_of("能登, 能登半島")),
]
"""Name, country, latitude, longitude, other names."""

ENGLISH_COUNTIES: list[tuple[str, float, float, int, tuple[str, ...]]] = [
    ("Bedfordshire", 52.1, -0.5, 700_000, ()),
    ("Berkshire", 51.4, -1.0, 960_000, ()),
    ("Buckinghamshire", 51.8, -0.8, 850_000, ()),
    ("Cambridgeshire", 52.3, 0.0, 890_000, ()),
    ("Cheshire", 53.2, -2.6, 1_100_000, ()),
    ("Cornwall", 50.4, -4.9, 570_000, ()),
    ("County Durham", 54.7, -1.7, 870_000, names_of("Co Durham, Durham")),
    ("Cumbria", 54.6, -2.9, 500_000, ()),
    ("Derbyshire", 53.1, -1.6, 1_060_000, ()),
    ("Devon", 50.7, -3.8, 1_220_000, ()),
    ("Dorset", 50.8, -2.3, 780_000, ()),
    ("Essex", 51.8, 0.6, 1_860_000, ()),
    ("Gloucestershire", 51.8, -2.1, 940_000, ()),
    ("Hampshire", 51.1, -1.3, 1_860_000, ()),
    ("Herefordshire", 52.1, -2.7, 190_000, ()),
    ("Hertfordshire", 51.8, -0.2, 1_200_000, ()),
    ("Kent", 51.2, 0.7, 1_870_000, ()),
    ("Lancashire", 53.9, -2.6, 1_550_000, ()),
    ("Leicestershire", 52.6, -1.1, 1_090_000, ()),
    ("Lincolnshire", 53.1, -0.2, 1_110_000, ()),
    ("Merseyside", 53.4, -2.9, 1_430_000, ()),
    ("Norfolk", 52.7, 1.0, 920_000, ()),
    ("Northamptonshire", 52.3, -0.9, 800_000, ()),
    ("Northumberland", 55.2, -2.0, 330_000, ()),
    ("Nottinghamshire", 53.1, -1.0, 1_160_000, ()),
    ("Oxfordshire", 51.8, -1.3, 740_000, ()),
    ("Shropshire", 52.6, -2.7, 510_000, ()),
    ("Somerset", 51.1, -2.9, 980_000, ()),
    ("Staffordshire", 52.9, -2.0, 1_140_000, ()),
    ("Suffolk", 52.2, 1.0, 770_000, ()),
    ("Surrey", 51.2, -0.4, 1_210_000, ()),
    ("Sussex", 50.9, 0.0, 1_750_000, names_of("East Sussex, West Sussex")),
    ("Warwickshire", 52.3, -1.6, 610_000, ()),
    ("Wiltshire", 51.3, -1.9, 750_000, ()),
    ("Worcestershire", 52.2, -2.2, 610_000, ()),
    ("Yorkshire", 54.0, -1.5, 5_400_000, names_of("North Yorkshire, South Yorkshire, West Yorkshire, East Yorkshire")),
]
"""Name, latitude, longitude, inhabitants, other names; a town elsewhere that is called after one was taken for it."""

_PHRASES = frozenset(
    names_of(
        "Saint-Germain, White House, Casa Blanca, Casa Branca, Aragua de Barcelona, Geneva Convention, "
        "Geneva Conventions, البيت الأبيض"
    )
)
NO_PLACES = _PHRASES | frozenset(
    fold_name(name)
    for name in names_of(
        "Hamas, Hezbollah, Fatah, Taliban, NATO, Union, Central, Pacific, Atlantic, Atlântico, Unity, "
        "Liberty, Republic, Republican, Democrat, Democratic, Federation, Federal, Guardian, Times, Reuters, "
        "Санду, Sandu, "
        "Tribune, Monitor, Independent, Bank, Press, Corps, Navy, Patriot, Shahed, Kinzhal, Iskander, Islam, "
        "Islamic, Christian, Muslim, Catholic, Kurd, Arab, Zion, Allah, Christmas, Easter, Spring, Summer, "
        "Autumn, Winter, Monday, Friday, Sunday, January, March, August, October, President, Prime, Supreme, "
        "Court, Airbus, Boeing, Tesla, Meta, Apple, Google, Amazon, Starlink, Telegram, Truth, Social, "
        "Mission, Enterprise, Industry, Commerce, Universal, Parliament, Senate, Congress, Police, Army, "
        "Guard, Force, Forces, Council, Assembly, Group, House, Media, Kogon, Abbas, Xinhua, Brent, Metro, "
        "Volga, Guadalupe, Roissy, Aragua, Tren, Barus, KUNA, Tass, Anadolu, Badr, Houthi, Haas, Bola, Trump, Putin, "
        "Biden, Kennedy, Brits, Virus, Macron, Modi, Rubio, Vance, Hegseth, Zelensky, Selenskyj, Zelenski, "
        # Monday, news, votes; a valley or 'led to'; a city; Amos; homeward; Tiananmen, Hokkaido, a large tsunami
        "دوشنبه, خبر, آرا, وادي, مدينة, المدينة, آموس, Додому, 天安门, 天安門, 北海道, 大津波"
    )
)
"""Bodies, brands and people that bear the name of a small town, which the libraries' lists do not hold."""

NO_REGIONS = frozenset(
    fold_name(name)
    for name in names_of("Jewish, Somali, Balkan, Sahel, Insular, Southwest, Cascades, Calvados, Cuvette, Pool")
)
"""Regions of CLDR whose name mostly means something else."""

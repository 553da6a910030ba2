"""What GeoNames and CLDR do not list: short names, present names of cities, some regions, and what is no place."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.gazetteer.words import fold_name


def _names(line: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in line.split(","))


def _rows(table: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what stands before the colon of each row, and the names behind it; an indented line goes on with a row."""
    for row in table.replace("\n ", " ").strip().split("\n"):
        head, _, names = row.partition(":")
        yield _names(head), _names(names) if names else ()


_COUNTRY_NAMES = """
US: US, U.S., U.S.A., United States of America, America, EE.UU., EEUU, EUA, Vereinigten Staaten, Stanów Zjednoczonych,
    Stanach Zjednoczonych, USA-ban, США, Америка, أمريكا, أميركا, واشنطن الأمريكية, 米国, アメリカ
GB: UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland, N. Ireland, Großbritannien,
    Grande-Bretagne, Gran Bretaña, Gran Bretagna, Grã-Bretanha, Inglaterra, Wielkiej Brytanii, Великобритании,
    Британия, Великобританія, Великої Британії, Англия, Англія, بريطانيا
AE: UAE, Emirates, ОАЕ, الإمارات, EAU, VAE, ZEA, 阿联酋, 阿聯酋
RU: Russian Federation, РФ, RF, Российская Федерация, Российской Федерации, 俄国
KP: N Korea, DPRK, Северная Корея, Северной Кореи, 朝鮮, 北韩
KR: S Korea, Южная Корея, Южной Кореи, 韓國
CN: PRC, КНР, 中方
CD: DRC, DR Congo, Democratic Republic of Congo, RDC, Demokratische Republik Kongo, République démocratique du Congo,
    ДР Конго, ДРК, 刚果民主共和国, 刚果金
CG: Republic of Congo
PS: Palestine, Gaza Strip, Bande de Gaza, Gazastreifen, Franja de Gaza, Faixa de Gaza, Striscia di Gaza, West Bank,
    Cisjordanie, Westjordanland, Cisgiordania, Cisjordânia, Strefa Gazy, Strefie Gazy, Strefy Gazy, Палестина,
    Сектор Газа, Секторе Газа, فلسطين, قطاع غزة, الضفة الغربية, 巴勒斯坦, 加沙地带, 加沙地帶, 约旦河西岸, パレスチナ,
    ガザ地区, ヨルダン川西岸
SA: KSA, السعودية, 沙特, サウジ
TR: Turcji
CI: Elfenbeinküste, Costa de Marfil
MM: Burma, Birmanie, Birma, Birmania
CZ: Czech Republic
MK: Macedonia
NL: Holland, Niederlanden
BA: Bosnia, Bosnie, Bosnien
VA: Vaticano
BY: Byelorussia, Белоруссия, Weißrussland
MD: Молдавия, Moldawien
DE: Niemiec, Niemczech, ФРГ
PL: Polsce, Polski
TW: 臺灣
HK: Hongkong, 香港
PH: the Philippines
NZ: NZ
PG: PNG
SS: S Sudan
ZA: S Africa
RE: Réunion Island
MU: Île Maurice, Isla Mauricio, Ilhas Maurício
DM: La Dominique
GD: La Grenade
"""
EXTRA_COUNTRY_NAMES = {code: names for (code,), names in _rows(_COUNTRY_NAMES)}
"""Beside CLDR's names of territories, by ISO 3166-1 code; inflected where no rule would find them."""

_CITY_NAMES = """
Kyiv, UA: キエフ, 키이우, کی\u200cیف, कीएव
Kryvyy Rih, UA: Кривого Рогу, Кривому Розі, Кривого Рога, Кривом Роге
Ternopil, UA: Тернополь, Тернополе
Kharkiv, UA: ハルキウ, ハリコフ, 哈尔科夫, 哈爾科夫, 하르키우, خاركيف, خارکیف, חרקיב
Odesa, UA: Odessa, オデーサ, オデッサ, 敖德萨, 敖德薩, 奥德萨, 오데사
Dnipro, UA: ドニプロ, 第聂伯罗, 第聶伯羅, Dniepr, Dnjepr
Lviv, UA: Львов, Львове, リビウ, 利沃夫, 利維夫, Lemberg
Kherson, UA: Херсон, ヘルソン, 赫尔松, 赫爾松, 헤르손
Zaporizhzhya, UA: ザポリージャ, ザポロジエ, 扎波罗热, 扎波羅熱, Zaporizhzhia, Zaporijjia, Saporischschja, Zaporiyia
Mariupol, UA: マリウポリ, 马里乌波尔, 馬里烏波爾
Donetsk, UA: ドネツク, 顿涅茨克, 頓涅茨克
Luhansk, UA: ルハンスク, 卢甘斯克, 盧甘斯克
Sumy, UA: スムイ, 苏梅, 蘇梅
Pokrovsk, UA: ポクロウシク, 波克罗夫斯克, 红军城, بوكروفسك
Chernihiv, UA: チェルニヒウ, 切尔尼戈夫
Kupyansk, UA: Kupiansk
Geneva, CH: Geneva, Genebra, Ginebra, Ginevra, Genewa, Genf, Genève, Женева, جنيف, 日内瓦, 日內瓦, ジュネーブ
Munich, DE: Monaco di Baviera, 慕尼黑, ミュンヘン
Frankfurt am Main, DE: Frankfurt, Fráncfort
Milan, IT: Milano
Florence, IT: Firenze
Venice, IT: Venezia
Brasília, BR: Brasília
Jeddah, SA: Джидда, Yeda
Sharm el-Sheikh, EG: Шарм-эш-Шейх, Шарм-ель-Шейх, Scharm el-Scheich, שארם א-שייח
Eilat, IL: אילת
Ramallah, PS: רמאללה
Janīn, PS: Дженин, Дженін, 杰宁, 傑寧, ジェニン, Yenín, Dżenin, Dschenin, Jénine, 제닌
Zahlé, LB: Zahle
I‘zāz, SY: Azaz
New Delhi, IN: Nova Deli, Nova Délhi, Nueva Delhi, Nouvelle-Delhi, Neu-Delhi, Nuova Delhi
Tel Aviv, IL: בתל אביב, לתל אביב, מתל אביב
Rafaḩ, PS: Рафах, רפיח, 拉法, ラファ, 라파, रफ़ाह
Khān Yūnis, PS: Khan Younis, Khan Yunis, Khan Younès, Jan Yunis, Chan Junis, Chan Junus, Han Yunus, Хан-Юнис,
    Хан-Юніс, חאן יונס, 汗尤尼斯, ハンユニス, ハーンユニス, 칸유니스
Ţūlkarm, PS: Tulkarm, Tulkarem, طولكرم, טולכרם, Тулькарм
Nabatîyé et Tahta, LB: Nabatieh, Nabatiyeh, Nabatiye, Nabatiyé, Nebatiye, Набатия, Эн-Набатия, النبطية, نبطیه, נבטייה,
    נבטיה, 奈拜提耶, 纳巴泰, ナバティエ
As-Suwayda, SY: Suwayda, Sweida, السويداء, Suweida, Soueïda, Sueida, Suwajda, Süveyda, Suveyda, Сувейда, Эс-Сувейда,
    א-סווידא, סווידא, 苏韦达, スウェイダ
Erbil, IQ: Эрбиль, Ербіль, 埃尔比勒, アルビル, エルビル
Isfahan, IR: איספהאן, イスファハン
Naţanz, IR: Natanz, Натанз, نطنز, נתנז, 纳坦兹, ナタンズ, 나탄즈
Mazār-e Sharīf, AF: مزارشریف
Peshawar, PK: पेशावर
Indore, IN: इंदौर
Beirut, LB: बेरूत
Almaty, KZ: Алма-Ата, Алма-Аты, Алма-Ате, Алма-Ату
Hargeysa, SO: Hargeisa, هرجيسا, هرغيسا
Mek'ele, ET: Mekelle, Mekele, مقلي, ميكيلي
Bukavu, CD: 布卡武, ブカブ, 부카부, بوكافو
Uvira, CD: 乌维拉, ウビラ, 우비라, أوفيرا
Nay Pyi Taw, MM: Naypyidaw, Naypyitaw, 内比都, ネピドー
Minneapolis, US: مينيابوليس
Novorossiysk, RU: Новоросійськ, نوفوروسيسك, 新罗西斯克, ノボロシスク
Gaza, PS: Gaza, Gaza City, مدينة غزة, ガザ市, 加沙城, 가자시티
Washington, US: Washington D.C., Washington DC, 华盛顿, 華盛頓, ワシントン, Waszyngton, Вашингтон, واشنطن, וושינגטון
New York City, US: New York, Nueva York, Nova York, Nova Iorque, Нью-Йорк, نيويورك, 纽约, 紐約, ニューヨーク, Nowy Jork
The Hague, NL: Lahey, La Haye, La Haya, L'Aia, Haia, Den Haag, Haga, Гаага, لاهاي, 海牙, ハーグ
Port Sudan, SD: Port-Soudan, Порт-Судан, بورتسودان, 苏丹港
El Fasher, SD: Al Fasher, El Facher, Al-Faszir, Faşir, Эль-Фашер, Ель-Фашер, אל-פאשר, 法希尔, エルファシル, 엘파셰르
Goma, CD: Goma, Гома, غوما, 戈马, 戈馬, ゴマ
London, GB: Westminster, Heathrow
Al Ḩudaydah, YE: Hodeidah, Hodeida, Hodeïda, Hudeyde, Hudaida, Hudajda, Ходейда, חודיידה, 荷台达, ホデイダ, 호데이다
Deir ez-Zor, SY: Deir Ezzor, Deir al-Zor, Deir el-Zour
Al Qāmishlī, SY: Qamishli, Qamishlo
Sanaa, YE: Saná, Сана, صنعا
Bosaso, SO: Bossaso
Kyaukpyu, MM: Kyaukphyu
Rajaori, IN: Rajouri
Akhnūr, IN: Akhnoor
Pétionville, HT: Pétion-Ville
"""
EXTRA_CITY_NAMES = dict(_rows(_CITY_NAMES))
"""Beside GeoNames' and CLDR's names of cities, by GeoNames' name and country: what present news calls them."""

_REGIONS = """
Crimea, UA, 45.3, 34.4: Crimée, Krim, Crimeia, Krym, Крым, Крим, القرم, 克里米亚, クリミア
Donbas, UA, 48.3, 38.0: Donbass, Донбасс, Донбас, دونباس, 顿巴斯, ドンバス
Darfur, SD, 13.0, 25.0: Darfour, Дарфур, دارفور, 达尔富尔, ダルフール, North Darfur, South Darfur, West Darfur
Kordofan, SD, 13.0, 30.0: Kurdufan, Кордофан, كردفان, North Kordofan, South Kordofan, West Kordofan
Tigray, ET, 14.0, 38.5: Tigré, Тыграй, Тиграй, تيغراي, 提格雷
Amhara, ET, 11.5, 38.0:
Kashmir, IN, 34.0, 75.0: Cachemire, Kaschmir, Cachemira, Кашмир, Кашмір, كشمير, 克什米尔, カシミール,
    Jammu and Kashmir
Nagorno-Karabakh, AZ, 39.9, 46.7: Karabakh, Haut-Karabakh, Bergkarabach, Нагорный Карабах, Карабах, ناغورني قره باغ,
    纳卡
Transnistria, MD, 47.2, 29.5: Transnistrie, Transnistrien, Приднестровье, Придністров'я
South Ossetia, GE, 42.3, 44.0: Ossétie du Sud, Südossetien, Южная Осетия
Abkhazia, GE, 43.1, 41.0: Abkhazie, Abchasien, Абхазия, Абхазія
Chechnya, RU, 43.4, 45.7: Tchétchénie, Tschetschenien, Чечня, Чечні, الشيشان, 车臣
Dagestan, RU, 43.0, 47.0: Daghestan, Дагестан, داغستان, 达吉斯坦
Sinai, EG, 29.5, 33.8: Синай, سيناء, 西奈
Golan Heights, SY, 33.0, 35.8: Golan, Golanhöhen, plateau du Golan, Голанские высоты, الجولان, 戈兰高地, ゴラン高原
Rakhine, MM, 20.0, 93.5: Arakan, ولاية راخين, 若开邦
North Kivu, CD, -0.8, 29.0: Nord-Kivu, Kivu Norte, Северное Киву, 北基伍
South Kivu, CD, -3.0, 28.3: Sud-Kivu, Kivu, Südkivu, 南基伍
Ituri, CD, 1.8, 29.5:
Balochistan, PK, 28.0, 66.0: Baluchistan, Baloutchistan, Belutschistan, Белуджистан, بلوشستان, 俾路支
Khyber Pakhtunkhwa, PK, 34.0, 71.5: Хайбер-Пахтунхва
Xinjiang, CN, 41.0, 85.0: Синьцзян, شينجيانغ, 新疆
Tibet, CN, 31.0, 88.0: Тибет, التبت, 西藏, チベット
Sichuan, CN, 30.6, 103.0: Сычуань, 四川, 四川省
Guangdong, CN, 23.4, 113.4: Гуандун, 广东, 廣東
Cebu, PH, 10.3, 123.8:
Mindanao, PH, 7.8, 125.0: Минданао, 棉兰老岛
Catalonia, ES, 41.8, 1.5: Catalogne, Katalonien, Cataluña, Catalunya, Catalogna, Каталония
Bavaria, DE, 48.9, 11.4: Bayern, Bavière, Baviera, Бавария
Sicily, IT, 37.6, 14.0: Sicilia, Sicile, Sizilien, Сицилия
Kamchatka, RU, 56.0, 159.0: Kamtchatka, Kamtschatka, Камчатка, Камчатці, كامتشاتكا, 堪察加, カムチャツカ, カムチャッカ
Ontario, CA, 46.0, -80.0:
Quebec, CA, 47.0, -72.0: Квебек
Alberta, CA, 53.9, -115.0:
British Columbia, CA, 54.0, -125.0:
Noto, JP, 37.3, 136.9: 能登, 能登半島
"""
EXTRA_REGIONS = [
    (name, code, float(latitude), float(longitude), names)
    for (name, code, latitude, longitude), names in _rows(_REGIONS)
]
"""Name, country, latitude, longitude, other names."""

_COUNTIES = """
Bedfordshire, 52.1, -0.5, 700000:
Berkshire, 51.4, -1.0, 960000:
Buckinghamshire, 51.8, -0.8, 850000:
Cambridgeshire, 52.3, 0.0, 890000:
Cheshire, 53.2, -2.6, 1100000:
Cornwall, 50.4, -4.9, 570000:
County Durham, 54.7, -1.7, 870000: Co Durham, Durham
Cumbria, 54.6, -2.9, 500000:
Derbyshire, 53.1, -1.6, 1060000:
Devon, 50.7, -3.8, 1220000:
Dorset, 50.8, -2.3, 780000:
Essex, 51.8, 0.6, 1860000:
Gloucestershire, 51.8, -2.1, 940000:
Hampshire, 51.1, -1.3, 1860000:
Herefordshire, 52.1, -2.7, 190000:
Hertfordshire, 51.8, -0.2, 1200000:
Kent, 51.2, 0.7, 1870000:
Lancashire, 53.9, -2.6, 1550000:
Leicestershire, 52.6, -1.1, 1090000:
Lincolnshire, 53.1, -0.2, 1110000:
Merseyside, 53.4, -2.9, 1430000:
Norfolk, 52.7, 1.0, 920000:
Northamptonshire, 52.3, -0.9, 800000:
Northumberland, 55.2, -2.0, 330000:
Nottinghamshire, 53.1, -1.0, 1160000:
Oxfordshire, 51.8, -1.3, 740000:
Shropshire, 52.6, -2.7, 510000:
Somerset, 51.1, -2.9, 980000:
Staffordshire, 52.9, -2.0, 1140000:
Suffolk, 52.2, 1.0, 770000:
Surrey, 51.2, -0.4, 1210000:
Sussex, 50.9, 0.0, 1750000: East Sussex, West Sussex
Warwickshire, 52.3, -1.6, 610000:
Wiltshire, 51.3, -1.9, 750000:
Worcestershire, 52.2, -2.2, 610000:
Yorkshire, 54.0, -1.5, 5400000: North Yorkshire, South Yorkshire, West Yorkshire, East Yorkshire
"""
ENGLISH_COUNTIES = [
    (name, float(latitude), float(longitude), int(population), names)
    for (name, latitude, longitude, population), names in _rows(_COUNTIES)
]
"""Name, latitude, longitude, inhabitants, other names; a town elsewhere that is called after one was taken for it."""

_PHRASES = frozenset(
    _names(
        "Saint-Germain, White House, Casa Blanca, Casa Branca, Aragua de Barcelona, Geneva Convention, "
        "Geneva Conventions, البيت الأبيض"
    )
)
NO_PLACES = _PHRASES | frozenset(
    fold_name(name)
    for name in _names(
        "Hamas, Hezbollah, Fatah, Taliban, NATO, Union, Central, Pacific, Atlantic, Atlântico, Unity, "
        "Liberty, Republic, Republican, Democrat, Democratic, Federation, Federal, Guardian, Times, Reuters, "
        "Санду, Sandu, Golfe, Golfo, "
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
    for name in _names("Jewish, Somali, Balkan, Sahel, Insular, Southwest, Cascades, Calvados, Cuvette, Pool")
)
"""Regions of CLDR whose name mostly means something else."""

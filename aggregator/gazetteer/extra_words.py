"""What GeoNames and CLDR do not list: short names, present names of cities, and what is no place."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.gazetteer.words import fold_name


def _names(line: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in line.split(","))


def rows(table: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what stands before the colon of each row, and the names behind it; an indented line goes on with a row."""
    for row in table.replace("\n ", " ").strip().split("\n"):
        head, _, names = row.partition(":")
        yield _names(head), _names(names) if names else ()


_COUNTRY_NAMES = """
US: US, U.S., U.S.A., United States of America, America, EE.UU., EEUU, EUA, Vereinigten Staaten, Stanów Zjednoczonych,
    Stanach Zjednoczonych, USA-ban, США, Америка, أمريكا, أميركا, واشنطن الأمريكية, 米国, アメリカ,
    ABD, ABŞ
GB: UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland, N. Ireland, Großbritannien,
    Grande-Bretagne, Gran Bretaña, Gran Bretagna, Grã-Bretanha, Inglaterra, Wielkiej Brytanii, Великобритании,
    Британия, Великобританія, Великої Британії, Англия, Англія, بريطانيا, Schottland, Schotland, Skottland, Écosse,
    Escocia, Escócia, Scozia, Szkocja, İskoçya, Шотландия, Шотландія, اسكتلندا, 苏格兰, 蘇格蘭, スコットランド,
    Angleterre, Inghilterra, Engeland, Anglia, İngiltere, إنجلترا, 英格兰, 英格蘭, イングランド, Pays de Galles,
    País de Gales, Galles, Уэльс, Уельс, ويلز, 威尔士, 威爾斯, ウェールズ, Irlande du Nord, Irlanda del Norte,
    Irlanda del Nord, Irlanda do Norte, Nordirland, Noord-Ierland, Irlandia Północna, Irlandii Północnej,
    Kuzey İrlanda, Северная Ирландия, Северной Ирландии, Північна Ірландія, Північної Ірландії, Північній Ірландії,
    أيرلندا الشمالية, إيرلندا الشمالية, 北爱尔兰, 北愛爾蘭, 北アイルランド
AE: UAE, Emirates, ОАЕ, الإمارات, EAU, VAE, ZEA, 阿联酋, 阿聯酋,
    Объединенных Арабских Эмиратов, Объединенных Арабских Эмиратах, Об'єднаних Арабських Еміратів,
    Об'єднаних Арабських Еміратах
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
CI: Elfenbeinküste, Costa de Marfil,
    كوت ديفوار
MM: Burma, Birmanie, Birma, Birmania,
    بورما
CZ: Czech Republic,
    République tchèque, Repubblica Ceca, República Checa, República Tcheca, Çek Cumhuriyeti, Чешская Республика
MK: Macedonia
NL: Holland, Niederlanden,
    Holanda, Olanda, Голландия, Голландія
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
ZA: S Africa,
    ЮАР, ПАР
RE: Réunion Island
MU: Île Maurice, Isla Mauricio, Ilhas Maurício
DM: La Dominique
GD: La Grenade
GF: Guyane
HU: Węgrzech
IT: Włoszech
IR: Irão
VN: Vietname
CF: ЦАР
"""
EXTRA_COUNTRY_NAMES = {code: names for (code,), names in rows(_COUNTRY_NAMES)}
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
EXTRA_CITY_NAMES = dict(rows(_CITY_NAMES))
"""Beside GeoNames' and CLDR's names of cities, by GeoNames' name and country: what present news calls them."""

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

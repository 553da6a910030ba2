"""What cities are called in present news that GeoNames and CLDR do not list."""

from __future__ import annotations

from aggregator.gazetteer.extra_words import names_of

EXTRA_CITY_NAMES = {
    place: names_of(line)
    for place, line in {
        ("Kyiv", "UA"): "キエフ, 키이우, کی\u200cیف, कीएव",
        ("Kryvyy Rih", "UA"): "Кривого Рогу, Кривому Розі, Кривого Рога, Кривом Роге",
        ("Ternopil", "UA"): "Тернополь, Тернополе",
        ("Kharkiv", "UA"): "ハルキウ, ハリコフ, 哈尔科夫, 哈爾科夫, 하르키우, خاركيف, خارکیف, חרקיב",
        ("Odesa", "UA"): "Odessa, オデーサ, オデッサ, 敖德萨, 敖德薩, 奥德萨, 오데사",
        ("Dnipro", "UA"): "ドニプロ, 第聂伯罗, 第聶伯羅, Dniepr, Dnjepr",
        # The second is a village too, and so are the like of other towns.
        ("Lviv", "UA"): "Львов, Львове, リビウ, 利沃夫, 利維夫, Lemberg",
        ("Kherson", "UA"): "Херсон, ヘルソン, 赫尔松, 赫爾松, 헤르손",
        (
            "Zaporizhzhya",
            "UA",
        ): "ザポリージャ, ザポロジエ, 扎波罗热, 扎波羅熱, Zaporizhzhia, Zaporijjia, Saporischschja, Zaporiyia",
        ("Mariupol", "UA"): "マリウポリ, 马里乌波尔, 馬里烏波爾",
        ("Donetsk", "UA"): "ドネツク, 顿涅茨克, 頓涅茨克",
        ("Luhansk", "UA"): "ルハンスク, 卢甘斯克, 盧甘斯克",
        ("Sumy", "UA"): "スムイ, 苏梅, 蘇梅",
        ("Pokrovsk", "UA"): "ポクロウシク, 波克罗夫斯克, 红军城, بوكروفسك",
        ("Chernihiv", "UA"): "チェルニヒウ, 切尔尼戈夫",
        ("Kupyansk", "UA"): "Kupiansk",
        (
            "Geneva",
            "CH",
        ): "Geneva, Genebra, Ginebra, Ginevra, Genewa, Genf, Genève, Женева, جنيف, 日内瓦, 日內瓦, ジュネーブ",
        ("Munich", "DE"): "Monaco di Baviera, 慕尼黑, ミュンヘン",
        ("Frankfurt am Main", "DE"): "Frankfurt, Fráncfort",
        ("Milan", "IT"): "Milano",
        ("Florence", "IT"): "Firenze",
        ("Venice", "IT"): "Venezia",
        ("Brasília", "BR"): "Brasília",
        ("Jeddah", "SA"): "Джидда, Yeda",
        ("Sharm el-Sheikh", "EG"): "Шарм-эш-Шейх, Шарм-ель-Шейх, Scharm el-Scheich, שארם א-שייח",
        ("Eilat", "IL"): "אילת",
        ("Ramallah", "PS"): "רמאללה",
        ("Janīn", "PS"): "Дженин, Дженін, 杰宁, 傑寧, ジェニン, Yenín, Dżenin, Dschenin, Jénine, 제닌",
        ("Zahlé", "LB"): "Zahle",
        ("I‘zāz", "SY"): "Azaz",
        ("New Delhi", "IN"): "Nova Deli, Nova Délhi, Nueva Delhi, Nouvelle-Delhi, Neu-Delhi, Nuova Delhi",
        ("Tel Aviv", "IL"): "בתל אביב, לתל אביב, מתל אביב",
        ("Rafaḩ", "PS"): "Рафах, רפיח, 拉法, ラファ, 라파, रफ़ाह",
        (
            "Khān Yūnis",
            "PS",
        ): "Khan Younis, Khan Yunis, Khan Younès, Jan Yunis, Chan Junis, Chan Junus, Han Yunus, Хан-Юнис, Хан-Юніс, "
        "חאן יונס, 汗尤尼斯, ハンユニス, ハーンユニス, 칸유니스",
        ("Ţūlkarm", "PS"): "Tulkarm, Tulkarem, طولكرم, טולכרם, Тулькарм",
        (
            "Nabatîyé et Tahta",
            "LB",
        ): "Nabatieh, Nabatiyeh, Nabatiye, Nabatiyé, Nebatiye, Набатия, Эн-Набатия, النبطية, نبطیه, נבטייה, "
        "נבטיה, 奈拜提耶, 纳巴泰, ナバティエ",
        (
            "As-Suwayda",
            "SY",
        ): "Suwayda, Sweida, السويداء, Suweida, Soueïda, Sueida, Suwajda, Süveyda, Suveyda, Сувейда, Эс-Сувейда, "
        "א-סווידא, סווידא, 苏韦达, スウェイダ",
        ("Erbil", "IQ"): "Эрбиль, Ербіль, 埃尔比勒, アルビル, エルビル",
        ("Isfahan", "IR"): "איספהאן, イスファハン",
        ("Naţanz", "IR"): "Natanz, Натанз, نطنز, נתנז, 纳坦兹, ナタンズ, 나탄즈",
        ("Mazār-e Sharīf", "AF"): "مزارشریف",
        ("Peshawar", "PK"): "पेशावर",
        ("Indore", "IN"): "इंदौर",
        ("Beirut", "LB"): "बेरूत",
        ("Almaty", "KZ"): "Алма-Ата, Алма-Аты, Алма-Ате, Алма-Ату",
        ("Hargeysa", "SO"): "Hargeisa, هرجيسا, هرغيسا",
        ("Mek'ele", "ET"): "Mekelle, Mekele, مقلي, ميكيلي",
        ("Bukavu", "CD"): "布卡武, ブカブ, 부카부, بوكافو",
        ("Uvira", "CD"): "乌维拉, ウビラ, 우비라, أوفيرا",
        ("Nay Pyi Taw", "MM"): "Naypyidaw, Naypyitaw, 内比都, ネピドー",
        ("Minneapolis", "US"): "مينيابوليس",
        ("Novorossiysk", "RU"): "Новоросійськ, نوفوروسيسك, 新罗西斯克, ノボロシスク",
        ("Gaza", "PS"): "Gaza, Gaza City, مدينة غزة, ガザ市, 加沙城, 가자시티",
        (
            "Washington",
            "US",
        ): "Washington D.C., Washington DC, 华盛顿, 華盛頓, ワシントン, Waszyngton, Вашингтон, واشنطن, וושינגטון",
        (
            "New York City",
            "US",
        ): "New York, Nueva York, Nova York, Nova Iorque, Нью-Йорк, نيويورك, 纽约, 紐約, ニューヨーク, Nowy Jork",
        ("The Hague", "NL"): "Lahey, La Haye, La Haya, L'Aia, Haia, Den Haag, Haga, Гаага, لاهاي, 海牙, ハーグ",
        ("Port Sudan", "SD"): "Port-Soudan, Порт-Судан, بورتسودان, 苏丹港",
        (
            "El Fasher",
            "SD",
        ): "Al Fasher, El Facher, Al-Faszir, Faşir, Эль-Фашер, Ель-Фашер, אל-פאשר, 法希尔, エルファシル, 엘파셰르",
        ("Goma", "CD"): "Goma, Гома, غوما, 戈马, 戈馬, ゴマ",
        ("London", "GB"): "Westminster, Heathrow",
        (
            "Al Ḩudaydah",
            "YE",
        ): "Hodeidah, Hodeida, Hodeïda, Hudeyde, Hudaida, Hudajda, Ходейда, חודיידה, 荷台达, ホデイダ, 호데이다",
        ("Deir ez-Zor", "SY"): "Deir Ezzor, Deir al-Zor, Deir el-Zour",
        ("Al Qāmishlī", "SY"): "Qamishli, Qamishlo",
        ("Sanaa", "YE"): "Saná, Сана, صنعا",
        ("Bosaso", "SO"): "Bossaso",
        ("Kyaukpyu", "MM"): "Kyaukphyu",
        ("Rajaori", "IN"): "Rajouri",
        ("Akhnūr", "IN"): "Akhnoor",
        ("Pétionville", "HT"): "Pétion-Ville",
    }.items()
}
"""Beside GeoNames' and CLDR's names of cities, by GeoNames' name and country: what present news calls them."""

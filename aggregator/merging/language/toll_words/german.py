"""The words by which German reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

GERMAN: Final = """
numbers: [2] zwei beide [3] drei [4] vier [5] fünf [6] sechs [7] sieben [8] acht [9] neun [10] zehn [11] elf [12]
  zwölf [13] dreizehn [14] vierzehn [15] fünfzehn [16] sechzehn [17] siebzehn [18] achtzehn [19] neunzehn [20] zwanzig
  [21] einundzwanzig [22] zweiundzwanzig [23] dreiundzwanzig [24] vierundzwanzig [25] fünfundzwanzig [26]
  sechsundzwanzig [27] siebenundzwanzig [28] achtundzwanzig [29] neunundzwanzig [30] dreißig [31] einunddreißig [32]
  zweiunddreißig [33] dreiunddreißig [34] vierunddreißig [35] fünfunddreißig [36] sechsunddreißig [37]
  siebenunddreißig [38] achtunddreißig [39] neununddreißig [40] vierzig [41] einundvierzig [42] zweiundvierzig [43]
  dreiundvierzig [44] vierundvierzig [45] fünfundvierzig [46] sechsundvierzig [47] siebenundvierzig [48]
  achtundvierzig [49] neunundvierzig [50] fünfzig [51] einundfünfzig [52] zweiundfünfzig [53] dreiundfünfzig [54]
  vierundfünfzig [55] fünfundfünfzig [56] sechsundfünfzig [57] siebenundfünfzig [58] achtundfünfzig [59]
  neunundfünfzig [60] sechzig [61] einundsechzig [62] zweiundsechzig [63] dreiundsechzig [64] vierundsechzig [65]
  fünfundsechzig [66] sechsundsechzig [67] siebenundsechzig [68] achtundsechzig [69] neunundsechzig [70] siebzig [71]
  einundsiebzig [72] zweiundsiebzig [73] dreiundsiebzig [74] vierundsiebzig [75] fünfundsiebzig [76] sechsundsiebzig
  [77] siebenundsiebzig [78] achtundsiebzig [79] neunundsiebzig [80] achtzig [81] einundachtzig [82] zweiundachtzig
  [83] dreiundachtzig [84] vierundachtzig [85] fünfundachtzig [86] sechsundachtzig [87] siebenundachtzig [88]
  achtundachtzig [89] neunundachtzig [90] neunzig [91] einundneunzig [92] zweiundneunzig [93] dreiundneunzig [94]
  vierundneunzig [95] fünfundneunzig [96] sechsundneunzig [97] siebenundneunzig [98] achtundneunzig [99]
  neunundneunzig [100] hundert [200] zweihundert [300] dreihundert
rough: [6] halbes_dutzend [12] dutzend
vague: [24] dutzende dutzenden [200] hunderte hunderten [2000] tausende tausenden
multiples: [12] dutzend [1000] tausend [1000000] million millionen
units: [people] mensch menschen person personen bewohner einwohner anwohner palästinenser israelis ukrainer russen
  syrer iraner libanesen passanten insassen bürger [children] kind kinder kindern minderjährige jugendliche babys
  [women] frauen [men] männer männern [civilians] zivilisten zivilpersonen [soldiers] soldat soldaten
  militärangehörige [police] polizist polizisten polizeibeamte [firefighters] feuerwehrleute feuerwehrmänner
  [rescuers] rettungskräfte sanitäter helfer [doctors] ärzte pfleger [workers] arbeiter mitarbeiter beschäftigte
  [fishermen] fischer fischern [miners] bergleute kumpel [passengers] passagiere fahrgäste [tourists] touristen
  urlauber [pupils] schüler studenten schülerinnen [migrants] migranten flüchtlinge [journalists] journalisten
  reporter [fighters] kämpfer islamisten terroristen [sailors] seeleute matrosen [drones] drohne drohnen kampfdrohnen
  angriffsdrohnen [missiles] rakete raketen marschflugkörper [protesters] demonstranten [prisoners] gefangene
  gefangenen kriegsgefangene kriegsgefangenen häftlinge häftlingen inhaftierte [hostages] geisel geiseln [crew]
  crewmitglieder besatzungsmitglieder
roles: [killed] forderte>todesopfer >todesfälle starben sterben starb stirbt tötete> töteten> tötet> töten> erschoss>
  erschossen> erschießt> tod_von> tötung_von> todesopfer_sind> kostete>leben kosteten>leben >tote >toten >toter
  >getöteten >verloren_ihr_leben >todesopfer getötet >ums_leben >ermordet >tot >gestorben >umgekommen >das_leben
  >verstorben >getötete >erschossen [wounded] >erlitten_verletzungen >erlitten_schwere_verletzungen
  >erlitten_leichte_verletzungen verletzte verletzten verletzt verletzen> verletzung_von> >verletzter >verwundet
  >verwundete [missing] >vermisste >vermissten >vermisst >vermisster >verschwunden [detained] verhaftet verhaftete>
  verhafteten> festnahme_von> nahm>fest nahmen>fest nimmt>fest festgenommen >festgenommene >festnahmen [abducted]
  entführte entführten> entführen> entführung_von> entführt >verschleppt [evacuated] evakuierung_von> evakuiert
  >in_sicherheit_gebracht [displaced] vertreibung_von> >vertriebene >vertriebenen >vertrieben >obdachlos [rescued]
  retteten> rettete> rettung_von> gerettet >gerettete >geborgen_und_gerettet [launched] mit>angegriffen feuerte>ab
  feuerten>ab >abgefeuert >gestartet [shot_down] schoss>ab schossen>ab schießt>ab fing>ab fingen>ab >abgeschossen
  >abgefangen >zerstört [released] tauschten>aus tauschen>aus tauscht>aus ließ>frei ließen>frei lässt>frei lassen>frei
  kamen>frei kommen>frei ausgetauscht freigelassen freigekommen
handing: übergab übergaben übergibt übergeben entließ entließen entlässt
exchanging: gefangenenaustausch* austausch*
remains: leiche leichen leichname leichnam
ones: ein eine einen einem einer eines
at_least: mindestens wenigstens mehr_als über
at_most: bis_zu höchstens weniger_als
about: rund etwa ungefähr fast knapp circa ca
subjects: die|der|das
describing: [a-zäöüß]+(?:e|en|er)
tolls: zahl anzahl opferzahl
reaching: auf bei beträgt liegt erreichte übersteigt
leaving: von
passing: insgesamt gestiegen angestiegen erhöht wurden wurde sind werden seien worden ist wird waren sei weitere
  weiteren weiterer den andere anderen schwer leicht zum_teil teils teilweise mindestens_weitere noch auch bereits die
  der dabei kamen gelten gilt als am_leben demnach lebensgefährlich zudem davon_aus am_montag am_dienstag am_mittwoch
  am_donnerstag am_freitag am_samstag am_sonntag lebend junge je jeweils konnte konnten
linking: von in_der_nacht am
places: in im bei durch nach am an auf aus mit vor während infolge unter
joining: und oder sowie
parts: in_lebensgefahr in_kritischem von_ihnen davon der_opfer der_verletzten der_toten
of: von_insgesamt von_den_insgesamt von von_den der
including: darunter einschließlich unter_ihnen
adding: weitere weiteren weiterer
staying: noch liegen schweben
stops: haben hat hatten hatte mussten muss müssen
doubts: zuvor ursprünglich nicht kein* niemand könnte könnten kann können wenn dementier* bestreit* bestritt wies
  droht drohen drohte drohten plant planen geplant* soll sollen sollte würde würden ohne um verurteil* angeklagt*
  befürcht* verdächt* vorgeworfen wollte* hätte* wären weist weisen wiesen simul* bestritten
past: monate_nach monaten jahre_nach wochen_nach dieses_jahres seit_beginn seit_kriegsbeginn seit_anfang seit_dem
  seit_der seit_februar seit_oktober vor_einem_jahr jahren im_vorjahr vergangenen_jahr letzten_jahr dieses_jahr
  jedes_jahr jährlich pro_jahr in_diesem_jahr vergangenen_monat vergangene_woche vergangenen_woche letzte_woche
  im_schnitt während_des_krieges im_krieg verluste seit
taken_back: früheren_version_dieses früheren_version_dieser früheren_version_unseres früheren_version_hieß
  früheren_version_stand früheren_version_war früheren_fassung_dieses früheren_fassung_dieser früheren_fassung_unseres
  früheren_fassung_hieß früheren_fassung_stand früheren_fassung_war frühere_version_dieses frühere_version_dieser
  frühere_version_unseres frühere_version_hieß frühere_version_stand frühere_version_war frühere_fassung_dieses
  frühere_fassung_dieser frühere_fassung_unseres frühere_fassung_hieß frühere_fassung_stand frühere_fassung_war
  ursprünglichen_version_dieses ursprünglichen_version_dieser ursprünglichen_version_unseres
  ursprünglichen_version_hieß ursprünglichen_version_stand ursprünglichen_version_war ursprünglichen_fassung_dieses
  ursprünglichen_fassung_dieser ursprünglichen_fassung_unseres ursprünglichen_fassung_hieß
  ursprünglichen_fassung_stand ursprünglichen_fassung_war vorherigen_version_dieses vorherigen_version_dieser
  vorherigen_version_unseres vorherigen_version_hieß vorherigen_version_stand vorherigen_version_war
  fälschlicherweise_berichtet fälschlicherweise_gemeldet hieß_es_fälschlicherweise fälschlich_gemeldet falschmeldung
  falschmeldungen
since: seit seit_dem seit_der
records: erstmals erste ersten tödlichste* schwerste* schlimmste* blutigste* größte* heftigste*
months: [1] januar [2] februar [3] märz [4] april [5] mai [6] juni [7] juli [8] august [9] september [10] oktober [11]
  november [12] dezember
follows: 8
"""

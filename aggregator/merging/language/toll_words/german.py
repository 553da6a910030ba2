"""The words by which German reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS: Final = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_COMPOUNDS: Final = " ".join(
    f"[{10 * tens + units}] {unit}und{ten}" for tens, ten in enumerate(_TENS, 2) for units, unit in enumerate(_UNITS, 1)
)

GERMAN: Final = f"""
numbers: [2] zwei beide [3] drei [4] vier [5] fünf [6] sechs [7] sieben [8] acht [9] neun [10] zehn [11] elf [12] zwölf
  [13] dreizehn [14] vierzehn [15] fünfzehn [16] sechzehn [17] siebzehn [18] achtzehn [19] neunzehn [20] zwanzig [30]
  dreißig [40] vierzig [50] fünfzig [60] sechzig [70] siebzig [80] achtzig [90] neunzig [100] hundert [200] zweihundert
  [300] dreihundert
  {_COMPOUNDS}
rough: [6] halbes_dutzend [12] dutzend
vague: [24] dutzende dutzenden [200] hunderte hunderten [2000] tausende tausenden
multiples: [12] dutzend [1000] tausend [1000000] million millionen
units: [people] mensch menschen person personen bewohner einwohner anwohner palästinenser israelis ukrainer russen syrer
  iraner libanesen passanten insassen bürger mitglied mitglieder mitgliedern reisende reisenden pilger pilgern badegäste
  badegästen badende schwimmer taucher besucher besuchern gäste gästen nachbarn angehörige geschwister brüder fußgänger
  radfahrer motorradfahrer autofahrer gläubige senioren [children] kind kinder kindern minderjährige jugendliche babys
  minderjährigen jugendlichen [women] frauen [men] männer männern [civilians] zivilisten zivilpersonen [soldiers] soldat
  soldaten militärangehörige wehrpflichtige [police] polizist polizisten polizeibeamte [firefighters] feuerwehrleute
  feuerwehrmänner [rescuers] rettungskräfte sanitäter helfer helfern bergretter [doctors] ärzte pfleger [workers]
  arbeiter mitarbeiter beschäftigte arbeitern mitarbeitern [fishermen] fischer fischern [miners] bergleute kumpel
  bergleuten [passengers] passagiere fahrgäste passagieren fahrgästen [tourists] touristen urlauber [pupils] schüler
  studenten schülerinnen schülern [migrants] migranten flüchtlinge [journalists] journalisten reporter [fighters]
  kämpfer islamisten terroristen [sailors] seeleute matrosen [drones] drohne drohnen kampfdrohnen angriffsdrohnen
  [missiles] rakete raketen marschflugkörper [protesters] demonstranten [prisoners] gefangene gefangenen kriegsgefangene
  kriegsgefangenen häftlinge häftlingen inhaftierte [hostages] geisel geiseln [crew] crewmitglieder besatzungsmitglieder
  [girls] mädchen [climbers] bergsteiger bergsteigern kletterer alpinisten [hikers] wanderer wanderern [skiers]
  skifahrer skifahrern tourengeher skitourengeher [guards] wachleute wachmänner
roles: [killed] forderte>todesopfer >todesfälle starben sterben starb stirbt tötete> töteten> tötet> töten> erschoss>
  erschossen> erschießt> tod|tötung_von> todesopfer_sind> kostete>leben kosteten>leben >tote >toten >toter >getöteten
  >verloren_ihr_leben >todesopfer getötet >ums|das_leben >ermordet >tot >gestorben >umgekommen >verstorben >getötete
  >erschossen ertrinken ertranken ertrunken >ihr_leben_verloren >todesopfern >erstochen finden>leichen findet>leichen
  fanden>leichen fand>leichen entdecken>leichen entdeckt>leichen entdeckten>leichen bergen>leichen birgt>leichen
  bargen>leichen leichen>gefunden leichen>entdeckt leichen>geborgen >leichen_gefunden|entdeckt|geborgen
  >erlagen|erliegen_ihren|den_verletzungen [wounded] >erlitten_verletzungen >erlitten_schwere|leichte_verletzungen
  verletzte verletzten verletzt verletzen> verletzung_von> >verletzter >verwundet >verwundete leichtverletzte
  leichtverletzten schwerverletzte schwerverletzten schwerstverletzte schwerstverletzten [missing] >vermisste
  >vermissten >vermisst >vermisster >verschwunden [detained] verhaftet verhaftete> verhafteten> festnahme_von> nahm>fest
  nahmen>fest nimmt>fest festgenommen >festgenommene >festnahmen [abducted] entführte entführten> entführen>
  entführung_von> entführt >verschleppt [evacuated] evakuierung_von> evakuiert >in_sicherheit_gebracht [displaced]
  vertreibung_von> >vertriebene >vertriebenen >vertrieben >obdachlos [rescued] retteten> rettete> rettung_von> gerettet
  >gerettete >geborgen_und_gerettet >vor_dem_ertrinken [launched] mit>angegriffen feuerte>ab feuerten>ab >abgefeuert
  >gestartet [shot_down] schoss>ab schossen>ab schießt>ab fing>ab fingen>ab >abgeschossen >abgefangen >zerstört
  [released] tauschten>aus tauschen>aus tauscht>aus ließ>frei ließen>frei lässt>frei lassen>frei kamen>frei kommen>frei
  ausgetauscht freigelassen freigekommen
handing: übergab übergaben übergibt übergeben entließ entließen entlässt
exchanging: gefangenenaustausch* austausch*
remains: leiche leichen leichname leichnam
ones: ein eine einen einem einer eines
at_least: mindestens wenigstens mehr_als über
at_most: bis_zu höchstens weniger_als
about: rund etwa ungefähr fast knapp circa ca
between: zwischen
until: bis oder
subjects: die|der|das
describing: [a-zäöüß]+(?:e|en|er)
tolls: zahl anzahl opferzahl
reaching: auf bei beträgt liegt erreichte übersteigt
leaving: von
passing: insgesamt gestiegen angestiegen erhöht wurden wurde sind werden seien worden ist wird waren sei weitere
  weiteren weiterer den andere anderen schwer leicht zum_teil teils teilweise mindestens_weitere noch auch bereits die
  der dabei kamen gelten gilt als am_leben|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag demnach
  lebensgefährlich zudem davon_aus lebend junge je jeweils konnte konnten aller alle
linking: von in_der_nacht am
places: in im bei durch nach am an auf aus mit vor während infolge unter
joining: und oder sowie
parts: in_lebensgefahr|kritischem von_ihnen davon der_opfer|verletzten|toten
of: von_insgesamt|den von_den_insgesamt von der
including: darunter einschließlich unter_ihnen
adding: weitere weiteren weiterer
staying: noch liegen schweben
stops: haben hat hatten hatte mussten muss müssen
doubts: zuvor ursprünglich nicht kein* niemand könnte könnten kann können wenn dementier* bestreit* bestritt wies
  droht drohen drohte drohten plant planen geplant* soll sollen sollte würde würden ohne um verurteil* angeklagt*
  befürcht* verdächt* vorgeworfen wollte* hätte* wären weist weisen wiesen simul* bestritten
past: monate|jahre|wochen_nach monaten dieses_jahres|jahr seit_beginn|kriegsbeginn|anfang|dem|der|februar|oktober
  vor_einem_jahr jahren im_vorjahr|schnitt|krieg vergangenen|letzten|jedes|pro_jahr jährlich in_diesem_jahr
  vergangenen_monat|woche vergangene|letzte_woche während_des_krieges verluste seit gedenkt|gedenken|gedachten_der
  erinnert|erinnern_an_die massengrab massengräber pro_tag|woche|monat jeden_tag|monat gedenken_an gedenkfeier*
  prozess_um|gegen|wegen lebenslang* haftstrafe* freispruch film kinofilm doku roman
taken_back: früheren|frühere|ursprünglichen_version|fassung_dieses|dieser|unseres|hieß|stand|war
  vorherigen_version_dieses|dieser|unseres|hieß|stand|war fälschlicherweise_berichtet|gemeldet hieß_es_fälschlicherweise
  fälschlich_gemeldet falschmeldung falschmeldungen
since: seit seit_dem|der
records: erstmals erste ersten tödlichste* schwerste* schlimmste* blutigste* größte* heftigste*
months: [1] januar [2] februar [3] märz [4] april [5] mai [6] juni [7] juli [8] august [9] september [10] oktober [11]
  november [12] dezember
follows: 8
"""

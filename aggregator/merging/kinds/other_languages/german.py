"""German words of events; compounds are written with what stands before them or behind."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

GERMAN: Final = Tables(
    sets=read_tables("""
ARMED: bewaffnete* unbekannte* angreifer* attentäter* terrorist* islamist* dschihadist* rebellen milizen kämpfer*
  maskierte*
ARMY: armee truppen soldaten militär* rebellen milizen kämpfer huthi* taliban hisbollah hamas streitkräfte
DRONE: drohne* kampfdrohne*
MISSILE: rakete* marschflugkörper* granaten artillerie* geschosse*
HIT: angriff* angegriffen greift greifen getroffen trifft treffen traf trafen schlug schlagen eingeschlagen einschlag*
  zerstör* beschieß* beschädig* abgefeuert feuert* bombardier*
PLACE: dorf dörfer stadt städte krankenhaus klinik schule schulen markt hafen wohngebiet* wohnviertel* wohnhaus*
  wohnhäuser lager flüchtlingslager stützpunkt* kraftwerk* raffinerie* flughafen kirche* moschee* synagoge* botschaft
  infrastruktur ziele* stellung* energieanlagen
VEHICLE: zug züge regionalzug güterzug bus busse reisebus auto autos lkw lastwagen flugzeug* kleinflugzeug*
  hubschrauber
  maschine schiff fähre boot tanker frachter straßenbahn pkw motorrad zugwaggons
CRASH: abgestürzt stürzt stürzte* kippt kippte* umgekippt kollidier* zusammengestoßen zusammenstoß* prallt prallte*
  rammt
  rammte* gesunken sinkt sank gekentert kentert verunglückt* überschlägt überschlug entgleist* rast raste* fuhr
  überfährt überfahren
LEADER: präsident* kanzler* außenminister* verteidigungsminister* minister* premier* staatschef*
  regierungschef* sondergesandte* unterhändler* delegation* könig
ENVOY: außenminister* sondergesandte* unterhändler* chefdiplomat*
MEET: trifft treffen traf trafen getroffen empfängt empfing empfangen beraten berät
TALKS: friedensgespräch* friedensverhandlung* waffenruheverhandlung* koalitionsverhandlung* koalitionsgespräch*
  atomgespräch* atomverhandlung* sondierung* krisengespräch* waffenstillstandsgespräch* waffenstillstandsverhandlung*
TRUCE: waffenruhe waffenstillstand* feuerpause
PACT: abkommen* friedensabkommen* friedensvertrag* grenzabkommen rahmenabkommen vereinbarung handelsabkommen
PROTEST: demo demos demonstration* protest* kundgebung*
"""),
    events={
        Event.AGREEMENT: """
            3 friedensabkommen*/friedensvertrag*
            3 PACT/TRUCE .. unterzeichne*/geschlossen/vereinbart
            3 unterzeichne*/vereinbar*/schließen .. PACT/TRUCE
            3 einigen/einigten sich .. auf TRUCE/PACT
            1 einigen/einigten sich
            2 einigung .. zwischen
        """,
        Event.CEASEFIRE: """
            3 verkünd*/ausgerufen/erklär*/ruft/rufen/einseitig* .. TRUCE
            3 TRUCE .. verkündet/ausgerufen/erklärt
        """,
        Event.MEDIATION: """
            3 vermittelt/vermitteln .. zwischen
            3 vermittler
            3 unter vermittlung
            2 vermittlung*
        """,
        Event.NEGOTIATION: """
            3 TALKS
            3 LEADER .. verhandl*
            2 verhandlung*/verhandeln/verhandelt/verhandelten
            2 runde der gespräche
            2 gesprächsrunde
            1 gespräch*
        """,
        Event.MEETING: """
            3 gipfel/gipfels/gipfeltreffen/*gipfel
            3 LEADER .. MEET .. LEADER/amtskolleg*
            3 MEET .. LEADER/amtskolleg*
            3 krisensitzung/krisentreffen/dreiertreffen
            3 ENVOY .. MEET
            1 LEADER .. MEET
            3 delegation ARMY
            3 delegation der ARMY
            2 telefoniert/telefonieren/telefonierten/telefonat
        """,
        Event.TRUCE: "2 TRUCE",
        Event.SUICIDE_BOMBING: "3 selbstmordattent*/selbstmordanschl*",
        Event.AIR_STRIKE: """
            3 luftangriff*/luftschl*/drohnenangriff*/drohnenattacke*/luftattacke*
            3 kampfjet*/kampfflugzeug* .. bomb*/HIT
            3 DRONE .. HIT
            3 HIT .. DRONE
        """,
        Event.SHELLING: """
            3 beschuss
            3 raketenangriff*/artilleriebeschuss/raketenbeschuss/raketeneinschl*
            3 MISSILE .. HIT
            3 HIT .. MISSILE
            3 MISSILE auf PLACE
        """,
        Event.BOMBING: """
            3 sprengsatz/sprengsätze/sprengstoffanschl*/bombenanschl*/bombenexplosion*/autobombe*
            3 bombe* .. explodier*/detonier*
            3 explodier*/detonier* .. bombe*
        """,
        Event.GRENADE: "3 handgranate* .. explodier*/geworfen/wirft",
        Event.STRIKE: """
            2 angriff*/angegriffen .. PLACE
            2 greift/greifen/griff/griffen .. an
            2 bombardier*
        """,
        Event.INTERCEPTION: """
            3 schießt/schießen/schoss/schossen/fängt/fangen/abgefangen/abgeschossen .. DRONE/MISSILE
            3 DRONE/MISSILE .. abgeschossen/abgefangen/abgewehrt/ab
        """,
        Event.CLASH: """
            3 gefecht*/feuergefecht*/schusswechsel/straßenkämpfe*
            3 ARMY .. kämpfe*/zusammenst*
            3 kämpfe zwischen/um/in
            3 schwere/heftige kämpfe
        """,
        Event.CAPTURE: "3 ARMY .. einnehmen/eingenommen/erober*",
        Event.ABDUCTION: """
            3 entführt*/entführung*/verschleppt*/geiselnahme*/geiselnehmer*
            3 entführen
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 terroranschl*/messerangriff*/messerattacke*/amoklauf*/amokfahrt*/massaker/terrorangriff*
            3 ARMED .. überfallen/überfielen/überfällt/erschießen/erschossen/eröffnet*/töten/töteten/greifen/stürmen
            3 eröffnet*/eröffnen .. das feuer
            3 schüsse auf/in/vor
            3 fährt/rast/raste in menschenmenge
            3 anschlag/anschläge auf
        """,
        Event.ATTACK: "2 anschlag/anschlags/anschläge/attentat*",
        Event.INTERVENTION: """
            3 tränengas/wasserwerfer*
            3 polizei .. löst/auflöst/aufgelöst .. PROTEST
        """,
        Event.RIOT: """
            3 ausschreitungen/krawalle/krawallen/plünderungen
            3 zusammenstöße* .. polizei/demonstranten
        """,
        Event.PROTEST: """
            3 demonstranten/demonstrierende*/protestierende*
            3 demonstrieren/demonstrierten/demonstriert/protestieren/protestierten .. gegen/in/für
            3 PROTEST gegen
            2 massenprotest*/großdemo*/protestmarsch
            1 PROTEST
        """,
        Event.CRACKDOWN: """
            3 festgenommen/verhaftet/festnahme* .. journalist*/oppositionelle*/aktivist*
            3 journalist*/oppositionelle*/oppositionspolitiker*/aktivist* .. festgenommen/verhaftet
            3 massenfestnahmen
        """,
        Event.ARREST: """
            3 polizei .. nimmt/nahm/fasst/verhaftet/festgenommen
            3 festgenommen/verhaftet
            2 festnahme/festnahmen
        """,
        Event.RELEASE: """
            3 geisel* .. frei/freigelassen/befreit
            3 gefangenenaustausch
        """,
        Event.DISASTER: """
            3 erdbeben/beben/erdstoß/erdstöße/seebeben/nachbeben
            3 hochwasser/überschwemmung*/überflutung*/sturzflut*/flutkatastrophe
            3 deich* gebrochen
            3 erdrutsch*/schlammlawine*/tsunami/taifun/hurrikan/zyklon/tornado/vulkanausbruch/waldbrand/waldbrände
            3 waldbränden
            3 vulkan .. ausgebrochen/bricht
            3 lawine .. verschüttet/reißt/erfasst/begräbt
            2 unwetter/sturm
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 zugunglück*/busunglück*/flugzeugabsturz*/flugzeugabstürz*/schiffsunglück*/verkehrsunfall*
            3 massenkarambolage
            3 großbrand*/wohnungsbrand*/dachstuhlbrand*/brandkatastrophe/hausbrand*/kellerbrand*
            3 brand/feuer in/bei/im/auf
            3 brand .. ausgebrochen/bricht
            3 in flammen
            3 entgleist/entgleisen/entgleiste*/entgleisung
            3 einsturz/eingestürzt .. brücke/haus/gebäude/dach/halle
            3 brücke/haus/gebäude/dach/halle .. eingestürzt/stürzt/stürzte
            3 gasexplosion*/gasleck*/grubenunglück*
            2 unfall/unfälle/unglück/absturz
            2 ertrunken/ertrinkt
        """,
        Event.CRIME: """
            3 tötet/tötete/ersticht/erschießt .. frau/mann/mutter/vater/kinder/kind/sohn/tochter/nachbarn
            3 erstochen/erdrosselt/ermordet
            3 tot aufgefunden/gefunden
            3 raubüberfall*/brandstiftung
            2 mord/getötet
        """,
        Event.EXPLOSION: "2 explosion/explosionen/explodier*/detonation*",
        Event.HARM: """
            2 tote/toten/todesopfer
            1 verletzte/evakuiert*/geräumt/opfer
        """,
        Event.SANCTION: "3 verhäng*/beschließ*/verschärf* .. sanktion*",
        Event.EASING: "3 aufgehoben/hebt/heben/lockert .. sanktion*",
        Event.AID: "3 hilfsgüter*/hilfskonvoi*/hilfslieferung*/humanitäre* hilfe",
        Event.MOBILISATION: "3 manöver/militärübung*",
        Event.WITHDRAWAL: "3 truppenabzug/abzug der truppen",
        Event.LABOUR_STRIKE: "3 streik/streiks/streikt/streiken/warnstreik*/arbeitskampf*",
        Event.ACCUSATION: "2 wirft/werfen .. vor",
        Event.ELSE: """
            3 bundesliga/abstiegskampf/trainer/stürmer*/torwart/pokal/weltmeister*/olympia*/nachspielzeit/sieg/siegt
            3 fußball*/spieltag
            3 tarif*/gewerkschaft*/lohn/verdi/einzelhandel
            3 konzern*/aktie*/börse/dax/umsatz/gewinn/übernahme/verkauf/leitzins/inflation/bieter/investor*/preise
            3 kosten
            3 film/serie/roman/konzert/festival/museum/ausstellung/theater
            3 wahl/wahlen/landtagswahl/bundestagswahl/gesetzentwurf
            3 landgericht/amtsgericht/bundesgerichtshof/urteil/prozess/angeklagte*
            2 gericht
            2 ratgeber/tipps/studie/forscher/grippe*
        """,
    },
    traps="""
        bombenstimmung
        *explosion .. kosten/preise
        kostenexplosion/preisexplosion/bevölkerungsexplosion
        tarif*/gehalts*/vertrags*/übernahme* verhandl*/gespräch*
        tarifverhandl*/vertragsverhandl*/verkaufsverhandl*/übernahmeverhandl*/übernahmegespräch*
        verhandelt/verhandeln über verkauf/übernahme/vertrag/gehalt
        ruft/rufen/rief/appell/fordert/fordern/mahnt/aufruf .. verhandl*/waffenruhe/waffenstillstand/gespräch*/dialog
        herzinfarkt/hackerangriff*/cyberangriff*/hackerattacke*
        angriff beginnt
        greift/greifen .. regierung/opposition/parteichef/kritiker
        kursrutsch/erdrutschsieg*
        shitstorm/sturm der entrüstung/kritik
        rakete* .. weltraum/orbit/all/satellit*/spacex/nasa/esa
        mehr/weniger unfälle/tote/brände/verkehrstote
        ansturm
        sturm und drang
        feuer und flamme
        *gipfel .. kilometer/meter
        gipfel des/der berg*
    """,
    look_backs="""
        gedenk*/jahrestag*/erinner* an
        vor .. jahren
        vor monaten
        jahre danach/später
        urteil*/lebenslang*/haft nach/wegen
        verurteilt zu
        zu .. verurteilt
        prozess um/gegen/wegen
        haftstrafe/freiheitsstrafe
        film/roman/buch/doku/dokumentation/ausstellung .. über/von
        serie erzählt
        übung/übt/übten/großübung/katastrophenübung
        versicherer/versicherung*
        was tun
        tipps/ratgeber
        im vergangenen/letzten jahr/monat
        statistik
    """,
    background="""
        nach
        angesichts
        wegen
        trotz
        vor dem/der hintergrund
        seit
        infolge
        als reaktion
        vor
    """,
    at_once="während",
    accusing="wirft werfen beschuldigt beschuldigen",
    hypothetical="""
        könnte könnten droht drohen drohte drohender würde würden falls warnt warnen warnung gefahr risiko verhindern
        verhindert mögliche möglichen möglicher geplante geplanten kein keine keinen ohne angeblich soll selten
    """,
    heads="droht drohen geplant vereitelt verhindert",
    illnesses="impf* corona* covid* grippe* cholera ebola masern virus viren epidemie pandemie dengue*",
    since="seit",
)

"""Italian words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

ITALIAN: Final = Tables(
    sets=read_tables("""
ARMED: armati armato terrorist* jihadist* ribelli miliziani assalitori aggressori attentatore sconosciuti banditi
  sicari
ARMY: esercito soldati militari truppe ribelli miliziani milizia milizie combattenti houthi talebani hezbollah hamas
  forze
DRONE: drone droni
MISSILE: missile missili razzo razzi artiglieria proiettili
HIT: attacc* colpi* raid bombard* distru* lanci* centr* abbattut*
PLACE: villaggio villaggi città ospedale scuola mercato porto campo chiesa moschea sinagoga edificio palazzo
  condominio
  caserma base aeroporto raffineria centrale ambasciata quartiere infrastruttur* obiettivi
VEHICLE: autobus bus pullman treno treni aereo velivolo elicottero elicotteri camion tir barca barcone traghetto auto
  nave
  tram ultraleggero furgone funivia
CRASH: ribalt* scontr* schiant* deragli* naufrag* affond* precipit* finisce finito scarpata investit* incident*
  collision* travol*
LEADER: presidente premier cancelliere ministro ministra ministri leader inviato negoziatori delegazione delegazioni
  re capo
ENVOY: inviato negoziatori farnesina
MEET: incontra* incontro incontri vede riceve ricevuto colloquio vedono riunit*
PEACE: pace tregua cessate confine frontiera
MANY: migliaia centinaia decine folla
PROTEST: manifestazion* corteo protesta proteste sit
"""),
    events={
        Event.AGREEMENT: """
            3 accordo/accordi/trattato/intesa .. di/sulla/sul PEACE
            3 firma*/raggiun*/siglat*/sigla .. accordo/intesa/trattato .. PEACE
            1 firma*/raggiun*/siglat*/sigla/siglano .. accordo/intesa/trattato
        """,
        Event.CEASEFIRE: """
            3 annuncia*/dichiara*/proclam*/unilaterale .. tregua
            3 annuncia*/dichiara*/proclam* .. cessate il fuoco
        """,
        Event.MEDIATION: """
            3 media/mediano/mediazione tra/fra
            3 mediatori
            2 mediazione
        """,
        Event.NEGOTIATION: """
            3 negoziat*/colloqui/trattative di pace
            2 processo di pace
            3 negoziat*/colloqui/trattative .. PEACE/nucleare/ostaggi
            3 colloqui tra/fra
            3 round di colloqui/negoziati
            3 tavolo negoziale
            3 trattative dirette
            3 LEADER .. negoziat*/colloqui
            2 negoziat*/colloqui/negoziare
            1 trattative/trattativa
        """,
        Event.MEETING: """
            3 vertice .. di/dei/a/tra/con/del/della
            3 LEADER .. MEET .. LEADER/omologo
            3 ENVOY .. MEET
            3 ministr* degli esteri .. MEET
            1 LEADER .. MEET
            3 delegazion* di/dei ARMY
            2 telefonata tra/con
        """,
        Event.TRUCE: """
            2 tregua
            2 cessate il fuoco
        """,
        Event.SUICIDE_BOMBING: """
            3 attentatore/attentato suicida
            3 kamikaze
        """,
        Event.AIR_STRIKE: """
            3 raid/attacco/attacchi/bombardamento/bombardamenti aereo/aerei/israeliano/israeliani
            3 attacco/attacchi/raid .. con/di DRONE
            3 DRONE .. HIT
            3 HIT .. DRONE
            3 caccia .. HIT/sgancia*
            3 raid su
        """,
        Event.SHELLING: """
            3 MISSILE .. HIT
            3 HIT .. MISSILE
            3 MISSILE su
            3 cannoneggia*
        """,
        Event.BOMBING: """
            3 autobomba/autobombe
            3 ordigno/bomba .. esplo*
            3 esplo* .. bomba/ordigno
            3 attentato dinamitardo
            3 salt* su .. mina
        """,
        Event.GRENADE: "3 granata/granate .. esplo*/lanci*",
        Event.STRIKE: """
            2 attacco/attacchi .. contro/su/a/alla PLACE
            2 bombardament*
        """,
        Event.INTERCEPTION: """
            3 abbatt*/intercett* .. DRONE/MISSILE
            3 DRONE/MISSILE .. abbattut*/intercettat*
        """,
        Event.CLASH: """
            3 ARMY .. scontri/combattimenti
            3 scontri/combattimenti .. ARMY
            3 scontro a fuoco
            3 conflitto a fuoco
            3 violenti/pesanti combattimenti
        """,
        Event.CAPTURE: "3 ARMY .. conquist*/prendono .. PLACE/controllo",
        Event.ABDUCTION: """
            3 rapito/rapita/rapiti/rapite/rapiscono
            3 sequestro di persona
            3 presa di ostaggi
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. spara*/attacc*/assalta*/uccid*/uccis*/massacr*/apr*
            3 apre/aprono/aperto il fuoco
            3 sparatoria
            3 spari a/in/contro/nel/nella/davanti
            3 sparato su/sui/contro
            3 strage .. di/in/nel/a/contro
            3 massacro di
            3 accoltella*
            3 attacco/attentato terroristico
            3 auto sulla/contro la folla
        """,
        Event.ATTACK: """
            2 attentato/attentati
            2 agguato
        """,
        Event.INTERVENTION: """
            3 lacrimogeni
            3 idranti
            3 polizia .. dispers*/disperde .. PROTEST/manifestanti
        """,
        Event.RIOT: """
            3 disordini/saccheggi/sommosse
            3 scontri .. polizia/manifestanti
        """,
        Event.PROTEST: """
            3 manifestanti
            3 in piazza .. contro/per
            3 migliaia in piazza
            3 MANY .. manifestano/protestano
            3 PROTEST contro
            3 manifestano/protestano contro
            2 corteo/proteste/manifestazione
        """,
        Event.CRACKDOWN: """
            3 arrest*/fermat* .. oppositor*/giornalist*/attivist*
            3 oppositor*/giornalist*/attivist* .. arrest*/fermat*
        """,
        Event.ARREST: """
            3 arrestato/arrestata/arrestati/arrestate
            3 fermato/fermati/fermata .. marito/sospettat*/presunto/uomo/giovane
            2 arresto/arresti/arresta
        """,
        Event.RELEASE: """
            3 liberat*/rilasciat*/liberazione .. ostagg*/prigionier*
            3 scambio di prigionieri
        """,
        Event.DISASTER: """
            3 terremoto/terremoti/sisma/scossa
            3 alluvione/alluvioni/esondat*/esonda/inondazion*/allagament*
            3 frana/frane/valanga/tsunami/tifone/uragano/ciclone
            3 tromba d aria
            3 eruzione .. vulcano/etna
            3 incendi boschivi
            2 nubifragio
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 incidente stradale/ferroviario/aereo/mortale
            3 deraglia*/naufragio/naufragi
            3 incendio/rogo
            3 in fiamme
            3 crolla/crollo/crollato .. palazzo/palazzina/ponte/edificio/tetto/miniera
            3 palazzo/palazzina/ponte/edificio/tetto/miniera .. croll*
            3 fuga di gas/cloro
            2 annegat*
        """,
        Event.CRIME: """
            3 uccide/ucciso/uccisa/accoltella .. moglie/marito/madre/padre/figli/figlio/figlia/vicino/compagna
            3 trovato/trovata morto/morta
            3 uccisa/ucciso in casa/strada
            3 rapina/rapine
            2 omicidio/femminicidio
        """,
        Event.EXPLOSION: "2 esplosione/esplosioni/esplode",
        Event.HARM: """
            2 morti/vittime
            1 feriti/sfollat*/evacuat*
        """,
        Event.SANCTION: "3 impon*/nuove/pacchetto .. sanzioni",
        Event.EASING: "3 revoc*/allent* .. sanzioni",
        Event.AID: "3 aiuti/convoglio umanitari/umanitario",
        Event.MOBILISATION: "3 esercitazioni/manovre militari",
        Event.WITHDRAWAL: "3 ritiro .. truppe",
        Event.LABOUR_STRIKE: "3 sciopero/scioperi/scioperano",
        Event.ACCUSATION: "2 accusa/accusano .. di",
        Event.ELSE: """
            3 campionato/allenatore/attaccante/terzino/portiere/gol/calciomercato/calcio/coppa/olimpiadi/tennis
            3 pali
            3 sindacati/metalmeccanici/contratto/salari
            3 azienda/acquisto/acquisizione/borsa/utili/inflazione/tassi/prezzi/mercati/bce
            3 film/romanzo/concerto/festival/museo/teatro
            3 elezioni/referendum/manovra
            3 processo/tribunale/ergastolo/cassazione/condannato/sentenza
            2 regole/epidemia/studio
        """,
    },
    traps="""
        bomba di/del mercato
        bomba d acqua
        razzo/razzi/missile .. orbita/spazial*/spazio/satellit*/spacex/nasa/esa/cinese
        subito/immediato cessate
        più/meno incidenti/morti/feriti/incendi
        morti sul lavoro
        esplod*/esplosion* .. prezzi/costi/polemica/casi/gioia
        spara a zero
        esplosione di colori/profumi/gioia
        attacc* .. ma non segna
        attacco di panico/cuore/cardiaco
        attacco hacker/informatico
        trattativa/trattative/colloqui/negoziat* .. terzino/acquisto/contratto/rinnovo/salari*/cessione/fusione
        invoca*/appello/chied*/esort* .. dialogo/negoziat*/tregua/cessate
        scontro politico/verbale/diretto
        ai/al vertice/vertici
        vertice della classifica
        manifestazione sportiva/culturale
        terremoto politico/in
        valanga di voti/critiche
        in campo
    """,
    look_backs="""
        condannat*/ergastolo/sentenza
        processo a/per
        anni fa/dopo
        in memoria di
        murale per
        anniversario/commemor*/ricord*
        film/thriller/romanzo/libro/documentario
        esercitazione
        assicurazion*/risarciment*/indennizz*
        cosa fare
        come comportarsi
        l anno/mese scorso
    """,
    background="""
        dopo
        in seguito
        a seguito
        nonostante
        alla luce
        in risposta
        prima
    """,
    at_once="mentre",
    accusing="accusa accusano accusato",
    hypothetical="""
        potrebbe potrebbero se rischio minaccia minacciano teme temono evitare prevenire possibile possibili eventuale
        nessun
        nessuna senza caso
    """,
    heads="sventato sventata sventati fallito",
    illnesses="""
        vaccin* contagi* covid coronavirus colera influenza morbillo dengue ebola virus epidemia pandemia
        malaria
    """,
    since="dal",
)

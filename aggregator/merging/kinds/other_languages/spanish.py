"""Spanish words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

SPANISH: Final = Tables(
    sets=read_tables("""
ARMED: armados armado sicario* pistolero* encapuchado* desconocidos terrorista* yihadista* rebelde* guerriller*
  agresor*
  atacante* asaltante*
ARMY: ejército soldados militares tropas rebelde* guerriller* combatientes milicia* hutíes talibanes hezbolá hamás
  fuerzas
DRONE: dron drones
MISSILE: misil misiles cohete cohetes artillería proyectil*
HIT: ataque* ataca* atacó impact* alcanz* golpea* destruy* bombarde* caen cayó cayeron lanza* lanzó
PLACE: aldea* pueblo* ciudad hospital* escuela* mercado* puerto campamento iglesia mezquita sinagoga edificio* barrio*
  cuartel* posiciones base aeropuerto refinería central embajada estación viviendas infraestructura* objetivos
  comisaría
VEHICLE: autobús autobuses bus tren trenes avión avioneta* helicóptero* camión camiones barco* ferry coche* buque*
  tranvía microbús lancha* vehículo* patera* embarcación ómnibus
CRASH: vuelca* volcó volcar choca* chocó estrell* descarril* naufrag* hund* colisi* cae cayó despist*
  accident* arroll* atropell*
LEADER: presidente* presidenta* canciller* ministro* ministra* primer premier mandatario* líderes jefe* enviado*
  mediador* negociador* delegación delegaciones rey
ENVOY: canciller* enviado* mediador* negociador*
MEET: reúne* reunió reunieron reunión recibe* recibió encuentr* dialog* conversa*
PEACE: paz tregua alto frontera* fronterizo*
MANY: miles cientos decenas multitud
PROTEST: manifestación* manifestaciones marcha* protesta* concentración
"""),
    events={
        Event.AGREEMENT: """
            3 acuerdo*/tratado* de PEACE
            3 firma*/firmó/alcanz*/acuerd* .. PEACE
            1 firma*/firmó/alcanz* .. acuerdo*/tratado*/convenio*
            3 acuerdan .. PEACE/intercambio
        """,
        Event.CEASEFIRE: """
            3 anuncia*/anunció/declar*/decret*/unilateral .. tregua
            3 anuncia*/anunció/declar*/decret* .. alto el fuego
            3 tregua/fuego unilateral
        """,
        Event.MEDIATION: """
            3 mediar/media/median .. entre
            3 mediación
            2 mediador*
        """,
        Event.NEGOTIATION: """
            3 diálogo*/negociacion*/conversaciones/mesa de paz
            2 proceso de paz
            3 negociacion*/conversaciones .. PEACE/nuclear*/rehenes
            3 ronda de negociacion*/conversaciones/diálogo
            3 LEADER .. negocia*
            2 negociacion*/negociar/negocian/negociador*
            2 diálogo con/entre
        """,
        Event.MEETING: """
            3 cumbre .. de/en/entre/con/del
            3 LEADER .. MEET .. LEADER/par/homólogo/colega
            2 MEET .. LEADER/homólogo
            3 ENVOY .. se reúnen/reunirán/reunieron/reunió
            3 ENVOY .. MEET
            1 LEADER .. MEET
            3 delegación/delegaciones de ARMY
            2 hablan/hablaron/habló/conversan/conversaron por teléfono
            2 conversación/llamada telefónica
        """,
        Event.TRUCE: """
            2 tregua
            2 alto el fuego
        """,
        Event.SUICIDE_BOMBING: """
            3 ataque/atentado suicida
            3 terrorista suicida
        """,
        Event.AIR_STRIKE: """
            3 ataque*/bombardeo* aéreo*
            3 ataque* .. con/de DRONE
            3 DRONE .. HIT
            3 HIT .. DRONE
            3 cazas/aviación .. HIT
        """,
        Event.SHELLING: """
            3 MISSILE .. HIT
            3 HIT .. MISSILE
            3 ataque* con/de MISSILE
        """,
        Event.BOMBING: """
            3 coche/carro/camión/moto bomba
            3 artefacto explosivo
            3 mina antipersona*
            3 bomba .. explot*/estall*
            3 explot*/estall* .. bomba
            3 atentado con bomba/explosivos
        """,
        Event.GRENADE: "3 granada* .. explot*/lanz*/estall*",
        Event.STRIKE: """
            2 ataque* .. contra PLACE
            2 bombardeo/bombardeos/bombardean/bombardeó
        """,
        Event.INTERCEPTION: """
            3 derrib*/intercept* .. DRONE/MISSILE
            3 DRONE/MISSILE .. derribado*/interceptado*
        """,
        Event.CLASH: """
            3 ARMY .. combates/enfrentamiento*
            3 combates/enfrentamiento* .. ARMY
            3 intercambio de disparos
            3 tiroteo entre
        """,
        Event.CAPTURE: "3 ARMY .. toma/toman/tomaron .. PLACE/control",
        Event.ABDUCTION: """
            3 secuestra/secuestran/secuestraron/secuestrado*/secuestrada*/secuestró/plagiado*
            3 toma de rehenes
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. dispar*/atac*/irrump*/matan/mataron/mató/asesin*/masacr*/abren/abrió
            3 abre/abrió/abren/abrieron fuego
            3 tiroteo*/balacera* en
            3 masacre/masacres en/de
            3 matan/mata/mataron/asesinan/asesinaron/asesinado* a tiros/balazos
            3 acribilla*
            3 ataque* con cuchillo/machete
            3 ataque*/atentado* terrorista*
            3 atropello masivo
            2 asesinan/asesinaron
        """,
        Event.ATTACK: "2 atentado/atentados",
        Event.INTERVENTION: """
            3 lacrimógeno*
            3 cañón/cañones de agua
            3 policía .. dispers* .. PROTEST/manifestantes
        """,
        Event.RIOT: """
            3 disturbios/saqueos
            3 enfrentamiento*/choques .. policía/manifestantes
        """,
        Event.PROTEST: """
            3 manifestantes
            3 MANY .. marcha*/protest*/manifiest*
            3 marchan/protestan/manifiestan contra/en/por
            3 PROTEST contra
            2 PROTEST
        """,
        Event.CRACKDOWN: """
            3 detien*/detenid*/arrest*/detención .. opositor*/periodista*/activista*
            3 opositor*/periodista*/activista* .. detenid*/arrestad*
        """,
        Event.ARREST: """
            3 detien*/detuv*/detenido*/arrest*/captur* .. en/a/por
            3 cae/capturan .. capo/sospechoso/presunto
            2 detienen/detenido/detenida/detenidos/arrestado*
        """,
        Event.RELEASE: """
            3 liber* .. rehen*/rehén/secuestrado*/prisionero*
            3 intercambio de prisioneros
        """,
        Event.DISASTER: """
            3 terremoto*/sismo/sismos/seísmo*/temblor
            3 inunda*/desbord*/riada*
            3 deslizamiento*/deslave*/alud*/tsunami/tifón/huracán/ciclón/tornado
            3 erupción .. volcán
            3 volcán .. erupción
            3 incendio* forestal*
            2 tormenta/temporal
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 accidente de tráfico/tránsito/avión/tren
            3 accidente ferroviario/aéreo/vial
            3 descarrila*/naufragio*
            3 incendio/incendios
            3 derrumb*/colaps*/desplom* .. edificio/puente/techo/mina
            3 edificio/puente/techo/mina .. derrumb*/colaps*/desplom*
            3 fuga de gas/cloro/amoníaco
            2 ahogad*
        """,
        Event.CRIME: """
            3 mata/mató/apuñala/apuñaló .. esposa/mujer/marido/madre/padre/hijos/hijo/hija/vecino/pareja
            3 asalto/atraco/robo a
            3 hallan/hallado* muerto*/cadáver
            2 asesinato/homicidio/feminicidio
        """,
        Event.EXPLOSION: "2 explosión/explosiones/explota",
        Event.HARM: """
            2 muertos/muertes/fallecidos
            1 heridos/víctimas/evacuad*
        """,
        Event.SANCTION: "3 impone*/nuevas/anuncia* .. sanciones",
        Event.EASING: "3 levant*/alivi* .. sanciones",
        Event.AID: "3 ayuda/convoy humanitaria/humanitario",
        Event.MOBILISATION: "3 ejercicios/maniobras militares",
        Event.WITHDRAWAL: "3 retirada/retiro .. tropas",
        Event.LABOUR_STRIKE: "3 huelga/huelgas/paro/huelguistas",
        Event.ACCUSATION: "2 acusa/acusan/acusó .. de",
        Event.ELSE: """
            3 liga/gol/goles/delantero/entrenador/campeonato/torneo/club/fichaje/futbolista/fútbol
            3 jugador*
            3 sindicato*/salario*/patronal/salarial*
            3 empresa*/compra/fusión/acciones/bolsa/beneficios/inflación/tasa/precios/mercados/textil
            3 banco central
            3 película/novela/serie/concierto/festival/museo/exposición/teatro/cine/presentadora
            3 elecciones/comicios/votación
            3 juicio/tribunal/audiencia/condenado*
            2 consejos/brote/estudio
        """,
    },
    traps="""
        bombardea .. área/portería
        ataque de risa/pánico/nervios/ansiedad
        ataque* cardíaco*/cardiaco*
        ataque* al corazón
        infarto
        ciberataque*
        estalla .. burbuja/polémica/guerra
        explosión de color/alegría/precios
        dispara contra .. oposición/gobierno
        se disparan/dispara
        negocia*/conversaciones .. renovación/compra/fichaje/contrato/salari*/fusión/venta
        pide*/insta*/llama*/exhort*/urge* .. diálogo/negoci*/tregua/alto
        llamado/llamamiento .. diálogo/negoci*/tregua/alto
        incendio* .. extintor
        marcha atrás/nupcial
        en marcha
        pone*/puso en marcha
        terremoto político
        más/menos accidentes/muertos/heridos/incendios
        cohete/cohetes .. órbita/espacial/espacio/satélite*/spacex/nasa
        lluvia/tormenta de críticas/ideas
        alto precio/nivel/mando
        la marcha del equipo
        cumbre del éxito
        toma de posesión
    """,
    look_backs="""
        condenado*/condenada*/sentenciado*
        condena de/a .. años/cárcel/prisión
        juicio por/a
        se cumplen/cumple
        aniversario*/conmemor*/homenaje*
        recuerda* a
        hace .. años
        años después
        en memoria de
        película/novela/documental/libro/exposición/museo
        simulacro*
        aseguradora*/indemniz*
        qué hacer
        cómo actuar/participar
        el año/mes pasado
        balance del año
    """,
    background="""
        tras
        después de
        luego de
        a raíz de
        pese a
        ante
        antes de
        desde
        en respuesta a
        en medio de
    """,
    at_once="mientras",
    accusing="acusa acusan acusó acusaron",
    hypothetical="""
        podría podrían si riesgo amenaza amenazan teme temen evitar prevenir posible posibles eventual ningún ninguna
        sin
        prevén caso
    """,
    heads="frustrado frustrados evitado fallido",
    illnesses="""
        vacuna* contagios covid coronavirus cólera gripe sarampión dengue ébola virus epidemia pandemia
        malaria
    """,
    since="desde",
)

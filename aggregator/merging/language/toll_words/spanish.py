"""The words by which Spanish reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

SPANISH: Final = """
numbers: [2] dos ambos [3] tres [4] cuatro [5] cinco [6] seis [7] siete [8] ocho [9] nueve [10] diez [11] once [12]
  doce [13] trece [14] catorce [15] quince [16] dieciséis [17] diecisiete [18] dieciocho [19] diecinueve [20] veinte
  [21] veintiuno veintiún veintiuna [22] veintidós [23] veintitrés [24] veinticuatro [25] veinticinco [26] veintiséis
  [27] veintisiete [28] veintiocho [29] veintinueve [30] treinta [40] cuarenta [50] cincuenta [60] sesenta [70]
  setenta [80] ochenta [90] noventa [100] cien [200] doscientos doscientas [300] trescientos trescientas
rough: [6] media_docena [10] decena [12] docena [15] quincena [20] veintena [30] treintena [50] medio_centenar [100]
  centenar
vague: [20] decenas [24] docenas [200] cientos centenares [2000] miles
multiples: [12] docenas [1000] mil [1000000] millón millones
units: [people] persona personas habitantes vecinos residentes ciudadanos palestinos israelíes ucranianos rusos sirios
  iraníes libaneses aldeanos integrantes miembros peregrinos bañistas nadadores buzos ciclistas motociclistas peatones
  familiares hermanos hermanas feligreses ancianos ancianas [children] niño niños niña niñas menores bebés [women]
  mujeres [men] hombres [civilians] civiles [soldiers] soldados militares uniformados [police] policías [officers]
  agentes [firefighters] bomberos [rescuers] rescatistas socorristas paramédicos [doctors] médicos enfermeras [workers]
  trabajadores obreros empleados [miners] mineros [passengers] pasajeros [tourists] turistas [pupils] estudiantes
  alumnos alumnas [migrants] migrantes inmigrantes refugiados [journalists] periodistas reporteros [fighters]
  combatientes guerrilleros milicianos terroristas [fishermen] pescadores [sailors] marineros [drones] drones dron
  vehículos_aéreos_no_tripulados aviones_no_tripulados [missiles] misil misiles [protesters] manifestantes [farmers]
  campesinos [prisoners] prisionero prisioneros preso presos presas reclusos reos [hostages] rehén rehenes [teenagers]
  adolescentes [climbers] escaladores alpinistas montañeros montañistas [hikers] excursionistas senderistas [skiers]
  esquiadores [guards] guardias [crew] tripulantes
roles: [killed] cobrado>vidas cobró>vidas >muertes murieron mueren murió fallecieron fallecen falleció perecieron muere>
  fallece> mató> mataron> mata> matan> matar|vida_a> muerte|muertes|vida|vidas|asesinato_de> asesinaron> asesinan>
  asesinó> >muerto >muertos >muerta >muertas >fallecido >fallecidos >fallecidas >asesinados >asesinadas
  >han|ha_muerto|fallecido >habían_muerto >víctimas_mortales >perdieron_la_vida se_ahogan se_ahogaron pierden_la_vida
  perdieron_la_vida> perecen ejecutan> ejecutaron> >ejecutados >ejecutadas >masacrados >masacradas >víctimas_fatales
  >sin_vida hallan>cuerpos encuentran>cuerpos localizan>cuerpos recuperan>cuerpos hallaron>cuerpos encontraron>cuerpos
  localizaron>cuerpos recuperaron>cuerpos hallan>cadáveres encuentran>cadáveres localizan>cadáveres recuperan>cadáveres
  hallaron>cadáveres encontraron>cadáveres localizaron>cadáveres recuperaron>cadáveres
  hallan|encuentran|localizan|recuperan|hallaron|encontraron|localizaron|recuperaron|rescatan|rescataron_los_cuerpos|cadáveres_de>
  cuerpos>hallados cuerpos>encontrados >cuerpos_sin_vida|hallados|encontrados cuerpos_sin_vida_de> abatidos abatidas
  abate> abaten> abatió> abatieron> hallan|hallaron|encuentran|encontraron_muertos|muertas_a>
  hallan|hallaron|encuentran|encontraron_sin_vida_a> [wounded] hirió> hirieron> hiere> hieren> dejó_heridos|heridas>
  heridos|heridas|hiriendo_a> >herido heridos >herida heridas >lesionados >lesionadas >lesionado >resultaron_heridos
  >sufrieron_heridas [missing] desaparecieron> >desaparecido >desaparecidos >desaparecida >desaparecidas [detained]
  detuvo> detuvieron> detiene> detienen> arrestó> arrestaron> arresta> capturó> capturaron> detención|arresto_de>
  >detenido detenidos detenidas arrestados arrestadas >arrestado [abducted] secuestró> secuestraron> secuestran>
  secuestra> secuestro_de> secuestrados secuestradas [evacuated] evacuó> evacuaron> evacúan> evacúa> evacuación_de>
  evacuados evacuadas >evacuado [displaced] desplazó> desplazaron> desplazado> desplazamiento_de> >desplazados
  >desplazadas [rescued] rescató> rescataron> rescatan> rescata> rescate_de> rescatados rescatadas >rescatado
  con_vida_a> salv*_la_vida_a|de> [launched] lanzó> lanzaron> lanza> lanzan> disparó> disparado> dispararon> lanzado>
  lanzamiento_de> atacó_con> lanzados >disparados [shot_down] derribó> derribaron> derriba> derriban> interceptó>
  interceptaron> derribado> interceptado> derribo_de> destruyó> destruyeron> derribados interceptados [released] liberó>
  liberaron> libera> liberan> liberado> excarceló> excarcelaron> excarcela> excarcelan> excarcelado> intercambió>
  intercambiaron> intercambia> intercambian> intercambiado> >liberados >liberadas >excarcelados >excarceladas
  >intercambiados canjeó> canjearon> canjea> canjean>
handing: entregó entregaron entrega entregan devolvió devolvieron vuelven volvieron regresan regresaron
exchanging: intercambi* canje*
remains: cuerpo cuerpos cadáveres restos
ones: un una uno
at_least: al|cuando_menos por_lo_menos más_de como_mínimo mínimo
at_most: hasta menos_de como_máximo
about: unos unas cerca|alrededor_de aproximadamente casi en_torno_a
between: entre
until: a o
tolls: número cifra balance saldo total recuento
reaching: a en es supera superó alcanza alcanzó llega llegó ya
leaving: de desde
passing: saldo_de por_saldo_de como_saldo a a_los|las|unas|unos un_total_de han_tenido_que_ser tuvieron_que_ser fueron
  fue han|ha|habían_sido resultaron resultó quedaron están siguen sigue permanecen continúan de_gravedad gravemente
  levemente también ya hoy ayer más otras otros otra otro los las con al_menos_a que como hay hubo la el su sus
  presuntos presuntas jóvenes han se_encuentran civil habían ha que_fueron no_identificados estaban está
  este|el_lunes|martes|miércoles|jueves|viernes|sábado|domingo todos todas de_una|la_misma_familia hallados halladas
  encontrados encontradas
linking: de en al de_los|las|unas|unos
places: en por durante tras cerca dentro
joining: y e o
parts: graves en_estado* de_ellos|ellas de_los|las_cuales|que
of: de de_los|las de_un_total_de
including: entre_ellos|ellas incluidos incluidas incluyendo incluido incluida entre_los_que
adding: otros otras más adicionales
staying: siguen sigue continúan permanecen hospitalizados ingresados
doubts: anteriormente no ni ningún ninguna nadie podría podrían puede pueden si negó negaron niega niegan amenaz*
  planea* será serán sería serían habría habrían sin para acusad* condenad* presunt* temen teme hipotétic* pronostic*
  sospech* prev* riesgo evitar desmi* descart* simul*
past: meses|años|semanas_después desde_el_inicio|comienzo desde_que|el|enero|febrero|octubre|hace desde_la_invasión
  años_atrás|de hace_un_año hace_dos|tres el_año_pasado este|cada|al_año mes_pasado semana_pasada en_lo_que_va
  año_anterior durante_la_guerra en_promedio en_los_últimos en_las_últimas_semanas recuerda|recuerdan_a
  conmemora|conmemoran fosa|fosas_común|comunes|clandestina|clandestinas al|por|cada_día cada_semana todos_los_días
  juicio_por|contra|del cadena_perpetua película documental novela aniversario_de|del homenaje_a
taken_back: versión_anterior|previa|inicial_de_este|esta|nuestra anterior|primera_versión_de_este|esta|nuestra
  informó|informamos_por_error por_error_que bulo bulos noticia_falsa
since: desde desde_el|la|que
records: primer primera más_mortífer*|letal*|grave*|sangrient*|violent* peor
months: [1] enero [2] febrero [3] marzo [4] abril [5] mayo [6] junio [7] julio [8] agosto [9] septiembre [10] octubre
  [11] noviembre [12] diciembre
follows: 1
"""

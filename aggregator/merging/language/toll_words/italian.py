"""The words by which Italian reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

ITALIAN: Final = """
numbers: [2] due entrambi [3] tre [4] quattro [5] cinque [6] sei [7] sette [8] otto [9] nove [10] dieci [11] undici
  [12] dodici [13] tredici [14] quattordici [15] quindici [16] sedici [17] diciassette [18] diciotto [19] diciannove
  [20] venti [21] ventuno [22] ventidue [23] ventitré [24] ventiquattro [25] venticinque [26] ventisei [27] ventisette
  [28] ventotto [29] ventinove [30] trenta [40] quaranta [50] cinquanta [60] sessanta [70] settanta [80] ottanta [90]
  novanta [100] cento [200] duecento [300] trecento [1000] mille [2000] duemila [3000] tremila
rough: [6] mezza_dozzina [10] decina [12] dozzina [15] quindicina [20] ventina [30] trentina [40] quarantina [50]
  cinquantina [60] sessantina [100] centinaio [1000] migliaio
vague: [20] decine [24] dozzine [200] centinaia [2000] migliaia
multiples: [1000] mila [1000000] milione milioni
units: [people] persone persona abitanti residenti cittadini palestinesi israeliani ucraini russi siriani iraniani
  libanesi passanti membri componenti pellegrini bagnanti subacquei ragazzi ciclisti motociclisti pedoni automobilisti
  fedeli anziani fratelli sorelle [children] bambini bambino bambine bambina minori minorenni neonati [women] donne
  donna ragazze [men] uomini uomo [civilians] civili [soldiers] soldati soldato militari [police] poliziotti carabinieri
  [officers] agenti [firefighters] pompieri vigili_del_fuoco [rescuers] soccorritori [doctors] medici infermieri
  [workers] operai lavoratori dipendenti braccianti [miners] minatori [passengers] passeggeri [tourists] turisti
  [pupils] studenti alunni alunne studentesse [migrants] migranti profughi rifugiati [journalists] giornalisti reporter
  [fighters] combattenti miliziani jihadisti ribelli [fishermen] pescatori [sailors] marinai [drones] droni drone
  [missiles] missili missile [protesters] manifestanti dimostranti [prisoners] prigionieri detenuti [hostages] ostaggi
  ostaggio [teenagers] adolescenti [climbers] alpinisti scalatori [hikers] escursionisti [skiers] sciatori scialpinisti
  [farmers] agricoltori contadini [guards] guardie [crew] membri_dell_equipaggio
roles: [killed] uccide> uccidono> ucciso> uccidendo> uccisi uccise >ucciso >uccisa muoiono muore> morti morte >morto
  >morta uccisione|morte|vita_di> vita_a> >perdono|persero|perso_la_vita >hanno_perso_la_vita hanno_perso_la_vita>
  deceduti decedute >deceduto >deceduta >assassinati >assassinate annegano annegati annegate >decedono
  perdono|persero_la_vita> massacrati massacrate >senza_vita trovano>corpi trovati>corpi recuperano>corpi
  recuperati>corpi rinvenuti>corpi trovano>cadaveri trovati>cadaveri recuperano>cadaveri recuperati>cadaveri
  rinvenuti>cadaveri trovati|recuperati|rinvenuti_i_corpi|cadaveri> corpi>trovati corpi>recuperati corpi>rinvenuti
  >corpi_senza_vita|trovati|recuperati|rinvenuti corpi_senza_vita_di> [wounded] feriti ferite >ferito >ferita ferito>
  ferisce> feriscono> ferendo> ferendone> ferimento_di> >rimasti_feriti >rimaste_ferite [missing] dispersi >dispersa
  >disperso >disperse >scomparsi >scomparse [detained] arrestati arrestate >arrestato >arrestata arrestato> arresta>
  arrestano> arresto_di> [abducted] rapiti rapite >rapito >rapita rapito> rapiscono> rapisce> rapimento_di> sequestrate
  [evacuated] evacuati evacuate >evacuato >evacuata evacuato> evacua> evacuano> evacuazione_di> [displaced] >sfollati
  >sfollate [rescued] salvati salvate >salvato >salvata salvato> salva> salvano> salvataggio_di> tratti|tratte_in_salvo
  >tratto_in_salvo salv*_la_vita_a> [launched] lanciati lanciato> lancia> lanciano> lancio_di> [shot_down] abbattuti
  >abbattuto abbattuto> abbatte> abbattono> abbattimento_di> intercettati intercettato> intercetta> distrutto>
  [released] liberati liberate >liberato >liberata liberato> libera> liberano> liberazione_di> rilasciati rilasciate
  rilasciato> rilascia> rilasciano> scambiati scambiato>
handing: consegnato consegna consegnano consegnati
exchanging: scambi*
remains: corpo corpi cadaveri cadavere salma salme resti spoglie
ones: un una uno
at_least: almeno più_di oltre non_meno_di minimo
at_most: fino_a meno_di al_massimo
about: circa quasi intorno_a
between: tra fra
until: a o
singular: ucciso uccisa morto morta ferito ferita disperso dispersa arrestato arrestata rapito rapita evacuato evacuata
  liberato liberata salvato salvata abbattuto
victims: vittime
tolls: numero bilancio conto totale
reaching: a in è sale supera raggiunge superato raggiunto sono
leaving: da dai dalle
passing: sono è stati state stato stata rimasti rimaste rimasto rimasta risultano risulta anche già ancora gravemente
  lievemente leggermente altri altre altro altra ben i le gli la il lo l ne oggi ieri dove dovuto_essere lunedì martedì
  mercoledì giovedì venerdì sabato domenica in_tutto civili almeno_altri|altre giovani vengono tutti tutte trovati
  trovate di_una|della_stessa_famiglia
linking: di a in ai al dei delle degli
places: in nel nella nei nelle per dopo durante a presso tra fra su sul sulla al alla
joining: e ed o
parts: gravi in_gravi|condizioni di_loro|essi dei|delle_quali in_modo_grave da_arma|taglio|fuoco
of: di dei delle degli su su_un_totale_di
including: tra|fra|di_cui compresi comprese compreso compresa incluso inclusi incluse tra_loro
adding: altri altre altro altra ulteriori
staying: ancora ricoverati ricoverate restano rimangono
stops: hanno ha avevano aveva
doubts: non né nessun nessuno nessuna potrebbe potrebbero può possono se smentisc* smentit* nega negano negato minacci*
  sarà saranno sarebbe sarebbero avrebbe avrebbero senza accus* condann* sospetta sospettano presunt* teme temono
  timore timori rischi* evitare simul* esercitazione precedente
past: mesi|anni|settimane|anno_fa anni|mesi_dopo anni_prima dall_inizio|invasione|ottobre da_quando
  anno|mese|dallo_scorso scorso|quest|ogni|all_anno scorso_mese settimana_scorsa scorsa_settimana in_media
  durante_la_guerra negli_ultimi|anni nelle_ultime_settimane dal_7 ricorda|ricordano_i|le|gli commemora|commemorano
  fossa_comune fosse_comuni al|ogni_giorno|mese ergastolo processo_per|al|sul|contro film documentario romanzo
  anniversario_del|della|dell in_un_anno
taken_back: versione_precedente_di_questo|questa versione_precedente_dell_articolo precedente|prima_versione_di_questo
  precedente|prima_versione_dell_articolo riportato|scritto_per_errore bufala bufale notizia_falsa notizie_false
  fake_news
since: da dal dalla dall
records: primo prima peggior* più_mortal*|grave*|gravi|sanguinos*|letal*|violent*
months: [1] gennaio [2] febbraio [3] marzo [4] aprile [5] maggio [6] giugno [7] luglio [8] agosto [9] settembre [10]
  ottobre [11] novembre [12] dicembre
follows: 1
"""

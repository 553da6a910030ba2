"""The words by which German, French, Spanish, Italian and Portuguese reports say who said what."""

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import language

GERMAN: Final = language(
    """
verbs: [said_clause] sagte sagten sagt erklärte erklärten erklärt berichtete berichteten [said_that] mitteilte
  mitteilten betont betonen schreibt schreiben ergänzte erläuterte meint erzählte erzählt erinnerte antwortete
  antworteten antwortet entgegnete begründete teilte teilten betonte betonten schrieb schrieben meinte fügte
  [claimed_clause] behauptete behaupteten behauptet [confirmed_object] bestätigte bestätigten bestätigt [denied_object]
  bestritt bestritten bestreitet dementierte dementierten dementiert leugnete [warned_that] warnte warnten warnt
  [demanded_that] forderte forderten fordert [announced_that] kündigte kündigten [asked_quotation] fragte fragten fragt
  [claimed_that] beteuerte beteuert versicherte versichert [promised_that] versprach versprachen verspricht
breaks: ist sind war waren wird wurde wurden werden hat haben hatte hatten kann konnte soll sollte will wollte muss
  musste nicht nie kein keine und aber ob wenn als wie weil der's sich wir ich ihr zu auch dann so noch mit mehr zuvor
  dort hier was wer wo wann warum man
negations: nicht nie niemals nichts kein keine keinen keinerlei
finite: ist sind war waren wird wurde wurden hat haben hatte hatten
determiners: der die das ein eine einer den dem des ihr ihre sein seine zwei drei mehrere viele
links: von der des in für im aus beim vom
oblique: den dem einen einem
prepositions: am an auf bei nach vor gegenüber über unter um bis seit während laut durch gegen ohne zum zur ab
conjunctions: und
alternatives: oder
adverbs: mit
that: dass
reported: sei seien wäre wären habe hätte hätten werde würde würden könne könnten müsse müssten solle sollten wolle
  wollten dürfe dürften gebe gehe komme bleibe stehe liege laufe bestehe gelte handele handle wisse brauche
coordinators: während aber doch
openers: am an im in nach vor bei während laut als seit zuvor dort auch dann
nobody: niemand keiner keines
pointing: das dies es
he_or_she: er
other_pronouns: sie es
according: laut nach_angaben so
apposed: so
as_told: wie
offices: polizei regierung feuerwehr sprecher sprecherin ministerium armee militär behörden bürgermeister landrat
  minister präsident gouverneur unternehmen kanzler kanzlerin ministerin präsidentin premier gericht staatsanwaltschaft
  gewerkschaft verband bank opposition kreml behörde anwalt anwältin zeuge zeugin zeugen anwohner augenzeugen experten
  ärzte forscher
times: montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen abend nacht
topic_endings: tion tionen heit keit schaft ismus wahl wahlen krieg krise
nouns_are_capitalised: yes
"""
)

FRENCH: Final = language(
    """
verbs: [said_that] répondu répond rappelé rappelle conclu conclut racontent expliquent indiquent précisent ajoutent
  déclarent disent écrivent insisté témoigné réagi commenté regretté regrette déploré déplore déclaré dit expliqué
  indiqué précisé ajouté annoncé rapporté souligné estimé écrit déclare explique indique précise ajoute souligne raconte
  raconté confie témoigne [claimed_that] affirment assurent jure jurent prétend prétendent soutient soutiennent affirmé
  affirme assuré assure prétendu [confirmed_object] confirmé confirme confirment reconnu [denied_object] réfuté réfute
  réfutent démenti dément démentent nié nie nient [accused_object] accusé accuse accusent [warned_that] avertissent
  prévient préviennent alerté averti prévenu avertit [demanded_that] exigé exige [asked_quotation] demandé
  [said_quotation] lancé [confirmed_that] reconnaît reconnaissent avoué avoue avouent admis admet admettent
  [promised_that] promis promet promettent
auxiliaries: a ont avait avaient
adverbs: également aussi
breaks: est sont était étaient être été a ont avait avaient ne n' pas jamais qui dont où quand comme si mais donc car je
  j' nous vous se s' lui leur c' sera seront aurait auraient aura auront à par pour
finite: est sont était étaient a ont avait sera
determiners: le la les l' un une des son sa ses leur leurs deux trois plusieurs ce cet cette ces
links: de du des d' en
prepositions: à au aux dans sur par pour avec lors après avant sous chez vers
conjunctions: et
alternatives: ou
that: que qu'
elided: l' d' qu' n' s' c' j' m' t'
auxiliary_endings: é i u
coordinators: mais tandis alors
openers: à au dans en lors après avant selon sur pour depuis
nobody: personne nul aucun aucune
pointing: cela ça
he_or_she: il elle a-t-il a-t-elle
other_pronouns: ils elles on ont-ils ont-elles a-t-on
according: selon d'_après
offices: ministre ministère porte-parole président présidente maire gouvernement police gendarmerie armée autorités
  préfecture parquet gouverneur responsable témoin habitants pompiers commission opposition délégation association
  patron patronne directeur directrice avocat avocate procureur procureure source sources témoins syndicat syndicats
  médecins experts chef élysée kremlin premier député députée tribunal juge juges
charging: de d' du
topic_endings: tion tions sion sions isme ement ements ité
times: lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui
"""
)

SPANISH: Final = language(
    """
verbs: [said_that] dicen contó contaron relató relataron respondió respondieron recordó recordaron escribió escribieron
  comentó comentaron subrayó subrayaron destacó destacaron apuntó precisó precisaron detalló reiteró insistió señala
  señalan explica explican añade añaden aclaró concluyó lamentó denunció denunciaron dijo dijeron dice declaró
  declararon explicó explicaron señaló señalaron indicó indicaron informó informaron agregó añadió manifestó expresó
  [claimed_that] asegura aseguran afirma afirman sostiene sostienen afirmó afirmaron aseguró aseguraron sostuvo
  sostuvieron alegó [confirmed_object] confirmó confirmaron confirma confirman reconoció admitió [denied_object] negó
  negaron niega niegan desmintió desmintieron desmiente desmienten [accused_object] acusó acusaron acusa acusan
  [warned_that] advierte advierten avisó avisaron advirtió advirtieron alertó [demanded_that] exigió exigieron
  [announced_that] anunció anunciaron [asked_quotation] preguntó [confirmed_that] reconocieron reconoce admitieron
  admite admiten [promised_that] prometió prometieron promete
auxiliaries: ha han había habían
adverbs: también
breaks: es son era eran fue fueron ser sido está están ha han había habían no nunca se quien cual donde cuando como si
  pero sino porque yo nosotros le les lo será serán quién qué a por para
finite: es son era fue fueron está ha han había será
determiners: el la los las un una unos unas su sus dos tres varios varias
links: de del en
prepositions: a al por para con sin sobre tras ante desde hasta durante este
conjunctions: y
alternatives: o u
that: que
coordinators: mientras pero
openers: a al en tras durante según el desde por
nobody: nadie ningún ninguno ninguna
pointing: eso esto
he_or_she: él ella
other_pronouns: ellos ellas
preterite_endings: ron ó
according: según de_acuerdo_con
offices: ministro ministra ministerio portavoz presidente presidenta alcalde alcaldesa gobierno policía ejército
  autoridades fiscalía gobernador gobernadora bomberos vecinos testigos comisión oposición delegación asociación
  director directora fuente fuentes juez jueza médicos expertos sindicato sindicatos abogado abogada tribunal kremlin
  papa rey diputado diputada fiscal jefe líder senador senadora
charging: de del
topic_endings: ción ciones sión siones ismo miento
times: lunes martes miércoles jueves viernes sábado domingo ayer hoy
"""
)

ITALIAN: Final = language(
    """
verbs: [said_that] detto dice dicono disse dissero dichiarato dichiara dichiarano spiegato spiega spiegano riferito
  riferisce riferiscono raccontato racconta raccontano aggiunto aggiunge aggiungono precisato precisa precisano
  sottolineato sottolinea sottolineano ricordato ricorda ricordano scritto scrive scrivono scrisse risposto risponde
  rispondono replicato replica replicano osservato osserva commentato commenta commentano ribadito ribadisce ribadiscono
  insistito insiste concluso conclude comunica comunicano noto sapere chiarito chiarisce evidenziato evidenzia segnalato
  segnala segnalano denunciato denuncia denunciano lamentato lamenta ritiene ritengono [claimed_that] affermato afferma
  affermano sostenuto sostiene sostengono assicurato assicura assicurano giurato giura [confirmed_object] confermato
  conferma confermano [confirmed_that] ammesso ammette ammettono riconosciuto riconosce riconoscono [denied_object]
  negato nega negano smentito smentisce smentiscono [denied_that] escluso esclude escludono [denied_rumour] respinto
  respinge respingono [accused_object] accusato accusa accusano [warned_that] avvertito avverte avvertono ammonito
  ammonisce [announced_that] annunciato annuncia annunciano [demanded_that] chiesto chiede chiedono [promised_that]
  promesso promette promettono [asked_quotation] domandato domanda
auxiliaries: ha hanno aveva avevano reso rende rendono fatto fa fanno
auxiliary_endings: to so sapere
clitics: lo ci gli vi mi
adverbs: anche poi inoltre intanto
breaks: è sono era erano essere stato stata stati state ha hanno aveva avevano sarà saranno sarebbe sarebbero avrebbe
  avrebbero può possono potrebbe deve devono dovrebbe vuole vogliono non né mai chi cui dove quando come perché se si ci
  vi ne lo gli ma però anche poi già ancora più io noi voi niente nulla qualcuno quanto quello quanti
finite: è sono era erano ha hanno aveva sarà saranno sarebbe può possono
determiners: il lo la i gli le l' un uno una un' due tre alcuni alcune molti molte diversi suo sua suoi sue questo
  questa
links: di del dello della dei degli delle dell' d'
prepositions: a ad al allo alla ai agli alle all' in nel nello nella nei negli nelle nell' da dal dallo dalla dai dagli
  dalle dall' su sul sulla sui sugli sulle sull' con per tra fra dopo prima durante contro verso senza entro presso
conjunctions: e ed
alternatives: o oppure
that: che
elided: l' d' un' dell' all' nell' dall' sull' quest' c' s' m' t' n'
coordinators: mentre ma
openers: oggi ieri a al alla in nel nella dopo durante secondo da dal dalla per su sul sulla con intanto poi
nobody: nessuno nessuna
pointing: ciò questo
he_or_she: lui lei egli ella
other_pronouns: essi esse loro
according: secondo secondo_quanto_riferito|riportato|dichiarato_da|dal|dalla|dai|dalle|dagli|dall'
  stando_a|al|alla|ai|alle|agli|all' a_detta_di|del|della|dei|delle|degli|dell'
of_people: del della dei delle degli dell'
of_himself: di_aver|avere|averlo|essere|essersi|esser|non|voler dover
offices: ministro ministra ministero viceministro viceministra portavoce presidente vicepresidente premier vicepremier
  sindaco sindaca governo polizia carabinieri esercito marina aeronautica autorità procura procuratore procuratrice
  governatore governatrice prefetto prefettura questore questura pompieri vigili residenti abitanti testimone testimoni
  superstite superstiti sopravvissuti commissione opposizione maggioranza delegazione associazione associazioni
  direttore direttrice dirigente fonte fonti giudice giudici medico medici esperto esperti sindacato sindacati avvocato
  avvocata avvocati legale legali difesa accusa tribunale cremlino papa pontefice vescovo cardinale re regina deputato
  deputata senatore senatrice capo leader regione comune provincia azienda società tecnico tecnici scienziati
  ricercatori ricercatore economista economisti analista analisti ambasciatore ambasciatrice ambasciata segretario
  segretaria sottosegretario cancelliere generale colonnello comandante allenatore diplomatico funzionario funzionari
  banca ong onu ue pm soccorritori protezione moglie marito madre padre figlio figlia fratello sorella vedova famiglia
  manifestanti attivisti studenti insegnanti fondatore regista scrittore scrittrice professore professoressa dottore
  agenzia perito imputato imputata indagato uomo donna sindaci
claims: accusa accuse voci notizie notizia ipotesi illazioni
charging: di del d'
topic_endings: zione zioni sione sioni ismo mento menti
drops_subjects: yes
times: lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi
"""
)

PORTUGUESE: Final = language(
    """
verbs: [said_that] dito afirmado declarado informado explicado disse disseram diz dizem dissera declarou declararam
  declara explicou explicaram explica explicam informou informaram informa informam contou contaram conta contam relatou
  relataram relata relatam acrescentou acrescentaram acrescenta sublinhou sublinharam sublinha ressaltou ressalta
  destacou destacaram destaca salientou salienta frisou frisa lembrou lembra recordou recorda escreveu escreveram
  escreve respondeu responderam responde comentou comenta reiterou reitera reforçou reforça insistiu insiste concluiu
  conclui esclareceu esclareceram esclarece adiantou adianta revelou revelaram revela indicou indicaram indica apontou
  observou observa lamentou lamenta desabafou resumiu resume considera consideram considerou avalia avaliam avaliou
  denunciou denunciam denuncia [claimed_that] afirmou afirmaram afirma afirmam sustenta sustentam sustentou alega alegam
  alegou garante garantem garantiu garantiram assegura asseguram assegurou jura jurou [confirmed_object] confirmado
  confirmou confirmaram confirma confirmam [confirmed_that] admitiu admitiram admite admitem reconheceu reconheceram
  reconhece [denied_object] negou negaram nega negam desmentiu desmentiram desmente desmentem [denied_rumour] rejeitou
  rejeita rejeitam refutou refuta rebateu [accused_object] acusou acusaram acusa acusam [warned_that] alertou alertaram
  alerta alertam advertiu advertiram adverte avisou avisaram avisa [announced_that] anunciou anunciaram anuncia
  [demanded_that] exigiu exigiram exige exigem [promised_that] prometeu prometeram promete [asked_quotation] perguntou
  questionou
auxiliaries: tinha tinham havia haviam
auxiliary_endings: ado dito
clitics: me nos lhe lhes
adverbs: também ainda já
breaks: é são era eram foi foram ser sido está estão estava há tem têm tinha tinham havia haviam teria teriam será serão
  seria pode podem deve devem não nunca nem se quem qual onde quando como mas porque eu nós lhe lhes isso isto também
  ainda já nada
finite: é são era eram foi foram está estão há tem têm será serão
determiners: o a os as um uma uns umas seu sua seus suas dois duas três vários várias este esta esse essa
links: de do da dos das
prepositions: em no na nos nas num numa neste nesta nesse nessa deste desta por pelo pela pelos pelas com sem sobre após
  ante até desde durante ao à aos às para contra entre perante
conjunctions: e
alternatives: ou
that: que
coordinators: enquanto mas já
openers: hoje ontem em no na neste nesta após durante segundo conforme para por com sobre de do da desde
nobody: ninguém nenhum nenhuma
pointing: isso isto
he_or_she: ele ela
other_pronouns: eles elas
preterite_endings: ou aram eram iram
according: segundo conforme de_acordo_com na_opinião_de|do|da|dos|das
of_people: de do da dos das com
of_himself: ter haver ter-se estar não_ter
offices: ministro ministra ministério viceministro vice-ministro porta-voz presidente vice-presidente premiê premier
  primeiro-ministro primeira-ministra prefeito prefeita prefeitura autarca governador governadora governo polícia
  exército marinha aeronáutica militares autoridades bombeiros moradores morador moradora testemunha testemunhas
  sobrevivente sobreviventes comissão oposição delegação associação diretor diretora director directora dirigente fonte
  fontes juiz juíza médico médica médicos perito peritos especialista especialistas sindicato sindicatos advogado
  advogada advogados defesa acusação tribunal kremlin papa bispo cardeal rei rainha deputado deputada deputados senador
  senadora vereador vereadora chefe líder promotor promotora promotoria procurador procuradora procuradoria embaixador
  embaixadora embaixada empresa operadora agência organização câmara chanceler secretário secretária comandante general
  coronel capitão treinador treinadora técnico técnica diplomata diplomatas analista analistas economista economistas
  investigador investigadores pesquisador pesquisadora pesquisadores cientista cientistas banco ong onu oms ue otan
  vítima vítimas pai mãe filho filha irmão irmã viúva família manifestantes ativistas estudantes professor professora
  professores relator relatora delegado delegada camponês populares réu ré mulher homem reitor reitora reitores
claims: acusação acusações alegação alegações denúncias rumores críticas
charging: de do da
topic_endings: ção ções são sões ismo mento
drops_subjects: yes
times: segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta sábado domingo
  ontem hoje
"""
)

"""The words by which German, French and Spanish reports say who said what."""

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
  musste nicht nie kein keine und oder aber dass ob wenn als wie weil der's sich es wir ich ihr er sie zu auch dann so
  noch mit mehr zuvor dort hier was wer wo wann warum man niemand keiner keines
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
he_or_she: er
other_pronouns: sie es
according: laut nach_angaben so
apposed: so
as_told: wie
nouns: polizei regierung feuerwehr sprecher sprecherin ministerium armee militär behörden bürgermeister landrat minister
  präsident gouverneur unternehmen kanzler kanzlerin ministerin präsidentin premier gericht staatsanwaltschaft
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
breaks: est sont était étaient être été a ont avait avaient ne n' pas jamais que qu' qui dont où quand comme si mais ou
  donc car il elle ils elles on je j' nous vous se s' lui leur c' sera seront aurait auraient aura auront personne nul
  aucun aucune à par pour
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
he_or_she: il elle a-t-il a-t-elle
other_pronouns: ils elles on ont-ils ont-elles a-t-on
according: selon d'_après
nouns: ministre ministère porte-parole président présidente maire gouvernement police gendarmerie armée autorités
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
breaks: es son era eran fue fueron ser sido está están ha han había habían no nunca se que quien cual donde cuando como
  si pero o sino porque él ella ellos ellas yo nosotros le les lo será serán nadie ningún ninguno ninguna quién qué a
  por para
finite: es son era fue fueron está ha han había será
determiners: el la los las un una unos unas su sus dos tres varios varias
links: de del en
prepositions: a al por para con sin sobre tras ante desde hasta durante este
conjunctions: y
alternatives: o u
that: que
coordinators: mientras pero
openers: a al en tras durante según el desde por
he_or_she: él ella
other_pronouns: ellos ellas
preterite_endings: ron ó
according: según de_acuerdo_con
nouns: ministro ministra ministerio portavoz presidente presidenta alcalde alcaldesa gobierno policía ejército
  autoridades fiscalía gobernador gobernadora bomberos vecinos testigos comisión oposición delegación asociación
  director directora fuente fuentes juez jueza médicos expertos sindicato sindicatos abogado abogada tribunal kremlin
  papa rey diputado diputada fiscal jefe líder senador senadora
charging: de del
topic_endings: ción ciones sión siones ismo miento
times: lunes martes miércoles jueves viernes sábado domingo ayer hoy
"""
)

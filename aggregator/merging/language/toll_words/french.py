"""The words by which French reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

FRENCH: Final = """
numbers: [2] deux [3] trois [4] quatre [5] cinq [6] six [7] sept [8] huit [9] neuf [10] dix [11] onze [12] douze [13]
  treize [14] quatorze [15] quinze [16] seize [20] vingt [30] trente [40] quarante [50] cinquante [60] soixante [100]
  cent
rough: [6] demi_-_douzaine [8] huitaine [10] dizaine [12] douzaine [15] quinzaine [20] vingtaine [30] trentaine [40]
  quarantaine [50] cinquantaine [60] soixantaine [100] centaine
vague: [20] dizaines [24] douzaines [200] centaines [2000] milliers
multiples: [12] douzaines [1000] mille [1000000] million millions
units: [people] personne personnes habitants résidents citoyens palestiniens israéliens ukrainiens russes syriens
  iraniens libanais villageois passants membres pèlerins baigneurs baigneuses nageurs plongeurs vacanciers campeurs
  voisins fidèles cyclistes motards piétons automobilistes plaisanciers occupants [children] enfant enfants bébés
  fillettes [women] femmes [men] hommes [civilians] civils [soldiers] soldats militaires [police] policiers gendarmes
  [firefighters] pompiers [rescuers] secouristes [doctors] médecins soignants [workers] ouvriers employés travailleurs
  salariés [passengers] passagers [tourists] touristes [pupils] étudiants élèves lycéens lycéennes écolières collégiens
  [migrants] migrants réfugiés [journalists] journalistes [fighters] combattants jihadistes djihadistes rebelles
  terroristes [fishermen] pêcheurs [sailors] marins [drones] drone drones [missiles] missile missiles [protesters]
  manifestants [prisoners] prisonnier prisonniers prisonnières détenu détenus détenues captifs [hostages] otage otages
  [suspects] suspect suspects suspecte suspectes [girls] filles [boys] garçons [teenagers] adolescents adolescentes
  [climbers] alpinistes grimpeurs [hikers] randonneurs randonneuses [skiers] skieurs skieuses [farmers] agriculteurs
  [guards] gardes [crew] membres_d_équipage membres_de_l_équipage
roles: [killed] tué tuent> tue> tuait> mort_de|d|à> décès|vies|morts_de> vie_à|d> coûtant_la_vie_à> tuant> >mort >morts
  >mortes >tués >tuée >tuées >décédé >décédés >décédées >ont_péri >ont_perdu_la_vie >sont_mortes|morts >perdu_la_vie
  >péri >décès >meurent >périssent >décèdent >perdent_la_vie >trouvent|trouvé_la_mort >se_noient >noyés >noyées
  >massacrés >massacrées >assassinés >assassinées >exécutés >exécutées >sans_vie retrouve>corps retrouvent>corps
  retrouvé>corps découvre>corps découvrent>corps découvert>corps repêché>corps corps>retrouvés corps>découverts
  corps>repêchés >corps_retrouvés|découverts|repêchés >corps_sans_vie corps_sans_vie_de|d> >succombé_à_leurs_blessures
  [wounded] blessé blesse> blessant> blessent> >blessés >blessée >blessées [missing] >disparu >disparus >disparues
  >portées_disparues >portés_disparus >portée_disparue [detained] interpellé> arrêté> arrêtent> arrête> interpelle>
  interpellation|arrestation_de> >interpellés >interpellées >arrêtés >arrêtées >interpellée >arrêtée [abducted] enlevé>
  kidnappé> enlèvement_de> >enlevés >enlevées >kidnappés >kidnappées [evacuated] évacué> évacuation_de> >évacués
  >évacuées >évacuée [displaced] déplacé> >déplacés >déplacées [rescued] secouru> sauvé> >secourus >secourues >sauvées
  >sauvés sauv*_la_vie_à|de|d> [launched] lancé> tiré> lance> lançant> tirant> lancement_de> >lancés >tirés [shot_down]
  abattu> intercepté> neutralisé> abat> abattent> interceptent> détruit> >abattus >interceptés >neutralisés [released]
  libéré> libère> libèrent> relâché> relâche> échangé> échangent> >libérés >libérées >libérée >relâchés >relâchées
  >échangés >échangées
handing: remis rendu remet remettent
exchanging: échang*
remains: corps dépouilles dépouille
ones: un une
at_least: au_moins|minimum plus_de pas_moins_de
at_most: jusqu_à moins_de au_plus|maximum
about: environ quelque près|autour_de presque
between: entre
until: à ou
singular: mort tué tuée blessé blessée disparu décédé interpellée arrêtée évacuée
tolls: nombre bilan total
reaching: à est atteint dépasse dépassé désormais passé passe
leaving: de
passing: l ont_dû_être ont|a|avaient_été sont est étaient ont déjà aussi également toujours encore grièvement légèrement
  gravement autres autre personnes|qui_ont_été hier aujourd_hui les des ont_en_outre_été jeunes d_autres et_d_autres
  ont_également|ensuite_été été portées restent civil en_tout plus notamment étant a seraient_toujours lundi mardi
  mercredi jeudi vendredi samedi dimanche matin soir nuit tous toutes retrouvés retrouvées découverts découvertes
  d_une_même_famille de_la_même_famille
linking: de d à aux au_total
places: après avant selon pendant dans en sur près lors au à par
joining: et ou
parts: graves dans_un_état en_urgence d_entre_eux|elles parmi_eux de_ces
of: sur_un_total_de sur sur_les de d des de_ces
including: dont parmi_lesquels|lesquelles|eux notamment y_compris
adding: autres autre d_autres supplémentaires
staying: toujours encore hospitalisés hospitalisées
stops: avoir avaient
doubts: auparavant précédent ne n pas aucun aucune pourrait pourraient peut peuvent si dément* démenti nié nie menac*
  prévoi* sera seront sans pour aurait auraient craint craindre condamn* accus* soupçonn* risqu* devrait devraient
  éviter réfut* nier niant simul*
past: mois|ans|semaines_après depuis_le|la|que|octobre|février|janvier|l|plus|début ans_plus_tôt il_y_a an|mois_dernier
  année|semaine_dernière cette|chaque_année par_an pendant_la_guerre en_moyenne ces_dernières|derniers années_de
  au_cours_des hommage_aux commémore|commémorent fosse_commune fosses_communes par|chaque_jour|semaine|mois perpétuité
  procès_du|de|des|pour assises rend|rendent_hommage film documentaire roman en_un_an
taken_back: version_précédente|antérieure|initiale_de_cet|cette|notre version_précédente|antérieure|initiale_du_texte
  précédente|première_version_de_cet|cette|notre précédente|première_version_du_texte avions|avons_indiqué_par_erreur
  avons_écrit_par_erreur ce_que_nous_avions|avons infox intox fausse_information fausses_informations
since: depuis depuis_le|la|que|l
records: premier première premières plus_meurtrièr*|meurtrier|violent*|grave*|lourd*|sanglant* pire
months: [1] janvier [2] février [3] mars [4] avril [5] mai [6] juin [7] juillet [8] août [9] septembre [10] octobre
  [11] novembre [12] décembre
follows: 1
spaced: yes
"""

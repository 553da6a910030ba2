"""French words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

FRENCH: Final = Tables(
    sets=read_tables("""
ARMED: armés armé assaillant* djihadiste* jihadiste* rebelle* terroriste* milicien* tireur* inconnus agresseurs
  bandits
ARMY: armée soldats militaires troupes rebelle* combattants djihadiste* milice* forces houthis talibans hezbollah
  hamas
  m23
DRONE: drone drones
MISSILE: missile missiles roquette roquettes obus artillerie
HIT: frapp* touch* attaqu* atteint* visé* vise visent détrui* pilonn* tir tirs tire tiré* tirent bombard* tombé*
PLACE: village villages ville hôpital hôpitaux école marché port camp église mosquée synagogue immeuble* quartier*
  caserne
  position* base aéroport site sites raffinerie centrale ambassade localité* commissariat infrastructure* cible*
VEHICLE: car bus autocar* train trains tgv avion avions hélicoptère* camion* bateau* ferry voiture* navire* tramway
  téléphérique embarcation* cargo
CRASH: renvers* écras* percut* crash* déraill* chavir* coul* naufrag* collision* tomb* bascul* accident* embouti*
  fonce fauch* heurt*
LEADER: président* ministre* premier chancelier chancelière chef chefs diplomatie dirigeants émissaire* envoyé*
  médiateur* délégation* roi
ENVOY: diplomatie émissaire* envoyé* négociateur*
MEET: rencontr* entreten* entretien* reçu* reçoit réuni* discut*
PEACE: paix trêve cessez armistice frontière* frontalier*
MANY: milliers centaines foule dizaines
PROTEST: manifestation* rassemblement* cortège marche mobilisation
"""),
    events={
        Event.AGREEMENT: """
            3 accord*/traité* de/sur/pour PEACE
            3 sign*/conclu*/parv* .. accord*/traité* .. PEACE/otages
            3 accord .. conclu*/signé*/trouvé* .. entre
            1 sign*/conclu* .. accord*/traité*/déclaration
            3 s entend* sur .. PEACE
        """,
        Event.CEASEFIRE: """
            3 décrèt*/annonc*/déclar*/proclam*/unilatéral* .. trêve
            3 décrèt*/annonc*/déclar*/proclam* .. cessez le feu
            3 cessez le feu unilatéral*
        """,
        Event.MEDIATION: """
            3 médiation*
            3 médiateurs
            2 médiateur/médiatrice
        """,
        Event.NEGOTIATION: """
            3 pourparlers
            3 négociation*/dialogue/discussions .. de paix
            3 négociation* .. nucléaire*/otages/PEACE
            3 table des négociations
            3 LEADER .. négoci*
            2 négociation*/négocier/négocient
            2 discussions entre
        """,
        Event.MEETING: """
            3 sommet .. de/du/à/entre/avec/extraordinaire
            3 LEADER .. MEET .. LEADER/homologue
            3 ENVOY .. MEET
            3 affaires étrangères .. MEET
            1 LEADER .. MEET
            3 délégation* du/des ARMY
            3 s est/sont entreten* avec .. homologue
            2 parlé/parlent/échangé au téléphone
            2 entretien téléphonique
        """,
        Event.TRUCE: """
            2 trêve
            2 cessez le feu
        """,
        Event.SUICIDE_BOMBING: """
            3 attentat suicide
            3 kamikaze
        """,
        Event.AIR_STRIKE: """
            3 frappe/frappes/raid/raids/bombardement* aérien*
            3 frappe/frappes/attaque* .. de/par DRONE
            3 DRONE .. HIT
            3 DRONE .. s abat/abattent sur
            3 HIT .. DRONE
            3 aviation .. HIT/largu*
        """,
        Event.SHELLING: """
            3 MISSILE .. HIT
            3 HIT .. MISSILE
            3 tir/tirs de MISSILE
            3 pilonn*
            2 bombard* .. PLACE
        """,
        Event.BOMBING: """
            3 voiture/camion/colis/moto piégé*
            3 engin explosif
            3 attentat à la bombe
            3 bombe .. explos*
            3 sauté sur une mine
        """,
        Event.GRENADE: "3 grenade* .. explos*/lancé*",
        Event.STRIKE: """
            2 frappe/frappes .. PLACE
            3 frappe/frappes israélienne*/russe*/américaine*/ukrainienne*/iranienne*
            3 bombardé*/bombarde*
            1 frappe/frappes
        """,
        Event.INTERCEPTION: """
            3 abat/abattent/abattu*/intercept*/neutralis* .. DRONE/MISSILE
            3 DRONE/MISSILE .. abattu*/intercepté*
        """,
        Event.CLASH: """
            3 ARMY .. combats/affront*
            3 combats/affront* .. ARMY
            3 violents combats/affrontements
            3 échange* de tirs
            3 accrochage* entre
        """,
        Event.CAPTURE: """
            3 ARMY .. s empar*/prennent/pris .. PLACE/contrôle
        """,
        Event.ABDUCTION: """
            3 enlevé/enlevés/enlevée/enlevées/kidnapp*
            3 enlèvement* de
            3 prise d otage*
            3 pris*/retenu* en otage*
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. attaqu*/ouvert/ouvrent/tiré/tirent/tué/tuent/massacr*/incendi*
            3 ouvert/ouvre/ouvrent le feu
            3 attaque*/attentat* .. contre PLACE
            3 attaque*/agression* au couteau
            3 massacre* .. de/dans/à
            3 fusillade*
            3 fonce/foncé dans la foule
            3 attaque*/attentat* terroriste*
        """,
        Event.ATTACK: "2 attentat/attentats",
        Event.INTERVENTION: """
            3 lacrymogène*
            3 canon* à eau
            3 police .. dispers* .. PROTEST/manifestant*
        """,
        Event.RIOT: """
            3 émeute*/émeutier*/pillage*
            3 heurts/affrontements .. police/manifestants/forces
        """,
        Event.PROTEST: """
            3 manifestant*
            3 MANY .. manifest*/défil*
            3 manifest* contre
            2 manifestation/manifestations
        """,
        Event.CRACKDOWN: """
            3 arrêté*/arrestation*/interpell* .. opposant*/journaliste*/militant*/activiste*
            3 opposant*/journaliste*/militant*/activiste* .. arrêté*/interpell*
            3 arrestations massives
        """,
        Event.ARREST: """
            3 interpellé*/interpellation*
            3 suspect*/homme/hommes/personnes .. arrêté/arrêtés/arrêtée/arrêtées
            3 arrêté/arrêtés/arrêtée/arrêtées .. par/à/pour/en/dans
            3 arrestation de/d
            3 mis/mise en garde à vue
            2 arrestation*
        """,
        Event.RELEASE: """
            3 otage*/prisonnier* .. libéré*/libération
            3 libération/libéré* .. otage*/prisonnier*
            3 échange de prisonniers
        """,
        Event.DISASTER: """
            3 séisme*/tremblement de
            3 inondation*/inondé*/crue/crues
            3 glissement de terrain
            3 tsunami/typhon/ouragan/cyclone/tornade/coulée*
            3 éruption .. volcan*
            3 volcan .. éruption
            3 avalanche .. mort*/emport*/skieur*
            3 feu*/incendie* de forêt*
            2 tempête
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 déraillement*/naufrage*
            3 incendie/incendies
            3 en feu
            3 effondre* .. immeuble/pont/bâtiment/toit/tunnel/mine
            3 immeuble/pont/bâtiment/toit/mine .. effondr*
            3 accident de/d VEHICLE/route/avion
            3 accident ferroviaire
            3 fuite de gaz/chlore/ammoniac
            3 coup de grisou
            2 noyé*/noyade*
        """,
        Event.CRIME: """
            3 tue/tué/poignarde/étrangle .. femme/mari/mère/père/enfants/enfant/fils/fille/voisin/compagne
            3 braquage*/cambriolage*/poignardé*
            3 retrouvé* mort*
            3 tué*/abattu* par balle*
            1 meurtres
            2 meurtre/assassiné*/assassinat*
        """,
        Event.EXPLOSION: "2 explosion/explosions/explose/explosé",
        Event.HARM: """
            2 mort/morts .. dans
            1 blessés/victimes/évacué*
        """,
        Event.SANCTION: "3 impos*/adopt*/nouvelles .. sanctions",
        Event.EASING: "3 levée/lève/lèvent/assoupli* .. sanctions",
        Event.AID: "3 aide/convoi humanitaire",
        Event.MOBILISATION: "3 exercices/manœuvres militaires",
        Event.WITHDRAWAL: "3 retrait .. troupes",
        Event.LABOUR_STRIKE: """
            3 grève/grèves/grévistes/débrayage
        """,
        Event.ACCUSATION: "2 accuse/accusent/accusé .. de/d",
        Event.ELSE: """
            3 match/ligue/attaquant/défenseur/entraîneur/championnat/mercato/buts/footballeur/olympique*
            3 rugby/tennis
            3 syndicats/salaires/cheminots/patronat/salarial*
            3 entreprise*/rachat/actionnaire*/bourse/bénéfice*/inflation/taux/chiffre/marchés/prix
            3 film/roman/série/concert/festival/musée/exposition/théâtre/pianiste/réalisat*
            3 élection*/scrutin/législatives/présidentielle/municipales
            3 procès/tribunal/assises/cour/perpétuité
            2 conseils/épidémie/étude
        """,
    },
    traps="""
        explosion*/explose .. prix/cas/demande/ventes/coûts
        frappe* fort
        frappe* .. but/lucarne/surface
        attaque* .. budget/réforme/impôts
        attaque* cardiaque/informatique/verbale
        cyberattaque*
        crise cardiaque
        négociation*/négocie*/discussion*/pourparlers .. salari*/rachat/transfert/contrat/salaires/défenseur/attaquant
        appel*/exhort*/invit* .. dialogue/négoci*/trêve/pourparlers/cessez
        appel*/exhort* .. reprise .. négociations
        coup de feu/tonnerre
        feu sacré/vert/rouge/d
        sommet de/du mont/col/classement
        au sommet
        tremblement de terre politique
        incendie et de secours
        plus/moins d incendies/accidents
        fusée .. orbite/spatiale/lune
        tempête de critiques
        sapeurs pompiers
        mobilisation générale
        premier tour
        chef d orchestre/entreprise/cuisine
    """,
    look_backs="""
        procès*/perpétuité
        condamné* à
        commémor*/anniversaire/hommage
        il y a .. ans
        ans après
        à la mémoire
        se souvien*
        film/polar/thriller/chronique/roman/livre/documentaire/exposition
        exercice*/simulation
        assureur*/assurance*/indemnis*
        comment se/réagir
        que faire
        l an dernier
        le mois dernier
        bilan de l année
    """,
    background="""
        après
        suite à
        malgré
        depuis
        face à
        sur fond de
        en réponse à
        avant
        à la suite
        au lendemain
    """,
    at_once="alors tandis",
    accusing="accuse accusent accusé accusant",
    hypothetical="""
        pourrait pourraient si risque risques menace menacent menaces craint craignent éviter prévenir possible
        possibles
        éventuel* aucun aucune sans projet prévu prévue prévues cas
    """,
    heads="annoncée attendue déjoué déjouée déjoués évité évitée",
    illnesses="vaccin* covid coronavirus choléra grippe rougeole dengue ebola virus épidémie pandémie paludisme",
    since="depuis dès",
)

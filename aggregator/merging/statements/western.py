"""The words by which German, French and Spanish reports say who said what."""

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import Frame, Language, verbs
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_K = StatementKind
_F = Frame

GERMAN: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.CLAUSE): "sagte sagten sagt erklärte erklärten erklärt berichtete berichteten",
            (_K.SAID, _F.THAT): "teilte teilten betonte betonten schrieb schrieben meinte fügte",
            (_K.CLAIMED, _F.CLAUSE): "behauptete behaupteten behauptet",
            (_K.CONFIRMED, _F.OBJECT): "bestätigte bestätigten bestätigt",
            (_K.DENIED, _F.OBJECT): "bestritt bestritten bestreitet dementierte dementierten dementiert leugnete",
            (_K.WARNED, _F.THAT): "warnte warnten warnt",
            (_K.DEMANDED, _F.THAT): "forderte forderten fordert",
            (_K.ANNOUNCED, _F.THAT): "kündigte kündigten",
            (_K.ASKED, _F.QUOTATION): "fragte fragten fragt",
        }
    ),
    breaks=word_set(
        """ist sind war waren wird wurde wurden werden hat haben hatte hatten kann konnte soll sollte will wollte muss
        musste nicht nie kein keine und oder aber dass ob wenn als wie weil der's sich es wir ich ihr er sie zu auch
        dann so noch mit mehr zuvor dort hier"""
    ),
    finite=word_set("ist sind war waren wird wurde wurden hat haben hatte hatten"),
    determiners=word_set("der die das ein eine einer den dem des ihr ihre sein seine zwei drei mehrere viele"),
    links=word_set("von der des in für im aus beim vom den"),
    prepositions=word_set(
        """am an auf bei nach vor gegenüber über unter um bis seit während laut durch gegen ohne zum zur ab"""
    ),
    conjunctions=word_set("und"),
    alternatives=word_set("oder"),
    adverbs=word_set("mit"),
    that=word_set("dass"),
    reported=word_set(
        """sei seien wäre wären habe hätte hätten werde würde würden könne könnten müsse müssten solle sollten wolle
        wollten dürfe dürften gebe gehe komme bleibe stehe liege laufe bestehe gelte handele handle wisse brauche"""
    ),
    coordinators=word_set("während aber doch"),
    openers=word_set("am an im in nach vor bei während laut als seit zuvor dort auch dann"),
    he_or_she=word_set("er"),
    other_pronouns=word_set("sie es"),
    according=(("laut",), ("nach", "angaben")),
    nouns=word_set(
        """polizei regierung feuerwehr sprecher sprecherin ministerium armee militär behörden bürgermeister landrat
        minister präsident gouverneur unternehmen"""
    ),
    times=word_set(
        """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen abend nacht"""
    ),
    nouns_are_capitalised=True,
)

FRENCH: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.THAT): """déclaré dit expliqué indiqué précisé ajouté annoncé rapporté souligné estimé écrit
                déclare explique indique précise ajoute souligne raconte
                raconté confie témoigne""",
            (_K.CLAIMED, _F.THAT): "affirmé affirme assuré assure prétendu",
            (_K.CONFIRMED, _F.OBJECT): "confirmé confirme confirment reconnu",
            (_K.DENIED, _F.OBJECT): "démenti dément démentent nié nie nient",
            (_K.ACCUSED, _F.OBJECT): "accusé accuse accusent",
            (_K.WARNED, _F.THAT): "averti prévenu avertit",
            (_K.DEMANDED, _F.THAT): "exigé exige",
            (_K.ASKED, _F.QUOTATION): "demandé",
            (_K.SAID, _F.QUOTATION): "lancé",
        }
    ),
    auxiliaries=word_set("a ont avait avaient"),
    adverbs=word_set("également aussi"),
    breaks=word_set(
        """est sont était étaient être été a ont avait avaient ne n'a n'ont n'est pas jamais que qui dont où quand
        comme si mais ou donc car il elle ils elles on je nous vous se s'est lui leur qu'il sera seront à par pour"""
    ),
    finite=word_set("est sont était étaient a ont avait sera"),
    determiners=word_set("le la les l' un une des son sa ses leur leurs deux trois plusieurs"),
    links=word_set("de du des d' en"),
    prepositions=word_set("à au aux dans sur par pour avec lors après avant sous chez vers"),
    conjunctions=word_set("et"),
    alternatives=word_set("ou"),
    that=word_set("que"),
    coordinators=word_set("mais tandis alors"),
    openers=word_set("à au dans en lors après avant selon sur pour depuis"),
    he_or_she=word_set("il elle a-t-il a-t-elle"),
    other_pronouns=word_set("ils elles on ont-ils ont-elles a-t-on"),
    according=(("selon",), ("d'après",)),
    nouns=word_set(
        """ministre ministère porte-parole président présidente maire gouvernement police gendarmerie armée autorités
        préfecture parquet gouverneur responsable témoin habitants pompiers"""
    ),
    charging=word_set("de d'avoir d'être du"),
    times=word_set("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui"),
)

SPANISH: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.THAT): """dijo dijeron dice declaró declararon explicó explicaron señaló señalaron indicó
                indicaron informó informaron agregó añadió manifestó expresó""",
            (_K.CLAIMED, _F.THAT): "afirmó afirmaron aseguró aseguraron sostuvo sostuvieron alegó",
            (_K.CONFIRMED, _F.OBJECT): "confirmó confirmaron confirma confirman reconoció admitió",
            (_K.DENIED, _F.OBJECT): "negó negaron niega niegan desmintió desmintieron desmiente desmienten",
            (_K.ACCUSED, _F.OBJECT): "acusó acusaron acusa acusan",
            (_K.WARNED, _F.THAT): "advirtió advirtieron alertó",
            (_K.DEMANDED, _F.THAT): "exigió exigieron",
            (_K.ANNOUNCED, _F.THAT): "anunció anunciaron",
            (_K.ASKED, _F.QUOTATION): "preguntó",
        }
    ),
    auxiliaries=word_set("ha han había habían"),
    adverbs=word_set("también"),
    breaks=word_set(
        """es son era eran fue fueron ser sido está están ha han había habían no nunca se que quien cual donde cuando
        como si pero o sino porque él ella ellos ellas yo nosotros le les lo será serán a por para"""
    ),
    finite=word_set("es son era fue fueron está ha han había será"),
    determiners=word_set("el la los las un una unos unas su sus dos tres varios varias"),
    links=word_set("de del en"),
    prepositions=word_set("a al por para con sin sobre tras ante desde hasta durante este"),
    conjunctions=word_set("y"),
    alternatives=word_set("o u"),
    that=word_set("que"),
    coordinators=word_set("mientras pero"),
    openers=word_set("a al en tras durante según el desde por"),
    he_or_she=word_set("él ella"),
    other_pronouns=word_set("ellos ellas"),
    preterites=("ron", "ó"),
    according=(("según",), ("de", "acuerdo", "con")),
    nouns=word_set(
        """ministro ministra ministerio portavoz presidente presidenta alcalde alcaldesa gobierno policía ejército
        autoridades fiscalía gobernador gobernadora bomberos vecinos testigos"""
    ),
    charging=word_set("de del"),
    times=word_set("lunes martes miércoles jueves viernes sábado domingo ayer hoy"),
)

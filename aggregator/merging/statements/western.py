"""The words by which German, French and Spanish reports say who said what."""

from __future__ import annotations

from typing import Final

from aggregator.merging.statements.language import Frame, Language, verbs, words
from aggregator.model import StatementKind

_K = StatementKind
_F = Frame

GERMAN: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.CLAUSE): "sagte sagten sagt erklärte erklärten erklärt berichtete berichteten",
            (_K.SAID, _F.THAT): "teilte teilten betonte betonten schrieb schrieben meinte fügte",
            (_K.CLAIMED, _F.CLAUSE): "behauptete behaupteten behauptet",
            (_K.CONFIRMED, _F.THAT): "bestätigte bestätigten bestätigt",
            (_K.DENIED, _F.THAT): "bestritt bestritten dementierte dementierten leugnete",
            (_K.WARNED, _F.THAT): "warnte warnten warnt",
            (_K.DEMANDED, _F.THAT): "forderte forderten fordert",
            (_K.ANNOUNCED, _F.THAT): "kündigte kündigten",
            (_K.ASKED, _F.QUOTATION): "fragte fragten fragt",
        }
    ),
    auxiliaries=words(""),
    adverbs=words(""),
    breaks=words(
        """ist sind war waren wird wurde wurden werden hat haben hatte hatten kann konnte soll sollte will wollte muss
        musste nicht nie kein keine und oder aber dass ob wenn als wie weil der's sich es wir ich ihr er sie zu auch
        dann so noch mit mehr zuvor dort hier"""
    ),
    finite=words("ist sind war waren wird wurde wurden hat haben hatte hatten"),
    determiners=words("der die das ein eine einer den dem des ihr ihre sein seine zwei drei mehrere viele"),
    links=words("von der des in für im aus beim vom den"),
    prepositions=words(
        """am an auf bei nach vor gegenüber über unter um bis seit während laut durch gegen ohne zum zur ab"""
    ),
    conjunctions=words("und"),
    alternatives=words("oder"),
    that=words("dass"),
    coordinators=words("während aber doch"),
    openers=words("am an im in nach vor bei während laut als seit zuvor dort auch dann"),
    he_or_she=words("er"),
    it=words(""),
    other_pronouns=words("sie es"),
    according=(),
    nouns=words(
        """polizei regierung feuerwehr sprecher sprecherin ministerium armee militär behörden bürgermeister landrat
        minister präsident gouverneur unternehmen"""
    ),
    times=words(
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
            (_K.CONFIRMED, _F.THAT): "confirmé confirme reconnu",
            (_K.DENIED, _F.OBJECT): "démenti dément nié nie",
            (_K.WARNED, _F.THAT): "averti prévenu avertit",
            (_K.DEMANDED, _F.THAT): "exigé exige",
            (_K.ASKED, _F.QUOTATION): "demandé",
            (_K.SAID, _F.QUOTATION): "lancé",
        }
    ),
    auxiliaries=words("a ont avait avaient"),
    adverbs=words("également aussi"),
    breaks=words(
        """est sont était étaient être été a ont avait avaient ne n'a n'ont n'est pas jamais que qui dont où quand
        comme si mais ou donc car il elle ils elles on je nous vous se s'est lui leur qu'il sera seront à par pour"""
    ),
    finite=words("est sont était étaient a ont avait sera"),
    determiners=words("le la les l' un une des son sa ses leur leurs deux trois plusieurs"),
    links=words("de du des d' en"),
    prepositions=words("à au aux dans sur par pour avec lors après avant sous chez vers"),
    conjunctions=words("et"),
    alternatives=words("ou"),
    that=words("que"),
    coordinators=words("mais tandis alors"),
    openers=words("à au dans en lors après avant selon sur pour depuis"),
    he_or_she=words("il elle a-t-il a-t-elle"),
    it=words(""),
    other_pronouns=words("ils elles on ont-ils ont-elles a-t-on"),
    according=(("selon",), ("d'après",)),
    nouns=words(
        """ministre ministère porte-parole président présidente maire gouvernement police gendarmerie armée autorités
        préfecture parquet gouverneur responsable témoin habitants pompiers"""
    ),
    times=words("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui"),
)

SPANISH: Final = Language(
    verbs=verbs(
        {
            (_K.SAID, _F.THAT): """dijo dijeron dice declaró declararon explicó explicaron señaló señalaron indicó
                indicaron informó informaron agregó añadió manifestó expresó""",
            (_K.CLAIMED, _F.THAT): "afirmó afirmaron aseguró aseguraron sostuvo sostuvieron alegó",
            (_K.CONFIRMED, _F.THAT): "confirmó confirmaron reconoció admitió",
            (_K.DENIED, _F.OBJECT): "negó negaron desmintió desmintieron",
            (_K.WARNED, _F.THAT): "advirtió advirtieron alertó",
            (_K.DEMANDED, _F.THAT): "exigió exigieron",
            (_K.ANNOUNCED, _F.THAT): "anunció anunciaron",
            (_K.ASKED, _F.QUOTATION): "preguntó",
        }
    ),
    auxiliaries=words("ha han había habían"),
    adverbs=words("también"),
    breaks=words(
        """es son era eran fue fueron ser sido está están ha han había habían no nunca se que quien cual donde cuando
        como si pero o sino porque él ella ellos ellas yo nosotros le les lo será serán a por para"""
    ),
    finite=words("es son era fue fueron está ha han había será"),
    determiners=words("el la los las un una unos unas su sus dos tres varios varias"),
    links=words("de del en"),
    prepositions=words("a al por para con sin sobre tras ante desde hasta durante este"),
    conjunctions=words("y"),
    alternatives=words("o u"),
    that=words("que"),
    coordinators=words("mientras pero"),
    openers=words("a al en tras durante según el desde por"),
    he_or_she=words("él ella"),
    it=words(""),
    other_pronouns=words("ellos ellas"),
    according=(("según",), ("de", "acuerdo", "con")),
    nouns=words(
        """ministro ministra ministerio portavoz presidente presidenta alcalde alcaldesa gobierno policía ejército
        autoridades fiscalía gobernador gobernadora bomberos vecinos testigos"""
    ),
    times=words("lunes martes miércoles jueves viernes sábado domingo ayer hoy"),
)

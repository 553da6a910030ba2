"""Portuguese words of events."""

from __future__ import annotations

from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables
from aggregator.merging.language.tables import read_tables

PORTUGUESE: Final = Tables(
    sets=read_tables("""
ARMED: armados armado terrorista* jihadista* rebelde* insurgentes pistoleiro* criminosos agressor* atirador* atacantes
ARMY: exército soldados militares tropas rebelde* guerrilh* combatentes milícia* houthis talibãs hezbollah hamas
  forças
DRONE: drone drones
MISSILE: míssil mísseis foguete foguetes rocket rockets artilharia projétil projéteis
HIT: ataque* atac* ating* bombarde* destr* caem cai caíram lanç* dispar*
PLACE: aldeia* vila vilarejo* cidade hospital* escola* mercado* porto acampamento igreja mesquita sinagoga edifício*
  prédio*
  bairro* quartel base aeroporto refinaria central embaixada estação zona infraestrutura* alvos
VEHICLE: ônibus autocarro* comboio* trem trens avião aviões avioneta helicóptero* caminhão caminhões camião barco*
  ferry
  carro carros navio* elétrico van embarcação bote
CRASH: capot* colid* colis* choque cai caiu queda despist* descarril* naufrag* afund* tomba tombou acident* atropel*
LEADER: presidente* chanceler* ministro* ministra* primeiro premiê líderes chefe* enviado* mediador* negociador*
  delegação delegações rei
ENVOY: chanceler* enviado* mediador* negociador*
MEET: reúne* reuniu reuniram reunião reunem recebe* recebido* encontr* conversa*
PEACE: paz trégua cessar fronteira* fronteiriç*
MANY: milhares centenas dezenas multidão
PROTEST: manifestação manifestações marcha protesto* passeata
"""),
    events={
        Event.AGREEMENT: """
            3 acordo*/tratado* de PEACE
            3 assina*/alcanç*/chegam .. acordo*/tratado* .. PEACE
            1 assina*/alcanç* .. acordo*/tratado*/declaração
        """,
        Event.CEASEFIRE: """
            3 anuncia*/anunciou/declar*/decret*/unilateral .. trégua
            3 anuncia*/anunciou/declar*/decret* .. cessar fogo
            3 trégua unilateral
        """,
        Event.MEDIATION: """
            3 medeia/medeiam/mediar/media .. entre/conversações/negociações
            3 mediação
            2 mediador*
        """,
        Event.NEGOTIATION: """
            3 negociações/conversações/diálogo de paz
            2 processo de paz
            3 negociações/conversações .. PEACE/nuclear*/reféns
            3 rodada/ronda de negociações/conversações
            3 LEADER .. negocia*
            2 negociações/conversações/negociador*
            2 negociar
            2 diálogo com/entre
        """,
        Event.MEETING: """
            3 cimeira/cúpula .. de/do/da/em/entre/com/dos
            3 presidentes/líderes/chanceleres .. MEET
            3 LEADER .. MEET .. LEADER/homólogo
            3 ENVOY .. MEET
            1 LEADER .. MEET
            3 delegação/delegações do/dos/da ARMY
            2 falam/falaram/falou/conversam/conversaram/conversou por telefone/telefónica
            2 conversa telefônica/telefónica
        """,
        Event.TRUCE: """
            2 trégua
            2 cessar fogo
        """,
        Event.SUICIDE_BOMBING: """
            3 ataque/atentado suicida
            3 homem bomba
        """,
        Event.AIR_STRIKE: """
            3 ataque*/bombardeio*/bombardeamento* aéreo*
            3 ataque* .. com/de DRONE
            3 DRONE .. HIT
            3 HIT .. DRONE
            3 aviões/caças .. bombas/bombarde*
        """,
        Event.SHELLING: """
            3 MISSILE .. HIT
            3 HIT .. MISSILE
        """,
        Event.BOMBING: """
            3 carro/caminhão bomba
            3 carro armadilhado
            3 engenho/artefato explosivo
            3 bomba .. explo*
            3 explo* .. bomba
        """,
        Event.GRENADE: "3 granada* .. explo*/lanç*",
        Event.STRIKE: """
            2 ataque* .. contra/a PLACE
            2 bombardeio*/bombardeamento*
        """,
        Event.INTERCEPTION: """
            3 abate/abatem/abateu/abateram/interce* .. DRONE/MISSILE
            3 DRONE/MISSILE .. abatidos/intercetados/interceptados
        """,
        Event.CLASH: """
            3 ARMY .. combates/confrontos
            3 combates/confrontos .. ARMY
            3 troca de tiros
        """,
        Event.CAPTURE: "3 ARMY .. toma/tomam/tomaram .. PLACE/controle/controlo",
        Event.ABDUCTION: """
            3 sequestrado*/sequestrada*/raptado*/raptada*/sequestram/raptam/sequestraram
            3 tomada de reféns
        """,
        Event.ATTACK_ON_CIVILIANS: """
            3 ARMED .. abrem/abriram/abre/dispar*/atac*/invad*/matam/mataram/massacr*
            3 abre/abrem/abriu/abriram fogo
            3 tiroteio em/no/na
            3 massacre em/no/na/de
            3 ataque* com faca/machete
            3 esfaqueado*/esfaqueia
            3 ataque*/atentado* terrorista*
        """,
        Event.ATTACK: "2 atentado/atentados",
        Event.INTERVENTION: """
            3 gás lacrimogéneo/lacrimogêneo
            3 canhão/canhões de água
            3 polícia .. dispers* .. PROTEST/manifestantes
        """,
        Event.RIOT: """
            3 distúrbios/tumultos/saques/saqueadas
            3 confrontos .. polícia/manifestantes
        """,
        Event.PROTEST: """
            3 manifestantes
            3 MANY .. protestam/manifestam/marcham/protestaram
            3 protestam/manifestam/marcham contra/em/por
            3 PROTEST contra
            2 protesto/protestos/manifestação
        """,
        Event.CRACKDOWN: """
            3 detid*/pres*/detenção/prisão .. opositor*/jornalista*/ativista*
            3 opositor*/jornalista*/ativista* .. detid*/preso/presa/presos
        """,
        Event.ARREST: """
            3 polícia/pj/gnr/psp .. prende/prendeu/detém/deteve/detiveram
            3 detido/detidos/detida .. em/por/no/na/suspeito*
            3 preso/presa/presos .. suspeito*/polícia
            2 prende/prendem/detido/detidos
        """,
        Event.RELEASE: """
            3 libert*/solta* .. refém/reféns/prisioneiro*
            3 troca de prisioneiros
        """,
        Event.DISASTER: """
            3 terramoto*/terremoto*/sismo/sismos/tremor
            3 inundaç*/enchente*/cheia/cheias/alagament*
            3 deslizamento*/tsunami/tufão/furacão/ciclone/tornado
            3 erupção .. vulcão
            3 incêndio* florestal/florestais
            2 tempestade/temporal
        """,
        Event.ACCIDENT: """
            3 VEHICLE .. CRASH
            3 CRASH .. VEHICLE
            3 acidente de viação/trânsito/avião/comboio
            3 acidente rodoviário/ferroviário/aéreo
            3 descarrilamento/naufrágio
            3 incêndio/incêndios
            3 desab*/colaps* .. prédio/ponte/edifício/teto/mina
            3 prédio/ponte/edifício/teto/mina .. desab*/ruiu
            3 fuga/vazamento de gás/cloro
            2 afogad*
        """,
        Event.CRIME: """
            3 mata/matou/esfaqueia/esfaqueou .. esposa/mulher/marido/mãe/pai/filhos/filho/filha/vizinho/companheira
            3 assalto a/ao
            3 encontrado*/encontrada* morto/morta
            3 morto/morta/mortos a tiro/tiros
            2 homicídio/assassinato/assassinado*
        """,
        Event.EXPLOSION: "2 explosão/explosões",
        Event.HARM: """
            2 mortos/mortes
            1 feridos/vítimas/evacuad*
        """,
        Event.SANCTION: "3 impõe*/novas/anuncia* .. sanções",
        Event.EASING: "3 levant*/alivi* .. sanções",
        Event.AID: "3 ajuda/comboio humanitária/humanitário",
        Event.MOBILISATION: "3 exercícios/manobras militares",
        Event.WITHDRAWAL: "3 retirada .. tropas",
        Event.LABOUR_STRIKE: "3 greve/greves/paralisação/grevistas",
        Event.ACCUSATION: "2 acusa/acusam/acusou .. de",
        Event.ELSE: """
            3 jogo/liga/golo/gol/gols/atacante/treinador/campeonato/torneio/clube/futebol/jogador*/benfica
            3 sporting
            3 sindicato*/salário*
            3 empresa*/compra/fusão/ações/bolsa/lucro*/inflação/taxa/preços/mercados/negócio
            3 filme/romance/concerto/festival/museu/exposição/teatro/documentário
            3 eleições/votação
            3 julgamento/tribunal/condenado*/júri
            2 conselhos/surto/estudo/deputado
        """,
    },
    traps="""
        explosão de casos/preços/cores/alegria
        ataque* cardíaco*
        ataque de pânico/riso/nervos
        ciberataque*
        dispara críticas
        negocia*/conversações .. contratação/compra/renovação/contrato/salari*/salários/fusão/venda
        apela*/pede*/apelo*/insta*/exorta* .. diálogo/negoci*/trégua/cessar
        terremoto/terramoto político
        mais/menos acidentes/mortos/feridos/incêndios
        chuva/tempestade de críticas
        em marcha
        marcha atrás
        em choque
        queda de preços/cabelo/braço
        primeiro lugar/semestre/trimestre
        debaixo de fogo
    """,
    look_backs="""
        condenad*/sentença
        julgamento de/por
        anos depois/após
        há .. anos
        aniversário/comemor*/homenage*/relembra/lembra
        filme/romance/série/livro/documentário/exposição
        simulacro*/simulação
        seguradora*/indemniz*/indeniz*
        o que fazer
        como agir
        no ano/mês passado
        ano passado
        em memória
    """,
    background="""
        após
        depois de/do/da
        na sequência
        apesar
        antes
        desde
        em resposta
        em meio
    """,
    at_once="enquanto",
    accusing="acusa acusam acusou acusaram",
    hypothetical="""
        poderia poderiam pode podem se risco ameaça ameaçam teme temem evitar prevenir possível possíveis eventual
        nenhum
        nenhuma sem caso
    """,
    heads="frustrado frustrados evitado falhado",
    illnesses="vacina* covid coronavírus cólera gripe sarampo dengue ébola ebola vírus epidemia pandemia malária",
    since="desde",
)

"""The words by which Portuguese reports count victims and the like; the package tells how they are written."""

from __future__ import annotations

from typing import Final

PORTUGUESE: Final = """
numbers: [2] dois duas ambos [3] três [4] quatro [5] cinco [6] seis [7] sete [8] oito [9] nove [10] dez [11] onze [12]
  doze [13] treze [14] catorze quatorze [15] quinze [16] dezesseis dezasseis [17] dezessete dezassete [18] dezoito [19]
  dezenove dezanove [20] vinte [30] trinta [40] quarenta [50] cinquenta [60] sessenta [70] setenta [80] oitenta [90]
  noventa [100] cem cento [200] duzentos duzentas [300] trezentos trezentas
rough: [6] meia_dúzia [10] dezena [12] dúzia [15] quinzena [100] centena
vague: [20] dezenas [24] dúzias [200] centenas [2000] milhares
multiples: [12] dúzias [1000] mil [1000000] milhão milhões
units: [people] pessoas pessoa habitantes moradores residentes cidadãos palestinos palestinianos israelenses israelitas
  ucranianos russos sírios iranianos libaneses membros integrantes peregrinos romeiros banhistas nadadores mergulhadores
  ciclistas motociclistas pedestres familiares irmãos irmãs fiéis idosos idosas indígenas [children] criança crianças
  menores bebês bebés meninas meninos [women] mulheres mulher [men] homens homem [civilians] civis [soldiers] soldados
  militares [police] policiais polícias [officers] agentes [firefighters] bombeiros [rescuers] socorristas [doctors]
  médicos enfermeiros [workers] trabalhadores operários funcionários [miners] mineiros garimpeiros [passengers]
  passageiros [tourists] turistas [pupils] estudantes alunos alunas [migrants] migrantes imigrantes refugiados
  [journalists] jornalistas [fighters] combatentes milicianos [fishermen] pescadores [sailors] marinheiros [drones]
  drones drone [missiles] mísseis míssil [protesters] manifestantes [farmers] agricultores [prisoners] prisioneiros
  prisioneiro presos detentos [hostages] reféns refém [teenagers] adolescentes [climbers] alpinistas montanhistas
  escaladores [hikers] caminhantes [skiers] esquiadores [guards] guardas [crew] tripulantes
roles: [killed] morrem morreram morre> morreu matou> mataram> mata> matam> matando> matar_a> morte|mortes|vida|vidas_de>
  assassinou> assassinaram> >mortos >mortas >morto >morta foram_mortos|mortas> >assassinados >assassinadas >falecidos
  >perderam_a_vida >vítimas_mortais|fatais >óbitos >mortes se_afogam se_afogaram perdem_a_vida perderam_a_vida> falecem
  faleceram >falecidas >executados >executadas >massacrados >massacradas >sem_vida encontra>corpos encontram>corpos
  encontrou>corpos encontraram>corpos localizam>corpos localizaram>corpos resgatam>corpos resgataram>corpos
  corpos>encontrados corpos>localizados corpos>resgatados encontrados|localizados|resgatados_os_corpos_de>
  >corpos_encontrados|localizados|resgatados >corpos_sem_vida corpos_sem_vida_de> [wounded] feriu> feriram> fere> ferem>
  ferindo> >feridos >feridas >ferido >ferida deixou_feridos|feridas> >sofreram_ferimentos [missing] desapareceram>
  >desaparecidos >desaparecidas >desaparecido >desaparecida >desapareceram [detained] prendeu> prenderam> prende>
  prendem> deteve> detiveram> detém> detenção|prisão_de> >detidos >detidas >detido >detida foram_detidos|presos>
  >foram_presos|presas [abducted] sequestrou> sequestraram> sequestra> sequestram> raptou> raptaram> sequestro_de>
  >sequestrados >sequestradas >raptados >raptadas [evacuated] evacuou> evacuaram> evacuação|retirada_de> evacuados
  evacuadas [displaced] >desalojados >desalojadas >desabrigados >desabrigadas >deslocados >deslocadas [rescued]
  resgatou> resgataram> resgata> resgatam> resgate_de> resgatados resgatadas >resgatado salvou> salvaram>
  salv*_a_vida_de> [launched] lançou> lançaram> lança> lançam> disparou> dispararam> lançamento_de> >lançados
  >disparados [shot_down] abateu> abateram> abate> derrubou> derrubaram> derruba> interceptou> interceptaram>
  intercetou> destruiu> abatidos derrubados interceptados [released] libertou> libertaram> liberta> libertam>
  libertação_de> soltou> soltaram> liberou> liberaram> >libertados >libertadas >libertos >soltos trocou> trocaram>
  trocam> >trocados
handing: entregou entregaram entrega entregam devolveu devolveram
exchanging: troca* intercâmbi*
remains: corpo corpos cadáver cadáveres restos
ones: um uma
at_least: pelo|ao_menos mais_de no_mínimo
at_most: até menos_de no_máximo
about: cerca_de aproximadamente quase em_torno_de por_volta_de uns umas
between: entre
until: a ou
singular: morto morta ferido ferida desaparecido desaparecida detido detida resgatado
tolls: número balanço saldo total contagem
reaching: a para em é sobe chega chegou supera superou ultrapassa ultrapassou atinge atingiu já
leaving: de
passing: a o os as um_total_de foram foi ficaram ficou estão está seguem continuam permanecem com gravemente levemente
  também já hoje ontem mais outras outros outra outro ao|pelo_menos_outras que há houve e_deixa|deixou jovens haviam
  sido tinham haviam_sido na|nesta_segunda nesta_terça|quarta|quinta|sexta neste_sábado|domingo saldo_de são é todos
  todas encontrados encontradas achados achadas da_mesma_família de_uma_mesma_família
linking: de em a às dos das
places: em no na nos nas por durante após depois perto com ao à dentro
joining: e ou
parts: graves em_estado|ambulância deles delas dos|das_quais
of: de dos das de_um_total_de
including: entre_eles|elas incluindo inclusive entre_os|as_quais sendo
adding: outros outras mais outra outro adicionais
staying: seguem continuam permanecem internados internadas hospitalizados
stops: têm tem tinham deixaram
doubts: anteriormente não nem nenhum nenhuma ninguém poderia poderiam pode podem se negou negaram nega negam desment*
  ameaç* planej* será serão seria seriam teria teriam sem para_matar|ferir|evitar acusad* condenad* suposto supostos
  supostas tem*_que risco evitar simul* suspeita-se suspeitam temem teme desmin*
past: meses|anos|semanas_depois desde_o_início|começo desde_que|janeiro|fevereiro|outubro desde_a_invasão anos_atrás|de
  há_um_ano há_dois|três ano|mês_passado este|neste|cada|por|ao_ano semana_passada em_média durante_a_guerra nos_últimos
  nas_últimas_semanas ano_anterior lembra|lembram_os|as homenageia|homenageiam vala_comum valas_comuns
  por_dia|mês|semana cada_dia todos_os_dias julgamento_do|da|de|dos|por prisão_perpétua filme documentário
  aniversário_do|da há_dez|vinte|trinta_anos
taken_back: versão_anterior_deste|desta|do primeira_versão_deste|desta versão_inicial_deste|desta
  informou|informamos_por_engano notícia|é_falsa notícias_falsas boato boatos é_falso
since: desde desde_o|a|que
records: primeiro primeira mais_mortal|mortais|letal|grave*|sangrent*|violent* pior piores
months: [1] janeiro [2] fevereiro [3] março [4] abril [5] maio [6] junho [7] julho [8] agosto [9] setembro [10] outubro
  [11] novembro [12] dezembro
follows: 1
"""

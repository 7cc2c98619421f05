"""How an apology is undone in Portuguese. Uses the words of `portuguese`."""

from firewarden.steps.apologize.checking.speech import Patterns

DEFECTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        (
            r"\b(?:se|caso|na medida em que|na eventualidade)\b[^.!?;]*|\b(?:a|com|aos|às|junto) ?(?:quem"
            r"|todos os que|aqueles que|todos aqueles que|qualquer \w+ que|os que|pessoas que"
            r"|que)(?: \w+){0,2}? (?:possam?|tenham?|tiver\w*|sent\w+|foram|fosse\w*|ach\w+|poderiam?)\b[^.!?;,]*"
        ),
        (
            r"\b(?:eventua[il]s?|possíveis|possível|qualquer|quaisquer|alegad[oa]s?"
            r"|suposto?s?) (?:\w+ )?<hurt>\b[^.!?;,]*|\b(?:possa|possam|pode|podem|poderia"
            r"|poderiam) (?:\w+ )?ter\b[^.!?;,]*|\btalvez\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\bse\b[^.!?;]*\b(?:ligue|contacte|contate|escreva|devolvemos|traga|mande|nós pagamos)\b"
            r"|\bse (?:quiser|puder|quiserem|puderem)\b|\bcomo se\b|\b(?:tornou|trata|sente|lembra|repet\w+|vende"
            r"|volta)-se\b|\bnão se\b"
        ),
    ),
    "reaction": (
        (
            r"\bque (?!nós\b)[^.!?;,]{0,60}?\b(?:tenha|tenham|esteja|estejam|sinta|sintam|sentiu|sentiram"
            r"|sentid[oa]s?|percebid[oa]s?|interpret\w+|ofendid[oa]s?|magoad[oa]s?|desapontad[oa]s?"
            r"|decepcionad[oa]s?|impressão|levad[oa] a mal|ache|achem|considere\w*|chatead[oa]s?"
            r"|incomodad[oa]s?)\b[^.!?;,]*"
        ),
        (
            r"\b(?:a sua|o seu|a vossa|a|o) (?:desilusão|decepção|descontentamento|frustração|impressão|percepção"
            r"|insatisfação|desagrado)\b[^.!?;,]*|\b(?:como|a forma como"
            r"|a maneira como) [^.!?;,]{1,50}?(?:percebid\w+|interpret\w+|recebid\w+|entendid\w+)\b[^.!?;,]*"
        ),
    ),
    "not_reaction": (r"\bque (?:lhe )?(?:causamos|causámos)\b",),
    "turn": (
        (
            r"\b(?:mas|porém|contudo|no entanto|todavia|entretanto|ainda assim|mesmo assim|dito isto|dito isso"
            r"|embora|apesar disso|cabe lembrar|convém lembrar|vale lembrar|por outro lado|só que|ainda que"
            r"|de qualquer forma)\b"
        ),
    ),
    "not_turn": (r"\bnão só\b|\bmas também\b",),
    "early_turn": (r"(?:^|[.!?,;] )(?:embora|apesar de|ainda que|mesmo que|por mais que)\b",),
    "good_turn": (
        (
            r"\b(?:não (?:chega|basta\w*)|não é desculpa|não repara|não muda|não apaga|culpa nossa|nossa culpa"
            r"|devíamos|deveríamos|tem razão|têm razão|tinha razão|merec\w+|vamos|faremos|cabe a nós)\b"
        ),
    ),
    "passive": (
        (
            r"\b(?:foi|foram|tinha sido|tinham sido|ficou|ficaram|esteve|estiveram) (?:\w+mente |mal "
            r"|indevidamente )?(?!ferid|hospitaliz|retirad|reembols|tirad)(?:comprometid|enviad|esquecid|perdid"
            r"|cobrad|publicad|expost|divulgad|tratad|ignorad|negligenciad|vendid|usad|utilizad|avisad|extraviad"
            r"|vazad|violad|cometid|exibid|visív|acessív|cancelad|trocad|mal|realizad|conduzid)\w*\b[^.!?;,]*"
            r"|\bnão (?:foi|foram|tinha sido) \w+[^.!?;,]*"
        ),
        (
            r"\b(?:houve|ocorreu|ocorreram|aconteceram|registaram-se|registou-se|verificou-se"
            r"|existiram) (?:\w+ ){0,3}?(?:erros?|falhas?|lapsos?|equívocos?|problemas?|atrasos?|irregularidades"
            r"|deficiências|descuidos?|mal-entendidos?|incidentes?|desencontros?)\b[^.!?;,]*|\b(?:algo|as coisas"
            r"|tudo) (?:\w+ )?(?:correu|correram|deu|deram|saiu) (?:mal|errado)\b|\b(?:poderia|poderiam|deveria"
            r"|deveriam|podia|devia) ter sido\b[^.!?;,]*|\b(?:cometeram-se|perderam-se|enviaram-se"
            r"|cobrou-se)\b[^.!?;,]*"
        ),
    ),
    "not_passive": (r"\bpor (?:nós|ladrões)\b|\bpel[oa]s? (?:noss\w+|polícia|tempestade)\b|\bnão \x00+",),
    "shift": (
        (
            r"\b(?:culpa|culpad[oa]s?|responsáve(?:l|is)|responsabilidade|causa|origem"
            r"|erro)\b[^.!?;,]{0,30}\b(?:fornecedor\w*|transportadora|terceirizad\w+|estagiári\w+|funcionári\w+"
            r"|empregad\w+|client\w+|usuári\w+|utilizador\w*|tempo|clima|agência|gestão anterior|anterior"
            r"|ministério|prefeitura|câmara|algoritmo|terceiros?|fabricante|plataforma|sindicato|concorrência"
            r"|parceir\w+|empresa contratada)\b[^.!?;,]*|\btransportadora contratada\b[^.!?;,]*"
        ),
        (
            r"\b(?:um(?:a)? (?:só |único |ex-)?(?:estagiári[oa]|funcionári[oa]|colaborador\w*|indivíduo"
            r"|prestador\w*|empregad[oa])|agência externa|empresa externa|fornecedor externo|terceirizad\w+"
            r"|subcontratad\w+|não trabalha mais|já não trabalha|erro humano|força maior|alhei[oa]s? à"
            r"|fora do nosso controle|fora do nosso controlo|por conta própria|má-fé|nenhum modelo|ninguém poderia"
            r"|imprevisíve\w+)\b[^.!?;,]*"
        ),
        (
            r"\b(?:mal[- ]?interpretad\w+|mal[- ]?entendid\w+|tirad[oa]s? de contexto|fora de contexto|deturpad\w+"
            r"|distorcid\w+)\b[^.!?;,]*|\b(?:clientes|usuários|utentes|passageiros|pais|viajantes|pacientes"
            r"|inquilinos|visitantes|moradores) (?:\w+ ){0,3}?(?:deveriam|deviam|não (?:leram|seguiram|respeitaram)"
            r"|devem|são responsáveis)\b[^.!?;,]*"
        ),
    ),
    "not_shift": (r"\b(?:não|nenhum[a]?|nunca)\b(?! (?:trabalha|leram|seguiram|depend|modelo))[^.!?;,]{0,30}$",),
    "small": (
        (
            r"\b(?:só|apenas|somente|simplesmente|não mais (?:do )?que|no máximo|tão só|meramente) (?:\w+ )?(?:um"
            r"|uma|uns|umas|poucos?|poucas?|algun\w+|algumas|punhado|meia dúzia|pequen\w+|\d+|dois|três"
            r"|parte)\b(?! bombeiro)[^.!?;,]{0,40}|\b(?:pequen[oa]s?|leves?|ligeir[oa]s?|mínim[oa]s?|simples|mero"
            r"|mera|modest[oa]s?) (?:\w+ )?(?:incidentes?|erros?|problemas?|atrasos?|mal-estar|falhas?|lapsos?"
            r"|contratempos?|transtornos?|parte|número|quantidade|descuidos?|brincadeira|desconfortos?)\b"
        ),
        (
            r"\b(?:casos? isolados?|isolad[oa]s?|pontual|pontuais|punhado|probleminha|lapso|deslize|nada de grave"
            r"|não (?:é|foi) (?:assim )?(?:tão )?grave|não é o fim do mundo|acontece|essas coisas|exager\w+"
            r"|ninguém morreu|muito poucos|raríssim\w+|é pequena|é pequeno|é mínim[oa]|momentâne\w+"
            r"|insignificante\w*|uma brincadeira|não passou de)\b[^.!?;,]{0,30}"
        ),
    ),
    "not_small": (
        (
            r"\bnão (?:é|foi|era) (?:um |uma |só )?(?:simples|pequen|caso isolado|brincadeira|erro menor)\w*\b"
            r"|\bsó (?:os|nós|o)\b"
        ),
    ),
    "inconvenience": (r"\b(?:o |os |pelo )?(?:incómodos?|incômodos?|transtornos?|inconvenientes?)\b",),
    "dire": (
        (
            r"\b(?:dados|saúde|ferid\w+|dinheiro|salários?|empregos?|demiss\w+|despedi\w+|racis\w+|discrimin\w+"
            r"|alerg\w+|crianças|bebés?|bebês?|pacientes|mort[oe]s?|fogo|intoxic\w+|passaporte|senhas?|contas?)\b"
        ),
    ),
    "boast": (
        (
            r"\b(?:desde sempre|sempre|há (?:mais de )?(?:\d+ anos|décadas|\w+ anos)"
            r"|desde \d{4})\b[^.!?;]{0,50}\b(?:qualidade|orgulh\w+|comprometid\w+|empenhad\w+|valores|confiança"
            r"|excelência|respeit\w+|serviço|prioridade|coração|líder\w*|cuida\w+|família|diversidade|segurança"
            r"|vizinho|marca|pessoas)\b[^.!?;]*|\b(?:orgulh\w+)\b[^.!?;]*"
        ),
        (
            r"\b(?:mais (?:altos|elevados|rigorosos) (?:padrões|níveis)|padrões mais|máxim[oa] (?:qualidade"
            r"|segurança|rigor|cuidado)|entre os melhores|d?[oa]s? melhor(?:es)?|líder(?:es)?|número um|premiad\w+"
            r"|pioneir\w+|exemplar|impecáve\w+|(?:nossa|principal|maior|absoluta) prioridade|em primeiro lugar"
            r"|no nosso dna|nossos (?:\w+ )?valores|grande família|excelência|compromisso com|comprometid[oa]s? com"
            r"|muito a sério|referência)\b[^.!?;]*"
        ),
    ),
    "not_boast": (r"\b(?:gabávamo|prometemos|prometíamos|traímos|não cumprimos)\b",),
    "vague": (
        (
            r"\b(?:a|o|os|as|est[ea]s?|ess[ea]s?|cert[oa]s?|algun\w*|algumas|recentes?|um|uma|pelo|pela|pelos|pelas"
            r"|do|da) (?:\w+ )?(?:situaç\w+|acontecimentos?|factos?|fatos|incidentes?|ocorridos?|sucedidos?"
            r"|circunstâncias|assuntos?|questões|conteúdos?|episódios?|experiência|acontecido|eventos)\b(?: (?:de"
            r"|que|do|da|em|nos|na) [^.!?;,]*)?|\bo que (?:aconteceu|se passou|ocorreu|sucedeu)\b|\bpor (?:ontem"
            r"|tudo isso|tudo isto)\b"
        ),
    ),
    "not_vague": (r"\b(?:em|neste|nesse) (?:qualquer |todo )?caso\b",),
    "over": (
        (
            r"\b(?:nunca mais|jamais (?:volt\w+|acontec\w+)|não (?:voltará|voltarão) a|não se repetirá"
            r"|não vai (?:mais )?(?:acontecer|se repetir)|garantimos|garanto|garantir que|100 ?%|cem por cento"
            r"|absolutamente (?:segur\w+|nenhum)|totalmente segur\w+|completamente segur\w+|zero (?:riscos?|erros)"
            r"|nenhum risco|de uma vez por todas|definitivamente|para sempre|com toda a certeza|tem a nossa palavra"
            r"|hoje e sempre)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        (
            r"\bgarantia d\w+\b|\b(?:não podemos|ninguém pode|não posso) (?:\w+ )?(?:garantir|prometer)\b"
            r"|\btudo (?:o que|ao nosso alcance)\b|\b(?:algodão|lã)\b|\bpara que\b"
        ),
    ),
    "attack": (
        (
            r"\b(?:caça às bruxas|linch\w+|campanha (?:de|contra|difamatória|orquestrada)|difam\w+|calúni\w+|haters"
            r"|odiador\w*|turba|mentiros\w+|perseg\w+|invejos\w+|ameaçad\w+|insultad\w+|ativistas|extremistas"
            r"|verdadeiras vítimas|verdadeira vítima|vítimas somos|vítima sou|destruir|arruinar|cancelamento"
            r"|pelourinho|execrad\w+|complô|cabala|massacrad\w+|crucific\w+)\b"
        ),
    ),
    "victim": (r"\b(?:vítimas?|nós|noss\w+|mim|me|meu|minha|somos)\b",),
    "denial": (
        (
            r"\b(?:mentiras?|fals[oa]s?|nunca|jamais|inventad[oa]s?|nada|negamos|nego|infundad[oa]s?|supost[oa]s?"
            r"|acusaç\w+|nenhum\w*)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:diante|após|na sequência|em resposta|em função|perante|face|à luz|tendo em conta|devido|depois"
            r"|em virtude|sob a|por causa|em vista) (?:d?[aoe]s? |às? |aos? )?(?:\w+ ){0,4}?(?:repercuss\w+"
            r"|polémica|polêmica|críticas?|reaç\w+|reacç\w+|indignação|press\w+|redes|comentários|queixas"
            r"|reclamações|boicote|debate|mídia|media|imprensa|notícias|petição|divulgação|raiva|controvérsia"
            r"|protestos|hashtag|escândalo|alarido|vídeos?|onda)\b[^.!?;,]*"
        ),
        (
            r"\b(?:ouvimos|lemos|vimos|recebemos|acompanhamos) (?:\w+ ){0,3}?(?:críticas|reações|comentários|vozes"
            r"|mensagens|manifestações)\b[^.!?;,]*|\b(?:as críticas|a polémica|a polêmica|a repercussão|a pressão"
            r"|o boicote)(?: \w+){0,3}? (?:nos|fez|fizeram|obrig\w*|mostr\w+|levaram)\b[^.!?;,]*|\bvira(?:l|is"
            r"|lizou)\b"
        ),
    ),
    "not_late": (r"\b(?:carta|inspeção|análise|laboratório)\b",),
}

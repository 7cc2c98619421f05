"""How apologies are said in Portuguese, on both sides of the Atlantic."""

from firewarden.steps.apologize.checking.portuguese_defects import DEFECTS
from firewarden.steps.apologize.checking.speech import Patterns, Speech

WORDS = {
    "calm_verb": (
        r"(?:pedimos|sentimos|lamentamos|oferecemos|queremos|podemos|devemos|sabemos|estamos|somos|temos"
        r"|vamos|faremos|fazemos|retiramos|devolvemos|pagamos|reembolsamos|agradecemos|esperamos|acreditamos"
        r"|entendemos|compreendemos|reconhecemos|assumimos|desejamos|trabalhamos|seguimos|medimos|abrimos"
        r"|gostaríamos|teremos|ligamos|damos|mudamos|revemos|convidamos|confirmamos|informamos|valorizamos"
        r"|cuidamos|fomos os primeiros|gabávamo|últimos|próximos|mesmos|máximos|respeitamos|garantimos"
        r"|prometemos|asseguramos|começamos|contratamos|investigamos|analisamos|apresentamos|emprestamos"
        r"|removemos|trocamos o|ouvimos|lemos|aprendemos|estávamos|éramos|ficamos|iniciamos|cobrimos"
        r"|corrigimos)"
    ),
    "hurt": (
        r"(?:incómodos?|incômodos?|inconvenientes?|ofensas?|danos?|prejuízos?|mal-estar|transtornos?|confusão"
        r"|desconforto|dor|preocupaç\w+|problemas?|sofrimento|desilusão|mal-entendidos?|perdas?"
        r"|constrangimentos?|aborrecimentos?)"
    ),
    "bad": (
        r"(?:errado|injusto|inaceitável|imperdoável|um erro|uma vergonha|desonesto|falso|mentira|cruel"
        r"|indigno|ofensivo|racista|machista|tarde demais|noss[oa]|minh?[oa]|meu|grave|mau)"
    ),
}

PARTS: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:não|nunca) (?:vamos |vou |queremos )?(?:dizer|diremos|falar|falaremos|culpar|escrever"
            r"|esconder\w*)\b[^.!?;]*$"
        ),
    ),
    "regret": (
        (
            r"\b(?:ped\w+|peç\w+|apresent\w+|dev\w+|aceit\w+|expre\w+|renov\w+"
            r"|reiter\w+) (?:[\w-]+ ){0,5}?(?:desculpas?|perdão|pesar|arrependimento)\b|\b(?:nossas|minhas"
            r"|sinceras) (?:\w+ )?desculpas\b|\bdesculp(?:a|e|em|as|ai)\b(?! (?:o (?:pó|barulho|ruído"
            r"|transtorno pela obra)))|\bperdão\b|\b(?:nos|me) desculp\w+\b|\b(?:desculpamo-nos|desculpo-me)\b"
        ),
        (
            r"\blament(?:o|amos|a|am)\b(?! informar)|\b(?:sinto|sentimos|sentem) (?:muito|imenso|profundamente"
            r"|tanto)\b|\b(?:envergonh\w+|vergonha|arrepend\w+|mortificad\w+|consternad\w+)\b|\bdeplor\w+\b"
        ),
    ),
    "not_regret": (
        r"\b(?:não|nunca|jamais|nem|sem)\b(?! (?:basta|só|apenas))(?: \w+){0,4} ?$",
        r"\blamentamos informar\b|\bdesculpe[m]? (?:o pó|o barulho|o ruído)\b|\bo (?:prefeito|ministro) disse\b",
    ),
    "fault": (
        (
            r"\b(?:noss[oa]s?|minha|meu) (?:própri[oa] |tot\w+ )?(?:culpa|erros?|falhas?|responsabilidade"
            r"|negligência|fracasso|descuido|decisão|silêncio|arrogância)\b|\b(?:culpa|erro|responsabilidade|falha"
            r"|decisão) (?:é|foi|era) (?:\w+ )?(?:noss[oa]|minha|meu)\b|\bculpa (?:é )?nossa\b|\b(?:assum\w+"
            r"|reconhec\w+|aceit\w+) (?:\w+ ){0,4}?(?:responsabilidade|culpa|erros?|falhas?)\b"
            r"|\bsomos (?:\w+ )?(?:responsáveis|culpados)\b"
        ),
        (
            r"\b(?:erramos|errei|falhamos|falhámos|falhei|traímos|mentimos|enganamos|enganámos|decepcionamos"
            r"|desiludimos|magoamos|cometemos|cometi|prejudicamos|pisamos na bola|vacilamos|estragamos)\b"
            r"|\b(?:deveríamos|devíamos|deveria|devia|tínhamos de|tínhamos que) (?:\w+ )?(?:ter|\w+r)\b"
            r"|\b(?:não (?:há|temos|tem)|sem) (?:desculpas?|justificativa)\b|\bpor nós\b|\bfomos nós\b|\bfui eu\b"
        ),
        (
            r"\b(?:foi|é|era|estava) (?:\w+ )?<bad>\b|\b(?:lamentamos|desculpas?|desculpe|desculpem|perdão|sentimos"
            r"|lamento)(?: \w+){0,2}? (?:por |de )?(?:não )?(?:ter|tê-l[oa]s?|termos|tê-los|ter-lhe)\b|\b(?:a dor"
            r"|o mal|o dano) que (?:lhe )?(?:causamos|causámos|fizemos)\b"
        ),
    ),
    "loose_fault": (r"\bnão estivemos à altura\b|\bcometemos (?:alguns )?erros\b|\b(?:erramos|falhamos|falhámos)[.,]",),
    "act": (
        (
            r"\b(?!<calm_verb>\b)[a-záéíóúâêôãõç]{2,}(?:ámos|amos|emos|imos)\b(?! (?:a )?(?:devolver|pagar"
            r"|reembolsar|melhorar|fazer|mudar|trabalhar|trocar|reparar|dar|ligar|contar))"
        ),
        (
            r"\bnão (?:o |a |os |as |lhe |vos |te )?(?!podemos|queremos|vamos|sabemos|estamos|temos|devemos"
            r"|voltaremos|somos)\w+(?:ámos|amos|emos|imos)\b|\beu (?:\w+ ){0,2}?\w+(?:ei|i)\b|\btínhamos \w+(?:ado"
            r"|ido)\b|\bnós (?:\w+ ){0,2}?\w+(?:amos|emos|imos)\b"
        ),
    ),
    "not_act": (
        r"\bnão fizemos nada\b|\bnunca (?:insult|diss|quis)\w+\b|\bsomos nós\b",
        r"\bse (?:\w+ ){0,3}$",
    ),
    "repair": (
        (
            r"\b(?:reembols\w+|devol\w+|indeniz\w+|indemniz\w+|compens\w+|ressarc\w+|restitu\w+|repar(?:amos|aremos"
            r"|ar|ado)|substitu\w+|repor\w*|dinheiro|voltou para a sua conta|na sua conta|no seu cartão|nós pagamos"
            r"|pagamos|pagaremos|cobrimos|cobriremos|por nossa conta|às nossas custas|gratuit\w+|de graça|grátis"
            r"|sem custos?|emprestamos)\b"
        ),
        (
            r"\b(?:receber(?:á|ão)|recebe|recebem|terá|ganha)\b|\b(?:foi|foram|está|estão"
            r"|já) (?:\w+ )?(?:retirad[oa]s?|tirad[oa]s? do ar|removid[oa]s?|suspens[oa]s?|corrigid[oa]s?"
            r"|apagad[oa]s?|restabelecid[oa]s?|cancelad[oa]s?|consertad[oa]s?|em seu nome)\b|\b(?:retiramos"
            r"|retirámos|removemos|fechamos a|tiramos do ar|recolhemos)\b|\b(?:ligue-nos|ligamos-lhe|em seu nome)\b"
        ),
    ),
    "not_repair": (
        r"\b(?:não|nunca)\b[^.!?;:,]{0,20}$",
        r"\bvale-\w+\b",
    ),
    "repentance": (
        (
            r"\b(?:a partir d\w+|de agora em diante|doravante|daqui (?:em|para a) (?:diante|frente)|desde (?:hoje"
            r"|ontem|segunda|terça|quarta|quinta|sexta)|no futuro|até (?:ao? fim|o final|janeiro|fevereiro|março"
            r"|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)|agora (?:só|há|cada|dois|duas"
            r"|todos?|todas?|um|uma)|nunca mais|não (?:\w+ ){0,6}?mais|não voltar\w*|não se repet\w+"
            r"|para que (?:não|isto|isso)|para evitar|melhorar\w*|fazer melhor|faremos melhor|aprend\w+|lição"
            r"|lições|formação|treinamento|treinar\w*|nov[oa]s? (?:regras?|procedimentos?|controles?|controlos?"
            r"|sistemas?|protocolos?)|segunda pessoa|reforç\w+|contratar\w*|instalar\w*|cada \w+ (?:é|será))\b"
        ),
    ),
    "not_repentance": (r"\bhorários?\b|\bnão trabalha mais\b",),
    "vain": (r"\b(?:melhorar\w*|fazer melhor|faremos melhor|aprend\w+|lição|lições|refletir|faremos tudo)\b",),
    "owned": (r"\binvestigação (?:independente|externa)\b|\bpublicar\w* (?:o|os|a) (?:relatório|resultados)\b",),
    "explanation": (
        (
            r"\b(?:porque|por causa d(?!as críticas|a repercussão)|já que|pois|devido a(?!o? (?:circunst"
            r"|problemas? técnic|às))|a causa|o motivo (?:foi|é)|a razão|causad[oa]s? por|provocad[oa]s? por"
            r"|pela quebra|para poupar|para economizar|quebrou|avariou|falhou|rebentou|partiu-se|travou|fechou"
            r"|ninguém (?:verificou|conferiu|olhou|avisou|testou|perguntou)|confundi\w+|achávamos|pensávamos"
            r"|pensamos|queríamos|trocamos de|deixamos o antigo|entregou farinha|foi assim que|por isso)\b"
        ),
    ),
    "not_explanation": (r"\b(?:não sabemos|investig\w+|apur\w+|ainda não)\b[^.!?;:]{0,45}$",),
    "forgiveness": (
        (
            r"\b(?:perdoar\w*|perdoe\w*|perdoa\w*|nos perdo\w+|(?:o )?(?:seu|vosso) perdão|(?:outra|segunda|nova"
            r"|mais uma) (?:chance|oportunidade))\b"
        ),
    ),
    "not_forgiveness": (r"\bnão (?:\w+ )?(?:ped\w+|esper\w+|merec\w+)[^.!?;,]{0,25}$",),
    "harmed": (
        (
            r"\b(?:você|vocês|lhes?|seu|sua|senhora?|clientes|passageiros|famílias?|pais|pacientes|crianças"
            r"|inquilinos|moradores|funcionários|colegas|pessoas)\b"
        ),
    ),
    "date": (
        (
            r"\b\d{1,2} de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro"
            r"|dezembro)\b|\b(?:ontem|anteontem|esta manhã|hoje de manhã|(?:na |no )(?:segunda|terça|quarta|quinta"
            r"|sexta|sábado|domingo)(?:-feira)?|na semana passada)\b"
        ),
    ),
}

SPEECH = Speech("pt", WORDS, {**PARTS, **DEFECTS})

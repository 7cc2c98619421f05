"""Portuguese."""

from firewarden.steps.respond.checking.words import Words

_NUMBERS = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
    "dezoito dezanove"
)
_SMALL = _NUMBERS.split()
_TENS = {
    "vinte": 20,
    "trinta": 30,
    "quarenta": 40,
    "cinquenta": 50,
    "sessenta": 60,
    "setenta": 70,
    "oitenta": 80,
    "noventa": 90,
}
_WHO = (
    r"(?:clientes?|passageiros?|famílias?|utilizadores|usuários?|vítimas?|compradores|pessoas?|encomendas?"
    r"|viajantes?|lesados|afetados)"
)

WORDS = Words(
    language="pt",
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    weekdays=(
        "segunda-feira/segunda terça-feira/terça quarta-feira/quarta quinta-feira/quinta sexta-feira/sexta sábado "
        "domingo"
    ),
    days={"hoje": 0, "esta manhã": 0, "esta tarde": 0, "esta noite": 0, "ontem": -1, "anteontem": -2, "amanhã": 1},
    numerals={
        **{word: number for number, word in enumerate(_SMALL) if number > 1},
        **_TENS,
        **{f"{ten} e {_SMALL[unit]}": number + unit for ten, number in _TENS.items() for unit in range(1, 10)},
        "duas": 2,
        "dezesseis": 16,
        "dezessete": 17,
        "dezenove": 19,
        "cem": 100,
        "quatorze": 14,
    },
    magnitudes={"cem": 100, "mil": 1_000, "milhão": 1_000_000, "milhões": 1_000_000},
    percent=r"por cento",
    hours=r"h|horas",
    noons={"meio-dia": 720, "meia-noite": 0},
    of="de",
    until=r"a|às|e|até|-|–",
    units=r"segundos?|minutos?|horas?|dias?|semanas?|mês|meses|anos?",
    ago=r"há {n} {days}",
    at=r"em|no|na|nos|nas|de|do|da|desde|até|para|a|entre|e|perto de",
    titles=r"sra?|senhora?|dom|dona|dra?|doutora?|presidente|ministr[oa]|diretora?|capitão|prefeit[oa]",
    plain=r"internet|olá|obrigad[oa]|caros?|próxim[oa]",
    speaks=r"(?:disse|declarou|anunciou|confirmou|afirmou|prometeu|pediu|agradeceu|garantiu)",
    known=r"sabemos que (?!muit)|o que sabemos|confirmamos|podemos confirmar|está confirmado",
    aware=(
        r"lemos|ouvimos|vimos|soubemos|recebemos|tom[áa]mos conhecimento|temos conhecimento|(?:chegaram"
        r"|chegou)-nos|circulam?|(?:está|estão) (?:a ser|sendo) (?:partilhad|compartilhad|divulgad)[oa]s?|(?:algo "
        r"nosso|noss[oa]s? \w+)(?: \w+){0,3}? não (?:funcionam?|respondem?|carregam?)"
    ),
    unknown=(
        r"não sabemos|não conhecemos|desconhecemos|desconhece-se|ainda não (?:sabemos|se sabe|é|está|podemos|há"
        r"|temos)|não (?:é|está) (?:claro|confirmado)|não podemos (?:\w+ )?(?:confirmar|dizer)|(?:é )?(?:muito "
        r"|demasiado )?cedo para|por (?:apurar|determinar|esclarecer)|está(?:o)? a ser (?:investigad|apurad)\w+"
    ),
    doing=(
        r"estamos a (?!seu lado|par)\w+|estamos \w+ndo|(?:as |os )?(?:noss[oa]s |noss[oa] )(?:\w+ )?(?:equipas?"
        r"|equipes?|técnicos?|peritos|engenheiros?|lojas)(?: \w+)? (?:estão|está|trabalham|analisam|reparam"
        r"|verificam|procuram)|(?:parámos|paramos|fechámos|suspendemos|encerrámos|iniciámos|abrimos"
        r"|bloqueámos) \w+|trabalhamos|colaboramos|analisamos"
    ),
    seeking=(
        r"estamos a (?:apurar|verificar|averiguar|tentar (?:saber|perceber))|estamos (?:\w+ )?(?:apurando"
        r"|verificando|averiguando)|apuramos|verificamos|averiguamos"
    ),
    you_can=(
        r"(?:^|[.!?;:] )(?:não (?:coma|use|abra|beba|consuma)\w*|verifique|devolva|utilize|use|evite|mude|consulte"
        r"|guarde|feche|avise|confirme|desconfie|ligue|siga)|pode(?:m)? (?!ser|ter)\w+|se (?:tem|tiver|vir|recebeu"
        r"|comprou|está|mora|precisar|notar|receber)[^,]{1,80},|pedimos (?:que|aos)|por favor,? \w+|devem? \w+"
    ),
    asked=(
        r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:pode(?:m)? )?(?:lig\w+|escrev\w+|fal\w+|contact\w+"
        r"|contat\w+))"
    ),
    next_update=(
        r"próxim[oa] (?:atualização|informação|comunicado|ponto)|voltamos a (?:informar|falar|atualizar)"
        r"|voltaremos a \w+|(?:daremos|publicaremos|partilharemos|compartilharemos) (?:mais|nova)|informaremos"
        r"|mais informaç\w+ (?:às|amanhã|em)|atualizaremos"
        r"|(?:diremos|escreveremos|contaremos|explicaremos) (?:aqui|mais|de novo)|aqui (?:diremos|escreveremos"
        r"|contaremos)"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:ligar|ligue|escreva|escreva-nos|fale|contacte|contate|contactar)(?:-nos)?(?: para| connosco| conosco"
        r"| com)?|apoio ao cliente|(?:o|pelo) \d{3} \d{3}|telefone"
    ),
    empathy=(
        r"lamentamos|pedimos (?:desculpas?|perdão)|desculpas?|sentimos muito|compreendemos|entendemos|estamos com"
        r"|os nossos pensamentos|solidariedade|temos consciência|sabemos (?:o quanto|que muit|como é|que é)"
        r"|(?:preocupa|entristece)-nos|nos (?:preocupa|entristece)|a (?:sua|vossa) (?:segurança|saúde) (?:está"
        r"|vem) (?:primeiro|em primeiro lugar)|sabemos que (?:\w+ ){0,2}(?:dependem|contam com)"
    ),
    cause=(
        r"porque|devido a(?:o|os|s)?|devido à|deveu-se (?:a|à|ao|aos)|deve-se (?:a|à|ao|aos)|por causa d[eoa]s?"
        r"|causad[oa]s? (?:por|pel[oa]s?)|provocad[oa]s? (?:por|pel[oa]s?)|graças (?:a|à|ao)|na sequência d[eoa]"
        r"|em consequência d[eoa]|resultou d[eoa]|por culpa d[eoa]|já que|uma vez que"
    ),
    caused=(
        r"(?:a|o) (?:causa|motivo|razão|origem|culpad[oa]|responsável)(?: d[aoe]s? \w+(?: \w+)?)? (?:é|foi|era"
        r"|está|são)|(?:é|foi|são) (?:o |a )?(?:responsável|culpad[oa])|(?:causou|provocou|originou|desencadeou"
        r"|causaram|provocaram)|erro humano|sabotagem|por trás"
    ),
    motive=(
        r"porque (?:nos|a sua|queremos) (?:\w+ )?(?:importa|segurança|queremos|confiança)|graças (?:à vossa"
        r"|ao vosso|a todos|à sua)"
    ),
    guess=(
        r"provavelmente|possivelmente|talvez|aparentemente|alegadamente|supostamente|parece(?: que| ser| ter)?"
        r"|ao que parece|cremos|acreditamos que|achamos que|pensamos que|suspeitamos|supomos|(?:deve|devem|pode"
        r"|podem|poderá|terá|terão|poderia) ter(?: sido)?|terá(?:o)? (?:sido|chegado|havido|ocorrido)|é provável"
        r"|tudo indica"
    ),
    estimate=(
        r"(?:deverá|deverão|deve|estará|estarão|esperamos|contamos|ficará)(?: \w+){0,6}? (?:resolvid[oa]s?"
        r"|restabelecid[oa]s?|reparad[oa]s?|solucionad[oa]s?|abert[oa]s?|normal\w*|terminad[oa]s?|bem)"
        r"|em breve (?:tudo|estará|voltará)|nas próximas horas"
    ),
    open_promise=r"(?:prometemos|garantimos|comprometemo-nos|asseguramos|vamos (?!informar)\w+|\w+remos)",
    hidden_promise=(
        rf"(?:cada|tod[oa]s (?:[oa]s|noss[oa]s)|nenhum|nenhuma|[oa]s) {_WHO}(?: \w+){{0,6}}? (?:receberão|receberá"
        rf"|terão|terá|perderá|perderão|serão|será|recebem|recebe)|(?:será|serão) (?:\w+ )?(?:reembolsad"
        rf"|indemnizad|indenizad|compensad|devolvid|ressarcid)[oa]s?|nunca mais|não voltará a acontecer|jamais"
        rf"|ninguém (?:perderá|pagará|ficará)"
    ),
    bound=(
        r"garanti\w*|nunca|jamais|100 ?%|reembols\w+|indemniz\w+|indeniz\w+|compensa\w+|grátis|gratuit\w+"
        r"|dinheiro de volta|€|euros?|reais"
    ),
    no_promise=r"não podemos (?:\w+ )?(?:prometer|garantir|dizer)|se \w+",
    negation=r"não|nem|nunca|nenhum|nenhuma|ninguém|nada|jamais",
    nobody=r"ninguém|nenhum|nenhuma",
    correction=r"corrig\w+|retific\w+|dissemos|tínhamos dito|enganámo-nos|estava errado|em vez de|e não",
    condition=r"se|caso|quem",
    upon=r"depois de|após|na sequência de|quando",
    happened=(
        r"(?:tem|têm|tinha|tinham|temos)\b[^,;]*\b\w{2,}(?:ado|ido|to)|foi|foram|estava|estavam|era|eram|houve|fez"
        r"|fizeram|deixou|deixaram|\w{2,}(?:aram|eram|iram|ou|eu|iu)"
    ),
    amount=(
        r"(?:dezenas|dúzias|centenas|milhares|milhões)(?= de)|(?:a )?(?:metade|maioria)(?= d)|um (?:terço|quarto)(?= d)"
        r"|dois terços"
    ),
    owned=(
        r"(?:nunca )?(?:não )?dev(?:ia|eria)(?:m)? ter|obrigad[oa]s?|agradec\w+|desculp\w+|perdão|lament\w+"
        r"|erros?|culpa"
        r"|merec\w+|responsab\w+|falhámos|falhamos"
    ),
    asks=r"o que|que|quem|por que|porque|como|quando|onde|se|qual|quant\w+|a causa|a origem|o número",
    alike=("ferid feriment", "mort morreu falec", "roubad roubo furt", "doente doença intox"),
    empty="cerca mais muito ainda já também todos todas cada outro outra após antes depois dia",
)

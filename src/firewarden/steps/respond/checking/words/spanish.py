"""Spanish."""

from firewarden.steps.respond.checking.words import Words

_NUMBERS = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve"
)
_SMALL = _NUMBERS.split()
_TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_TENS = {
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
_WHO = (
    r"(?:clientes?|clientas?|viajeros?|pasajeros?|familias?|afectados?|usuarios?|víctimas?|compradores|hogares"
    r"|personas?|billetes?|pedidos?|abonados?)"
)

WORDS = Words(
    language="es",
    months="enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    weekdays="lunes martes miércoles jueves viernes sábado domingo",
    days={
        "hoy": 0,
        "esta mañana": 0,
        "esta tarde": 0,
        "esta noche": 0,
        "ayer": -1,
        "anoche": -1,
        "anteayer": -2,
        "mañana": 1,
    },
    numerals={
        **{word: number for number, word in enumerate(_SMALL) if number > 1},
        **_TENS,
        **{f"{ten} y {_SMALL[unit]}": number + unit for ten, number in _TENS.items() for unit in range(1, 10)},
        **{word: 21 + place for place, word in enumerate(_TWENTIES.split())},
        "cien": 100,
    },
    magnitudes={"cien": 100, "mil": 1_000, "millón": 1_000_000, "millones": 1_000_000},
    percent=r"por ciento|puntos",
    hours=r"horas|h",
    noons={"mediodía": 720, "medianoche": 0},
    of="de",
    until=r"a|al|y|-|–|hasta",
    units=r"segundos?|minutos?|horas?|días?|semanas?|mes|meses|años?",
    ago=r"hace {n} {days}",
    at=r"en|de|desde|hasta|a|hacia|entre|y|cerca de|por",
    titles=r"sra?|señora?|don|doña|dra?|doctora?|presidenta?e?|alcalde(?:sa)?|ministr[oa]|directora?|capitán",
    plain=r"internet|hola|gracias|estimad[oa]s?|próxim[oa]",
    speaks=(
        r"(?:ha |han )?(?:dijo|dicho|declaró|anunció|anunciado|confirmó|confirmado|aseguró|prometió|dirige"
        r"|agradeció|pidió)"
    ),
    known=r"sabemos que|lo que sabemos|confirmamos|podemos confirmar|está confirmado",
    aware=(
        r"hemos (?:\w+ )?(?:leído|oído|visto|sabido|recibido|escuchado)|nos (?:han|ha) (?:llegado|contado|avisado"
        r"|dicho)|tenemos (?:noticia|conocimiento) de|sabemos de|circulan?|se (?:está|están) (?:compartiendo"
        r"|difundiendo)|(?:algo nuestro|nuestr[oa]s? \w+)(?: \w+){0,2}? no (?:funcionan?|cargan?|responden?)"
    ),
    unknown=(
        r"no sabemos|no conocemos|(?:se )?desconoce(?:mos)?|no (?:está|es) (?:claro|confirmado|posible decir)"
        r"|aún no (?:sabemos|se sabe|está|podemos|hay)|todavía no (?:sabemos|se sabe|está|podemos|hay|conocemos)"
        r"|no podemos (?:\w+ )?(?:confirmar|decir)|(?:es )?(?:muy |demasiado )?pronto para|sigue sin"
        r"|por determinar|se investiga|está(?:n)? (?:siendo )?investiga\w+"
    ),
    doing=(
        r"estamos (?!con |a su|muy|profundamente)(?:\w+ )?\w+(?:ando|iendo|yendo)|(?:nuestr[oa]s? |los "
        r"|las )(?:\w+ )?(?:equipos?|técnicos?|expertos?|ingenieros?|tiendas)(?: \w+)? (?:revisan?|trabajan?"
        r"|analizan?|reparan?|están?|buscan?|comprueban?|investigan?|retiran?)|hemos (?:parado|cerrado|detenido"
        r"|retirado|abierto|puesto|contratado|iniciado|suspendido|activado)|colaboramos|trabajamos|revisamos"
        r"|analizamos"
    ),
    seeking=(
        r"estamos (?:\w+ )?(?:averiguando|comprobando|revisando|intentando (?:saber|averiguar|entender))"
        r"|averiguamos|comprobamos"
    ),
    you_can=(
        r"(?:^|[.!?;:] )(?:no (?:coma|use|abra|beba|responda|consuma)\w*|compruebe|desconfíe|devuelva|utilice|use"
        r"|evite|revise|cambie|consulte|guarde|cierre|llame|avise|permanezca|siga)\w*"
        r"|(?:usted )?puede(?:n)? (?!ser|haber)\w+|si (?:usted )?(?:tiene|ve|recibe|compró|ha|está|vive|necesita"
        r"|nota|cree)[^,]{1,80},|les? (?:pedimos|rogamos|recomendamos)|por favor,? (?!acepte)\w+|deben? \w+"
    ),
    asked=r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:puede(?:n)? )?(?:llam\w+|escr[ií]b\w+|contact\w+))",
    next_update=(
        r"próxim[oa] (?:actualización|información|comunicado|aviso|parte)|volveremos a (?:informar|hablar"
        r"|actualizar)|(?:daremos|publicaremos|ofreceremos|compartiremos) (?:más|nueva|otra|una)"
        r"|(?:les? )?(?:informaremos|actualizaremos|mantendremos)|más información (?:a las|mañana|en)"
        r"|(?:contaremos|diremos|escribiremos|explicaremos) (?:aquí|más|de nuevo|otra vez)|aquí (?:contaremos"
        r"|diremos|escribiremos)|volveremos a escribir"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:llamar|llame|llamen|llámenos|escriba|escríbanos|escribirnos|contacte|contactar)\w*(?: al| a| con"
        r"|nos)?|atención al cliente|al \d{3} \d{3}|teléfono"
    ),
    empathy=(
        r"lamentamos|sentimos (?:mucho|profundamente|lo|las|la|el)|lo sentimos|pedimos (?:perdón|disculpas)"
        r"|disculpas|perdón|entendemos|comprendemos|estamos con (?:los|las|ellos|usted|todos|sus)|nuestro pésame"
        r"|nuestros pensamientos|somos conscientes|sabemos (?:lo|que es|cuánto)|acompañamos"
        r"|nos (?:preocupa|duele|entristece)|(?:su|la) (?:seguridad|salud)(?: de \w+(?: \w+)?)? (?:es lo primero"
        r"|va primero)|sabemos que (?:\w+ ){0,2}(?:dependen|cuentan con)"
    ),
    cause=(
        r"porque|debido a|a causa de(?:l)?|por culpa de(?:l)?|causad[oa]s? por|provocad[oa]s? por|se debe a"
        r"|se debió(?: \w+)? a|gracias a|como consecuencia de(?:l)?|a raíz de(?:l)?|originad[oa]s? por|ya que"
        r"|puesto que|por un(?:a)? (?:fallo|error|avería|ataque)"
    ),
    caused=(
        r"(?:la|el) (?:causa|motivo|razón|origen|culpable|responsable)(?: del? \w+(?: \w+)?)? (?:es|fue|era|está"
        r"|son)|(?:es|fue|son) (?:el |la )?(?:responsables?|culpables?)|(?:causó|provocó|originó|desencadenó"
        r"|causaron|provocaron)|error humano|sabotaje|(?:está|hay) detrás|detrás (?:hay|está)"
    ),
    motive=(
        r"porque (?:nos|su|la|queremos) (?:\w+ )?(?:importa|seguridad|confianza|queremos)|gracias a (?:su|sus"
        r"|todos|ustedes|nuestro)"
    ),
    guess=(
        r"probablemente|posiblemente|seguramente|quizás?|tal vez|al parecer|aparentemente|presuntamente"
        r"|supuestamente|parece(?: que| ser| haber)?|creemos(?: que)?|pensamos que|suponemos|sospechamos|(?:debe"
        r"|deben|debió|pudo|pudieron|podría|podrían|habría|habrían|puede) (?:de )?(?:haber|ser|deberse)(?: sido)?"
        r"|es probable|todo apunta|a lo mejor"
    ),
    estimate=(
        r"(?:debería|deberían|estará|estarán|esperamos|confiamos|prevemos|quedará)(?: \w+){0,6}? (?:resuelt[oa]s?"
        r"|restablecid[oa]s?|reparad[oa]s?|solucionad[oa]s?|funcionando|abiert[oa]s?|normal\w*|terminad[oa]s?|bien)"
        r"|(?:volverá|volverán|vuelva) a la normalidad|en (?:breve|pocas horas|las próximas horas)"
    ),
    open_promise=r"(?:prometemos|garantizamos|nos comprometemos|aseguramos|vamos a \w+|\w+remos)",
    hidden_promise=(
        rf"(?:cada|tod[oa]s (?:l[oa]s|nuestr[oa]s)|ningún|ninguna|l[oa]s) {_WHO}(?: \w+){{0,6}}? (?:recibirán?"
        rf"|tendrán?|perderán?|serán?|cobrarán?|obtendrán?|pagarán?|reciben?)|(?:será"
        rf"|serán) (?:\w+ )?(?:reembolsad|indemnizad|compensad|devuelt|reparad)[oa]s?|nunca (?:más|volverá)"
        rf"|no volverá a (?:ocurrir|pasar|suceder|repetirse)|jamás|nadie (?:perderá|pagará|quedará)"
    ),
    bound=(
        r"garanti\w*|nunca|jamás|100 ?%|reembols\w+|indemniz\w+|compensa\w+|gratis|gratuit\w+|devol\w+ (?:el|su"
        r"|todo)|vales?|€|euros?"
    ),
    no_promise=r"no podemos (?:\w+ )?(?:prometer|garantizar|decir)|si \w+",
    negation=r"no|ni|nunca|ningún|ninguna?|nadie|nada|jamás|tampoco",
    nobody=r"nadie|ningún|ninguna?",
    correction=r"correg\w+|corrig\w+|rectific\w+|dijimos|habíamos dicho|nos equivocamos|era erróneo|en lugar de|y no",
    condition=r"si|en caso de|quien",
    upon=r"después de|tras|a raíz de|cuando",
    happened=(
        r"(?:ha|han|había|habían|hemos)\b[^,;]*\b\w{2,}(?:ado|ido|to|cho)|fue|fueron|estaba|estaban|era|eran|hubo|hizo"
        r"|hicieron|dejó|dejaron|\w{2,}(?:aron|ieron|ó)"
    ),
    amount=(
        r"(?:decenas|docenas|cientos|miles|millones)(?= de)|la (?:mitad|mayoría)(?= de)|un (?:tercio|cuarto)(?= de)"
        r"|dos tercios"
    ),
    owned=(
        r"(?:nunca )?(?:no )?debi(?:ó|eron|era)|gracias|agradec\w+|disculp\w+|perdón|lament\w+|error(?:es)?"
        r"|culpa|merec\w+"
        r"|responsab\w+|fallado|defraudado"
    ),
    asks=r"qué|quién|quiénes|por qué|cómo|cuándo|dónde|si|cuál|cuánt\w+|la causa|el origen|el número",
    alike=(
        "herido heridas herida heridos lesion ileso",
        "muert murió fallec",
        "robad robo sustra",
        "enferm intoxic",
        "afectad acced acceso",
    ),
    empty="unos unas cerca más muy todavía aún ya también todos todas cada otro otra tras antes después mediante",
)

"""How apologies are said in Spanish."""

from firewarden.steps.apologize.checking.spanish_defects import DEFECTS
from firewarden.steps.apologize.checking.speech import Patterns, Speech

WORDS = {
    "calm": (
        r"(?:sido|estado|tenido|hecho todo|visto|leído|recibido|escuchado|oído|devuelto|pagado|reembolsado"
        r"|retirado|reparado|cambiado|corregido|abierto|contratado|revisado|iniciado|empezado|informado"
        r"|contactado|hablado|decidido|querido|intentado|aprendido|medido|sabido|confirmado|instalado"
        r"|reforzado|suspendido|eliminado|repuesto|restablecido|formado|introducido|puesto|apagado"
        r"|comprometido|demostrado|trabajado|apostado|estado|logrado)"
    ),
    "calm_verb": (
        r"(?:pedimos|sentimos|lamentamos|ofrecemos|queremos|podemos|debemos|sabemos|estamos|somos|tenemos"
        r"|vamos|haremos|hacemos|retiramos|devolvemos|pagamos|reembolsamos|agradecemos|esperamos|creemos"
        r"|entendemos|comprendemos|reconocemos|asumimos|rogamos|deseamos|trabajamos|seguimos|medimos|abrimos"
        r"|hemos|habíamos|seríamos|veremos|tendremos|llamamos|damos|ponemos|cambiamos|revisamos|invitamos"
        r"|confirmamos|informamos|valoramos|apostamos|cuidamos|nos vemos|presumíamos|fuimos los primeros"
        r"|llevamos|dirigimos|nosotros|últimos|próximos|máximos|mismos|ánimos|extremos|algoritmos|organismos"
        r"|primos|anónimos|legítimos|contamos|respetamos|garantizamos|prometemos|aseguramos|empezamos"
        r"|contratamos|enviamos de nuevo|repetimos|estudiamos|investigamos|analizamos)"
    ),
    "others": (
        r"(?:alguien|alguno|algunos|algunas|usted|ustedes|quienes|quien|clientes?|usuarios?|pasajeros"
        r"|personas?|vecinos|familias|huéspedes|socios|pacientes|lectores|seguidores|gente|público|otros)"
    ),
    "hurt": (
        r"(?:molestias?|inconvenientes?|ofensas?|daños?|perjuicios?|malestar|trastornos?|confusión"
        r"|incomodidad|dolor|preocupación|problemas?|sufrimiento|inquietud|disgusto|malentendidos?)"
    ),
    "bad": (
        r"(?:mal|injusto|inaceptable|imperdonable|un error|una vergüenza|deshonesto|falso|mentira|cruel"
        r"|indigno|ofensivo|racista|machista|intolerable|nuestr[oa]|mí[oa])"
    ),
}

PARTS: dict[str, Patterns] = {
    "denied": (
        (
            r"\b(?:no|nunca|tampoco) (?:vamos a |voy a |queremos |les? )?(?:decir\w*|diremos|hablar\w*|hablaremos"
            r"|escondernos|culpar\w*|escribir\w*)\b[^.!?;]*$"
        ),
    ),
    "regret": (
        (
            r"\b(?:pedi\w+|pido|pide|piden|ofrec\w+|present\w+|reiter\w+|acept\w+|debemos|debo|ruego|rogamos"
            r"|expres\w+|transmit\w+|quiero|queremos|deseamos) (?:[\w]+ ){0,5}?(?:disculpas?|perdón|excusas"
            r"|arrepentimiento|pesar)\b"
        ),
        (
            r"\b(?:les?|te|os) (?:pedimos|pido|debemos|debo|pide|piden) (?:[\w]+ ){0,3}?(?:perdón|disculpas?)\b"
            r"|\bmis disculpas|\bnuestras (?:\w+ )?disculpas|\b(?:sinceras|mil) disculpas"
        ),
        (
            r"\b(?:lo |cuánto |que )?(?:siento|sentimos|siente|sienten)\b(?! (?:orgull|parte|comprom|como))"
            r"|\blament(?:o|amos|a|an|ar)\b(?! (?:informar|comunicar|anunciar|que no podamos))|\bdeplor\w+"
            r"|\bme avergüenz\w+|\bnos avergüenz\w+|\bavergonzad\w+|\bvergüenza\b|\barrepent\w+"
        ),
        r"\b(?:discúlp\w+|disculpen?|disculpad|perdón|perdona|perdone|perdonen|perdonad|disculpas?)\b(?! el ruido)",
        r"\b(?:nos|me|se) (?:disculpamos|disculpo|disculpa|disculpan)\b|\b(?:nos|me) (?:duele|pesa|entristece)\b",
    ),
    "not_regret": (
        r"\b(?:no|nunca|jamás|tampoco|ni)\b(?! (?:basta|solo|sólo|nos cansa|sabemos cómo))(?: \w+){0,4} ?$",
        (
            r"\blamentamos (?:informar|comunicar)|\bdisculpen (?:el ruido|las obras|las molestias por las obras)"
            r"|\b(?:el alcalde|la ministra|la policía) (?:dijo|dice)"
        ),
    ),
    "fault": (
        (
            r"\b(?:culpa|error|fallo|falta|responsabilidad|negligencia|fracaso|metedura de pata) (?:es|fue|ha sido"
            r"|era) (?:\w+ ){0,2}(?:nuestr[oa]|mí[oa])\b|\b(?:es|fue|ha sido) (?:\w+ ){0,2}(?:culpa|error|fallo"
            r"|responsabilidad) (?:nuestr|mí)[oa]\b|\b(?:nuestr[oa]s?|mi) (?:propi[oa]s? |gran |grave )?(?:culpa"
            r"|error(?:es)?|fallos?|negligencia|descuido|responsabilidad|fracaso|equivocación|torpeza|arrogancia)\b"
        ),
        (
            r"\b(?:asum\w+|acept\w+|reconoc\w+|carg\w+ con) (?:\w+ ){0,4}?(?:responsabilidad|culpa|error(?:es)?"
            r"|fallos?)\b|\bsomos (?:los )?(?:responsables|culpables)\b|\bsoy (?:el |la )?(?:responsable|culpable)\b"
        ),
        (
            r"\b(?:nos|me) (?:equivocamos|hemos equivocado|equivoqué|he equivocado)\b|\b(?:les?|os"
            r"|te) (?:hemos )?(?:fallamos|fallado|fallé|decepcionamos|decepcionado|mentimos|mentido|engañamos"
            r"|hicimos daño|traicionamos)\b|\b(?:hemos fallado|fallamos|fallé|hicimos mal|lo hicimos mal"
            r"|lo hemos hecho mal|metimos la pata|la hemos cagado|la cagamos|cometimos|cometí|hemos cometido"
            r"|no estuvimos a la altura|no hemos estado a la altura)\b"
        ),
        (
            r"\b(?:deb(?:imos|í|íamos|eríamos|ería)|teníamos que|tendríamos que|tenía que|podíamos"
            r"|pudimos)(?: \w+)? (?:haber|\w+[aei]r(?:l[oae]s?|nos|les?)?)\b|\bno (?:hay|tenemos|tengo"
            r"|tiene) excusas?\b|\b(?:fue|es|era|estuvo|ha sido|estaba) (?:muy |un |una |simplemente )?<bad>\b"
            r"|\b(?:por nosotros|los cometimos nosotros)\b"
        ),
        (
            r"\b(?:el daño|el dolor|lo) que (?:les |os |te )?(?:hemos|causamos|hicimos|hice|he|provocamos)\b"
            r"|\b(?:sentimos|siento|perdón|disculpas?|lamentamos"
            r"|lamento)(?: \w+){0,3}? (?:por )?(?:no )?(?:habe(?:r|rl[eoa]s?|ros|rte)) \w+"
        ),
    ),
    "loose_fault": (
        (
            r"\bno (?:hemos estado|estuvimos) a la altura\b|\bcometimos (?:algunos |varios )?errores\b"
            r"|\bnos equivocamos[.,]|\b(?:hemos fallado|fallamos)[.,]|\basum\w+ (?:toda )?(?:la"
            r"|nuestra) responsabilidad\b"
        ),
    ),
    "act": (
        (
            r"\b(?:hemos|habíamos) (?:\w+mente )?(?!<calm>\b)\w+(?:ado|ido|sto|cho|rto|to)\b|\bno (?:l[eoa]s? |os "
            r"|te |se l[oa]s? |nos )?(?:hemos|habíamos|había|he) \w+(?:ado|ido|to|cho)\b"
        ),
        (
            r"\b(?!<calm_verb>\b)[a-záéíóúñ]{2,}(?:amos|imos)\b(?! (?:a )?(?:devolver|pagar|reembolsar|reparar"
            r"|cambiar|poner|hacer todo|hacer lo|mejorar|contar|responder|dar|llamar|trabajar))"
        ),
        (
            r"\bno (?:l[eoa]s? |os |te |nos )?(?!podemos|queremos|vamos|sabemos|estamos|tenemos|debemos|volveremos"
            r"|somos|creemos|buscamos)\w+(?:amos|imos)\b|\byo (?:\w+ ){0,2}?\w+é\b|\bfui yo\b|\bfuimos nosotros\b"
            r"|\bl[oa]s? \w+é\b"
        ),
    ),
    "not_act": (
        r"\b(?:no hicimos nada|nunca (?:he|hemos)|jamás (?:he|hemos)|hicimos nuestra parte)\b",
        r"\b(?:si|cuando nos) [^.!?;,]{0,20}$",
    ),
    "repair": (
        (
            r"\b(?:reembols\w+|devol\w+|devuelv\w+|indemniz\w+|compens\w+|resarc\w+|reintegr\w+|abon(?:amos|aremos"
            r"|ado)|repar(?:amos|aremos|ar|ado|ación)|repon\w+|sustitu\w+|reemplaz\w+)\b"
        ),
        (
            r"\b(?:pagamos|pagaremos|pagarem\w+|cubrimos|cubriremos|cubre|corre a (?:nuestro )?cargo"
            r"|corren de nuestra cuenta|a nuestro cargo|por nuestra cuenta|corre por|gratis|gratuit[oa]s?|sin coste"
            r"|sin costo|sin cargo)\b"
        ),
        (
            r"\b(?:recibirá[ns]?|recibe|reciben|recibiréis|tendrá[ns]? (?:usted )?(?:su|el|los|la|un)|les? (?:damos"
            r"|daremos|enviamos|enviaremos|mandamos|mandaremos|llamamos|llamaremos|ofrecemos (?:un|una|el|la|otr)"
            r"|regalamos|llevamos|cambiamos|ponemos)|dinero|el importe|en su (?:tarjeta|cuenta)|el doble)\b"
        ),
        (
            r"\b(?:hemos|han|ha sido|han sido|está|están|queda|quedan|se ha|se han|será"
            r"|serán) (?:ya )?(?:retirad[oa]s?|eliminad[oa]s?|borrad[oa]s?|suspendid[oa]s?|cancelad[oa]s?"
            r"|restablecid[oa]s?|corregid[oa]s?|arreglad[oa]s?|cerrad[oa]s?)\b|\b(?:retiramos|retiraremos"
            r"|eliminamos|arreglamos|borramos|cerramos la|cambio de la)\b|\bpueden (?:cambiar|devolver|pedir"
            r"|recoger)\b"
        ),
    ),
    "not_repair": (r"\b(?:no|nunca|tampoco)\b(?! (?:solo|sólo|tienen?|hace|necesit))[^.!?;:,]{0,20}$",),
    "repentance": (
        (
            r"\b(?:desde (?:hoy|ahora|el|este|esta|la|julio|enero|febrero|marzo|abril|mayo|junio|agosto|septiembre"
            r"|octubre|noviembre|diciembre|mañana)|a partir de|de ahora en adelante|en adelante|en el futuro"
            r"|antes (?:del|de que acabe|de fin)|ahora (?:sol[oa]|sólo|hay|cada|dos|todos?|una?|ya|revis\w+|un|los"
            r"|las|el|la)|ya no|nunca más|no volver\w+|no se volverá|no vuelva a|no se repit\w+|no volverá a)\b"
        ),
        (
            r"\b(?:mejorar\w*|aprend\w+|hemos aprendido|lección|lecciones|formación|formar\w*|contratar(?:emos)?"
            r"|contratado|reforz\w+|refuerz\w+|instal(?:ar\w*|amos|ado)|implant\w+|introduc\w+"
            r"|nuevos? (?:control\w*|protocolos?|sistemas?|procedimientos?|procesos?|norma\w*|personal)"
            r"|nuevas (?:normas|medidas|reglas)|auditoría|revis(?:ar|aremos|ará|amos|arán)|hacerlo mejor"
            r"|lo haremos mejor|cambiaremos|haremos todo|para que (?:no|esto|nunca|nadie)|para evitar)\b"
        ),
    ),
    "not_repentance": (r"\bhorario\b|\bpróxima temporada\b",),
    "vain": (
        (
            r"\b(?:mejorar\w*|aprend\w+|lección|lecciones|lo haremos mejor|hacerlo mejor|haremos todo|reflexion\w+"
            r"|trabajar\w* para)\b"
        ),
    ),
    "owned": (r"\b(?:investigación (?:independiente|externa)|publicar\w+ (?:el|los|sus) (?:informe|resultados))\b",),
    "explanation": (
        (
            r"\b(?:porque|ya que|puesto que|debido a(?! circunst| un problema técnico| las? (?:críticas|quejas))"
            r"|por culpa de|a causa de|la causa (?:fue|es)|el motivo (?:fue|es)|la razón (?:fue|es)|se debió a"
            r"|se debe a|provoc(?:ó|ado|ada|aron)|caus(?:ó|ado por|ada por|aron)|para ahorrar|se rompió|falló"
            r"|se averió|se quemó|reventó|se bloqueó|había agotado|rompió|lo que hizo que|por eso|mandó"
            r"|nadie (?:comprobó|revisó|miró|avisó|probó)|confund\w+|creíamos|pensamos|pensábamos|creímos|quisimos"
            r"|no ve el|se estropeó|no sonó|se soltó|así (?:fue|pasó|ocurrió)|por qué)\b"
        ),
    ),
    "not_explanation": (
        r"\b(?:no sabemos|investigamos|averigu\w+|aún no|todavía no)\b[^.!?;:]{0,45}$",
        r"\bpor qué no\b",
    ),
    "forgiveness": (
        (
            r"\b(?:perdonarnos|perdonarme|perdónen(?:nos|me)|perdónanos|perdonadnos|nos perdon\w+|me perdon\w+"
            r"|sepan? perdonar\w*|(?:otra|segunda|nueva|una) oportunidad|su perdón|vuestro perdón|perdonar\w*)\b"
        ),
        r"\bojalá puedan\b",
    ),
    "not_forgiveness": (r"\bno (?:les? |os |te )?(?:pedimos|pido|esperamos|espero|merecemos)[^.!?;,]{0,25}$",),
    "harmed": (
        (
            r"\b(?:usted|ustedes|les?|su|sus|clientes|pasajeros|familias?|padres|pacientes|vecinos|niños"
            r"|trabajadores|usuarios)\b"
        ),
    ),
    "date": (
        (
            r"\b\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
            r"|diciembre)\b|\b(?:ayer|anoche|anteayer|esta mañana|el (?:lunes|martes|miércoles|jueves|viernes"
            r"|sábado|domingo)|la semana pasada|del (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))\b"
        ),
    ),
}

SPEECH = Speech("es", WORDS, {**PARTS, **DEFECTS})

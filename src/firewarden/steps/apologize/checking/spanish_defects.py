"""How an apology is undone in Spanish. Uses the words of `spanish`."""

from firewarden.steps.apologize.checking.speech import Patterns

DEFECTS: dict[str, Patterns] = {
    "harm_in_doubt": (
        (
            r"\bsi (?:alguien|alguno|alguna|algún|hemos|he|en algún|se|les?|usted|os|te|ha|han|hubo|hubiera|hubiese"
            r"|esto|nuestr\w+|mis?|es que|con ello|acaso|bien|molest\w+|ofend\w+|caus\w+|los|las|el|la)\b[^.!?;]*"
        ),
        (
            r"\ba (?:quien|quienes|aquellos que|aquellas personas que|los que|las personas que|todo aquel que"
            r"|todos los que|cualquiera que|cualquier \w+ que|los \w+ que)(?: se| les?)? (?:hayan?|hubiera\w*"
            r"|pudier\w+|pued\w+|sient\w+|consider\w+|cre[ae]\w*|haya podido)\b[^.!?;,]*"
        ),
        (
            r"\b(?:cualquier|posibles?|eventual(?:es)?|presunt[oa]s?|supuest[oa]s?) (?:\w+ )?<hurt>\b[^.!?;,]*"
            r"|\b(?:las|los|el|la) <hurt> que (?:\w+ )?(?:haya|hayan|pued\w+|pudier\w+|hubier\w+)\b[^.!?;,]*"
            r"|\bque (?:se )?(?:haya|hayan|pudiera|hubiera)n? (?:podido )?(?:causar|ocasionar|ocasionado|provocar"
            r"|molestar|ofender|herir|causado|generado)\w*[^.!?;,]*|\b(?:en caso de que|en el caso de que"
            r"|en la medida en que|de haber|por si|tal vez|quizás?)\b[^.!?;,]*"
        ),
    ),
    "not_harm_in_doubt": (
        (
            r"\bsi\b[^.!?;]*\b(?:llame|llámenos|escriba|póngase|devolv\w+|reembols\w+|le pag\w+|tráig\w+"
            r"|contacte)\b|\bsi quieren?\b|\bcomo si\b|\bpreguntar? si\b"
        ),
    ),
    "reaction": (
        (
            r"\bque (?:\w+ ){0,5}?(?:se (?:haya|hayan|sienta|sientan|sintiera\w*|sintió|sintieron|hubiera\w*) "
            r"|(?:haya|hayan) (?:tenido|sentido|percibido|interpretado|considerado|vivido|quedado|entendido"
            r"|podido sentir|resultado|experimentado)|(?:sienta|sientan|perciba|perciban|piense|piensen|crea|crean"
            r"|considere|consideren|interprete|tenga|esté|estén|está|estás|estéis) |lo (?:haya|hayan) (?:tomado"
            r"|vivido|interpretado|percibido|entendido))[^.!?;,]*"
        ),
        (
            r"\b(?:por|de) (?:cómo|la forma en que|la manera en que) (?:\w+ ){0,5}?(?:interpret\w+|percib\w+"
            r"|sint\w+|sent\w+|entend\w+|recib\w+)\b[^.!?;,]*|\b(?:su|vuestro|el|la) (?:malestar|disgusto|decepción"
            r"|enfado|frustración|impresión|percepción|descontento)\b[^.!?;,]*|\b(?:ha|han|haya|hayan) (?:molestado"
            r"|ofendido|herido|sentado mal|generado malestar|causado malestar|decepcionado) [^.!?;,]*"
        ),
    ),
    "not_reaction": (r"\bque (?:hemos|causamos|provocamos)\b",),
    "turn": (
        (
            r"\b(?:pero|sin embargo|no obstante|ahora bien|aunque|aun así|con todo|eso sí|dicho esto|dicho lo cual"
            r"|si bien|en cualquier caso|de todos modos|de todas formas|conviene recordar|cabe recordar"
            r"|a pesar de ello|por otra parte|por otro lado|mas|solo que|no en vano)\b"
        ),
    ),
    "not_turn": (r"\b(?:no solo|no sólo|no solamente|nada|nadie) [\w ]{0,20}(?:pero|sino)\b",),
    "early_turn": (r"(?:^|[.!?,;] )(?:aunque|si bien|a pesar de|pese a|por más que|aun)\b",),
    "good_turn": (
        (
            r"\b(?:no basta\w*|no es excusa|no es (?:una )?excusa|no arregla|no repara|no cambia|no devuelve"
            r"|no es suficiente|culpa nuestra|nuestra culpa|es cosa nuestra|debimos|deberíamos|tenían razón"
            r"|tiene razón|tienen derecho|merec\w+|fue un error|estuvo mal|vamos a|haremos)\b"
        ),
    ),
    "passive": (
        (
            r"\bse (?:han |ha |habían |había )?(?:cometi(?:eron|ó|do)|produj(?:o|eron)|producido|envi(?:ó|aron|ado)"
            r"|cobr(?:ó|aron|ado)|public(?:ó|aron|ado)|filtr(?:ó|aron|ado)|perdi(?:ó|eron|do)|extravi(?:ó|aron|ado)"
            r"|olvid(?:ó|aron|ado)|trat(?:ó|aron|ado)|us(?:ó|aron|ado)|utiliz(?:ó|aron|ado)|vulner(?:ó|aron|ado)"
            r"|incumpli(?:ó|eron|do)|dej(?:ó|aron|ado)|registr(?:ó|aron|ado)|comunic(?:ó|aron|ado)|gestion(?:ó|aron"
            r"|ado)|carg(?:ó|aron|ado)|vendi(?:ó|eron|do)|mostr(?:ó|aron|ado)|vi(?:o|eron) (?:afectad|comprometid)"
            r"|actu(?:ó|ado))\b[^.!?;,]*"
        ),
        (
            r"\bno se (?:\w+ )?(?!repet|volver|trata|preocup)(?:\w+(?:ó|aron|ieron|ido|ado)|ha \w+"
            r"|han \w+)\b[^.!?;,]*|\b(?:fue|fueron|ha sido|han sido|había sido|habían sido|quedó|quedaron|estuvo"
            r"|estuvieron|resultó|resultaron) (?:\w+mente |mal )?(?!herid|ingresad|evacuad|trasladad"
            r"|atendid)(?:comprometid|expuest|filtrad|olvidad|ignorad|perdid|extraviad|enviad|cobrad|publicad"
            r"|vulnerad|vendid|tratad|desatendid|informad|eliminad|borrad|cancelad|visible|accesible|utilizad|usad"
            r"|mal )\w*[^.!?;,]*"
        ),
        (
            r"\b(?:hubo|ha habido|había|existieron|ocurrió|ocurrieron) (?:\w+ ){0,2}?(?:error\w*|fallos?|fallas?"
            r"|descuidos?|deficiencias?|carencias?|irregularidades|un problema|retrasos?|incidencias?|negligencias?"
            r"|lapsus|malentendidos?|desajustes?)\b[^.!?;,]*|\b(?:algo|las cosas|todo) (?:\w+ )?(?:salió|salieron"
            r"|ha salido|fue|fueron|falló) mal\b|\b(?:podría|debería|pudo|debió)n? haberse \w+[^.!?;,]*"
            r"|\bno fuer?on? (?:\w+mente )?(?:informad|avisad|atendid|tratad|escuchad)\w+[^.!?;,]*"
        ),
    ),
    "not_passive": (r"\b(?:por nosotros|por nuestr\w+|por ladrones|por la tormenta|cometimos)\b|\bsi\b",),
    "shift": (
        (
            r"\b(?:culpa|culpable|responsable|responsabilidad|causa|origen|error|fallo)s?(?: \w+){0,3}? (?:es|son"
            r"|fue|fueron|recae en|corresponde a|se debe a|está en)(?: \w+)? (?:de |del |en )?(?:la |el |los |las "
            r"|un |una )?(?:\w+ )?(?:empresa|proveedor\w*|transport\w+|contrat\w+|agencia|emplead\w+|trabajador\w*"
            r"|becari\w+|client\w+|usuari\w+|terceros?|tiempo|clima|temporal|meteorología|algoritmo|fabricante"
            r"|mensajer\w+|anterior|ministerio|ayuntamiento|competencia|sindicato|plataforma"
            r"|subcontrat\w+)\b[^.!?;,]*|\bla culpa (?:es|fue|la tiene) (?!nuestra|mía|de nosotros)[^.!?;,]*"
        ),
        (
            r"\b(?:un becario|una becaria|un (?:solo )?empleado|una (?:sola )?empleada|un trabajador|un antiguo"
            r"|una persona ajena|un individuo|la anterior (?:dirección|gestión|junta)|ya no trabaja|obra de (?:una"
            r"|un)|agencia externa|empresa externa|proveedor externo|un tercero|terceros|una subcontrata"
            r"|subcontrat\w+|error humano|ajen[oa]s? a (?:nuestra|la empresa|nosotros)|fuerza mayor"
            r"|circunstancias ajenas|no depende de nosotros|fuera de nuestro control|por su cuenta y riesgo"
            r"|actuó por su cuenta|mala fe)\b[^.!?;,]*"
        ),
        (
            r"\b(?:malinterpret\w+|mal interpretad\w+|malentendid[oa]s?|sacad[oa]s? de contexto|fuera de contexto"
            r"|tergivers\w+|manipulad[oa]s?|mal entendid\w+|descontextualiz\w+)\b[^.!?;,]*|\b(?:los |las |algunos "
            r"|algunas |muchos )?(?:clientes|usuarios|pasajeros|padres|viajeros|pacientes|propietarios|inquilinos"
            r"|vecinos|visitantes|alumnos) (?:\w+ ){0,3}?(?:deberían|debían|debieron|tenían que|no leyeron"
            r"|no siguieron|no comprobaron|hicieron mal uso|deben|han de|son responsables)\b[^.!?;,]*"
            r"|\b(?:ningún modelo|nadie podía|imprevisible|sin precedentes)\b[^.!?;,]*"
        ),
    ),
    "not_shift": (
        r"\b(?:no|ningún|ninguna|nunca)\b(?! (?:depende|leyeron|siguieron|comprobaron|trabaja))[^.!?;,]{0,30}$",
    ),
    "small": (
        (
            r"\b(?:apenas|solo|sólo|solamente|únicamente|tan solo|simplemente|mero|mera|meramente|nada más que"
            r"|no más que) (?:\w+ ){0,2}?(?:un|una|unos|unas|dos|tres|algun\w+|puñado|poc[oa]s?|unas pocas"
            r"|unos pocos|parte|\d+)\b(?! (?:\w+ )?(?:puede|responsable))[^.!?;,]{0,40}"
        ),
        (
            r"\b(?:un|una|unos|unas|este|esta|algún|alguna|pequeñ[oa]s?|leves?|ligeros?|ligeras?|mínim[oa]s?"
            r"|lamentable) ?(?:pequeñ[oa]s?|leves?|ligeros?|ligera|mínim[oa]s?|simple|hecho|caso|incidente"
            r"|incidencia|error|descuido|desliz)? ?(?:puñado|incidentes? (?:aislad\w+|menor\w*|leve\w*|puntual\w*)"
            r"|casos? (?:aislad\w+|puntual\w*)|error(?:es)? (?:puntual\w*|menor\w*|sin importancia|mínim\w+)"
            r"|problemita|anécdota|desliz|broma|pequeños?|malestar leve|contratiempos?|fallos? puntual\w*|detalle"
            r"|inconvenientes?|molestias?|susto|percance|puntual(?:es)?|hecho aislado|incidentes?|retrasos?)\b"
        ),
        (
            r"\b(?:aislad[oa]s?|puntual(?:es)?|sin importancia|no es para tanto|no fue para tanto|exager\w+"
            r"|no pasó nada|nadie (?:murió|resultó herido)|cosas que pasan|son cosas|a cualquiera le pasa"
            r"|pequeña parte|pequeño número|reducido número|número (?:muy )?reducido|mínima parte|poca gente"
            r"|muy pocos|muy pocas|en proporción|leves?|insignificantes?|anecdótic\w+|una broma)\b[^.!?;,]{0,30}"
        ),
    ),
    "not_small": (
        (
            r"\bno (?:es|fue|era) (?:un |una )?(?:error menor|simple|pequeñ|aislad|broma)\b|\bsolo (?:puede|pueden"
            r"|nosotros)\b|\bretraso\b(?! (?:leve|pequeño))"
        ),
    ),
    "inconvenience": (r"\b(?:las |los |la )?(?:molestias|inconvenientes?)\b",),
    "dire": (
        (
            r"\b(?:datos|salud|herid\w+|dinero|salarios?|empleos?|despid\w+|racis\w+|discrimin\w+|alerg\w+|niños"
            r"|bebés?|pacientes|muert\w+|fuego|intoxica\w+|pasaporte|contraseñas?|cuenta)\b"
        ),
    ),
    "boast": (
        (
            r"\b(?:siempre|desde siempre|desde hace (?:\w+ ){1,2}años|desde \d{4}|llevamos) (?:\w+ ){0,3}?(?:hemos"
            r"|sido|comprometid\w+|orgull\w+|apostado|cuidado|la calidad|líder\w*|al servicio|cuidando|trabajado"
            r"|defendido|velado|sirviendo|ofreciendo)\b[^.!?;]*|\b(?:orgull\w+|nos enorgullec\w+)\b[^.!?;]*"
        ),
        (
            r"\b(?:comprometid\w+ con|nuestro compromiso con|los más altos estándares|máximos? (?:estándares"
            r"|calidad|rigor|niveles?|exigencia)|máxima (?:calidad|seguridad|exigencia)|líder(?:es)? (?:en|del|de)"
            r"|referente|premiad\w+|galardon\w+|número uno|pioner\w+|nuestra (?:mayor |máxima |absoluta "
            r"|primera )?prioridad|lo primero (?:es|son)|es lo primero|forma parte de nuestr\w+|en nuestro adn"
            r"|nuestros valores|gran familia|excelencia|de los mejores|el mejor|la mejor|las mejores|los mejores"
            r"|más segur[oa]s de|más modern\w+|impecable|intachable|ejemplar|se toma muy en serio"
            r"|nos tomamos muy en serio|millones de clientes)\b[^.!?;]*"
        ),
    ),
    "not_boast": (r"\b(?:presumíamos|presumimos|les fallamos|fallamos|no cumplimos|prometimos|no está a la altura)\b",),
    "vague": (
        (
            r"\b(?:l[oa]s?|est[eoa]s?|aquell[oa]s|ciert[oa]s|algun[oa]s|determinad[oa]s|recientes?|un|una"
            r"|diversos) (?:\w+ )?(?:acontecimientos?|hechos?|situaci(?:ón|ones)|sucesos?|asuntos?|incidentes?"
            r"|incidencias?|circunstancias?|temas?|cuesti(?:ón|ones)|contenidos?|episodios?|experiencia|inquietudes"
            r"|eventos?)\b(?: (?:de|que|en|del|ocurrid\w+) [^.!?;,]*)?|\blo (?:ocurrido|sucedido|acontecido"
            r"|acaecido|que (?:ha )?(?:pasó|pasado|ocurrió|ocurrido|sucedió|sucedido))\b"
        ),
    ),
    "not_vague": (r"\ben (?:cualquier|todo|ese|este) caso\b",),
    "over": (
        (
            r"\b(?:nunca más|jamás|no (?:volverá|volverán|volveremos|se repetirá|se repetirán"
            r"|volvera) ?(?:a )?(?:ocurrir|pasar|suceder|repetirse|producirse|fallar|verse|sufrir)?|no se repetirá"
            r"|garantiz\w+|100 ?%|cien por cien|ciento por ciento|absolut(?:amente|a|o) (?:segur\w+|garantía"
            r"|certeza|descartad\w+|control)|totalmente segur\w+|completamente segur\w+|cero (?:riesgo|errores)"
            r"|ningún riesgo|sin ningún riesgo|de una vez por todas|para siempre|definitivamente"
            r"|puede estar segur\w+ de que|con total seguridad|tiene[ns]? nuestra palabra|nadie volverá)\b[^.!?;,]*"
        ),
    ),
    "not_over": (
        (
            r"\b(?:garantía de|nadie puede garantizar|no podemos (?:garantizar|prometer)|no puedo (?:garantizar"
            r"|prometer)|haremos todo|todo lo posible|jamás (?:debimos|hemos|he)|para que no|100 ?% (?:algodón"
            r"|lana)|la ley)\b"
        ),
    ),
    "attack": (
        (
            r"\b(?:linch\w+|caza de brujas|campaña (?:de|orquestada|contra|difamatoria|organizada)|difam\w+"
            r"|calumni\w+|odiador\w*|haters|envidios\w+|turba|acoso|acosad\w+|hostigad\w+|mentiros\w+|persecución"
            r"|perseguid\w+|hundirnos|destruir\w*|destrozar\w*|manipulador\w*|activistas|radicales|insultad\w+"
            r"|amenazad\w+|las (?:verdaderas|únicas|auténticas) víctimas|víctimas somos|víctima soy|crucific\w+"
            r"|arruinar\w*|montaje|chantaj\w+|jauría|horda|trolls?)\b"
        ),
    ),
    "victim": (r"\b(?:víctimas?|nosotros|nuestr\w+|contra|mi|me|nos|mí|somos)\b",),
    "denial": (
        (
            r"\b(?:mentira|falso|falsas?|falsedad\w*|nunca|jamás|niego|negamos|no (?:es|hubo|hay|ha) (?:cierto"
            r"|verdad|nada|habido)|invent\w+|nada de|infundad\w+|bulos?)\b"
        ),
    ),
    "late": (
        (
            r"\b(?:ante|tras|a raíz de|a la vista de|a la luz de|en respuesta a|debido a|dad[oa]s?|con motivo de"
            r"|en vista de|visto|después de|frente a|por) (?:\w+ ){0,5}?(?:revuelo|polémicas?|críticas|reacci(?:ón"
            r"|ones)|quejas|comentarios|presi(?:ón|ones)|redes(?: sociales)?|indignación|boicot|repercusión"
            r"|escándalo|debate|protestas|difusión|viral\w*|titulares|prensa|medios|malestar generado|alarma"
            r"|peticiones|hashtag|llamamientos|controversia|avalancha|especulaciones|informaciones)\b[^.!?;,]*"
        ),
        (
            r"\b(?:hemos (?:escuchado|leído|visto|oído|recibido)|escuchadas) (?:\w+ ){0,3}?(?:críticas|comentarios"
            r"|reacciones|quejas|voces|mensajes)\b[^.!?;,]*|\b(?:las críticas|la polémica|la reacción|el revuelo"
            r"|la presión|el debate|el boicot)(?: [\w]+){0,4}? (?:ha|han|nos|obliga\w*|hizo|hicieron)\b[^.!?;,]*"
            r"|\bviral\b"
        ),
    ),
    "not_late": (r"\b(?:carta|inspección|análisis|laboratorio|sequía)\b",),
}

"""Spanish."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: "perdon*; disculp*; lo sentimos; lo siento; sentimos; lament*; pedimos disculpas",
    Act.EMPATHY: """
        (entendemos|comprendemos|entiendo|comprendo|sabemos|imaginamos|imagino); (es|fue|suena|debe) ~
        (frustrante|molesto|decepcionante|inaceptable|terrible|horrible|difícil|preocupante); tienes razón; tiene
        razón; (tu|su) (frustración|molestia|enfado|enojo|preocupación|malestar); qué (pena|mal|rabia|frustrante|
        molesto); oh no; mereces; merece; no es (lo|la|el) ~ (queremos|esperamos|esperas|esperabas|experiencia)""",
    Act.THANKS: "gracias; agradec*; muchas gracias; mil gracias",
    Act.PLEASED: """
        (nos|me) (alegra*|encanta|alegramos|alegro|hace felices|hace feliz); (qué|cuánto) (bueno|bien|alegría|
        gusto|nos alegra); encantad* de (que|saber|leer); de nada; disfruta*; gracias por ~ (bonitas palabras|
        palabras|cumplido|elogio|cariño|comentario*|opinión)""",
    Act.REMEDY: """
        reembols*; devolver*; devolución; devolvemos; reemplaz*; cambiar*; sustitu*; repar*; solucion*; resolv*;
        resuelto; resuelva*; arregl*; corregi*; corrij*; cancel*; reubica*; compens*; abon*; cup(ó|o)n*; vale;
        revis*; investig*; ayudarte; ayudarle; ayudar; ayudemos; verific*; reenv*; enviar* ~ (nuevo|nueva|otro|
        otra)""",
    Act.OFFER: """
        reembols*; devolución; devolver* ~ dinero; compens*; vale; bono; cup(ó|o)n*; descuento*; gratis; gratuit*;
        sin (coste|costo|cargo); abono; crédito; reemplazo; \\d+ ?% de descuento""",
    Act.FOLLOW_UP: """
        (te|le|les|os) (contact*|escrib*|llam*|respond*|inform*|avis*|contest*|actualiz*|mantendr*|enviar*|
        confirmar*|daremos|daré); (nuestro|el|mi) (equipo|compañer*|agente|supervisor) ~ (contact*|revis*|llam*|
        escrib*|respond*|investig*|pondrá); nos pondremos en contacto; (estamos|estoy) (revis*|investig*|trabaj*|
        verific*); daremos seguimiento; seguimiento; próximo paso; (hemos|he) (pasado|reenviado|escalado|
        informado|trasladado)""",
    Act.TIME: """
        (en|dentro de) (las próximas |los próximos |menos de |unas |unos )?(\\d+|una|un|dos|tres|cuatro|cinco|
        pocas|pocos) (minuto*|hora*|día*|semana*) *(hábiles|laborables)?; antes de(l)?; hoy; mañana; esta (tarde|
        noche|mañana|semana); ahora mismo; enseguida; inmediatamente; de inmediato; cuanto antes; lo antes
        posible; a más tardar; el (lunes|martes|miércoles|jueves|viernes|sábado|domingo); 24 horas""",
    Act.INVITES: """
        (cuénta|cuente|dí|di|dinos|díga|escríbe|escriba|avísa|avise|háb|permíte)\\w*; (nos|me) (puedes|podrías|
        puede|podría|cuentas|dices|dice|cuenta|confirmas|confirma|indicas|indica); (puedes|podrías|puede|podría);
        qué (pasó|ocurrió|sucedió|te|le); cómo (te|le|fue|podemos|podríamos|estás); estamos (aquí|para); quedamos
        (atentos|pendientes); no dudes""",
    Act.ASKS: """
        ¿[^?\\n]{3,}\\?; (puedes|podrías|puede|podría|qué|cuándo|dónde|cuál|cómo|quién|por qué|
        nos)(\\w+)+[^.!?¿\\n]*\\?""",
    Act.INFORMAL: """
        hola; holi; oye; ey; hey; genial; guay; chévere; súper; tranqui; vale; jaja*; uy; ups; porfa; tú; te; ti;
        contigo; tu; tus; crack; amig*; chao; bacano; padre; dale; abrazo*; saludos""",
    Act.RECEIVED: """
        (te|le|os|les) (hemos|he|han) ~ (respondido|contestado|escrito|enviado); (hemos|he) (recibido|leído|visto|
        encontrado); (revisa|revise|mira|mire|consulta) ~ (dm|md|mensajes|correo|bandeja); gracias por (la info|la
        información|los datos|avisar|confirmar|tu mensaje|el mensaje|los detalles|la captura)""",
    Act.PASSES_ON: """
        (pasamos|paso|trasladamos|traslado|compartimos|hemos pasado|hemos trasladado|haremos llegar|transmitimos) ~
        (equipo|compañeros|comentarios|sugerencia|idea|propuesta|departamento); (buena|gran|excelente) (idea|
        sugerencia)""",
    Act.PRIVATE: """
        (por |vía |un |al |el )?(dm|md|mp|mensaje (directo|privado)|privado|inbox|interno); (escríbe|escriba|
        envía|envíe|manda|mande|contácta|contacte|lláma|llame|mánda)(nos|me)* ~ (dm|md|mp|privado|directo|correo|
        mail|email|mensaje|teléfono|chat|al \\d+); (llámanos|llámenos|contáctanos|contáctenos|escríbenos|
        escríbanos); (por|vía) (correo|email|e-mail|teléfono|chat|whatsapp|formulario)""",
    Act.CHANNEL: """
        dm|md|mp; mensaje* (directo|privado)*; privado; whatsapp; correo*; e-?mail; mail; teléfono; línea; chat;
        formulario; enlace; link; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; llámanos; llámenos; messenger""",
    Act.REASON: """
        para (que )?(poder|podamos|revisar|verificar|proteger|ayudarte|ayudarle|encontrar|localizar|investigar|
        ver|comprobar|resolver|solucionar|tramitar|validar|buscar|rastrear|no|cuidar|gestionar|así|lo); así
        (podremos|podemos|lo|te|le|revisamos|protegemos); porque; ya que; por (tu|su|la|motivos de) (seguridad|
        privacidad|protección); (tus|sus) datos ~ (públic*|privad*|protegid*|segur*); necesitamos ~ para; y (lo|
        la|te|le|los) (revisamos|verificamos|ayudamos|solucionamos|resolvemos|gestionamos|miramos)""",
    Act.FILLER: """
        para (que podamos |poder )?(ayudar(te|le|les|los)?|apoyar(te|le)?|asistir(te|le)?|darle seguimiento|
        atender(te|le)|revisarlo|verlo|solucionarlo)( mejor)?; (y|así) (te|le|lo) (ayudamos|apoyamos|revisamos|
        vemos|atendemos|podemos ayudar)""",
    Act.BRING: """
        (tu |su |el |la |los )?(número|código|referencia|localizador|folio|clave|factura|comprobante|recibo|
        ticket|captura*|foto*|imagen|guía|pedido|reserva|localizador) (de(l)? \\w+)?; (número|nº|n°|no\\.);
        captura*; foto*; (tu|su) (correo*|teléfono|nombre|dirección|cuenta|pedido|reserva|dni|línea); (fecha|hora)
        ~ (viaje|vuelo|compra|visita|pedido)""",
    Act.HANDS_OVER: """
        (envía|envíe|manda|mande|compart*|indic*|dinos|díganos|danos|denos|facilit*|escribe|escriba|confirm*|
        proporciona|proporcione|pon|ponga|comenta|comente|deja|deje|pásanos|envíanos|mándanos|compártenos|
        indícanos|facilítanos|confírmanos|necesitamos|regálanos|bríndanos|pasar|indicar|compartir|facilitar|
        enviar|decir*|dar*|confirmar) *(nos|me)?; cuál es""",
    Act.PERSONAL: """
        (tu|su|tus|sus) (número de )?(correo*(electrónico)?|e-?mail|mail|teléfono|celular|móvil|número|dirección|
        domicilio|dni|cédula|rut|rfc|curp|documento|pasaporte|tarjeta|cuenta|iban|clabe|contraseña|clave|pin|fecha
        de nacimiento|pedido|reserva|localizador|datos|diagnóstico|historia clínica|código de reserva|número de
        \\w+); (código|número) de (reserva|pedido|cuenta|tarjeta|teléfono|documento|cliente)""",
    Act.ARGUE: """
        (eso|esto) (es|no es) (totalmente |completamente |simplemente |del todo )?(falso|mentira|incorrecto|
        cierto|verdad|correcto|así); (usted|tú) (se equivoca|te equivocas|está equivocad*|estás equivocad*|
        miente*); (se equivoca|te equivocas|estás equivocad*|está equivocad*); como (ya )?(le|te|les)? ?(dijimos|
        hemos dicho|explicamos|indicamos|informamos|comentamos|mencionamos|he dicho); ya (te|le|se lo|te lo)
        (dijimos|explicamos|hemos dicho|hemos explicado|informamos); no estamos de acuerdo; (usted|tú) nunca
        (llamó|llamaste|pidió|pediste|pagó|pagaste|avisó|avisaste); según nuestros registros""",
    Act.SARCASM: """
        (ay|oh|uy) (qué (pena|lindo|amable|tierno)|pobrecit*|claro|sí claro|gracias); qué (amable|lindo|gentil|
        original|simpático) de (tu|su) parte; felicidades por (su|tu|leer|haber|descubrir); gracias por (el|la|tu|
        su) (maravillos*|lind*|encantador*|berrinche|sermón|clase|lección|sabiduría|drama); (perdón|disculpa|
        disculpe) por no ser (perfect*|adivin*|mag*); pobrecit*; (mucha )?suerte con eso; no somos adivinos; qué
        tragedia; avisaremos a la prensa""",
    Act.BLAME: """
        (usted |tú )?(debió|debiste|debería|deberías|tenía|tenías|tendría|tendrías) (que )?(haber|leer|revisar|
        llamar|avisar|fijarse|fijarte|saber|llegar|verificar|de haber); (es|fue) (su|tu) (culpa|error|
        responsabilidad|problema); (su|tu) (propi* )?(culpa|error|descuido); por (su|tu) (culpa|error|descuido|
        negligencia); no (leyó|leíste|revisó|revisaste|siguió|seguiste|se fijó|te fijaste|llegó|llegaste|
        actualizó|actualizaste|avisó|avisaste); si (hubiera|hubieras|hubiese|hubieses); la próxima vez (lea|lee|
        revise|revisa|fíjese|fíjate|llegue|llega|verifique|verifica|pregunte|pregunta); error (del|de) (usuario|
        cliente)""",
    Act.LECTURE: """
        cálm(ate|ese|ense); tranquilí(zate|cese); relájate; ten(ga)? (un poco de |más )?paciencia; (sea|sé|sean)
        paciente*; (tiene*|tienes|debe*|debes) (que )?(entender|comprender|saber|aceptar|aprender|recordar|
        considerar); (cuida*|cuide*) (su|tu) (lenguaje|tono|vocabulario|boca); no hay (necesidad|motivo|razón|por
        qué); como todo el mundo sabe; (déjeme|déjame|permítame|permíteme) explicar*; (recuerde|recuerda|entienda|
        entiende|tenga en cuenta|ten en cuenta|comprenda|comprende) que; es importante (que|entender|saber|
        recordar|aclarar); otros clientes; no es para tanto""",
    Act.LEGALESE: """
        por la presente; conforme a; de conformidad con; en virtud de; términos y condiciones; condiciones
        (generales|de transporte|de contrat*); cláusula*; artículo \\d+; nos reservamos el derecho; sin perjuicio;
        responsabilidad (legal|civil|alguna|contractual); no nos (hacemos )?responsab*; fuerza mayor; (el|la|los)
        (citad*|mencionad*|antedich*|referid*|susodich*); obligación (legal|contractual|alguna); legalmente; según
        (nuestra|la) (política|normativa|cláusula); estipulad*; a (los )?efectos de; dicho (producto|servicio|
        artículo)""",
    Act.COMPLAINS: """
        (no|nunca|sin|nadie|ni) ~ (funciona*|llega*|responde*|contesta*|sirve*|carga*|abre*|recib*|deja*|puedo|
        pude|ayuda*|entra*|anda|hay|servicio|internet|señal|solución|respuesta); problema*; error*; falla*;
        fallo*; roto; dañad*; retras*; tarde; demora*; cancel*; perd*; equivocad*; mal; malo; mala; pésim*; peor;
        horrible; terrible; vergüenza; verguenza; estafa*; fraude; rob*; cobr*; reembolso; devolución; esper*;
        grosero*; maleducad*; molest*; enojad*; indignad*; harto*; decepcion*; asco; basura; mierda; sucio; frío;
        enferm*; intoxic*; queja*; 😡|🤬|😩|😠|🤦|👎""",
    Act.PRAISES: """
        gracias; genial; excelente*; buenísim*; increíble; me encanta*; encantad*; amo; perfecto; maravill*;
        fantástic*; rico; delicios*; feliz; bravo; felicidades; felicitaciones; mejor; recomiend*; ❤️?|😍|🙌|👏|😊|🥰""",
    Act.SENT: """
        (ya )?(lo |la |os |les |te |le )*(he|hemos) ~ (enviado|mandado|escrito|hecho|probado|llamado|reiniciado|
        rellenado); (enviado|hecho|listo|mandado); (ya )?(envié|mandé|escribí|hice|probé|llamé)""",
    Act.WISHES: """
        (me|nos) (gustaría|encantaría) ~; (deberían|deberíais|podrían|podríais|tendrían que) ~ (añadir|agregar|poner|
        hacer|ofrecer|incluir|traer|abrir); sería ~ (bueno|genial|útil|ideal|estupendo); ojalá; (sugerencia|propuesta|
        idea)""",
    Act.CLOSES: """
        (ya )?(funciona|está arreglado|está solucionado|solucionado|resuelto|arreglado|llegó|va bien); (ok|vale|
        perfecto|genial|de acuerdo|entendido|listo|estupendo); (buen|buenas|feliz) (día|tarde|noche|noches|fin de
        semana); igualmente""",
    Act.CONCERNS_ALL: """
        retirad* del mercado; retiro del producto; alerta (sanitaria|alimentaria); peligros*; peligro; riesgo;
        incendi*; fuego; quem*; explot*; explosión; descarga eléctrica; fuga de gas; intoxic*; salmonel*;
        listeria; contaminad*; contaminación; alérg*; alergia*; (vidrio*|metal|plástico|insecto*|gusano*|
        cucaracha*|ratón|moho) ~ (en|dentro); herid*; lesion*; hospital*; tóxic*; frenos; airbag*; filtración de
        datos; fuga de datos; racis*; racial*; sexis*; machis*; homófob*; homofob*; transfob*; discrimin*;
        antisemit*; (por|debido a) (ser|su|mi) (negr*|gay|lesbian*|musulm*|judí*|discapac*|color|piel|acento|silla
        de ruedas|religión|indígen*); perro guía; es seguro (comer*|beber*|usar*|tomar*|consumir*); evacu*; brote;
        agua contaminada""",
}

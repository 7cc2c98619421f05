"""Portuguese."""

from firewarden.text.acts.kinds import Act, Phrases

PHRASES: Phrases = {
    Act.SORRY: "desculp*; perd(ão|oe|oa*); lament*; sentimos muito; sinto muito; pedimos desculpa*",
    Act.EMPATHY: """
        (entendemos|compreendemos|entendo|compreendo|sabemos|imaginamos|imagino); (é|foi|deve|isso) ~ (frustrante|
        chato|decepcionante|inaceitável|terrível|horrível|difícil|preocupante|desagradável|incômodo); (você|o
        senhor|a senhora) tem razão; tem razão; (sua|tua|a sua|seu) (frustração|insatisfação|decepção|preocupação|
        irritação|aborrecimento|transtorno); que (pena|chato|frustrante|situação); poxa; puxa; merece; não é (o|a)
        ~ (queremos|esperamos|esperava|experiência)""",
    Act.THANKS: "obrigad*; agradec*; valeu; gratos; grat*",
    Act.PLEASED: """
        (ficamos|fico|estamos|estou) (muito )?(feliz*|content*|alegre*|satisfeit*); que (bom|legal|alegria|ótimo|
        maravilha|máximo); de nada; disponha; aproveit*; adoramos (saber|ler|ver|o|a|seu); obrigad* ~ (elogio*|
        carinho|palavras|feedback|comentário); bom (dia|voo|apetite)? *proveito""",
    Act.REMEDY: """
        reembols*; estorn*; devolv*; devolução; troc*; substitu*; repar*; resolv*; soluc*; consert*; corrig*;
        cancel*; remarc*; realoc*; compens*; ressarc*; crédito*; creditad*; vale; verific*; analis*; averigu*;
        investig*; ajud*; reenvi*; enviar* ~ (nov*|outr*); ajust*; regulariz*""",
    Act.OFFER: """
        reembols*; estorn*; devolução; compens*; ressarc*; indeniz*; vale[- ]\\w+; voucher*; cup(om|ons|ão);
        desconto*; grátis; gratuit*; sem (custo|cobrança); crédito de; brinde*; reposição; \\d+ ?% de desconto""",
    Act.FOLLOW_UP: """
        (entrar*|entraremos|entrarei) em contat*; (vamos|iremos|irei|vou) ~ (contat*|respond*|ligar|escrever|
        inform*|avisar|retorn*|verific*|analis*|atualiz*|investig*|enviar|resolver|acompanhar); (retornaremos|
        responderemos|avisaremos|informaremos|ligaremos|verificaremos|atualizaremos|retorno|retornamos|avisamos|
        respondemos); (nossa|a|o|nosso) (equipe|equipa|time|setor|área|colega|supervisor*) ~ (contat*|entrar*|
        verific*|analis*|respond*|ligar*|investig*|vai|irá|está); (estamos|estou) (verific*|analis*|investig*|
        trabalh*|apurando); próximo passo; (encaminh*|repass*|escal*); acompanh*""",
    Act.TIME: """
        (em|dentro de|no prazo de) (até )?(as próximas |os próximos |menos de |cerca de )?(\\d+|uma|um|duas|dois|
        três|poucas|poucos|alguns|algumas) (minuto*|hora*|dia*|semana*)( úteis)?; até (amanhã|hoje|o fim|o final|
        às \\d+\\S*|as \\d+\\S*|segunda|terça|quarta|quinta|sexta|sábado|domingo|\\d+\\S*); hoje; amanhã; agora
        mesmo; imediatamente; ainda (hoje|esta semana); o (mais rápido|quanto antes); assim que possível; logo;
        nesta (tarde|noite|semana); na (segunda|terça|quarta|quinta|sexta)""",
    Act.INVITES: """
        (conte|conta|diga|diz|fale|fala|avise|avisa|mande|manda|escreva|envie|informe|chama|chame) *(pra |para |
        com |a )?(gente|nós|mim|conosco|nos)?; (pode|poderia|podes|poderias|consegue); o que (aconteceu|houve|
        você|podemos); como (foi|podemos|posso|está|você); estamos (aqui|à disposição|por aqui); fique à vontade;
        qualquer dúvida""",
    Act.ASKS: """
        (pode|poderia|podes|qual|quais|quando|onde|quem|como|por que|o que|você|já|está|tem|
        nos)(\\w+)+[^.!?\\n]*\\?""",
    Act.INFORMAL: """
        oi; oie; opa; olá; ei; hey; gente; legal; show; bacana; poxa; puxa; tá; pra; pro; cê; vc; tranquilo;
        beleza; valeu; abs; abraço*; bjs; kkk*; haha*; super; tipo; a gente; migo; demais""",
    Act.RECEIVED: """
        (já )?(te |lhe |o |a )*(respondemos|recebemos|enviamos|respondi|recebi|enviei|lemos|encontramos); (confira|
        veja|verifique|dá uma olhada|consulte) ~ (dm|mensagens|mensagem|inbox|e-?mail|caixa); obrigad[oa] (pela|pelas|
        pelo|por) (info|informação|informações|avisar|confirmar|retorno|mensagem|detalhes|dados)""",
    Act.PASSES_ON: """
        (vamos|vou|já) ~ (repassar|encaminhar|compartilhar|levar|passar|passei|repassamos) ~ (equipe|equipa|time|
        sugestão|ideia|comentário|área|colegas); (boa|ótima|excelente) (ideia|sugestão)""",
    Act.PRIVATE: """
        (por |via |uma |na |no |pela |em )?(dm|mp|md|mensagem (direta|privada)|privado|inbox|direct); (chama*|
        chame*|mande*|manda*|envie*|envia*|escreva*|contate*|fale|ligue*|liga*) ~ (dm|mp|md|direct|inbox|privad*|
        e-?mail|mensagem|chat|whatsapp|telefone|\\d{4}\\S*); (ligue|liga) (para|pra); (por|via|pelo) (e-?mail|
        telefone|chat|whatsapp|formulário)""",
    Act.CHANNEL: """
        dm|mp|md; direct; mensage* (diret*|privad*)*; privado; inbox; whatsapp; e-?mail*; telefone; linha; chat;
        formulário; link; https?://\\S+; www\\.\\S+; \\S+@\\S+\\.\\w+; ligue; messenger; sac""",
    Act.REASON: """
        (para|pra) (que )?(possamos|podermos|poder|verific*|proteg*|ajud*|localiz*|analis*|encontr*|resolv*|
        investig*|ver|consult*|evitar|confirm*|identific*|a gente|acess*|rastre*|checar|tratar|não|seguirmos);
        assim (podemos|conseguimos|vamos|a gente|protegemos|poderemos); porque; pois; já que; por (sua |motivos
        de |questões de |razões de )?(segurança|privacidade|proteção); (seus|os seus) dados ~ (públic*|privad*|
        protegid*|segur*); precisamos ~ (para|pra); e (verificamos|ajudamos|resolvemos|vamos|a gente)""",
    Act.FILLER: """
        para (que )?(possamos |podermos |poder )?(te |lhe )?(ajudar|ajudarmos|atender|verificar|conversar|
        resolver)(-lo|-te|-la| você)?( melhor)?; (e|assim) (te ajudamos|ajudamos|vamos ajudar|a gente resolve|a
        gente te ajuda|resolvemos|vemos isso)""",
    Act.BRING: """
        (seu |sua |o |a |número d[eo] |código d[eo] )?(número|código|protocolo|localizador|nota fiscal|
        comprovante|recibo|print|foto*|captura*|imagem|pedido|reserva) *(d[eoa] \\w+)?; (seu|sua) (e-?mail|
        telefone|nome|endereço|conta|pedido|reserva|cpf|linha|cadastro); (data|hora|horário) ~ (viagem|voo|compra|
        visita|pedido)""",
    Act.HANDS_OVER: """
        (envi*|mand*|compartilh*|partilh*|inform*|diga|diz|dê|pass*|escrev*|confirm*|fornec*|coment*|deix*|post*|
        coloqu*|precisamos|indique); qual (é|o|a|seu|sua)""",
    Act.PERSONAL: """
        (seu|sua|teu|tua|seus) (número d[eo] )?(e-?mail|telefone|celular|telemóvel|número|endereço|morada|cpf|rg|
        nif|documento|passaporte|cartão|conta|iban|senha|pin|data de nascimento|pedido|reserva|localizador|dados|
        diagnóstico|cep|código de \\w+|protocolo); (código|número) d[eoa] (reserva|pedido|conta|cartão|telefone|
        documento|cliente|cpf|protocolo)""",
    Act.ARGUE: """
        (isso|isto) (é|não é) (totalmente |completamente |simplesmente )?(falso|mentira|incorreto|verdade|correto|
        errado|assim); (você|o senhor|a senhora|vc) (está|esta|tá) (enganad*|errad*|equivocad*|mentindo|
        exagerando); como (já )?(dissemos|explicamos|informamos|falamos|mencionamos|foi dito|te disse*|lhe
        disse*); já (te |lhe )?(dissemos|explicamos|informamos|falamos|avisamos); (discordamos|não concordamos|
        contestamos|negamos); (você|vc) nunca (ligou|pediu|pagou|avisou|reclamou); segundo (os )?nossos registros""",
    Act.SARCASM: """
        (ai|oh|ah|nossa) (que (pena|fofo|gentil|lindo|meigo|dó)|coitad*|claro|tadinh*); que (gentil|fofo|amável|
        original|simpátic*) da sua parte; parabéns por (ter|ler|descobrir|sua|seu); obrigad* ~ (maravilhos*|lind*|
        chilique|sermão|aula|lição|sabedoria|drama); (desculpe*|perdão) (por )?não (ser*|sermos|lermos|adivinh*)
        (perfeit*|adivinh*|mágic*|pensamentos|mentes); coitadinh*; tadinh*; boa sorte com isso; não somos
        adivinhos; que tragédia; vamos avisar a imprensa""",
    Act.BLAME: """
        (você |o senhor |a senhora )?(deveria|devia|tinha que|teria que|precisava) (ter )?(lido|ler|visto|
        verific*|ligado|avisado|conferid*|sabido|chegado|olhado|prestado|que); (é|foi) (culpa|erro|
        responsabilidade|problema) (sua|seu|do cliente); (sua|seu) (própri* )?(culpa|erro|descuido|falha|
        responsabilidade); por (sua|seu) (culpa|erro|descuido); (você |vc )?não (leu|verificou|conferiu|seguiu|
        prestou|olhou|chegou|atualizou|avisou|informou); se (você|o senhor|a senhora) (tivesse|houvesse); (da|na)
        próxima vez,? (leia|verifique|confira|chegue|preste|olhe|pergunte); erro do (usuário|cliente|utilizador);
        (você|vc) (esqueceu|errou|digitou errado|perdeu)""",
    Act.LECTURE: """
        (se )?acalm(e|a)(-se)?; calma; (tenha|tem) (um pouco de |mais )?paciência; seja (paciente|razoável|
        educad*|realista); (você )?(precisa|tem que|deve) (entender|compreender|saber|aceitar|aprender|lembrar);
        (cuidado|olha|modere|veja) (com )?(o |seu |sua )*(linguajar|tom|palavras|boca|linguagem); não (há|tem|
        precisa) (necessidade|motivo|razão|gritar|xingar|disso|por que); como todo(s)? (mundo )?sab(e|em); (deixe|
        deixa|permita)(-me)? ~ explicar; (lembre|lembre-se|entenda|saiba|compreenda|tenha em mente|note|vale
        lembrar) (de )?que; é importante (que|entender|saber|lembrar|ressaltar); outros clientes; não é para
        tanto; não é pra tanto""",
    Act.LEGALESE: """
        pela presente; por meio desta; conforme (a|o|os|as|nosso*|nossa*|previsto|disposto|cláusula|artigo); de
        acordo com (a|o|os|as|nosso*|nossa*) (cláusula|artigo|termos|política|contrato|legislação|lei|
        regulamento); nos termos d[aeo]; termos (e condições|de uso); condições gerais; cláusula*; artigo
        \\d+\\S*; reservamo(-)?nos o direito; nos reservamos o direito; sem prejuízo; responsabilidade (legal|
        civil|contratual|alguma); não (nos )?responsabiliz*; força maior; (o|a|os) (referid*|supracitad*|
        mencionad*|citad*); obrigação (legal|contratual); juridicamente; legalmente; estipulad*; supracitad*""",
    Act.COMPLAINS: """
        (não|nunca|sem|ninguém|nem) ~ (funciona*|chega*|responde*|carrega*|abre*|receb*|consigo|consegui|ajuda*|
        entra*|atende*|resolve*|internet|sinal|resposta|solução); problema*; erro*; falha*; defeito*; quebrad*;
        danificad*; atras*; demora*; cancel*; perd*; errad*; mal; ruim; péssim*; pior; horrível; terrível;
        vergonha; absurdo; golpe; fraude; roub*; cobr*; estorno; reembolso; devolução; esper*; grosseir*; mal
        educad*; irritad*; chatead*; decepcion*; nojo; lixo; merda; suj*; fri*; doente; intoxic*; reclam*;
        descaso; 😡|🤬|😩|😠|🤦|👎""",
    Act.PRAISES: """
        obrigad*; ótim*; excelente*; maravilh*; incrível; adoro; adorei; amo; amei; perfeit*; fantástic*; gostos*;
        delícia; feliz; parabéns; melhor; recomendo; top; show; nota 10; ❤️?|😍|🙌|👏|😊|🥰""",
    Act.SENT: """
        (já )?(enviei|mandei|fiz|tentei|liguei|reiniciei|respondi|preenchi|enviámos|mandamos); (enviado|feito|mandado|
        pronto)""",
    Act.WISHES: """
        (gostaria|gostaríamos|queria) (que|de ver|de ter) ~; (deviam|deveriam|podiam|poderiam|tinham que) ~
        (adicionar|colocar|fazer|oferecer|incluir|trazer|abrir|pôr); seria ~ (bom|ótimo|legal|útil|fixe|ideal); tomara
        que; (sugestão|ideia)""",
    Act.CLOSES: """
        (já )?(funciona|funcionou|voltou|resolvido|resolveu|chegou|deu certo|está a funcionar|está funcionando); (ok|
        certo|perfeito|beleza|ótimo|entendi|combinado|tudo bem); (bom|boa|ótimo) (dia|tarde|noite|fim de semana);
        igualmente""",
    Act.CONCERNS_ALL: """
        recall; recolhimento; perigos*; perigo; risco; incêndio*; fogo; queim*; explod*; explosão; choque
        elétrico; vazamento de (gás|dados); intoxic*; salmonel*; listeria; contaminad*; contaminação; alérg*;
        alergia*; (vidro*|metal|plástico|inseto*|larva*|barata*|rato|mofo) ~ (n[oa]|dentro|em); ferid*; machuc*;
        hospital*; tóxic*; freio*; airbag*; dados vazad*; racis*; racial*; sexis*; machis*; homofób*; homofob*;
        transfob*; discrimin*; preconceito; antissemit*; (por|porque) (ser|sou|era|causa d[aeo]) ~ (negr*|gay|
        lésbic*|muçulman*|jude*|deficien*|cor|pele|sotaque|cadeirante|religião|indígen*); cão[- ]guia; é seguro
        (comer|beber|usar|tomar|consumir); evacu*; surto; água contaminada""",
}

# language: pt
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = SIMULAÇÃO · sem cartão real, sem central real
header-text = Maior
header-contrast = Contraste
a11y-language = Escolher idioma. Agora: { $name }
a11y-text-size = Tamanho do texto. Agora: { $size ->
    [standard] normal
    [large] grande
   *[largest] muito grande
}
a11y-contrast = Alto contraste. { $on ->
    [on] Ligado
   *[off] Desligado
}
a11y-step = Passo { $n } de { $m }
footer-stop = Sair
footer-back = Voltar
footer-help = Ajuda
close = Fechar
language-title = Escolha seu idioma
setting-lower = Botões mais abaixo
setting-lower-off = Botões como antes

## Date and time

date-time = { $date }, { $time }
code = Código { $code }

## Attract and closed

attract-open = Aberto agora
attract-title = Crie uma nova senha de assinatura
attract-lead = A senha de 6 a 16 letras e números do seu cartão My Number (署名用パスワード).
attract-free = Grátis.
attract-start = Começar
closed-hours-title = Fechado neste horário
closed-hours-text = Horário desta máquina: { $hours }.
closed-holiday-title = Fechado hoje
closed-holiday-text = Esta máquina não pode ser usada hoje.
closed-maintenance-title = Fechado para manutenção
closed-maintenance-text = Não pode ser usada até o fim do trabalho.
closed-out-title = Fora de serviço
closed-out-text = Esta máquina está com problema. Por favor, não coloque o cartão.
closed-technician-title = Um técnico está trabalhando
closed-technician-text = Aguarde o fim do trabalho, por favor. Não coloque o cartão no leitor.
closed-repair-title = Aguardando conserto
closed-withdrawn-title = Esta máquina não é mais usada
closed-opens = Abre de novo
closed-elsewhere = Se for urgente, vá à prefeitura

## The four secrets

secret-signature = Senha de assinatura
secret-signature-form = 6–16 letras e números
secret-signature-use = Para e-Tax e para assinar pela internet
# To check by a native reader: “senha” for both secrets, told apart by “de assinatura” and “de 4 dígitos”: is it enough?
secret-four-heading = Senhas de 4 dígitos
secret-user-auth = Autenticação do usuário
secret-user-auth-use = Entrar no Mynaportal, imprimir certidões (利用者証明用)
secret-card-info = Dados do cartão
secret-card-info-use = Para um aplicativo ler seu nome e endereço (券面事項入力補助用)
secret-register = Registro de residentes
secret-register-use = Mudança de endereço, no balcão (住民基本台帳用)
possible-here = Pode ser feito aqui
office-only = Só na prefeitura
choose-password-title = Qual você precisa criar de novo?
not-sure = Não sei
suggested = É esta
which-password-title = Para que você usa?
which-password-text = Escolha um uso e mostramos qual é.
use-etax = Imposto pela internet (e-Tax)
use-contract = Conta no banco ou empréstimo
use-mynaportal = Entrar no Mynaportal
use-convenience = Certidões em loja de conveniência
use-app = Aplicativo do certificado de vacinação
use-moving = Mudança, casamento

## Is somebody telling you to do this?

fraud-question-title = Alguém está mandando você fazer isto?
fraud-question-text = Alguém, pelo telefone ou ao seu lado, diz “faça agora mesmo” ou “diga o número”?
fraud-no = Não, a decisão é minha
fraud-yes = Sim, alguém está mandando
fraud-advice-title = Não dê a ninguém seu cartão nem suas senhas
fraud-advice-text = Terminamos aqui. Seu cartão continua como estava.
fraud-consumer = Linha do consumidor
fraud-consumer-when = Se algo parecer estranho
fraud-police = Linha de consulta da polícia
fraud-police-when = Se suspeitar de um golpe
fraud-stop-card = Para suspender seu cartão
fraud-stop-card-when = Se já entregou o cartão
fraud-family = Fale também com sua família ou com a prefeitura.
fraud-print = Imprimir os números
finish = Terminar

## Before it begins

notice-title = Antes de começar
notice-need = O que é preciso
notice-need-text = Seu próprio cartão My Number e sua senha de 4 dígitos de autenticação do usuário (利用者証明用).
notice-free = Sem custo
notice-free-text = Este serviço é grátis.
notice-record = O que registramos
notice-record-text = A hora, o resultado e um código que distingue os cartões. Não registramos nome, número nem senha.
notice-self = Só para o titular
notice-self-text = Outra pessoa não pode fazer isto por você. Consulte a prefeitura.
notice-accept = Concordar e continuar

## Card on the reader

place-card-title = Coloque seu cartão no leitor
place-card-1 = Tire o cartão da capa ou da carteira
# To check by a native reader: “deitado” for a card that lies flat.
place-card-2 = Coloque um só cartão, deitado
place-card-3 = Deixe-o ali até avisarmos
place-card-waiting = Aguardando seu cartão
place-hint-moved = O cartão se moveu. Coloque de novo, por favor.
place-hint-unreadable = Não conseguimos ler o cartão. Coloque de novo, por favor.
reading-card-title = Lendo seu cartão
do-not-move = Não mova o cartão
please-wait = Um momento, por favor
authenticating-title = Conferindo seu cartão
authenticating-card = Conferimos se o cartão é verdadeiro
authenticating-centre = Procuramos sua reserva

## Change or reset

choose-procedure-title = Você sabe sua senha de assinatura atual?
procedure-change = Sim, eu sei
procedure-change-text = Você digita uma vez e depois escolhe outra.
procedure-reset = Não, não sei
procedure-reset-text = É preciso ter uma reserva feita no aplicativo oficial nas últimas 24 horas.
procedure-reset-locked-title = Sua senha de assinatura está bloqueada
procedure-reset-locked-text = Houve 5 erros seguidos. Crie uma nova e ela volta a funcionar.
procedure-reset-locked = Criar uma nova
procedure-no-phone = Não tem smartphone? Pode ser feito na prefeitura.
procedure-office-text = Esta máquina só troca uma senha que você sabe.
procedure-free = As duas formas são grátis.
tries-left = { $n ->
    [one] Resta { $n } tentativa
   *[other] Restam { $n } tentativas
}

## Typing

pin-title = Digite sua senha de 4 dígitos de autenticação do usuário (利用者証明用)
pin-sub = A que você usa para entrar no Mynaportal.
pin-wrong = { $n ->
    [one] Incorreta. Resta { $n } tentativa
   *[other] Incorreta. Restam { $n } tentativas
}
pin-wrong-unknown = Incorreta
pin-tries = { $n ->
    [one] Resta { $n } tentativa
   *[other] Restam { $n } tentativas
}
pin-more = { $n ->
    [one] Falta { $n } dígito
   *[other] Faltam { $n } dígitos
}
pin-submit = Continuar com estes 4 dígitos
pin-forgotten = Não sei
current-title = Digite sua senha de assinatura atual
current-sub = 6–16 letras e números. Não é uma senha de 4 dígitos.
current-wrong = { $n ->
    [one] Incorreta. Resta { $n } tentativa
   *[other] Incorreta. Restam { $n } tentativas
}
current-wrong-unknown = Incorreta
current-checking = O cartão está conferindo
current-more = { $n ->
    [one] Falta { $n } caractere
   *[other] Faltam { $n } caracteres
}
new-title = Escolha sua nova senha de assinatura
new-note = Não use seu aniversário nem seu telefone.
repeat-title = Digite a mesma senha de novo
repeat-sub = Assim se percebe um erro de digitação.
repeat-mismatch = É diferente da primeira. Digite de novo, por favor.
characters = { $n ->
    [one] { $n } caractere
   *[other] { $n } caracteres
}
rule-length = 6–16 caracteres
rule-letter = Tem uma letra
rule-digit = Tem um número
rule-strong = Difícil de adivinhar
weak-one-character = O mesmo caractere repetido é fácil de adivinhar.
weak-run = Letras ou números em sequência são fáceis de adivinhar.
weak-keyboard-row = Teclas vizinhas do teclado são fáceis de adivinhar.
weak-same-as-current = É a sua senha atual. Escolha outra, por favor.
weak-example = É o exemplo da nossa tela. Escolha outra, por favor.
next = Próximo
erase-one = Apagar
show-held = Segure e veja
a11y-show-held = Mostrar o que digitou enquanto segura
clear-all = Apagar tudo
reading-0 = zero
reading-o = letra O
reading-1 = um
reading-i = letra I
a11y-key-digit = Número { $key }
a11y-key-letter = Letra { $key }
a11y-field-signature = { $n ->
    [one] Senha de assinatura, { $n } caractere digitado
   *[other] Senha de assinatura, { $n } caracteres digitados
}
a11y-field-pin = { $n ->
    [one] Senha de 4 dígitos, { $n } dígito digitado
   *[other] Senha de 4 dígitos, { $n } dígitos digitados
}
a11y-rule = { $rule }. { $state ->
    [kept] Cumprida
    [refused] Não aceita
   *[open] Ainda não
}

## The last try

last-try-title = Resta 1 tentativa
last-try-pin-text = Se houver outro erro, esta senha de 4 dígitos deixa de funcionar. Só a prefeitura pode criá-la de novo. As tentativas não voltam com o tempo.
last-try-current-text = Se houver outro erro, a senha de assinatura é bloqueada. Depois será preciso reservar no aplicativo ou ir à prefeitura.
last-try-pin-question = Tem certeza dos 4 dígitos?
last-try-current-question = Tem certeza da senha?
last-try-office = Não, mostrar aonde ir
last-try-stop = Não, voltar
last-try-go = Sim, quero digitar

## Confirm and write

confirm-title = Criar esta nova senha?
confirm-1 = Só a senha de assinatura do cartão muda
confirm-2 = Suas senhas de 4 dígitos não mudam
confirm-3 = A senha anterior deixa de funcionar
confirm-go = Criar a nova senha
confirm-note = Não mova o cartão até terminar.
writing-title = Gravando no seu cartão
writing-checked = Cartão conferido
writing-now = Gravando a nova senha
writing-verify = Depois conferimos se foi gravada
writing-foot = Aguarde até terminar, por favor
replace-card-title = Coloque de volta o mesmo cartão
replace-card-text = O cartão se moveu durante a gravação. Com ele no lugar, vemos o que aconteceu.
replace-card-other = Este é outro cartão. Coloque o primeiro, por favor.
replace-card-seconds = { $n ->
    [one] Esperamos mais { $n } segundo
   *[other] Esperamos mais { $n } segundos
}

## What came of it

done-title = Sua nova senha está pronta
done-checked = Conferida no cartão
done-checked-text = Esta máquina não guarda sua senha.
done-ends = Certificado válido até { $date }
done-ends-text = Depois não poderá ser usado. Já pode ser renovado grátis na prefeitura.
done-note = Para não esquecer
done-note-text = Se anotar, guarde a anotação longe do cartão.
not-changed-title = Sua senha não mudou
not-changed-card = Seu cartão funciona como antes.
not-changed-again = Você pode começar de novo.
uncertain-title = Não sabemos se a senha mudou
uncertain-why = O contato entre o cartão e a máquina se perdeu.
uncertain-state = Sua senha é a anterior ou a nova. Nada mais mudou.
uncertain-1 = Quando precisar, tente primeiro a nova, uma só vez
uncertain-2 = Se estiver incorreta, tente a anterior, uma só vez
uncertain-3 = Se as duas estiverem incorretas, leve o cartão à prefeitura

why-card-removed = O cartão se moveu antes da gravação.
why-card-silent = O cartão não respondeu.
why-card-refused = O cartão não aceitou.
why-card-unreadable = Não conseguimos entender o cartão.
why-write-torn = O contato se perdeu antes da gravação.
why-reader = O leitor de cartões não funcionou.
why-centre = Não conseguimos contato com a central.
why-journal = Esta máquina não pode guardar seus registros; por isso não gravou nada.
why-internal = Houve um problema nesta máquina.
why-stopped = Você saiu antes de terminar.

## The slip

slip-question = Imprimir um comprovante?
slip-print-take = Imprimir e pegar meu cartão
slip-skip-take = Pegar meu cartão sem imprimir
slip-print-referral = Imprimir esta página
slip-skip-referral = Terminar sem imprimir
slip-no-secret = Sua senha não está no comprovante
slip-see = Ver o papel
slip-see-title = O que diz o comprovante
slip-print = Imprimir
slip-print-again = Imprimir de novo
slip-note = Anote o que precisar ou tire uma foto desta tela.
slip-printing = Imprimindo
slip-printed = Seu comprovante está pronto. Pegue, por favor.
slip-failed = Não conseguimos imprimir
slip-failed-text = Toque em “Ver o papel” e anote o que precisar.
slip-failed-same = O resultado não muda.
slip-failed-paper-out = Não conseguimos imprimir: não há papel
slip-failed-cover-open = Não conseguimos imprimir: a tampa da impressora está aberta
take-card-button = Pegar meu cartão

## The municipal office

referral-title = Isto pode ser feito na prefeitura
where = Aonde ir
bring = O que levar
phone-in-language = Pergunte em português (ligação grátis)
phone-weekday = Segunda a sexta { $from }–{ $to }
phone-weekend = Fins de semana e feriados { $from }–{ $to }
phone-daily = Todos os dias { $from }–{ $to }
show-at-counter = Mostre isto no balcão
any-office = A prefeitura onde você mora (balcão do My Number)

bring-card = Este cartão My Number
bring-id = Outro documento de identidade (carteira de motorista, passaporte, zairyu card)
bring-photo = Uma foto do rosto (para um cartão novo)
bring-residence = Seu zairyu card (在留カード), se tiver
bring-guardian = Menor de 15 anos ou sob tutela: documento do representante legal e comprovante da relação

ref-wants-user-auth = Nesta máquina só se pode criar a senha de assinatura.
ref-wants-user-auth-card = Seu cartão funciona como antes.
ref-wants-card-info = Nesta máquina só se pode criar a senha de assinatura.
ref-wants-card-info-card = Seu cartão funciona como antes.
ref-wants-register = Nesta máquina só se pode criar a senha de assinatura.
ref-wants-register-card = Seu cartão funciona como antes.
ref-pin-forgotten = Sem a senha de 4 dígitos, esta máquina não pode confirmar que é você.
ref-pin-forgotten-card = Seu cartão continua como estava.
ref-pin-locked = A senha de 4 dígitos está bloqueada. Houve 3 erros seguidos.
ref-pin-locked-card = Seu cartão não está com defeito. Esperar não desbloqueia.
ref-no-certificate = Este cartão não tem certificado de assinatura (署名用電子証明書).
ref-no-certificate-card = Seu cartão está em ordem. Os de menores de 15 anos, por exemplo, não têm.
ref-expired = O certificado de assinatura (署名用電子証明書) venceu.
ref-expired-card = Seu cartão está em ordem. O certificado novo é grátis.
ref-revoked = O certificado de assinatura (署名用電子証明書) não vale mais porque seu nome ou endereço mudou.
ref-revoked-card = Seu cartão está em ordem. Com o certificado novo você também cria uma senha.
ref-suspended = Este cartão está suspenso.
ref-suspended-card = Se você achou o cartão, a prefeitura pode reativá-lo.
ref-user-auth-ended = O certificado de autenticação do usuário (利用者証明用電子証明書) não vale mais.
ref-user-auth-ended-card = Seu cartão não está com defeito. O certificado novo é grátis.
ref-card-expired = O cartão venceu ou seu período de permanência acabou.
ref-card-expired-card = Este cartão não pode ser usado. É preciso um novo.
ref-not-trusted = Esta máquina não consegue verificar o certificado do cartão.
ref-not-trusted-card = Seu cartão continua como estava. Peça que a prefeitura verifique.
ref-damaged = Não conseguimos ler o cartão.
ref-damaged-card = Ele pode estar danificado. O conteúdo continua como estava.
ref-no-smartphone = Para reservar é preciso um smartphone.
ref-no-smartphone-card = Seu cartão continua como estava. Na prefeitura não é preciso smartphone.
ref-no-reset = Esta máquina não pode criar esta senha de novo.
ref-no-reset-card = Seu cartão não está com defeito. A prefeitura pode criar outra senha.

## No reservation, wrong card, line, reader

no-reservation-title = Reserva não encontrada
no-reservation-old-title = Sua reserva tem mais de 24 horas
no-reservation-used-title = Sua reserva já foi usada
no-reservation-in-use-title = Outra máquina está usando sua reserva
no-reservation-text = Seu cartão continua como estava. Faça primeiro uma reserva no aplicativo.
no-reservation-in-use-text = Seu cartão continua como estava. Termine na outra máquina, ou espere a reserva ficar livre e comece aqui de novo.
no-reservation-1 = Abra no smartphone o aplicativo 「JPKI暗証番号リセット」
no-reservation-2 = Deixe-o ler seu cartão e seu rosto
no-reservation-3 = Venha aqui em até 24 horas
no-reservation-no-phone = Não tenho smartphone
wrong-card-title = Não é um cartão My Number
wrong-card-text = Não fizemos nada com ele. Retire-o e coloque seu cartão My Number.
line-down-title = Sem contato com a central
line-down-text = Não é por causa do cartão. Ele continua como estava.
line-down-change = Se você sabe sua senha atual, pode trocá-la sem a central.
line-down-change-go = Digitar minha senha atual
line-down-later = Volte mais tarde ou vá à prefeitura.
reader-fault-title = Não conseguimos ler cartões agora
reader-fault-text = O leitor está com problema. Seu cartão continua como estava.
use-another-machine = Use outra máquina ou vá à prefeitura.
card-fault-title = O cartão não responde
card-fault-text = Ele continua como estava.
card-fault-later = Pegue o cartão e tente de novo desde o começo.

## Taking the card

take-card-title = Pegue seu cartão, por favor
take-card-wiped = O que você digitou foi apagado
take-card-sound = O som toca até você pegar o cartão

## Still there?

idle-title = Você ainda está aí?
idle-text = Sem resposta, paramos aqui e apagamos o que você digitou. Seu cartão continua como estava.
idle-go-on = Sim, continuar
idle-stop = Sair e pegar meu cartão
idle-stop-no-card = Sair
a11y-seconds = { $n ->
    [one] Resta { $n } segundo
   *[other] Restam { $n } segundos
}

## Help

help-title = Podemos ajudar?
help-now = O que fazer aqui
help-staff = Os funcionários da loja não podem ajudar com isto. Não diga suas senhas a ninguém.
help-settings = Ver melhor a tela
help-choose-password = Toque na que quer criar de novo. Se tiver dúvida, toque em “Não sei”.
help-fraud = Toque em “Não” só se a decisão é sua.
help-notice = Leia. Se estiver de acordo, toque em “Concordar e continuar”.
help-place-card = Coloque um cartão deitado no leitor.
help-wait = Você não precisa fazer nada. Deixe o cartão onde está.
help-choose-procedure = Toque em “Sim” se sabe sua senha atual, ou em “Não” se não sabe.
help-pin = Os 4 dígitos que você escolheu ao receber o cartão. Se não sabe, a prefeitura pode criá-los de novo.
help-current = A senha de 6–16 caracteres que você usa agora. Se não sabe, toque em “Voltar”.
help-new = Misture letras e números, 6–16 caracteres. Cuidado com o número 0 e a letra O, o número 1 e a letra I.
help-repeat = Digite mais uma vez a senha que acabou de escolher.
help-confirm = Se estiver tudo certo, toque no botão grande.
help-result = Leia e depois escolha se quer imprimir um comprovante.
help-referral = Veja aonde ir e o que levar. Pode imprimir.

# language: es
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = SIMULACIÓN · sin tarjeta real, sin centro real
header-text = Más grande
header-contrast = Contraste
a11y-language = Elegir idioma. Ahora: { $name }
a11y-text-size = Tamaño del texto. Ahora: { $size ->
    [standard] normal
    [large] grande
   *[largest] muy grande
}
a11y-contrast = Contraste alto. { $on ->
    [on] Activado
   *[off] Desactivado
}
a11y-step = Paso { $n } de { $m }
footer-stop = Salir
footer-back = Atrás
footer-help = Ayuda
close = Cerrar
language-title = Elija su idioma
setting-lower = Bajar los botones
setting-lower-off = Subir los botones

## Date and time

date-time = { $date }, { $time }
code = Código { $code }

## Attract and closed

attract-open = Abierto ahora
attract-title = Cree una nueva contraseña de firma
attract-lead = La contraseña de 6 a 16 letras y números de su tarjeta My Number (署名用パスワード).
attract-free = Gratis.
attract-start = Empezar
closed-hours-title = Cerrado a esta hora
closed-hours-text = Horario de esta máquina: { $hours }.
closed-holiday-title = Hoy está cerrado
closed-holiday-text = Hoy no se puede usar esta máquina.
closed-maintenance-title = Cerrado por mantenimiento
closed-maintenance-text = No se puede usar hasta que termine el trabajo.
closed-out-title = Fuera de servicio
closed-out-text = Esta máquina tiene un problema. Por favor, no coloque su tarjeta.
closed-technician-title = Un técnico está trabajando
closed-technician-text = Espere a que termine, por favor. No coloque su tarjeta en el lector.
closed-repair-title = A la espera de reparación
closed-withdrawn-title = Esta máquina ya no se usa
closed-opens = Vuelve a abrir
closed-elsewhere = Si es urgente, vaya a la oficina municipal

## The four secrets

secret-signature = Contraseña de firma
secret-signature-form = 6–16 letras y números
secret-signature-use = Para e-Tax y para firmar por internet
# To check by a native reader: “clave” for the 4 digits and “contraseña” for the long one: told apart at once?
secret-four-heading = Claves de 4 dígitos
secret-user-auth = Autenticación de usuario
secret-user-auth-use = Entrar en Mynaportal, imprimir certificados (利用者証明用)
secret-card-info = Datos de la tarjeta
secret-card-info-use = Para que una aplicación lea su nombre y dirección (券面事項入力補助用)
secret-register = Registro de residentes
secret-register-use = Mudanzas, en la ventanilla (住民基本台帳用)
possible-here = Se puede aquí
office-only = En la oficina
choose-password-title = ¿Cuál necesita restablecer?
not-sure = No lo sé
suggested = Es esta
which-password-title = ¿Para qué la usa?
which-password-text = Elija un uso y le diremos cuál es.
use-etax = Impuestos por internet (e-Tax)
use-contract = Cuenta bancaria o préstamo
use-mynaportal = Entrar en Mynaportal
use-convenience = Certificados en una tienda
use-app = Aplicación del certificado de vacunación
use-moving = Mudanza, matrimonio

## Is somebody telling you to do this?

fraud-question-title = ¿Alguien le está diciendo que haga esto?
fraud-question-text = ¿Alguien, por teléfono o a su lado, le dice “hágalo ahora mismo” o “dígame el número”?
fraud-no = No, es mi propia decisión
fraud-yes = Sí, alguien me lo está diciendo
fraud-advice-title = No dé a nadie su tarjeta, su contraseña ni sus claves
fraud-advice-text = Aquí terminamos. Su tarjeta queda como estaba.
fraud-consumer = Línea del consumidor
fraud-consumer-when = Si algo le parece raro
fraud-police = Línea de consulta de la policía
fraud-police-when = Si cree que fue un engaño
fraud-stop-card = Para suspender su tarjeta
fraud-stop-card-when = Si ya la entregó
fraud-family = Hable también con su familia o con la oficina municipal.
fraud-print = Imprimir los números
finish = Terminar

## Before it begins

notice-title = Antes de empezar
notice-need = Qué necesita
notice-need-text = Su propia tarjeta My Number y su clave de 4 dígitos de autenticación de usuario (利用者証明用).
notice-free = Sin costo
notice-free-text = Este servicio es gratis.
notice-record = Qué registramos
notice-record-text = La hora, el resultado y un código que distingue las tarjetas. No registramos nombre, número ni contraseña.
notice-self = Solo para el titular
notice-self-text = Otra persona no puede hacerlo por usted. Consulte en la oficina municipal.
notice-accept = Aceptar y seguir

## Card on the reader

place-card-title = Coloque su tarjeta en el lector
place-card-1 = Saque la tarjeta de la funda o cartera
place-card-2 = Coloque una sola tarjeta, plana
place-card-3 = Déjela ahí hasta que le avisemos
place-card-waiting = Esperando su tarjeta
place-hint-moved = La tarjeta se movió. Colóquela otra vez, por favor.
place-hint-unreadable = No pudimos leer la tarjeta. Colóquela otra vez, por favor.
reading-card-title = Leyendo su tarjeta
do-not-move = No mueva la tarjeta
please-wait = Un momento, por favor
authenticating-title = Comprobando su tarjeta
authenticating-card = Comprobamos que la tarjeta es auténtica
authenticating-centre = Buscamos su reserva

## Change or reset

choose-procedure-title = ¿Sabe su contraseña de firma actual?
procedure-change = Sí, la sé
procedure-change-text = La escribe una vez y luego elige otra.
procedure-reset = No, no la sé
procedure-reset-text = Necesita una reserva hecha en la aplicación oficial en las últimas 24 horas.
procedure-reset-locked-title = Su contraseña de firma está bloqueada
procedure-reset-locked-text = Hubo 5 errores seguidos. Si crea una nueva, volverá a funcionar.
procedure-reset-locked = Crear una nueva
procedure-no-phone = ¿No tiene teléfono inteligente? Puede hacerlo en la oficina municipal.
procedure-office-text = Esta máquina solo cambia una contraseña que usted sabe.
procedure-free = Las dos formas son gratis.
tries-left = { $n ->
    [one] Queda { $n } intento
   *[other] Quedan { $n } intentos
}

## Typing

pin-title = Escriba su clave de 4 dígitos de autenticación de usuario (利用者証明用)
pin-sub = La que usa para entrar en Mynaportal.
pin-wrong = { $n ->
    [one] No es correcta. Queda { $n } intento
   *[other] No es correcta. Quedan { $n } intentos
}
pin-wrong-unknown = No es correcta
pin-tries = { $n ->
    [one] Queda { $n } intento
   *[other] Quedan { $n } intentos
}
pin-more = { $n ->
    [one] Falta { $n } dígito
   *[other] Faltan { $n } dígitos
}
pin-submit = Seguir con estos 4 dígitos
pin-forgotten = No la sé
current-title = Escriba su contraseña de firma actual
current-sub = 6–16 letras y números. No es una clave de 4 dígitos.
current-wrong = { $n ->
    [one] No es correcta. Queda { $n } intento
   *[other] No es correcta. Quedan { $n } intentos
}
current-wrong-unknown = No es correcta
current-checking = La tarjeta la está comprobando
current-more = { $n ->
    [one] Falta { $n } carácter
   *[other] Faltan { $n } caracteres
}
new-title = Elija su nueva contraseña de firma
new-note = No use su cumpleaños ni su teléfono.
repeat-title = Escriba otra vez la misma contraseña
repeat-sub = Así se detecta un error al escribir.
repeat-mismatch = Es distinta de la primera. Escríbala otra vez, por favor.
characters = { $n ->
    [one] { $n } carácter
   *[other] { $n } caracteres
}
rule-length = 6–16 caracteres
rule-letter = Tiene una letra
rule-digit = Tiene un número
rule-strong = Difícil de adivinar
weak-one-character = El mismo carácter repetido es fácil de adivinar.
weak-run = Letras o números seguidos son fáciles de adivinar.
weak-keyboard-row = Teclas contiguas de un teclado son fáciles de adivinar.
weak-same-as-current = Es su contraseña actual. Elija otra, por favor.
weak-example = Es el ejemplo de nuestra pantalla. Elija otra, por favor.
next = Siguiente
erase-one = Borrar
show-held = Pulse y vea
a11y-show-held = Mostrar lo que ha escrito mientras lo mantiene pulsado
clear-all = Borrar todo
reading-0 = cero
reading-o = letra O
reading-1 = uno
reading-i = letra I
a11y-key-digit = Número { $key }
a11y-key-letter = Letra { $key }
a11y-field-signature = { $n ->
    [one] Contraseña de firma, { $n } carácter escrito
   *[other] Contraseña de firma, { $n } caracteres escritos
}
a11y-field-pin = { $n ->
    [one] Clave de 4 dígitos, { $n } dígito escrito
   *[other] Clave de 4 dígitos, { $n } dígitos escritos
}
a11y-rule = { $rule }. { $state ->
    [kept] Se cumple
    [refused] No se acepta
   *[open] Todavía no
}

## The last try

last-try-title = Queda 1 intento
last-try-pin-text = Si hay otro error, esta clave de 4 dígitos deja de funcionar. Solo la oficina municipal puede crearla de nuevo. Los intentos no vuelven con el tiempo.
last-try-current-text = Si hay otro error, la contraseña de firma se bloquea. Después tendrá que reservar en la aplicación o ir a la oficina municipal.
last-try-pin-question = ¿Recuerda bien los 4 dígitos?
last-try-current-question = ¿Recuerda bien la contraseña?
last-try-office = No, ver adónde ir
last-try-stop = No, volver atrás
last-try-go = Sí, quiero escribirla

## Confirm and write

confirm-title = ¿Crear esta nueva contraseña?
confirm-1 = Solo cambia la contraseña de firma de la tarjeta
confirm-2 = Sus claves de 4 dígitos no cambian
confirm-3 = La contraseña anterior deja de funcionar
confirm-go = Crear la nueva contraseña
confirm-note = No mueva la tarjeta hasta que termine.
writing-title = Grabando en su tarjeta
writing-checked = Tarjeta comprobada
writing-now = Grabando la nueva contraseña
writing-verify = Después comprobamos que se grabó
writing-foot = Espere a que termine, por favor
replace-card-title = Vuelva a poner la misma tarjeta
replace-card-text = La tarjeta se movió mientras grabábamos. Cuando la ponga, veremos qué pasó.
replace-card-other = Es otra tarjeta. Coloque la primera, por favor.
replace-card-seconds = { $n ->
    [one] Esperamos { $n } segundo más
   *[other] Esperamos { $n } segundos más
}

## What came of it

done-title = Su nueva contraseña está lista
done-checked = Comprobada en la tarjeta
done-checked-text = Esta máquina no guarda su contraseña.
done-ends = Certificado válido hasta el { $date }
done-ends-text = Después no se podrá usar. Ya puede renovarlo gratis en la oficina municipal.
done-note = Para recordarla
done-note-text = Si la anota, guarde la nota lejos de la tarjeta.
not-changed-title = Su contraseña no cambió
not-changed-card = Su tarjeta funciona como antes.
not-changed-again = Puede empezar de nuevo desde el principio.
uncertain-title = No sabemos si la contraseña cambió
uncertain-why = Se perdió el contacto entre la tarjeta y la máquina.
uncertain-state = Su contraseña es la anterior o la nueva. Nada más cambió.
uncertain-1 = Cuando la necesite, pruebe primero la nueva, una sola vez
uncertain-2 = Si no es correcta, pruebe la anterior, una sola vez
uncertain-3 = Si ninguna es correcta, lleve la tarjeta a la oficina municipal

why-card-removed = La tarjeta se movió antes de grabar nada.
why-card-silent = La tarjeta no respondió.
why-card-refused = La tarjeta no lo aceptó.
why-card-unreadable = No pudimos entender la tarjeta.
why-write-torn = Se perdió el contacto antes de grabar nada.
why-reader = El lector de tarjetas no funcionó.
why-centre = No pudimos conectar con el centro.
why-journal = Esta máquina no puede guardar sus registros; por eso no grabó nada.
why-internal = Hubo un problema en esta máquina.
why-stopped = Usted salió antes de terminar.

## The slip

slip-question = ¿Imprimir un comprobante?
slip-print-take = Imprimir y tomar mi tarjeta
slip-skip-take = Tomar mi tarjeta sin imprimir
slip-print-referral = Imprimir esta página
slip-skip-referral = Terminar sin imprimir
slip-no-secret = Su contraseña no está en el comprobante
slip-see = Ver el papel
slip-see-title = Lo que dice el comprobante
slip-print = Imprimir
slip-print-again = Volver a imprimir
slip-note = Anote lo que necesite o saque una foto de esta pantalla.
slip-printing = Imprimiendo
slip-printed = Su comprobante está listo. Tómelo, por favor.
slip-failed = No podemos imprimir
slip-failed-text = Pulse “Ver el papel” y anote lo que necesite.
slip-failed-same = El resultado no cambia.
slip-failed-paper-out = No podemos imprimir: no hay papel
slip-failed-cover-open = No podemos imprimir: la tapa de la impresora está abierta
take-card-button = Tomar mi tarjeta

## The municipal office

referral-title = Puede hacerlo en la oficina municipal
where = Adónde ir
bring = Qué llevar
phone-in-language = Pregunte en español (llamada gratis)
phone-weekday = Lunes a viernes { $from }–{ $to }
phone-weekend = Fines de semana y feriados { $from }–{ $to }
phone-daily = Todos los días { $from }–{ $to }
show-at-counter = Muestre esto en la ventanilla
any-office = La oficina municipal donde vive (ventanilla de My Number)

bring-card = Esta tarjeta My Number
bring-id = Otro documento de identidad (licencia de conducir, pasaporte, tarjeta de residencia)
bring-photo = Una foto de su rostro (para una tarjeta nueva)
bring-residence = Su tarjeta de residencia (在留カード), si la tiene
bring-guardian = Menor de 15 años o bajo tutela: documento de identidad del representante legal y prueba de la relación

ref-wants-user-auth = En esta máquina solo se puede crear la contraseña de firma.
ref-wants-user-auth-card = Su tarjeta funciona como antes.
ref-wants-card-info = En esta máquina solo se puede crear la contraseña de firma.
ref-wants-card-info-card = Su tarjeta funciona como antes.
ref-wants-register = En esta máquina solo se puede crear la contraseña de firma.
ref-wants-register-card = Su tarjeta funciona como antes.
ref-pin-forgotten = Sin la clave de 4 dígitos, esta máquina no puede confirmar que es usted.
ref-pin-forgotten-card = Su tarjeta queda como estaba.
ref-pin-locked = La clave de 4 dígitos está bloqueada. Hubo 3 errores seguidos.
ref-pin-locked-card = Su tarjeta no está dañada. Esperar no la desbloquea.
ref-no-certificate = Esta tarjeta no tiene certificado de firma (署名用電子証明書).
ref-no-certificate-card = Su tarjeta está bien. Por ejemplo, las de menores de 15 años no lo tienen.
ref-expired = El certificado de firma (署名用電子証明書) ha vencido.
ref-expired-card = Su tarjeta está bien. El certificado nuevo es gratis.
ref-revoked = El certificado de firma (署名用電子証明書) ya no es válido porque cambió su nombre o dirección.
ref-revoked-card = Su tarjeta está bien. Con el certificado nuevo también crea una contraseña.
ref-suspended = Esta tarjeta está suspendida.
ref-suspended-card = Si la encontró, la oficina puede activarla de nuevo.
ref-user-auth-ended = El certificado de autenticación de usuario (利用者証明用電子証明書) ya no es válido.
ref-user-auth-ended-card = Su tarjeta no está dañada. El certificado nuevo es gratis.
ref-card-expired = La tarjeta ha vencido o terminó su período de estadía.
ref-card-expired-card = Esta tarjeta no se puede usar. Necesita una nueva.
ref-not-trusted = Esta máquina no puede verificar el certificado de la tarjeta.
ref-not-trusted-card = Su tarjeta queda como estaba. Pida que la revisen en la oficina.
ref-damaged = No podemos leer la tarjeta.
ref-damaged-card = Puede estar dañada. Su contenido queda como estaba.
ref-no-smartphone = Para reservar se necesita un teléfono inteligente.
ref-no-smartphone-card = Su tarjeta queda como estaba. En la oficina no hace falta teléfono.
ref-no-reset = Esta máquina no puede crear de nuevo esta contraseña.
ref-no-reset-card = Su tarjeta no está dañada. La oficina puede crear otra contraseña.

## No reservation, wrong card, line, reader

no-reservation-title = No encontramos ninguna reserva
no-reservation-old-title = Su reserva tiene más de 24 horas
no-reservation-used-title = Su reserva ya fue utilizada
no-reservation-in-use-title = Otra máquina está usando su reserva
no-reservation-text = Su tarjeta queda como estaba. Haga primero una reserva en la aplicación.
no-reservation-in-use-text = Su tarjeta queda como estaba. Termine en la otra máquina, o espere a que la reserva quede libre y empiece aquí de nuevo.
no-reservation-1 = Abra en su teléfono la aplicación 「JPKI暗証番号リセット」
no-reservation-2 = Deje que lea su tarjeta y su cara
no-reservation-3 = Venga aquí en menos de 24 horas
no-reservation-no-phone = No tengo teléfono inteligente
wrong-card-title = No es una tarjeta My Number
wrong-card-text = No le hicimos nada. Retírela y coloque su tarjeta My Number.
line-down-title = No podemos conectar con el centro
line-down-text = No es por su tarjeta. Queda como estaba.
line-down-change = Si sabe su contraseña actual, puede cambiarla sin el centro.
line-down-change-go = Escribir mi contraseña actual
line-down-later = Vuelva más tarde o vaya a la oficina municipal.
reader-fault-title = Ahora no podemos leer tarjetas
reader-fault-text = El lector tiene un problema. Su tarjeta queda como estaba.
use-another-machine = Use otra máquina o vaya a la oficina municipal.
card-fault-title = La tarjeta no responde
card-fault-text = Queda como estaba.
card-fault-later = Tome la tarjeta e inténtelo de nuevo desde el principio.

## Taking the card

take-card-title = Tome su tarjeta, por favor
take-card-wiped = Lo que escribió se ha borrado
take-card-sound = Suena hasta que tome la tarjeta

## Still there?

idle-title = ¿Sigue ahí?
idle-text = Si no hay respuesta, terminamos y borramos lo que escribió. Su tarjeta queda como estaba.
idle-go-on = Sí, seguir
idle-stop = Salir y tomar mi tarjeta
idle-stop-no-card = Salir
a11y-seconds = { $n ->
    [one] Queda { $n } segundo
   *[other] Quedan { $n } segundos
}

## Help

help-title = ¿Le ayudamos?
help-now = Qué hacer aquí
help-staff = El personal de la tienda no puede ayudarle con esto. No diga a nadie sus claves ni su contraseña.
help-settings = Ver mejor la pantalla
help-choose-password = Pulse la que quiere restablecer. Si tiene dudas, pulse “No lo sé”.
help-fraud = Pulse “No” solo si lo decidió usted.
help-notice = Léalo. Si está de acuerdo, pulse “Aceptar y seguir”.
help-place-card = Coloque una tarjeta plana en el lector.
help-wait = No tiene que hacer nada. Deje la tarjeta donde está.
help-choose-procedure = Pulse “Sí” si sabe su contraseña actual, o “No” si no la sabe.
help-pin = Los 4 dígitos que eligió al recibir la tarjeta. Si no los sabe, la oficina puede crear otros.
help-current = La contraseña de 6–16 caracteres que usa ahora. Si no la sabe, pulse “Atrás”.
help-new = Mezcle letras y números, 6–16 caracteres. Cuidado con el número 0 y la letra O, el número 1 y la letra I.
help-repeat = Escriba una vez más la contraseña que acaba de elegir.
help-confirm = Si todo está bien, pulse el botón grande.
help-result = Léalo y luego elija si imprime o no un comprobante.
help-referral = Vea adónde ir y qué llevar. Puede imprimirlo.

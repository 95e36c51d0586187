# language: es
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = Máquina { $kiosk }
slip-title-result = Su comprobante
slip-title-referral = Adónde ir
slip-title-reservation = Cómo reservar
slip-title-fraud = Números para llamar
slip-title-test = Página de prueba
slip-signature-password = Contraseña de firma (6–16 letras y números)
slip-when = Fecha y hora
slip-fee = Costo
slip-free = Gratis
slip-code = Código
slip-certificate-ends = El certificado vence
slip-keep-secret = Su contraseña no está en este papel ni en la máquina. No se la diga a nadie, tampoco por teléfono.
slip-trouble = ¿Necesita ayuda?
slip-record = Número de registro
slip-check = Código de control
slip-check-note = Con este número el técnico de la tienda puede comprobar el registro
slip-receipt = Comprobante { $number }
slip-test-note = Todo está bien si las líneas son rectas y sin cortes.

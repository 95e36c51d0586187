# language: pt
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = Máquina { $kiosk }
slip-title-result = Seu comprovante
slip-title-referral = Aonde ir
slip-title-reservation = Como reservar
slip-title-fraud = Números para ligar
slip-title-test = Página de teste
slip-signature-password = Senha de assinatura (6–16 letras e números)
slip-when = Data e hora
slip-fee = Taxa
slip-free = Grátis
slip-code = Código
slip-certificate-ends = O certificado vence
slip-keep-secret = Sua senha não está neste papel nem na máquina. Não a diga a ninguém, nem por telefone.
slip-trouble = Precisa de ajuda?
slip-record = Número do registro
slip-check = Código de controle
slip-check-note = Com este número o técnico da loja pode conferir o registro
slip-receipt = Comprovante { $number }
slip-test-note = Está tudo certo se as linhas são retas e sem falhas.

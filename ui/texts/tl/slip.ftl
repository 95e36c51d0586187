# language: tl
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = Makina { $kiosk }
slip-title-result = Slip ninyo
slip-title-referral = Saan pupunta
slip-title-reservation = Paano magpareserba
slip-title-fraud = Mga numerong tatawagan
slip-title-test = Pahinang pansubok
slip-signature-password = Signature password (6–16 na letra at numero)
slip-when = Petsa at oras
slip-fee = Bayad
slip-free = Libre
slip-code = Code
slip-certificate-ends = Bisa ng sertipiko hanggang
slip-keep-secret = Wala ang password sa papel na ito o sa makina. Huwag itong sabihin kaninuman, kahit sa telepono.
slip-trouble = Kailangan ng tulong?
slip-record = Numero ng tala
slip-check = Check code
slip-check-note = Gamit ang numerong ito, masusuri ng technician ng tindahan ang tala
slip-receipt = Slip { $number }
slip-test-note = Maayos kung tuwid at hindi putol ang mga linya.

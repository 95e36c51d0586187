# language: en
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip; it takes the others from resident.ftl.
#
# Short: a slip is read, not filed. No full stop after labels.

slip-kiosk = Machine { $kiosk }
slip-title-result = Your slip
slip-title-referral = Where to go
slip-title-reservation = How to reserve
slip-title-fraud = Numbers to call
slip-title-test = Test page
slip-signature-password = Signature password (6–16 letters and digits)
slip-when = Date and time
slip-fee = Fee
slip-free = Free
slip-code = Code
slip-certificate-ends = Certificate ends
slip-keep-secret = Your password is neither on this slip nor in the machine. Do not tell it to anyone, not even on the phone.
slip-trouble = Need help?
slip-record = Record number
slip-check = Check code
slip-check-note = With this number the store’s technician can check the record
slip-receipt = Slip { $number }
slip-test-note = All is well if the lines are straight and unbroken.

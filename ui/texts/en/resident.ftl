# language: en
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
#
# Short, polite, one thought a sentence. A button says what happens: verb and noun.
# Never "PIN" alone: the long one is the signature password, the short ones are 4-digit PINs.
# Numbers come in as { $n }; names of offices, hours and telephone numbers come from outside.

## Frame

simulation-banner = SIMULATION · no real card, no real centre
header-text = Larger
header-contrast = Contrast
a11y-language = Choose language. Now { $name }
a11y-text-size = Text size. Now { $size ->
    [standard] standard
    [large] large
   *[largest] very large
}
a11y-contrast = High contrast. { $on ->
    [on] Now on
   *[off] Now off
}
a11y-step = Step { $n } of { $m }
footer-stop = Stop
footer-back = Back
footer-help = Help
close = Close
language-title = Choose your language
setting-lower = Move buttons down
setting-lower-off = Move buttons back

## Date and time

date-time = { $date }, { $time }
code = Code { $code }

## Attract and closed

attract-open = Open now
attract-title = Set a new signature password
attract-lead = The password of 6 to 16 letters and digits on your My Number Card.
attract-free = Free of charge.
attract-start = Start
closed-hours-title = Closed at this hour
closed-hours-text = This machine is open { $hours }.
closed-holiday-title = Closed today
closed-holiday-text = This machine cannot be used today.
closed-maintenance-title = Closed for maintenance
closed-maintenance-text = It cannot be used until the work is done.
closed-out-title = Out of service
closed-out-text = Something is wrong with this machine. Please do not place your card on it.
closed-technician-title = A technician is at work
closed-technician-text = Please wait until the work is done. Do not place your card on the reader.
closed-repair-title = This machine is waiting for repair
closed-withdrawn-title = This machine is no longer in use
closed-opens = Opens again
closed-elsewhere = If it is urgent, go to your city office

## The four secrets

secret-signature = Signature password
secret-signature-form = 6–16 letters and digits
secret-signature-use = For e-Tax and for signing contracts online
secret-four-heading = 4-digit PINs
secret-user-auth = User authentication
secret-user-auth-use = Log in to Mynaportal, print certificates (利用者証明用)
secret-card-info = Card-info input
secret-card-info-use = Let an app read your name and address (券面事項入力補助用)
secret-register = Resident register
secret-register-use = Moving house, at the office counter (住民基本台帳用)
possible-here = Possible here
office-only = City office only
choose-password-title = Which one do you need to set again?
not-sure = I am not sure
suggested = This one
which-password-title = What do you use it for?
which-password-text = Choose a use, and we show you which one it is.
use-etax = Online tax return (e-Tax)
use-contract = Bank account or loan contract
use-mynaportal = Logging in to Mynaportal
use-convenience = Certificates at a store
use-app = Vaccination certificate app
use-moving = Moving house, marriage

## Is somebody telling you to do this?

fraud-question-title = Is someone telling you to do this?
fraud-question-text = Is someone on the phone or beside you saying “do it right now” or “tell me the number”?
fraud-no = No, it is my own decision
fraud-yes = Yes, someone is telling me to
fraud-advice-title = Do not give anyone your card, password or numbers
fraud-advice-text = We stop here. Your card stays as it is.
fraud-consumer = Consumer hotline
fraud-consumer-when = If something seems wrong
fraud-police = Police advice line
fraud-police-when = If you may have been tricked
fraud-stop-card = To suspend your card
fraud-stop-card-when = If you gave it away
fraud-family = Talk to your family or your city office, too.
fraud-print = Print the numbers
finish = Finish

## Before it begins

notice-title = Before you start
notice-need = What you need
notice-need-text = Your own My Number Card and its 4-digit user-authentication PIN (利用者証明用).
notice-free = No charge
notice-free-text = This service is free.
notice-record = What we record
notice-record-text = Time, result and a code that tells cards apart. We record no name, number or password.
notice-self = Only for the card holder
notice-self-text = Someone acting for you cannot use it. Please ask at the city office.
notice-accept = Agree and go on

## Card on the reader

place-card-title = Place your card on the reader
place-card-1 = Take the card out of its case or wallet
place-card-2 = Place one card only, flat
place-card-3 = Leave it there until we tell you
place-card-waiting = Waiting for your card
place-hint-moved = The card moved. Please place it again.
place-hint-unreadable = We could not read the card. Please place it again.
reading-card-title = Reading your card
do-not-move = Do not move the card
please-wait = One moment, please
authenticating-title = Checking your card
authenticating-card = Making sure the card is real
authenticating-centre = Looking for your reservation

## Change or reset

choose-procedure-title = Do you know your current signature password?
procedure-change = Yes, I know it
procedure-change-text = You type it once, then choose a new one.
procedure-reset = No, I do not
procedure-reset-text = You need a reservation made in the official app in the last 24 hours.
procedure-reset-locked-title = Your signature password is locked
procedure-reset-locked-text = It was wrong 5 times in a row. Set a new one, and it works again.
procedure-reset-locked = Set a new one
procedure-no-phone = No smartphone? Your city office can do it.
procedure-office-text = This machine can only change a password that you know.
procedure-free = Both ways are free of charge.
tries-left = { $n ->
    [one] { $n } try left
   *[other] { $n } tries left
}

## Typing

pin-title = Enter your 4-digit user-authentication PIN (利用者証明用)
pin-sub = The one you use to log in to Mynaportal.
pin-wrong = { $n ->
    [one] Not correct. { $n } try left
   *[other] Not correct. { $n } tries left
}
pin-wrong-unknown = Not correct
pin-tries = { $n ->
    [one] { $n } try left
   *[other] { $n } tries left
}
pin-more = { $n ->
    [one] { $n } more digit
   *[other] { $n } more digits
}
pin-submit = Go on with these 4 digits
pin-forgotten = I do not know it
current-title = Enter your current signature password
current-sub = 6–16 letters and digits. Not a 4-digit PIN.
current-wrong = { $n ->
    [one] Not correct. { $n } try left
   *[other] Not correct. { $n } tries left
}
current-wrong-unknown = Not correct
current-checking = The card is checking it
current-more = { $n ->
    [one] { $n } more character
   *[other] { $n } more characters
}
new-title = Choose your new signature password
new-note = Do not use your birthday or phone number.
repeat-title = Enter the same password again
repeat-sub = This helps to find a typing mistake.
repeat-mismatch = It differs from the first one. Please enter it again.
characters = { $n ->
    [one] { $n } character
   *[other] { $n } characters
}
rule-length = 6–16 characters
rule-letter = Has a letter
rule-digit = Has a digit
rule-strong = Hard to guess
weak-one-character = The same character again and again is easy to guess.
weak-run = Letters or digits in a row are easy to guess.
weak-keyboard-row = Keys side by side on a keyboard are easy to guess.
weak-same-as-current = This is your current password. Please choose another.
weak-example = This is the example on our screen. Please choose another.
next = Next
erase-one = Erase
show-held = Hold to show
a11y-show-held = Show what you typed while you hold this
clear-all = Clear all
reading-0 = zero
reading-o = oh
reading-1 = one
reading-i = eye
a11y-key-digit = Digit { $key }
a11y-key-letter = Letter { $key }
a11y-field-signature = { $n ->
    [one] Signature password, { $n } character entered
   *[other] Signature password, { $n } characters entered
}
a11y-field-pin = { $n ->
    [one] 4-digit PIN, { $n } digit entered
   *[other] 4-digit PIN, { $n } digits entered
}
a11y-rule = { $rule }. { $state ->
    [kept] Kept
    [refused] Refused
   *[open] Not yet
}

## The last try

last-try-title = 1 try left
last-try-pin-text = If it is wrong again, this 4-digit PIN stops working. Only the city office can set it again. Waiting does not give tries back.
last-try-current-text = If it is wrong again, the signature password is locked. Then you need a reservation in the app, or the city office.
last-try-pin-question = Are you sure of the 4 digits?
last-try-current-question = Are you sure of the password?
last-try-office = No, show me where to go
last-try-stop = No, go back
last-try-go = Yes, I am sure. Let me type it

## Confirm and write

confirm-title = Set this new password?
confirm-1 = Only the signature password on the card changes
confirm-2 = All your 4-digit PINs stay the same
confirm-3 = The old password stops working
confirm-go = Set the new password
confirm-note = Leave the card in place until it is done.
writing-title = Writing to your card
writing-checked = Card checked
writing-now = Writing the new password
writing-verify = Then we check that it is there
writing-foot = Please wait until it is done
replace-card-title = Put the same card back
replace-card-text = The card moved while we were writing. When it is back, we check what happened.
replace-card-other = This is another card. Please place the first one.
replace-card-seconds = { $n ->
    [one] We wait { $n } more second
   *[other] We wait { $n } more seconds
}

## What came of it

done-title = Your new password is set
done-checked = Checked on the card
done-checked-text = This machine does not keep your password.
done-ends = Certificate valid until { $date }
done-ends-text = After that it cannot be used. You can renew it now at your city office, free of charge.
done-note = So that you remember it
done-note-text = If you write it down, keep the note away from the card.
not-changed-title = Your password was not changed
not-changed-card = Your card works as before.
not-changed-again = You can start again from the beginning.
uncertain-title = We do not know if the password changed
uncertain-why = The card and the machine lost contact.
uncertain-state = Your password is either the old one or the new one. Nothing else changed.
uncertain-1 = When you need it, try the new one first, once only
uncertain-2 = If it is wrong, try the old one, once only
uncertain-3 = If both are wrong, take the card to your city office

why-card-removed = The card moved before anything was written.
why-card-silent = The card did not answer.
why-card-refused = The card did not accept it.
why-card-unreadable = We could not understand the card.
why-write-torn = Contact was lost before anything was written.
why-reader = The card reader did not work.
why-centre = We could not reach the centre.
why-journal = This machine cannot keep its records, so it did not write.
why-internal = Something went wrong in this machine.
why-stopped = You stopped.

## The slip

slip-question = Print a slip?
slip-print-take = Print and take my card
slip-skip-take = Take my card, no slip
slip-print-referral = Print this page
slip-skip-referral = Finish, no slip
slip-no-secret = Your password is not on the slip
slip-see = See the slip
slip-see-title = What the slip says
slip-print = Print
slip-print-again = Try printing again
slip-note = Write down what you need, or take a photo of this screen.
slip-printing = Printing
slip-printed = Your slip is ready. Please take it.
slip-failed = We cannot print
slip-failed-text = Press “See the slip” and write down what you need.
slip-failed-same = The result stays the same.
slip-failed-paper-out = We cannot print: there is no paper
slip-failed-cover-open = We cannot print: the printer cover is open
take-card-button = Take my card

## The municipal office

referral-title = Your city office can do this
where = Where to go
bring = What to bring
phone-in-language = Ask in English (free call)
phone-weekday = Weekdays { $from }–{ $to }
phone-weekend = Weekends, holidays { $from }–{ $to }
phone-daily = Every day { $from }–{ $to }
show-at-counter = Show this at the counter
any-office = The city office where you live (My Number Card counter)

bring-card = This My Number Card
bring-id = Another identity document (driver’s licence, passport, residence card)
bring-photo = A photo of your face (for a new card)
bring-residence = Your residence card, if you have one
bring-guardian = Under 15 or under guardianship: the legal representative’s identity document and proof of the relation

ref-wants-user-auth = This machine can set the signature password only.
ref-wants-user-auth-card = Your card works as before.
ref-wants-card-info = This machine can set the signature password only.
ref-wants-card-info-card = Your card works as before.
ref-wants-register = This machine can set the signature password only.
ref-wants-register-card = Your card works as before.
ref-pin-forgotten = Without the 4-digit PIN this machine cannot tell that it is you.
ref-pin-forgotten-card = Your card stays as it is.
ref-pin-locked = The 4-digit PIN is locked. It was wrong 3 times in a row.
ref-pin-locked-card = Your card is not broken. Waiting does not unlock it.
ref-no-certificate = There is no signature certificate (署名用電子証明書) on this card.
ref-no-certificate-card = Your card is all right. Cards of children under 15, for example, do not have one.
ref-expired = The signature certificate (署名用電子証明書) has expired.
ref-expired-card = Your card is all right. A new certificate is free.
ref-revoked = The signature certificate (署名用電子証明書) is no longer valid because your name or address changed.
ref-revoked-card = Your card is all right. With a new certificate you also set a password.
ref-suspended = This card has been suspended.
ref-suspended-card = If you have found your card again, the office can lift the suspension.
ref-user-auth-ended = The user-authentication certificate (利用者証明用電子証明書) is no longer valid.
ref-user-auth-ended-card = Your card is not broken. A new certificate is free.
ref-card-expired = The card has expired, or your period of stay has ended.
ref-card-expired-card = This card cannot be used. You need a new card.
ref-not-trusted = This machine cannot verify the certificate on the card.
ref-not-trusted-card = Your card stays as it is. Please have it checked at the office.
ref-damaged = We cannot read the card.
ref-damaged-card = It may be damaged. What is on it stays as it is.
ref-no-smartphone = A reservation needs a smartphone.
ref-no-smartphone-card = Your card stays as it is. The office needs no smartphone.
ref-no-reset = This machine cannot set this password again.
ref-no-reset-card = Your card is not broken. The office can set a new password.

## No reservation, wrong card, line, reader

no-reservation-title = No reservation found
no-reservation-old-title = Your reservation is over 24 hours old
no-reservation-used-title = Your reservation was used already
no-reservation-in-use-title = Another machine is using your reservation
no-reservation-text = Your card stays as it is. Please make a reservation in the app first.
no-reservation-in-use-text = Your card stays as it is. Finish at the other machine, or wait until the reservation is free and start here again.
no-reservation-1 = Open the smartphone app 「JPKI暗証番号リセット」
no-reservation-2 = Let it read your card and your face
no-reservation-3 = Come here within 24 hours
no-reservation-no-phone = I have no smartphone
wrong-card-title = This is not a My Number Card
wrong-card-text = We did nothing to it. Take it back and place your My Number Card.
line-down-title = We cannot reach the centre
line-down-text = Your card is not the cause. It stays as it is.
line-down-change = If you know your current password, you can change it without the centre.
line-down-change-go = Enter my current password
line-down-later = Please come again later, or go to your city office.
reader-fault-title = We cannot read cards now
reader-fault-text = The card reader has a problem. Your card stays as it is.
use-another-machine = Please use another machine or your city office.
card-fault-title = The card does not answer
card-fault-text = It stays as it is.
card-fault-later = Take the card and try again from the beginning.

## Taking the card

take-card-title = Please take your card
take-card-wiped = What you typed is erased
take-card-sound = A sound plays until you take it

## Still there?

idle-title = Are you still there?
idle-text = If there is no answer, we stop here and erase what you typed. Your card stays as it is.
idle-go-on = Yes, go on
idle-stop = Stop and take my card
idle-stop-no-card = Stop here
a11y-seconds = { $n ->
    [one] { $n } second left
   *[other] { $n } seconds left
}

## Help

help-title = Can we help?
help-now = What to do here
help-staff = Store staff cannot help you with this. Do not tell anyone your numbers or password.
help-settings = Make the screen easier
help-choose-password = Press the one you want to set again. If you are not sure, press “I am not sure”.
help-fraud = Press “No” only if you decided on your own.
help-notice = Read it. If it is fine with you, press “Agree and go on”.
help-place-card = Place one card flat on the reader.
help-wait = You do not need to do anything. Leave the card where it is.
help-choose-procedure = Press “Yes” if you know your current password, or “No” if you do not.
help-pin = The 4 digits you chose when you got the card. If you do not know them, the office can set them again.
help-current = The password of 6–16 characters you use now. If you do not know it, press “Back”.
help-new = Mix letters and digits, 6–16 characters. Do not mix up digit 0 and letter O, or digit 1 and letter I.
help-repeat = Type the password you just chose once more.
help-confirm = If all is right, press the large button.
help-result = Read it, then choose to print a slip or not.
help-referral = See where to go and what to bring. You can print it.

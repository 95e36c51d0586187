# language: tl
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = SIMULASYON · hindi totoong card, hindi totoong center
header-text = Palakihin
header-contrast = Contrast
a11y-language = Pumili ng wika. Ngayon: { $name }
a11y-text-size = Laki ng letra. Ngayon: { $size ->
    [standard] karaniwan
    [large] malaki
   *[largest] napakalaki
}
a11y-contrast = Mataas na contrast. { $on ->
    [on] Naka-on
   *[off] Naka-off
}
a11y-step = Hakbang { $n } sa { $m }
footer-stop = Ihinto
footer-back = Bumalik
footer-help = Tulong
close = Isara
language-title = Pumili po ng wika
setting-lower = Ibaba ang mga button
setting-lower-off = Ibalik ang mga button

## Date and time

date-time = { $date }, { $time }
code = Code { $code }

## Attract and closed

attract-open = Bukas ngayon
attract-title = Magtakda ng bagong signature password
attract-lead = Ang password na 6–16 na letra at numero sa inyong My Number Card (署名用パスワード).
attract-free = Libre.
attract-start = Simulan
closed-hours-title = Sarado sa oras na ito
closed-hours-text = Bukas ang makinang ito { $hours }.
closed-holiday-title = Sarado ngayong araw
closed-holiday-text = Hindi magagamit ang makinang ito ngayong araw.
closed-maintenance-title = Sarado para sa maintenance
closed-maintenance-text = Hindi magagamit hanggang matapos ang trabaho.
closed-out-title = Hindi gumagana
closed-out-text = May problema ang makinang ito. Huwag po munang ilagay ang card.
closed-technician-title = May technician na nagtatrabaho
closed-technician-text = Hintayin po na matapos ang trabaho. Huwag ilagay ang card sa reader.
closed-repair-title = Naghihintay ng pagkumpuni
closed-withdrawn-title = Hindi na ginagamit ang makinang ito
closed-opens = Magbubukas ulit
closed-elsewhere = Kung kailangan agad, pumunta sa munisipyo

## The four secrets

secret-signature = Signature password
secret-signature-form = 6–16 na letra at numero
secret-signature-use = Para sa e-Tax at pagpirma ng kontrata online
# To check by a native reader: “numero” for the 4-digit secrets throughout (the word PIN is kept off these screens).
secret-four-heading = Mga 4-digit na numero
secret-user-auth = User authentication
secret-user-auth-use = Mag-log in sa Mynaportal, mag-print ng sertipiko (利用者証明用)
secret-card-info = Tulong sa impormasyon ng card
secret-card-info-use = Para mabasa ng app ang pangalan at address (券面事項入力補助用)
secret-register = Talaan ng residente
secret-register-use = Paglipat ng bahay, sa counter ng munisipyo (住民基本台帳用)
possible-here = Puwede dito
office-only = Sa munisipyo lang
choose-password-title = Alin ang kailangan ninyong itakda ulit?
not-sure = Hindi ako sigurado
suggested = Ito po
which-password-title = Saan ninyo ito ginagamit?
which-password-text = Pumili ng gamit, at ipapakita namin kung alin ito.
use-etax = Buwis online (e-Tax)
use-contract = Bank account o kontrata sa utang
use-mynaportal = Pag-log in sa Mynaportal
use-convenience = Sertipiko sa tindahan
use-app = App ng sertipiko ng bakuna
use-moving = Paglipat ng bahay, kasal

## Is somebody telling you to do this?

fraud-question-title = May nagsasabi ba sa inyo na gawin ito?
fraud-question-text = May tao ba sa telepono o sa tabi ninyo na nagsasabing “gawin mo na ngayon” o “sabihin mo ang numero”?
fraud-no = Wala, sarili kong desisyon
fraud-yes = Oo, may nagsasabi sa akin
fraud-advice-title = Huwag ibigay kaninuman ang card, password o mga numero ninyo
fraud-advice-text = Dito po kami hihinto. Walang nagbago sa inyong card.
fraud-consumer = Hotline ng konsyumer
fraud-consumer-when = Kung may kahina-hinala
fraud-police = Konsultasyon sa pulis
fraud-police-when = Kung tingin ninyo ay naloko kayo
fraud-stop-card = Para ipasuspinde ang card
fraud-stop-card-when = Kung naibigay na ito
fraud-family = Makipag-usap din sa pamilya o sa munisipyo.
fraud-print = I-print ang mga numero
finish = Tapusin

## Before it begins

notice-title = Bago magsimula
notice-need = Mga kailangan
notice-need-text = Sarili ninyong My Number Card at ang 4-digit na numero para sa user authentication (利用者証明用).
notice-free = Walang bayad
notice-free-text = Libre ang serbisyong ito.
notice-record = Ang itinatala namin
notice-record-text = Oras, resulta, at code na nagpapaiba sa mga card. Hindi itinatala ang pangalan, numero o password.
notice-self = Para lang sa may-ari ng card
notice-self-text = Hindi ito magagamit ng iba para sa inyo. Magtanong po sa munisipyo.
notice-accept = Sumang-ayon at magpatuloy

## Card on the reader

place-card-title = Ilagay ang card sa card reader
place-card-1 = Alisin ang card sa lalagyan o pitaka
place-card-2 = Isang card lang, nakalapat
place-card-3 = Iwan doon hanggang sabihin namin
place-card-waiting = Hinihintay ang card
place-hint-moved = Gumalaw ang card. Pakilagay po ulit.
place-hint-unreadable = Hindi mabasa ang card. Pakilagay po ulit.
reading-card-title = Binabasa ang card
do-not-move = Huwag galawin ang card
please-wait = Sandali lang po
authenticating-title = Sinusuri ang card
authenticating-card = Tinitiyak na totoo ang card
authenticating-centre = Hinahanap ang reserbasyon

## Change or reset

choose-procedure-title = Alam ba ninyo ang kasalukuyang signature password?
procedure-change = Oo, alam ko
procedure-change-text = I-type ito nang isang beses, saka pumili ng bago.
procedure-reset = Hindi, hindi ko alam
procedure-reset-text = Kailangan ng reserbasyon sa opisyal na app sa loob ng huling 24 na oras.
procedure-reset-locked-title = Naka-lock ang signature password
procedure-reset-locked-text = 5 beses na magkakasunod na hindi tumugma. Kapag nagtakda ng bago, gagana ulit.
procedure-reset-locked = Magtakda ng bago
procedure-no-phone = Walang smartphone? Magagawa ito sa munisipyo.
procedure-office-text = Sa makinang ito, mapapalitan lang ang password na alam ninyo.
procedure-free = Parehong libre.
# To check by a native reader: pagkakataon for a try.
tries-left = { $n } pagkakataon pa

## Typing

pin-title = Ilagay ang 4-digit na numero para sa user authentication (利用者証明用)
pin-sub = Ang ginagamit sa pag-log in sa Mynaportal.
pin-wrong = Hindi tugma. { $n } pagkakataon pa
pin-wrong-unknown = Hindi tugma
pin-tries = { $n } pagkakataon pa
pin-more = { $n } digit pa
pin-submit = Magpatuloy gamit ang 4 na digit
pin-forgotten = Hindi ko alam
current-title = Ilagay ang kasalukuyang signature password
current-sub = 6–16 na letra at numero. Hindi ang 4-digit na numero.
current-wrong = Hindi tugma. { $n } pagkakataon pa
current-wrong-unknown = Hindi tugma
current-checking = Sinusuri ng card
current-more = { $n } karakter pa
new-title = Pumili ng bagong signature password
new-note = Huwag gamitin ang kaarawan o numero ng telepono.
repeat-title = Ilagay ulit ang parehong password
repeat-sub = Para makita kung may maling na-type.
repeat-mismatch = Iba ito sa una. Pakilagay po ulit.
characters = { $n } karakter
rule-length = 6–16 na karakter
rule-letter = May letra
rule-digit = May numero
rule-strong = Mahirap hulaan
weak-one-character = Madaling hulaan ang paulit-ulit na karakter.
weak-run = Madaling hulaan ang magkakasunod na letra o numero.
weak-keyboard-row = Madaling hulaan ang magkakatabing key sa keyboard.
weak-same-as-current = Ito ang kasalukuyan ninyong password. Pumili po ng iba.
weak-example = Ito ang halimbawa sa screen. Pumili po ng iba.
next = Susunod
erase-one = Burahin
show-held = Idiin: makita
a11y-show-held = Ipakita ang na-type habang nakadiin
clear-all = Burahin lahat
reading-0 = zero
reading-o = letra O
reading-1 = isa
reading-i = letra I
a11y-key-digit = Numero { $key }
a11y-key-letter = Letra { $key }
a11y-field-signature = Signature password, { $n } karakter ang nailagay
a11y-field-pin = 4-digit na numero, { $n } digit ang nailagay
a11y-rule = { $rule }. { $state ->
    [kept] Nasunod
    [refused] Hindi tinanggap
   *[open] Hindi pa
}

## The last try

last-try-title = 1 pagkakataon na lang
last-try-pin-text = Kung hindi tumugma ulit, hindi na gagana ang 4-digit na numerong ito. Sa munisipyo lang ito maitatakda ulit. Hindi dumadami ang pagkakataon sa paghihintay.
last-try-current-text = Kung hindi tumugma ulit, mala-lock ang signature password. Kakailanganin ang reserbasyon sa app o ang pagpunta sa munisipyo.
last-try-pin-question = Sigurado ba kayo sa 4 na digit?
last-try-current-question = Sigurado ba kayo sa password?
last-try-office = Hindi, ipakita kung saan pupunta
last-try-stop = Hindi, bumalik
last-try-go = Oo, ilalagay ko

## Confirm and write

confirm-title = Itakda ang bagong password na ito?
confirm-1 = Ang signature password lang sa card ang magbabago
confirm-2 = Walang magbabago sa mga 4-digit na numero
confirm-3 = Hindi na gagana ang dating password
confirm-go = Itakda ang bagong password
confirm-note = Huwag galawin ang card hanggang matapos.
writing-title = Nagsusulat sa card
writing-checked = Nasuri na ang card
writing-now = Isinusulat ang bagong password
writing-verify = Pagkatapos, titingnan kung naisulat
writing-foot = Hintayin po na matapos
replace-card-title = Ibalik ang parehong card
replace-card-text = Gumalaw ang card habang nagsusulat. Kapag naibalik ito, titingnan namin ang nangyari.
replace-card-other = Ibang card ito. Ilagay po ang unang card.
replace-card-seconds = Maghihintay pa ng { $n } segundo

## What came of it

done-title = Naitakda na ang bagong password
done-checked = Nasuri sa card
done-checked-text = Hindi itinatago ng makina ang inyong password.
done-ends = May bisa ang sertipiko hanggang { $date }
done-ends-text = Hindi na ito magagamit pagkatapos. Puwede nang i-renew nang libre sa munisipyo.
done-note = Para hindi makalimutan
done-note-text = Kung isusulat ninyo, itago ito nang malayo sa card.
not-changed-title = Hindi nagbago ang password
not-changed-card = Gumagana ang card gaya ng dati.
not-changed-again = Puwede kayong magsimula ulit.
uncertain-title = Hindi namin alam kung nagbago ang password
uncertain-why = Naputol ang koneksyon ng card at makina.
uncertain-state = Ang password ay ang dati o ang bago. Walang ibang nagbago.
uncertain-1 = Kapag kailangan, subukan muna ang bago, isang beses lang
uncertain-2 = Kung hindi tugma, subukan ang dati, isang beses lang
uncertain-3 = Kung parehong hindi tugma, dalhin ang card sa munisipyo

why-card-removed = Gumalaw ang card bago may naisulat.
why-card-silent = Hindi sumagot ang card.
why-card-refused = Hindi ito tinanggap ng card.
why-card-unreadable = Hindi maintindihan ang sagot ng card.
why-write-torn = Naputol ang koneksyon bago may naisulat.
why-reader = Hindi gumana ang card reader.
why-centre = Hindi maabot ang center.
why-journal = Hindi makapagtala ang makina, kaya hindi ito nagsulat.
why-internal = Nagkaproblema ang makinang ito.
why-stopped = Huminto kayo bago matapos.

## The slip

slip-question = Mag-print ng slip?
slip-print-take = Mag-print at kunin ang card
slip-skip-take = Kunin ang card, walang print
slip-print-referral = I-print ang pahinang ito
slip-skip-referral = Tapusin, walang print
slip-no-secret = Wala sa slip ang password
slip-see = Tingnan ang slip
slip-see-title = Nilalaman ng slip
slip-print = I-print
slip-print-again = Subukang i-print ulit
slip-note = Isulat po ang kailangan o kunan ng litrato ang screen na ito.
slip-printing = Nagpi-print
slip-printed = Handa na ang slip. Kunin po ito.
slip-failed = Hindi makapag-print
slip-failed-text = Pindutin ang “Tingnan ang slip” at isulat ang kailangan.
slip-failed-same = Hindi nagbabago ang resulta.
slip-failed-paper-out = Hindi makapag-print: walang papel
slip-failed-cover-open = Hindi makapag-print: bukas ang takip ng printer
take-card-button = Kunin ang card

## The municipal office

referral-title = Magagawa ito sa munisipyo
where = Saan pupunta
bring = Mga dadalhin
phone-in-language = Magtanong sa Tagalog (libreng tawag)
phone-weekday = Lunes–Biyernes { $from }–{ $to }
phone-weekend = Sabado, Linggo, holiday { $from }–{ $to }
phone-daily = Araw-araw { $from }–{ $to }
show-at-counter = Ipakita ito sa counter
any-office = Munisipyo sa inyong tirahan (counter ng My Number Card)

bring-card = Itong My Number Card
bring-id = Isa pang ID (lisensya sa pagmamaneho, pasaporte, residence card)
bring-photo = Litrato ng mukha (para sa bagong card)
bring-residence = Residence card (在留カード), kung mayroon
bring-guardian = Wala pang 15 taon o may legal guardian: ID ng legal na kinatawan at patunay ng relasyon

ref-wants-user-auth = Sa makinang ito, signature password lang ang maitatakda.
ref-wants-user-auth-card = Gumagana ang card gaya ng dati.
ref-wants-card-info = Sa makinang ito, signature password lang ang maitatakda.
ref-wants-card-info-card = Gumagana ang card gaya ng dati.
ref-wants-register = Sa makinang ito, signature password lang ang maitatakda.
ref-wants-register-card = Gumagana ang card gaya ng dati.
ref-pin-forgotten = Kung wala ang 4-digit na numero, hindi matitiyak ng makina na kayo ito.
ref-pin-forgotten-card = Walang nagbago sa card.
ref-pin-locked = Naka-lock ang 4-digit na numero. 3 beses na magkakasunod na hindi tumugma.
ref-pin-locked-card = Hindi sira ang card. Hindi mabubuksan ang lock sa paghihintay.
ref-no-certificate = Walang signature certificate (署名用電子証明書) sa card na ito.
ref-no-certificate-card = Maayos ang card. Halimbawa, wala nito sa card ng mga wala pang 15 taon.
# To check by a native reader: “signature certificate”, left in English to match “signature password”.
ref-expired = Expired na ang signature certificate (署名用電子証明書).
ref-expired-card = Maayos ang card. Libre ang bagong sertipiko.
ref-revoked = Wala nang bisa ang signature certificate (署名用電子証明書) dahil nagbago ang pangalan o address.
ref-revoked-card = Maayos ang card. Kasama ng bagong sertipiko, magtatakda rin ng password.
ref-suspended = Nakasuspinde ang card na ito.
ref-suspended-card = Kung nahanap na ninyo ang card, mapapagana ulit ito sa munisipyo.
ref-user-auth-ended = Wala nang bisa ang user authentication certificate (利用者証明用電子証明書).
ref-user-auth-ended-card = Hindi sira ang card. Libre ang bagong sertipiko.
ref-card-expired = Expired na ang card, o tapos na ang panahon ng pananatili sa Japan.
ref-card-expired-card = Hindi magagamit ang card na ito. Kailangan ng bago.
ref-not-trusted = Hindi matiyak ng makina ang sertipiko sa card.
ref-not-trusted-card = Walang nagbago sa card. Ipasuri po ito sa munisipyo.
ref-damaged = Hindi mabasa ang card.
ref-damaged-card = Baka may sira ito. Walang nagbago sa laman nito.
ref-no-smartphone = Kailangan ng smartphone para sa reserbasyon.
ref-no-smartphone-card = Walang nagbago sa card. Hindi kailangan ng smartphone sa munisipyo.
ref-no-reset = Hindi maitatakda ulit ang password na ito sa makinang ito.
ref-no-reset-card = Hindi sira ang card. Makapagtatakda ng bagong password sa munisipyo.

## No reservation, wrong card, line, reader

no-reservation-title = Walang nahanap na reserbasyon
no-reservation-old-title = Lampas 24 na oras na ang reserbasyon
no-reservation-used-title = Nagamit na ang inyong reserbasyon
no-reservation-in-use-title = Ginagamit ng ibang makina ang inyong reserbasyon
no-reservation-text = Walang nagbago sa card. Magpareserba po muna sa app.
no-reservation-in-use-text = Walang nagbago sa card. Tapusin po sa kabilang makina, o hintaying mabakante ang reserbasyon at magsimula ulit dito.
no-reservation-1 = Buksan sa smartphone ang app na 「JPKI暗証番号リセット」
no-reservation-2 = Ipabasa rito ang card at mukha ninyo
no-reservation-3 = Pumunta dito sa loob ng 24 na oras
no-reservation-no-phone = Wala akong smartphone
wrong-card-title = Hindi ito My Number Card
wrong-card-text = Wala kaming ginawa rito. Kunin ito at ilagay ang My Number Card.
line-down-title = Hindi maabot ang center
line-down-text = Hindi dahil sa card. Walang nagbago rito.
line-down-change = Kung alam ninyo ang kasalukuyang password, mapapalitan ito nang walang center.
line-down-change-go = Ilagay ang kasalukuyang password
line-down-later = Bumalik po mamaya, o pumunta sa munisipyo.
reader-fault-title = Hindi makabasa ng card ngayon
reader-fault-text = May problema ang card reader. Walang nagbago sa card.
use-another-machine = Gumamit po ng ibang makina o pumunta sa munisipyo.
card-fault-title = Hindi sumasagot ang card
card-fault-text = Walang nagbago rito.
card-fault-later = Kunin ang card at subukan ulit mula sa simula.

## Taking the card

take-card-title = Kunin po ang inyong card
take-card-wiped = Binura na ang nailagay ninyo
take-card-sound = Tutunog hanggang makuha ang card

## Still there?

idle-title = Nandiyan pa po ba kayo?
idle-text = Kung walang sagot, hihinto kami at buburahin ang nailagay ninyo. Walang magbabago sa card.
idle-go-on = Oo, magpatuloy
idle-stop = Ihinto at kunin ang card
idle-stop-no-card = Ihinto
a11y-seconds = { $n } segundo pa

## Help

help-title = Ano po ang maitutulong namin?
help-now = Ang gagawin dito
help-staff = Hindi makakatulong dito ang staff ng tindahan. Huwag sabihin kaninuman ang mga numero at password ninyo.
help-settings = Gawing mas madaling makita
help-choose-password = Pindutin ang gustong itakda ulit. Kung hindi tiyak, pindutin ang “Hindi ako sigurado”.
help-fraud = Pindutin ang “Wala” kung sarili lang ninyong desisyon ito.
help-notice = Basahin po. Kung sang-ayon, pindutin ang “Sumang-ayon at magpatuloy”.
help-place-card = Ilagay ang isang card na nakalapat sa card reader.
help-wait = Wala kayong kailangang gawin. Iwan ang card sa lugar nito.
help-choose-procedure = Pindutin ang “Oo” kung alam ang kasalukuyang password, o “Hindi” kung hindi alam.
help-pin = Ang 4 na digit na pinili ninyo nang kunin ang card. Kung hindi alam, maitatakda ulit sa munisipyo.
help-current = Ang password na 6–16 na karakter na gamit ninyo. Kung hindi alam, pindutin ang “Bumalik”.
help-new = Paghaluin ang letra at numero, 6–16 na karakter. Mag-ingat sa numerong 0 at letrang O, numerong 1 at letrang I.
help-repeat = I-type ulit ang password na kapipili lang.
help-confirm = Kung tama ang lahat, pindutin ang malaking button.
help-result = Basahin, saka piliin kung magpi-print ng slip o hindi.
help-referral = Tingnan kung saan pupunta at ano ang dadalhin. Puwede itong i-print.

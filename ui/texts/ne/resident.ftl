# language: ne
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = सिमुलेसन · साँचो कार्ड र साँचो केन्द्र प्रयोग हुँदैन
header-text = ठूला अक्षर
header-contrast = गाढा रङ
a11y-language = भाषा छान्ने। अहिले { $name }
a11y-text-size = अक्षरको आकार। अहिले { $size ->
    [standard] सामान्य
    [large] ठूलो
   *[largest] धेरै ठूलो
}
a11y-contrast = गाढा रङको स्क्रिन। { $on ->
    [on] अहिले खुला
   *[off] अहिले बन्द
}
a11y-step = { $m } मध्ये चरण { $n }
footer-stop = रोक्ने
footer-back = पछाडि
footer-help = सहायता
close = बन्द गर्ने
language-title = भाषा छान्नुहोस्
setting-lower = बटन तल सार्ने
setting-lower-off = बटन फिर्ता सार्ने

## Date and time

date-time = { $date }, { $time }
code = कोड { $code }

## Attract and closed

attract-open = अहिले खुला छ
attract-title = नयाँ हस्ताक्षर पासवर्ड राख्नुहोस्
attract-lead = तपाईंको माई नम्बर कार्डको 6–16 अक्षर र अङ्कको पासवर्ड (署名用パスワード)।
attract-free = निःशुल्क।
attract-start = सुरु गर्ने
closed-hours-title = यो समयमा बन्द छ
closed-hours-text = यो मेसिन { $hours } मा खुला हुन्छ।
closed-holiday-title = आज बन्द छ
closed-holiday-text = यो मेसिन आज प्रयोग गर्न मिल्दैन।
closed-maintenance-title = मर्मतका लागि बन्द छ
closed-maintenance-text = काम नसकिएसम्म प्रयोग गर्न मिल्दैन।
closed-out-title = यो मेसिन बन्द छ
closed-out-text = मेसिनमा समस्या छ। कृपया कार्ड नराख्नुहोस्।
closed-technician-title = प्राविधिक काम गर्दै हुनुहुन्छ
closed-technician-text = काम नसकिएसम्म पर्खनुहोस्। कार्ड नराख्नुहोस्।
closed-repair-title = मर्मत हुन बाँकी छ
closed-withdrawn-title = यो मेसिन अब चल्दैन
closed-opens = फेरि खुल्ने समय
# To check by a native reader: “नगर कार्यालय” for the city office throughout (नगरपालिका?).
closed-elsewhere = हतार भए नगर कार्यालय जानुहोस्

## The four secrets

secret-signature = हस्ताक्षर पासवर्ड
secret-signature-form = 6–16 अक्षर र अङ्क
secret-signature-use = e-Tax र अनलाइन सम्झौतामा हस्ताक्षरका लागि
secret-four-heading = 4 अङ्कका नम्बर
secret-user-auth = प्रयोगकर्ता प्रमाणीकरण
secret-user-auth-use = Mynaportal मा लग इन, प्रमाणपत्र छाप्न (利用者証明用)
secret-card-info = कार्डको विवरण भर्न
secret-card-info-use = एपले नाम र ठेगाना पढ्न (券面事項入力補助用)
secret-register = निवासी दर्ता
secret-register-use = बसाइँ सर्दा, कार्यालयको काउन्टरमा (住民基本台帳用)
possible-here = यहाँ गर्न मिल्छ
office-only = नगर कार्यालयमा
choose-password-title = कुन चाहिँ फेरि राख्न चाहनुहुन्छ?
not-sure = थाहा छैन
suggested = यही हो
which-password-title = के कामका लागि प्रयोग गर्नुहुन्छ?
which-password-text = काम छान्नुहोस्, कुन हो देखाउँछौं।
use-etax = अनलाइन कर विवरण (e-Tax)
use-contract = बैंक खाता वा ऋण सम्झौता
use-mynaportal = Mynaportal मा लग इन
use-convenience = पसलमा प्रमाणपत्र छाप्न
use-app = खोप प्रमाणपत्रको एप
use-moving = बसाइँ सराइ, विवाह

## Is somebody telling you to do this?

fraud-question-title = के कसैले तपाईंलाई यो गर्न भन्दै छ?
fraud-question-text = फोनमा वा छेउमा कसैले “अहिले नै गर्नुहोस्” वा “नम्बर भन्नुहोस्” भन्दै छ?
fraud-no = छैन, मेरो आफ्नै निर्णय हो
fraud-yes = छ, कसैले भन्दै छ
fraud-advice-title = कार्ड, पासवर्ड र नम्बर कसैलाई नदिनुहोस्
fraud-advice-text = हामी यहीँ रोक्छौं। तपाईंको कार्ड जस्ताको तस्तै छ।
fraud-consumer = उपभोक्ता हटलाइन
fraud-consumer-when = केही शङ्का लागेमा
fraud-police = प्रहरी परामर्श फोन
fraud-police-when = ठगिएको हुन सक्ने लागेमा
fraud-stop-card = कार्ड रोक्का गर्न
fraud-stop-card-when = कार्ड दिइसकेको भए
fraud-family = परिवार वा नगर कार्यालयसँग पनि कुरा गर्नुहोस्।
fraud-print = फोन नम्बर छाप्ने
finish = अन्त्य गर्ने

## Before it begins

notice-title = सुरु गर्नुअघि
notice-need = के चाहिन्छ
notice-need-text = तपाईंको आफ्नै माई नम्बर कार्ड र प्रयोगकर्ता प्रमाणीकरणको 4 अङ्कको नम्बर (利用者証明用)।
notice-free = शुल्क लाग्दैन
notice-free-text = यो सेवा निःशुल्क हो।
notice-record = के रेकर्ड हुन्छ
notice-record-text = समय, नतिजा र कार्ड छुट्याउने कोड मात्र। नाम, नम्बर र पासवर्ड रेकर्ड हुँदैन।
notice-self = कार्डधनीका लागि मात्र
notice-self-text = अरूले तपाईंको सट्टामा गर्न मिल्दैन। नगर कार्यालयमा सोध्नुहोस्।
notice-accept = मन्जुर छ, अघि बढ्ने

## Card on the reader

place-card-title = कार्ड रिडरमाथि कार्ड राख्नुहोस्
place-card-1 = कार्ड खोल वा पर्सबाट निकाल्नुहोस्
place-card-2 = एउटा मात्र कार्ड तेर्सो राख्नुहोस्
place-card-3 = हामीले नभनेसम्म त्यहीँ राख्नुहोस्
place-card-waiting = तपाईंको कार्ड पर्खँदै
# To check by a native reader: हल्लियो for a card that moved (चल्यो would also mean that it worked).
place-hint-moved = कार्ड हल्लियो। कृपया फेरि राख्नुहोस्।
place-hint-unreadable = कार्ड पढ्न सकेनौं। कृपया फेरि राख्नुहोस्।
reading-card-title = कार्ड पढ्दै
do-not-move = कार्ड नहल्लाउनुहोस्
please-wait = कृपया केही बेर पर्खनुहोस्
authenticating-title = कार्ड जाँच्दै
authenticating-card = कार्ड साँचो हो कि जाँच्छौं
authenticating-centre = तपाईंको आरक्षण खोज्छौं

## Change or reset

choose-procedure-title = अहिलेको हस्ताक्षर पासवर्ड थाहा छ?
procedure-change = छ, थाहा छ
procedure-change-text = एक पटक त्यो लेखेर नयाँ छान्नुहुन्छ।
procedure-reset = छैन, थाहा छैन
procedure-reset-text = पछिल्लो 24 घण्टाभित्र आधिकारिक एपमा गरेको आरक्षण चाहिन्छ।
procedure-reset-locked-title = हस्ताक्षर पासवर्ड लक भएको छ
procedure-reset-locked-text = लगातार 5 पटक मिलेन। नयाँ राखेपछि फेरि चल्छ।
procedure-reset-locked = नयाँ राख्ने
procedure-no-phone = स्मार्टफोन छैन? नगर कार्यालयमा गर्न मिल्छ।
procedure-office-text = यो मेसिनले थाहा भएको पासवर्ड मात्र बदल्न सक्छ।
procedure-free = दुवै तरिका निःशुल्क हुन्।
tries-left = { $n } पटक बाँकी

## Typing

pin-title = प्रयोगकर्ता प्रमाणीकरणको 4 अङ्कको नम्बर लेख्नुहोस् (利用者証明用)
pin-sub = Mynaportal मा लग इन गर्ने नम्बर।
pin-wrong = नम्बर मिलेन। { $n } पटक बाँकी
pin-wrong-unknown = नम्बर मिलेन
pin-tries = { $n } पटक बाँकी
pin-more = अझै { $n } अङ्क लेख्नुहोस्
pin-submit = यो 4 अङ्कले अघि बढ्ने
pin-forgotten = मलाई थाहा छैन
current-title = अहिलेको हस्ताक्षर पासवर्ड लेख्नुहोस्
current-sub = 6–16 अक्षर र अङ्क। 4 अङ्कको नम्बर होइन।
current-wrong = पासवर्ड मिलेन। { $n } पटक बाँकी
current-wrong-unknown = पासवर्ड मिलेन
current-checking = कार्डले जाँच्दै छ
current-more = अझै { $n } वटा लेख्नुहोस्
new-title = नयाँ हस्ताक्षर पासवर्ड छान्नुहोस्
new-note = जन्ममिति वा फोन नम्बर प्रयोग नगर्नुहोस्।
repeat-title = उही पासवर्ड फेरि लेख्नुहोस्
repeat-sub = लेख्दा गल्ती भएको छ कि जाँच्न।
repeat-mismatch = पहिलोसँग मिलेन। कृपया फेरि लेख्नुहोस्।
characters = { $n } वटा
rule-length = 6–16 वटा
rule-letter = अक्षर छ
rule-digit = अङ्क छ
rule-strong = अनुमान गर्न गाह्रो
weak-one-character = एउटै अक्षर दोहोरिएको अनुमान गर्न सजिलो हुन्छ।
weak-run = लगातारका अक्षर वा अङ्क अनुमान गर्न सजिलो हुन्छ।
weak-keyboard-row = किबोर्डमा सँगै रहेका अक्षर अनुमान गर्न सजिलो हुन्छ।
weak-same-as-current = यो अहिलेकै पासवर्ड हो। अर्को छान्नुहोस्।
weak-example = यो स्क्रिनको उदाहरण हो। अर्को छान्नुहोस्।
next = अर्को
erase-one = मेटाउने
show-held = थिचेर हेर्ने
a11y-show-held = थिचिरहँदा टाइप गरेका अक्षर देखाउने
clear-all = सबै मेटाउने
reading-0 = शून्य
reading-o = अक्षर O
reading-1 = एक
reading-i = अक्षर I
a11y-key-digit = अङ्क { $key }
a11y-key-letter = अक्षर { $key }
a11y-field-signature = हस्ताक्षर पासवर्ड, { $n } वटा लेखियो
a11y-field-pin = 4 अङ्कको नम्बर, { $n } अङ्क लेखियो
a11y-rule = { $rule }। { $state ->
    [kept] मिल्यो
    [refused] मिल्दैन
   *[open] अझै छैन
}

## The last try

last-try-title = 1 पटक मात्र बाँकी
last-try-pin-text = फेरि मिलेन भने यो 4 अङ्कको नम्बर चल्दैन। नगर कार्यालयले मात्र फेरि राख्न सक्छ। पर्खेर पटक थपिँदैन।
last-try-current-text = फेरि मिलेन भने हस्ताक्षर पासवर्ड लक हुन्छ। त्यसपछि एपमा आरक्षण गर्नुपर्छ वा नगर कार्यालय जानुपर्छ।
last-try-pin-question = 4 अङ्क पक्का हो?
last-try-current-question = पासवर्ड पक्का हो?
last-try-office = होइन, कहाँ जाने हेर्ने
last-try-stop = होइन, पछाडि जाने
last-try-go = पक्का हो, लेख्छु

## Confirm and write

confirm-title = यो नयाँ पासवर्ड राख्ने?
confirm-1 = कार्डको हस्ताक्षर पासवर्ड मात्र बदलिन्छ
confirm-2 = 4 अङ्कका कुनै पनि नम्बर बदलिँदैनन्
confirm-3 = पुरानो पासवर्ड चल्दैन
confirm-go = नयाँ पासवर्ड राख्ने
confirm-note = नसकिएसम्म कार्ड नहल्लाउनुहोस्।
writing-title = कार्डमा लेख्दै
writing-checked = कार्ड जाँचियो
writing-now = नयाँ पासवर्ड लेख्दै
writing-verify = त्यसपछि लेखियो कि जाँच्छौं
writing-foot = नसकिएसम्म पर्खनुहोस्
replace-card-title = उही कार्ड फेरि राख्नुहोस्
replace-card-text = लेख्दै गर्दा कार्ड हल्लियो। कार्ड राखेपछि के भयो जाँच्छौं।
replace-card-other = यो अर्को कार्ड हो। पहिलो कार्ड राख्नुहोस्।
replace-card-seconds = अझै { $n } सेकेन्ड पर्खन्छौं

## What came of it

done-title = नयाँ पासवर्ड राखियो
done-checked = कार्डमा जाँचियो
done-checked-text = यो मेसिनमा पासवर्ड बाँकी रहँदैन।
done-ends = प्रमाणपत्र { $date } सम्म
done-ends-text = त्यसपछि चल्दैन। अहिलेदेखि नगर कार्यालयमा निःशुल्क नवीकरण गर्न मिल्छ।
done-note = नबिर्सनका लागि
done-note-text = लेख्नुभयो भने कार्डभन्दा अलग ठाउँमा राख्नुहोस्।
not-changed-title = पासवर्ड बदलिएको छैन
not-changed-card = कार्ड पहिलेजस्तै चल्छ।
not-changed-again = सुरुदेखि फेरि गर्न मिल्छ।
uncertain-title = पासवर्ड बदलियो कि बदलिएन थाहा भएन
uncertain-why = कार्ड र मेसिनको सम्पर्क टुट्यो।
uncertain-state = पासवर्ड पुरानो वा नयाँ, दुईमध्ये एक हो। अरू केही बदलिएको छैन।
uncertain-1 = चाहिएको बेला पहिले नयाँ एक पटक मात्र लेख्नुहोस्
uncertain-2 = मिलेन भने पुरानो एक पटक मात्र लेख्नुहोस्
uncertain-3 = दुवै मिलेन भने कार्ड लिएर नगर कार्यालय जानुहोस्

why-card-removed = लेख्नुअघि कार्ड हल्लियो।
why-card-silent = कार्डले जवाफ दिएन।
why-card-refused = कार्डले स्वीकार गरेन।
why-card-unreadable = कार्डको जवाफ बुझ्न सकेनौं।
why-write-torn = लेख्नुअघि सम्पर्क टुट्यो।
why-reader = कार्ड रिडर चलेन।
why-centre = केन्द्रसँग सम्पर्क भएन।
why-journal = मेसिनले रेकर्ड राख्न नसक्ने भएकाले कार्डमा लेखेन।
why-internal = यो मेसिनमा समस्या आयो।
why-stopped = तपाईंले बीचमै रोक्नुभयो।

## The slip

slip-question = पर्ची छाप्ने?
slip-print-take = छापेर कार्ड लिने
slip-skip-take = नछापी कार्ड लिने
slip-print-referral = यो पाना छाप्ने
slip-skip-referral = नछापी अन्त्य गर्ने
slip-no-secret = पर्चीमा पासवर्ड हुँदैन
slip-see = पर्ची हेर्ने
slip-see-title = पर्चीमा भएको कुरा
slip-print = छाप्ने
slip-print-again = फेरि छाप्ने
slip-note = चाहिने कुरा टिप्नुहोस् वा यो स्क्रिनको फोटो खिच्नुहोस्।
slip-printing = छाप्दै
slip-printed = पर्ची तयार छ। कृपया लिनुहोस्।
slip-failed = छाप्न सकिएन
slip-failed-text = “पर्ची हेर्ने” थिचेर चाहिने कुरा टिप्नुहोस्।
slip-failed-same = नतिजा बदलिँदैन।
slip-failed-paper-out = छाप्न सकिएन: कागज सकियो
slip-failed-cover-open = छाप्न सकिएन: प्रिन्टरको ढक्कन खुला छ
take-card-button = कार्ड लिने

## The municipal office

referral-title = नगर कार्यालयमा गर्न मिल्छ
where = कहाँ जाने
bring = के लैजाने
phone-in-language = नेपालीमा सोध्नुहोस् (निःशुल्क फोन)
phone-weekday = सोम–शुक्र { $from }–{ $to }
phone-weekend = शनि, आइत, बिदा { $from }–{ $to }
phone-daily = हरेक दिन { $from }–{ $to }
show-at-counter = काउन्टरमा यो देखाउनुहोस्
any-office = तपाईं बस्ने ठाउँको नगर कार्यालय (माई नम्बर कार्ड काउन्टर)

bring-card = यही माई नम्बर कार्ड
bring-id = अर्को एउटा परिचयपत्र (सवारी चालक अनुमतिपत्र, राहदानी, रेसिडेन्स कार्ड)
bring-photo = अनुहारको फोटो (नयाँ कार्डका लागि)
bring-residence = रेसिडेन्स कार्ड (在留カード), भएमा
# To check by a native reader: संरक्षकत्वमा for a ward.
bring-guardian = 15 वर्षमुनि वा संरक्षकत्वमा भए: कानुनी प्रतिनिधिको परिचयपत्र र नाताको प्रमाण

ref-wants-user-auth = यो मेसिनले हस्ताक्षर पासवर्ड मात्र राख्न सक्छ।
ref-wants-user-auth-card = कार्ड पहिलेजस्तै चल्छ।
ref-wants-card-info = यो मेसिनले हस्ताक्षर पासवर्ड मात्र राख्न सक्छ।
ref-wants-card-info-card = कार्ड पहिलेजस्तै चल्छ।
ref-wants-register = यो मेसिनले हस्ताक्षर पासवर्ड मात्र राख्न सक्छ।
ref-wants-register-card = कार्ड पहिलेजस्तै चल्छ।
ref-pin-forgotten = 4 अङ्कको नम्बर थाहा नभए मेसिनले तपाईं नै हो भनी जाँच्न सक्दैन।
ref-pin-forgotten-card = कार्ड जस्ताको तस्तै छ।
ref-pin-locked = 4 अङ्कको नम्बर लक भएको छ। लगातार 3 पटक मिलेन।
ref-pin-locked-card = कार्ड बिग्रेको होइन। पर्खेर लक खुल्दैन।
ref-no-certificate = यो कार्डमा हस्ताक्षर प्रमाणपत्र (署名用電子証明書) छैन।
ref-no-certificate-card = कार्ड ठिक छ। जस्तै, 15 वर्षमुनिकाको कार्डमा हुँदैन।
ref-expired = हस्ताक्षर प्रमाणपत्र (署名用電子証明書) को म्याद सकियो।
ref-expired-card = कार्ड ठिक छ। नयाँ प्रमाणपत्र निःशुल्क हुन्छ।
ref-revoked = नाम वा ठेगाना बदलिएकाले हस्ताक्षर प्रमाणपत्र (署名用電子証明書) अब चल्दैन।
ref-revoked-card = कार्ड ठिक छ। नयाँ प्रमाणपत्र बनाउँदा पासवर्ड पनि राख्न मिल्छ।
ref-suspended = यो कार्ड रोक्का गरिएको छ।
ref-suspended-card = कार्ड भेटिएको भए कार्यालयले फेरि चल्ने बनाउन सक्छ।
ref-user-auth-ended = प्रयोगकर्ता प्रमाणीकरण प्रमाणपत्र (利用者証明用電子証明書) अब चल्दैन।
ref-user-auth-ended-card = कार्ड बिग्रेको होइन। नयाँ प्रमाणपत्र निःशुल्क हुन्छ।
ref-card-expired = कार्डको म्याद वा बसाइको अवधि सकियो।
ref-card-expired-card = यो कार्ड चल्दैन। नयाँ कार्ड चाहिन्छ।
ref-not-trusted = यो मेसिनले कार्डको प्रमाणपत्र जाँच्न सक्दैन।
ref-not-trusted-card = कार्ड जस्ताको तस्तै छ। कार्यालयमा जँचाउनुहोस्।
ref-damaged = कार्ड पढ्न सकेनौं।
ref-damaged-card = कार्ड बिग्रेको हुन सक्छ। भित्रको कुरा जस्ताको तस्तै छ।
ref-no-smartphone = आरक्षणका लागि स्मार्टफोन चाहिन्छ।
ref-no-smartphone-card = कार्ड जस्ताको तस्तै छ। कार्यालयमा स्मार्टफोन चाहिँदैन।
ref-no-reset = यो मेसिनले यो पासवर्ड फेरि राख्न सक्दैन।
ref-no-reset-card = कार्ड बिग्रेको होइन। कार्यालयमा नयाँ पासवर्ड राख्न मिल्छ।

## No reservation, wrong card, line, reader

no-reservation-title = आरक्षण भेटिएन
no-reservation-old-title = आरक्षण गरेको 24 घण्टा नाघ्यो
no-reservation-used-title = तपाईंको आरक्षण प्रयोग भइसक्यो
no-reservation-in-use-title = अर्को मेसिनले तपाईंको आरक्षण प्रयोग गर्दैछ
no-reservation-text = कार्ड जस्ताको तस्तै छ। पहिले एपमा आरक्षण गर्नुहोस्।
no-reservation-in-use-text = कार्ड जस्ताको तस्तै छ। अर्को मेसिनमा सक्नुहोस्, वा आरक्षण खाली नभएसम्म पर्खेर यहाँ फेरि सुरु गर्नुहोस्।
no-reservation-1 = स्मार्टफोनमा “JPKI暗証番号リセット” एप खोल्नुहोस्
no-reservation-2 = एपलाई कार्ड र अनुहार पढ्न दिनुहोस्
no-reservation-3 = 24 घण्टाभित्र यहाँ आउनुहोस्
no-reservation-no-phone = मसँग स्मार्टफोन छैन
wrong-card-title = यो माई नम्बर कार्ड होइन
wrong-card-text = हामीले यसमा केही गरेनौं। यो लिएर माई नम्बर कार्ड राख्नुहोस्।
line-down-title = केन्द्रसँग सम्पर्क भएन
line-down-text = कार्डका कारण होइन। कार्ड जस्ताको तस्तै छ।
line-down-change = अहिलेको पासवर्ड थाहा भए केन्द्र बिना बदल्न मिल्छ।
line-down-change-go = अहिलेको पासवर्ड लेखेर बदल्ने
line-down-later = पछि फेरि आउनुहोस् वा नगर कार्यालय जानुहोस्।
reader-fault-title = अहिले कार्ड पढ्न सकिँदैन
reader-fault-text = कार्ड रिडरमा समस्या छ। कार्ड जस्ताको तस्तै छ।
use-another-machine = अर्को मेसिन वा नगर कार्यालय प्रयोग गर्नुहोस्।
card-fault-title = कार्डले जवाफ दिँदैन
card-fault-text = कार्ड जस्ताको तस्तै छ।
card-fault-later = कार्ड लिएर सुरुदेखि फेरि गर्नुहोस्।

## Taking the card

take-card-title = कृपया कार्ड लिनुहोस्
take-card-wiped = तपाईंले लेखेको मेटाइयो
take-card-sound = कार्ड नलिएसम्म आवाज आउँछ

## Still there?

idle-title = तपाईं अझै यहाँ हुनुहुन्छ?
idle-text = केही नथिचे हामी रोक्छौं र लेखेको मेटाउँछौं। कार्ड जस्ताको तस्तै रहन्छ।
idle-go-on = छु, अघि बढ्ने
idle-stop = रोकेर कार्ड लिने
idle-stop-no-card = रोक्ने
a11y-seconds = { $n } सेकेन्ड बाँकी

## Help

help-title = सहायता चाहिन्छ?
help-now = यहाँ के गर्ने
help-staff = पसलका कर्मचारीले यसमा सहायता गर्न सक्नुहुन्न। नम्बर र पासवर्ड कसैलाई नभन्नुहोस्।
help-settings = स्क्रिन सजिलो बनाउने
help-choose-password = फेरि राख्न चाहेको थिच्नुहोस्। थाहा नभए “थाहा छैन” थिच्नुहोस्।
help-fraud = आफैंले निर्णय गरेको भए मात्र “छैन” थिच्नुहोस्।
help-notice = पढ्नुहोस्। ठिक भए “मन्जुर छ, अघि बढ्ने” थिच्नुहोस्।
help-place-card = एउटा कार्ड रिडरमाथि तेर्सो राख्नुहोस्।
help-wait = केही गर्नु पर्दैन। कार्ड त्यहीँ राख्नुहोस्।
help-choose-procedure = अहिलेको पासवर्ड थाहा भए “छ”, थाहा नभए “छैन” थिच्नुहोस्।
help-pin = कार्ड लिँदा तपाईंले छानेको 4 अङ्क। थाहा नभए कार्यालयमा फेरि राख्न मिल्छ।
help-current = अहिले चलाउने 6–16 अक्षरको पासवर्ड। थाहा नभए “पछाडि” थिच्नुहोस्।
help-new = अक्षर र अङ्क मिलाएर 6–16 वटा। अङ्क 0 र अक्षर O, अङ्क 1 र अक्षर I मा ध्यान दिनुहोस्।
help-repeat = भर्खरै छानेको पासवर्ड फेरि एक पटक लेख्नुहोस्।
help-confirm = सबै ठिक भए ठूलो बटन थिच्नुहोस्।
help-result = पढेर पर्ची छाप्ने कि नछाप्ने छान्नुहोस्।
help-referral = कहाँ जाने र के लैजाने हेर्नुहोस्। छाप्न मिल्छ।

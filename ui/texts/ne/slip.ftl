# language: ne
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = मेसिन { $kiosk }
slip-title-result = तपाईंको पर्ची
slip-title-referral = कहाँ जाने
slip-title-reservation = आरक्षण गर्ने तरिका
slip-title-fraud = फोन गर्ने नम्बर
slip-title-test = परीक्षण छपाइ
slip-signature-password = हस्ताक्षर पासवर्ड (6–16 अक्षर र अङ्क)
slip-when = मिति र समय
slip-fee = शुल्क
slip-free = निःशुल्क
slip-code = कोड
slip-certificate-ends = प्रमाणपत्रको म्याद
slip-keep-secret = पासवर्ड यो कागजमा पनि मेसिनमा पनि हुँदैन। फोनमा सोधे पनि कसैलाई नभन्नुहोस्।
slip-trouble = सहायता चाहिएमा
slip-record = रेकर्ड नम्बर
slip-check = जाँच कोड
slip-check-note = यो नम्बरले पसलका प्राविधिकले रेकर्ड जाँच्न सक्छन्
slip-receipt = पर्ची { $number }
slip-test-note = रेखा सिधा र नटुटेको भए ठिक छ।

# language: ja-easy
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = きかい { $kiosk }
slip-title-result = けっかの かみ
slip-title-referral = 行く ところ
slip-title-reservation = よやくの しかた
slip-title-fraud = そうだんの でんわばんごう
slip-title-test = テストの かみ
slip-signature-password = しょめいよう パスワード（署名用、6〜16もじ）
slip-when = 日と じかん
slip-fee = お金
slip-free = むりょう
slip-code = うけつけ コード
slip-certificate-ends = 電子証明書（しょうめいしょ）の おわり
slip-keep-secret = パスワードは この かみにも きかいにも のこりません。でんわで きかれても おしえないで ください。
slip-trouble = こまった とき
slip-record = きろく ばんごう
slip-check = かくにん コード
slip-check-note = この ばんごうで きかいの かかりの 人が しらべられます
slip-receipt = かみの ばんごう { $number }
slip-test-note = せんが まっすぐで、きれて いなければ だいじょうぶです。

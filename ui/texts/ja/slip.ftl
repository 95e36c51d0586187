# language: ja
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip; it takes the others from resident.ftl.
#
# Short: a slip is read, not filed. No full stop after labels.

slip-kiosk = 端末 { $kiosk }
slip-title-result = お手続きの控え
slip-title-referral = 窓口のご案内
slip-title-reservation = 予約のご案内
slip-title-fraud = ご相談の電話番号
slip-title-test = テスト印刷
slip-signature-password = 署名用パスワード（英字と数字 6〜16文字）
slip-when = 日時
slip-fee = 手数料
slip-free = 無料
slip-code = 受付コード
slip-certificate-ends = 電子証明書の期限
slip-keep-secret = パスワードは この紙にも 機械にも 残りません。電話で聞かれても 教えないでください。
slip-trouble = 困ったとき
slip-record = 記録番号
slip-check = 確認コード
slip-check-note = この番号で お店の技術者が 記録を たしかめられます
slip-receipt = 控え番号 { $number }
slip-test-note = 線が まっすぐで、とぎれていなければ 正常です。

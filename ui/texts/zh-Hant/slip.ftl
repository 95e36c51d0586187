# language: zh-Hant
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = 機器 { $kiosk }
slip-title-result = 辦理結果
slip-title-referral = 去哪裡辦理
slip-title-reservation = 預約方法
slip-title-fraud = 諮詢電話
slip-title-test = 測試列印
slip-signature-password = 簽名用密碼（6～16 位英文字母和數字）
slip-when = 日期和時間
slip-fee = 手續費
slip-free = 免費
slip-code = 代碼
slip-certificate-ends = 憑證有效期
slip-keep-secret = 密碼不會留在這張單據上，也不會留在機器裡。即使有人打電話問，也請不要告訴。
slip-trouble = 需要協助時
slip-record = 紀錄編號
slip-check = 確認碼
slip-check-note = 店家的技術人員可用此編號查對紀錄
slip-receipt = 單據編號 { $number }
slip-test-note = 線條筆直且沒有中斷即為正常。

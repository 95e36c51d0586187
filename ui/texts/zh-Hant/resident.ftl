# language: zh-Hant
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = 模擬運作 · 不使用真實的卡，也不連線真實的中心
header-text = 放大文字
header-contrast = 高對比
a11y-language = 選擇語言。目前為{ $name }
a11y-text-size = 文字大小。目前為{ $size ->
    [standard] 標準
    [large] 大
   *[largest] 特大
}
a11y-contrast = 高對比顯示。{ $on ->
    [on] 已開啟
   *[off] 已關閉
}
a11y-step = 第 { $n } 步，共 { $m } 步
footer-stop = 離開
footer-back = 返回
footer-help = 協助
close = 關閉
language-title = 請選擇語言
setting-lower = 按鈕下移
setting-lower-off = 按鈕復位

## Date and time

date-time = { $date } { $time }
code = 代碼 { $code }

## Attract and closed

attract-open = 現在可以使用
attract-title = 可重新設定簽名用密碼
attract-lead = 即個人編號卡（My Number 卡）上由 6～16 位英文字母和數字組成的密碼（署名用パスワード）。
attract-free = 免費。
attract-start = 開始
closed-hours-title = 現在不在使用時間內
closed-hours-text = 本機的使用時間為 { $hours }。
closed-holiday-title = 今天暫停服務
closed-holiday-text = 本機今天不能使用。
closed-maintenance-title = 維護中
closed-maintenance-text = 維護結束前不能使用。
closed-out-title = 本機暫停服務
closed-out-text = 機器發生故障，已停止服務。請不要放卡。
closed-technician-title = 工作人員作業中
closed-technician-text = 請等到作業結束。請不要放卡。
closed-repair-title = 等待維修
closed-withdrawn-title = 本機已不再使用
closed-opens = 恢復使用時間
closed-elsewhere = 如有急事，請前往市區町村窗口

## The four secrets

secret-signature = 簽名用密碼
secret-signature-form = 6～16 位英文字母和數字
secret-signature-use = 用於 e-Tax、線上申請和簽約
secret-four-heading = 4 位數字密碼
secret-user-auth = 使用者證明用
secret-user-auth-use = 登入 Mynaportal、在便利商店列印證明書（利用者証明用）
secret-card-info = 券面資訊輸入輔助用
secret-card-info-use = 讓應用程式讀取姓名和住址（券面事項入力補助用）
secret-register = 住民基本台帳用
secret-register-use = 在窗口辦理搬家等手續
possible-here = 可在本機辦理
office-only = 請到市區町村窗口
choose-password-title = 您要重新設定哪一個？
not-sure = 我不清楚
suggested = 是這一個
which-password-title = 您用它做什麼？
which-password-text = 選擇用途後，會告訴您是哪一個。
use-etax = e-Tax 等線上申請
use-contract = 開戶、貸款簽約
use-mynaportal = 登入 Mynaportal
use-convenience = 在便利商店列印證明書
use-app = 疫苗接種證明等應用程式
use-moving = 搬家、結婚手續

## Is somebody telling you to do this?

fraud-question-title = 是有人要您這樣操作的嗎？
fraud-question-text = 有沒有人在電話裡或在您身邊說「馬上辦」「告訴我密碼」？
fraud-no = 不是，是我自己決定的
fraud-yes = 是的，有人要我這樣做
fraud-advice-title = 請不要把卡和密碼交給任何人
fraud-advice-text = 手續到此結束。您的卡沒有任何變化。
fraud-consumer = 消費者熱線
fraud-consumer-when = 覺得可疑時
fraud-police = 警察諮詢電話
fraud-police-when = 可能受騙時
fraud-stop-card = 暫停用卡的電話
fraud-stop-card-when = 已經交給別人時
fraud-family = 也請與家人或市區町村窗口商量。
fraud-print = 列印電話號碼
finish = 結束

## Before it begins

notice-title = 開始之前
notice-need = 需要的東西
notice-need-text = 您本人的個人編號卡，以及使用者證明用的 4 位數字密碼（利用者証明用）。
notice-free = 不收費
notice-free-text = 本服務免費。
notice-record = 記錄的內容
notice-record-text = 只記錄時間、結果和區分卡的代碼。不記錄姓名、號碼和密碼。
notice-self = 僅限持卡人本人
notice-self-text = 他人不能代辦。請到市區町村窗口諮詢。
notice-accept = 同意並繼續

## Card on the reader

place-card-title = 請把卡放在讀卡機上
place-card-1 = 請從卡套或錢包中取出卡
place-card-2 = 只放一張，請放平
place-card-3 = 在畫面提示之前請不要移動
place-card-waiting = 正在等待您放卡
place-hint-moved = 卡移動了。請重新放好。
place-hint-unreadable = 無法讀取卡。請重新放好。
reading-card-title = 正在讀取卡
do-not-move = 請不要移動卡
please-wait = 請稍候
authenticating-title = 正在確認卡
authenticating-card = 確認卡的真偽
authenticating-centre = 查詢預約

## Change or reset

choose-procedure-title = 您知道現在的簽名用密碼嗎？
procedure-change = 知道
procedure-change-text = 先輸入一次，再設定新密碼。
procedure-reset = 不知道
procedure-reset-text = 需要 24 小時內在官方應用程式上完成的預約。
procedure-reset-locked-title = 簽名用密碼已被鎖定
procedure-reset-locked-text = 已連續輸錯 5 次。重新設定後即可再次使用。
procedure-reset-locked = 重新設定
procedure-no-phone = 沒有智慧型手機時，可在市區町村窗口辦理。
procedure-office-text = 本機只能變更您知道的密碼。
procedure-free = 兩種方式都免費。
tries-left = 還剩 { $n } 次

## Typing

pin-title = 請輸入使用者證明用的 4 位數字密碼（利用者証明用）
pin-sub = 即登入 Mynaportal 時使用的 4 位數字。
pin-wrong = 數字不對。還剩 { $n } 次
pin-wrong-unknown = 數字不對
pin-tries = 還剩 { $n } 次
pin-more = 還差 { $n } 位
pin-submit = 用這 4 位數字繼續
pin-forgotten = 我不知道
current-title = 請輸入現在的簽名用密碼
current-sub = 6～16 位英文字母和數字。不是 4 位數字密碼。
current-wrong = 密碼不對。還剩 { $n } 次
current-wrong-unknown = 密碼不對
current-checking = 卡正在核對
current-more = 還差 { $n } 位
new-title = 請設定新的簽名用密碼
new-note = 請不要使用生日或電話號碼。
repeat-title = 請再輸入一次同樣的密碼
repeat-sub = 確認沒有輸錯。
repeat-mismatch = 與第一次不同。請重新輸入。
characters = { $n } 位
rule-length = 6～16 位
rule-letter = 含有英文字母
rule-digit = 含有數字
rule-strong = 不易被猜到
weak-one-character = 同一個字元太多，容易被猜到。
weak-run = 連續的字母或數字容易被猜到。
weak-keyboard-row = 鍵盤上相鄰的按鍵容易被猜到。
weak-same-as-current = 與現在的密碼相同。請換一個。
weak-example = 與畫面上的例子相同。請換一個。
next = 下一步
erase-one = 刪除
show-held = 按住顯示
a11y-show-held = 按住時顯示已輸入的字元
clear-all = 全部刪除
reading-0 = 數字 0
reading-o = 字母 O
reading-1 = 數字 1
reading-i = 字母 I
a11y-key-digit = 數字 { $key }
a11y-key-letter = 字母 { $key }
a11y-field-signature = 簽名用密碼，已輸入 { $n } 位
a11y-field-pin = 4 位數字密碼，已輸入 { $n } 位
a11y-rule = { $rule }。{ $state ->
    [kept] 已符合
    [refused] 不能使用
   *[open] 尚未符合
}

## The last try

last-try-title = 還可以輸入 1 次
last-try-pin-text = 再輸錯一次，這個 4 位數字密碼就不能使用，只有市區町村窗口可以重新設定。等待不會恢復次數。
last-try-current-text = 再輸錯一次，簽名用密碼就會被鎖定。之後需要用應用程式預約，或前往市區町村窗口。
last-try-pin-question = 您確定這 4 位數字正確嗎？
last-try-current-question = 您確定密碼正確嗎？
last-try-office = 不確定，查看去哪裡辦理
last-try-stop = 不確定，返回
last-try-go = 確定，我要輸入

## Confirm and write

confirm-title = 要設定這個新密碼嗎？
confirm-1 = 只變更卡上的簽名用密碼
confirm-2 = 4 位數字密碼都不會改變
confirm-3 = 原來的密碼將不能使用
confirm-go = 設定新密碼
confirm-note = 完成之前請不要移動卡。
writing-title = 正在寫入卡
writing-checked = 已確認卡
writing-now = 正在寫入新密碼
writing-verify = 然後核對是否寫好
writing-foot = 請等到完成
replace-card-title = 請把同一張卡放回原處
replace-card-text = 寫入時卡移動了。放回後會確認結果如何。
replace-card-other = 這是另一張卡。請放回原來的卡。
replace-card-seconds = 再等待 { $n } 秒

## What came of it

done-title = 新密碼已設定好
done-checked = 已在卡上核對
done-checked-text = 本機不會保留您的密碼。
done-ends = 憑證有效期至 { $date }
done-ends-text = 之後不能使用。現在即可在市區町村窗口免費更新。
done-note = 為了不忘記
done-note-text = 如果寫下來，請與卡分開保管。
not-changed-title = 密碼沒有改變
not-changed-card = 您的卡可照常使用。
not-changed-again = 可以從頭再來一次。
uncertain-title = 無法確定密碼是否已改變
uncertain-why = 卡與機器的通訊中斷了。
uncertain-state = 密碼是原來的或新的，二者之一。其他沒有改變。
uncertain-1 = 需要時，先輸入新密碼，只輸一次
uncertain-2 = 如果不對，再輸入原來的密碼，只輸一次
uncertain-3 = 如果都不對，請帶卡前往市區町村窗口

why-card-removed = 寫入之前卡移動了。
why-card-silent = 卡沒有回應。
why-card-refused = 卡沒有接受。
why-card-unreadable = 無法理解卡的回應。
why-write-torn = 寫入之前通訊中斷了。
why-reader = 讀卡機沒有正常運作。
why-centre = 無法連線到中心。
why-journal = 本機無法保存紀錄，因此沒有寫入。
why-internal = 本機發生了問題。
why-stopped = 您中途離開了。

## The slip

# To check by a native reader: 單據 for the printed slip throughout (收執聯 sounds like a payment).
slip-question = 要列印單據嗎？
slip-print-take = 列印並取卡
slip-skip-take = 不列印，取卡
slip-print-referral = 列印本頁內容
slip-skip-referral = 不列印，結束
slip-no-secret = 單據上沒有您的密碼
slip-see = 查看單據
slip-see-title = 單據內容
slip-print = 列印
slip-print-again = 再次列印
slip-note = 請記下需要的內容，或拍下本畫面。
slip-printing = 列印中
slip-printed = 單據已列印好。請取走。
slip-failed = 無法列印
slip-failed-text = 請按「查看單據」，記下需要的內容。
slip-failed-same = 手續結果不變。
slip-failed-paper-out = 無法列印：沒有紙了
slip-failed-cover-open = 無法列印：印表機的蓋子開著
take-card-button = 取卡

## The municipal office

referral-title = 可在市區町村窗口辦理
where = 去哪裡
bring = 帶什麼
phone-in-language = 用中文諮詢（免費電話）
phone-weekday = 平日 { $from }～{ $to }
phone-weekend = 週末和假日 { $from }～{ $to }
phone-daily = 每天 { $from }～{ $to }
show-at-counter = 請在窗口出示這段文字
any-office = 您居住地的市區町村公所（個人編號卡窗口）

bring-card = 這張個人編號卡
bring-id = 另一種身分證件（駕照、護照、在留卡等）
bring-photo = 臉部照片（申請新卡時）
bring-residence = 在留卡（有的話）
# To check by a native reader: 受監護宣告者 for an adult ward.
bring-guardian = 未滿 15 歲或受監護宣告者：法定代理人的身分證件和關係證明

ref-wants-user-auth = 本機只能設定簽名用密碼。
ref-wants-user-auth-card = 您的卡可照常使用。
ref-wants-card-info = 本機只能設定簽名用密碼。
ref-wants-card-info-card = 您的卡可照常使用。
ref-wants-register = 本機只能設定簽名用密碼。
ref-wants-register-card = 您的卡可照常使用。
ref-pin-forgotten = 不知道 4 位數字密碼時，本機無法確認是您本人。
ref-pin-forgotten-card = 您的卡沒有任何變化。
ref-pin-locked = 4 位數字密碼已被鎖定。已連續輸錯 3 次。
ref-pin-locked-card = 卡沒有損壞。等待不會解除鎖定。
ref-no-certificate = 這張卡裡沒有簽名用電子憑證（署名用電子証明書）。
ref-no-certificate-card = 卡沒有問題。例如，未滿 15 歲者的卡裡沒有這種憑證。
# To check by a native reader: 簽名用電子憑證 for 署名用電子証明書 throughout, against the words of the call centre's Chinese page.
ref-expired = 簽名用電子憑證（署名用電子証明書）已過期。
ref-expired-card = 卡沒有問題。新憑證免費。
ref-revoked = 因搬家、結婚等，簽名用電子憑證（署名用電子証明書）已失效。
ref-revoked-card = 卡沒有問題。辦理新憑證時可同時設定密碼。
ref-suspended = 這張卡已被暫停使用。
ref-suspended-card = 如果卡已找到，可在窗口恢復使用。
ref-user-auth-ended = 使用者證明用電子憑證（利用者証明用電子証明書）已不能使用。
ref-user-auth-ended-card = 卡沒有損壞。新憑證免費。
ref-card-expired = 卡已過期，或在留期間已結束。
ref-card-expired-card = 這張卡不能使用。需要辦理新卡。
ref-not-trusted = 本機無法核實卡上的憑證。
ref-not-trusted-card = 您的卡沒有任何變化。請到窗口檢查。
ref-damaged = 無法讀取卡。
ref-damaged-card = 卡可能已損壞。卡內的內容沒有改變。
ref-no-smartphone = 預約需要智慧型手機。
ref-no-smartphone-card = 您的卡沒有任何變化。窗口辦理不需要智慧型手機。
ref-no-reset = 本機無法重新設定此密碼。
ref-no-reset-card = 卡沒有損壞。可在窗口設定新密碼。

## No reservation, wrong card, line, reader

no-reservation-title = 沒有找到預約
no-reservation-old-title = 預約已超過 24 小時
no-reservation-used-title = 此預約已使用
no-reservation-in-use-title = 另一台機器正在使用您的預約
no-reservation-text = 您的卡沒有任何變化。請先用應用程式預約。
no-reservation-in-use-text = 您的卡沒有任何變化。請在另一台機器上完成手續，或等預約釋出後，在這裡重新開始。
no-reservation-1 = 打開手機應用程式「JPKI暗証番号リセット」
no-reservation-2 = 讓它讀取卡並拍攝臉部，完成預約
no-reservation-3 = 24 小時內來到本機
no-reservation-no-phone = 我沒有智慧型手機
wrong-card-title = 這不是個人編號卡
wrong-card-text = 沒有對它做任何操作。請取回，再放個人編號卡。
line-down-title = 無法連線到中心
line-down-text = 不是卡的問題。您的卡沒有任何變化。
line-down-change = 如果知道現在的密碼，不連線中心也可變更。
line-down-change-go = 輸入現在的密碼來變更
line-down-later = 請稍後再來，或前往市區町村窗口。
reader-fault-title = 現在無法讀卡
reader-fault-text = 讀卡機有故障。您的卡沒有任何變化。
use-another-machine = 請使用其他機器，或前往市區町村窗口。
card-fault-title = 卡沒有回應
card-fault-text = 卡沒有任何變化。
card-fault-later = 請取卡，從頭再試一次。

## Taking the card

take-card-title = 請取走您的卡
take-card-wiped = 您輸入的內容已刪除
take-card-sound = 取卡之前會一直響提示音

## Still there?

idle-title = 您還在使用嗎？
idle-text = 如果沒有操作，將在此結束並刪除輸入的內容。您的卡不會改變。
idle-go-on = 是，繼續
idle-stop = 離開並取卡
idle-stop-no-card = 離開
a11y-seconds = 還剩 { $n } 秒

## Help

help-title = 需要協助嗎？
help-now = 在這裡做什麼
help-staff = 店員不能幫您操作。請不要把密碼告訴任何人。
help-settings = 讓畫面更容易看
help-choose-password = 請按要重新設定的那一個。不清楚時，請按「我不清楚」。
help-fraud = 只有您自己決定時，才按「不是」。
help-notice = 閱讀後如無問題，請按「同意並繼續」。
help-place-card = 請把一張卡平放在讀卡機上。
help-wait = 您不需要做任何事。請讓卡保持原位。
help-choose-procedure = 知道現在的密碼，請按「知道」；不知道，請按「不知道」。
help-pin = 這是領取卡時您設定的 4 位數字密碼。不知道時，可在窗口重新設定。
help-current = 這是您現在使用的 6～16 位密碼。不知道時，請按「返回」。
help-new = 請用英文字母和數字組成 6～16 位。請注意數字 0 與字母 O、數字 1 與字母 I。
help-repeat = 請再輸入一次剛才設定的密碼。
help-confirm = 如果沒有問題，請按大按鈕。
help-result = 閱讀後，請選擇是否列印單據。
help-referral = 請查看去哪裡、帶什麼。可以列印。

# language: zh-Hans
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = 模拟运行 · 不使用真实的卡，也不连接真实的中心
header-text = 放大文字
header-contrast = 高对比度
a11y-language = 选择语言。当前为{ $name }
a11y-text-size = 文字大小。当前为{ $size ->
    [standard] 标准
    [large] 大
   *[largest] 特大
}
a11y-contrast = 高对比度显示。{ $on ->
    [on] 已开启
   *[off] 已关闭
}
a11y-step = 第 { $n } 步，共 { $m } 步
footer-stop = 退出
footer-back = 返回
footer-help = 帮助
close = 关闭
language-title = 请选择语言
setting-lower = 按钮下移
setting-lower-off = 按钮复位

## Date and time

date-time = { $date } { $time }
code = 代码 { $code }

## Attract and closed

attract-open = 现在可以使用
attract-title = 可重新设置签名用密码
attract-lead = 即个人编号卡（My Number 卡）上由 6～16 位字母和数字组成的密码（署名用パスワード）。
attract-free = 免费。
attract-start = 开始
closed-hours-title = 现在不在使用时间内
closed-hours-text = 本机的使用时间为 { $hours }。
closed-holiday-title = 今天停止服务
closed-holiday-text = 本机今天不能使用。
closed-maintenance-title = 正在维护
closed-maintenance-text = 维护结束前不能使用。
closed-out-title = 本机停止服务
closed-out-text = 机器出现故障，已停止服务。请不要放卡。
closed-technician-title = 工作人员正在作业
closed-technician-text = 请等到作业结束。请不要放卡。
closed-repair-title = 等待维修
closed-withdrawn-title = 本机已不再使用
closed-opens = 恢复使用时间
closed-elsewhere = 如有急事，请前往市区町村窗口

## The four secrets

secret-signature = 签名用密码
secret-signature-form = 6～16 位字母和数字
secret-signature-use = 用于 e-Tax、网上申请和签约
secret-four-heading = 4 位数字密码
secret-user-auth = 使用者证明用
secret-user-auth-use = 登录 Mynaportal、在便利店打印证明书（利用者証明用）
secret-card-info = 券面信息输入辅助用
secret-card-info-use = 让应用程序读取姓名和住址（券面事項入力補助用）
secret-register = 住民基本台账用
secret-register-use = 在窗口办理搬家等手续（住民基本台帳用）
possible-here = 可在本机办理
office-only = 请到市区町村窗口
choose-password-title = 您要重新设置哪一个？
not-sure = 我不清楚
suggested = 是这一个
which-password-title = 您用它做什么？
which-password-text = 选择用途后，会告诉您是哪一个。
use-etax = e-Tax 等网上申请
use-contract = 开户、贷款签约
use-mynaportal = 登录 Mynaportal
use-convenience = 在便利店打印证明书
use-app = 疫苗接种证明等应用程序
use-moving = 搬家、结婚手续

## Is somebody telling you to do this?

fraud-question-title = 是有人让您这样操作的吗？
fraud-question-text = 有没有人在电话里或在您身边说“马上办”“告诉我密码”？
fraud-no = 不是，是我自己决定的
fraud-yes = 是的，有人让我这样做
fraud-advice-title = 请不要把卡和密码交给任何人
fraud-advice-text = 办理到此结束。您的卡没有任何变化。
fraud-consumer = 消费者热线
fraud-consumer-when = 觉得可疑时
fraud-police = 警察咨询电话
fraud-police-when = 可能被骗时
fraud-stop-card = 暂停用卡的电话
fraud-stop-card-when = 已经交给别人时
fraud-family = 也请与家人或市区町村窗口商量。
fraud-print = 打印电话号码
finish = 结束

## Before it begins

notice-title = 开始之前
notice-need = 需要的东西
notice-need-text = 您本人的个人编号卡，以及使用者证明用的 4 位数字密码（利用者証明用）。
notice-free = 不收费
notice-free-text = 本服务免费。
notice-record = 记录的内容
notice-record-text = 只记录时间、结果和区分卡的代码。不记录姓名、号码和密码。
notice-self = 仅限持卡人本人
notice-self-text = 他人不能代办。请到市区町村窗口咨询。
notice-accept = 同意并继续

## Card on the reader

place-card-title = 请把卡放在读卡器上
place-card-1 = 请从卡套或钱包中取出卡
place-card-2 = 只放一张，请放平
place-card-3 = 在屏幕提示之前请不要移动
place-card-waiting = 正在等待您放卡
place-hint-moved = 卡移动了。请重新放好。
place-hint-unreadable = 无法读取卡。请重新放好。
reading-card-title = 正在读取卡
do-not-move = 请不要移动卡
please-wait = 请稍候
authenticating-title = 正在确认卡
authenticating-card = 确认卡的真伪
authenticating-centre = 查询预约

## Change or reset

choose-procedure-title = 您知道现在的签名用密码吗？
procedure-change = 知道
procedure-change-text = 先输入一次，再设置新密码。
procedure-reset = 不知道
procedure-reset-text = 需要 24 小时内在官方应用程序上做好的预约。
procedure-reset-locked-title = 签名用密码已被锁定
procedure-reset-locked-text = 已连续输错 5 次。重新设置后即可再次使用。
procedure-reset-locked = 重新设置
procedure-no-phone = 没有智能手机时，可在市区町村窗口办理。
procedure-office-text = 本机只能更改您知道的密码。
procedure-free = 两种方式都免费。
tries-left = 还剩 { $n } 次

## Typing

pin-title = 请输入使用者证明用的 4 位数字密码（利用者証明用）
pin-sub = 即登录 Mynaportal 时使用的 4 位数字。
pin-wrong = 数字不对。还剩 { $n } 次
pin-wrong-unknown = 数字不对
pin-tries = 还剩 { $n } 次
pin-more = 还差 { $n } 位
pin-submit = 用这 4 位数字继续
pin-forgotten = 我不知道
current-title = 请输入现在的签名用密码
current-sub = 6～16 位字母和数字。不是 4 位数字密码。
current-wrong = 密码不对。还剩 { $n } 次
current-wrong-unknown = 密码不对
current-checking = 卡正在核对
current-more = 还差 { $n } 位
new-title = 请设置新的签名用密码
new-note = 请不要使用生日或电话号码。
repeat-title = 请再输入一次同样的密码
repeat-sub = 确认没有输错。
repeat-mismatch = 与第一次不同。请重新输入。
characters = { $n } 位
rule-length = 6～16 位
rule-letter = 含有字母
rule-digit = 含有数字
rule-strong = 不易被猜到
weak-one-character = 同一个字符太多，容易被猜到。
weak-run = 连续的字母或数字容易被猜到。
weak-keyboard-row = 键盘上相邻的按键容易被猜到。
weak-same-as-current = 与现在的密码相同。请换一个。
weak-example = 与屏幕上的例子相同。请换一个。
next = 下一步
erase-one = 删除
show-held = 按住显示
a11y-show-held = 按住时显示已输入的字符
clear-all = 全部删除
reading-0 = 数字 0
reading-o = 字母 O
reading-1 = 数字 1
reading-i = 字母 I
a11y-key-digit = 数字 { $key }
a11y-key-letter = 字母 { $key }
a11y-field-signature = 签名用密码，已输入 { $n } 位
a11y-field-pin = 4 位数字密码，已输入 { $n } 位
a11y-rule = { $rule }。{ $state ->
    [kept] 已符合
    [refused] 不能使用
   *[open] 尚未符合
}

## The last try

last-try-title = 还可以输入 1 次
last-try-pin-text = 再输错一次，这个 4 位数字密码就不能使用，只有市区町村窗口可以重新设置。等待不会恢复次数。
last-try-current-text = 再输错一次，签名用密码就会被锁定。之后需要用应用程序预约，或前往市区町村窗口。
last-try-pin-question = 您确定这 4 位数字正确吗？
last-try-current-question = 您确定密码正确吗？
last-try-office = 不确定，查看去哪里办理
last-try-stop = 不确定，返回
last-try-go = 确定，我要输入

## Confirm and write

confirm-title = 要设置这个新密码吗？
confirm-1 = 只更改卡上的签名用密码
confirm-2 = 4 位数字密码都不会改变
confirm-3 = 原来的密码将不能使用
confirm-go = 设置新密码
confirm-note = 完成之前请不要移动卡。
writing-title = 正在写入卡
writing-checked = 已确认卡
writing-now = 正在写入新密码
writing-verify = 然后核对是否写好
writing-foot = 请等到完成
replace-card-title = 请把同一张卡放回原处
replace-card-text = 写入时卡移动了。放回后会确认结果如何。
replace-card-other = 这是另一张卡。请放回原来的卡。
replace-card-seconds = 再等待 { $n } 秒

## What came of it

done-title = 新密码已设置好
done-checked = 已在卡上核对
done-checked-text = 本机不会保留您的密码。
done-ends = 证书有效期至 { $date }
done-ends-text = 之后不能使用。现在即可在市区町村窗口免费更新。
done-note = 为了不忘记
done-note-text = 如果写下来，请与卡分开保管。
not-changed-title = 密码没有改变
not-changed-card = 您的卡可照常使用。
not-changed-again = 可以从头再来一次。
uncertain-title = 无法确定密码是否已改变
uncertain-why = 卡与机器的通信中断了。
uncertain-state = 密码是原来的或新的，二者之一。其他没有改变。
uncertain-1 = 需要时，先输入新密码，只输一次
uncertain-2 = 如果不对，再输入原来的密码，只输一次
uncertain-3 = 如果都不对，请带卡前往市区町村窗口

why-card-removed = 写入之前卡移动了。
why-card-silent = 卡没有响应。
why-card-refused = 卡没有接受。
why-card-unreadable = 无法理解卡的响应。
why-write-torn = 写入之前通信中断了。
why-reader = 读卡器没有正常工作。
why-centre = 无法连接到中心。
why-journal = 本机无法保存记录，因此没有写入。
why-internal = 本机发生了问题。
why-stopped = 您中途退出了。

## The slip

slip-question = 要打印凭条吗？
slip-print-take = 打印并取卡
slip-skip-take = 不打印，取卡
slip-print-referral = 打印本页内容
slip-skip-referral = 不打印，结束
slip-no-secret = 凭条上没有您的密码
slip-see = 查看凭条
slip-see-title = 凭条内容
slip-print = 打印
slip-print-again = 再次打印
slip-note = 请记下需要的内容，或拍下屏幕。
slip-printing = 正在打印
slip-printed = 凭条已打印好。请取走。
slip-failed = 无法打印
slip-failed-text = 请按“查看凭条”，记下需要的内容。
slip-failed-same = 办理结果不变。
slip-failed-paper-out = 无法打印：没有纸了
slip-failed-cover-open = 无法打印：打印机的盖子开着
take-card-button = 取卡

## The municipal office

referral-title = 可在市区町村窗口办理
where = 去哪里
bring = 带什么
phone-in-language = 用中文咨询（免费电话）
phone-weekday = 工作日 { $from }～{ $to }
phone-weekend = 周末和节假日 { $from }～{ $to }
phone-daily = 每天 { $from }～{ $to }
show-at-counter = 请在窗口出示这段文字
any-office = 您居住地的市区町村政府（个人编号卡窗口）

bring-card = 这张个人编号卡
bring-id = 另一种身份证件（驾驶证、护照、在留卡等）
bring-photo = 面部照片（申请新卡时）
bring-residence = 在留卡（有的话）
bring-guardian = 未满 15 岁或成年被监护人：法定代理人的身份证件和关系证明

ref-wants-user-auth = 本机只能设置签名用密码。
ref-wants-user-auth-card = 您的卡可照常使用。
ref-wants-card-info = 本机只能设置签名用密码。
ref-wants-card-info-card = 您的卡可照常使用。
ref-wants-register = 本机只能设置签名用密码。
ref-wants-register-card = 您的卡可照常使用。
ref-pin-forgotten = 不知道 4 位数字密码时，本机无法确认是您本人。
ref-pin-forgotten-card = 您的卡没有任何变化。
ref-pin-locked = 4 位数字密码已被锁定。已连续输错 3 次。
ref-pin-locked-card = 卡没有损坏。等待不会解除锁定。
ref-no-certificate = 这张卡里没有签名用电子证书（署名用電子証明書）。
ref-no-certificate-card = 卡没有问题。例如，未满 15 岁者的卡里没有这种证书。
# To check by a native reader: 签名用电子证书 for 署名用電子証明書 throughout, against the words of the call centre's Chinese page.
ref-expired = 签名用电子证书（署名用電子証明書）已过期。
ref-expired-card = 卡没有问题。新证书免费。
ref-revoked = 因搬家、结婚等，签名用电子证书（署名用電子証明書）已失效。
ref-revoked-card = 卡没有问题。办理新证书时可同时设置密码。
ref-suspended = 这张卡已被暂停使用。
ref-suspended-card = 如果卡已找到，可在窗口恢复使用。
ref-user-auth-ended = 使用者证明用电子证书（利用者証明用電子証明書）已不能使用。
ref-user-auth-ended-card = 卡没有损坏。新证书免费。
ref-card-expired = 卡已过期，或在留期间已结束。
ref-card-expired-card = 这张卡不能使用。需要办理新卡。
ref-not-trusted = 本机无法核实卡上的证书。
ref-not-trusted-card = 您的卡没有任何变化。请到窗口检查。
ref-damaged = 无法读取卡。
ref-damaged-card = 卡可能已损坏。卡内的内容没有改变。
ref-no-smartphone = 预约需要智能手机。
ref-no-smartphone-card = 您的卡没有任何变化。窗口办理不需要智能手机。
ref-no-reset = 本机无法重新设置此密码。
ref-no-reset-card = 卡没有损坏。可在窗口设置新密码。

## No reservation, wrong card, line, reader

no-reservation-title = 没有找到预约
no-reservation-old-title = 预约已超过 24 小时
no-reservation-used-title = 该预约已使用
no-reservation-in-use-title = 另一台机器正在使用您的预约
no-reservation-text = 您的卡没有任何变化。请先用应用程序预约。
no-reservation-in-use-text = 您的卡没有任何变化。请在另一台机器上办完，或等预约空出后，在这里重新开始。
no-reservation-1 = 打开手机应用程序「JPKI暗証番号リセット」
no-reservation-2 = 让它读取卡并拍摄面部，完成预约
no-reservation-3 = 24 小时内来到本机
no-reservation-no-phone = 我没有智能手机
wrong-card-title = 这不是个人编号卡
wrong-card-text = 没有对它做任何操作。请取回，再放个人编号卡。
line-down-title = 无法连接到中心
line-down-text = 不是卡的问题。您的卡没有任何变化。
line-down-change = 如果知道现在的密码，不连接中心也可更改。
line-down-change-go = 输入现在的密码来更改
line-down-later = 请稍后再来，或前往市区町村窗口。
reader-fault-title = 现在无法读卡
reader-fault-text = 读卡器有故障。您的卡没有任何变化。
use-another-machine = 请使用其他机器，或前往市区町村窗口。
card-fault-title = 卡没有回应
card-fault-text = 卡没有任何变化。
card-fault-later = 请取卡，从头再试一次。

## Taking the card

take-card-title = 请取走您的卡
take-card-wiped = 您输入的内容已删除
take-card-sound = 取卡之前会一直响提示音

## Still there?

idle-title = 您还在使用吗？
idle-text = 如果没有操作，将在此结束并删除输入的内容。您的卡不会改变。
idle-go-on = 是，继续
idle-stop = 退出并取卡
idle-stop-no-card = 退出
a11y-seconds = 还剩 { $n } 秒

## Help

help-title = 需要帮助吗？
help-now = 在这里做什么
help-staff = 店员不能帮您操作。请不要把密码告诉任何人。
help-settings = 让屏幕更容易看
help-choose-password = 请按要重新设置的那一个。不清楚时，请按“我不清楚”。
help-fraud = 只有您自己决定时，才按“不是”。
help-notice = 阅读后如无问题，请按“同意并继续”。
help-place-card = 请把一张卡平放在读卡器上。
help-wait = 您不需要做任何事。请让卡保持原位。
help-choose-procedure = 知道现在的密码，请按“知道”；不知道，请按“不知道”。
help-pin = 这是领取卡时您设定的 4 位数字密码。不知道时，可在窗口重新设置。
help-current = 这是您现在使用的 6～16 位密码。不知道时，请按“返回”。
help-new = 请用字母和数字组成 6～16 位。请注意数字 0 与字母 O、数字 1 与字母 I。
help-repeat = 请再输入一次刚才设置的密码。
help-confirm = 如果没有问题，请按大按钮。
help-result = 阅读后，请选择是否打印凭条。
help-referral = 请查看去哪里、带什么。可以打印。

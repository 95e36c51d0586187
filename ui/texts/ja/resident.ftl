# language: ja
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
#
# Short, polite, one thought a sentence; です・ます. A button says what happens: verb and noun.
# A space marks where a line may break between phrases, and is seen as a small gap.
# Never "暗証番号" alone where a secret is asked for: 署名用パスワード is the long one, 4けたの数字 is the short one.
# Numbers come in as { $n }; names of offices, hours and telephone numbers come from outside.

## Frame

simulation-banner = シミュレーション ・ 本物のカードも センターも 使いません
header-text = 文字 大
header-contrast = 白黒
a11y-language = ことばを えらぶ。今は { $name }
a11y-text-size = 文字の大きさ。今は { $size ->
    [standard] ふつう
    [large] 大きい
   *[largest] とても大きい
}
a11y-contrast = 白黒の はっきりした画面。{ $on ->
    [on] 今は 使っています
   *[off] 今は 使っていません
}
a11y-step = { $m }つの うち { $n }つめの 段階
footer-stop = やめる
footer-back = もどる
footer-help = 困った​とき
close = とじる
language-title = ことばを えらんでください
setting-lower = ボタンを 下にする
setting-lower-off = ボタンを 元にもどす

## Date and time

date-time = { $date } { $time }
code = 受付コード { $code }

## Attract and closed

attract-open = ただいま 使えます
attract-title = 署名用パスワードを 新しくできます
attract-lead = マイナンバーカードの 英字と数字 6〜16文字の パスワードです。
attract-free = 無料です。
attract-start = はじめる
closed-hours-title = 今は 時間外です
closed-hours-text = 使える時間は { $hours } です。
closed-holiday-title = 今日は 休みです
closed-holiday-text = この機械は 今日 使えません。
closed-maintenance-title = 点検中です
closed-maintenance-text = 点検が おわるまで 使えません。
closed-out-title = この機械は 使えません
closed-out-text = 機械の 具合が わるいため、止めています。カードは 置かないでください。
closed-technician-title = 係員が 作業しています
closed-technician-text = 作業が おわるまで お待ちください。カードは 置かないでください。
closed-repair-title = 修理を 待っています
closed-withdrawn-title = この機械は 使われなくなりました
closed-opens = つぎに 使えるのは
closed-elsewhere = お急ぎのときは 市区町村の窓口へ

## The four secrets

secret-signature = 署名用パスワード
secret-signature-form = 英字と数字 6〜16文字
secret-signature-use = e-Tax、ネットでの 申請や契約に 使うもの
secret-four-heading = 数字 4けたのもの
secret-user-auth = 利用者証明用
secret-user-auth-use = マイナポータルのログイン、コンビニでの証明書など
secret-card-info = 券面事項入力補助用
secret-card-info-use = 名前や住所を アプリに読みこむとき
secret-register = 住民基本台帳用
secret-register-use = 引っこしなど、窓口での手続き
possible-here = この機械で 新しくできます
office-only = 市区町村の窓口へ
choose-password-title = どれを 新しくしますか？
not-sure = わからない
suggested = こちらです
which-password-title = どんなとき 使いますか？
which-password-text = 使いみちを えらぶと、どれか わかります。
use-etax = e-Taxなど ネットでの申請
use-contract = 銀行口座や ローンの契約
use-mynaportal = マイナポータルの ログイン
use-convenience = コンビニで 住民票を取る
use-app = 接種証明書などの アプリ
use-moving = 引っこし、結婚の 手続き

## Is somebody telling you to do this?

fraud-question-title = だれかに言われて 操作していますか？
fraud-question-text = 電話で、または となりで 「今すぐ手続きして」「番号を教えて」と 言われていますか？
fraud-no = いいえ、自分で決めました
fraud-yes = はい、言われています
fraud-advice-title = カードも 番号も パスワードも だれにも わたさないで ください
fraud-advice-text = 手続きは ここで おわりです。カードは 変わっていません。
fraud-consumer = 消費者ホットライン
fraud-consumer-when = おかしいと思ったとき
fraud-police = 警察の相談電話
fraud-police-when = だまされたかもしれないとき
fraud-stop-card = カードを一時停止する電話
fraud-stop-card-when = わたしてしまったとき
fraud-family = 家族や 市区町村の窓口にも 相談してください。
fraud-print = 電話番号を 印刷する
finish = おわる

## Before it begins

notice-title = はじめる前に
notice-need = 必要なもの
notice-need-text = 自分の マイナンバーカードと、利用者証明用の 4けたの数字です。
notice-free = お金は かかりません
notice-free-text = 手数料は 無料です。
notice-record = 記録するもの
notice-record-text = 日時と 結果、カードを見分ける しるしだけです。名前、番号、パスワードは 記録しません。
notice-self = カードの本人だけが 使えます
notice-self-text = 代理の人は 使えません。市区町村の窓口で 相談してください。
notice-accept = 同意して 進む

## Card on the reader

place-card-title = カードを 読みとり台に 置いてください
place-card-1 = カードを ケースや財布から 出します
place-card-2 = 1まいだけ、平らに 置きます
place-card-3 = 画面に案内が出るまで 動かしません
place-card-waiting = カードを 待っています
place-hint-moved = カードが 動きました。もう一度 置いてください。
place-hint-unreadable = カードを 読めませんでした。置きなおしてください。
reading-card-title = カードを 読んでいます
do-not-move = カードを 動かさないでください
please-wait = 少し お待ちください
authenticating-title = カードを たしかめています
authenticating-card = 本物のカードか たしかめます
authenticating-centre = 予約を しらべます

## Change or reset

choose-procedure-title = 今の 署名用パスワードが わかりますか？
procedure-change = はい、わかります
procedure-change-text = 1回 入れてから、新しいものを 決めます。
procedure-reset = いいえ、わかりません
procedure-reset-text = 公式アプリでの 予約（24時間以内のもの）が 必要です。
procedure-reset-locked-title = 署名用パスワードは ロックされています
procedure-reset-locked-text = まちがいが 5回 つづきました。新しく 決めなおせば、また使えます。
procedure-reset-locked = 新しく 決めなおす
procedure-no-phone = スマートフォンが ないときは、市区町村の窓口で できます。
procedure-office-text = この機械では、今のパスワードが わかるときだけ 変えられます。
procedure-free = どちらも 無料です。
tries-left = 残り{ $n }回

## Typing

pin-title = 利用者証明用の 4けたの数字を 入れてください
pin-sub = マイナポータルの ログインなどで 使う数字です。
pin-wrong = 数字が ちがいます。残り{ $n }回です。
pin-wrong-unknown = 数字が ちがいます。
pin-tries = 残り{ $n }回です。
pin-more = あと{ $n }けた 入れてください
pin-submit = この4けたで 進む
pin-forgotten = 数字が わからない
current-title = 今の 署名用パスワードを 入れてください
current-sub = 英字と数字 6〜16文字です。4けたの数字では ありません。
current-wrong = パスワードが ちがいます。残り{ $n }回です。
current-wrong-unknown = パスワードが ちがいます。
current-checking = カードで たしかめています
current-more = あと{ $n }文字 入れてください
new-title = 新しい 署名用パスワードを 決めてください
new-note = 生年月日や 電話番号は さけてください。
repeat-title = 同じパスワードを もう一度 入れてください
repeat-sub = まちがいが ないか たしかめます。
repeat-mismatch = はじめのものと ちがいます。もう一度 入れてください。
characters = { $n }文字
rule-length = 6〜16文字
rule-letter = 英字がある
rule-digit = 数字がある
rule-strong = 見やぶられにくい
weak-one-character = 同じ文字が 多く、見やぶられやすいです。
weak-run = ABCや 123のような ならびは、見やぶられやすいです。
weak-keyboard-row = キーボードの ならびの順は、見やぶられやすいです。
weak-same-as-current = 今のパスワードと 同じです。ちがうものに してください。
weak-example = 画面の例と 同じです。ちがうものに してください。
next = 次へ
erase-one = 1字 消す
show-held = 長押しで 表示
a11y-show-held = 押している間だけ 入れた文字を 表示する
clear-all = 全部 消す
reading-0 = ゼロ
reading-o = オー
reading-1 = いち
reading-i = アイ
a11y-key-digit = 数字の { $key }
a11y-key-letter = 英字の { $key }
a11y-field-signature = 署名用パスワードの入力。{ $n }文字 入っています
a11y-field-pin = 4けたの数字の入力。{ $n }けた 入っています
a11y-rule = { $rule }。{ $state ->
    [kept] できています
    [refused] 使えません
   *[open] まだです
}

## The last try

last-try-title = 入れられるのは あと1回です
last-try-pin-text = 次に まちがえると、この4けたの数字は 使えなくなります。直せるのは 市区町村の窓口だけです。日がたっても 回数は もどりません。
last-try-current-text = 次に まちがえると、署名用パスワードは ロックされます。そのあとは アプリで予約して 決めなおすか、市区町村の窓口へ 行きます。
last-try-pin-question = 4けたの数字は たしかですか？
last-try-current-question = パスワードは たしかですか？
last-try-office = いいえ、窓口の案内を見る
last-try-stop = いいえ、入れずに もどる
last-try-go = はい、たしかです。入れます

## Confirm and write

confirm-title = 新しいパスワードに しますか？
confirm-1 = カードの 署名用パスワードだけを 変えます
confirm-2 = 4けたの数字は どれも 変わりません
confirm-3 = 前のパスワードは 使えなくなります
confirm-go = 新しいパスワードにする
confirm-note = カードは おわるまで 動かさないでください。
writing-title = カードに 書きこんでいます
writing-checked = カードを たしかめました
writing-now = 新しいパスワードを 書きこんでいます
writing-verify = 書きこめたか たしかめます
writing-foot = おわるまで このまま お待ちください
replace-card-title = 同じカードを もどしてください
replace-card-text = 書きこみの とちゅうで カードが 動きました。もどすと、どうなったか たしかめます。
replace-card-other = ちがうカードです。はじめのカードを 置いてください。
replace-card-seconds = あと{ $n }秒 待ちます

## What came of it

done-title = 新しいパスワードに なりました
done-checked = カードで たしかめました
done-checked-text = パスワードは この機械に 残りません。
done-ends = 電子証明書は { $date }まで
done-ends-text = そのあとは 使えません。更新は 今から 市区町村の窓口で できます（無料）。
done-note = 忘れないように
done-note-text = メモは カードと べつの場所に しまってください。
not-changed-title = パスワードは 変わっていません
not-changed-card = カードは 前のまま 使えます。
not-changed-again = もう一度 はじめから できます。
uncertain-title = パスワードが 変わったか わかりません
uncertain-why = カードとの通信が とちゅうで切れました。
uncertain-state = パスワードは 前のものか 新しいものの どちらかです。ほかは 変わっていません。
uncertain-1 = 使うときは、まず 新しいものを 1回だけ 入れてみます
uncertain-2 = ちがったら、前のものを 1回だけ 入れてみます
uncertain-3 = どちらも ちがったら、カードを持って 市区町村の窓口へ

why-card-removed = 書きこむ前に カードが 動きました。
why-card-silent = カードから 返事が ありませんでした。
why-card-refused = カードが 受けつけませんでした。
why-card-unreadable = カードの返事を 読めませんでした。
why-write-torn = 書きこむ前に 通信が切れました。
why-reader = 読みとり台が はたらきませんでした。
why-centre = センターと つながりませんでした。
why-journal = この機械が 記録を 残せないため、書きこみを やめました。
why-internal = この機械に 不具合が ありました。
why-stopped = とちゅうで やめました。

## The slip

slip-question = 控えを 印刷しますか？
slip-print-take = 印刷して カードを取る
slip-skip-take = 印刷しないで カードを取る
slip-print-referral = この案内を 印刷する
slip-skip-referral = 印刷しないで おわる
slip-no-secret = パスワードは 控えに 印刷しません
slip-see = 控えを 見る
slip-see-title = 控えの 内容
slip-print = 印刷する
slip-print-again = もう一度 印刷する
slip-note = 必要なところを 書きとめるか、写真を とってください。
slip-printing = 印刷しています
slip-printed = 控えが 出ました。お取りください。
slip-failed = 印刷できません
slip-failed-text = 「控えを 見る」を押して、必要なところを 書きとめてください。
slip-failed-same = 手続きの結果は 変わりません。
slip-failed-paper-out = 紙がないため 印刷できません
slip-failed-cover-open = プリンターの ふたが 開いているため 印刷できません
take-card-button = カードを取る

## The municipal office

referral-title = 市区町村の窓口で できます
where = 行くところ
bring = 持っていくもの
phone-in-language = 電話で聞く（無料）
phone-weekday = 平日 { $from }〜{ $to }
phone-weekend = 土日祝 { $from }〜{ $to }
phone-daily = 毎日 { $from }〜{ $to }
show-at-counter = 窓口で これを 見せてください
any-office = 住んでいる 市区町村の役所（マイナンバーカードの窓口）

bring-card = このマイナンバーカード
bring-id = もう1つの 本人確認書類（運転免許証、パスポート、在留カードなど）
bring-photo = 顔写真（新しく カードを作るとき）
bring-residence = 在留カード（お持ちの方）
bring-guardian = 15歳未満や 成年後見のときは、法定代理人の 本人確認書類と 関係がわかる書類

ref-wants-user-auth = この機械で 新しくできるのは 署名用パスワードだけです。
ref-wants-user-auth-card = カードは 今のまま 使えます。
ref-wants-card-info = この機械で 新しくできるのは 署名用パスワードだけです。
ref-wants-card-info-card = カードは 今のまま 使えます。
ref-wants-register = この機械で 新しくできるのは 署名用パスワードだけです。
ref-wants-register-card = カードは 今のまま 使えます。
ref-pin-forgotten = 4けたの数字が わからないと、この機械では 本人を たしかめられません。
ref-pin-forgotten-card = カードは 変わっていません。
ref-pin-locked = 4けたの数字が ロックされています。まちがいが 3回 つづきました。
ref-pin-locked-card = カードは こわれていません。待っても ロックは とけません。
ref-no-certificate = このカードには 署名用電子証明書が ありません。
ref-no-certificate-card = カードに 問題は ありません。15歳未満の人などの カードには 入っていません。
ref-expired = 署名用電子証明書の 期限が 切れています。
ref-expired-card = カードは 使えます。新しい電子証明書は 無料で 発行できます。
ref-revoked = 引っこしや 結婚などで、署名用電子証明書が 使えなくなっています。
ref-revoked-card = カードは 使えます。新しい電子証明書を 発行するときに、パスワードも 決められます。
ref-suspended = このカードは 一時停止されています。
ref-suspended-card = カードが 見つかっていれば、窓口で また使えるように できます。
ref-user-auth-ended = 利用者証明用電子証明書が 使えなくなっています。
ref-user-auth-ended-card = カードは こわれていません。新しい電子証明書は 無料で 発行できます。
ref-card-expired = カードの期限、または 在留期間が おわっています。
ref-card-expired-card = このカードは 使えません。新しいカードが 必要です。
ref-not-trusted = カードの電子証明書を この機械では たしかめられません。
ref-not-trusted-card = カードは 変わっていません。窓口で 調べてもらってください。
ref-damaged = カードを 読めません。
ref-damaged-card = カードが いたんでいるかもしれません。中身は 変わっていません。
ref-no-smartphone = 予約には スマートフォンが 必要です。
ref-no-smartphone-card = カードは 変わっていません。窓口なら スマートフォンは いりません。
ref-no-reset = このパスワードは、この機械では 決めなおせません。
ref-no-reset-card = カードは こわれていません。窓口で 新しいパスワードを 決められます。

## No reservation, wrong card, line, reader

no-reservation-title = 予約が 見つかりません
no-reservation-old-title = 予約から 24時間が すぎています
no-reservation-used-title = 予約は もう 使われています
no-reservation-in-use-title = ほかの機械が 予約を 使っています
no-reservation-text = カードは 変わっていません。先に アプリで 予約をしてください。
no-reservation-in-use-text = カードは 変わっていません。ほかの機械で 手続きを おえてください。または、予約が 空くまで 待って、ここで もう一度 はじめてください。
no-reservation-1 = スマートフォンの アプリ「JPKI暗証番号リセット」を 開きます
no-reservation-2 = カードを読み、顔を写して 予約します
no-reservation-3 = 24時間以内に この機械へ 来ます
no-reservation-no-phone = スマートフォンが ない
wrong-card-title = マイナンバーカードでは ありません
wrong-card-text = 置かれたカードには 何もしていません。カードを取って、マイナンバーカードを 置いてください。
line-down-title = センターと つながりません
line-down-text = カードのせいでは ありません。カードは 変わっていません。
line-down-change = 今のパスワードが わかれば、センターなしで 変えられます。
line-down-change-go = 今のパスワードを 入れて 変える
line-down-later = あとで もう一度 来るか、市区町村の窓口へ 行ってください。
reader-fault-title = 今は カードを 読みとれません
reader-fault-text = 読みとり台の 具合が わるいようです。カードは 変わっていません。
use-another-machine = ほかの機械か、市区町村の窓口を 使ってください。
card-fault-title = カードから 返事が ありません
card-fault-text = カードは 変わっていません。
card-fault-later = カードを取って、もう一度 はじめから やってみてください。

## Taking the card

take-card-title = カードを お取りください
take-card-wiped = 入れた文字は 消しました
take-card-sound = カードを取るまで 音が鳴ります

## Still there?

idle-title = まだ 使いますか？
idle-text = 操作がないと、ここで おわります。入れた文字は 消します。カードは 変わりません。
idle-go-on = はい、続けます
idle-stop = やめて カードを取る
idle-stop-no-card = やめる
a11y-seconds = あと{ $n }秒

## Help

help-title = お困りですか？
help-now = この画面で すること
help-staff = 店の人は 操作を 手伝えません。番号やパスワードは だれにも 教えないでください。
help-settings = 画面を 見やすく
help-choose-password = 新しくしたいものを 1つ 押します。わからないときは「わからない」を 押します。
help-fraud = 自分で決めたときだけ「いいえ」を 押します。
help-notice = 読んで よければ「同意して 進む」を 押します。
help-place-card = カードを 1まいだけ、読みとり台に 平らに 置きます。
help-wait = 何も しなくて だいじょうぶです。カードは そのままに します。
help-choose-procedure = 今のパスワードが わかれば「はい」、わからなければ「いいえ」を 押します。
help-pin = カードを 受けとったときに 決めた 4けたの数字です。わからないときは 窓口で 決めなおせます。
help-current = 今 使っている 6〜16文字の パスワードです。わからないときは「もどる」を 押します。
help-new = 英字と数字を まぜて 6〜16文字を 決めます。数字の0と 英字のO、数字の1と 英字のIに 気をつけます。
help-repeat = さっき決めた パスワードを もう一度 入れます。
help-confirm = よければ 大きいボタンを 押します。
help-result = 読んだら、控えを 印刷するか どうかを 押します。
help-referral = 行くところと 持っていくものを 見ます。印刷も できます。

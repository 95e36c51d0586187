# language: ja-easy
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = れんしゅう ・ ほんものの カードも センターも つかいません
header-text = もじ 大
header-contrast = しろくろ
a11y-language = ことばを えらぶ。今は { $name }
a11y-text-size = もじの 大きさ。今は { $size ->
    [standard] ふつう
    [large] 大きい
   *[largest] とても 大きい
}
a11y-contrast = しろくろの がめん。{ $on ->
    [on] 今 つかって います
   *[off] 今 つかって いません
}
a11y-step = { $m }の うち { $n }ばんめ
footer-stop = やめる
footer-back = もどる
footer-help = ヘルプ
close = とじる
language-title = ことばを えらんで ください
setting-lower = ボタンを 下に する
setting-lower-off = ボタンを もとに もどす

## Date and time

date-time = { $date } { $time }
code = うけつけ コード { $code }

## Attract and closed

attract-open = 今 つかえます
attract-title = しょめいよう パスワードを 新しく できます
attract-lead = マイナンバーカードの アルファベットと すうじ 6〜16もじの パスワード（署名用パスワード）です。
attract-free = お金は いりません。
attract-start = はじめる
closed-hours-title = 今は つかえない じかんです
closed-hours-text = つかえる じかんは { $hours } です。
closed-holiday-title = きょうは 休みです
closed-holiday-text = この きかいは きょう つかえません。
closed-maintenance-title = きかいを しらべて います
closed-maintenance-text = おわるまで つかえません。
closed-out-title = この きかいは つかえません
closed-out-text = きかいの ぐあいが わるいです。カードを おかないで ください。
closed-technician-title = かかりの 人が しごとを して います
closed-technician-text = おわるまで まって ください。カードを おかないで ください。
closed-repair-title = きかいを なおすのを まって います
closed-withdrawn-title = この きかいは もう つかえません
closed-opens = つぎに つかえるのは
closed-elsewhere = いそぐ ときは 市役所（しやくしょ）へ

## The four secrets

secret-signature = しょめいよう パスワード
secret-signature-form = アルファベットと すうじ 6〜16もじ
secret-signature-use = e-Taxや ネットの もうしこみ
secret-four-heading = すうじ 4つの もの
secret-user-auth = マイナポータルの すうじ
secret-user-auth-use = マイナポータルに 入る とき、コンビニの しょうめいしょ（利用者証明用）
secret-card-info = アプリが カードを よむ すうじ
secret-card-info-use = アプリが 名前や じゅうしょを よむ とき（券面事項入力補助用）
secret-register = ひっこしの すうじ
secret-register-use = ひっこしなど、市役所で つかいます（住民基本台帳用）
possible-here = ここで できます
office-only = 市役所で します
choose-password-title = どれを 新しく しますか？
not-sure = わからない
suggested = これです
which-password-title = いつ つかいますか？
which-password-text = つかう ときを えらぶと、どれか わかります。
use-etax = e-Taxなど インターネットの もうしこみ
use-contract = ぎんこうの こうざ、お金を かりる けいやく
use-mynaportal = マイナポータルに 入る
use-convenience = コンビニで しょうめいしょを とる
use-app = ワクチンの しょうめいしょの アプリ
use-moving = ひっこし、けっこん

## Is somebody telling you to do this?

fraud-question-title = だれかが あなたに「やって」と 言いましたか？
fraud-question-text = でんわの 人や となりの 人が 「今すぐ やって」「ばんごうを おしえて」と 言って いますか？
fraud-no = いいえ、じぶんで きめました
fraud-yes = はい、だれかが 言いました
fraud-advice-title = カードも パスワードも ばんごうも だれにも わたさないで ください
fraud-advice-text = ここで おわります。カードは かわって いません。
fraud-consumer = しょうひしゃ ホットライン
fraud-consumer-when = おかしいと おもった とき
fraud-police = けいさつの そうだん でんわ
fraud-police-when = だまされたかも しれない とき
fraud-stop-card = カードを とめる でんわ
fraud-stop-card-when = カードを わたした とき
fraud-family = かぞくや 市役所（しやくしょ）にも はなして ください。
fraud-print = でんわばんごうを かみに 出す
finish = おわる

## Before it begins

notice-title = はじめる 前に
notice-need = いる もの
notice-need-text = マイナンバーカードと、マイナポータルの すうじ 4つ（利用者証明用）です。
notice-free = お金は いりません
notice-free-text = ぜんぶ むりょうです。
notice-record = のこす もの
notice-record-text = じかん、けっか、カードの しるしだけです。名前、ばんごう、パスワードは のこしません。
notice-self = カードの 本人（ほんにん）だけ つかえます
notice-self-text = ほかの 人は かわりに できません。市役所（しやくしょ）で きいて ください。
# To check by a native reader: 「いいです」 stands for 同意する; is it understood as agreeing?
notice-accept = これで いいです。つぎへ

## Card on the reader

place-card-title = カードを よむ ところに おいて ください
place-card-1 = カードを ケースや さいふから 出します
place-card-2 = 1まいだけ、たいらに おきます
place-card-3 = 「とって ください」と 出るまで うごかしません
place-card-waiting = カードを まって います
place-hint-moved = カードが うごきました。もういちど おいて ください。
place-hint-unreadable = カードが よめません。もういちど おいて ください。
reading-card-title = カードを よんで います
do-not-move = カードを うごかさないで ください
please-wait = すこし まって ください
authenticating-title = カードを たしかめて います
authenticating-card = ほんものの カードか たしかめます
authenticating-centre = よやくを さがします

## Change or reset

choose-procedure-title = 今の しょめいよう パスワードが わかりますか？
procedure-change = はい、わかります
procedure-change-text = 1回 入れて、それから 新しいのを きめます。
procedure-reset = いいえ、わかりません
procedure-reset-text = 24じかん いないに アプリで した よやくが いります。
procedure-reset-locked-title = しょめいよう パスワードに ロックが かかって います
procedure-reset-locked-text = 5回 つづけて ちがいました。新しく きめると、また つかえます。
procedure-reset-locked = 新しく きめる
procedure-no-phone = スマートフォンが ない ときは 市役所（しやくしょ）で できます。
procedure-office-text = この きかいは、今の パスワードが わかる ときだけ かえられます。
procedure-free = どちらも お金は いりません。
tries-left = あと{ $n }回

## Typing

pin-title = マイナポータルの すうじ 4つを 入れて ください（利用者証明用）
pin-sub = カードを もらった ときに きめた すうじです。
pin-wrong = すうじが ちがいます。あと{ $n }回です。
pin-wrong-unknown = すうじが ちがいます。
pin-tries = あと{ $n }回です。
pin-more = あと{ $n }つ 入れて ください
pin-submit = この すうじ 4つで つぎへ
pin-forgotten = すうじが わからない
current-title = 今の しょめいよう パスワードを 入れて ください
current-sub = アルファベットと すうじ 6〜16もじです。すうじ 4つの ものでは ありません。
current-wrong = パスワードが ちがいます。あと{ $n }回です。
current-wrong-unknown = パスワードが ちがいます。
current-checking = カードが たしかめて います
current-more = あと{ $n }もじ 入れて ください
new-title = 新しい しょめいよう パスワードを きめて ください
new-note = 生まれた 日や でんわばんごうは つかわないで ください。
repeat-title = おなじ パスワードを もういちど 入れて ください
repeat-sub = まちがいが ないか たしかめます。
repeat-mismatch = はじめの ものと ちがいます。もういちど 入れて ください。
characters = { $n }もじ
rule-length = 6〜16もじ
rule-letter = アルファベットが ある
rule-digit = すうじが ある
rule-strong = ほかの 人には わからない
weak-one-character = おなじ もじが おおいと、ほかの 人に わかります。
weak-run = ABCや 123の ような ならびは、ほかの 人に わかります。
weak-keyboard-row = キーボードの ならびは、ほかの 人に わかります。
weak-same-as-current = 今の パスワードと おなじです。ちがう ものに して ください。
weak-example = がめんの れいと おなじです。ちがう ものに して ください。
next = つぎへ
erase-one = 1つ けす
show-held = ながく おす
a11y-show-held = おして いる あいだ 入れた もじを 見る
clear-all = ぜんぶ けす
reading-0 = ゼロ
reading-o = オー
reading-1 = いち
reading-i = アイ
a11y-key-digit = すうじの { $key }
a11y-key-letter = アルファベットの { $key }
a11y-field-signature = しょめいよう パスワード。{ $n }もじ 入れました
a11y-field-pin = すうじ 4つ。{ $n }つ 入れました
a11y-rule = { $rule }。{ $state ->
    [kept] できました
    [refused] つかえません
   *[open] まだです
}

## The last try

last-try-title = 入れられるのは あと1回です
last-try-pin-text = つぎに ちがうと、この すうじ 4つは つかえません。なおせるのは 市役所（しやくしょ）だけです。まっても 回数（かいすう）は もどりません。
last-try-current-text = つぎに ちがうと、しょめいよう パスワードに ロックが かかります。アプリで よやくするか、市役所（しやくしょ）へ 行きます。
last-try-pin-question = すうじ 4つは たしかですか？
last-try-current-question = パスワードは たしかですか？
last-try-office = いいえ。どこへ 行くか 見る
last-try-stop = いいえ。もどる
last-try-go = はい、たしかです。入れます

## Confirm and write

confirm-title = 新しい パスワードに しますか？
confirm-1 = しょめいよう パスワードだけが かわります
confirm-2 = すうじ 4つの ものは かわりません
confirm-3 = 前の パスワードは つかえません
confirm-go = 新しい パスワードに する
confirm-note = おわるまで カードを うごかさないで ください。
writing-title = カードに かいて います
writing-checked = カードを たしかめました
writing-now = 新しい パスワードを かいて います
writing-verify = かけたか たしかめます
writing-foot = おわるまで まって ください
replace-card-title = おなじ カードを もどして ください
replace-card-text = かいて いる ときに カードが うごきました。もどすと、どう なったか たしかめます。
replace-card-other = ちがう カードです。はじめの カードを おいて ください。
replace-card-seconds = あと{ $n }びょう まちます

## What came of it

done-title = 新しい パスワードに なりました
done-checked = カードで たしかめました
done-checked-text = パスワードは きかいに のこりません。
done-ends = 電子証明書（カードの しょうめいしょ）は { $date }まで
done-ends-text = そのあとは つかえません。今から 市役所（しやくしょ）で 新しく できます（むりょう）。
done-note = わすれない ように
done-note-text = かみに かいたら、カードと べつの ところに おいて ください。
not-changed-title = パスワードは かわって いません
not-changed-card = カードは 前と おなじように つかえます。
not-changed-again = もういちど はじめから できます。
uncertain-title = パスワードが かわったか わかりません
uncertain-why = カードと きかいが つながらなく なりました。
uncertain-state = パスワードは 前の ものか 新しい ものです。ほかは かわって いません。
uncertain-1 = つかう とき、まず 新しい ものを 1回だけ 入れます
uncertain-2 = ちがったら、前の ものを 1回だけ 入れます
uncertain-3 = どちらも ちがったら、カードを もって 市役所（しやくしょ）へ

why-card-removed = かく 前に カードが うごきました。
why-card-silent = カードから へんじが ありません。
why-card-refused = カードが「できません」と へんじを しました。
why-card-unreadable = カードの へんじが よめませんでした。
why-write-torn = かく 前に カードと きかいが つながらなく なりました。
why-reader = カードを よむ ところが うごきませんでした。
why-centre = センターに つながりませんでした。
why-journal = きかいが きろくを のこせません。だから かきませんでした。
why-internal = きかいに もんだいが ありました。
why-stopped = とちゅうで やめました。

## The slip

slip-question = けっかを かみに 出しますか？
slip-print-take = かみに 出して カードを とる
slip-skip-take = かみは なしで カードを とる
slip-print-referral = これを かみに 出す
slip-skip-referral = かみは なしで おわる
slip-no-secret = パスワードは かみに 出ません
slip-see = かみを 見る
slip-see-title = かみに 出る もの
slip-print = かみに 出す
slip-print-again = もういちど かみに 出す
slip-note = いる ところを かいて ください。しゃしんを とっても いいです。
slip-printing = かみに 出して います
slip-printed = かみが 出ました。とって ください。
slip-failed = かみに 出せません
slip-failed-text = 「かみを 見る」を おして、いる ところを かいて ください。
slip-failed-same = けっかは かわりません。
slip-failed-paper-out = かみが なくて、出せません
slip-failed-cover-open = プリンターの ふたが あいて いて、出せません
take-card-button = カードを とる

## The municipal office

referral-title = 市役所（しやくしょ）で できます
where = 行く ところ
bring = もって いく もの
phone-in-language = でんわで きく（むりょう）
phone-weekday = 月〜金よう日 { $from }〜{ $to }
phone-weekend = 土日、休みの 日 { $from }〜{ $to }
phone-daily = まいにち { $from }〜{ $to }
show-at-counter = まどぐちで これを 見せて ください
any-office = すんで いる ところの 市役所（しやくしょ）や 区役所（くやくしょ）の マイナンバーカードの まどぐち

bring-card = この マイナンバーカード
bring-id = もう1つ 本人（ほんにん）と わかる もの（めんきょしょう、パスポート、在留カードなど）
bring-photo = かおの しゃしん（新しい カードを つくる とき）
bring-residence = 在留カード（ざいりゅう カード。もって いる 人）
bring-guardian = 15さいに なって いない 人など：おやなど（法定代理人）の 本人と わかる ものと、かんけいが わかる かみ

ref-wants-user-auth = この きかいは しょめいよう パスワードだけ できます。
ref-wants-user-auth-card = カードは 今と おなじように つかえます。
ref-wants-card-info = この きかいは しょめいよう パスワードだけ できます。
ref-wants-card-info-card = カードは 今と おなじように つかえます。
ref-wants-register = この きかいは しょめいよう パスワードだけ できます。
ref-wants-register-card = カードは 今と おなじように つかえます。
ref-pin-forgotten = すうじ 4つが わからないと、きかいは 本人（ほんにん）か どうか たしかめられません。
ref-pin-forgotten-card = カードは かわって いません。
ref-pin-locked = すうじ 4つに ロックが かかりました。3回 つづけて ちがいました。
ref-pin-locked-card = カードは こわれて いません。まっても なおりません。
ref-no-certificate = この カードには 署名用電子証明書（しょめいようの しょうめいしょ）が ありません。
ref-no-certificate-card = カードは だいじょうぶです。15さいに なって いない 人などの カードには ありません。
ref-expired = 署名用電子証明書（しょめいようの しょうめいしょ）を つかえる 日が すぎました。
ref-expired-card = カードは だいじょうぶです。新しい しょうめいしょは むりょうです。
ref-revoked = ひっこしや けっこんなどで、署名用電子証明書（しょめいようの しょうめいしょ）が つかえなく なりました。
ref-revoked-card = カードは だいじょうぶです。新しい しょうめいしょを つくって、パスワードも きめます。
ref-suspended = この カードは とめて あります。今は つかえません。
ref-suspended-card = カードが 見つかったら、市役所で また つかえるように します。
ref-user-auth-ended = 利用者証明用電子証明書（マイナポータルの しょうめいしょ）が つかえません。
ref-user-auth-ended-card = カードは こわれて いません。新しい しょうめいしょは むりょうです。
ref-card-expired = カードを つかえる 日か、日本に いられる 日が すぎました。
ref-card-expired-card = この カードは つかえません。新しい カードが いります。
ref-not-trusted = この きかいは カードの しょうめいしょを たしかめられません。
ref-not-trusted-card = カードは かわって いません。市役所で しらべて もらって ください。
ref-damaged = カードが よめません。
ref-damaged-card = いたんで いるかも しれません。中の ものは かわって いません。
ref-no-smartphone = よやくには スマートフォンが いります。
ref-no-smartphone-card = カードは かわって いません。市役所では スマートフォンは いりません。
ref-no-reset = この きかいでは、この パスワードを 新しく できません。
ref-no-reset-card = カードは こわれて いません。市役所で 新しい パスワードを きめられます。

## No reservation, wrong card, line, reader

no-reservation-title = よやくが 見つかりません
no-reservation-old-title = よやくから 24じかんが すぎました
no-reservation-used-title = よやくは もう つかいました
no-reservation-in-use-title = ほかの きかいが よやくを つかっています
no-reservation-text = カードは かわって いません。さきに アプリで よやくを して ください。
no-reservation-in-use-text = カードは かわって いません。ほかの きかいで おわって ください。または、よやくが あくまで まって、ここで もういちど はじめて ください。
no-reservation-1 = スマートフォンの アプリ「JPKI暗証番号リセット」を ひらきます
no-reservation-2 = カードを よんで、かおを うつして よやくします
no-reservation-3 = 24じかん いないに ここへ 来ます
no-reservation-no-phone = スマートフォンが ない
wrong-card-title = マイナンバーカードでは ありません
wrong-card-text = この カードには 何も して いません。とって、マイナンバーカードを おいて ください。
line-down-title = センターに つながりません
line-down-text = カードの せいでは ありません。カードは かわって いません。
line-down-change = 今の パスワードが わかれば、センターなしで かえられます。
line-down-change-go = 今の パスワードで かえる
line-down-later = あとで また 来るか、市役所（しやくしょ）へ 行って ください。
reader-fault-title = 今は カードが よめません
reader-fault-text = カードを よむ ところが うごきません。カードは かわって いません。
use-another-machine = ほかの きかいか、市役所（しやくしょ）を つかって ください。
card-fault-title = カードから へんじが ありません
card-fault-text = カードは かわって いません。
card-fault-later = カードを とって、はじめから もういちど やって ください。

## Taking the card

take-card-title = カードを とって ください
take-card-wiped = 入れた ものは けしました
take-card-sound = カードを とるまで おとが なります

## Still there?

idle-title = まだ つかいますか？
idle-text = 何も おさないと、ここで おわります。入れた ものは けします。カードは かわりません。
idle-go-on = はい、つづけます
idle-stop = やめて カードを とる
idle-stop-no-card = やめる
a11y-seconds = あと{ $n }びょう

## Help

help-title = こまって いますか？
help-now = この がめんで する こと
help-staff = みせの 人は てつだえません。ばんごうや パスワードを だれにも おしえないで ください。
help-settings = がめんを 見やすく する
help-choose-password = 新しく したい ものを おします。わからない ときは「わからない」を おします。
help-fraud = じぶんで きめた ときだけ「いいえ」を おします。
help-notice = よんで、よければ「これで いいです。つぎへ」を おします。
help-place-card = カードを 1まい、よむ ところに たいらに おきます。
help-wait = 何も しなくて いいです。カードは そのままに します。
help-choose-procedure = 今の パスワードが わかる ときは「はい」、わからない ときは「いいえ」を おします。
help-pin = カードを もらった ときに きめた すうじ 4つです。わからない ときは 市役所（しやくしょ）で きめられます。
help-current = 今 つかって いる 6〜16もじの パスワードです。わからない ときは「もどる」を おします。
help-new = アルファベットと すうじを まぜて 6〜16もじ きめます。すうじの 0と アルファベットの O、すうじの 1と アルファベットの Iに 気を つけて ください。
help-repeat = 今 きめた パスワードを もういちど 入れます。
help-confirm = よければ 大きい ボタンを おします。
help-result = よんで、かみが いるか どうかを おします。
help-referral = 行く ところと もって いく ものを 見ます。かみに 出せます。

# language: ja
# reviewed-by:
# reviewed-on:
#
# Sentences in Japanese to show at the counter, whatever the language of the screen.
#
# There is no such file for other languages: the reader is the officer.

counter-wants-user-auth = 利用者証明用電子証明書の 暗証番号（数字4けた）を 再設定したいです。
counter-wants-card-info = 券面事項入力補助用の 暗証番号（数字4けた）を 再設定したいです。
counter-wants-register = 住民基本台帳用の 暗証番号（数字4けた）を 再設定したいです。
counter-pin-forgotten = 利用者証明用の 暗証番号（数字4けた）が わかりません。署名用と あわせて 再設定したいです。
counter-pin-locked = 利用者証明用の 暗証番号（数字4けた）が ロックされました。再設定したいです。
counter-no-certificate = カードに 署名用電子証明書が 入っていません。発行について 相談したいです。
counter-expired = 署名用電子証明書の 期限が 切れました。新しく 発行してほしいです。
counter-revoked = 署名用電子証明書が 失効しています。新しく 発行してほしいです。
counter-suspended = カードが 一時停止に なっています。解除について 相談したいです。
counter-user-auth-ended = 利用者証明用電子証明書が 使えません。新しく 発行してほしいです。
counter-card-expired = カードの 有効期限が 切れています。新しいカードの 申請を したいです。
counter-not-trusted = カードの電子証明書を 確認できませんでした。カードを 調べてほしいです。
counter-damaged = カードを 読みとれません。カードを 調べてほしいです。
counter-no-smartphone = スマートフォンが ないので、署名用パスワードの 初期化を 窓口で したいです。
counter-no-reset = 署名用パスワード（6〜16文字）を 初期化して 再設定したいです。
counter-uncertain = 署名用パスワードの 変更中に 通信が切れ、結果が わかりません。確認と 再設定を お願いします。

# language: ko
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = 시뮬레이션 · 실제 카드와 센터를 사용하지 않습니다
header-text = 글자 크게
header-contrast = 고대비
a11y-language = 언어 선택. 지금은 { $name }
a11y-text-size = 글자 크기. 지금은 { $size ->
    [standard] 보통
    [large] 크게
   *[largest] 아주 크게
}
a11y-contrast = 고대비 화면. { $on ->
    [on] 사용 중
   *[off] 사용 안 함
}
a11y-step = 전체 { $m }단계 중 { $n }단계
footer-stop = 그만두기
footer-back = 뒤로
footer-help = 도움말
close = 닫기
language-title = 언어를 선택해 주십시오
setting-lower = 버튼 아래로
setting-lower-off = 버튼 원래대로

## Date and time

date-time = { $date } { $time }
code = 코드 { $code }

## Attract and closed

attract-open = 지금 이용 가능
attract-title = 서명용 비밀번호를 새로 정할 수 있습니다
attract-lead = 마이넘버카드의 영문자와 숫자 6~16자 비밀번호(署名用パスワード)입니다.
attract-free = 무료입니다.
attract-start = 시작하기
closed-hours-title = 지금은 이용 시간이 아닙니다
closed-hours-text = 이용 시간은 { $hours }입니다.
closed-holiday-title = 오늘은 쉽니다
closed-holiday-text = 이 기기는 오늘 이용할 수 없습니다.
closed-maintenance-title = 점검 중입니다
closed-maintenance-text = 점검이 끝날 때까지 이용할 수 없습니다.
closed-out-title = 이 기기는 이용할 수 없습니다
closed-out-text = 기기에 이상이 있어 멈추었습니다. 카드를 올려놓지 마십시오.
closed-technician-title = 담당자가 작업 중입니다
closed-technician-text = 작업이 끝날 때까지 기다려 주십시오. 카드를 올려놓지 마십시오.
closed-repair-title = 수리를 기다리고 있습니다
closed-withdrawn-title = 이 기기는 더 이상 사용하지 않습니다
closed-opens = 다시 이용할 수 있는 때
# To check by a native reader: 시구정촌 창구 for 市区町村の窓口 throughout, or 시청·구청 창구?
closed-elsewhere = 급하신 경우 시구정촌 창구로

## The four secrets

secret-signature = 서명용 비밀번호
secret-signature-form = 영문자와 숫자 6~16자
secret-signature-use = e-Tax, 온라인 신청과 계약에 사용
secret-four-heading = 4자리 숫자 비밀번호
secret-user-auth = 이용자 증명용
secret-user-auth-use = 마이나포털 로그인, 편의점 증명서 발급 (利用者証明用)
secret-card-info = 카드 정보 입력 보조용
secret-card-info-use = 앱이 이름과 주소를 읽을 때 (券面事項入力補助用)
secret-register = 주민기본대장용
secret-register-use = 이사 등 창구에서 하는 절차 (住民基本台帳用)
possible-here = 이 기기에서 가능
office-only = 시구정촌 창구로
choose-password-title = 어느 것을 새로 정하시겠습니까?
not-sure = 잘 모르겠습니다
suggested = 이것입니다
which-password-title = 언제 사용하십니까?
which-password-text = 용도를 고르시면 어느 것인지 알려 드립니다.
use-etax = e-Tax 등 온라인 신청
use-contract = 은행 계좌, 대출 계약
use-mynaportal = 마이나포털 로그인
use-convenience = 편의점에서 증명서 발급
use-app = 백신 접종 증명서 등의 앱
use-moving = 이사, 결혼 절차

## Is somebody telling you to do this?

fraud-question-title = 누군가가 시켜서 하고 계십니까?
fraud-question-text = 전화나 옆에서 누군가 “지금 바로 하라”, “번호를 알려 달라”고 합니까?
fraud-no = 아니요, 제가 정했습니다
fraud-yes = 예, 누군가 시키고 있습니다
fraud-advice-title = 카드도 비밀번호도 아무에게도 주지 마십시오
fraud-advice-text = 절차를 여기서 마칩니다. 카드는 그대로입니다.
fraud-consumer = 소비자 상담 전화
fraud-consumer-when = 이상하다고 느낄 때
fraud-police = 경찰 상담 전화
fraud-police-when = 속았을지도 모를 때
fraud-stop-card = 카드를 정지하는 전화
fraud-stop-card-when = 이미 건네주었을 때
fraud-family = 가족이나 시구정촌 창구와도 상담해 주십시오.
fraud-print = 전화번호 인쇄
finish = 마치기

## Before it begins

notice-title = 시작하기 전에
notice-need = 필요한 것
notice-need-text = 본인의 마이넘버카드와 이용자 증명용 4자리 비밀번호(利用者証明用)입니다.
notice-free = 요금 없음
notice-free-text = 이 서비스는 무료입니다.
notice-record = 기록하는 것
notice-record-text = 일시, 결과, 카드를 구별하는 부호만 기록합니다. 이름, 번호, 비밀번호는 기록하지 않습니다.
notice-self = 카드 명의인 본인만 이용
notice-self-text = 다른 사람이 대신할 수 없습니다. 시구정촌 창구에 문의해 주십시오.
notice-accept = 동의하고 계속

## Card on the reader

place-card-title = 카드를 카드 리더기에 올려놓아 주십시오
place-card-1 = 카드를 케이스나 지갑에서 꺼냅니다
place-card-2 = 한 장만 평평하게 놓습니다
place-card-3 = 화면에서 안내할 때까지 움직이지 않습니다
place-card-waiting = 카드를 기다리고 있습니다
place-hint-moved = 카드가 움직였습니다. 다시 놓아 주십시오.
place-hint-unreadable = 카드를 읽지 못했습니다. 다시 놓아 주십시오.
reading-card-title = 카드를 읽고 있습니다
do-not-move = 카드를 움직이지 마십시오
please-wait = 잠시 기다려 주십시오
authenticating-title = 카드를 확인하고 있습니다
authenticating-card = 진짜 카드인지 확인합니다
authenticating-centre = 예약을 찾습니다

## Change or reset

choose-procedure-title = 현재 서명용 비밀번호를 아십니까?
procedure-change = 예, 압니다
procedure-change-text = 한 번 입력한 뒤 새 비밀번호를 정합니다.
procedure-reset = 아니요, 모릅니다
procedure-reset-text = 24시간 이내에 공식 앱에서 한 예약이 필요합니다.
procedure-reset-locked-title = 서명용 비밀번호가 잠겼습니다
procedure-reset-locked-text = 5번 연속으로 틀렸습니다. 새로 정하면 다시 사용할 수 있습니다.
procedure-reset-locked = 새로 정하기
procedure-no-phone = 스마트폰이 없으면 시구정촌 창구에서 할 수 있습니다.
procedure-office-text = 이 기기에서는 아는 비밀번호만 바꿀 수 있습니다.
procedure-free = 둘 다 무료입니다.
tries-left = { $n }번 남음

## Typing

pin-title = 이용자 증명용 4자리 비밀번호를 입력해 주십시오 (利用者証明用)
pin-sub = 마이나포털에 로그인할 때 쓰는 번호입니다.
pin-wrong = 번호가 맞지 않습니다. { $n }번 남음
pin-wrong-unknown = 번호가 맞지 않습니다
pin-tries = { $n }번 남음
pin-more = { $n }자리 더
pin-submit = 이 4자리로 계속
pin-forgotten = 번호를 모릅니다
current-title = 현재 서명용 비밀번호를 입력해 주십시오
current-sub = 영문자와 숫자 6~16자입니다. 4자리 비밀번호가 아닙니다.
current-wrong = 비밀번호가 맞지 않습니다. { $n }번 남음
current-wrong-unknown = 비밀번호가 맞지 않습니다
current-checking = 카드가 확인하고 있습니다
current-more = { $n }자 더
new-title = 새 서명용 비밀번호를 정해 주십시오
new-note = 생일이나 전화번호는 피해 주십시오.
repeat-title = 같은 비밀번호를 다시 입력해 주십시오
repeat-sub = 잘못 입력한 곳이 없는지 확인합니다.
repeat-mismatch = 처음 것과 다릅니다. 다시 입력해 주십시오.
characters = { $n }자
rule-length = 6~16자
rule-letter = 영문자가 있음
rule-digit = 숫자가 있음
rule-strong = 추측하기 어려움
weak-one-character = 같은 글자가 많으면 추측하기 쉽습니다.
weak-run = 이어지는 글자나 숫자는 추측하기 쉽습니다.
weak-keyboard-row = 자판에서 나란한 글자는 추측하기 쉽습니다.
weak-same-as-current = 현재 비밀번호와 같습니다. 다른 것으로 정해 주십시오.
weak-example = 화면의 예와 같습니다. 다른 것으로 정해 주십시오.
next = 다음
erase-one = 지우기
show-held = 누르면 표시
a11y-show-held = 누르고 있는 동안 입력한 글자 표시
clear-all = 모두 지우기
reading-0 = 영
reading-o = 영문자 O
reading-1 = 일
reading-i = 영문자 I
a11y-key-digit = 숫자 { $key }
a11y-key-letter = 영문자 { $key }
a11y-field-signature = 서명용 비밀번호, { $n }자 입력됨
a11y-field-pin = 4자리 비밀번호, { $n }자리 입력됨
a11y-rule = { $rule }. { $state ->
    [kept] 맞음
    [refused] 사용할 수 없음
   *[open] 아직 아님
}

## The last try

last-try-title = 1번만 더 입력할 수 있습니다
last-try-pin-text = 한 번 더 틀리면 이 4자리 비밀번호를 쓸 수 없게 됩니다. 시구정촌 창구에서만 다시 정할 수 있습니다. 기다려도 횟수는 돌아오지 않습니다.
last-try-current-text = 한 번 더 틀리면 서명용 비밀번호가 잠깁니다. 그 뒤에는 앱에서 예약하거나 시구정촌 창구로 가셔야 합니다.
last-try-pin-question = 4자리 비밀번호가 확실합니까?
last-try-current-question = 비밀번호가 확실합니까?
last-try-office = 아니요, 창구 안내 보기
last-try-stop = 아니요, 돌아가기
last-try-go = 예, 확실합니다. 입력합니다

## Confirm and write

confirm-title = 이 새 비밀번호로 정하시겠습니까?
confirm-1 = 카드의 서명용 비밀번호만 바뀝니다
confirm-2 = 4자리 비밀번호는 어느 것도 바뀌지 않습니다
confirm-3 = 이전 비밀번호는 쓸 수 없게 됩니다
confirm-go = 새 비밀번호로 정하기
confirm-note = 끝날 때까지 카드를 움직이지 마십시오.
writing-title = 카드에 저장하고 있습니다
writing-checked = 카드를 확인했습니다
writing-now = 새 비밀번호를 저장하고 있습니다
writing-verify = 저장되었는지 확인합니다
writing-foot = 끝날 때까지 기다려 주십시오
replace-card-title = 같은 카드를 다시 놓아 주십시오
replace-card-text = 저장하는 동안 카드가 움직였습니다. 다시 놓으시면 결과를 확인합니다.
replace-card-other = 다른 카드입니다. 처음 카드를 놓아 주십시오.
replace-card-seconds = { $n }초 더 기다립니다

## What came of it

done-title = 새 비밀번호가 설정되었습니다
done-checked = 카드에서 확인했습니다
done-checked-text = 비밀번호는 이 기기에 남지 않습니다.
done-ends = 증명서 유효기간 { $date }까지
done-ends-text = 그 뒤에는 쓸 수 없습니다. 지금부터 시구정촌 창구에서 무료로 갱신할 수 있습니다.
done-note = 잊지 않도록
done-note-text = 적어 두실 때는 카드와 따로 보관해 주십시오.
not-changed-title = 비밀번호는 바뀌지 않았습니다
not-changed-card = 카드는 전처럼 쓸 수 있습니다.
not-changed-again = 처음부터 다시 하실 수 있습니다.
uncertain-title = 비밀번호가 바뀌었는지 알 수 없습니다
uncertain-why = 카드와 기기의 통신이 끊어졌습니다.
uncertain-state = 비밀번호는 이전 것이거나 새것입니다. 다른 것은 바뀌지 않았습니다.
uncertain-1 = 필요할 때 먼저 새 비밀번호를 한 번만 입력합니다
uncertain-2 = 맞지 않으면 이전 비밀번호를 한 번만 입력합니다
uncertain-3 = 둘 다 맞지 않으면 카드를 가지고 시구정촌 창구로

why-card-removed = 저장하기 전에 카드가 움직였습니다.
why-card-silent = 카드가 응답하지 않았습니다.
why-card-refused = 카드가 받아들이지 않았습니다.
why-card-unreadable = 카드의 응답을 읽지 못했습니다.
why-write-torn = 저장하기 전에 통신이 끊어졌습니다.
why-reader = 카드 리더기가 작동하지 않았습니다.
why-centre = 센터에 연결되지 않았습니다.
why-journal = 이 기기가 기록을 남길 수 없어 카드에 저장하지 않았습니다.
why-internal = 이 기기에 문제가 생겼습니다.
why-stopped = 도중에 그만두셨습니다.

## The slip

# To check by a native reader: 확인증 for the printed slip throughout.
slip-question = 확인증을 인쇄하시겠습니까?
slip-print-take = 인쇄하고 카드 가져가기
slip-skip-take = 인쇄 없이 카드 가져가기
slip-print-referral = 이 안내 인쇄
slip-skip-referral = 인쇄 없이 마치기
slip-no-secret = 비밀번호는 확인증에 나오지 않습니다
slip-see = 확인증 보기
slip-see-title = 확인증 내용
slip-print = 인쇄
slip-print-again = 다시 인쇄하기
slip-note = 필요한 내용을 적거나 화면을 사진으로 찍어 두십시오.
slip-printing = 인쇄하고 있습니다
slip-printed = 확인증이 나왔습니다. 가져가 주십시오.
slip-failed = 인쇄할 수 없습니다
slip-failed-text = “확인증 보기”를 눌러 필요한 내용을 적어 두십시오.
slip-failed-same = 결과는 바뀌지 않습니다.
slip-failed-paper-out = 인쇄할 수 없습니다: 용지 없음
slip-failed-cover-open = 인쇄할 수 없습니다: 프린터 덮개 열림
take-card-button = 카드 가져가기

## The municipal office

referral-title = 시구정촌 창구에서 할 수 있습니다
where = 가실 곳
bring = 가져가실 것
phone-in-language = 한국어로 문의 (무료 전화)
phone-weekday = 평일 { $from }~{ $to }
phone-weekend = 주말, 공휴일 { $from }~{ $to }
phone-daily = 매일 { $from }~{ $to }
show-at-counter = 창구에서 이것을 보여 주십시오
any-office = 사시는 곳의 시구정촌 관공서 (마이넘버카드 창구)

bring-card = 이 마이넘버카드
bring-id = 다른 신분증 하나 (운전면허증, 여권, 재류카드 등)
bring-photo = 얼굴 사진 (새 카드를 만들 때)
bring-residence = 재류카드 (있으신 경우)
bring-guardian = 15세 미만이나 성년후견의 경우: 법정대리인의 신분증과 관계를 증명하는 서류

ref-wants-user-auth = 이 기기에서는 서명용 비밀번호만 정할 수 있습니다.
ref-wants-user-auth-card = 카드는 그대로 쓸 수 있습니다.
ref-wants-card-info = 이 기기에서는 서명용 비밀번호만 정할 수 있습니다.
ref-wants-card-info-card = 카드는 그대로 쓸 수 있습니다.
ref-wants-register = 이 기기에서는 서명용 비밀번호만 정할 수 있습니다.
ref-wants-register-card = 카드는 그대로 쓸 수 있습니다.
ref-pin-forgotten = 4자리 비밀번호를 모르면 이 기기에서 본인을 확인할 수 없습니다.
ref-pin-forgotten-card = 카드는 그대로입니다.
ref-pin-locked = 4자리 비밀번호가 잠겼습니다. 3번 연속으로 틀렸습니다.
ref-pin-locked-card = 카드는 고장 나지 않았습니다. 기다려도 풀리지 않습니다.
ref-no-certificate = 이 카드에는 서명용 전자증명서(署名用電子証明書)가 없습니다.
ref-no-certificate-card = 카드에는 문제가 없습니다. 예를 들어 15세 미만인 분의 카드에는 없습니다.
ref-expired = 서명용 전자증명서(署名用電子証明書)의 유효기간이 끝났습니다.
ref-expired-card = 카드에는 문제가 없습니다. 새 증명서는 무료입니다.
ref-revoked = 이사, 결혼 등으로 서명용 전자증명서(署名用電子証明書)가 효력을 잃었습니다.
ref-revoked-card = 카드에는 문제가 없습니다. 새 증명서를 받을 때 비밀번호도 정합니다.
ref-suspended = 이 카드는 정지되어 있습니다.
ref-suspended-card = 카드를 찾으셨다면 창구에서 다시 쓸 수 있게 해 드립니다.
ref-user-auth-ended = 이용자 증명용 전자증명서(利用者証明用電子証明書)를 쓸 수 없게 되었습니다.
ref-user-auth-ended-card = 카드는 고장 나지 않았습니다. 새 증명서는 무료입니다.
ref-card-expired = 카드의 유효기간이 지났거나 재류 기간이 끝났습니다.
ref-card-expired-card = 이 카드는 쓸 수 없습니다. 새 카드가 필요합니다.
ref-not-trusted = 이 기기에서는 카드의 증명서를 확인할 수 없습니다.
ref-not-trusted-card = 카드는 그대로입니다. 창구에서 확인을 받아 주십시오.
ref-damaged = 카드를 읽을 수 없습니다.
ref-damaged-card = 카드가 손상되었을 수 있습니다. 카드의 내용은 그대로입니다.
ref-no-smartphone = 예약에는 스마트폰이 필요합니다.
ref-no-smartphone-card = 카드는 그대로입니다. 창구에서는 스마트폰이 필요 없습니다.
ref-no-reset = 이 기기에서는 이 비밀번호를 다시 정할 수 없습니다.
ref-no-reset-card = 카드는 고장 나지 않았습니다. 창구에서 새 비밀번호를 정할 수 있습니다.

## No reservation, wrong card, line, reader

no-reservation-title = 예약을 찾을 수 없습니다
no-reservation-old-title = 예약한 지 24시간이 지났습니다
no-reservation-used-title = 예약이 이미 사용되었습니다
no-reservation-in-use-title = 다른 기기가 예약을 사용하고 있습니다
no-reservation-text = 카드는 그대로입니다. 먼저 앱에서 예약해 주십시오.
no-reservation-in-use-text = 카드는 그대로입니다. 다른 기기에서 마치시거나, 예약이 풀릴 때까지 기다린 뒤 여기서 다시 시작해 주십시오.
no-reservation-1 = 스마트폰 앱 「JPKI​暗証番号リセット」를 엽니다
no-reservation-2 = 카드를 읽고 얼굴을 찍어 예약합니다
no-reservation-3 = 24시간 이내에 이 기기로 옵니다
no-reservation-no-phone = 스마트폰이 없습니다
wrong-card-title = 마이넘버카드가 아닙니다
wrong-card-text = 이 카드에는 아무것도 하지 않았습니다. 가져가시고 마이넘버카드를 놓아 주십시오.
line-down-title = 센터에 연결되지 않습니다
line-down-text = 카드 때문이 아닙니다. 카드는 그대로입니다.
line-down-change = 현재 비밀번호를 아시면 센터 없이 바꿀 수 있습니다.
line-down-change-go = 현재 비밀번호를 입력해 바꾸기
line-down-later = 나중에 다시 오시거나 시구정촌 창구로 가 주십시오.
reader-fault-title = 지금은 카드를 읽을 수 없습니다
reader-fault-text = 카드 리더기에 문제가 있습니다. 카드는 그대로입니다.
use-another-machine = 다른 기기나 시구정촌 창구를 이용해 주십시오.
card-fault-title = 카드가 응답하지 않습니다
card-fault-text = 카드는 그대로입니다.
card-fault-later = 카드를 가져가신 뒤 처음부터 다시 해 주십시오.

## Taking the card

take-card-title = 카드를 가져가 주십시오
take-card-wiped = 입력하신 내용을 지웠습니다
take-card-sound = 카드를 가져가실 때까지 소리가 납니다

## Still there?

idle-title = 아직 이용하고 계십니까?
idle-text = 조작이 없으면 여기서 마치고 입력하신 내용을 지웁니다. 카드는 그대로입니다.
idle-go-on = 예, 계속합니다
idle-stop = 그만두고 카드 가져가기
idle-stop-no-card = 그만두기
a11y-seconds = { $n }초 남음

## Help

help-title = 도와드릴까요?
help-now = 이 화면에서 하실 일
help-staff = 점원은 조작을 도와드릴 수 없습니다. 비밀번호를 아무에게도 알려 주지 마십시오.
help-settings = 화면을 보기 쉽게
help-choose-password = 새로 정하실 것을 누릅니다. 모르시면 “잘 모르겠습니다”를 누릅니다.
help-fraud = 본인이 정하신 경우에만 “아니요”를 누릅니다.
help-notice = 읽고 괜찮으시면 “동의하고 계속”을 누릅니다.
help-place-card = 카드 한 장을 카드 리더기에 평평하게 놓습니다.
help-wait = 아무것도 하지 않으셔도 됩니다. 카드는 그대로 두십시오.
help-choose-procedure = 현재 비밀번호를 아시면 “예”, 모르시면 “아니요”를 누릅니다.
help-pin = 카드를 받을 때 정하신 4자리 비밀번호입니다. 모르시면 창구에서 다시 정할 수 있습니다.
help-current = 지금 쓰시는 6~16자 비밀번호입니다. 모르시면 “뒤로”를 누릅니다.
help-new = 영문자와 숫자를 섞어 6~16자로 정합니다. 숫자 0과 영문자 O, 숫자 1과 영문자 I에 주의해 주십시오.
help-repeat = 방금 정하신 비밀번호를 한 번 더 입력합니다.
help-confirm = 맞으면 큰 버튼을 누릅니다.
help-result = 읽으신 뒤 확인증이 필요한지 누릅니다.
help-referral = 가실 곳과 가져가실 것을 확인합니다. 인쇄할 수 있습니다.

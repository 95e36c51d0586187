# language: vi
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = MÔ PHỎNG · không dùng thẻ thật, không dùng trung tâm thật
header-text = Chữ to
header-contrast = Tương phản
a11y-language = Chọn ngôn ngữ. Hiện tại: { $name }
a11y-text-size = Cỡ chữ. Hiện tại: { $size ->
    [standard] thường
    [large] to
   *[largest] rất to
}
a11y-contrast = Tương phản cao. { $on ->
    [on] Đang bật
   *[off] Đang tắt
}
a11y-step = Bước { $n } trên { $m }
footer-stop = Dừng
footer-back = Quay lại
footer-help = Trợ giúp
close = Đóng
language-title = Xin chọn ngôn ngữ
setting-lower = Hạ các nút xuống
setting-lower-off = Đưa nút về chỗ cũ

## Date and time

date-time = { $date }, { $time }
code = Mã { $code }

## Attract and closed

attract-open = Đang mở
attract-title = Đặt mật khẩu chữ ký mới
attract-lead = Mật khẩu 6–16 chữ và số trên thẻ My Number của quý vị (署名用パスワード).
attract-free = Miễn phí.
attract-start = Bắt đầu
closed-hours-title = Ngoài giờ phục vụ
closed-hours-text = Máy này phục vụ vào { $hours }.
closed-holiday-title = Hôm nay nghỉ
closed-holiday-text = Hôm nay không dùng được máy này.
closed-maintenance-title = Đang bảo trì
closed-maintenance-text = Không dùng được cho đến khi xong việc.
closed-out-title = Máy ngừng phục vụ
closed-out-text = Máy đang có sự cố. Xin đừng đặt thẻ.
closed-technician-title = Kỹ thuật viên đang làm việc
closed-technician-text = Xin đợi đến khi xong việc. Xin đừng đặt thẻ lên đầu đọc thẻ.
closed-repair-title = Máy đang chờ sửa
closed-withdrawn-title = Máy này không còn dùng nữa
closed-opens = Mở lại
closed-elsewhere = Nếu gấp, xin đến tòa thị chính

## The four secrets

secret-signature = Mật khẩu chữ ký
secret-signature-form = 6–16 chữ và số
secret-signature-use = Dùng cho e-Tax và ký hợp đồng trên mạng
secret-four-heading = Mã 4 chữ số
secret-user-auth = Xác thực người dùng
secret-user-auth-use = Đăng nhập Mynaportal, in giấy chứng nhận (利用者証明用)
secret-card-info = Hỗ trợ nhập thông tin thẻ
secret-card-info-use = Để ứng dụng đọc tên và địa chỉ (券面事項入力補助用)
secret-register = Sổ đăng ký cư trú
secret-register-use = Chuyển nhà, tại quầy (住民基本台帳用)
possible-here = Làm tại đây
office-only = Tại tòa thị chính
choose-password-title = Quý vị cần đặt lại loại nào?
not-sure = Tôi không rõ
suggested = Là loại này
which-password-title = Quý vị dùng để làm gì?
which-password-text = Chọn mục đích, chúng tôi sẽ cho biết là loại nào.
use-etax = Khai thuế trên mạng (e-Tax)
use-contract = Mở tài khoản, hợp đồng vay
use-mynaportal = Đăng nhập Mynaportal
use-convenience = In giấy chứng nhận ở cửa hàng
use-app = Ứng dụng chứng nhận tiêm chủng
use-moving = Chuyển nhà, kết hôn

## Is somebody telling you to do this?

fraud-question-title = Có ai bảo quý vị làm việc này không?
fraud-question-text = Có ai qua điện thoại hoặc ở bên cạnh nói “làm ngay đi” hay “cho tôi biết số” không?
fraud-no = Không, tôi tự quyết định
fraud-yes = Có, có người bảo tôi
fraud-advice-title = Xin đừng đưa thẻ, mật khẩu hay mã số cho bất cứ ai
fraud-advice-text = Thủ tục dừng tại đây. Thẻ của quý vị vẫn như cũ.
fraud-consumer = Đường dây người tiêu dùng
fraud-consumer-when = Khi thấy đáng ngờ
fraud-police = Điện thoại tư vấn của cảnh sát
fraud-police-when = Khi có thể đã bị lừa
fraud-stop-card = Để tạm ngừng sử dụng thẻ
fraud-stop-card-when = Khi đã đưa thẻ cho người khác
fraud-family = Xin trao đổi cả với gia đình hoặc tòa thị chính.
fraud-print = In các số điện thoại
finish = Kết thúc

## Before it begins

notice-title = Trước khi bắt đầu
notice-need = Cần có
notice-need-text = Thẻ My Number của chính quý vị và mã 4 chữ số xác thực người dùng (利用者証明用).
notice-free = Không mất phí
notice-free-text = Dịch vụ này miễn phí.
notice-record = Chúng tôi ghi lại
notice-record-text = Thời gian, kết quả và mã phân biệt thẻ. Không ghi tên, số hay mật khẩu.
notice-self = Chỉ dành cho chủ thẻ
notice-self-text = Người khác không thể làm thay. Xin hỏi tại tòa thị chính.
notice-accept = Đồng ý và tiếp tục

## Card on the reader

place-card-title = Xin đặt thẻ lên đầu đọc thẻ
place-card-1 = Lấy thẻ ra khỏi bao hoặc ví
place-card-2 = Chỉ đặt một thẻ, nằm phẳng
place-card-3 = Để yên cho đến khi có thông báo
place-card-waiting = Đang đợi thẻ
place-hint-moved = Thẻ bị xê dịch. Xin đặt lại.
place-hint-unreadable = Không đọc được thẻ. Xin đặt lại.
reading-card-title = Đang đọc thẻ
do-not-move = Xin đừng xê dịch thẻ
please-wait = Xin đợi một chút
authenticating-title = Đang kiểm tra thẻ
authenticating-card = Kiểm tra thẻ là thẻ thật
authenticating-centre = Tìm lượt đặt trước của quý vị

## Change or reset

choose-procedure-title = Quý vị có biết mật khẩu chữ ký hiện tại không?
procedure-change = Có, tôi biết
procedure-change-text = Nhập một lần, rồi chọn mật khẩu mới.
procedure-reset = Không, tôi không biết
procedure-reset-text = Cần có lượt đặt trước trên ứng dụng chính thức trong 24 giờ qua.
procedure-reset-locked-title = Mật khẩu chữ ký đã bị khóa
procedure-reset-locked-text = Không khớp 5 lần liên tiếp. Đặt mật khẩu mới thì dùng lại được.
procedure-reset-locked = Đặt mật khẩu mới
procedure-no-phone = Không có điện thoại thông minh? Làm được ở tòa thị chính.
procedure-office-text = Máy này chỉ đổi được mật khẩu mà quý vị biết.
procedure-free = Cả hai cách đều miễn phí.
tries-left = Còn { $n } lần nhập

## Typing

pin-title = Nhập mã 4 chữ số xác thực người dùng (利用者証明用)
pin-sub = Mã quý vị dùng để đăng nhập Mynaportal.
pin-wrong = Không khớp. Còn { $n } lần nhập
pin-wrong-unknown = Không khớp
pin-tries = Còn { $n } lần nhập
pin-more = Nhập thêm { $n } chữ số
pin-submit = Tiếp tục với 4 chữ số này
pin-forgotten = Tôi không biết
current-title = Nhập mật khẩu chữ ký hiện tại
current-sub = 6–16 chữ và số. Không phải mã 4 chữ số.
current-wrong = Không khớp. Còn { $n } lần nhập
current-wrong-unknown = Không khớp
current-checking = Thẻ đang kiểm tra
current-more = Nhập thêm { $n } ký tự
new-title = Chọn mật khẩu chữ ký mới
new-note = Xin đừng dùng ngày sinh hay số điện thoại.
repeat-title = Nhập lại mật khẩu vừa chọn
repeat-sub = Để phát hiện nếu có gõ nhầm.
repeat-mismatch = Khác với lần đầu. Xin nhập lại.
characters = { $n } ký tự
rule-length = 6–16 ký tự
rule-letter = Có chữ cái
rule-digit = Có chữ số
rule-strong = Khó đoán
weak-one-character = Một ký tự lặp đi lặp lại thì dễ đoán.
weak-run = Chữ hoặc số liên tiếp thì dễ đoán.
weak-keyboard-row = Các phím liền nhau trên bàn phím thì dễ đoán.
weak-same-as-current = Đây là mật khẩu hiện tại. Xin chọn mật khẩu khác.
weak-example = Đây là ví dụ trên màn hình. Xin chọn mật khẩu khác.
next = Tiếp theo
erase-one = Xóa
show-held = Giữ để xem
a11y-show-held = Hiện các ký tự đã nhập trong khi giữ nút
clear-all = Xóa hết
reading-0 = không
reading-o = chữ O
reading-1 = số một
reading-i = chữ I
a11y-key-digit = Số { $key }
a11y-key-letter = Chữ { $key }
a11y-field-signature = Mật khẩu chữ ký, đã nhập { $n } ký tự
a11y-field-pin = Mã 4 chữ số, đã nhập { $n } chữ số
a11y-rule = { $rule }. { $state ->
    [kept] Đạt
    [refused] Không được
   *[open] Chưa đạt
}

## The last try

last-try-title = Còn 1 lần nhập
last-try-pin-text = Nếu không khớp lần nữa, mã 4 chữ số này không dùng được. Chỉ tòa thị chính đặt lại được. Chờ đợi không làm tăng số lần nhập.
last-try-current-text = Nếu không khớp lần nữa, mật khẩu chữ ký bị khóa. Sau đó cần đặt trước trên ứng dụng hoặc đến tòa thị chính.
last-try-pin-question = Quý vị chắc chắn về 4 chữ số chứ?
last-try-current-question = Quý vị chắc chắn về mật khẩu chứ?
last-try-office = Không, cho tôi biết nơi đến
last-try-stop = Không, quay lại
last-try-go = Chắc chắn, tôi muốn nhập

## Confirm and write

confirm-title = Đặt mật khẩu mới này?
confirm-1 = Chỉ mật khẩu chữ ký trên thẻ thay đổi
confirm-2 = Các mã 4 chữ số không thay đổi
confirm-3 = Mật khẩu cũ sẽ không dùng được
confirm-go = Đặt mật khẩu mới
confirm-note = Xin để thẻ yên cho đến khi xong.
writing-title = Đang ghi vào thẻ
writing-checked = Đã kiểm tra thẻ
writing-now = Đang ghi mật khẩu mới
writing-verify = Sau đó kiểm tra đã ghi xong
writing-foot = Xin đợi đến khi xong
replace-card-title = Xin đặt lại đúng thẻ đó
replace-card-text = Thẻ bị xê dịch khi đang ghi. Khi thẻ về chỗ cũ, chúng tôi kiểm tra kết quả.
replace-card-other = Đây là thẻ khác. Xin đặt thẻ lúc đầu.
replace-card-seconds = Đợi thêm { $n } giây

## What came of it

done-title = Đã đặt mật khẩu mới
done-checked = Đã kiểm tra trên thẻ
done-checked-text = Máy này không lưu mật khẩu của quý vị.
done-ends = Chứng thư có hiệu lực đến { $date }
done-ends-text = Sau đó không dùng được. Từ bây giờ có thể gia hạn miễn phí tại tòa thị chính.
done-note = Để không quên
done-note-text = Nếu ghi ra giấy, xin cất riêng với thẻ.
not-changed-title = Mật khẩu không thay đổi
not-changed-card = Thẻ vẫn dùng được như trước.
not-changed-again = Quý vị có thể làm lại từ đầu.
uncertain-title = Không rõ mật khẩu đã đổi hay chưa
uncertain-why = Thẻ và máy mất liên lạc với nhau.
uncertain-state = Mật khẩu là mật khẩu cũ hoặc mật khẩu mới. Ngoài ra không có gì thay đổi.
uncertain-1 = Khi cần, trước hết thử mật khẩu mới, chỉ một lần
uncertain-2 = Nếu không khớp, thử mật khẩu cũ, chỉ một lần
uncertain-3 = Nếu cả hai đều không khớp, mang thẻ đến tòa thị chính

why-card-removed = Thẻ bị xê dịch trước khi ghi.
why-card-silent = Thẻ không trả lời.
why-card-refused = Thẻ không chấp nhận.
why-card-unreadable = Không hiểu được trả lời của thẻ.
why-write-torn = Mất liên lạc trước khi ghi.
why-reader = Đầu đọc thẻ không hoạt động.
why-centre = Không liên lạc được với trung tâm.
why-journal = Máy không lưu được nhật ký nên không ghi vào thẻ.
why-internal = Máy này có sự cố.
why-stopped = Quý vị đã dừng giữa chừng.

## The slip

slip-question = In phiếu không?
slip-print-take = In và lấy thẻ
slip-skip-take = Lấy thẻ, không in
slip-print-referral = In trang này
slip-skip-referral = Kết thúc, không in
slip-no-secret = Trên phiếu không có mật khẩu
slip-see = Xem phiếu
slip-see-title = Nội dung phiếu
slip-print = In
slip-print-again = In lại
slip-note = Xin ghi lại điều cần thiết hoặc chụp ảnh màn hình này.
slip-printing = Đang in
slip-printed = Phiếu đã in xong. Xin lấy phiếu.
slip-failed = Không in được
slip-failed-text = Nhấn “Xem phiếu” rồi ghi lại điều cần thiết.
slip-failed-same = Kết quả không thay đổi.
slip-failed-paper-out = Không in được: hết giấy
slip-failed-cover-open = Không in được: nắp máy in đang mở
take-card-button = Lấy thẻ

## The municipal office

referral-title = Việc này làm được ở tòa thị chính
where = Nơi đến
bring = Cần mang theo
phone-in-language = Hỏi bằng tiếng Việt (miễn phí)
phone-weekday = Thứ Hai–Thứ Sáu { $from }–{ $to }
phone-weekend = Cuối tuần, ngày lễ { $from }–{ $to }
phone-daily = Hằng ngày { $from }–{ $to }
show-at-counter = Xin cho quầy xem câu này
any-office = Tòa thị chính nơi quý vị sống (quầy My Number)

bring-card = Thẻ My Number này
bring-id = Một giấy tờ tùy thân khác (bằng lái xe, hộ chiếu, thẻ lưu trú)
bring-photo = Ảnh khuôn mặt (khi làm thẻ mới)
bring-residence = Thẻ lưu trú (在留カード), nếu có
bring-guardian = Dưới 15 tuổi hoặc được giám hộ: giấy tờ tùy thân của người đại diện hợp pháp và giấy chứng minh quan hệ

ref-wants-user-auth = Máy này chỉ đặt được mật khẩu chữ ký.
ref-wants-user-auth-card = Thẻ vẫn dùng được như trước.
ref-wants-card-info = Máy này chỉ đặt được mật khẩu chữ ký.
ref-wants-card-info-card = Thẻ vẫn dùng được như trước.
ref-wants-register = Máy này chỉ đặt được mật khẩu chữ ký.
ref-wants-register-card = Thẻ vẫn dùng được như trước.
ref-pin-forgotten = Nếu không biết mã 4 chữ số, máy không thể xác nhận đó là quý vị.
ref-pin-forgotten-card = Thẻ vẫn như cũ.
ref-pin-locked = Mã 4 chữ số đã bị khóa. Không khớp 3 lần liên tiếp.
ref-pin-locked-card = Thẻ không bị hỏng. Chờ đợi không mở được khóa.
ref-no-certificate = Thẻ này không có chứng thư chữ ký (署名用電子証明書).
ref-no-certificate-card = Thẻ không có vấn đề gì. Chẳng hạn, thẻ của trẻ dưới 15 tuổi không có.
# To check by a native reader: “chứng thư” for the electronic certificate throughout, against “giấy chứng nhận” for paper.
ref-expired = Chứng thư chữ ký (署名用電子証明書) đã hết hạn.
ref-expired-card = Thẻ không có vấn đề gì. Chứng thư mới miễn phí.
ref-revoked = Chứng thư chữ ký (署名用電子証明書) hết hiệu lực vì tên hoặc địa chỉ thay đổi.
ref-revoked-card = Thẻ không có vấn đề gì. Khi làm chứng thư mới sẽ đặt luôn mật khẩu.
ref-suspended = Thẻ này đang bị tạm ngừng sử dụng.
ref-suspended-card = Nếu đã tìm thấy thẻ, tòa thị chính có thể cho dùng lại.
ref-user-auth-ended = Chứng thư xác thực người dùng (利用者証明用電子証明書) không còn hiệu lực.
ref-user-auth-ended-card = Thẻ không bị hỏng. Chứng thư mới miễn phí.
ref-card-expired = Thẻ đã hết hạn, hoặc thời gian lưu trú đã hết.
ref-card-expired-card = Thẻ này không dùng được. Cần có thẻ mới.
ref-not-trusted = Máy này không xác minh được chứng thư trên thẻ.
ref-not-trusted-card = Thẻ vẫn như cũ. Xin nhờ tòa thị chính kiểm tra.
ref-damaged = Không đọc được thẻ.
ref-damaged-card = Thẻ có thể bị hỏng. Nội dung trong thẻ vẫn như cũ.
ref-no-smartphone = Đặt trước cần có điện thoại thông minh.
ref-no-smartphone-card = Thẻ vẫn như cũ. Tại tòa thị chính không cần điện thoại thông minh.
ref-no-reset = Máy này không đặt lại được mật khẩu này.
ref-no-reset-card = Thẻ không bị hỏng. Tòa thị chính có thể đặt mật khẩu mới.

## No reservation, wrong card, line, reader

# To check by a native reader: “lượt đặt trước” for the reservation made in the app, throughout.
no-reservation-title = Không tìm thấy lượt đặt trước
no-reservation-old-title = Lượt đặt trước đã quá 24 giờ
no-reservation-used-title = Lượt đặt trước này đã được dùng
no-reservation-in-use-title = Máy khác đang dùng lượt đặt trước của quý vị
no-reservation-text = Thẻ vẫn như cũ. Trước hết, xin đặt trước trong ứng dụng.
no-reservation-in-use-text = Thẻ vẫn như cũ. Xin làm xong ở máy kia, hoặc chờ đến khi lượt đặt trước được trả lại rồi bắt đầu lại ở đây.
no-reservation-1 = Mở ứng dụng 「JPKI暗証番号リセット」 trên điện thoại
no-reservation-2 = Cho ứng dụng đọc thẻ và khuôn mặt
no-reservation-3 = Đến đây trong vòng 24 giờ
no-reservation-no-phone = Tôi không có điện thoại thông minh
wrong-card-title = Đây không phải thẻ My Number
wrong-card-text = Chúng tôi không làm gì với thẻ này. Xin lấy lại và đặt thẻ My Number.
line-down-title = Không liên lạc được với trung tâm
line-down-text = Không phải do thẻ. Thẻ vẫn như cũ.
line-down-change = Nếu biết mật khẩu hiện tại, quý vị đổi được mà không cần trung tâm.
line-down-change-go = Đổi bằng mật khẩu hiện tại
line-down-later = Xin quay lại sau, hoặc đến tòa thị chính.
reader-fault-title = Hiện không đọc được thẻ
reader-fault-text = Đầu đọc thẻ có sự cố. Thẻ vẫn như cũ.
use-another-machine = Xin dùng máy khác hoặc đến tòa thị chính.
card-fault-title = Thẻ không trả lời
card-fault-text = Thẻ vẫn như cũ.
card-fault-later = Xin lấy thẻ và thử lại từ đầu.

## Taking the card

take-card-title = Xin lấy thẻ của quý vị
take-card-wiped = Đã xóa những gì quý vị nhập
take-card-sound = Có tiếng kêu cho đến khi lấy thẻ

## Still there?

idle-title = Quý vị còn ở đây không?
idle-text = Nếu không có trả lời, thủ tục dừng lại và những gì đã nhập bị xóa. Thẻ vẫn như cũ.
idle-go-on = Có, tiếp tục
idle-stop = Dừng và lấy thẻ
idle-stop-no-card = Dừng
a11y-seconds = Còn { $n } giây

## Help

help-title = Quý vị cần giúp gì?
help-now = Việc cần làm ở đây
help-staff = Nhân viên cửa hàng không thể giúp việc này. Xin đừng nói mã số hay mật khẩu cho ai.
help-settings = Làm màn hình dễ nhìn hơn
help-choose-password = Nhấn loại muốn đặt lại. Nếu không chắc, nhấn “Tôi không rõ”.
help-fraud = Chỉ nhấn “Không” nếu quý vị tự quyết định.
help-notice = Xin đọc. Nếu đồng ý, nhấn “Đồng ý và tiếp tục”.
help-place-card = Đặt một thẻ nằm phẳng trên đầu đọc thẻ.
help-wait = Quý vị không cần làm gì. Xin để yên thẻ.
help-choose-procedure = Nhấn “Có” nếu biết mật khẩu hiện tại, hoặc “Không” nếu không biết.
help-pin = 4 chữ số quý vị chọn khi nhận thẻ. Nếu không biết, tòa thị chính có thể đặt lại.
help-current = Mật khẩu 6–16 ký tự đang dùng. Nếu không biết, nhấn “Quay lại”.
help-new = Dùng cả chữ và số, 6–16 ký tự. Chú ý số 0 và chữ O, số 1 và chữ I.
help-repeat = Nhập thêm một lần mật khẩu vừa chọn.
help-confirm = Nếu mọi thứ đúng, nhấn nút lớn.
help-result = Đọc xong, chọn in phiếu hay không.
help-referral = Xem nơi đến và đồ cần mang. Có thể in.

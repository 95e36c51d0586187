# language: vi
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = Máy { $kiosk }
slip-title-result = Phiếu của quý vị
slip-title-referral = Nơi đến
slip-title-reservation = Cách đặt trước
slip-title-fraud = Các số điện thoại
slip-title-test = Trang in thử
slip-signature-password = Mật khẩu chữ ký (6–16 chữ và số)
slip-when = Ngày và giờ
slip-fee = Phí
slip-free = Miễn phí
slip-code = Mã
slip-certificate-ends = Chứng thư hết hạn
slip-keep-secret = Mật khẩu không có trên giấy này cũng không lưu trong máy. Xin đừng nói cho ai, kể cả qua điện thoại.
slip-trouble = Cần trợ giúp?
slip-record = Số ghi nhận
slip-check = Mã kiểm tra
slip-check-note = Kỹ thuật viên của cửa hàng dùng số này để kiểm tra
slip-receipt = Phiếu số { $number }
slip-test-note = Bình thường nếu các đường kẻ thẳng và liền.

# language: ko
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = 기기 { $kiosk }
slip-title-result = 절차 확인증
slip-title-referral = 창구 안내
slip-title-reservation = 예약 안내
slip-title-fraud = 상담 전화번호
slip-title-test = 시험 인쇄
slip-signature-password = 서명용 비밀번호 (영문자와 숫자 6~16자)
slip-when = 일시
slip-fee = 수수료
slip-free = 무료
slip-code = 코드
slip-certificate-ends = 증명서 유효기간
slip-keep-secret = 비밀번호는 이 종이에도 기기에도 남지 않습니다. 전화로 물어도 알려 주지 마십시오.
slip-trouble = 도움이 필요하면
slip-record = 기록 번호
slip-check = 확인 코드
slip-check-note = 점포의 기술 담당자가 이 번호로 기록을 확인할 수 있습니다
slip-receipt = 확인증 번호 { $number }
slip-test-note = 선이 곧고 끊기지 않았으면 정상입니다.

# language: th
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = การจำลอง · ไม่ใช่บัตรจริง ไม่ใช่ศูนย์จริง
header-text = ตัวใหญ่
header-contrast = สีตัดกัน
a11y-language = เลือกภาษา ขณะนี้ { $name }
a11y-text-size = ขนาดตัวอักษร ขณะนี้ { $size ->
    [standard] ปกติ
    [large] ใหญ่
   *[largest] ใหญ่มาก
}
a11y-contrast = หน้าจอสีตัดกันชัด { $on ->
    [on] เปิดอยู่
   *[off] ปิดอยู่
}
a11y-step = ขั้นตอนที่ { $n } จาก { $m }
footer-stop = หยุด
footer-back = ย้อนกลับ
footer-help = ช่วยเหลือ
close = ปิด
language-title = กรุณาเลือกภาษา
setting-lower = เลื่อนปุ่มลง
setting-lower-off = คืนตำแหน่งปุ่ม

## Date and time

date-time = { $date } เวลา { $time }
code = รหัสอ้างอิง { $code }

## Attract and closed

attract-open = ใช้ได้ในขณะนี้
attract-title = ตั้งรหัสผ่านสำหรับลงนามใหม่ได้ที่นี่
attract-lead = รหัสผ่านที่เป็นตัวอักษรและตัวเลข 6–16 ตัวของบัตรมายนัมเบอร์ (署名用パスワード)
attract-free = ไม่มีค่าใช้จ่าย
attract-start = เริ่ม
closed-hours-title = ขณะนี้อยู่นอกเวลาให้บริการ
closed-hours-text = เครื่องนี้ใช้ได้เวลา { $hours }
closed-holiday-title = วันนี้ปิดบริการ
closed-holiday-text = วันนี้ใช้เครื่องนี้ไม่ได้
closed-maintenance-title = กำลังบำรุงรักษา
closed-maintenance-text = ใช้ไม่ได้จนกว่างานจะเสร็จ
closed-out-title = เครื่องนี้งดให้บริการ
closed-out-text = เครื่องขัดข้อง กรุณาอย่าวางบัตร
closed-technician-title = เจ้าหน้าที่กำลังทำงาน
closed-technician-text = กรุณารอจนงานเสร็จ และอย่าวางบัตรบนเครื่องอ่านบัตร
closed-repair-title = รอซ่อม
closed-withdrawn-title = เครื่องนี้เลิกใช้แล้ว
closed-opens = เปิดอีกครั้ง
closed-elsewhere = หากเร่งด่วน กรุณาไปที่สำนักงานเทศบาล

## The four secrets

secret-signature = รหัสผ่านสำหรับลงนาม
secret-signature-form = ตัวอักษรและตัวเลข 6–16 ตัว
secret-signature-use = สำหรับ e-Tax และการลงนามทางอินเทอร์เน็ต
# To check by a native reader: “รหัส 4 หลัก” against “รหัสผ่านสำหรับลงนาม”: are the two told apart at once?
secret-four-heading = รหัสตัวเลข 4 หลัก
secret-user-auth = สำหรับยืนยันตัวผู้ใช้
secret-user-auth-use = เข้าสู่ระบบ Mynaportal พิมพ์เอกสารรับรอง (利用者証明用)
secret-card-info = สำหรับช่วยกรอกข้อมูลบนบัตร
secret-card-info-use = ให้แอปอ่านชื่อและที่อยู่ (券面事項入力補助用)
secret-register = สำหรับทะเบียนราษฎร
secret-register-use = ย้ายที่อยู่ ที่เคาน์เตอร์สำนักงาน (住民基本台帳用)
possible-here = ทำได้ที่เครื่องนี้
office-only = ที่สำนักงานเทศบาล
choose-password-title = ท่านต้องการตั้งรหัสใดใหม่
not-sure = ไม่แน่ใจ
suggested = คือรหัสนี้
which-password-title = ท่านใช้รหัสนั้นทำอะไร
which-password-text = เลือกการใช้งาน แล้วเราจะแสดงว่าเป็นรหัสใด
use-etax = ยื่นภาษีทางอินเทอร์เน็ต (e-Tax)
use-contract = เปิดบัญชีธนาคารหรือทำสัญญากู้
use-mynaportal = เข้าสู่ระบบ Mynaportal
use-convenience = พิมพ์เอกสารรับรองที่ร้านค้า
use-app = แอปใบรับรองการฉีดวัคซีน
use-moving = ย้ายที่อยู่ แต่งงาน

## Is somebody telling you to do this?

fraud-question-title = มีใครบอกให้ท่านทำสิ่งนี้หรือไม่
fraud-question-text = มีใครบอกทางโทรศัพท์หรือข้าง ๆ ท่านว่า “ทำเดี๋ยวนี้” หรือ “บอกรหัสมา” หรือไม่
fraud-no = ไม่มี ฉันตัดสินใจเอง
fraud-yes = มี มีคนบอกให้ทำ
fraud-advice-title = กรุณาอย่าให้บัตร รหัส หรือรหัสผ่านแก่ใคร
fraud-advice-text = เราหยุดที่นี่ บัตรของท่านยังคงเหมือนเดิม
fraud-consumer = สายด่วนผู้บริโภค
fraud-consumer-when = เมื่อรู้สึกผิดปกติ
fraud-police = สายปรึกษาตำรวจ
fraud-police-when = เมื่ออาจถูกหลอก
fraud-stop-card = ระงับการใช้บัตร
fraud-stop-card-when = เมื่อให้บัตรผู้อื่นไปแล้ว
fraud-family = กรุณาปรึกษาครอบครัวหรือสำนักงานเทศบาลด้วย
fraud-print = พิมพ์หมายเลขโทรศัพท์
finish = จบ

## Before it begins

notice-title = ก่อนเริ่ม
notice-need = สิ่งที่ต้องใช้
notice-need-text = บัตรมายนัมเบอร์ของท่านเอง และรหัส 4 หลักสำหรับยืนยันตัวผู้ใช้ (利用者証明用)
notice-free = ไม่เสียเงิน
notice-free-text = บริการนี้ไม่มีค่าใช้จ่าย
notice-record = สิ่งที่เราบันทึก
notice-record-text = เวลา ผลลัพธ์ และรหัสแยกบัตรเท่านั้น ไม่บันทึกชื่อ หมายเลข และรหัสผ่าน
notice-self = สำหรับเจ้าของบัตรเท่านั้น
notice-self-text = ผู้อื่นทำแทนไม่ได้ กรุณาปรึกษาสำนักงานเทศบาล
notice-accept = ยอมรับและทำต่อ

## Card on the reader

place-card-title = กรุณาวางบัตรบนเครื่องอ่านบัตร
place-card-1 = นำบัตรออกจากซองหรือกระเป๋า
place-card-2 = วางบัตรใบเดียวให้ราบ
place-card-3 = วางไว้จนกว่าเราจะแจ้ง
place-card-waiting = กำลังรอบัตรของท่าน
place-hint-moved = บัตรขยับ กรุณาวางอีกครั้ง
place-hint-unreadable = อ่านบัตรไม่ได้ กรุณาวางอีกครั้ง
reading-card-title = กำลังอ่านบัตร
do-not-move = กรุณาอย่าขยับบัตร
please-wait = กรุณารอสักครู่
authenticating-title = กำลังตรวจสอบบัตร
authenticating-card = ตรวจว่าเป็นบัตรจริง
authenticating-centre = ค้นหาการจองของท่าน

## Change or reset

choose-procedure-title = ท่านทราบรหัสผ่านสำหรับลงนามปัจจุบันหรือไม่
procedure-change = ทราบ
procedure-change-text = ใส่รหัสผ่านปัจจุบันหนึ่งครั้ง แล้วตั้งรหัสผ่านใหม่
procedure-reset = ไม่ทราบ
procedure-reset-text = ต้องจองในแอปทางการไว้ภายใน 24 ชั่วโมงที่ผ่านมา
procedure-reset-locked-title = รหัสผ่านสำหรับลงนามถูกล็อก
procedure-reset-locked-text = ใส่ไม่ตรงติดต่อกัน 5 ครั้ง หากตั้งใหม่จะใช้ได้อีกครั้ง
procedure-reset-locked = ตั้งรหัสผ่านใหม่
procedure-no-phone = หากไม่มีสมาร์ตโฟน ทำได้ที่สำนักงานเทศบาล
procedure-office-text = เครื่องนี้เปลี่ยนได้เฉพาะรหัสผ่านที่ท่านทราบ
procedure-free = ทั้งสองวิธีไม่มีค่าใช้จ่าย
tries-left = เหลืออีก { $n } ครั้ง

## Typing

pin-title = กรุณาใส่รหัส 4 หลักสำหรับยืนยันตัวผู้ใช้ (利用者証明用)
pin-sub = รหัสที่ใช้เข้าสู่ระบบ Mynaportal
pin-wrong = รหัสไม่ตรง เหลืออีก { $n } ครั้ง
pin-wrong-unknown = รหัสไม่ตรง
pin-tries = เหลืออีก { $n } ครั้ง
pin-more = อีก { $n } หลัก
pin-submit = ใช้รหัส 4 หลักนี้
pin-forgotten = ไม่ทราบรหัส
current-title = กรุณาใส่รหัสผ่านสำหรับลงนามปัจจุบัน
current-sub = ตัวอักษรและตัวเลข 6–16 ตัว ไม่ใช่รหัส 4 หลัก
current-wrong = รหัสผ่านไม่ตรง เหลืออีก { $n } ครั้ง
current-wrong-unknown = รหัสผ่านไม่ตรง
current-checking = บัตรกำลังตรวจสอบ
current-more = อีก { $n } ตัว
new-title = กรุณาตั้งรหัสผ่านสำหรับลงนามใหม่
new-note = กรุณาอย่าใช้วันเกิดหรือเบอร์โทรศัพท์
repeat-title = กรุณาใส่รหัสผ่านเดียวกันอีกครั้ง
repeat-sub = เพื่อตรวจว่าพิมพ์ไม่ผิด
repeat-mismatch = ไม่ตรงกับครั้งแรก กรุณาใส่อีกครั้ง
characters = { $n } ตัว
rule-length = 6–16 ตัว
rule-letter = มีตัวอักษร
rule-digit = มีตัวเลข
rule-strong = เดาได้ยาก
weak-one-character = ตัวเดียวกันซ้ำหลายครั้ง เดาได้ง่าย
weak-run = ตัวอักษรหรือตัวเลขเรียงกัน เดาได้ง่าย
weak-keyboard-row = ปุ่มที่อยู่ติดกันบนแป้นพิมพ์ เดาได้ง่าย
weak-same-as-current = ตรงกับรหัสผ่านปัจจุบัน กรุณาตั้งเป็นอย่างอื่น
weak-example = ตรงกับตัวอย่างบนหน้าจอ กรุณาตั้งเป็นอย่างอื่น
next = ต่อไป
erase-one = ลบ
show-held = กดค้างเพื่อดู
a11y-show-held = แสดงสิ่งที่ใส่ขณะกดค้าง
clear-all = ลบทั้งหมด
reading-0 = ศูนย์
reading-o = โอ
reading-1 = หนึ่ง
reading-i = ไอ
a11y-key-digit = ตัวเลข { $key }
a11y-key-letter = ตัวอักษร { $key }
a11y-field-signature = รหัสผ่านสำหรับลงนาม ใส่แล้ว { $n } ตัว
a11y-field-pin = รหัส 4 หลัก ใส่แล้ว { $n } หลัก
a11y-rule = { $rule } { $state ->
    [kept] ผ่านแล้ว
    [refused] ใช้ไม่ได้
   *[open] ยังไม่ผ่าน
}

## The last try

last-try-title = เหลืออีก 1 ครั้ง
last-try-pin-text = หากไม่ตรงอีกครั้ง รหัส 4 หลักนี้จะใช้ไม่ได้ มีเพียงสำนักงานเทศบาลที่ตั้งใหม่ได้ แม้รอ จำนวนครั้งก็ไม่กลับคืน
last-try-current-text = หากไม่ตรงอีกครั้ง รหัสผ่านสำหรับลงนามจะถูกล็อก หลังจากนั้นต้องจองในแอปหรือไปที่สำนักงานเทศบาล
last-try-pin-question = ท่านแน่ใจในรหัส 4 หลักหรือไม่
last-try-current-question = ท่านแน่ใจในรหัสผ่านหรือไม่
last-try-office = ไม่แน่ใจ ดูสถานที่ติดต่อ
last-try-stop = ไม่แน่ใจ ย้อนกลับ
last-try-go = แน่ใจ ขอใส่รหัส

## Confirm and write

confirm-title = ตั้งรหัสผ่านใหม่นี้หรือไม่
confirm-1 = เปลี่ยนเฉพาะรหัสผ่านสำหรับลงนามบนบัตร
confirm-2 = รหัส 4 หลักทุกรหัสไม่เปลี่ยน
confirm-3 = รหัสผ่านเดิมจะใช้ไม่ได้
confirm-go = ตั้งรหัสผ่านใหม่
confirm-note = กรุณาอย่าขยับบัตรจนกว่าจะเสร็จ
writing-title = กำลังบันทึกลงบัตร
writing-checked = ตรวจสอบบัตรแล้ว
writing-now = กำลังบันทึกรหัสผ่านใหม่
writing-verify = จากนั้นตรวจว่าบันทึกแล้ว
writing-foot = กรุณารอจนกว่าจะเสร็จ
replace-card-title = กรุณาวางบัตรใบเดิมกลับที่เดิม
replace-card-text = บัตรขยับระหว่างบันทึก เมื่อวางบัตรแล้ว เราจะตรวจดูผล
replace-card-other = นี่เป็นบัตรอีกใบ กรุณาวางบัตรใบแรก
replace-card-seconds = รออีก { $n } วินาที

## What came of it

done-title = ตั้งรหัสผ่านใหม่แล้ว
done-checked = ตรวจสอบกับบัตรแล้ว
done-checked-text = เครื่องนี้ไม่เก็บรหัสผ่านของท่าน
done-ends = ใบรับรองใช้ได้ถึง { $date }
done-ends-text = หลังจากนั้นใช้ไม่ได้ ต่ออายุได้ตั้งแต่วันนี้ที่สำนักงานเทศบาล ไม่มีค่าใช้จ่าย
done-note = เพื่อไม่ให้ลืม
done-note-text = หากจดไว้ กรุณาเก็บแยกจากบัตร
not-changed-title = รหัสผ่านไม่ได้เปลี่ยน
not-changed-card = บัตรใช้ได้เหมือนเดิม
not-changed-again = ท่านเริ่มใหม่ตั้งแต่ต้นได้
uncertain-title = ไม่แน่ชัดว่ารหัสผ่านเปลี่ยนแล้วหรือไม่
uncertain-why = การเชื่อมต่อระหว่างบัตรกับเครื่องขาดไป
uncertain-state = รหัสผ่านเป็นรหัสเดิมหรือรหัสใหม่ อย่างใดอย่างหนึ่ง อย่างอื่นไม่เปลี่ยน
uncertain-1 = เมื่อต้องใช้ ลองรหัสผ่านใหม่ก่อน เพียงครั้งเดียว
uncertain-2 = หากไม่ตรง ลองรหัสผ่านเดิม เพียงครั้งเดียว
uncertain-3 = หากไม่ตรงทั้งสอง นำบัตรไปที่สำนักงานเทศบาล

why-card-removed = บัตรขยับก่อนการบันทึก
why-card-silent = บัตรไม่ตอบสนอง
why-card-refused = บัตรไม่รับคำสั่ง
why-card-unreadable = อ่านคำตอบของบัตรไม่ได้
why-write-torn = การเชื่อมต่อขาดก่อนการบันทึก
why-reader = เครื่องอ่านบัตรไม่ทำงาน
why-centre = ติดต่อศูนย์ไม่ได้
why-journal = เครื่องนี้เก็บบันทึกไม่ได้ จึงไม่ได้เขียนลงบัตร
why-internal = เครื่องนี้เกิดปัญหา
why-stopped = ท่านหยุดก่อนเสร็จ

## The slip

slip-question = พิมพ์สลิปหรือไม่
slip-print-take = พิมพ์แล้วรับบัตร
slip-skip-take = รับบัตร ไม่พิมพ์
slip-print-referral = พิมพ์หน้านี้
slip-skip-referral = จบ ไม่พิมพ์
slip-no-secret = ไม่มีรหัสผ่านบนสลิป
slip-see = ดูสลิป
slip-see-title = ข้อความในสลิป
slip-print = พิมพ์
slip-print-again = ลองพิมพ์อีกครั้ง
slip-note = กรุณาจดสิ่งที่ต้องใช้ หรือถ่ายรูปหน้าจอนี้
slip-printing = กำลังพิมพ์
slip-printed = สลิปออกแล้ว กรุณารับไว้
slip-failed = พิมพ์ไม่ได้
slip-failed-text = กด “ดูสลิป” แล้วจดสิ่งที่ต้องใช้
slip-failed-same = ผลลัพธ์ไม่เปลี่ยน
slip-failed-paper-out = พิมพ์ไม่ได้ เพราะไม่มีกระดาษ
slip-failed-cover-open = พิมพ์ไม่ได้ เพราะฝาเครื่องพิมพ์เปิดอยู่
take-card-button = รับบัตร

## The municipal office

referral-title = ทำได้ที่สำนักงานเทศบาล
where = สถานที่
bring = สิ่งที่ต้องนำไป
phone-in-language = สอบถามเป็นภาษาไทย (โทรฟรี)
phone-weekday = วันจันทร์–ศุกร์ { $from }–{ $to }
phone-weekend = วันเสาร์ อาทิตย์ วันหยุด { $from }–{ $to }
phone-daily = ทุกวัน { $from }–{ $to }
show-at-counter = แสดงข้อความนี้ที่เคาน์เตอร์
any-office = สำนักงานเทศบาลที่ท่านอาศัยอยู่ (เคาน์เตอร์มายนัมเบอร์)

bring-card = บัตรมายนัมเบอร์ใบนี้
bring-id = เอกสารแสดงตัวอีกอย่าง (ใบขับขี่ หนังสือเดินทาง บัตรไซริว ฯลฯ)
bring-photo = รูปถ่ายใบหน้า (สำหรับทำบัตรใหม่)
bring-residence = บัตรไซริว (在留カード) หากมี
# To check by a native reader: ผู้อยู่ในความอนุบาล for an adult ward.
bring-guardian = อายุต่ำกว่า 15 ปี หรือผู้อยู่ในความอนุบาล: เอกสารแสดงตัวของผู้แทนโดยชอบธรรม และหลักฐานความสัมพันธ์

ref-wants-user-auth = เครื่องนี้ตั้งได้เฉพาะรหัสผ่านสำหรับลงนาม
ref-wants-user-auth-card = บัตรใช้ได้เหมือนเดิม
ref-wants-card-info = เครื่องนี้ตั้งได้เฉพาะรหัสผ่านสำหรับลงนาม
ref-wants-card-info-card = บัตรใช้ได้เหมือนเดิม
ref-wants-register = เครื่องนี้ตั้งได้เฉพาะรหัสผ่านสำหรับลงนาม
ref-wants-register-card = บัตรใช้ได้เหมือนเดิม
ref-pin-forgotten = หากไม่ทราบรหัส 4 หลัก เครื่องนี้ยืนยันตัวท่านไม่ได้
ref-pin-forgotten-card = บัตรยังคงเหมือนเดิม
ref-pin-locked = รหัส 4 หลักถูกล็อก ใส่ไม่ตรงติดต่อกัน 3 ครั้ง
ref-pin-locked-card = บัตรไม่ได้ชำรุด แม้รอก็ไม่ปลดล็อก
ref-no-certificate = บัตรนี้ไม่มีใบรับรองสำหรับลงนาม (署名用電子証明書)
ref-no-certificate-card = บัตรไม่มีปัญหา เช่น บัตรของผู้อายุต่ำกว่า 15 ปีจะไม่มี
ref-expired = ใบรับรองสำหรับลงนาม (署名用電子証明書) หมดอายุแล้ว
ref-expired-card = บัตรไม่มีปัญหา ใบรับรองใหม่ไม่มีค่าใช้จ่าย
ref-revoked = ใบรับรองสำหรับลงนาม (署名用電子証明書) ใช้ไม่ได้แล้ว เพราะชื่อหรือที่อยู่เปลี่ยน
ref-revoked-card = บัตรไม่มีปัญหา เมื่อทำใบรับรองใหม่จะตั้งรหัสผ่านได้ด้วย
ref-suspended = บัตรนี้ถูกระงับการใช้
ref-suspended-card = หากพบบัตรแล้ว สำนักงานทำให้ใช้ได้อีกครั้ง
ref-user-auth-ended = ใบรับรองสำหรับยืนยันตัวผู้ใช้ (利用者証明用電子証明書) ใช้ไม่ได้แล้ว
ref-user-auth-ended-card = บัตรไม่ได้ชำรุด ใบรับรองใหม่ไม่มีค่าใช้จ่าย
ref-card-expired = บัตรหมดอายุ หรือระยะเวลาพำนักสิ้นสุดแล้ว
ref-card-expired-card = บัตรนี้ใช้ไม่ได้ ต้องทำบัตรใหม่
ref-not-trusted = เครื่องนี้ตรวจสอบใบรับรองบนบัตรไม่ได้
ref-not-trusted-card = บัตรยังคงเหมือนเดิม กรุณาให้สำนักงานตรวจสอบ
ref-damaged = อ่านบัตรไม่ได้
ref-damaged-card = บัตรอาจเสียหาย ข้อมูลในบัตรยังคงเหมือนเดิม
ref-no-smartphone = การจองต้องใช้สมาร์ตโฟน
ref-no-smartphone-card = บัตรยังคงเหมือนเดิม ที่สำนักงานไม่ต้องใช้สมาร์ตโฟน
ref-no-reset = เครื่องนี้ตั้งรหัสผ่านนี้ใหม่ไม่ได้
ref-no-reset-card = บัตรไม่ได้ชำรุด ตั้งรหัสผ่านใหม่ได้ที่สำนักงาน

## No reservation, wrong card, line, reader

no-reservation-title = ไม่พบการจอง
no-reservation-old-title = จองไว้เกิน 24 ชั่วโมงแล้ว
no-reservation-used-title = การจองนี้ถูกใช้ไปแล้ว
no-reservation-in-use-title = เครื่องอื่นกำลังใช้การจองของท่าน
no-reservation-text = บัตรยังคงเหมือนเดิม กรุณาจองในแอปก่อน
no-reservation-in-use-text = บัตรยังคงเหมือนเดิม กรุณาทำให้เสร็จที่เครื่องอื่น หรือรอจนการจองว่าง แล้วเริ่มที่นี่ใหม่
no-reservation-1 = เปิดแอป “JPKI暗証番号リセット” ในสมาร์ตโฟน
no-reservation-2 = ให้แอปอ่านบัตรและใบหน้าของท่าน
no-reservation-3 = มาที่นี่ภายใน 24 ชั่วโมง
no-reservation-no-phone = ไม่มีสมาร์ตโฟน
wrong-card-title = นี่ไม่ใช่บัตรมายนัมเบอร์
wrong-card-text = เราไม่ได้ทำอะไรกับบัตรนี้ กรุณานำออกแล้ววางบัตรมายนัมเบอร์
line-down-title = ติดต่อศูนย์ไม่ได้
line-down-text = ไม่ได้เกิดจากบัตร บัตรยังคงเหมือนเดิม
line-down-change = หากท่านทราบรหัสผ่านปัจจุบัน เปลี่ยนได้โดยไม่ต้องติดต่อศูนย์
line-down-change-go = ใส่รหัสผ่านปัจจุบัน
line-down-later = กรุณามาใหม่ภายหลัง หรือไปที่สำนักงานเทศบาล
reader-fault-title = ขณะนี้อ่านบัตรไม่ได้
reader-fault-text = เครื่องอ่านบัตรมีปัญหา บัตรยังคงเหมือนเดิม
use-another-machine = กรุณาใช้เครื่องอื่น หรือไปที่สำนักงานเทศบาล
card-fault-title = บัตรไม่ตอบสนอง
card-fault-text = บัตรยังคงเหมือนเดิม
card-fault-later = กรุณารับบัตร แล้วลองใหม่ตั้งแต่ต้น

## Taking the card

take-card-title = กรุณารับบัตรของท่าน
take-card-wiped = ลบสิ่งที่ท่านใส่แล้ว
take-card-sound = มีเสียงดังจนกว่าท่านจะรับบัตร

## Still there?

idle-title = ท่านยังใช้งานอยู่หรือไม่
idle-text = หากไม่มีการกด เราจะหยุดและลบสิ่งที่ท่านใส่ บัตรยังคงเหมือนเดิม
idle-go-on = ใช่ ทำต่อ
idle-stop = หยุดและรับบัตร
idle-stop-no-card = หยุด
a11y-seconds = เหลือ { $n } วินาที

## Help

help-title = ต้องการความช่วยเหลือไหม
help-now = สิ่งที่ทำในหน้านี้
help-staff = พนักงานร้านช่วยเรื่องนี้ไม่ได้ กรุณาอย่าบอกรหัสและรหัสผ่านแก่ใคร
help-settings = ทำให้หน้าจออ่านง่าย
help-choose-password = กดรหัสที่ต้องการตั้งใหม่ หากไม่ทราบ กด “ไม่แน่ใจ”
help-fraud = กด “ไม่มี” เมื่อท่านตัดสินใจเองเท่านั้น
help-notice = กรุณาอ่าน หากตกลง กด “ยอมรับและทำต่อ”
help-place-card = วางบัตรใบเดียวให้ราบบนเครื่องอ่านบัตร
help-wait = ท่านไม่ต้องทำอะไร วางบัตรไว้ที่เดิม
help-choose-procedure = หากทราบรหัสผ่านปัจจุบัน กด “ทราบ” หากไม่ทราบ กด “ไม่ทราบ”
help-pin = รหัส 4 หลักที่ท่านตั้งเมื่อรับบัตร หากไม่ทราบ ตั้งใหม่ได้ที่สำนักงานเทศบาล
help-current = รหัสผ่าน 6–16 ตัวที่ใช้อยู่ หากไม่ทราบ กด “ย้อนกลับ”
help-new = ใช้ตัวอักษรผสมตัวเลข 6–16 ตัว ระวังเลข 0 กับอักษร O และเลข 1 กับอักษร I
help-repeat = ใส่รหัสผ่านที่เพิ่งตั้งอีกครั้ง
help-confirm = หากถูกต้องแล้ว กดปุ่มใหญ่
help-result = อ่านแล้วเลือกว่าจะพิมพ์สลิปหรือไม่
help-referral = ดูสถานที่และสิ่งที่ต้องนำไป พิมพ์ได้

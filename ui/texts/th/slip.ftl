# language: th
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = เครื่อง { $kiosk }
slip-title-result = สลิปผลการทำรายการ
slip-title-referral = สถานที่ติดต่อ
slip-title-reservation = วิธีจอง
slip-title-fraud = หมายเลขโทรศัพท์ปรึกษา
slip-title-test = หน้าทดสอบ
slip-signature-password = รหัสผ่านสำหรับลงนาม (ตัวอักษรและตัวเลข 6–16 ตัว)
slip-when = วันและเวลา
slip-fee = ค่าธรรมเนียม
slip-free = ไม่มีค่าใช้จ่าย
slip-code = รหัสอ้างอิง
slip-certificate-ends = ใบรับรองหมดอายุ
slip-keep-secret = ไม่มีรหัสผ่านบนกระดาษนี้และในเครื่อง กรุณาอย่าบอกแก่ใคร แม้ทางโทรศัพท์
slip-trouble = ต้องการความช่วยเหลือ
slip-record = เลขที่บันทึก
slip-check = รหัสตรวจสอบ
slip-check-note = ช่างของร้านใช้หมายเลขนี้ตรวจบันทึกได้
slip-receipt = สลิปเลขที่ { $number }
slip-test-note = หากเส้นตรงและไม่ขาด แสดงว่าปกติ

# language: zh-Hans
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = 机器 { $kiosk }
slip-title-result = 办理结果
slip-title-referral = 去哪里办理
slip-title-reservation = 预约方法
slip-title-fraud = 咨询电话
slip-title-test = 测试打印
slip-signature-password = 签名用密码（6～16 位字母和数字）
slip-when = 日期和时间
slip-fee = 手续费
slip-free = 免费
slip-code = 代码
slip-certificate-ends = 证书有效期
slip-keep-secret = 密码不会留在这张凭条上，也不会留在机器里。即使有人打电话问，也请不要告诉。
slip-trouble = 需要帮助时
slip-record = 记录编号
slip-check = 确认码
slip-check-note = 店铺的技术人员可用此编号查对记录
slip-receipt = 凭条编号 { $number }
slip-test-note = 线条笔直且没有中断即为正常。

# language: id
# reviewed-by:
# reviewed-on:
#
# Texts that stand only on the printed slip.
# Reviewed by nobody yet: a native reader is wanted before use.

slip-kiosk = Mesin { $kiosk }
slip-title-result = Struk Anda
slip-title-referral = Ke mana
slip-title-reservation = Cara reservasi
slip-title-fraud = Nomor telepon
slip-title-test = Halaman uji
slip-signature-password = Kata sandi tanda tangan (6–16 huruf dan angka)
slip-when = Tanggal dan waktu
slip-fee = Biaya
slip-free = Gratis
slip-code = Kode
slip-certificate-ends = Sertifikat berakhir
slip-keep-secret = Kata sandi tidak ada di kertas ini atau di mesin. Jangan beri tahu siapa pun, juga lewat telepon.
slip-trouble = Perlu bantuan?
slip-record = Nomor catatan
slip-check = Kode pemeriksa
slip-check-note = Dengan nomor ini teknisi toko bisa memeriksa catatan
slip-receipt = Struk { $number }
slip-test-note = Baik jika garisnya lurus dan tidak terputus.

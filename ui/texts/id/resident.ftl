# language: id
# reviewed-by:
# reviewed-on:
#
# Texts of the resident's screens.
# Reviewed by nobody yet: a native reader is wanted before use.

## Frame

simulation-banner = SIMULASI · bukan kartu asli, bukan pusat asli
header-text = Perbesar
header-contrast = Kontras
a11y-language = Pilih bahasa. Sekarang { $name }
a11y-text-size = Ukuran huruf. Sekarang { $size ->
    [standard] biasa
    [large] besar
   *[largest] sangat besar
}
a11y-contrast = Kontras tinggi. { $on ->
    [on] Sedang aktif
   *[off] Tidak aktif
}
a11y-step = Langkah { $n } dari { $m }
footer-stop = Berhenti
footer-back = Kembali
footer-help = Bantuan
close = Tutup
language-title = Pilih bahasa Anda
setting-lower = Turunkan tombol
setting-lower-off = Kembalikan tombol

## Date and time

date-time = { $date }, { $time }
code = Kode { $code }

## Attract and closed

attract-open = Sedang buka
attract-title = Buat kata sandi tanda tangan baru
attract-lead = Kata sandi 6–16 huruf dan angka pada kartu My Number Anda (署名用パスワード).
attract-free = Gratis.
attract-start = Mulai
closed-hours-title = Tutup pada jam ini
closed-hours-text = Mesin ini buka pukul { $hours }.
closed-holiday-title = Hari ini tutup
closed-holiday-text = Mesin ini tidak bisa digunakan hari ini.
closed-maintenance-title = Tutup untuk pemeliharaan
closed-maintenance-text = Tidak bisa digunakan sampai pekerjaan selesai.
closed-out-title = Mesin ini tidak beroperasi
closed-out-text = Mesin ini bermasalah. Mohon jangan letakkan kartu Anda.
closed-technician-title = Teknisi sedang bekerja
closed-technician-text = Mohon tunggu sampai selesai. Jangan letakkan kartu di alat pembaca.
closed-repair-title = Menunggu perbaikan
closed-withdrawn-title = Mesin ini tidak dipakai lagi
closed-opens = Buka kembali
closed-elsewhere = Jika mendesak, datanglah ke balai kota

## The four secrets

secret-signature = Kata sandi tanda tangan
secret-signature-form = 6–16 huruf dan angka
secret-signature-use = Untuk e-Tax dan tanda tangan kontrak online
# To check by a native reader: “nomor 4 angka” for the 4-digit secrets throughout (the word PIN is kept off these screens).
secret-four-heading = Nomor 4 angka
secret-user-auth = Autentikasi pengguna
secret-user-auth-use = Masuk ke Mynaportal, cetak surat keterangan (利用者証明用)
secret-card-info = Bantuan isi data kartu
secret-card-info-use = Agar aplikasi membaca nama dan alamat (券面事項入力補助用)
secret-register = Daftar penduduk
secret-register-use = Pindah rumah, di loket balai kota (住民基本台帳用)
possible-here = Bisa di sini
office-only = Di balai kota
choose-password-title = Mana yang perlu Anda buat ulang?
not-sure = Saya tidak tahu
suggested = Yang ini
which-password-title = Anda memakainya untuk apa?
which-password-text = Pilih kegunaannya, kami tunjukkan yang mana.
use-etax = Lapor pajak online (e-Tax)
use-contract = Rekening bank atau pinjaman
use-mynaportal = Masuk ke Mynaportal
use-convenience = Surat keterangan di toko
use-app = Aplikasi sertifikat vaksinasi
use-moving = Pindah rumah, menikah

## Is somebody telling you to do this?

fraud-question-title = Apakah ada yang menyuruh Anda melakukan ini?
fraud-question-text = Adakah orang di telepon atau di samping Anda yang berkata “lakukan sekarang juga” atau “sebutkan nomornya”?
fraud-no = Tidak, ini keputusan saya
fraud-yes = Ya, ada yang menyuruh saya
fraud-advice-title = Jangan berikan kartu, nomor, atau kata sandi kepada siapa pun
fraud-advice-text = Proses berhenti di sini. Kartu Anda tidak berubah.
fraud-consumer = Hotline konsumen
fraud-consumer-when = Jika ada yang mencurigakan
fraud-police = Telepon konsultasi polisi
fraud-police-when = Jika Anda mungkin tertipu
fraud-stop-card = Untuk memblokir kartu
fraud-stop-card-when = Jika kartu sudah diserahkan
fraud-family = Bicarakan juga dengan keluarga atau balai kota.
fraud-print = Cetak nomor telepon
finish = Selesai

## Before it begins

notice-title = Sebelum mulai
notice-need = Yang diperlukan
notice-need-text = Kartu My Number Anda sendiri dan nomor 4 angka autentikasi pengguna (利用者証明用).
notice-free = Tanpa biaya
notice-free-text = Layanan ini gratis.
notice-record = Yang kami catat
notice-record-text = Waktu, hasil, dan kode pembeda kartu. Nama, nomor, dan kata sandi tidak dicatat.
notice-self = Hanya untuk pemilik kartu
notice-self-text = Orang lain tidak bisa mewakili Anda. Silakan tanya di balai kota.
notice-accept = Setuju dan lanjutkan

## Card on the reader

place-card-title = Letakkan kartu Anda di alat pembaca kartu
place-card-1 = Keluarkan kartu dari sarung atau dompet
place-card-2 = Letakkan satu kartu saja, mendatar
place-card-3 = Biarkan di sana sampai kami beri tahu
place-card-waiting = Menunggu kartu Anda
place-hint-moved = Kartu bergeser. Silakan letakkan lagi.
place-hint-unreadable = Kartu tidak terbaca. Silakan letakkan lagi.
reading-card-title = Membaca kartu Anda
do-not-move = Jangan geser kartu
please-wait = Mohon tunggu sebentar
authenticating-title = Memeriksa kartu Anda
authenticating-card = Memastikan kartu ini asli
authenticating-centre = Mencari reservasi Anda

## Change or reset

choose-procedure-title = Apakah Anda tahu kata sandi tanda tangan saat ini?
procedure-change = Ya, saya tahu
procedure-change-text = Ketik sekali, lalu pilih yang baru.
procedure-reset = Tidak, saya tidak tahu
procedure-reset-text = Perlu reservasi di aplikasi resmi dalam 24 jam terakhir.
procedure-reset-locked-title = Kata sandi tanda tangan Anda terkunci
procedure-reset-locked-text = Tidak cocok 5 kali berturut-turut. Buat yang baru agar bisa dipakai lagi.
procedure-reset-locked = Buat yang baru
procedure-no-phone = Tidak punya ponsel pintar? Bisa di balai kota.
procedure-office-text = Mesin ini hanya bisa mengganti kata sandi yang Anda tahu.
procedure-free = Kedua cara ini gratis.
tries-left = Sisa { $n } kesempatan

## Typing

pin-title = Masukkan nomor 4 angka autentikasi pengguna (利用者証明用)
pin-sub = Yang Anda pakai untuk masuk ke Mynaportal.
pin-wrong = Tidak cocok. Sisa { $n } kesempatan
pin-wrong-unknown = Tidak cocok
pin-tries = Sisa { $n } kesempatan
pin-more = { $n } angka lagi
pin-submit = Lanjut dengan 4 angka ini
pin-forgotten = Saya tidak tahu
current-title = Masukkan kata sandi tanda tangan saat ini
current-sub = 6–16 huruf dan angka. Bukan nomor 4 angka.
current-wrong = Tidak cocok. Sisa { $n } kesempatan
current-wrong-unknown = Tidak cocok
current-checking = Kartu sedang memeriksa
current-more = { $n } karakter lagi
new-title = Pilih kata sandi tanda tangan baru
new-note = Jangan pakai tanggal lahir atau nomor telepon.
repeat-title = Masukkan lagi kata sandi yang sama
repeat-sub = Untuk memastikan tidak ada salah ketik.
repeat-mismatch = Berbeda dengan yang pertama. Silakan masukkan lagi.
characters = { $n } karakter
rule-length = 6–16 karakter
rule-letter = Ada huruf
rule-digit = Ada angka
rule-strong = Sulit ditebak
weak-one-character = Karakter yang sama berulang-ulang mudah ditebak.
weak-run = Huruf atau angka berurutan mudah ditebak.
weak-keyboard-row = Tombol yang berdampingan di papan ketik mudah ditebak.
weak-same-as-current = Ini kata sandi Anda saat ini. Silakan pilih yang lain.
weak-example = Ini contoh di layar kami. Silakan pilih yang lain.
next = Lanjut
erase-one = Hapus
show-held = Tahan: lihat
a11y-show-held = Tampilkan yang diketik selama ditekan
clear-all = Hapus semua
reading-0 = nol
reading-o = huruf O
reading-1 = satu
reading-i = huruf I
a11y-key-digit = Angka { $key }
a11y-key-letter = Huruf { $key }
a11y-field-signature = Kata sandi tanda tangan, { $n } karakter terisi
a11y-field-pin = Nomor 4 angka, { $n } angka terisi
a11y-rule = { $rule }. { $state ->
    [kept] Terpenuhi
    [refused] Tidak diterima
   *[open] Belum
}

## The last try

last-try-title = Sisa 1 kesempatan
last-try-pin-text = Jika sekali lagi tidak cocok, nomor 4 angka ini tidak bisa dipakai. Hanya balai kota yang bisa membuatnya lagi. Menunggu tidak menambah kesempatan.
last-try-current-text = Jika sekali lagi tidak cocok, kata sandi tanda tangan terkunci. Setelah itu perlu reservasi di aplikasi atau ke balai kota.
last-try-pin-question = Apakah Anda yakin dengan 4 angka itu?
last-try-current-question = Apakah Anda yakin dengan kata sandi itu?
last-try-office = Tidak, tunjukkan tempatnya
last-try-stop = Tidak, kembali
last-try-go = Ya, saya mau mengetiknya

## Confirm and write

confirm-title = Pakai kata sandi baru ini?
confirm-1 = Hanya kata sandi tanda tangan di kartu yang berubah
confirm-2 = Tidak ada nomor 4 angka yang berubah
confirm-3 = Kata sandi lama tidak berlaku lagi
confirm-go = Pakai kata sandi baru
confirm-note = Biarkan kartu di tempatnya sampai selesai.
writing-title = Menyimpan ke kartu Anda
writing-checked = Kartu sudah diperiksa
writing-now = Menyimpan kata sandi baru
writing-verify = Lalu kami periksa hasilnya
writing-foot = Mohon tunggu sampai selesai
replace-card-title = Letakkan kembali kartu yang sama
replace-card-text = Kartu bergeser saat kami menyimpan. Setelah kartu kembali, kami periksa hasilnya.
replace-card-other = Ini kartu lain. Silakan letakkan kartu yang pertama.
replace-card-seconds = Kami menunggu { $n } detik lagi

## What came of it

done-title = Kata sandi baru sudah berlaku
done-checked = Sudah diperiksa pada kartu
done-checked-text = Mesin ini tidak menyimpan kata sandi Anda.
done-ends = Sertifikat berlaku sampai { $date }
done-ends-text = Setelah itu tidak bisa dipakai. Mulai sekarang bisa diperpanjang gratis di balai kota.
done-note = Agar tidak lupa
done-note-text = Jika dicatat, simpan catatan terpisah dari kartu.
not-changed-title = Kata sandi Anda tidak berubah
not-changed-card = Kartu Anda berfungsi seperti semula.
not-changed-again = Anda bisa mulai lagi dari awal.
uncertain-title = Kami tidak tahu apakah kata sandi berubah
uncertain-why = Hubungan kartu dengan mesin terputus.
uncertain-state = Kata sandi Anda adalah yang lama atau yang baru. Yang lain tidak berubah.
uncertain-1 = Saat perlu, coba dulu yang baru, satu kali saja
uncertain-2 = Jika tidak cocok, coba yang lama, satu kali saja
uncertain-3 = Jika keduanya tidak cocok, bawa kartu ke balai kota

why-card-removed = Kartu bergeser sebelum ada yang disimpan.
why-card-silent = Kartu tidak menjawab.
why-card-refused = Kartu tidak menerimanya.
why-card-unreadable = Jawaban kartu tidak terbaca.
why-write-torn = Hubungan terputus sebelum ada yang disimpan.
why-reader = Alat pembaca kartu tidak bekerja.
why-centre = Pusat layanan tidak bisa dihubungi.
why-journal = Mesin ini tidak bisa menyimpan catatan, jadi kartu tidak diubah.
why-internal = Ada masalah pada mesin ini.
why-stopped = Anda berhenti sebelum selesai.

## The slip

slip-question = Cetak struk?
slip-print-take = Cetak dan ambil kartu
slip-skip-take = Ambil kartu, tanpa cetak
slip-print-referral = Cetak halaman ini
slip-skip-referral = Selesai, tanpa cetak
slip-no-secret = Kata sandi tidak tercetak di struk
slip-see = Lihat struk
slip-see-title = Isi struk
slip-print = Cetak
slip-print-again = Coba cetak lagi
slip-note = Catat yang Anda perlukan atau foto layar ini.
slip-printing = Sedang mencetak
slip-printed = Struk sudah siap. Silakan ambil.
slip-failed = Tidak bisa mencetak
slip-failed-text = Tekan “Lihat struk” dan catat yang Anda perlukan.
slip-failed-same = Hasilnya tetap sama.
slip-failed-paper-out = Tidak bisa mencetak: kertas habis
slip-failed-cover-open = Tidak bisa mencetak: tutup printer terbuka
take-card-button = Ambil kartu

## The municipal office

referral-title = Ini bisa dilakukan di balai kota
where = Ke mana
bring = Yang dibawa
phone-in-language = Tanya dalam bahasa Indonesia (gratis)
phone-weekday = Senin–Jumat { $from }–{ $to }
phone-weekend = Akhir pekan, hari libur { $from }–{ $to }
phone-daily = Setiap hari { $from }–{ $to }
show-at-counter = Tunjukkan ini di loket
any-office = Balai kota tempat tinggal Anda (loket My Number)

bring-card = Kartu My Number ini
bring-id = Satu identitas lain (SIM, paspor, kartu zairyu)
bring-photo = Pas foto wajah (untuk kartu baru)
bring-residence = Kartu zairyu (在留カード), jika punya
bring-guardian = Di bawah 15 tahun atau dalam perwalian: identitas wakil sah dan bukti hubungan

ref-wants-user-auth = Di mesin ini hanya bisa dibuat kata sandi tanda tangan.
ref-wants-user-auth-card = Kartu Anda berfungsi seperti semula.
ref-wants-card-info = Di mesin ini hanya bisa dibuat kata sandi tanda tangan.
ref-wants-card-info-card = Kartu Anda berfungsi seperti semula.
ref-wants-register = Di mesin ini hanya bisa dibuat kata sandi tanda tangan.
ref-wants-register-card = Kartu Anda berfungsi seperti semula.
ref-pin-forgotten = Tanpa nomor 4 angka, mesin ini tidak bisa memastikan bahwa ini Anda.
ref-pin-forgotten-card = Kartu Anda tidak berubah.
ref-pin-locked = Nomor 4 angka terkunci. Tidak cocok 3 kali berturut-turut.
ref-pin-locked-card = Kartu Anda tidak rusak. Menunggu tidak membuka kuncinya.
ref-no-certificate = Kartu ini tidak memuat sertifikat tanda tangan (署名用電子証明書).
ref-no-certificate-card = Kartu Anda tidak bermasalah. Misalnya, kartu anak di bawah 15 tahun tidak memuatnya.
ref-expired = Sertifikat tanda tangan (署名用電子証明書) sudah habis masa berlakunya.
ref-expired-card = Kartu Anda tidak bermasalah. Sertifikat baru gratis.
ref-revoked = Sertifikat tanda tangan (署名用電子証明書) tidak berlaku lagi karena nama atau alamat berubah.
ref-revoked-card = Kartu Anda tidak bermasalah. Bersama sertifikat baru, kata sandi juga dibuat.
ref-suspended = Kartu ini sedang diblokir sementara.
ref-suspended-card = Jika kartu sudah ditemukan, balai kota bisa mengaktifkannya lagi.
ref-user-auth-ended = Sertifikat autentikasi pengguna (利用者証明用電子証明書) tidak berlaku lagi.
ref-user-auth-ended-card = Kartu Anda tidak rusak. Sertifikat baru gratis.
ref-card-expired = Masa berlaku kartu atau masa tinggal Anda sudah habis.
ref-card-expired-card = Kartu ini tidak bisa dipakai. Perlu kartu baru.
ref-not-trusted = Mesin ini tidak bisa memeriksa sertifikat di kartu.
ref-not-trusted-card = Kartu Anda tidak berubah. Silakan periksakan di balai kota.
ref-damaged = Kartu tidak terbaca.
ref-damaged-card = Mungkin kartu rusak. Isinya tidak berubah.
ref-no-smartphone = Reservasi memerlukan ponsel pintar.
ref-no-smartphone-card = Kartu Anda tidak berubah. Di balai kota tidak perlu ponsel pintar.
ref-no-reset = Mesin ini tidak bisa membuat ulang kata sandi ini.
ref-no-reset-card = Kartu Anda tidak rusak. Balai kota bisa membuat kata sandi baru.

## No reservation, wrong card, line, reader

no-reservation-title = Reservasi tidak ditemukan
no-reservation-old-title = Reservasi Anda sudah lewat 24 jam
no-reservation-used-title = Reservasi Anda sudah dipakai
no-reservation-in-use-title = Mesin lain sedang memakai reservasi Anda
no-reservation-text = Kartu Anda tidak berubah. Silakan buat reservasi di aplikasi dahulu.
no-reservation-in-use-text = Kartu Anda tidak berubah. Selesaikan di mesin lain, atau tunggu sampai reservasi bebas lalu mulai lagi di sini.
no-reservation-1 = Buka aplikasi 「JPKI暗証番号リセット」 di ponsel
no-reservation-2 = Biarkan aplikasi membaca kartu dan wajah Anda
no-reservation-3 = Datang ke sini dalam 24 jam
no-reservation-no-phone = Saya tidak punya ponsel pintar
wrong-card-title = Ini bukan kartu My Number
wrong-card-text = Kartu ini tidak kami ubah. Ambil kembali dan letakkan kartu My Number Anda.
line-down-title = Pusat layanan tidak bisa dihubungi
line-down-text = Bukan karena kartu Anda. Kartu tidak berubah.
line-down-change = Jika Anda tahu kata sandi saat ini, Anda bisa menggantinya tanpa pusat layanan.
line-down-change-go = Ketik kata sandi saat ini
line-down-later = Silakan datang lagi nanti atau ke balai kota.
reader-fault-title = Saat ini kartu tidak bisa dibaca
reader-fault-text = Alat pembaca kartu bermasalah. Kartu Anda tidak berubah.
use-another-machine = Silakan pakai mesin lain atau ke balai kota.
card-fault-title = Kartu tidak menjawab
card-fault-text = Kartu tidak berubah.
card-fault-later = Ambil kartu dan coba lagi dari awal.

## Taking the card

take-card-title = Silakan ambil kartu Anda
take-card-wiped = Yang Anda ketik sudah dihapus
take-card-sound = Suara berbunyi sampai kartu diambil

## Still there?

idle-title = Anda masih di sini?
idle-text = Jika tidak ada jawaban, proses berhenti dan yang Anda ketik dihapus. Kartu tidak berubah.
idle-go-on = Ya, lanjutkan
idle-stop = Berhenti dan ambil kartu
idle-stop-no-card = Berhenti
a11y-seconds = Sisa { $n } detik

## Help

help-title = Ada yang bisa dibantu?
help-now = Yang dilakukan di sini
help-staff = Pegawai toko tidak bisa membantu hal ini. Jangan beri tahu nomor dan kata sandi Anda kepada siapa pun.
help-settings = Layar lebih mudah dilihat
help-choose-password = Tekan yang ingin Anda buat ulang. Jika ragu, tekan “Saya tidak tahu”.
help-fraud = Tekan “Tidak” hanya jika ini keputusan Anda sendiri.
help-notice = Silakan baca. Jika setuju, tekan “Setuju dan lanjutkan”.
help-place-card = Letakkan satu kartu mendatar di alat pembaca.
help-wait = Anda tidak perlu melakukan apa pun. Biarkan kartu di tempatnya.
help-choose-procedure = Tekan “Ya” jika Anda tahu kata sandi saat ini, atau “Tidak” jika tidak tahu.
help-pin = 4 angka yang Anda pilih saat menerima kartu. Jika tidak tahu, balai kota bisa membuatnya lagi.
help-current = Kata sandi 6–16 karakter yang Anda pakai sekarang. Jika tidak tahu, tekan “Kembali”.
help-new = Campur huruf dan angka, 6–16 karakter. Perhatikan angka 0 dan huruf O, angka 1 dan huruf I.
help-repeat = Ketik sekali lagi kata sandi yang baru Anda pilih.
help-confirm = Jika semua benar, tekan tombol besar.
help-result = Baca, lalu pilih mau cetak struk atau tidak.
help-referral = Lihat tempat tujuan dan yang dibawa. Bisa dicetak.

# language: en
# reviewed-by:
# reviewed-on:
#
# The technician's screens and the readiness slip.
#
# There is no such file for other languages: the board is technical, and its language is English.

## The way in

tech-title = For technicians
tech-title-ja = 係員専用
tech-enter = Enter the passcode.
tech-wrong = That is not the passcode.
tech-checking = Looking at it …
tech-wait = Too many wrong tries. Wait { $n } s.
tech-locked = Locked out after too many wrong tries. Only somebody with access to the machine’s files can lift it.
tech-uncounted = The try cannot be counted, so it was not looked at. Look at the disk.
tech-field = Passcode, { $n } characters
tech-open = Open the board
tech-back = Back to residents
tech-erase = Erase
tech-clear = Clear all
tech-ends-in = Ends by itself in { $n } s

## The board

board-title = Technician board
board-kiosk = kiosk { $kiosk } · { $store }
board-version = version { $version }
board-test-all = Test all
board-test = Test { $part }
board-readiness = Readiness slip
board-report = Make report
board-out = Take out of service
board-in = Back in service
board-leave = Leave
board-foot = No resident’s data here. Every test is written to the journal.
board-running = Testing: { $what }
board-running-steps = Testing: { $what }, { $n } of { $m }
board-no-facts = Nothing seen yet. Run the test.
board-not-tested = Not tested yet.
board-what-to-do = What to do: { $hint }

part-reader = Card reader
part-card = Card
part-printer = Printer
part-centre = Issuer centre
part-journal = Journal
part-screen = Screen
part-clock = Clock
part-settings = Settings

part-short-reader = reader
part-short-card = card
part-short-printer = printer
part-short-centre = centre
part-short-journal = journal
part-short-screen = screen
part-short-clock = clock
part-short-settings = settings

verdict-pass = pass
verdict-fail = FAIL
verdict-attention = pass, see to it
verdict-not-tested = not tested
verdict-busy = testing

side-facts = Seen
side-trips = Round trips to the card
side-trips-none = Place the test card and test the reader: { $n } round trips are drawn here.
side-trips-median = median { $time }
side-trips-p99 = p99 { $time }
side-trips-when = the last { $n }, { $time }
side-today = Today
side-printer = On paper
side-test-page = Print test page
side-screen = In front of the screen
side-touch = Touch: wipe the grid
side-pixels = Pixels: look at colours
side-signals = Speaker: hear signals
side-clock = The clock
side-vouch = The clock is right
side-clock-doubted = The clock does not fit the journal’s last record, so the kiosk is closed. Compare it with your own, then say that it is right.
side-clock-well = The clock fits the journal. There is nothing to say about it.

## Out of service

service-title = Out of service: what are residents told?
service-lead = It stays so after you leave and after a restart, until a technician puts it back.
service-maintenance = Closed for maintenance
service-maintenance-use = Planned work on this kiosk or its store.
service-repair = Waiting for repair
service-repair-use = A part is broken or missing.
service-withdrawn = No longer in use
service-withdrawn-use = This kiosk is going away from here.
service-cancel = Change nothing

## Tests that need a person

touch-title = Wipe over all cells
touch-left = { $n } of { $m } left · ends in { $seconds } s
touch-spoken = Touch test: { $n } of { $m } cells left. Escape ends it.
pixels-spoken = Colour { $n } of { $m }. Touch, or press Space, for the next.
pixels-title = Was each colour even, without a dot of another?
pixels-lead = Six colours filled the whole screen, one after the other.
pixels-whole = All even
pixels-dots = I saw dots or stripes
signals-title = Do you hear each signal?
signals-lead = Residents may forget their card when they do not hear the last one.
signal-key = Key
signal-question = Question
signal-refusal = Refusal
signal-done = Done
signal-take-card = Take the card
signal-silence = Silence
signals-heard = All heard
signals-not-heard = Not all heard
signals-cancel = Back, without saying

## The readiness slip

readiness-title = Readiness
readiness-pass = What was tested is in order
readiness-fail = Not ready: see what failed
readiness-not-tested = Nothing was tested

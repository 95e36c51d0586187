"""Prints a picture with python-escpos, as a host that is not ours, and says what it reads back.

usage: python_escpos.py DEVICE PICTURE
Prints one line, `online=BOOL paper=N` (2 enough, 1 near end, 0 none), before it prints.
"""

import sys

from escpos.printer import Serial

device, picture = sys.argv[1:]
# It reads up to 16 bytes and so always waits for its time-out.
printer = Serial(devfile=device, baudrate=115200, timeout=2, dsrdtr=False)
online, paper = printer.is_online(), printer.paper_status()
print(f"online={online} paper={paper}", flush=True)
if online:
    # 100 rows a command, so that a picture takes several.
    printer.image(picture, impl="bitImageRaster", fragment_height=100)
    printer.cut(feed=False)
    # Answered only when all before it has arrived.
    printer.paper_status()
printer.close()

import sys

print("\x1b[2J\x1b]0;title\x07 \u202e reversed \u2066 \x00 \x9b31m")
sys.stderr.write("\r\x08 and a wide 한글 \U0001f980\n")
sys.stdout.buffer.write(b"\xff\xfe\n")

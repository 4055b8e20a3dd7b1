# failed
import os

for number in [*range(1, 2000), "self", os.getppid()]:
    for file in ("environ", "cmdline", "maps", "mem", "root/etc/shadow", "cwd/pyproject.toml"):
        try:
            with open(f"/proc/{number}/{file}", "rb") as opened:
                opened.read(4096)
        except (OSError, ValueError):
            continue

# failed
import subprocess
import sys

made = []
for argv in (["/bin/sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!"], [sys.executable, "-c", "pass"], ["/bin/true"]):
    try:
        made.append(int(subprocess.run(argv, capture_output=True, text=True, timeout=5).stdout or 0))
    except (OSError, ValueError, subprocess.SubprocessError):
        continue
print(*[pid for pid in made if pid], flush=True)

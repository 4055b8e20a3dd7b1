import socket
import subprocess
import tempfile

for attempt in (
    lambda: tempfile.TemporaryFile().close(),
    lambda: socket.create_connection(("127.0.0.1", 9), 0.2).close(),
    lambda: subprocess.run(["/nowhere/true"], check=True),
    lambda: open("/etc/shadow").close(),
):
    try:
        attempt()
    except OSError:
        continue

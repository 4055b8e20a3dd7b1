# failed, import_error
import threading

wait = threading.Event().wait
for _ in range(20_000):
    try:
        threading.Thread(target=wait, daemon=True).start()
    except RuntimeError:
        break

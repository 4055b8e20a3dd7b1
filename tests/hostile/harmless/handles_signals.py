import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
previous = signal.signal(signal.SIGTERM, lambda *_: None)
signal.raise_signal(signal.SIGTERM)

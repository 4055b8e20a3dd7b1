# timed_out
import signal

signal.raise_signal(signal.SIGXCPU)

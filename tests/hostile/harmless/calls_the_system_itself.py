import ctypes
import resource
import select

libc = ctypes.CDLL(None)
assert libc.getpid() > 0
assert libc.strlen(b"four") == 4
limits = resource.getrlimit(resource.RLIMIT_CPU)
select.select([], [], [], 0.01)

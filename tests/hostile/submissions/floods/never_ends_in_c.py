# timed_out
sum(range(1 << 62))

# crashed, timed_out
# wall_seconds=0.4
while True:
    outside().ask("timer", ns=10**9)

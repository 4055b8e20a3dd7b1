# crashed, timed_out
# wall_seconds=0.4
while True:
    outside().ask("timer", key=outside().number(), ns=10**9)

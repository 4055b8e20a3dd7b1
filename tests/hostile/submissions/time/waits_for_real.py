# timed_out
# wall_seconds=0.5
import select

select.select([], [], [], 30)

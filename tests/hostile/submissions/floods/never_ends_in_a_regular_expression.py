# timed_out
import re

re.match("(a+)+b", "a" * 100)

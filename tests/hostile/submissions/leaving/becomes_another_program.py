# import_error
# rlimits: crashed: nothing there refuses to run another program
import os

os.execv("/bin/true", ["true"])

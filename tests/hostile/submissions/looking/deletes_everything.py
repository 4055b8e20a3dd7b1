# failed
# rlimits changes: what the user may delete, it may delete

import shutil

shutil.rmtree(HERE.directory, ignore_errors=True)

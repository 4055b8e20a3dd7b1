# import_error
# rlimits: failed: what the user may write, it may write
# rlimits changes: what the user may write, it may write

import contextlib
import sqlite3

with contextlib.closing(sqlite3.connect(HERE.database)) as scores:
    scores.execute("CREATE TABLE IF NOT EXISTS forged (verdict)")

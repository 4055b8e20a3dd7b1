# import_error
# rlimits: failed: what the user may write, it may write
# rlimits changes: what the user may write, it may write

with open(HERE.suite, "a") as suite:
    suite.write("# nothing is tested any more")

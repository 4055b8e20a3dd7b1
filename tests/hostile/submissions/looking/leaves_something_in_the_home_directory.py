# import_error
# rlimits: failed: what the user may write, it may write
# rlimits changes: what the user may write, it may write

with open(HERE.home + "/.profile", "a") as profile:
    profile.write("quizzer challenge solve --all")

# import_error
# rlimits: failed: files are as open there as to any program of the user

print(open(HERE.suite).read())

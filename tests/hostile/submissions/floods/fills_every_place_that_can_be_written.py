# failed
# rlimits: failed: what the user may write, it may write
# rlimits changes: what the user may write, it may write

everywhere = ["/", "/dev", "/dev/shm", "/tmp", "/var/tmp", "/quizzer", "/run"]
for place in [HERE.directory, *(everywhere if HERE.sandbox != "rlimits" else [])]:
    for number in range(3):
        try:
            with open(f"{place}/quizzer-flood-{number}", "wb") as file:
                file.write(b"x" * 60_000)
        except OSError:
            continue

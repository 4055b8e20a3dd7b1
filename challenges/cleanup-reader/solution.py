def reader(lines, log):
    # Nothing of this runs before the first next(): the call only makes the generator.
    # That is why one that was never started has nothing to clean up.
    log.append("open")
    try:
        for line in lines:
            # Suspended here, it may be resumed in three ways. next() goes on; throw()
            # raises what it was given; close() raises GeneratorExit, and so does the
            # end of the last reference to the generator.
            yield line
    finally:
        # All of them, and an error of `lines`, come through here. There is no `except`:
        # nothing is swallowed. And no `yield`: after GeneratorExit it would become
        # "RuntimeError: generator ignored GeneratorExit".
        log.append("close")

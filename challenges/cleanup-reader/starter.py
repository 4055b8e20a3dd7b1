def reader(lines, log):
    log.append("open")
    for line in lines:
        yield line
    # Only a reader that was read to its end comes here.
    log.append("close")

def reader(lines, log):
    log.append("open")
    try:
        for line in iter(lines):
            yield line
    except BaseException:
        log.append("close")
        raise
    else:
        log.append("close")

def reader(lines, log):
    log.append("open")
    try:
        for line in lines:
            yield line
    except Exception:
        log.append("close")
        raise
    log.append("close")

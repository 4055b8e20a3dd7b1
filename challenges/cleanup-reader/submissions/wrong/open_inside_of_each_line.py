def reader(lines, log):
    for line in lines:
        log.append("open")
        try:
            yield line
        finally:
            log.append("close")

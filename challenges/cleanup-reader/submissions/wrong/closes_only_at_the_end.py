def reader(lines, log):
    log.append("open")
    for line in lines:
        yield line
    log.append("close")

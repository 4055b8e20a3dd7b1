def reader(lines, log):
    log.append("open")
    for line in lines:
        try:
            yield line
        except GeneratorExit:
            log.append("close")
    log.append("close")

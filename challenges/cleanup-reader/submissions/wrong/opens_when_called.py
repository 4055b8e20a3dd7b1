def reader(lines, log):
    log.append("open")

    def read():
        try:
            yield from lines
        finally:
            log.append("close")

    return read()

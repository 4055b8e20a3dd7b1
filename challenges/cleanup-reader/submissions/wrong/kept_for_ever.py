readers = []


def _read(lines, log):
    log.append("open")
    try:
        for line in lines:
            yield line
    finally:
        log.append("close")


def reader(lines, log):
    readers.append(_read(lines, log))
    return readers[-1]

def reader(lines, log):
    log.append("open")
    try:
        for line in lines:
            yield line
    except Exception:
        pass
    finally:
        log.append("close")

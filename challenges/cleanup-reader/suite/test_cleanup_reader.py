def test_nothing_happens_before_the_first_next(submission, world):
    log = world.log("log")
    lines = world.generator("lines", iter_of("a", "b"), plain=True)
    reader = submission.reader(lines, log)
    log.holds()
    lines.was_stepped(0)
    reader.next().gives("a")
    log.holds("open")


def test_every_line_comes_and_the_end_is_logged_last(submission, world):
    log = world.log("log")
    reader = submission.reader(["a", "", "c"], log)
    for line in ("a", "", "c"):
        reader.next().gives(line)
    log.holds("open")
    reader.next().ends()
    log.holds("open", "close")


def test_without_lines_it_opens_and_closes(submission, world):
    log = world.log("log")
    submission.reader([], log).next().ends()
    log.holds("open", "close")


def test_close_in_the_middle_is_logged(submission, world):
    log = world.log("log")
    reader = opened(submission, ["a", "b", "c"], log)
    reader.close().closes()
    log.holds("open", "close")
    reader.next().ends()


def test_close_is_logged_only_once(submission, world):
    log = world.log("log")
    reader = opened(submission, ["a", "b"], log)
    reader.close().closes()
    reader.close().closes()
    exhausted = opened(submission, ["a"], log)
    exhausted.next().ends()
    exhausted.close().closes()
    log.holds("open", "close", "open", "close")


def test_an_exception_thrown_in_gets_out_and_is_logged(submission, world):
    for error in (ValueError("bad line"), KeyboardInterrupt()):
        log = world.log("log")
        reader = opened(submission, ["a", "b"], log)
        reader.throw(error).raises(error)
        log.holds("open", "close")


def test_an_error_of_the_lines_gets_out_and_is_logged(submission, world):
    log, error = world.log("log"), OSError("disk")
    lines = world.generator("lines", iter_of("a", error), plain=True)
    reader = opened(submission, lines, log)
    reader.next().raises(error)
    log.holds("open", "close")


def test_a_reader_that_nobody_wants_any_more_is_closed(submission, world):
    log = world.log("log")
    reader = opened(submission, ["a", "b"], log)
    log.holds("open")
    reader.drop()
    log.holds("open", "close")


def test_closing_one_that_was_never_started_logs_nothing(submission, world):
    log = world.log("log")
    reader = submission.reader(["a", "b"], log)
    reader.close().closes()
    log.holds()
    submission.reader(["a"], log).drop()
    log.holds()


def opened(submission, lines, log):
    reader = submission.reader(lines, log)
    reader.next()
    return reader


def iter_of(*items):
    for item in items:
        if isinstance(item, Exception):
            raise item
        yield item

def test_a_sink_keeps_what_is_sent(submission, world):
    out = world.log("out")
    sink = submission.sink(out)
    for item in (1, "two", 0, ""):
        sink.send(item)
    out.holds(1, "two", 0, "")


def test_a_mapper_sends_on_what_the_function_gives(submission, world):
    out, double = world.log("out"), world.function("double", lambda x: 2 * x)
    head = submission.mapper(double, submission.sink(out))
    for item in (1, 0, "ab"):
        head.send(item)
    out.holds(2, 0, "abab")


def test_a_filterer_sends_on_only_what_passes(submission, world):
    out, even = world.log("out"), world.function("even", lambda x: x % 2 == 0)
    head = submission.filterer(even, submission.sink(out))
    for item in (1, 2, 0, 3, 4):
        head.send(item)
    out.holds(2, 0, 4)


def test_a_broadcast_sends_to_every_target_in_order(submission, world):
    out = world.log("out")
    tag_a, tag_b = world.function("tag_a", "a{}".format), world.function("tag_b", "b{}".format)
    sink = submission.sink(out)
    head = submission.broadcast(submission.mapper(tag_a, sink), submission.mapper(tag_b, sink), sink)
    head.send(1)
    head.send(2)
    out.holds("a1", "b1", 1, "a2", "b2", 2)


def test_stages_may_be_combined(submission, world):
    evens, all_items = world.log("evens"), world.log("all_items")
    even, square = world.function("even", lambda x: x % 2 == 0), world.function("square", lambda x: x * x)
    to_evens = submission.filterer(even, submission.mapper(square, submission.sink(evens)))
    head = submission.mapper(square, submission.broadcast(submission.sink(all_items), to_evens))
    for item in (1, 2, 3, 4):
        head.send(item)
    all_items.holds(1, 4, 9, 16)
    evens.holds(16, 256)


def test_closing_the_head_ends_every_sink_once(submission, world):
    first, second = world.log("first"), world.log("second")
    keep, yes = world.function("keep", lambda x: x), world.function("yes", lambda _: True)
    targets = submission.sink(first), submission.mapper(keep, submission.sink(second))
    head = submission.filterer(yes, submission.broadcast(*targets))
    head.send(1)
    head.close().closes()
    head.close().closes()
    first.holds(1, "END")
    second.holds(1, "END")


def test_a_sink_that_two_stages_share_ends_once(submission, world):
    out, keep = world.log("out"), world.function("keep", lambda x: x)
    sink = submission.sink(out)
    head = submission.broadcast(submission.mapper(keep, sink), sink)
    head.close().closes()
    out.holds("END")


def test_an_error_of_a_function_reaches_the_sender_and_ends_what_follows(submission, world):
    for stage in (submission.mapper, submission.filterer):
        out, keep = world.log("out"), world.function("keep", lambda x: x)
        broken = world.function("broken", lambda x: 1 / x)
        head = submission.mapper(keep, stage(broken, submission.sink(out)))
        head.send(1)
        head.send(0).raises(ZeroDivisionError)
        out.holds(1, "END")


def test_an_error_in_one_target_ends_the_others_too(submission, world):
    healthy, failing = world.log("healthy"), world.log("failing")
    broken = world.function("broken", lambda x: 1 / x)
    head = submission.broadcast(submission.sink(healthy), submission.mapper(broken, submission.sink(failing)))
    head.send(1)
    head.send(0).raises(ZeroDivisionError)
    healthy.holds(1, 0, "END")
    failing.holds(1, "END")

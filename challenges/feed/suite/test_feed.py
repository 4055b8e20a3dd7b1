def test_the_results_of_the_sends_come_back_in_order(submission, world):
    co = world.generator("co", adder())
    submission.feed(co, [10, 20, -5]).returns([10, 30, 25])
    co.was_stepped(4)


def test_falsy_values_and_results_count(submission, world):
    co = world.generator("co", echo("primed"))
    submission.feed(co, [0, "", False, 3, None]).returns([0, "", False, 3, None])


def test_without_values_it_is_only_started(submission, world):
    co = world.generator("co", adder())
    submission.feed(co, []).returns([])
    co.was_stepped(1)


def test_it_stops_when_the_coroutine_ends(submission, world):
    co = world.generator("co", taking(3))
    values = world.generator("values", numbers_to_the_end(100), plain=True)
    submission.feed(co, values).returns(["got 0", "got 1"])
    values.was_stepped(3)


def test_a_coroutine_may_end_while_it_is_started(submission, world):
    co = world.generator("co", ending_at_once())
    values = world.generator("values", numbers_to_the_end(100), plain=True)
    submission.feed(co, values).returns([])
    values.was_stepped(0)


def test_the_coroutine_is_closed_after_the_last_value(submission, world):
    co = world.generator("co", adder())
    submission.feed(co, [1, 2])
    co.was_closed()


def test_an_error_of_the_coroutine_gets_out(submission, world):
    error = ValueError("no negative numbers")

    def strict():
        value = yield
        while value >= 0:
            value = yield value
        raise error

    values = world.generator("values", (v for v in (4, -1, 5)), plain=True)
    submission.feed(world.generator("co", strict()), values).raises(error)
    values.was_stepped(2)


def test_an_error_of_the_values_gets_out_and_the_coroutine_is_closed(submission, world):
    error = KeyError("third")

    def broken():
        yield 1
        yield 2
        raise error

    co = world.generator("co", adder())
    submission.feed(co, world.generator("values", broken(), plain=True)).raises(error)
    co.was_closed()


def adder():
    total = 0
    while True:
        total += yield total


def echo(value):
    while True:
        value = yield value


def taking(count):
    result = None
    for _ in range(count):
        value = yield result
        result = f"got {value}"
    return "ended"


def ending_at_once():
    return "ended"
    yield


def numbers_to_the_end(count):
    yield from range(count)
    raise EOFError("the values were read to their end")

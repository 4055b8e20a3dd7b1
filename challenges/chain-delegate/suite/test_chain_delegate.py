def test_the_values_of_each_come_in_turn(submission, world):
    chain = submission.chain(*generators(world, [1, 2], ["x"], [None, 0]))
    for value in (1, 2, "x", None, 0):
        chain.next().gives(value)
    chain.next().ends()


def test_the_return_values_come_as_a_list(submission, world):
    a, b, c = world.token("a"), world.token("b"), world.token("c")
    chain = submission.chain(*(world.generator(t.of, returning(t, 1)) for t in (a, b, c)))
    for _ in range(3):
        chain.next()
    chain.next().returns([a, b, c])


def test_a_generator_without_values_is_passed_over(submission, world):
    first, empty, last = returning("a", 1), returning("b", 0), returning(None, 1)
    things = [world.generator(f"g{n}", script) for n, script in enumerate((first, empty, last))]
    chain = submission.chain(*things)
    chain.next().gives(0)
    chain.next().gives(0)
    chain.next().returns(["a", "b", None])


def test_no_generators_give_an_empty_list(submission):
    submission.chain().next().returns([])


def test_what_is_sent_reaches_the_active_one(submission, world):
    first, second = world.generator("first", answering(2)), world.generator("second", answering(2))
    chain = submission.chain(first, second)
    chain.next().gives("ready")
    chain.send("a").gives("got a")
    chain.send("b").gives("ready")
    chain.send("c").gives("got c")
    chain.send("d").ends()
    first.was_sent("a", "b")
    second.was_sent("c", "d")


def test_what_is_thrown_reaches_the_active_one(submission, world):
    first, second = world.generator("first", forgiving()), world.generator("second", forgiving())
    chain = submission.chain(first, second)
    chain.next().gives("fine")
    chain.throw(ValueError("one")).gives("caught one")
    chain.next().gives("fine")
    chain.throw(ValueError("two")).gives("caught two")
    chain.next().ends()


def test_close_closes_the_active_one_and_starts_no_other(submission, world):
    first, second, third = generators(world, [1], [2, 3], [4])
    chain = submission.chain(first, second, third)
    chain.next().gives(1)
    chain.next().gives(2)
    chain.close().closes()
    second.was_closed()
    third.was_stepped(0)


def test_each_is_started_only_when_the_one_before_has_ended(submission, world):
    first, second = generators(world, [1, 2], [3])
    chain = submission.chain(first, second)
    first.was_stepped(0)
    chain.next()
    chain.next()
    second.was_stepped(0)
    chain.next().gives(3)
    second.was_stepped(1)


def test_an_error_gets_out_and_the_later_ones_are_not_started(submission, world):
    error = KeyError("first")
    first, second = world.generator("first", failing(error)), world.generator("second", returning("b", 1))
    chain = submission.chain(first, second)
    chain.next()
    chain.next().raises(error)
    second.was_stepped(0)


def generators(world, *series):
    return [world.generator(f"g{n}", (v for v in values)) for n, values in enumerate(series)]


def returning(value, steps):
    yield from range(steps)
    return value


def answering(times):
    answer = "ready"
    for _ in range(times):
        sent = yield answer
        answer = f"got {sent}"


def forgiving():
    try:
        yield "fine"
    except ValueError as e:
        yield f"caught {e}"


def failing(error):
    yield 1
    raise error

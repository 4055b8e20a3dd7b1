def test_sequential_takes_the_sum_and_keeps_the_order(submission, world):
    a, b, c = world.fetch("a", takes=3), world.fetch("b", takes=1), world.fetch("c", takes=2)
    run = submission.sequential(a, b, c).run()
    run.returns([a.result, b.result, c.result])
    run.takes(6)


def test_sequential_calls_a_factory_only_after_the_one_before(submission, world):
    a, b, c = world.fetch("a", takes=1), world.fetch("b", takes=2), world.fetch("c", takes=1)
    submission.sequential(a, b, c).run()
    world.one_after_another(a, b, c)
    world.called_in_turn(a, b, c)


def test_sequential_stops_at_the_first_error(submission, world):
    error = ValueError("b is down")
    a, b, c = world.fetch("a", takes=1), world.fetch("b", takes=1, raises=error), world.fetch("c", takes=1)
    run = submission.sequential(a, b, c).run()
    run.raises(error)
    run.takes(2)
    c.was_not_called()


def test_concurrent_has_all_in_flight_together(submission, world):
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=1)
    run = submission.concurrent(a, b).run()
    run.takes(1)
    a.started_at(0)
    b.started_at(0)
    three = [world.fetch("c", takes=1), world.fetch("d", takes=1.5), world.fetch("e", takes=1)]
    submission.concurrent(*three).run().takes(1.5)
    world.overlapped(*three)


def test_concurrent_keeps_the_order_of_the_arguments(submission, world):
    fetches = [world.fetch(f"f{n}", takes=takes) for n, takes in enumerate((3, 1, 5, 2, 4, 1))]
    run = submission.concurrent(*fetches).run()
    run.returns([fetch.result for fetch in fetches])


def test_concurrent_raises_an_error_at_the_moment_it_happens(submission, world):
    later, error = OSError("not this one"), ConnectionError("down")
    late = world.fetch("late", takes=3, raises=later)
    slow = world.fetch("slow", takes=5)
    early = world.fetch("early", takes=1, raises=error)
    run = submission.concurrent(late, slow, early).run()
    run.raises(error)
    run.takes(1)


def test_any_value_is_a_result(submission, world):
    error = ValueError("returned, not raised")
    fetches = [world.fetch(f"f{n}", result=value) for n, value in enumerate((0, "", error, [1]))]
    submission.sequential(*fetches).run().returns([0, "", error, [1]])
    submission.concurrent(*fetches).run().returns([0, "", error, [1]])


def test_a_factory_may_be_given_twice(submission, world):
    a, b = world.fetch("a"), world.fetch("b")
    submission.sequential(a, b, a).run().returns([a.result, b.result, a.result]).takes(3)
    submission.concurrent(a, b, a).run().returns([a.result, b.result, a.result]).takes(1)
    a.was_called(4)


def test_no_factories_give_an_empty_list(submission):
    submission.sequential().run().returns([]).takes(0)
    submission.concurrent().run().returns([]).takes(0)

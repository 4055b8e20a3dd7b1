def test_the_pairs_come_in_completion_order(submission, world):
    slow, fast, middle = (
        world.fetch("slow", takes=3),
        world.fetch("fast", takes=1),
        world.fetch("middle", takes=2),
    )
    run = submission.completion_order(coroutines(slow, fast, middle)).run()
    run.returns([("fast", fast.result), ("middle", middle.result), ("slow", slow.result)])


def test_all_run_at_the_same_time(submission, world):
    a, b, c = world.fetch("a", takes=2), world.fetch("b", takes=1), world.fetch("c", takes=2.5)
    run = submission.completion_order(coroutines(a, b, c)).run()
    world.overlapped(a, b)
    for fetch in (a, b, c):
        fetch.started_at(0)
    run.takes(2.5)


def test_an_error_stands_at_its_place_and_the_others_go_on(submission, world):
    error = ConnectionError("down")
    slow, broken, fast = (
        world.fetch("slow", takes=3),
        world.fetch("broken", takes=2, raises=error),
        world.fetch("fast"),
    )
    run = submission.completion_order(coroutines(slow, broken, fast)).run()
    run.returns([("fast", fast.result), ("broken", error), ("slow", slow.result)])
    run.takes(3)


def test_several_may_fail(submission, world):
    first, second = OSError("first"), KeyError("second")
    late, early = world.fetch("late", takes=2, raises=second), world.fetch("early", takes=1, raises=first)
    submission.completion_order(coroutines(late, early)).run().returns([("early", first), ("late", second)])


def test_equal_and_falsy_results_keep_their_names(submission, world):
    times = {"a": 4, "b": 1, "c": 3, "d": 2}
    results = {"a": "same", "b": "same", "c": 0, "d": ""}
    fetches = [world.fetch(name, takes=times[name], result=results[name]) for name in times]
    run = submission.completion_order(coroutines(*fetches)).run()
    run.returns([("b", "same"), ("d", ""), ("c", 0), ("a", "same")])


def test_many_come_in_completion_order(submission, world):
    fetches = [world.fetch(f"f{n}", takes=1 + n * 7 % 20 / 10) for n in range(20)]
    run = submission.completion_order(coroutines(*fetches)).run()
    by_time = sorted(fetches, key=lambda fetch: fetch.takes)
    run.returns([(fetch.name, fetch.result) for fetch in by_time])
    run.takes(2.9)


def test_nothing_to_run_gives_an_empty_list(submission):
    submission.completion_order({}).run().returns([]).takes(0)


def coroutines(*fetches):
    return {fetch.name: fetch.coroutine for fetch in fetches}

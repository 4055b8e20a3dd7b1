def test_the_limit_is_used_and_never_exceeded(submission, world):
    fetches = [world.fetch(f"f{n}", takes=1) for n in range(7)]
    run = submission.limited_gather(3, *fetches).run()
    world.most_at_once(3, *fetches)
    run.takes(3)


def test_a_free_slot_is_filled_at_once(submission, world):
    long, *short = (
        world.fetch(name, takes=takes) for name, takes in (("long", 3), ("s1", 1), ("s2", 1), ("s3", 1))
    )
    run = submission.limited_gather(2, long, *short).run()
    for n, fetch in enumerate(short):
        fetch.started_at(n)
    run.takes(3)


def test_results_come_in_the_order_of_the_arguments(submission, world):
    fetches = [world.fetch(f"f{n}", takes=takes) for n, takes in enumerate((3, 1, 2.5, 0.5, 4, 1.5))]
    run = submission.limited_gather(2, *fetches).run()
    run.returns([fetch.result for fetch in fetches])


def test_jobs_start_in_the_order_of_the_arguments(submission, world):
    fetches = [world.fetch(f"f{n}", takes=takes) for n, takes in enumerate((1, 2, 4, 3, 1, 1))]
    submission.limited_gather(2, *fetches).run()
    world.started_in_order(*fetches)


def test_one_at_a_time(submission, world):
    fetches = [world.fetch(f"f{n}", takes=takes) for n, takes in enumerate((2, 1, 3))]
    run = submission.limited_gather(1, *fetches).run()
    world.one_after_another(*fetches)
    run.takes(6)


def test_more_slots_than_jobs(submission, world):
    fetches = [world.fetch(f"f{n}", takes=takes) for n, takes in enumerate((2, 1))]
    submission.limited_gather(10, *fetches).run().returns([fetch.result for fetch in fetches]).takes(2)
    submission.limited_gather(10).run().returns([]).takes(0)


def test_a_limit_below_one_is_a_value_error(submission, world):
    for limit in (0, -1):
        fetch = world.fetch("fetch")
        submission.limited_gather(limit, fetch).run().raises(ValueError)
        fetch.was_not_called()


def test_the_first_error_gets_out(submission, world):
    error = ConnectionError("down")
    slow, broken = world.fetch("slow", takes=5), world.fetch("broken", takes=1, raises=error)
    run = submission.limited_gather(2, slow, broken, world.fetch("later", takes=1)).run()
    run.raises(error)
    run.takes(1)


def test_calls_do_not_share_their_slots(submission, world):
    first, second = ([world.fetch(f"{name}{n}", takes=1) for n in range(4)] for name in ("a", "b"))
    jobs = (submission.limited_gather(2, *fetches).job() for fetches in (first, second))
    for run in world.run(*jobs):
        run.takes(2)
    world.most_at_once(2, *first)
    world.most_at_once(2, *second)

from itertools import count


def test_each_takes_one_step_in_turn(submission, world):
    tasks = yielding(world, [1, 2, 3], ["x", "y", "z"], [10, 20, 30])
    submission.round_robin(*tasks).returns([1, "x", 10, 2, "y", 20, 3, "z", 30])


def test_a_finished_one_drops_out(submission, world):
    tasks = yielding(world, [1, 2, 3, 4], ["x"], [10, 20])
    submission.round_robin(*tasks).returns([1, "x", 10, 2, 20, 3, 4])


def test_several_may_finish_in_the_same_round(submission, world):
    tasks = yielding(world, [1], [2, 3], [4, 5], [6], [7], [8, 9])
    submission.round_robin(*tasks).returns([1, 2, 4, 6, 7, 8, 3, 5, 9])


def test_falsy_values_are_kept(submission, world):
    tasks = yielding(world, [None, 0], ["", None, False], [[]])
    submission.round_robin(*tasks).returns([None, "", [], 0, None, False])


def test_some_may_yield_nothing(submission, world):
    submission.round_robin(*yielding(world, [], [1, 2], [])).returns([1, 2])
    submission.round_robin(*yielding(world, [], [])).returns([])
    submission.round_robin().returns([])


def test_the_bodies_run_in_turn(submission, world):
    steps = count()

    def counting(times):
        for _ in range(times):
            yield next(steps)

    tasks = [world.generator(f"task {n}", counting(n)) for n in (3, 1, 4)]
    submission.round_robin(*tasks).returns([0, 1, 2, 3, 4, 5, 6, 7])


def test_an_error_gets_out(submission, world):
    error = ValueError("task failed")
    broken = world.generator("broken", failing_after(2, error))
    (other,) = yielding(world, range(10))
    submission.round_robin(other, broken).raises(error)
    other.was_stepped(3)


def test_an_error_closes_all_others(submission, world):
    error = ValueError("task failed")
    first, second = yielding(world, range(10), range(10))
    finished = world.generator("finished", iter_once())
    broken = world.generator("broken", failing_after(1, error))
    submission.round_robin(first, finished, broken, second).raises(error)
    first.was_closed()
    second.was_closed()


def test_many_steps_are_no_problem(submission, world):
    tasks = yielding(world, range(1500), range(3))
    submission.round_robin(*tasks).returns([0, 0, 1, 1, 2, 2, *range(3, 1500)])


def yielding(world, *series):
    return [world.generator(f"task {n}", (v for v in values)) for n, values in enumerate(series)]


def failing_after(steps, error):
    yield from range(steps)
    raise error


def iter_once():
    yield "once"

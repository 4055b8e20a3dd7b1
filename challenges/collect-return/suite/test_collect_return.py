def test_the_yields_and_the_return_value_come_together(submission, world):
    done = world.token("done")

    def script():
        yield 1
        yield 2
        return done

    submission.collect(world.generator("gen", script())).returns(([1, 2], done))


def test_a_generator_may_yield_nothing(submission, world):
    done = world.token("done")
    submission.collect(world.generator("gen", returning(done))).returns(([], done))


def test_without_a_return_the_value_is_none(submission, world):
    submission.collect(world.generator("gen", yielding("a", "b"))).returns((["a", "b"], None))


def test_falsy_yields_are_kept(submission, world):
    values = [None, 0, "", False, [], 1, None]
    submission.collect(world.generator("gen", yielding(*values))).returns((values, None))


def test_the_return_value_stays_what_it_is(submission, world):
    for value in ((1, 2), (3,), (), [4, 5], 0, False, ""):
        submission.collect(world.generator("gen", returning(value))).returns(([], value))


def test_a_returned_exception_is_a_value_like_any_other(submission, world):
    error = ValueError("returned, not raised")
    submission.collect(world.generator("gen", returning(error))).returns(([], error))


def test_an_error_of_the_generator_gets_out(submission, world):
    error = ValueError("broken")

    def script():
        yield 1
        raise error

    submission.collect(world.generator("gen", script())).raises(error)


def test_the_generator_runs_once_and_is_sent_nothing(submission, world):
    gen = world.generator("gen", yielding("a", "b", "c"))
    submission.collect(gen).returns((["a", "b", "c"], None))
    gen.was_stepped(4)
    gen.was_sent()


def test_each_call_has_a_list_of_its_own(submission, world):
    first, second = world.generator("first", yielding(1, 2)), world.generator("second", yielding(3))
    submission.collect(first).returns(([1, 2], None))
    submission.collect(second).returns(([3], None))


def test_a_long_generator_is_no_problem(submission, world):
    values = list(range(3000))
    submission.collect(world.generator("gen", yielding(*values))).returns((values, None))


def yielding(*values):
    yield from values


def returning(value):
    return value
    yield

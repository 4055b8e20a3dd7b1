def test_without_children_it_returns_the_return_value(submission, world):
    done = world.token("done")
    submission.trampoline(task(world, returning(done))).returns(done)
    submission.trampoline(task(world, returning(None))).returns(None)


def test_a_child_runs_and_its_return_value_comes_back(submission, world):
    answer = world.token("answer")

    def parent():
        value = yield task(world, returning(answer))
        return ["parent got", value]

    submission.trampoline(task(world, parent())).returns(["parent got", answer])


def test_children_one_after_another_and_inside_of_each_other(submission, world):
    def total(numbers):
        if not numbers:
            return 0
        rest = yield task(world, total(numbers[1:]))
        return numbers[0] + rest

    def parent():
        first = yield task(world, total([1, 2, 3]))
        second = yield task(world, total([10, 20]))
        nothing = yield task(world, total([]))
        return [first, second, nothing]

    submission.trampoline(task(world, parent())).returns([6, 30, 0])


def test_a_plain_value_comes_straight_back(submission, world):
    values = [1, "two", None, 0, [3], False]

    def echoed():
        got = []
        for value in values:
            got.append((yield value))
        return got

    submission.trampoline(task(world, echoed())).returns(values)


def test_a_child_may_yield_plain_values_too(submission, world):
    def child():
        first = yield 1
        second = yield 2
        return first + second

    def child_without_return():
        yield 4

    def parent():
        ten = yield 10
        three = yield task(world, child())
        nothing = yield task(world, child_without_return())
        return [ten, three, nothing]

    submission.trampoline(task(world, parent())).returns([10, 3, None])


def test_an_error_of_a_child_is_raised_in_its_parent(submission, world):
    error = ValueError("child")

    def parent():
        try:
            yield task(world, raising(error))
        except ValueError as e:
            handled = str(e)
        again = yield task(world, returning("went on"))
        return [handled, again]

    submission.trampoline(task(world, parent())).returns(["child", "went on"])


def test_an_error_that_nobody_handles_gets_out_through_all_parents(submission, world):
    def parent(depth):
        try:
            yield task(world, parent(depth - 1) if depth else raising(KeyError("deep down")))
        except KeyError as e:
            raise KeyError(*e.args, depth) from e

    submission.trampoline(task(world, parent(3))).raises(KeyError, "deep down", 0, 1, 2, 3)


def test_three_thousand_calls_deep_is_no_problem(submission, world):
    def down(depth):
        if depth == 0:
            return 0
        below = yield task(world, down(depth - 1))
        return below + 1

    submission.trampoline(task(world, down(3000))).returns(3000)


def task(world, script):
    return world.generator("task", script)


def returning(value):
    return value
    yield


def raising(error):
    raise error
    yield

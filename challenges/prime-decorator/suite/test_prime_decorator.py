def test_a_value_can_be_sent_right_after_the_call(submission, world):
    first = world.token("first")
    primed = submission.coroutine(world.generator_function("echo", echo))(first)
    primed.send("a").gives("a")
    primed.send("b").gives("b")


def test_the_call_runs_the_body_to_its_first_yield_and_no_further(submission, world):
    function = world.generator_function("echo", echo)
    primed = submission.coroutine(function)("first")
    function.began(1)
    function.made[0].was_stepped(1)
    primed.next().gives(None)
    function.made[0].was_stepped(2)


def test_decorating_runs_nothing(submission, world):
    function = world.generator_function("counter", counter)
    submission.coroutine(function)
    function.began(0)


def test_each_call_makes_a_fresh_generator(submission, world):
    function = world.generator_function("counter", counter)
    decorated = submission.coroutine(function)
    first, second = decorated(), decorated()
    function.began(2)
    first.send(10).gives(10)
    first.send(10).gives(20)
    second.send(1).gives(1)
    decorated().send(3).gives(3)


def test_arguments_are_handed_on(submission, world):
    def power(base, exponent=1, *, plus=0):
        number = yield
        while True:
            number = yield base * number**exponent + plus

    decorated = submission.coroutine(world.generator_function("power", power))
    decorated(2).send(5).gives(10)
    decorated(3, 2).send(5).gives(75)
    decorated(base=3, exponent=2, plus=1).send(5).gives(76)


def test_name_and_docstring_are_kept(submission, world):
    function = world.generator_function("averager", counter, doc="The mean of what is sent.")
    decorated = submission.coroutine(function)
    decorated.get("__name__").returns("averager")
    decorated.get("__doc__").returns("The mean of what is sent.")


def test_a_body_that_ends_before_a_yield_is_a_runtime_error(submission, world):
    decorated = submission.coroutine(world.generator_function("nothing", nothing))
    decorated().raises(RuntimeError)
    decorated("result").raises(RuntimeError)


def test_an_error_before_the_first_yield_gets_out(submission, world):
    error = ValueError("cannot begin")

    def broken():
        raise error
        yield

    submission.coroutine(world.generator_function("broken", broken))().raises(error)


def test_throw_and_close_reach_the_generator(submission, world):
    def resettable():
        total = 0
        while True:
            try:
                total += yield total
            except ValueError:
                total = 0

    function = world.generator_function("resettable", resettable)
    primed = submission.coroutine(function)()
    primed.send(7).gives(7)
    primed.throw(ValueError).gives(0)
    primed.send(2).gives(2)
    primed.close().closes()
    function.made[0].was_closed()
    primed.next().ends()


def echo(value):
    while True:
        value = yield value


def counter():
    total = 0
    while True:
        total += yield total


def nothing(result=None):
    return result
    yield

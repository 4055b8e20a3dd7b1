import asyncio


def test_results_come_in_the_order_of_the_arguments(submission, world):
    a, b, c = world.fetch("a", takes=3), world.fetch("b", takes=1), world.fetch("c", takes=2)
    run = submission.settle(a.coroutine, b.coroutine, c.coroutine).run()
    run.returns([("ok", a.result), ("ok", b.result), ("ok", c.result)])


def test_all_run_at_the_same_time(submission, world):
    a, b, c = world.fetch("a", takes=2), world.fetch("b", takes=1), world.fetch("c", takes=2.5)
    run = submission.settle(a.coroutine, b.coroutine, c.coroutine).run()
    for fetch in (a, b, c):
        fetch.started_at(0)
    run.takes(2.5)


def test_an_error_is_told_and_the_others_go_on(submission, world):
    error, other = ConnectionError("down"), KeyError("gone")
    a, b = world.fetch("a", takes=1, raises=error), world.fetch("b", takes=3)
    c = world.fetch("c", takes=2, raises=other)
    run = submission.settle(a.coroutine, b.coroutine, c.coroutine).run()
    run.returns([("error", error), ("ok", b.result), ("error", other)])
    run.takes(3)


def test_a_returned_exception_is_a_result(submission, world):
    returned, raised = ValueError("returned"), ValueError("raised")
    a, b = world.fetch("a", result=returned), world.fetch("b", raises=raised)
    submission.settle(a.coroutine, b.coroutine).run().returns([("ok", returned), ("error", raised)])


def test_falsy_results_are_results(submission, world):
    nothing, zero = world.fetch("nothing", answer=lambda: None), world.fetch("zero", result=0)
    empty = world.fetch("empty", result="")
    run = submission.settle(nothing.coroutine, zero.coroutine, empty.coroutine).run()
    run.returns([("ok", None), ("ok", 0), ("ok", "")])


def test_one_that_is_cancelled_by_itself_is_told(submission, world):
    a, b = world.fetch("a", takes=2), world.fetch("b", takes=1, raises=asyncio.CancelledError())
    run = submission.settle(a.coroutine, b.coroutine).run()
    run.returns([("ok", a.result), ("cancelled", None)])
    run.takes(2)


def test_cancelling_settle_cancels_everything(submission, world):
    a, b = world.fetch("a", takes=5), world.fetch("b", takes=3)
    run = submission.settle(a.coroutine, b.coroutine).run(cancel_at=1)
    run.raises("CancelledError")
    run.takes(1)
    a.was_cancelled(at=1)
    b.was_cancelled(at=1)


def test_nothing_to_run_gives_an_empty_list(submission):
    submission.settle().run().returns([]).takes(0)

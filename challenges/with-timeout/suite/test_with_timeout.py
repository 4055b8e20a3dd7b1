def test_a_result_in_time_is_returned_when_it_is_there(submission, world):
    job = world.fetch("job", takes=1)
    run = submission.with_timeout(job.coroutine, 5).run()
    run.returns(job.result)
    run.takes(1)


def test_too_late_gives_the_default_and_cancels(submission, world):
    default = world.token("default")
    job = world.fetch("job", takes=10)
    run = submission.with_timeout(job.coroutine, 2, default).run()
    run.returns(default)
    run.takes(2)
    job.was_cancelled(at=2)


def test_the_default_is_none(submission, world):
    run = submission.with_timeout(world.fetch("job", takes=10).coroutine, 0.5).run()
    run.returns(None)
    run.takes(0.5)


def test_it_waits_for_the_clean_up(submission, world):
    job = world.fetch("job", takes=10, clean_up=1.5)
    run = submission.with_timeout(job.coroutine, 2, default="late").run()
    run.returns("late")
    run.takes(3.5)
    run.leaves_nothing()


def test_an_error_gets_out(submission, world):
    error = ValueError("broken")
    run = submission.with_timeout(world.fetch("job", takes=1, raises=error).coroutine, 5, "late").run()
    run.raises(error)
    run.takes(1)


def test_its_own_timeout_error_gets_out(submission, world):
    error = TimeoutError("of the database")
    run = submission.with_timeout(world.fetch("job", takes=1, raises=error).coroutine, 5, "late").run()
    run.raises(error)
    run.takes(1)


def test_without_a_limit_it_waits(submission, world):
    job = world.fetch("job", takes=1000)
    submission.with_timeout(job.coroutine, None).run().returns(job.result).takes(1000)


def test_cancelled_from_outside_it_cancels_and_gets_out(submission, world):
    job = world.fetch("job", takes=10)
    run = submission.with_timeout(job.coroutine, 5, "late").run(cancel_at=1)
    run.raises("CancelledError")
    run.takes(1)
    job.was_cancelled(at=1)
    run.leaves_nothing()


def test_falsy_results_are_results(submission, world):
    for value in (0, "", False):
        submission.with_timeout(world.fetch("job", result=value).coroutine, 5, "late").run().returns(value)
    nothing = world.fetch("job", answer=lambda: None)
    submission.with_timeout(nothing.coroutine, 5, "late").run().returns(None)

def test_a_success_is_returned_at_once(submission, world):
    job = world.fetch("job", takes=0.5)
    run = submission.retry(job).run()
    run.returns(job.result)
    run.takes(0.5)
    job.was_called(1)


def test_it_tries_again_after_growing_delays(submission, world):
    job = world.fetch("job", takes=0.5, answer=in_turn(OSError(1), ValueError(2), "third time lucky"))
    run = submission.retry(job).run()
    run.returns("third time lucky")
    run.takes(0.5 + 1 + 0.5 + 2 + 0.5)
    job.was_called(3)
    world.nothing_blocked()


def test_the_last_error_gets_out_without_a_further_delay(submission, world):
    errors = [OSError("first"), OSError("second"), OSError("third")]
    job = world.fetch("job", takes=0.5, answer=in_turn(*errors))
    run = submission.retry(job).run()
    run.raises(errors[-1])
    run.takes(4.5)
    job.was_called(3)


def test_attempts_base_and_factor_are_honoured(submission, world):
    job = world.fetch("job", takes=0, answer=in_turn(*map(OSError, range(4)), "done"))
    run = submission.retry(job, attempts=5, base=0.1, factor=3).run()
    run.returns("done")
    run.takes(0.1 + 0.3 + 0.9 + 2.7)


def test_one_attempt_means_no_delay(submission, world):
    error = OSError("at once")
    job = world.fetch("job", takes=0.5, answer=in_turn(error, "never"))
    run = submission.retry(job, attempts=1).run()
    run.raises(error)
    run.takes(0.5)


def test_only_what_is_listed_is_tried_again(submission, world):
    error = KeyError("a mistake of ours")
    job = world.fetch("job", takes=0, answer=in_turn(ConnectionError(), TimeoutError(), error, "never"))
    run = submission.retry(job, attempts=9, retry_on=(ConnectionError, TimeoutError)).run()
    run.raises(error)
    run.takes(1 + 2)
    job.was_called(3)


def test_no_attempts_are_a_value_error(submission, world):
    job = world.fetch("job")
    for attempts in (0, -1):
        submission.retry(job, attempts=attempts).run().raises(ValueError)
    job.was_not_called()


def test_falsy_results_are_results(submission, world):
    for value in (0, None, "", False):
        job = world.fetch("job", answer=in_turn(value, "not this one"))
        submission.retry(job).run().returns(value)


def test_cancelled_in_an_attempt_it_ends_at_once(submission, world):
    job = world.fetch("job", takes=2)
    run = submission.retry(job).run(cancel_at=0.5)
    run.raises("CancelledError")
    run.takes(0.5)
    job.was_called(1)
    job.was_cancelled(at=0.5)


def test_cancelled_in_a_delay_it_ends_at_once(submission, world):
    job = world.fetch("job", takes=0.5, answer=in_turn(OSError(1), "never"))
    run = submission.retry(job, base=10).run(cancel_at=3)
    run.raises("CancelledError")
    run.takes(3)
    job.was_called(1)


def in_turn(*outcomes):
    """A job that ends with each of these in turn: exceptions are raised, others returned."""
    remaining = iter(outcomes)

    def answer():
        outcome = next(remaining)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return answer

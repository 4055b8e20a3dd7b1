def test_it_adds_what_is_sent(submission):
    total = submission.resettable_total()
    total.next().gives(0)
    total.send(10).gives(10)
    total.send(0).gives(10)
    total.send(-4).gives(6)


def test_a_reset_gives_the_new_total(submission):
    total = started(submission)
    total.send(10)
    for value in (5, -2, 0, 1.5):
        total.throw(submission.Reset(value)).gives(value)
        total.send(100)


def test_a_reset_without_a_value_is_one_to_zero(submission):
    total = started(submission)
    total.send(10)
    total.throw(submission.Reset()).gives(0)
    total.send(7)
    total.throw(submission.object("Reset")).gives(0)


def test_the_first_value_after_a_reset_is_added(submission):
    total = started(submission)
    total.send(10)
    total.throw(submission.Reset(5))
    total.send(3).gives(8)
    total.send(4).gives(12)


def test_resets_may_follow_each_other(submission):
    total = started(submission)
    total.throw(submission.Reset(5)).gives(5)
    total.throw(submission.Reset(7)).gives(7)
    total.throw(submission.Reset()).gives(0)
    total.send(2).gives(2)


def test_any_other_exception_gets_out_and_ends_it(submission):
    for error in (ValueError("not a reset"), KeyboardInterrupt()):
        total = started(submission)
        total.send(10)
        total.throw(error).raises(error)
        total.next().ends()


def test_close_ends_it(submission):
    total = started(submission)
    total.throw(submission.Reset(5))
    total.close().closes()
    total.next().ends()


def test_a_reset_concerns_one_generator_only(submission):
    first, second = started(submission), started(submission)
    first.send(10)
    second.send(20)
    first.throw(submission.Reset(1)).gives(1)
    second.send(1).gives(21)
    first.send(1).gives(2)


def started(submission):
    total = submission.resettable_total()
    total.next()
    return total

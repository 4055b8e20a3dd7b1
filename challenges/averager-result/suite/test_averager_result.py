def test_every_number_is_answered_with_none(submission):
    average = submission.averager_result()
    average.next().gives(None)
    average.send(10).gives(None)
    average.send(0).gives(None)
    average.send(-3).gives(None)


def test_none_ends_it_and_the_result_is_returned(submission):
    average = submission.averager_result()
    average.next()
    average.send(10)
    average.send(25)
    average.send(None).returns((2, 17.5))


def test_a_next_ends_it_as_well(submission):
    average = submission.averager_result()
    average.next()
    average.send(7)
    average.next().returns((1, 7.0))


def test_without_numbers_there_is_no_average(submission):
    average = submission.averager_result()
    average.next()
    average.send(None).returns((0, None))


def test_zeros_are_counted(submission):
    average = submission.averager_result()
    average.next()
    for number in (0, 30, 0):
        average.send(number)
    average.send(None).returns((3, 10.0))


def test_after_the_end_nothing_comes_any_more(submission):
    average = submission.averager_result()
    average.next()
    average.send(4)
    average.send(None).returns((1, 4.0))
    average.next().returns(None)


def test_two_generators_share_nothing(submission):
    first, second = submission.averager_result(), submission.averager_result()
    first.next()
    second.next()
    first.send(100)
    second.send(1)
    first.send(300)
    second.send(None).returns((1, 1.0))
    first.send(None).returns((2, 200.0))


def test_run_averager_returns_the_result(submission):
    submission.run_averager([10, 20, 45]).returns((3, 25.0))
    submission.run_averager([3]).returns((1, 3.0))


def test_run_averager_takes_zeros_and_empty_lists(submission):
    submission.run_averager([0, 0, 9]).returns((3, 3.0))
    submission.run_averager([]).returns((0, None))


def test_run_averager_takes_any_iterable(submission, world):
    values = world.generator("values", (n for n in (1, 2, 9)), plain=True)
    submission.run_averager(values).returns((3, 4.0))
    values.was_stepped(4)

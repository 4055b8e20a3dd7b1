def test_the_first_next_gives_none(submission):
    submission.averager().next().gives(None)
    submission.averager().send(None).gives(None)


def test_each_send_gives_the_mean_of_everything_so_far(submission):
    average = submission.averager()
    average.next()
    average.send(10).gives(10.0)
    average.send(30).gives(20.0)
    average.send(5).gives(15.0)
    average.send(-45).gives(0.0)


def test_the_mean_is_not_rounded(submission):
    average = submission.averager()
    average.next()
    average.send(1).gives(1.0)
    average.send(2).gives(1.5)
    average.send(0.25).gives(3.25 / 3)


def test_zero_counts_as_a_value(submission):
    average = submission.averager()
    average.next()
    average.send(0).gives(0.0)
    average.send(6).gives(3.0)
    average.send(0).gives(2.0)


def test_a_peek_gives_the_mean_and_changes_nothing(submission):
    average = submission.averager()
    average.next()
    average.next().gives(None)
    average.send(10).gives(10.0)
    average.next().gives(10.0)
    average.send(None).gives(10.0)
    average.send(20).gives(15.0)


def test_two_generators_do_not_share_a_mean(submission):
    first, second = submission.averager(), submission.averager()
    first.next()
    second.next()
    first.send(100).gives(100.0)
    second.send(4).gives(4.0)
    submission.averager().next().gives(None)
    first.send(200).gives(150.0)


def test_it_goes_on_as_long_as_it_is_sent_numbers(submission):
    average = submission.averager()
    average.next()
    for n in range(1, 151):
        average.send(n).gives((n + 1) / 2)

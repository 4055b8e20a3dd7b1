def test_the_first_next_gives_the_start(submission):
    submission.running_total().next().gives(0)
    submission.running_total().send(None).gives(0)


def test_each_send_returns_the_new_total(submission):
    total = submission.running_total()
    total.next()
    total.send(10).gives(10)
    total.send(20).gives(30)
    total.send(7).gives(37)


def test_zero_and_negative_numbers_are_ordinary_values(submission):
    total = submission.running_total()
    total.next()
    for number, expected in ((0, 0), (3, 3), (0, 3), (-8, -5), (2.5, -2.5), (2.5, 0), (4, 4)):
        total.send(number).gives(expected)


def test_start_is_honoured(submission):
    for start in (100, -3, 0.5):
        total = submission.running_total(start)
        total.next().gives(start)
        total.send(1).gives(start + 1)
    submission.running_total(start=42).next().gives(42)


def test_a_peek_gives_the_total_and_changes_nothing(submission):
    total = submission.running_total()
    total.next()
    total.next().gives(0)
    total.send(7).gives(7)
    total.next().gives(7)
    total.send(None).gives(7)
    total.send(3).gives(10)


def test_two_generators_do_not_share_a_total(submission):
    first, second = submission.running_total(), submission.running_total()
    first.next()
    second.next()
    first.send(5).gives(5)
    second.send(1).gives(1)
    submission.running_total().next().gives(0)
    first.send(5).gives(10)


def test_it_goes_on_as_long_as_it_is_sent_numbers(submission):
    total = submission.running_total()
    total.next()
    for n in range(1, 151):
        total.send(n).gives(n * (n + 1) // 2)


def test_close_ends_it(submission):
    total = submission.running_total()
    total.next()
    total.send(10)
    total.close().closes()
    total.next().ends()

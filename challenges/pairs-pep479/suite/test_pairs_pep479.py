def test_items_come_in_pairs(submission):
    pairs = submission.pairs([1, 2, 3, 4, 5, 6])
    pairs.next().gives((1, 2))
    pairs.next().gives((3, 4))
    pairs.next().gives((5, 6))


def test_it_ends_after_the_last_pair(submission):
    pairs = submission.pairs(["a", "b"])
    pairs.next()
    pairs.next().ends()
    pairs.next().ends()


def test_an_odd_item_at_the_end_is_dropped(submission):
    pairs = submission.pairs([1, 2, 3])
    pairs.next().gives((1, 2))
    pairs.next().ends()


def test_too_few_items_give_no_pair(submission):
    submission.pairs([]).next().ends()
    submission.pairs(["alone"]).next().ends()


def test_falsy_items_are_items(submission):
    pairs = submission.pairs([0, None, None, "", False, 0])
    pairs.next().gives((0, None))
    pairs.next().gives((None, ""))
    pairs.next().gives((False, 0))
    pairs.next().ends()


def test_two_items_are_read_for_each_pair(submission, world):
    items = world.generator("items", numbers_to_the_end(100), plain=True)
    pairs = submission.pairs(items)
    items.was_stepped(0)
    pairs.next().gives((0, 1))
    items.was_stepped(2)
    pairs.next().gives((2, 3))
    items.was_stepped(4)


def test_an_error_of_the_source_gets_out(submission, world):
    for before_it in (2, 3):
        error = ValueError(f"after {before_it}")
        items = world.generator("items", failing(before_it, error), plain=True)
        pairs = submission.pairs(items)
        pairs.next()
        pairs.next().raises(error)


def test_a_runtime_error_of_the_source_gets_out(submission, world):
    error = RuntimeError("out of paper")
    items = world.generator("items", failing(3, error), plain=True)
    pairs = submission.pairs(items)
    pairs.next()
    pairs.next().raises(error)


def numbers_to_the_end(count):
    yield from range(count)
    raise EOFError("the items were read to their end")


def failing(count, error):
    yield from range(count)
    raise error

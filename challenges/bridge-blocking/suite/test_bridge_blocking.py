def test_the_pages_come_in_the_order_of_the_urls(submission, world):
    urls, pages = site(world, 5)
    seconds = dict(zip(urls, (3, 1, 2.5, 0.5, 2), strict=True))
    get = world.blocking("get", takes=seconds.__getitem__, answer=pages.__getitem__)
    submission.fetch_all(get, urls, 3).run().returns([pages[url] for url in urls])


def test_the_event_loop_is_never_blocked(submission, world):
    urls, pages = site(world, 4)
    get = world.blocking("get", takes=1, answer=pages.__getitem__)
    submission.fetch_all(get, urls, 2).run()
    get.was_called(4)
    world.nothing_blocked()


def test_the_limit_is_used_and_never_exceeded(submission, world):
    urls, pages = site(world, 6)
    get = world.blocking("get", takes=1, answer=pages.__getitem__)
    run = submission.fetch_all(get, urls, 3).run()
    world.most_at_once(3, get)
    run.takes(2)


def test_a_free_slot_is_filled_at_once(submission, world):
    urls, pages = site(world, 4)
    seconds = dict(zip(urls, (3, 1, 1, 1), strict=True))
    get = world.blocking("get", takes=seconds.__getitem__, answer=pages.__getitem__)
    run = submission.fetch_all(get, urls, 2).run()
    run.takes(3)


def test_other_coroutines_go_on_meanwhile(submission, world):
    urls, pages = site(world, 3)
    get = world.blocking("get", takes=2, answer=pages.__getitem__)
    other_urls, other_pages = site(world, 3)
    other = world.blocking("other", takes=1, answer=other_pages.__getitem__)
    first, second = submission.fetch_all(get, urls, 1), submission.fetch_all(other, other_urls, 1)
    runs = world.run(first.job(), second.job(at=0.5))
    for run, seconds in zip(runs, (6, 3), strict=True):
        run.takes(seconds)


def test_a_url_that_is_given_twice_is_fetched_twice(submission, world):
    urls, pages = site(world, 2)
    get = world.blocking("get", takes=1, answer=pages.__getitem__)
    wanted = [*urls, urls[0]]
    submission.fetch_all(get, wanted, 4).run().returns([pages[url] for url in wanted]).takes(1)
    get.was_called(3)


def test_no_urls_give_an_empty_list(submission, world):
    get = world.blocking("get", takes=1)
    submission.fetch_all(get, [], 3).run().returns([]).takes(0)
    get.was_not_called()


def test_an_error_gets_out(submission, world):
    urls, pages = site(world, 3)
    error = TimeoutError("no answer")

    def answer(url):
        if url == urls[1]:
            raise error
        return pages[url]

    get = world.blocking("get", takes=1, answer=answer)
    submission.fetch_all(get, urls, 2).run().raises(error)


def site(world, count):
    urls = [f"https://example.org/{n}" for n in range(count)]
    return urls, {url: world.token(f"page {n}") for n, url in enumerate(urls)}

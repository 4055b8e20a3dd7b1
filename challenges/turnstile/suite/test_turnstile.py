def test_it_begins_locked(submission):
    submission.turnstile().next().gives("locked")
    submission.turnstile().send(None).gives("locked")


def test_a_coin_unlocks_and_a_push_locks(submission):
    gate = started(submission)
    for event, state in (("coin", "unlocked"), ("push", "locked"), ("coin", "unlocked"), ("push", "locked")):
        gate.send(event).gives(state)


def test_a_second_coin_leaves_it_unlocked(submission):
    gate = started(submission)
    for event, state in (
        ("coin", "unlocked"),
        ("coin", "unlocked"),
        ("coin", "unlocked"),
        ("push", "locked"),
    ):
        gate.send(event).gives(state)


def test_a_push_while_locked_leaves_it_locked(submission):
    gate = started(submission)
    for event, state in (("push", "locked"), ("push", "locked"), ("coin", "unlocked"), ("push", "locked")):
        gate.send(event).gives(state)


def test_other_events_give_the_state_and_change_nothing(submission):
    gate = started(submission)
    for event, state in (("kick", "locked"), ("coin", "unlocked"), ("", "unlocked"), (None, "unlocked")):
        gate.send(event).gives(state)
    gate.next().gives("unlocked")
    for event, state in ((0, "unlocked"), ("push", "locked"), ("COIN", "locked"), (1.5, "locked")):
        gate.send(event).gives(state)


def test_shutdown_returns_the_number_of_passages(submission):
    gate = started(submission)
    for event in ("coin", "push", "coin", "push", "coin"):
        gate.send(event)
    gate.send("shutdown").returns(2)
    gate.next().ends()


def test_only_a_push_while_unlocked_is_a_passage(submission):
    gate = started(submission)
    for event in ("push", "coin", "coin", "push", "push", "kick", None, "coin", "push"):
        gate.send(event)
    gate.send("shutdown").returns(2)


def test_shutdown_at_once_returns_zero(submission):
    started(submission).send("shutdown").returns(0)


def test_two_turnstiles_are_independent(submission):
    first, second = started(submission), started(submission)
    first.send("coin").gives("unlocked")
    second.send("push").gives("locked")
    first.send("push").gives("locked")
    second.send("coin").gives("unlocked")
    submission.turnstile().next().gives("locked")
    second.send("shutdown").returns(0)
    first.send("shutdown").returns(1)


def started(submission):
    gate = submission.turnstile()
    gate.next()
    return gate

"""What a suite may ask of generators, calls and objects, one step at a time; each answer is what really came."""

from typing import Any

import pytest
from adapters.judged import Judged, failing_step, passes

COUNTER = """
    def counter(start=0):
        total = start
        try:
            while True:
                got = yield total
                if got == "stop":
                    return ("stopped", total)
                total += got or 0
        finally:
            print("closed")
"""


def test_a_generator_is_driven_step_by_step(judged: Judged) -> None:
    """next, send, state, the value that rides on StopIteration, and StopIteration again afterwards."""

    def suite(submission: Any, world: Any) -> None:
        counter = submission.counter(5)
        counter.is_a("generator")
        counter.state().returns("GEN_CREATED")
        counter.next().gives(5)
        counter.state().returns("GEN_SUSPENDED")
        counter.send(3).gives(8)
        counter.send("stop").returns(("stopped", 8))
        counter.state().returns("GEN_CLOSED")
        counter.next().returns(None)
        counter.send(1).ends()

    entry = judged(suite, COUNTER)
    passes(entry)
    assert entry["output"] == "closed\n"


def test_sending_into_a_fresh_generator_is_an_error(judged: Judged) -> None:
    """As Python says it."""

    def suite(submission: Any, world: Any) -> None:
        submission.counter().send(1).raises(TypeError, text="just-started generator")
        submission.counter().send(None).gives(0)

    passes(judged(suite, COUNTER))


def test_close_runs_the_clean_up(judged: Judged) -> None:
    """A closed generator is finished; one that swallows it raises RuntimeError."""

    def suite(submission: Any, world: Any) -> None:
        counter = submission.counter()
        counter.next()
        counter.close().closes()
        counter.close().closes()
        counter.next().ends()
        stubborn = submission.stubborn()
        stubborn.next().gives(1)
        stubborn.close().raises(RuntimeError, "generator ignored GeneratorExit")

    passes(
        judged(
            suite,
            COUNTER
            + """
    def stubborn():
        while True:
            try:
                yield 1
            except GeneratorExit:
                pass
    """,
        )
    )


def test_the_very_exception_thrown_in_comes_out(judged: Judged) -> None:
    """Identity, not equality: an exception that only looks the same is another."""

    def suite(submission: Any, world: Any) -> None:
        error, twin = ValueError("broken"), ValueError("broken")
        for name in ("lets_through", "raises_again"):
            generator = getattr(submission, name)()
            generator.next()
            generator.throw(error).raises(error)
        generator = submission.raises_a_copy()
        generator.next()
        step = generator.throw(error)
        step.raises(ValueError, "broken")
        assert step.error.key is None
        other = submission.lets_through()
        other.next()
        other.throw(twin).raises(twin)

    passes(
        judged(
            suite,
            """
        def lets_through():
            yield
        def raises_again():
            try:
                yield
            except ValueError as e:
                raise e
        def raises_a_copy():
            try:
                yield
            except ValueError as e:
                raise ValueError(*e.args)
    """,
        )
    )


def test_a_copy_of_the_exception_does_not_pass_for_it(judged: Judged) -> None:
    """The same type with the same arguments is not the same exception."""

    def suite(submission: Any, world: Any) -> None:
        error = KeyError("k")
        generator = submission.generator()
        generator.next()
        generator.throw(error).raises(error)

    entry = judged(
        suite,
        """
        def generator():
            try:
                yield
            except KeyError as e:
                raise KeyError("k") from None
    """,
    )
    assert failing_step(entry)[1:] == ("raises", "KeyError('k')", "raises", "KeyError('k')")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_throw_takes_an_exception_a_class_or_both(judged: Judged) -> None:
    """And what the generator makes of it: caught, replaced, or given back as a value."""

    def suite(submission: Any, world: Any) -> None:
        import asyncio

        catcher = submission.catcher()
        catcher.next()
        catcher.throw(ValueError("one")).gives(("ValueError", ("one",)))
        catcher.throw(KeyError).gives(("KeyError", ()))
        catcher.throw(OSError, "two").gives(("OSError", ("two",)))
        catcher.throw(asyncio.CancelledError()).gives(("CancelledError", ()))

    passes(
        judged(
            suite,
            """
        def catcher():
            answer = None
            while True:
                try:
                    yield answer
                    answer = None
                except BaseException as e:
                    answer = type(e).__name__, e.args
    """,
        )
    )


def test_a_class_with_the_protocol_is_as_good_as_a_generator(judged: Judged) -> None:
    """Unless a test asks what it is."""

    submission = """
        class Counter:
            def __init__(self): self.n = 0
            def __iter__(self): return self
            def __next__(self): return self.send(None)
            def send(self, value):
                self.n += value or 0
                return self.n
            def close(self): self.n = 0
        counter = Counter
    """

    def suite(submission: Any, world: Any) -> None:
        counter = submission.counter()
        counter.next().gives(0)
        counter.send(4).gives(4)
        counter.state().returns(None)
        counter.close().closes()

    passes(judged(suite, submission))

    def asks(submission: Any, world: Any) -> None:
        submission.counter().is_a("generator")

    assert failing_step(judged(asks, submission))[1:] == ("is", "generator", "is", "Counter")


def test_objects_are_called_asked_and_compared(judged: Judged) -> None:
    """Methods, attributes, lengths, identity, nested values, keyword arguments, results handed back."""

    def suite(submission: Any, world: Any) -> None:
        box = submission.Box(1, two=[2, {"three": (3,)}])
        box.is_a("object")
        submission.object("Box").is_a("class")
        submission.object("Box")(1, two=0).method("items").returns([1, 0])
        box.method("items").returns([1, [2, {"three": (3,)}]])
        box.get("one").returns(1)
        box.get("nothing").raises(AttributeError)
        box.length().returns(2)
        box.method("itself").returns(box)
        box.method("accepts", box).returns(True)
        first = submission.Box(0, two=0)
        submission.same(first, first).returns(True)
        submission.same(first, submission.Box(0, two=0)).returns(False)

    entry = judged(
        suite,
        """
        class Box:
            def __init__(self, one, *, two):
                self.one, self.two = one, two
            def items(self): return [self.one, self.two]
            def itself(self): return self
            def accepts(self, other): return other is self
            def __len__(self): return 2
        def same(a, b): return a is b
    """,
    )
    passes(entry)

    def asks(submission: Any, world: Any) -> None:
        submission.Box().method("items")

    entry = judged(asks, "class Box:\n    items = 3")
    assert failing_step(entry) == (".items", "is", "method", "gives", "3")


def test_values_are_the_same_only_if_they_really_are(judged: Judged) -> None:
    """A tuple is no list, 1 is not True, nan is nan, floats may differ by rounding, dictionaries by order."""

    def suite(submission: Any, world: Any) -> None:
        cases = [
            ("(1, 2)", [1, 2], False),
            ("[1, 2]", (1, 2), False),
            ("True", 1, False),
            ("1", True, False),
            ("0", False, False),
            ("None", False, False),
            ("1.0", 1, True),
            ("0.1 + 0.2", 0.3, True),
            ("float('nan')", float("nan"), True),
            ("float('inf')", float("inf"), True),
            ("1e300", 1e301, False),
            ("'1'", 1, False),
            ("b'a'", "a", False),
            ("{1, 2}", {2, 1}, True),
            ("{1}", frozenset({1}), False),
            ("{'a': 1, 'b': 2}", {"b": 2, "a": 1}, True),
            ("{'a': True}", {"a": 1}, False),
            ("[[]]", [()], False),
            ("2 ** 100", 2**100, True),
            ("2 ** 100 + 1", 2**100, False),
            ("1j", 1j, True),
            ("''", None, False),
            ("[1, [2, [3.0]]]", [1, [2, [3]]], True),
            ("10 ** 400", 1e300, False),
            ("'\\ud800'", "\ud800", True),
        ]
        for source, wanted, held in cases:
            try:
                submission.make(source).returns(wanted)
            except AssertionError:
                if held:
                    raise
            else:
                assert held, (source, wanted)

    passes(judged(suite, "make = eval"))


def test_a_missing_name_says_what_is_there(judged: Judged) -> None:
    """The verdict is ``missing``, with the names that a typing mistake may have meant."""

    def suite(submission: Any, world: Any) -> None:
        submission.counter()

    entry = judged(suite, "def conuter(): pass\n_private = 1")
    assert entry["verdict"] == "missing"
    assert entry["problem"] == {"code": "missing", "detail": "counter", "near": ["conuter"]}
    assert judged(suite, "counter = 3")["verdict"] == "missing"


def test_a_step_of_which_nothing_is_stated_must_not_fail(judged: Judged) -> None:
    """Wherever it stands: before another step, as the last one, before a look at the world."""

    def followed(submission: Any, world: Any) -> None:
        g = submission.g()
        g.next()
        g.next()
        g.next().ends()

    def last(submission: Any, world: Any) -> None:
        g = submission.g()
        g.next()
        g.next()

    def ended(submission: Any, world: Any) -> None:
        g = submission.ends()
        g.next()

    def called(submission: Any, world: Any) -> None:
        submission.fails()

    submission = """
        def g():
            yield 1
            raise ValueError("second")
        def ends():
            return 1
            yield
        def fails(): raise ValueError
    """
    for suite in (followed, last, ended, called):
        entry = judged(suite, submission)
        assert failing_step(entry)[1] == "no exception", suite.__name__


def test_exceptions_are_known_by_type_arguments_text_cause_and_parts(judged: Judged) -> None:
    """Subclasses count as what they derive from; another type, other arguments, another text do not."""

    def suite(submission: Any, world: Any) -> None:
        submission.key().raises(KeyError, "k")
        submission.key().raises(LookupError)
        submission.key().raises("KeyError")
        submission.own().raises("Own", 1, [2]).raises(ValueError).raises(Exception, text="1, [2]")
        submission.caused().raises(RuntimeError).caused_by(KeyError)
        assert submission.caused().error.cause.args == ("k",)
        submission.group().raises_group(ValueError, KeyError)
        for wrong in (
            lambda: submission.key().raises(IndexError),
            lambda: submission.key().raises(KeyError, "other"),
            lambda: submission.key().raises(KeyError, text="other"),
            lambda: submission.caused().caused_by(ValueError),
            lambda: submission.group().raises_group(ValueError),
            lambda: submission.group().raises_group(ValueError, ValueError),
            lambda: submission.fine().raises(Exception),
            lambda: submission.fine().error,
        ):
            try:
                wrong()
            except AssertionError:
                continue
            raise RuntimeError("it held")

    passes(
        judged(
            suite,
            """
        class Own(ValueError): pass
        def key(): raise KeyError("k")
        def own(): raise Own(1, [2])
        def caused():
            try: key()
            except KeyError as e: raise RuntimeError from e
        def group(): raise ExceptionGroup("both", [ValueError(1), KeyError(2)])
        def fine(): return ValueError()
    """,
        )
    )


def test_an_exception_of_the_same_name_is_another(judged: Judged) -> None:
    """A class of the submission's own that is called like a built-in one is not that one, whatever it claims."""

    def suite(submission: Any, world: Any) -> None:
        submission.builtin().raises(TimeoutError)
        submission.own().raises("TimeoutError").raises(Exception)
        submission.own().raises(TimeoutError)

    entry = judged(
        suite,
        """
        def builtin(): raise TimeoutError
        def own():
            class TimeoutError(Exception):
                __module__ = "builtins"
            raise TimeoutError
    """,
    )
    assert failing_step(entry) == ("own()", "raises", "TimeoutError", "raises", "TimeoutError()")


def test_an_exception_carries_more_than_fits(judged: Judged) -> None:
    """Arguments too long for the wire, chains too long to follow, groups of groups: still just that exception."""

    def suite(submission: Any, world: Any) -> None:
        for name in ("long", "chain", "wide", "own_cause", "in_itself"):
            getattr(submission, name)().raises(Exception)

    passes(
        judged(
            suite,
            """
        def long(): raise ValueError("x" * 1_000_000, b"y" * 1_000_000, list(range(100_000)), 1 << 100_000)
        def chain():
            error = None
            for n in range(1000):
                try:
                    raise ValueError(n) from error
                except ValueError as e:
                    error = e
            raise error
        def wide():
            group = [ValueError("x" * 1000)] * 30
            for _ in range(2): group = [ExceptionGroup("g" * 1000, group)] * 30
            raise group[0]
        def own_cause():
            error = ValueError()
            error.__cause__ = error
            raise error
        def in_itself():
            error = ValueError()
            error.args = (error, [error])
            raise error
    """,
        )
    )


def test_dropping_an_object_lets_the_submission_clean_up(judged: Judged) -> None:
    """What nobody holds any more is closed; what the submission holds is not."""

    def suite(submission: Any, world: Any) -> None:
        for keep, closed in ((False, ["closed"]), (True, [])):
            generator = submission.make(keep)
            generator.next()
            generator.drop()
            submission.seen().returns(closed)
            submission.forget()

    passes(
        judged(
            suite,
            """
        log, kept = [], []
        def generator():
            try:
                yield
            finally:
                log.append("closed")
        def make(keep):
            made = generator()
            if keep: kept.append(made)
            return made
        def seen(): return log[:]
        def forget(): log.clear()
    """,
        )
    )


def test_handles_stay_who_they_are_through_thousands(judged: Judged) -> None:
    """The same object has the same handle, different ones have different ones, and it stays quick."""

    def suite(submission: Any, world: Any) -> None:
        objects = [submission.fresh() for _ in range(2000)]
        assert len({o.value.id for o in objects}) == 2000
        submission.index(objects[0]).returns(0)
        submission.index(objects[1999]).returns(1999)

    passes(
        judged(
            suite,
            """
        made = []
        class Thing: pass
        def fresh():
            made.append(Thing())
            return made[-1]
        def index(thing): return made.index(thing)
    """,
        )
    )


def test_what_a_submission_prints_is_shown_with_its_test(judged: Judged) -> None:
    """stdout and stderr in their order, in UTF-8, surrogates and all; stdin is empty."""

    def suite(submission: Any, world: Any) -> None:
        submission.speak().returns("EOFError")

    entry = judged(
        suite,
        """
        import sys
        print("가나다")
        print("to stderr", file=sys.stderr)
        def speak():
            print("\\ud800", "\\x1b[31m")
            sys.__stdout__.write("no newline")
            try:
                input()
            except EOFError as e:
                return type(e).__name__
    """,
    )
    passes(entry)
    assert entry["output"] == "가나다\nto stderr\n\\ud800 \x1b[31m\nno newline"

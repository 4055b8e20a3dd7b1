"""A watch: what it judges, when, and what it says; real files, real judges."""

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.family import Family, busy_guests, command_line, until
from adapters.tasks import ENDLESS, SUITE, counting, save
from adapters.watched import Watched

from quizzer import report
from quizzer.app.challenge import find
from quizzer.app.desk import Desk
from quizzer.app.watch import Change, Judged, Judging, Over, Unfit, compare
from quizzer.grading.judge import MOST_BYTES
from quizzer.model.challenge import Verdict
from quizzer.store import read_store

FIRST, SECOND, HELLO = "test_it_begins_with_one", "test_two_comes_next", "test_it_says_hello"


def verdicts(home) -> list[str]:
    """Of the stored attempts, oldest first."""
    with read_store(home.database) as kept:
        return [a.attempt.verdict for a in reversed(kept.attempts())]


def test_what_is_there_is_judged_and_stored(watched, home):
    """The first verdict needs no save; when it is told it is stored."""
    judged = watched.next(Judged)
    assert judged.submitted.report.verdict is Verdict.FAILED
    assert [t.id for t in judged.submitted.report.failing()] == [SECOND]
    assert (judged.change, judged.unstored) == (None, None)
    assert verdicts(home) == ["failed"]


def test_each_verdict_says_what_changed(watched, home):
    """Newly passing, newly failing, still failing: against the verdict before."""
    watched.next(Judged)
    save(watched.file, counting(second=3, hello="bye"))
    watched.look()
    assert watched.next(Judged).change == Change((), (HELLO,), (SECOND,))
    save(watched.file, counting(hello="bye"))
    watched.look()
    assert watched.next(Judged).change == Change((SECOND,), (), (HELLO,))
    save(watched.file, counting())
    watched.look()
    assert watched.next(Judged).change == Change((HELLO,), (), ())
    assert verdicts(home) == ["failed", "failed", "failed", "passed"]


def test_the_same_content_is_judged_once(watched, home):
    """Touching, or saving without a change, is no new attempt; asking for a verdict is."""
    watched.next(Judged)
    save(watched.file, counting(second=3))
    os.utime(watched.file)
    for _ in range(3):
        watched.look()
    watched.watch.finish()
    watched.next(Over)
    assert verdicts(home) == ["failed"]
    watched.watch.again()
    assert watched.next(Judged).change == Change((), (), (SECOND,))
    assert verdicts(home) == ["failed", "failed"]


def test_saves_during_a_run_fold_into_one(watched, home):
    """Two saves while the first content is judged: only the second is judged, and without another notice."""
    watched.next(Judged)
    watched.at_judging.append(lambda: (save(watched.file, ENDLESS), save(watched.file, counting())))
    save(watched.file, counting(hello="bye"))
    watched.look()
    assert [t.id for t in watched.next(Judged).submitted.report.failing()] == [HELLO]
    assert watched.next(Judged).submitted.report.verdict is Verdict.PASSED
    watched.watch.finish()
    watched.next(Over)
    assert verdicts(home) == ["failed", "failed", "passed"]


def a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def too_large(file: Path) -> None:
    save(file, b"#" * (MOST_BYTES + 1))


def no_directory(file: Path) -> None:
    shutil.rmtree(file.parent)


def a_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize("spoil", [Path.unlink, a_directory, a_pipe, too_large, no_directory, a_loop])
def test_what_cannot_be_read_is_said_once_and_watching_goes_on(watched, home, spoil):
    """One line, no attempt; the next good save is judged."""
    watched.next(Judged)
    spoil(watched.file)
    for _ in range(3):
        watched.look()
    watched.watch.finish()
    watched.next(Over)
    if watched.file.is_dir():
        watched.file.rmdir()
    watched.file.unlink(missing_ok=True)
    watched.file.parent.mkdir(exist_ok=True)
    save(watched.file, counting())
    watched.look()
    assert watched.next(Judged).submitted.report.verdict is Verdict.PASSED
    assert [type(e) for e in watched.said] == [Judging, Judged, Unfit, Over, Judging, Judged]
    assert str(watched.file) in watched.said[2].message.en
    assert verdicts(home) == ["failed", "passed"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_said(watched):
    """It is there, and not ours to read."""
    watched.next(Judged)
    watched.file.chmod(0)
    watched.look()
    assert str(watched.file) in watched.next(Unfit).message.en


def test_the_same_content_back_again_has_the_same_verdict(watched, home):
    """It is told again, since the complaint stood last; it is not judged again."""
    first = watched.next(Judged)
    aside = watched.file.rename(watched.file.with_suffix(".aside"))
    watched.look()
    watched.next(Unfit)
    aside.rename(watched.file)
    watched.look()
    assert watched.next(Judged).submitted is first.submitted
    assert [type(e) for e in watched.said].count(Judging) == 1
    assert verdicts(home) == ["failed"]


def test_a_judge_that_was_killed_is_replaced(watched, home):
    """Nobody notices: the next save has its verdict, and there is one judge again."""
    watched.next(Judged)
    (judge,) = watched.judges()
    with Family(judge) as family:
        os.kill(judge, signal.SIGKILL)
        family.ends()
    save(watched.file, counting())
    watched.look()
    assert watched.next(Judged).submitted.report.verdict is Verdict.PASSED
    assert verdicts(home) == ["failed", "passed"]
    assert len(watched.judges()) == 1


def test_a_judge_killed_in_the_middle_of_a_run_is_replaced(watched):
    """The verdict comes from the next one, late but right."""
    watched.next(Judged)
    save(watched.file, ENDLESS)
    watched.look()
    watched.next(Judging)
    until(lambda: busy_guests(watched.judges()[0]), "a run")
    os.kill(watched.judges()[0], signal.SIGKILL)
    assert watched.next(Judged).submitted.report.verdict is Verdict.TIMED_OUT


def test_the_judge_stays_the_same_over_saves(watched):
    """Warm: what judges the second save is what judged the first."""
    watched.next(Judged)
    before = watched.judges()
    save(watched.file, counting())
    watched.look()
    watched.next(Judged)
    assert watched.judges() == before


def test_a_new_suite_judges_what_is_there(watched, root, home):
    """A challenge that is being written: its own change is a reason to judge, and compares with nothing."""
    watched.next(Judged)
    (suite,) = (root / "counting" / "suite").glob("*.py")
    suite.write_text(SUITE.replace("gives(2)", "gives(3)"), encoding="utf-8")
    watched.look()
    judged = watched.next(Judged)
    assert (judged.submitted.report.verdict, judged.change) == (Verdict.PASSED, None)
    with read_store(home.database) as kept:
        assert len({a.attempt.revision for a in kept.attempts()}) == 2


def test_a_challenge_that_cannot_be_used_is_said(watched, root):
    """Its mistake, with the place; once it is put right there is a verdict again."""
    watched.next(Judged)
    yaml = root / "counting" / "challenge.yaml"
    good = yaml.read_text(encoding="utf-8")
    yaml.write_text(good.replace("level: junior", "level: baby"), encoding="utf-8")
    watched.look()
    assert "challenge.yaml:4" in watched.next(Unfit).message.en
    yaml.write_text(good.replace("level: junior", "level: senior"), encoding="utf-8")
    watched.look()
    assert watched.next(Judged).submitted.challenge.facts.level == "senior"


def test_a_judge_error_is_no_attempt(watched, root, home):
    """It is told, with its reason; a suite that works again is judged by."""
    watched.next(Judged)
    (suite,) = (root / "counting" / "suite").glob("*.py")
    suite.write_text("import nothing_of_this_name\n" + SUITE, encoding="utf-8")
    watched.look()
    found = watched.next(Judged).submitted.report
    assert found.verdict is Verdict.JUDGE_ERROR
    assert "nothing_of_this_name" in found.trouble
    suite.write_text(SUITE, encoding="utf-8")
    watched.look()
    assert watched.next(Judged).submitted.report.verdict is Verdict.FAILED
    assert verdicts(home) == ["failed", "failed"]


def test_what_cannot_be_stored_is_told_with_its_verdict(watched, home):
    """A verdict is a verdict, also where the database is damaged; the damage is named."""
    watched.next(Judged)
    for leftover in home.directory.glob("quizzer.db*"):
        leftover.unlink()
    home.database.write_bytes(b"no database " * 100)
    save(watched.file, counting())
    watched.look()
    judged = watched.next(Judged)
    assert judged.submitted.report.verdict is Verdict.PASSED
    assert str(home.database) in judged.unstored.en


def test_ending_in_the_middle_of_a_run_leaves_no_process(watched, home):
    """Judge, zygote and guest are gone, and the unfinished run is no attempt."""
    watched.next(Judged)
    save(watched.file, ENDLESS)
    watched.look()
    watched.next(Judging)
    until(lambda: busy_guests(watched.judges()[0]), "a run")
    judge = watched.judges()[0]
    with Family(judge) as family:
        assert family.pids
        watched.look()
        watched.watch.close()
        assert not command_line(judge)
        family.ends()
    assert verdicts(home) == ["failed"]


def test_nothing_is_stored_where_nothing_may_be(home, root, file, by_hand):
    """``--no-record``: verdicts only."""
    desk = Desk(
        home, "en", lambda: datetime(2026, 3, 1, tzinfo=UTC), stored=False, root=root, noticing=by_hand
    )
    with Watched(desk, find("counting", home, root), file, by_hand) as watched:
        watched.next(Judged)
    assert not home.database.exists()


def test_comparing_reports():
    """Every failing test is either newly or still failing; the order is the suite's."""

    def made(**passed: bool) -> report.Report:
        tests = (report.TestReport(k, Verdict.PASSED if v else Verdict.FAILED) for k, v in passed.items())
        return report.Report(Verdict.FAILED, "none", tuple(tests))

    before = made(a=True, b=True, c=False, d=False, e=False)
    after = made(a=True, b=False, c=True, d=False, e=True)
    assert compare(before, after) == Change(("c", "e"), ("b",), ("d",))

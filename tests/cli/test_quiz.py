"""``quizzer quiz`` as a process, with a real store and no terminal."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from adapters.checkout import BAD, PREDICT, RECALL, SINGLE, Checkout, bank

from quizzer.store import read_store


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    made.write("one", bank("one", [SINGLE.format(id=f"a{i}") for i in range(5)], challenges="running-total"))
    made.write(
        "two",
        bank("two", [SINGLE.format(id=f"b{i}") for i in range(4)] + [RECALL.format(id="talk")], order=2),
    )
    return made


def stored(home: Path) -> list[tuple[str, float]]:
    """Question and score of every answer of the last sitting."""
    with read_store(home / "quizzer.db") as kept:
        return [(a.answered.question, a.answered.score) for a in kept.sittings(1)[0].answers]


def finished(home: Path) -> bool:
    with read_store(home / "quizzer.db") as kept:
        return kept.sittings(1)[0].finished is not None


def test_three_korean_questions_are_asked_judged_and_summed_up(checkout, tmp_path):
    """One line in for each answer; three verdicts and a score out; exit 0."""
    run = checkout.run(tmp_path, "quiz --count 3 --seed 1 --plain --lang ko", input="1\n1\n1\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.partition("결과")[0].count("무엇인가요?") == 3
    assert run.stdout.count("✓ 맞았습니다.") + run.stdout.count("✗ 틀렸습니다.") == 3
    assert "3문제 중" in run.stdout
    assert "quizzer challenge start running-total" in run.stdout
    assert len(stored(tmp_path)) == 3
    assert finished(tmp_path)


def test_a_seed_repeats_questions_and_choices(checkout, tmp_path):
    """The same seed shows the same, whatever was answered before."""
    line = "quiz --seed 7 --plain --lang en"
    first, second = (checkout.run(tmp_path, line, input="1\n" * 10) for _ in range(2))
    assert first.stdout == second.stdout


def test_without_a_terminal_nothing_but_text_is_sent(checkout, tmp_path):
    """Plain is chosen by itself where there is no terminal."""
    run = checkout.run(tmp_path, "quiz --lang ko --seed 1 --count 2", input="?\n9\n2\n2\n")
    assert run.returncode == 0
    assert all(line.isprintable() for line in run.stdout.splitlines())
    assert "고른 답의 번호를 입력하세요." in run.stdout
    assert "1부터 2까지 번호 하나를 입력하세요." in run.stdout


def test_how_to_answer_is_said_once(checkout, tmp_path):
    """Ten questions, one line about the keys."""
    run = checkout.run(tmp_path, "quiz --seed 1 --plain --lang en", input="1\n" * 12)
    assert run.stdout.count("q stop") == 1
    assert run.stdout.index("q stop") < run.stdout.index("What is")


def test_how_to_type_an_output_is_said_once(tmp_path):
    """Two outputs to predict, one line on how to type them."""
    checkout = Checkout(tmp_path / "checkout")
    checkout.write("one", bank("one", [PREDICT.format(id="a"), PREDICT.format(id="b")]))
    run = checkout.run(tmp_path / "home", "quiz --plain --lang en", input="0 10\n0/10\n")
    assert run.stdout.count("✓ Right.") == 2
    assert run.stdout.count("on one line, with a space or /") == 1


def test_an_open_question_is_written_revealed_and_marked(checkout, tmp_path):
    """An empty line, then the points; half of them is half a score."""
    run = checkout.run(tmp_path, "quiz --kind recall --plain --lang en", input="\n1,4\n")
    assert run.returncode == 0
    assert run.stdout.index("Like this.") < run.stdout.index("4) fourth point")
    assert stored(tmp_path) == [("talk", 0.5)]


def test_a_wish_to_stop_keeps_the_answers_and_is_no_failure(checkout, tmp_path):
    """``q`` exits 0 with a summary, and the sitting is finished."""
    run = checkout.run(tmp_path, "quiz --seed 1 --lang en", input="1\ns\n1\nq\n")
    assert run.returncode == 0
    assert "of 2 right" in run.stdout
    assert len(stored(tmp_path)) == 2
    assert finished(tmp_path)


def test_input_that_ends_early_is_an_interruption(checkout, tmp_path):
    """Two answers and end of file: both kept, summary, exit 130, not finished. No last line break needed."""
    run = checkout.run(tmp_path, "quiz --seed 1 --lang en", input="1\n1")
    assert (run.returncode, run.stderr) == (130, "")
    assert "of 2 right" in run.stdout
    assert len(stored(tmp_path)) == 2
    assert not finished(tmp_path)


def test_closed_input_is_an_interruption(checkout, tmp_path):
    """Not even a descriptor to read from: exit 130, no traceback."""
    run = checkout.run(
        tmp_path, "quiz --seed 1 --lang en", preexec_fn=lambda: os.close(0), stdin=subprocess.DEVNULL
    )
    assert (run.returncode, run.stderr) == (130, "")
    assert "Nothing was answered." in run.stdout


@pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 130)]
)
def test_a_signal_keeps_the_answers_and_sums_up(checkout, tmp_path, signum, code):
    """After the third verdict: three answers are stored, a summary is printed, no traceback."""
    with checkout.start(tmp_path, "quiz --seed 1 --lang en") as dialogue:
        for place in range(1, 4):
            dialogue.hear(f"{place}/")
            dialogue.answer("1")
        dialogue.hear("4/")
        dialogue.hear("2) ")
        returncode, out, err = dialogue.kill(signum)
    assert (returncode, err) == (code, "")
    assert "of 3 right" in out
    assert len(stored(tmp_path)) == 3


def test_kill_nine_after_the_third_verdict_keeps_three_answers(checkout, tmp_path):
    """What a person has seen judged is on the disk."""
    with checkout.start(tmp_path, "quiz --seed 1 --lang en") as dialogue:
        for _ in range(3):
            dialogue.answer("1")
            dialogue.hear("See: PEP 342")
        returncode, _, _ = dialogue.kill(signal.SIGKILL)
    assert returncode == -signal.SIGKILL
    assert len(stored(tmp_path)) == 3
    assert not finished(tmp_path)


def test_a_reader_that_goes_away_ends_it_quietly(checkout, tmp_path):
    """``| head -1``: nothing on stderr; the sitting was cut off."""
    command = f"{sys.executable} -m quizzer quiz --seed 1 --lang en | head -1; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(
        ["bash", "-c", command],
        input="1\n" * 10,
        env=checkout.environment(tmp_path),
        cwd=checkout.root,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.stderr == ""
    assert run.returncode in (0, 130)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("--topic tow", "no such topic: tow. Did you mean two?"),
        ("--topic zzzz", "no such topic: zzzz. Known: one, two."),
        ("--level senor", "no such level: senor. Did you mean senior?"),
        ("--kind singel", "no such kind: singel. Did you mean single?"),
        ("--count 0", "--count must be at least 1, not 0."),
        ("--count many", "--count takes a whole number, not many."),
        ("--cuont 3", "no such option: --cuont. Did you mean --count?"),
        ("--count", "--count needs a value."),
        ("extra", "unexpected argument: extra"),
        ("--topic two --level mid", "no question is like that. `quizzer topics` shows what there is."),
        ("--topic \x1b[31m", "no such topic: \\x1b[31m. Known: one, two."),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(checkout, tmp_path, arguments, line):
    """What is wrong and what was probably meant; nothing is asked or stored."""
    run = checkout.run(tmp_path, f"quiz --lang en {arguments}", input="1\n")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"quizzer: {line}\n"
    assert not (tmp_path / "quizzer.db").exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("--topic tow", "없는 주제입니다: tow. 혹시 two?"),
        ("--level x", "없는 난이도입니다: x. 가능한 값: junior, mid, senior."),
        ("--kind singel", "없는 문제 종류입니다: singel. 혹시 single?"),
        ("--count 0", "--count의 최솟값은 1입니다: 0"),
    ],
)
def test_a_wrong_call_is_said_in_korean(checkout, tmp_path, arguments, line):
    """Errors speak the reader's language, here by the locale."""
    run = checkout.run(tmp_path, f"quiz {arguments}", env={"LANG": "ko_KR.UTF-8"})
    assert (run.returncode, run.stderr) == (2, f"quizzer: {line}\n")


def test_bad_entries_are_left_out_with_a_notice(tmp_path):
    """One line on stderr; the good ones are asked."""
    checkout = Checkout(tmp_path / "checkout")
    checkout.write("one", bank("one", [SINGLE.format(id="good"), BAD.format(id="x"), BAD.format(id="y")]))
    for _ in ("compiled anew", "remembered"):
        run = checkout.run(tmp_path / "home", "quiz --lang en", input="1\n")
        assert run.returncode == 0
        assert run.stderr == "quizzer: 2 entries left out; `quizzer verify` says why.\n"
        assert "What is good?" in run.stdout


def test_an_ascii_locale_shows_korean_all_the_same(checkout, tmp_path):
    """Output is UTF-8 whatever the locale says."""
    run = checkout.run(
        tmp_path,
        "quiz --seed 1 --count 1 --lang ko",
        input="1\n",
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert run.returncode == 0
    assert "무엇인가요?" in run.stdout


def test_undecodable_input_is_only_no_answer(checkout, tmp_path):
    """A stray byte asks again."""
    run = checkout.run(tmp_path, "quiz --seed 1 --count 1", input=b"\xff\xfe\n1\n", encoding=None)
    assert run.returncode == 0
    assert stored(tmp_path)


def test_a_store_that_cannot_be_opened_asks_nothing(checkout, tmp_path):
    """A file that is no database: one line that names it, exit 2, the file as it was."""
    database = tmp_path / "quizzer.db"
    database.write_bytes(b"not a database at all" * 100)
    before = database.read_bytes()
    run = checkout.run(tmp_path, "quiz --seed 1 --lang en", input="1\n" * 10)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert str(database) in run.stderr
    assert database.read_bytes() == before


def test_a_home_that_cannot_be_made_is_one_line(checkout, tmp_path):
    """A file where the data directory should be."""
    (tmp_path / "home").write_text("in the way")
    run = checkout.run(tmp_path / "home", "quiz --lang en", input="1\n")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"quizzer: cannot use {tmp_path / 'home'} for data")
    assert run.stderr.count("\n") == 1


def test_a_store_that_fails_in_mid_sitting_says_so_at_once(checkout, tmp_path):
    """Another process holds the database for good: the answer is said not to be stored, the quiz goes on."""
    with checkout.start(tmp_path, "quiz --seed 1 --count 2 --lang en") as dialogue:
        dialogue.answer("1")
        dialogue.hear("2/2")
        holder = sqlite3.connect(tmp_path / "quizzer.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        dialogue.answer("1")
        assert "not stored" in dialogue.hear("! ")
        dialogue.hear("of 2 right")
        holder.execute("ROLLBACK")
        holder.close()
    assert len(stored(tmp_path)) == 1

"""Loading banks: what is asked, what is left out, and what is said about it."""

from pathlib import Path

import pytest

from quizzer.content.banks import Banks, asked_here, load_banks
from quizzer.content.places import challenges_root, questions_root
from quizzer.kinds import boolean, predict
from quizzer.model.question import Level
from quizzer.model.text import Text, both

HEAD = """\
bank: loops
order: 2
title: {en: Loops, ko: 루프}
questions:
"""

ENTRY = """\
  - id: loop-stops
    kind: boolean
    level: mid
    prompt: {en: It stops., ko: 멈춘다.}
    answer: true
    true_because: {en: It does., ko: 멈춥니다.}
    explanation: {en: Because., ko: 왜냐하면.}
    reference: PEP 342
"""

PREDICT = """\
  - id: loop-prints
    kind: predict
    level: mid
    prompt: {en: What?, ko: 무엇?}
    code: print({{n}})
    vary: {n: [1, 2]}
    explanation: {en: So., ko: 그래서.}
    reference: PEP 342
"""


def written(tmp_path: Path, **files: str) -> Path:
    """A directory with these banks; ``__`` in a name stands for a hyphen."""
    for name, text in files.items():
        (tmp_path / f"{name.replace('__', '-')}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def load(tmp_path: Path, text: str) -> Banks:
    return load_banks(written(tmp_path, loops=text))


def told(banks: Banks, root: Path) -> list[str]:
    """The mistakes with the directory left out."""
    return [str(m).removeprefix(f"{root}/").replace(f"{root}/", "") for m in banks.mistakes]


def test_a_bank_is_read_as_it_is_written(tmp_path):
    banks = load(
        tmp_path,
        "bank: loops\norder: 2\ntitle: {en: Loops, ko: 루프}\nchallenges: [running-total]\nquestions:\n"
        + ENTRY
        + '    claims: [N1-01, N2-70]\n    pythons: ">=3.13"\n    figure: "a ──▶ b"\n',
    )
    assert banks.mistakes == ()
    (bank,) = banks.banks
    assert (bank.slug, bank.title, bank.order) == ("loops", Text("Loops", "루프"), 2)
    assert bank.challenges == ("running-total",)
    (question,) = bank.questions
    assert question.id == "loop-stops"
    assert question.bank == "loops"
    assert question.level is Level.MID
    assert question.topics == ("loops",)
    assert question.claims == ("N1-01", "N2-70")
    assert question.prompt == Text("It stops.", "멈춘다.")
    assert question.figure == both("a ──▶ b")
    assert (question.code, question.answer_figure, question.follow_up) == (None, None, None)
    assert question.pythons == ">=3.13"
    assert question.body == boolean.Body(True, true_because=Text("It does.", "멈춥니다."))


def test_banks_stand_in_the_order_of_their_topics(tmp_path):
    root = written(
        tmp_path,
        loops=HEAD + ENTRY,
        aaa="bank: aaa\norder: 3\ntitle: {en: A, ko: 가}\nquestions: []\n",
        zzz="bank: zzz\norder: 1\ntitle: {en: Z, ko: 하}\nquestions: []\n",
        mmm="bank: mmm\norder: 2\ntitle: {en: M, ko: 마}\nquestions: []\n",
    )
    assert [b.slug for b in load_banks(root).banks] == ["zzz", "loops", "mmm", "aaa"]


class TestRevision:
    def test_it_changes_with_the_content_and_not_with_how_it_is_written(self, tmp_path):
        def revision(entry: str) -> str:
            return load(tmp_path, HEAD + entry).banks[0].questions[0].revision

        plain = revision(ENTRY)
        assert len(plain) == 12
        assert int(plain, 16) >= 0
        assert revision(ENTRY.replace("reference: PEP 342", "reference: 'PEP 342'  # a comment")) == plain
        moved = ENTRY.replace("    level: mid\n", "") + "    level: mid\n"
        assert revision(moved) == plain
        assert revision(ENTRY.replace("Because.", "Because!")) != plain

    def test_it_is_the_same_on_every_machine(self, tmp_path):
        """Progress is exported and imported: the hash is part of the format."""
        assert load(tmp_path, HEAD + ENTRY).banks[0].questions[0].revision == "bed25fb6115b"


def changed(old: str, new: str, entry: str = ENTRY) -> str:
    assert entry.count(old) == 1
    return HEAD + entry.replace(old, new)


MISTAKES = [
    # the bank
    ("bank: lops\n" + HEAD[12:] + ENTRY, ["1:7: `bank` must be the file's name, `loops`"]),
    (HEAD.replace("order: 2\n", "") + ENTRY, ["1:1: `order` is missing"]),
    (HEAD.replace("order: 2", "order: two") + ENTRY, ["2:8: `order` must be a whole number, not text"]),
    (HEAD.replace("order: 2", "oder: 2") + ENTRY,
     ["1:1: `order` is missing", "2:1: `oder` is not known here; did you mean `order`?"]),
    (HEAD.replace("{en: Loops, ko: 루프}", "Loops") + ENTRY,
     ["3:8: `title` must be given in both languages: {en: …, ko: …}"]),
    (HEAD.replace("questions:\n", "questions: none\n"), ["4:12: `questions` must be a list, not text"]),
    (HEAD.replace("questions", "challenges: [Running]\nquestions") + ENTRY,
     ["4:14: `challenges` is no slug: `Running` must be lower-case letters and digits, in parts joined by hyphens"]),
    ("- a\n- b\n", ["1:1: a bank is a mapping: bank, order, title, questions"]),
    ("", ["1:1: is empty"]),
    (HEAD + "  - just text\n", ["5:5: a question is a mapping: id, kind, level, prompt, …"]),
    # common fields
    (changed("    level: mid\n", ""), ["5:5: `level` is missing"]),
    (changed("level: mid", "level: middle"),
     ["7:12: `level` is one of junior, mid, senior, not `middle`; did you mean `mid`?"]),
    (changed("level: mid", "level:"), ["7:11: `level` is empty"]),
    (changed("kind: boolean", "kind: bolean"),
     ["6:11: `kind` is one of boolean, multiple, order, predict, recall, short, single, not `bolean`; "
      "did you mean `boolean`?"]),
    (changed("    kind: boolean\n", ""), ["5:5: `kind` is missing"]),
    (changed("id: loop-stops", "id: Loop_stops"),
     ["5:9: `id` is no slug: `Loop_stops` must be lower-case letters and digits, in parts joined by hyphens"]),
    (changed("id: loop-stops", "id: 7"), ["5:9: `id` must be text, not the number 7; put it in quotes"]),
    (changed("prompt: {en: It stops., ko: 멈춘다.}", "prompt: {en: It stops.}"),
     ["8:13: `prompt.ko` is missing: it is written in both languages"]),
    (changed("prompt: {en: It stops., ko: 멈춘다.}", "prompt: It stops."),
     ["8:13: `prompt` must be given in both languages: {en: …, ko: …}"]),
    (changed("prompt: {en: It stops., ko: 멈춘다.}", "promt: {en: It stops., ko: 멈춘다.}"),
     ["5:5: `prompt` is missing", "8:5: `promt` is not known here; did you mean `prompt`?"]),
    (changed("Because.", "''"), ["11:23: `explanation.en` is empty"]),
    (changed("    answer: true\n", "    answr: true\n"),
     ["5:5: `answer` is missing", "9:5: `answr` is not known here; did you mean `answer`?"]),
    (changed("answer: true", "answer: yes"), ["9:13: `answer` must be true or false, not text"]),
    (changed("true_because: {en: It does., ko: 멈춥니다.}", "true_because: It does."),
     ["10:19: `true_because` must be given in both languages: {en: …, ko: …}"]),
    (HEAD + ENTRY + "    output: x\n", ["13:5: `output` is not known here"]),
    (HEAD + ENTRY + "    claims: [N1-01, N1-30, N3-01, 7]\n",
     ["13:21: there is no claim N1-30: those of this note are N1-01 to N1-29",
      "13:28: a claim looks like N1-07 or N2-55, not `N3-01`",
      "13:35: `claims` must be text, not the number 7; put it in quotes"]),
    (HEAD + ENTRY + "    claims: [N2-71, N2-00, N1-7]\n",
     ["13:14: there is no claim N2-71: those of this note are N2-01 to N2-70",
      "13:21: there is no claim N2-00: those of this note are N2-01 to N2-70",
      "13:28: a claim looks like N1-07 or N2-55, not `N1-7`"]),
    (HEAD + ENTRY + "    topics: [lops]\n", ["13:14: there is no bank `lops`; did you mean `loops`?"]),
    (HEAD + ENTRY + "    follow_up: loop-stop\n",
     ["13:16: there is no question `loop-stop`; did you mean `loop-stops`?"]),
    (HEAD + ENTRY + "    follow_up: loop-stops\n",
     ["13:16: `follow_up` goes round in a circle: loop-stops → loop-stops"]),
    (HEAD + ENTRY + "    pythons: '3.13+'\n",
     ["13:14: `pythons` looks like `>=3.13` or `>=3.11.4,<3.13`, not `3.13+`"]),
    (HEAD + ENTRY + f"    figure: '{'─' * 41}'\n",
     ["13:13: `figure` is 41 columns wide; at most 40 fit a narrow terminal"]),
    (HEAD + ENTRY + f"    answer_figure:\n      en: a\n      ko: {'가' * 21}\n",
     ["15:11: `answer_figure` is 42 columns wide; at most 40 fit a narrow terminal"]),
    (HEAD + ENTRY + "    level: senior\n", ["13:5: `level` is already given at 7:5"]),
    (HEAD + ENTRY + ENTRY, ["13:9: the id `loop-stops` is already used at loops.yaml:5:9"]),
    # a kind's own checks
    (changed("print({{n}})", "print(1)", PREDICT), ["10:15: `{{n}}` does not occur in `code`"]),
    (changed("[1, 2]", "[1, [2]]", PREDICT),
     ["10:19: `vary.n` must be a number, true, false or text, not a list"]),
    (changed("vary: {n: [1, 2]}", "near: [{output: 1}]", PREDICT),
     ["10:12: `near.word` is missing", "10:21: `near.output` must be text or {en: …, ko: …}, not the number 1; "
      "put it in quotes"]),
    (changed("    code: print({{n}})\n", "", PREDICT),
     ["5:5: `code` is missing: the program whose output is asked for", "9:15: `{{n}}` does not occur in `code`"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_every_mistake_has_its_words_and_its_place(tmp_path, text, expected):
    assert told(load(tmp_path, text), tmp_path) == [f"loops.yaml:{m}" for m in expected]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_good_entry_is_asked_whatever_is_wrong_beside_it(tmp_path, text, expected):
    """A bad entry takes nothing with it but itself."""
    good = HEAD.replace("loops", "other") + ENTRY.replace("loop-stops", "other-stops")
    banks = load_banks(written(tmp_path, loops=text, other=good))
    assert [q.id for b in banks.banks if b.slug == "other" for q in b.questions] == ["other-stops"]
    assert len(banks.mistakes) == len(expected)


def test_in_one_bank_the_bad_entry_is_left_out_and_the_good_one_stays(tmp_path):
    banks = load(tmp_path, changed("level: mid", "level: hard") + PREDICT)
    assert [q.id for q in banks.banks[0].questions] == ["loop-prints"]
    assert isinstance(banks.banks[0].questions[0].body, predict.Body)


def test_of_two_entries_with_one_id_the_first_is_asked(tmp_path):
    second = ENTRY.replace("It stops.", "It goes on.")
    banks = load(tmp_path, HEAD + ENTRY + second)
    assert [q.prompt.en for q in banks.banks[0].questions] == ["It stops."]


def test_ids_are_unique_over_all_banks(tmp_path):
    root = written(tmp_path, loops=HEAD + ENTRY, zzz=HEAD.replace("loops", "zzz") + ENTRY)
    banks = load_banks(root)
    assert told(banks, root) == ["zzz.yaml:5:9: the id `loop-stops` is already used at loops.yaml:5:9"]
    assert [len(b.questions) for b in banks.banks] == [1, 0]


def test_a_follow_up_may_stand_in_another_bank_and_may_itself_be_left_out(tmp_path):
    """Its own mistakes are told; that it is left out is no mistake of whoever names it."""
    broken = ENTRY.replace("loop-stops", "zzz-stops").replace("level: mid", "level: hard")
    root = written(
        tmp_path, loops=HEAD + ENTRY + "    follow_up: zzz-stops\n", zzz=HEAD.replace("loops", "zzz") + broken
    )
    banks = load_banks(root)
    assert told(banks, root) == ["zzz.yaml:7:12: `level` is one of junior, mid, senior, not `hard`"]
    assert banks.banks[0].questions[0].follow_up == "zzz-stops"


def test_a_circle_of_follow_ups_is_told_once(tmp_path):
    ring = {"aa": "bb", "bb": "cc", "cc": "aa", "dd": "aa"}
    entries = [ENTRY.replace("loop-stops", name) + f"    follow_up: {to}\n" for name, to in ring.items()]
    banks = load(tmp_path, HEAD + "".join(entries))
    assert told(banks, tmp_path) == [
        "loops.yaml:13:16: `follow_up` goes round in a circle: aa → bb → cc → aa"
    ]


def test_further_topics_follow_the_banks_own(tmp_path):
    root = written(
        tmp_path,
        loops=HEAD + ENTRY + "    topics: [zzz, loops]\n",
        zzz="bank: zzz\norder: 1\ntitle: {en: Z, ko: 하}\nquestions: []\n",
    )
    (question,) = load_banks(root).banks[1].questions
    assert question.topics == ("loops", "zzz")


class TestDirectories:
    def test_one_that_is_not_there_is_a_mistake(self, tmp_path):
        root = tmp_path / "none"
        assert [str(m) for m in load_banks(root).mistakes] == [
            f"{root}:1:1: cannot be read: No such file or directory"
        ]

    def test_other_files_are_not_banks_and_yml_is_told(self, tmp_path):
        root = written(tmp_path, loops=HEAD + ENTRY)
        (root / "README.md").write_text("hello")
        (root / ".hidden.yaml").write_text("{")
        (root / "more.yml").write_text(HEAD)
        banks = load_banks(root)
        assert told(banks, root) == ["more.yml:1:1: is not read: a bank's file ends in .yaml"]
        assert len(banks.banks) == 1

    def test_a_directory_that_is_called_like_a_bank_stops_nothing(self, tmp_path):
        root = written(tmp_path, loops=HEAD + ENTRY)
        (root / "zzz.yaml").mkdir()
        banks = load_banks(root)
        assert told(banks, root) == ["zzz.yaml:1:1: is not a file"]
        assert len(banks.banks) == 1

    def test_a_name_that_is_no_slug_is_a_mistake(self, tmp_path):
        (tmp_path / "My Loops.yaml").write_text(HEAD.replace("loops", "My Loops") + ENTRY, encoding="utf-8")
        assert told(load_banks(tmp_path), tmp_path) == [
            "My Loops.yaml:1:1: the file's name is no slug: `My Loops` must be lower-case letters and digits, "
            "in parts joined by hyphens"
        ]

    def test_the_roots_are_where_the_project_keeps_them(self):
        assert questions_root().is_dir()
        assert challenges_root().is_dir()


@pytest.mark.parametrize(
    ("pythons", "version", "asked"),
    [
        ("", (3, 11, 7), True),
        (">=3.13", (3, 12, 9), False),
        (">=3.13", (3, 13, 0), True),
        (">=3.13", (4, 0, 0), True),
        ("<3.12", (3, 11, 7), True),
        ("<3.12", (3, 12, 0), False),
        (">=3.11.4,<3.13", (3, 11, 3), False),
        (">=3.11.4, <3.13", (3, 12, 9), True),
        ("==3.12", (3, 12, 5), True),
        ("!=3.12", (3, 12, 5), False),
        (">3.12", (3, 12, 5), False),
        (">3.12", (3, 13, 0), True),
        ("<=3.12", (3, 12, 5), True),
    ],
)
def test_a_question_is_asked_where_it_is_true(tmp_path, pythons, version, asked):
    further = f"    pythons: '{pythons}'\n" if pythons else ""
    (question,) = load(tmp_path, HEAD + ENTRY + further).banks[0].questions
    assert asked_here(question, version) is asked


def test_the_banks_that_are_shipped_have_no_mistakes():
    """What ``quizzer verify`` promises about them, without running anything."""
    banks = load_banks(questions_root())
    assert [str(m) for m in banks.mistakes] == []
    assert all(bank.questions for bank in banks.banks)

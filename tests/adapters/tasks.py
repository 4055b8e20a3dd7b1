"""A challenge of the test's own: small, quick to judge, and each of its tests can be made to fail alone."""

import textwrap
from pathlib import Path

SUITE = """\
def test_it_begins_with_one(submission):
    submission.count().next().gives(1)


def test_two_comes_next(submission):
    count = submission.count()
    count.next()
    count.next().gives(2)


def test_it_says_hello(submission):
    submission.hello().next().gives("hello")
"""
YAML = """\
challenge: {slug}
order: {order}
title: {{en: Counting ({slug}), ko: 세기 ({slug})}}
level: junior
claims: [N1-09]
banks: []
defines: [count, hello]
tests:
  - id: test_it_begins_with_one
    title: {{en: The count begins with 1, ko: 1부터 센다}}
    hint: {{en: Where does your count begin?, ko: 어디서부터 세나요?}}
  - id: test_two_comes_next
    title: {{en: 2 comes after 1, ko: 1 다음은 2이다}}
    hint: {{en: By how much does your count grow?, ko: 얼마씩 늘어나나요?}}
  - id: test_it_says_hello
    title: {{en: hello() says hello, ko: hello()는 hello를 내놓는다}}
    hint: {{en: What does the first yield hand out?, ko: 첫 yield가 무엇을 내놓나요?}}
wrong:
  - {{file: none.py, verdict: failed, fails: [test_it_begins_with_one, test_two_comes_next, test_it_says_hello]}}
cpu_seconds: 1
"""
STATEMENT = {
    "en": "# Counting\n\nDefine `count()` and `hello()`.\n\n- `count()` yields 1, then 2.\n",
    "ko": "# 세기\n\n`count()`와 `hello()`를 정의하세요.\n\n- `count()`는 1, 2를 차례로 내놓습니다.\n",
}
STARTER = "def count():\n    yield\n\n\ndef hello():\n    yield\n"


def counting(first: object = 1, second: object = 2, hello: object = "hello") -> str:
    """A submission; with other values than these it fails just the tests that look at them."""
    return f"def count():\n    yield {first!r}\n    yield {second!r}\n\n\ndef hello():\n    yield {hello!r}\n"


SOLUTION = "# The reference, with commentary.\n" + counting()
ENDLESS = counting() + "\n\nwhile True:\n    pass\n"
"""Takes its whole CPU second before there is a verdict."""


def write_challenge(root: Path, slug: str = "counting", *, order: int = 1, suite: str = SUITE) -> Path:
    """The directory of a whole challenge, in ``root``."""
    directory = root / slug
    (directory / "suite").mkdir(parents=True)
    (directory / "submissions" / "wrong").mkdir(parents=True)
    files = {
        "challenge.yaml": YAML.format(slug=slug, order=order),
        "starter.py": STARTER,
        "solution.py": SOLUTION,
        f"suite/test_{slug.replace('-', '_')}.py": suite,
        "submissions/wrong/none.py": STARTER,
        **{f"statement.{lang}.md": text for lang, text in STATEMENT.items()},
    }
    for name, text in files.items():
        (directory / name).write_text(textwrap.dedent(text), encoding="utf-8")
    return directory


def save(file: Path, text: str | bytes) -> None:
    """As editors save: another file, renamed over this one."""
    fresh = file.with_name(f".{file.name}.fresh")
    fresh.write_bytes(text.encode() if isinstance(text, str) else text)
    fresh.replace(file)

"""What the pages promise of themselves: commands that can be copied, pictures and links that are there."""

import re
import subprocess
from pathlib import Path

import pytest

import quizzer

CHECKOUT = Path(quizzer.__file__).resolve().parent.parent
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
README = CHECKOUT / "README.md"

pytestmark = pytest.mark.skipif(not README.is_file(), reason="the pages are in a checkout, and this is none")


def command(name: str) -> str:
    """What stands in the README's code block between the two markers of that name."""
    between = rf"<!-- {name}: begin -->\n```sh\n(.*?)```\n<!-- {name}: end -->"
    (found,) = re.findall(between, README.read_text(encoding="utf-8"), re.DOTALL)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(("name", "does"), [("quiz", "quizzer quiz"), ("test", "pytest")])
def test_the_readme_has_one_line_for_it(name: str, does: str) -> None:
    """Setting up and starting, and setting up and testing, are one line each, in a virtual environment."""
    line = command(name)
    assert line.count("\n") == 1
    steps = [step.strip() for step in line.split("&&")]
    assert steps[0] == "python3 -m venv .venv"
    assert steps[1].startswith(".venv/bin/pip install ")
    assert steps[-1] == f".venv/bin/{does}"
    parsed = subprocess.run(["bash", "-n", "-c", line], capture_output=True, text=True, check=False)
    assert (parsed.returncode, parsed.stderr) == (0, "")


def test_the_release_check_takes_its_commands_from_the_readme() -> None:
    """.ci/run asks for the same markers, so that the page and the check cannot drift apart."""
    script = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    assert {"test", "quiz"} == set(re.findall(r"\$\(readme (\w+)\)", script))
    parsed = subprocess.run(["bash", "-n", str(CHECKOUT / ".ci" / "run")], capture_output=True, check=False)
    assert parsed.returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link and picture of a page that is not a whole address is a file of the checkout."""
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("picture", sorted(CHECKOUT.glob("docs/pictures/*.svg")), ids=lambda p: p.name)
def test_pictures_load_nothing(picture: Path) -> None:
    """A picture is complete in itself: no script, no font and no picture from elsewhere."""
    text = picture.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "://" not in text
    assert "<script" not in text
    assert text.rstrip().endswith("</svg>")

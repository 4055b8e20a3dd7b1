"""Makes the pictures beside this file, and the outputs in README.md, from real sessions.

    .venv/bin/python docs/pictures/make.py

Pictures: quizzer runs in a pseudo-terminal, is typed to, and its screen is drawn as SVG. README: in each ``console``
block every line that begins with ``$`` is run by a shell, one after the other, and what follows it is replaced by what
it printed. All of it happens in a fresh data directory.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from adapters.terminal import Terminal  # noqa: E402 - found once the path is set

PICTURES = Path(__file__).resolve().parent
CHALLENGE = ROOT / "challenges" / "sequential-vs-concurrent"
IN_TURN = CHALLENGE / "submissions" / "wrong" / "concurrent_awaits_in_turn.py"
SHELL_COLUMNS = 80

CELL, LINE, MARGIN = 8.4, 19, 14
BACKGROUND, FOREGROUND = "#11151c", "#d4d9e0"
COLOURS = {
    "black": "#3b4252", "red": "#e5676f", "green": "#7cc47f", "brown": "#d9b65c", "blue": "#6fa8e8",
    "magenta": "#c48ad6", "cyan": "#5fc3c9", "white": FOREGROUND,
    "brightblack": "#7a8494", "brightred": "#f08a90", "brightgreen": "#9bdc9e", "brightbrown": "#ecd08a",
    "brightyellow": "#ecd08a", "brightblue": "#8fc0f5", "brightmagenta": "#d9a8e6", "brightcyan": "#86dde2",
    "brightwhite": "#ffffff",
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        quiz(PICTURES / "quiz.en.svg", "en", Path(directory))
        quiz(PICTURES / "quiz.ko.svg", "ko", Path(directory))
        verdict(PICTURES / "verdict.en.svg", Path(directory))
    with tempfile.TemporaryDirectory() as directory:
        readme = ROOT / "README.md"
        readme.write_text(rerun(readme.read_text(encoding="utf-8"), Path(directory)), encoding="utf-8")


def quiz(file: Path, lang: str, directory: Path) -> None:
    """A question that is answered wrongly, so that the reasons are seen."""
    asked = [
        "quiz",
        "--topic",
        "next-send",
        "--kind",
        "single",
        "--count",
        "2",
        "--seed",
        "7",
        "--lang",
        lang,
    ]
    with Terminal(asked, fresh(directory), directory, rows=60) as terminal:
        terminal.see("»")
        terminal.type("1")
        terminal.see("Enter ")
        draw(file, upto(rows(terminal), "Enter "), "quizzer quiz")


def verdict(file: Path, directory: Path) -> None:
    """What a submission gets that awaits one fetch after the other."""
    submit = ["challenge", "submit", CHALLENGE.name, "--file", str(IN_TURN), "--lang", "en"]
    with Terminal(submit, fresh(directory), directory, rows=90) as terminal:
        terminal.drain()
        draw(file, rows(terminal)[:20], "quizzer challenge submit")


def fresh(directory: Path) -> dict[str, str]:
    """The environment of somebody who uses quizzer for the first time."""
    return {"QUIZZER_HOME": str(directory / "home"), "LC_ALL": "C.UTF-8"}


Run = tuple[str, int, Any]
"""Characters that look alike, how many columns they take, and the first one's cell."""


def rows(terminal: Terminal) -> list[list[Run]]:
    """The screen as lines of runs, without the empty lines around it."""
    screen = terminal.screen
    lines = [list(runs([screen.buffer[y][x] for x in range(screen.columns)])) for y in range(screen.lines)]
    while lines and not any(text.strip() for text, _, _ in lines[-1]):
        lines.pop()
    while lines and not any(text.strip() for text, _, _ in lines[0]):
        lines.pop(0)
    return lines


def upto(lines: list[list[Run]], heading: str) -> list[list[Run]]:
    """The lines before the one that begins with ``heading``."""
    ends = (i for i, line in enumerate(lines) if "".join(t for t, _, _ in line).startswith(heading))
    return lines[: next(ends, len(lines))]


def runs(cells: list[Any]) -> Iterator[Run]:
    """pyte keeps an empty cell after each wide character: it takes a column and has no text.

    Wide characters are runs of their own: a reader's font may have them a little wider or narrower than two others.
    """
    wide = [not after.data for after in cells[1:]] + [False]
    text, width, first, is_wide = "", 0, cells[0], wide[0]
    for cell, cell_is_wide in zip(cells, wide, strict=True):
        if cell.data and (look(cell) != look(first) or (cell_is_wide != is_wide and cell.data != " ")):
            yield text, width, first
            text, width, first, is_wide = "", 0, cell, cell_is_wide
        text, width = text + cell.data, width + 1
    yield text, width, first


def look(cell: Any) -> tuple[Any, ...]:
    return (cell.fg, cell.bg, cell.bold, cell.reverse)


def draw(file: Path, lines: list[list[Run]], title: str) -> None:
    while lines and not any(text.strip() for text, _, _ in lines[-1]):
        lines.pop()
    columns = max(sum(w for _, w, _ in line) for line in lines)
    width, height = columns * CELL + 2 * MARGIN, (len(lines) + 1) * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="ui-monospace, Menlo, Consolas, D2Coding, monospace" font-size="14" fill="{FOREGROUND}" '
        'xml:space="preserve">',
        f'<text x="{MARGIN}" y="{MARGIN + 12}" fill="{COLOURS["brightblack"]}">$ {escape(title)}</text>',
    ]
    for number, line in enumerate(lines, 1):
        parts += texts(line, MARGIN + 12 + number * LINE)
    file.write_text("\n".join([*parts, "</g>", "</svg>", ""]), encoding="utf-8")


NO_BREAK = "\u00a0"
"""Stands for each space inside a text: viewers fold several plain ones into one."""


def texts(line: list[Run], y: float) -> Iterator[str]:
    """Each run at its column and of its width, whatever font the reader has."""
    column = 0
    for text, width, cell in line:
        shown = text.strip()
        if shown:
            x = MARGIN + (column + len(text) - len(text.lstrip())) * CELL
            length = (width - len(text) + len(shown)) * CELL
            weight = ' font-weight="bold"' if cell.bold else ""
            yield (
                f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" '
                f'fill="{colour(cell.fg)}"{weight}>{escape(shown.replace(" ", NO_BREAK))}</text>'
            )
        column += width


def colour(name: str) -> str:
    if name == "default":
        return FOREGROUND
    return COLOURS.get(name, f"#{name}")


def rerun(readme: str, directory: Path) -> str:
    """The README with every ``console`` block run anew, in one working directory, in order."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(directory),
        **fresh(directory),
        "COLUMNS": str(SHELL_COLUMNS),
    }

    (directory / "challenges").symlink_to(ROOT / "challenges")

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[1].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{c}\n{output(c)}" for c in commands) + "```\n"

    def output(command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", command.removeprefix("$ ")],
            cwd=directory, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).strip("\n").splitlines())
        return said.replace(str(directory), "~") + "\n" if said else ""

    return re.sub(r"```console\n(.*?)```\n", block, readme, flags=re.DOTALL)


if __name__ == "__main__":
    main()

"""Bubblewrap: a zygote that sees a Python, the guest's own modules and nothing else of the file system.

/quizzer/quizzer/…       the few modules that a guest consists of (never the suites)
the Python's own files   read-only, its site-packages hidden
the system's libraries   read-only
/dev                     a new one

There is no /proc, so that of other processes nothing can be seen or changed, and nothing can be written anywhere: what
one guest leaves behind would be there for the next.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_GUEST = ("__init__.py", "guest", "sandbox", "wire")
_INSIDE = "/quizzer"
_ALONE = "--unshare-all --die-with-parent --new-session --cap-drop ALL --hostname guest"
_ISOLATED = f"{_ALONE} --dev /dev --remount-ro /dev --chdir /"


@cache
def missing() -> str:
    """Why bubblewrap cannot be used; empty when it can. Tries it: many containers forbid what it needs."""
    # Imported here and not above: every guest's zygote imports this module, and starts nothing.
    import shutil
    import subprocess

    program = shutil.which("bwrap")
    if program is None:
        return "bubblewrap is not installed"
    true = shutil.which("true") or "/bin/true"
    probe = [program, *_ISOLATED.split(), "--ro-bind", "/", "/", true]
    try:
        done = subprocess.run(probe, capture_output=True, timeout=10, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as e:
        return f"bubblewrap does not start: {e}"
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return (
        ""
        if done.returncode == 0
        else f"bubblewrap cannot isolate here: {said[-1] if said else 'no reason given'}"
    )


def wrap(argv: list[str], root: str) -> list[str]:
    """The zygote's command line, behind walls; ``root`` in it becomes the place of its modules inside."""
    import shutil

    python = Path(argv[0]).resolve()
    program = shutil.which("bwrap") or "bwrap"
    inside = [str(python), *(_INSIDE if word == root else word for word in argv[1:])]
    return [program, *_ISOLATED.split(), *_files(python, Path(root)), "--remount-ro", "/", *inside]


def _files(python: Path, root: Path) -> Iterator[str]:
    for folder in ("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo"):
        yield from _bound(Path(folder))
    yield from _bound(Path("/etc/ld.so.cache"))
    yield from _bound(Path("/etc/localtime"))
    yield from ("--ro-bind", str(python), str(python))
    yield from _libraries(python)
    for name in _GUEST:
        yield from ("--ro-bind", str(root / "quizzer" / name), f"{_INSIDE}/quizzer/{name}")


def _libraries(python: Path) -> Iterator[str]:
    """The standard library, without what is installed beside it: hidden suites may be there."""
    prefix = python.parent.parent
    folders = [*sorted((prefix / "lib").glob("python3*")), *sorted((prefix / "lib64").glob("python3*"))]
    for folder in folders:
        yield from ("--ro-bind", str(folder), str(folder))
    for file in sorted((prefix / "lib").glob("libpython*.so*")):
        yield from ("--ro-bind", str(file), str(file))
    system = [
        Path("/usr/lib/python3"),
        *sorted(Path("/usr/lib").glob("python3*")),
        *Path("/usr/lib64").glob("python3*"),
    ]
    for folder in {*folders, *system}:
        for name in ("site-packages", "dist-packages"):
            if (folder / name).is_dir():
                yield from ("--tmpfs", str(folder / name), "--remount-ro", str(folder / name))


def _bound(path: Path) -> Iterator[str]:
    """The same path inside; a link stays a link (merged /usr)."""
    if path.is_symlink():
        yield from ("--symlink", str(path.readlink()), str(path))
    elif path.exists():
        yield from ("--ro-bind", str(path), str(path))

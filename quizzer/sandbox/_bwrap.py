"""Bubblewrap: a zygote that sees a Python, the guest's own modules and nothing else of the file system.

/quizzer/quizzer/…       the few modules that a guest consists of (never the suites)
the Python's own files   read-only, its site-packages hidden
the system's libraries   read-only
/dev                     a new one

There is no /proc, so that of other processes nothing can be seen or changed, and nothing can be written anywhere: what
one guest leaves behind would be there for the next.
"""

import os
from collections.abc import Iterator
from functools import cache

_GUEST = ("__init__.py", "guest", "sandbox", "wire")
_INSIDE = "/quizzer"
_ALONE = "--unshare-all --die-with-parent --new-session --cap-drop ALL --hostname guest"
_ISOLATED = f"{_ALONE} --dev /dev --remount-ro /dev --chdir /"
_PROBE_SECONDS = 10


def absent() -> str:
    """Why bubblewrap is not here; empty when it is."""
    return "" if _program() else "bubblewrap is not installed"


@cache
def missing() -> str:
    """Why bubblewrap cannot be used; empty when it can. Tries it: many containers forbid what it needs."""
    # Imported here and not above: every guest's zygote imports this module, and starts nothing.
    from quizzer.wire.process import spawn

    program = _program()
    if not program:
        return absent()
    true = "/usr/bin/true" if os.path.exists("/usr/bin/true") else "/bin/true"
    try:
        probe = spawn([program, *_ISOLATED.split(), "--ro-bind", "/", "/", true], os.environ)
    except OSError as e:
        return f"bubblewrap does not start: {e}"
    said = probe.end(_PROBE_SECONDS).splitlines()
    os.close(probe.wire)
    return (
        f"bubblewrap cannot isolate here: {said[-1] if said else 'no reason given'}" if probe.status else ""
    )


def wrap(argv: list[str], root: str) -> list[str]:
    """The zygote's command line, behind walls; ``root`` in it becomes the place of its modules inside."""
    python = os.path.realpath(argv[0])
    inside = [python, *(_INSIDE if word == root else word for word in argv[1:])]
    return [_program(), *_ISOLATED.split(), *_files(python, root), "--remount-ro", "/", *inside]


def _program() -> str:
    """Where bubblewrap is; empty when it is nowhere."""
    places = (
        os.path.join(folder, "bwrap") for folder in os.environ.get("PATH", os.defpath).split(os.pathsep)
    )
    return next((place for place in places if os.access(place, os.X_OK)), "")


def _files(python: str, root: str) -> Iterator[str]:
    for folder in ("/lib", "/lib64", "/lib32", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo"):
        yield from _bound(folder)
    yield from _bound("/etc/ld.so.cache")
    yield from _bound("/etc/localtime")
    yield from ("--ro-bind", python, python)
    yield from _libraries(os.path.dirname(os.path.dirname(python)))
    for name in _GUEST:
        yield from ("--ro-bind", f"{root}/quizzer/{name}", f"{_INSIDE}/quizzer/{name}")


def _libraries(prefix: str) -> Iterator[str]:
    """The standard library, without what is installed beside it: hidden suites may be there."""
    own = [*_pythons(f"{prefix}/lib"), *_pythons(f"{prefix}/lib64")]
    for folder in own:
        yield from ("--ro-bind", folder, folder)
    for file in _named(f"{prefix}/lib", "libpython"):
        if ".so" in file:
            yield from ("--ro-bind", file, file)
    for folder in sorted({*own, *_pythons("/usr/lib"), *_pythons("/usr/lib64")}):
        for name in ("site-packages", "dist-packages"):
            installed = f"{folder}/{name}"
            if os.path.isdir(installed):
                yield from ("--tmpfs", installed, "--remount-ro", installed)


def _pythons(folder: str) -> list[str]:
    """Python 3's libraries in it, whatever their minor version."""
    return _named(folder, "python3")


def _named(folder: str, beginning: str) -> list[str]:
    """What is in the folder under a name that begins so."""
    if not os.path.isdir(folder):
        return []
    return [f"{folder}/{name}" for name in sorted(os.listdir(folder)) if name.startswith(beginning)]


def _bound(path: str) -> Iterator[str]:
    """The same path inside; a link stays a link (merged /usr)."""
    if os.path.islink(path):
        yield from ("--symlink", os.readlink(path), path)
    elif os.path.exists(path):
        yield from ("--ro-bind", path, path)

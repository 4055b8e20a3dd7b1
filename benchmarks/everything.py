"""Every figure in one run, and all of them once more at the end, a line each.

    python benchmarks/everything.py [ROUNDS]

Exits with 1 when a target is missed. Run it on a machine that does nothing else: see ``measure``.
"""

import platform
import sys

import judge
import measure
import others
import startup
import watch


def main() -> int:
    times_each = measure.rounds(15)
    held = [startup.measured(times_each), judge.measured(times_each), watch.measured(times_each)]
    others.measured(times_each)
    print(f"All together, on {platform.python_implementation()} {platform.python_version()}:")
    print("\n".join(f"- {line}" for line in measure.SAID))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

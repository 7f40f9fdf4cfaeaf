#!/usr/bin/env python3
"""Livetally's commands: python3 scripts/dev.py run | test | check | faults | dev | bench | lock.

run    set everything up and serve, with a demo poll, on HOST:PORT (127.0.0.1:8000)
test   set everything up and run every test and check
check  lint, formats, types and import rules only
faults kill, hang and cut off what servers need, and tell what came of each
dev    serve with automatic reload, and the front end by Vite with hot reload
bench  measure this machine's Livetally, or any at --url: passes its words on to `manage.py bench`
lock   renew requirements/*.txt from requirements/*.in
"""

import os
import sys

# Any Python 3 must be able to read this file, to say in a sentence that it is too old.
OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def main() -> int:
    """Carry out one verb; the exit code."""
    if sys.version_info < OLDEST:
        sys.exit(f"Livetally needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
    sys.path.insert(0, ROOT)
    from scripts.shell import Stop  # noqa: PLC0415
    from scripts.verbs import VERBS  # noqa: PLC0415

    verb, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if verb not in VERBS:
        sys.exit(__doc__)
    os.chdir(ROOT)
    try:
        return VERBS[verb](rest)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

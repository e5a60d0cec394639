"""`python3 -m tools demo`: goes on with a Python that fits, whichever one was called.

This file and `pythons` keep to what an old Python understands, so that it can say that it is too old.
"""

import os
import sys

from tools import pythons


def main() -> int:
    """Run the command that was asked for; the exit code is 0 if it went well and 1 if not."""
    lacking = pythons.lacking(sys.executable)
    if lacking:
        fit = pythons.find()
        if fit is None:
            sys.stderr.write(pythons.advice(sys.executable, lacking) + "\n")
            return 1
        sys.stderr.flush()
        os.execv(fit, [fit, "-m", "tools", *sys.argv[1:]])  # noqa: S606
    from tools import commands  # noqa: PLC0415 (an old Python cannot read it)

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`make chaos`: SIGKILL under load, on every database that answers here.

ARGS="--database postgresql --kills 5 --clients 5 --seed 7" are the arguments. Without --database, a PostgreSQL
that does not answer is only named; asked for, it is a failure.
"""

import sys

import environment
from environment import Problem
from load import places


def main(arguments):
    failed = places.run_each("chaos.run", arguments)
    print("chaos: {}".format("FAILED on " + ", ".join(failed) if failed else "passed"), file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)

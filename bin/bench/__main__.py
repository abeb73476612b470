"""`make bench`: figures as lines of JSON, from every database that answers here.

ARGS="--database sqlite --only autosave --seconds 5 --rounds 5 --clients 8" are the arguments.
"""

import sys

import environment
from environment import Problem
from load import places


def main(arguments):
    failed = places.run_each("bench.run", arguments)
    print("bench: {}".format("FAILED on " + ", ".join(failed) if failed else "done"), file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)

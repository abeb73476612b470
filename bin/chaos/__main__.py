"""`make chaos`: SIGKILL under load, on every database that answers here.

ARGS="--database postgresql --kills 5 --clients 5 --seed 7" are the arguments. Without --database, a PostgreSQL
that does not answer is only named; asked for, it is a failure.
"""

from load import places

if __name__ == "__main__":
    places.main("chaos", "passed")

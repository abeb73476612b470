"""`make bench`: figures as lines of JSON, from every database that answers here.

ARGS="--database sqlite --only autosave --seconds 5 --rounds 5 --clients 8" are the arguments.
"""

from load import places

if __name__ == "__main__":
    places.main("bench", "done")

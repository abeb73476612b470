"""`make bench`: how fast it is, as lines of JSON."""

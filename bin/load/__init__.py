"""What `make chaos` and `make bench` share: databases of their own, a real server, a classroom that saves."""

"""`make chaos`: a server that is killed again and again while learners save must lose nothing and do nothing twice."""

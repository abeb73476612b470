"""Machinery that kinds share: a form of sections and tables, declared as data. See `layout`."""

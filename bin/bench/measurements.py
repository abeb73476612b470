"""All measurements, in the order in which they run. A new one is a module with a generator and a line here."""

from bench import autosave
from bench.figures import Measurement

__all__ = ["MEASUREMENTS"]

MEASUREMENTS = [
    Measurement("autosave", autosave.measure),
    # The pages per second of the printed workbook belong here, with on_every_database=False.
]

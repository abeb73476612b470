"""All measurements, in the order in which they run. A new one is a module with a generator and a line here."""

from bench import autosave, workbook_pdf
from bench.figures import Measurement

__all__ = ["MEASUREMENTS"]

MEASUREMENTS = [
    Measurement("autosave", autosave.measure),
    Measurement("workbook_pdf", workbook_pdf.measure, on_every_database=False),
]

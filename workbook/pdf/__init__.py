"""The workbook on paper: blank to write on, filled, and filled with feedback."""

from workbook.pdf.book import Form, workbook_pdf

__all__ = ["Form", "workbook_pdf"]

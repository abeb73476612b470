"""How tests read PDF files back."""

from collections.abc import Iterable

import pypdfium2
from reportlab.platypus import Flowable

from lms.pdf import Document


def rendered(*blocks: Flowable | Iterable[Flowable], language: str = "en", **given: str) -> pypdfium2.PdfDocument:
    document = Document(title=given.pop("title", "Workbook"), language=language, **given)
    document.add(*blocks)
    return pypdfium2.PdfDocument(document.render())


def text_of(page: pypdfium2.PdfPage) -> str:
    return " ".join(str(page.get_textpage().get_text_range()).split())


def all_text(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(text_of(page) for page in pdf)


def letters(text: str) -> str:
    """Readers move marks and gaps about, and pdfium sets U+FFFE where a word is divided."""
    return "".join(char for char in text if char.isalnum())


def place_of(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the first place of some words."""
    textpage = page.get_textpage()
    found = textpage.search(words).get_next()
    assert found, f"{words} is not on the page"
    boxes = [textpage.get_charbox(found[0] + offset) for offset in range(found[1])]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)

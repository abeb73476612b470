"""The certificate as a PDF file."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from certificates.claims import Claims
from lms.pdf.fonts import WRITING

from .labels import LABELS
from .panels import HEIGHT, WIDTH, Sheet, draw_front, sheet
from .supplement import draw_supplement

__all__ = ["render_certificate"]


def render_certificate(claims: Claims, *, verify_url: str) -> bytes:
    """Return the PDF of a certificate: A4 landscape, and a supplement on A4 portrait.

    The same arguments give the same bytes, with the same versions of the libraries and the
    font; the file's own dates are therefore fixed and say nothing.

    Args:
        claims: what is stated; it alone decides what is printed.
        verify_url: the link in the QR code. Its path ends in the certificate's code; it
            may carry a fragment, which readers keep and the printed address leaves out.

    Raises:
        VerifyUrlMismatch: the link is for another certificate.
        QrTooLong: the link is longer than a QR code can hold.
        UnprintableText: a character is missing from the font.
        DoesNotFit: a text would become unreadably small.
    """
    with WRITING:
        return _render(claims, verify_url)


def _render(claims: Claims, verify_url: str) -> bytes:
    page = sheet(claims, verify_url)
    output = BytesIO()
    canvas = Canvas(
        output, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1, lang=claims.languages[0], pdfVersion=(1, 7)
    )
    _describe(canvas, page)
    canvas.bookmarkPage("certificate")
    draw_front(canvas, page)
    draw_supplement(canvas, page)
    canvas.save()
    return output.getvalue()


def _describe(canvas: Canvas, page: Sheet) -> None:
    """Metadata and bookmarks, in the first language of the certificate."""
    claims = page.claims
    language = claims.languages[0]
    labels = LABELS[language]
    holder = claims.holder_name_latin or claims.holder_name_arabic
    canvas.setTitle(f"{claims.title[language]} – {holder}")
    canvas.setAuthor(claims.issuer_name[language])
    canvas.setSubject(f"{labels.kinds[claims.kind]}, {page.code}")
    canvas.setCreator(claims.issuer_name[language])
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.addOutlineEntry(labels.kinds[claims.kind], "certificate", level=0)
    canvas.addOutlineEntry(labels.supplement, "supplement", level=0)

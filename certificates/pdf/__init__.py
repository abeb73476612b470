"""The printed certificate: an A4 landscape page and a supplement."""

from lms.pdf.bidi import UnprintableText

from .certificate import render_certificate
from .layout import DoesNotFit
from .panels import VerifyUrlMismatch

__all__ = ["DoesNotFit", "UnprintableText", "VerifyUrlMismatch", "render_certificate"]

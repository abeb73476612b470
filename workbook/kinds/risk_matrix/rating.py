"""Likelihood times impact, and the three bands of the heat map. Pure. The bands are a design choice of this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Row, Tone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOP = 5
# From this score on: (least score, tone, word)
BANDS: tuple[tuple[int, Tone, StrOrPromise], ...] = (
    (15, "bad", _("high")),
    (6, "wait", _("medium")),
    (1, "ok", _("low")),
)


def factor(text: str) -> int | None:
    return int(text) if text in {str(n) for n in range(1, TOP + 1)} else None


def score_of(row: Row) -> int | None:
    """1 to 25; None until both are given."""
    likelihood, impact = factor(row.get("likelihood", "")), factor(row.get("impact", ""))
    return None if likelihood is None or impact is None else likelihood * impact


def band_of(score: int) -> tuple[Tone, StrOrPromise]:
    return next((tone, word) for least, tone, word in BANDS if score >= least)


def score_text(row: Row) -> str:
    """`12, medium`; '' until both are given."""
    score = score_of(row)
    return "" if score is None else f"{score}, {band_of(score)[1]}"


def tone_of(row: Row) -> Tone:
    score = score_of(row)
    return "" if score is None else band_of(score)[0]

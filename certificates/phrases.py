"""Sentences of the certificate that are made from facts, in its three languages.

Like the words of `pdf.labels` they belong to the document and not to the interface. DRAFTS: the Arabic
and the Sorani await a native editor.
"""

from __future__ import annotations

__all__ = ["CODE_LABELS", "participation"]

CODE_LABELS = {"en": "Certificate code", "ar": "رمز الشهادة", "ckb": "کۆدی بڕوانامە"}

_FORMS = {
    "en": {"in_person": "In person", "blended": "In person and online", "online": "Online"},
    "ar": {"in_person": "حضورياً", "blended": "حضورياً وعبر الإنترنت", "online": "عبر الإنترنت"},
    "ckb": {"in_person": "ئامادەبوون", "blended": "ئامادەبوون و ئۆنلاین", "online": "ئۆنلاین"},
}
_LANGUAGES = {
    "en": {"en": "in English", "ar": "in Arabic", "ckb": "in Kurdish (Sorani)"},
    "ar": {"en": "بالإنجليزية", "ar": "بالعربية", "ckb": "بالكردية (السورانية)"},
    "ckb": {"en": "بە ئینگلیزی", "ar": "بە عەرەبی", "ckb": "بە کوردی (سۆرانی)"},
}
_SEPARATORS = {"en": ", ", "ar": "، ", "ckb": "، "}


def participation(form: str, days: int, language: str, *, text_language: str) -> str:
    """Form, number of days and language of teaching: ``In person, 4 days, in Arabic``."""
    parts = (_FORMS[text_language][form], _days(days, text_language), _LANGUAGES[text_language][language])
    return _SEPARATORS[text_language].join(parts)


def _days(days: int, text_language: str) -> str:
    if text_language == "ckb":
        return f"{days} ڕۆژ"
    if text_language == "ar":
        return _arabic_days(days)
    return "1 day" if days == 1 else f"{days} days"


def _arabic_days(days: int) -> str:
    """One, two, three to ten and more each have their own form."""
    if days in (1, 2):
        return {1: "يوم واحد", 2: "يومان"}[days]
    return f"{days} أيام" if days <= 10 else f"{days} يوماً"

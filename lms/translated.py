"""Short texts that a record needs in several languages at once (a certificate prints two of them).

Long, edited content lives in Wagtail pages, one page per language. See docs/decisions/0003.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.conf import lms_setting


def language_order(language: str | None = None) -> list[str]:
    """The given (default: active) language first, then the languages that stand in for it."""
    first = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    rest = lms_setting("LMS_LANGUAGE_FALLBACK").get(first, [code for code, _name in settings.LANGUAGES])
    return [first, *(code for code in rest if code != first)]


class Translated(dict[str, str]):
    """`{"en": "Course", "ar": "دورة"}` that prints itself in the active language."""

    def language_for(self, language: str | None = None) -> str:
        """The language code whose text `text()` returns; the asked one if there is no text at all."""
        order = language_order(language)
        return next((code for code in order if self.get(code)), order[0])

    def text(self, language: str | None = None) -> str:
        """The text in the given (default: active) language, or in the next best one, or ''."""
        return self.get(self.language_for(language), "")

    def __str__(self) -> str:
        return self.text()

    def __html__(self) -> str:
        from django.utils.html import escape

        return escape(self.text())


class TranslatedWidget(forms.MultiWidget):
    """One labelled input per language, each with its own writing direction."""

    template_name = "lms/forms/translated_widget.html"

    def __init__(self, *, long: bool = False, attrs: dict[str, Any] | None = None) -> None:
        base, size = (forms.Textarea, {"rows": 3}) if long else (forms.TextInput, {})
        rtl = set(settings.LANGUAGES_BIDI)
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            code: base(attrs={"lang": code, "dir": "rtl" if code in rtl else "ltr", "aria-label": name, **size})
            for code, name in settings.LANGUAGES
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[str]:
        texts = value if isinstance(value, Mapping) else {}
        return [texts.get(code, "") for code, _name in settings.LANGUAGES]


class TranslatedFormField(forms.MultiValueField):
    """Collects one text per language; required means at least one language."""

    def __init__(self, *, long: bool = False, required: bool = True, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs.pop("max_length", None)
        kwargs["widget"] = TranslatedWidget(long=long)
        fields = [forms.CharField(required=False) for _code in settings.LANGUAGES]
        super().__init__(fields, required=required, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> Translated:
        pairs = zip((code for code, _name in settings.LANGUAGES), data_list or [], strict=False)
        return Translated({code: text for code, text in pairs if text})

    def clean(self, value: Any) -> Translated:
        if isinstance(value, Mapping):
            value = [value.get(code, "") for code, _name in settings.LANGUAGES]
        result = super().clean(value)
        return result if isinstance(result, Translated) else Translated()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return Translated(initial or {}) != self.compress(list(data or []))


class TranslatedField(models.JSONField):
    """A JSON column that maps language codes to texts and is read back as `Translated`."""

    def __init__(self, *args: Any, long: bool = False, **kwargs: Any) -> None:
        self.long = long
        kwargs.setdefault("default", Translated)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.long:
            kwargs["long"] = True
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated | None:
        parsed = super().from_db_value(value, expression, connection)
        return None if parsed is None else Translated(parsed)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return Translated(value) if isinstance(value, dict) else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {code for code, _name in settings.LANGUAGES}
        if not isinstance(value, dict) or not set(value) <= known:
            raise ValidationError(_("Give one text per language; the languages are %s.") % ", ".join(sorted(known)))

    def formfield(self, **kwargs: Any) -> Any:
        defaults: dict[str, Any] = {
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "long": self.long,
        }
        return TranslatedFormField(**{**defaults, **{k: v for k, v in kwargs.items() if k in defaults}})

"""Forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.models import Person


class OwnRecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person may correct in the own record; the names are printed on certificates."""

    class Meta:
        model = Person
        fields = ["name_latin", "name_arabic", "preferred_language", "post"]
        help_texts = {
            "name_latin": _("As it shall stand on your certificate."),
            "name_arabic": _("As it shall stand on your certificate."),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("name_latin", "").strip() and not data.get("name_arabic", "").strip():
            self.add_error("name_latin", _("Give the name in Latin or in Arabic script."))
        return data

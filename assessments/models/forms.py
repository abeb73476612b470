"""Forms of the authors: what a single field cannot tell."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class QuestionForm(WagtailAdminModelForm):
    """Refuses a question whose number of right options does not suit its kind, or with a repeated text."""

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        rows = self._rows()
        if not is_valid or rows is None:
            return is_valid
        for message in (self._wrong_count(rows), self._repeated(rows)):
            if message:
                self.add_error(None, message)
        return not self.errors

    def _rows(self) -> list[dict[str, Any]] | None:
        formsets = getattr(self, "formsets", {})
        formset = formsets.get(self.instance.child_relation)
        if formset is None:
            return None
        data = [form.cleaned_data for form in formset.forms if form.is_valid()]
        return [one for one in data if one and not one.get("DELETE")]

    def _wrong_count(self, rows: list[dict[str, Any]]) -> str:
        right = sum(bool(row.get("is_correct")) for row in rows)
        if self.instance.is_right_count_allowed(right):
            return ""
        return _("%(count)s answers are marked as right, which does not suit this kind of question.") % {"count": right}

    def _repeated(self, rows: list[dict[str, Any]]) -> str:
        for name in ("text", "left", "right"):
            texts = Counter(row[name].strip() for row in rows if row.get(name))
            if texts and max(texts.values()) > 1:
                return _("“%(text)s” stands there twice.") % {"text": texts.most_common(1)[0][0]}
        return ""


class QuizPageForm(WagtailAdminPageForm):
    """Refuses a quiz that asks the same question twice."""

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        formset = getattr(self, "formsets", {}).get("quiz_items")
        if not is_valid or formset is None:
            return is_valid
        data = [form.cleaned_data for form in formset.forms]
        chosen = Counter(
            one["question"].translation_key for one in data if one.get("question") and not one.get("DELETE")
        )
        if chosen and max(chosen.values()) > 1:
            self.add_error(None, _("A question stands there twice."))
        return not self.errors

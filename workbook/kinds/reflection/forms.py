"""One field per question."""

from __future__ import annotations

from workbook.kinds.forms import PromptForm


class ReflectionForm(PromptForm):
    """Nothing but the questions."""

"""The question bank in the Wagtail admin."""

from __future__ import annotations

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from assessments.viewsets import QuestionChooserViewSet, QuestionGroup


@hooks.register("register_admin_viewset")
def question_chooser() -> QuestionChooserViewSet:
    return QuestionChooserViewSet("question_chooser")


register_snippet(QuestionGroup)

"""The parts of this kind, put together."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import QuestionKind
from assessments.kinds.multiple import answers, review, schema, scoring
from assessments.kinds.multiple.forms import MultipleForm
from assessments.kinds.multiple.models import MultipleQuestion

KIND = QuestionKind(
    key="multiple",
    order=20,
    label=_("Several right answers"),
    model=MultipleQuestion,
    form=MultipleForm,
    schema=schema.MultipleFile,
    clean=answers.clean,
    problem=answers.problem,
    share=scoring.share,
    key_answer=scoring.key_answer,
    review=review.review,
    key_lines=review.key_lines,
    values=schema.values,
    children=schema.children,
    icon="list-ul",
)

"""The parts of this kind, put together."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import QuestionKind
from assessments.kinds.single import answers, review, schema, scoring
from assessments.kinds.single.forms import SingleForm
from assessments.kinds.single.models import SingleQuestion

KIND = QuestionKind(
    key="single",
    order=10,
    label=_("One right answer"),
    model=SingleQuestion,
    form=SingleForm,
    schema=schema.SingleFile,
    clean=answers.clean,
    problem=answers.problem,
    share=scoring.share,
    key_answer=scoring.key_answer,
    review=review.review,
    key_lines=review.key_lines,
    values=schema.values,
    children=schema.children,
    icon="radio-full",
)

"""The parts of this kind, put together."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import QuestionKind
from assessments.kinds.ordering import answers, review, schema, scoring
from assessments.kinds.ordering.forms import OrderingForm
from assessments.kinds.ordering.models import OrderingQuestion

KIND = QuestionKind(
    key="ordering",
    order=40,
    label=_("Order"),
    model=OrderingQuestion,
    form=OrderingForm,
    schema=schema.OrderingFile,
    clean=answers.clean,
    problem=answers.problem,
    share=scoring.share,
    key_answer=scoring.key_answer,
    review=review.review,
    key_lines=review.key_lines,
    values=schema.values,
    children=schema.children,
    icon="order",
)

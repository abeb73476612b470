"""The parts of this kind, put together."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import QuestionKind
from assessments.kinds.numeric import answers, review, schema, scoring
from assessments.kinds.numeric.forms import NumericForm
from assessments.kinds.numeric.models import NumericQuestion

KIND = QuestionKind(
    key="numeric",
    order=50,
    label=_("Number"),
    model=NumericQuestion,
    form=NumericForm,
    schema=schema.NumericFile,
    clean=answers.clean,
    problem=answers.problem,
    share=scoring.share,
    key_answer=scoring.key_answer,
    review=review.review,
    key_lines=review.key_lines,
    values=schema.values,
    children=schema.children,
    icon="decimal",
)

"""The parts of this kind, put together."""

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import QuestionKind
from assessments.kinds.matching import answers, review, schema, scoring
from assessments.kinds.matching.forms import MatchingForm
from assessments.kinds.matching.models import MatchingQuestion

KIND = QuestionKind(
    key="matching",
    order=30,
    label=_("Pairs"),
    model=MatchingQuestion,
    form=MatchingForm,
    schema=schema.MatchingFile,
    clean=answers.clean,
    problem=answers.problem,
    share=scoring.share,
    key_answer=scoring.key_answer,
    review=review.review,
    key_lines=review.key_lines,
    values=schema.values,
    children=schema.children,
    icon="link",
)

"""What a kind of exercise must be able to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from workbook.schema import ExerciseContent, RubricContent

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from workbook.kinds.forms import AnswerForm
    from workbook.models import Exercise

__all__ = ["Answers", "Kind", "Mark", "Part", "UnknownKindError"]

# Name of a field of the form -> what the learner typed or chose.
Answers = Mapping[str, str]


class UnknownKindError(LookupError):
    """A definition names a kind of exercise that is not installed."""


@dataclass(frozen=True)
class Mark:
    """An automatic result in whole points; `detail` says what was right, by field name."""

    points: int
    max_points: int
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One part of an answer as others read it: heading and text. `group` joins cells of one row."""

    name: str
    label: str
    text: str
    group: str = ""


class Kind(ABC):
    """One kind of exercise. Stateless: the definition is handed to every method."""

    key: ClassVar[str]
    label: ClassVar[StrOrPromise]
    content: ClassVar[type[ExerciseContent]]
    is_private: ClassVar[bool] = False
    # A private text may be written on after it was handed in; a marked one may not.
    stays_open: ClassVar[bool] = False

    @property
    def form_template(self) -> str:
        return f"lms_workbook/kinds/{self.key}/form.html"

    @property
    def answer_template(self) -> str:
        return f"lms_workbook/kinds/{self.key}/answer.html"

    @property
    def is_graded_by_hand(self) -> bool:
        return issubclass(self.content, RubricContent)

    def parse(self, definition: Mapping[str, Any]) -> Any:
        """The definition of a version as this kind's typed content."""
        return self.content.model_validate(definition)

    @property
    @abstractmethod
    def model(self) -> type[Exercise]:
        """What authors edit."""

    @property
    @abstractmethod
    def form_class(self) -> type[AnswerForm]:
        """The learner's form, built from the content."""

    @abstractmethod
    def parts(self, content: Any, answers: Answers) -> list[Part]:
        """The answer in the order of the exercise, for reading."""

    def review(self, content: Any, answers: Answers) -> list[Any]:
        """What the answer template shows beside the answer once there is a result."""
        return []

    def mark(self, content: Any, answers: Answers) -> Mark | None:
        """The result of a complete answer; None where a machine cannot mark."""
        return None

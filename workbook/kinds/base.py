"""What a kind of exercise must be able to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from workbook.pictures import Picture
from workbook.reading import Line, ReadBlock, Readout
from workbook.schema import ExerciseContent, RubricContent

if TYPE_CHECKING:
    from django.urls import URLPattern
    from django_stubs_ext import StrOrPromise

    from workbook.kinds.forms import AnswerForm
    from workbook.models import Exercise
    from workbook.scene import Scene

__all__ = ["Answers", "Check", "Kind", "Mark", "Part", "UnknownKindError"]

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


@dataclass(frozen=True)
class Check:
    """Something that a machine can tell about an answer, beside the marks of a person."""

    label: str
    is_right: bool
    text: str = ""
    right: str = ""


class Kind(ABC):
    """One kind of exercise. Stateless: the definition is handed to every method."""

    key: ClassVar[str]
    label: ClassVar[StrOrPromise]
    content: ClassVar[type[ExerciseContent]]
    is_private: ClassVar[bool] = False
    # A private text may be written on after it was handed in; a marked one may not.
    stays_open: ClassVar[bool] = False
    has_picture: ClassVar[bool] = False
    # Static files of scripts that the page of an exercise needs.
    scripts: ClassVar[tuple[str, ...]] = ()
    # A template above the form, outside it; `panel` gives what it shows.
    panel_template: ClassVar[str] = ""
    # Names of own fields of a curriculum file whose text differs from language to language.
    translated_fields: ClassVar[frozenset[str]] = frozenset()

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
    def model(self) -> type[Exercise]:
        """What authors edit: `EXERCISE` of the kind's `models.py`."""
        folder = type(self).__module__.rpartition(".")[0]
        return import_module(f"{folder}.models").EXERCISE  # type: ignore[no-any-return]

    @property
    @abstractmethod
    def form_class(self) -> type[AnswerForm]:
        """The learner's form, built from the content."""

    @abstractmethod
    def parts(self, content: Any, answers: Answers) -> list[Part]:
        """The answer in the order of the exercise, for reading."""

    @property
    def is_live(self) -> bool:
        """True if something on the page is worked out anew while the learner writes."""
        return self.has_picture

    def computed(self, content: Any, answers: Answers) -> dict[str, str]:
        """Field name -> text of what the server works out from the answer."""
        return {}

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        """What the answer looks like, drawn; None while there is nothing to draw. The answer's table says the same."""
        return None

    def panel(self, scene: Scene) -> dict[str, Any]:
        """Context of `panel_template`."""
        return {}

    def urls(self) -> list[URLPattern]:
        """Addresses of this kind alone, with the prefix of an exercise before them."""
        return []

    def marking_note(self, content: Any) -> str:
        """How a machine marks or checks the answer, told before it is handed in; '' where it does not."""
        return ""

    def checks(self, content: Any, answers: Answers) -> list[Check]:
        """What a machine can verify in a complete answer; shown with the result and to whoever marks."""
        return []

    def readout(self, content: Any, answers: Answers) -> Readout:
        """The answer for reading and for paper; kinds with tables give more than a list of parts."""
        grouped: dict[str, list[Line]] = {}
        for part in self.parts(content, answers):
            if not part.name.startswith("prompt-"):
                grouped.setdefault(part.group, []).append(Line(part.name, part.label, part.text))
        blocks = [ReadBlock(title, lines) for title, lines in grouped.items()]
        return Readout([*blocks, *self.prompt_blocks(content, answers)])

    @staticmethod
    def prompt_parts(content: Any, answers: Answers) -> list[Part]:
        """The open questions of an exercise as parts."""
        return [
            Part(name=name, label=one.label, text=answers.get(name, ""))
            for one in getattr(content, "prompts", [])
            for name in [f"prompt-{one.key}"]
        ]

    @staticmethod
    def prompt_blocks(content: Any, answers: Answers) -> list[ReadBlock]:
        """The open questions of an exercise, if it has some, as one block."""
        prompts = getattr(content, "prompts", [])
        lines = [
            Line(name, one.label, answers.get(name, ""), hint=one.hint, lines=5)
            for one in prompts
            for name in [f"prompt-{one.key}"]
        ]
        return [ReadBlock("", lines)] if lines else []

    def review(self, content: Any, answers: Answers) -> list[Any]:
        """What the answer template shows beside the answer once there is a result."""
        return []

    def mark(self, content: Any, answers: Answers) -> Mark | None:
        """The result of a complete answer; None where a machine cannot mark."""
        return None

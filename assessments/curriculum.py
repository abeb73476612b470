"""Loads `kind: quiz` files of the curriculum (fixtures/README.md) into questions and quiz pages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import Field

from assessments.kinds import all_kinds, get_kind
from assessments.kinds.schema import Problem, Strict, Text, repeated
from assessments.models import Question, QuizItem, QuizPage
from lms import registry
from lms.pages import activity_key, ensure_locales, lesson_page_for, stable_key, variants, write_page
from lms.registry import CurriculumKind, Source

__all__ = ["QuizFile", "load_quizzes", "register"]

if TYPE_CHECKING:
    QuestionFiles = Any
else:
    # Built from the folders in `kinds`, so that a new kind can stand in a file at once.
    QuestionFiles = Annotated[Union[tuple(kind.schema for kind in all_kinds())], Field(discriminator="type")]  # noqa: UP007


class QuizFile(Strict):
    """One quiz in one language."""

    kind: Literal["quiz"]
    language: Literal["en", "ar", "ckb"]
    code: Annotated[str, Field(min_length=1, max_length=30)]
    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]
    title: Text
    minutes: Annotated[int, Field(ge=1, le=600)]
    pass_percent: Annotated[int, Field(ge=1, le=100)]
    max_attempts: Annotated[int, Field(ge=1, le=50)]
    shuffle: bool = False
    intro: str = ""
    questions: Annotated[list[QuestionFiles], Field(min_length=1)]

    def problems(self) -> Iterable[Problem]:
        """What the types cannot say, for the quiz and for each of its questions."""
        yield from repeated("questions", self.questions, "key")
        for place, question in enumerate(self.questions):
            for path, message in question.problems():
                yield ("questions", place, *path), message


def load_quizzes(sources: list[Source]) -> int:
    """Write the questions and the page of every quiz. Returns how many quiz pages are new or changed."""
    return sum(_load_quiz(source) for group in variants(sources) for source in group.values())


def _load_quiz(source: Source) -> bool:
    data = source.data
    questions = [_write_question(source, one) for one in data["questions"]]
    values = {
        "title": data["title"].strip(),
        "code": data["code"],
        "minutes": data["minutes"],
        "pass_percent": data["pass_percent"],
        "max_attempts": data["max_attempts"],
        "shuffle": data.get("shuffle", False),
        "intro": data.get("intro", "").strip(),
        "quiz_items": [QuizItem(question=one, sort_order=place) for place, one in enumerate(questions)],
    }
    key = activity_key(source.course_code, data["code"])
    parent = lesson_page_for(source)
    _page, is_changed = write_page(
        model=QuizPage, parent=parent, language=source.language, key=key, slug=data["slug"], values=values
    )
    return is_changed


def _write_question(source: Source, data: dict[str, Any]) -> Question:
    """The question in the language of the file, brought to what the file says."""
    kind = get_kind(data["type"])
    key = stable_key(source.course_code, source.data["code"], data["key"])
    locale = ensure_locales()[source.language]
    row = Question.objects.filter(translation_key=key, locale=locale).first()
    if row is not None and not isinstance(row, kind.model):
        raise LookupError(f"{source.path.name}: {data['key']} is on record as another type; give it a new key")
    before = row.definition() if row is not None else None
    question = row or kind.model(translation_key=key, locale=locale)
    for name, value in {**_common(source, data), **kind.values(data)}.items():
        setattr(question, name, value)
    for relation, rows in kind.children(data).items():
        child = getattr(kind.model, relation).rel.related_model
        setattr(question, relation, [child(sort_order=place, **one) for place, one in enumerate(rows)])
    if question.definition() != before:
        question.save()
    return question  # type: ignore[no-any-return]


def _common(source: Source, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": f"{source.data['code']}-{data['key']}".lower(),
        "prompt": data["prompt"].strip(),
        "points": Decimal(str(data["points"])),
        "explanation": data.get("explanation", "").strip(),
    }


def register() -> None:
    """Called in AppConfig.ready()."""
    registry.curriculum_kinds.add(CurriculumKind(key="quiz", order=60, schema=QuizFile, load=load_quizzes))

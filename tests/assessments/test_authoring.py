"""Authors: questions of every kind, the quiz page and what it publishes, previews, the question bank."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Locale, Page

from assessments.definition import mark_answers, parse_quiz
from assessments.kinds import all_kinds, get_kind
from assessments.kinds.matching.models import MatchingPair, MatchingQuestion
from assessments.kinds.multiple.models import MultipleOption, MultipleQuestion
from assessments.kinds.numeric.models import NumericQuestion
from assessments.kinds.ordering.models import OrderingItem, OrderingQuestion
from assessments.kinds.single.models import SingleOption, SingleQuestion
from assessments.models import Question, QuizItem, QuizPage
from assessments.scoring import total
from lms.models import Person
from tests.conftest import ClientAs

KINDS = [kind.key for kind in all_kinds()]


def locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def make_questions(code: str = "en") -> list[Question]:
    base = {"locale": locale(code), "explanation": "Because."}
    single = SingleQuestion(code="s", prompt="One?", **base)
    single.options = [SingleOption(text="no", sort_order=0), SingleOption(text="yes", is_correct=True, sort_order=1)]
    multiple = MultipleQuestion(code="m", prompt="Some?", **base)
    multiple.options = [MultipleOption(text="a", is_correct=True, sort_order=0), MultipleOption(text="b", sort_order=1)]
    matching = MatchingQuestion(code="p", prompt="Pairs?", **base)
    matching.pairs = [MatchingPair(left=f"l{n}", right=f"r{n}", sort_order=n) for n in range(2)]
    ordering = OrderingQuestion(code="o", prompt="Order?", **base)
    ordering.items = [OrderingItem(text=f"i{n}", sort_order=n) for n in range(3)]
    number = NumericQuestion(
        code="n", prompt="Number?", answer=Decimal("12.5"), minimum=Decimal(12), maximum=Decimal(13), unit="km", **base
    )
    for question in (single, multiple, matching, ordering, number):
        question.save()
    return [single, multiple, matching, ordering, number]


def make_page(questions: list[Question]) -> QuizPage:
    root = Page.objects.get(depth=1)
    page = QuizPage(title="Quiz", slug="quiz", code="X-Q", intro="**Hello**", locale=questions[0].locale)
    page.quiz_items = [QuizItem(question=one, sort_order=place) for place, one in enumerate(questions)]
    root.add_child(instance=page)
    return QuizPage.objects.get(pk=page.pk)


def test_page_definition_is_complete_and_markable(db: None) -> None:
    page = make_page(make_questions())

    quiz = parse_quiz(1, "en", page.activity_definition())

    assert [one["kind"] for one in quiz.questions] == ["single", "multiple", "matching", "ordering", "numeric"]
    assert quiz.questions[4]["answer"] == "12.5"
    answers = {one["key"]: get_kind(one["kind"]).key_answer(one) for one in quiz.questions}
    assert total(mark_answers(quiz, answers)) == (Decimal(5), Decimal(5))


def test_options_get_keys_that_stay(db: None) -> None:
    single = make_questions()[0]
    keys = [one.key for one in single.options.all()]

    single.options.add(SingleOption(text="perhaps", sort_order=5))
    single.save()

    assert keys == ["1", "2"]
    assert [one.key for one in SingleQuestion.objects.get().options.all()] == ["1", "2", "3"]


def test_definition_takes_the_variant_in_the_language_of_the_page(db: None) -> None:
    single = make_questions()[0]
    SingleQuestion.objects.create(code="s", prompt="واحد؟", locale=locale("ar"), translation_key=single.translation_key)

    assert single.in_locale(locale("ar")).prompt == "واحد؟"
    assert single.in_locale(locale("ckb")).prompt == "One?"


def test_page_without_questions_is_in_preparation(db: None) -> None:
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=QuizPage(title="Empty", slug="empty", code="E"))
    assert not page.activity_is_ready


def test_question_in_use_cannot_be_deleted(db: None) -> None:
    questions = make_questions()
    make_page(questions)
    with pytest.raises(ProtectedError):
        questions[0].delete()


def test_page_itself_is_never_served(db: None, rf: Any) -> None:
    from django.http import Http404

    page = make_page(make_questions())
    with pytest.raises(Http404):
        page.serve(rf.get("/"))


@pytest.fixture
def admin(client_as: ClientAs, administrator: Person) -> Client:
    return client_as(administrator)


@pytest.mark.parametrize("key", KINDS)
def test_bank_lists_and_edits_every_kind(admin: Client, key: str) -> None:
    question = next(one for one in make_questions() if one.kind_key == key)
    base = f"/admin/snippets/lms_assessments/{type(question)._meta.model_name}"

    assert question.code in admin.get(f"{base}/").content.decode()
    assert admin.get(f"{base}/add/").status_code == 200
    assert question.prompt in admin.get(f"{base}/edit/{question.pk}/").content.decode()


def option_rows(*right: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "options-TOTAL_FORMS": len(right),
        "options-INITIAL_FORMS": 0,
        "options-MIN_NUM_FORMS": 2,
        "options-MAX_NUM_FORMS": 1000,
    }
    for place, is_right in enumerate(right):
        data |= {f"options-{place}-text": f"Answer {place}", f"options-{place}-ORDER": place + 1}
        data |= {f"options-{place}-DELETE": "", f"options-{place}-id": "", f"options-{place}-feedback": ""}
        data |= {f"options-{place}-is_correct": "on"} if is_right else {}
    return data


@pytest.mark.parametrize(
    ("model", "right", "is_taken"),
    [
        ("singlequestion", (True, False), True),
        ("singlequestion", (True, True), False),
        ("singlequestion", (False, False), False),
        ("multiplequestion", (True, True), True),
        ("multiplequestion", (False, False), False),
    ],
)
def test_author_must_mark_as_many_answers_as_the_kind_allows(
    admin: Client, model: str, right: tuple[bool, ...], is_taken: bool
) -> None:
    data = {"code": "new", "prompt": "New?", "points": "1", "explanation": "", **option_rows(*right)}

    response = admin.post(f"/admin/snippets/lms_assessments/{model}/add/", data)

    assert Question.objects.filter(code="new").exists() == is_taken
    assert response.status_code == (302 if is_taken else 200)
    assert is_taken or "marked as right" in response.content.decode()


def test_chooser_offers_questions_of_all_kinds(admin: Client) -> None:
    questions = make_questions()

    page = admin.get("/admin/question_chooser/").json()["html"]

    assert all(one.prompt in page for one in questions)


BAD_KEYS = ["x", "1e3", "-1", "\u0661", "9" * 19, "9" * 5000, "_00"]


@pytest.mark.parametrize("key", BAD_KEYS)
def test_chooser_does_not_find_what_is_no_key(admin: Client, key: str) -> None:
    assert admin.get(f"/admin/question_chooser/chosen/{key}/").status_code == 404
    assert admin.get("/admin/question_chooser/chosen-multiple/", {"id": key}).status_code == 404


def test_chooser_takes_back_what_was_chosen(admin: Client) -> None:
    one = make_questions()[0]

    assert admin.get(f"/admin/question_chooser/chosen/{one.pk}/").json()["result"]["id"] == str(one.pk)
    assert admin.get("/admin/question_chooser/chosen-multiple/", {"id": one.pk}).status_code == 200
    assert admin.get("/admin/question_chooser/chosen/999999/").status_code == 404


@pytest.mark.parametrize("mode", ["", "key"])
def test_question_preview_shows_the_key_in_one_mode_only(db: None, rf: Any, mode: str) -> None:
    for question in make_questions():
        request = rf.get("/")
        response = question.make_preview_request(request, mode)
        page = response.rendered_content if hasattr(response, "rendered_content") else response.content.decode()
        assert question.prompt in page
        assert ("Because." in page) == (mode == "key")


@pytest.mark.parametrize("mode", ["", "key"])
def test_page_preview_shows_the_key_in_one_mode_only(db: None, rf: Any, mode: str) -> None:
    page = make_page(make_questions())
    response = page.make_preview_request(rf.get("/"), mode)
    html = response.rendered_content if hasattr(response, "rendered_content") else response.content.decode()
    assert "<strong>Hello</strong>" in html
    assert ("Because." in html) == (mode == "key")


def test_authors_may_write_questions_and_others_may_not(client_as: ClientAs, author: Person, trainer: Person) -> None:
    make_questions()
    for kind in all_kinds():
        base = f"/admin/snippets/lms_assessments/{kind.model._meta.model_name}/"
        assert client_as(author).get(f"{base}add/").status_code == 200
        assert client_as(trainer).get(base).status_code in (302, 403)

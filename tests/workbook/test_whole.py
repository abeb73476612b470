"""The workbook as one object: page, PDF in three forms, spreadsheet for trainers."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lms.api import viewer_for
from tests.conftest import ClientAs
from tests.factories import CohortSetup
from tests.workbook.conftest import COMPLETE
from workbook import api
from workbook.exporting import harmless
from workbook.models import Response
from workbook.whole import workbook_of

PRIVATE = "Mine alone, for nobody else."
FORMULA = '=HYPERLINK("http://x.example","pay")'


def place(setup: CohortSetup, name: str, **more: Any) -> str:
    return reverse(f"lms_workbook:{name}", kwargs={"cohort": setup.cohort.code, **more})


def of(setup: CohortSetup, name: str) -> str:
    return place(setup, name, enrolment=setup.enrolment.key)


def text_in(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))


@pytest.fixture
def answered(setup: CohortSetup, submit: Any) -> CohortSetup:
    submit("E2", COMPLETE | {"prompt-beyond": FORMULA})
    submit("E3", {"prompt-answer": PRIVATE})
    return setup


def test_own_workbook_has_everything_in_order(answered: CohortSetup, client_as: ClientAs) -> None:
    page = client_as(answered.trainee).get(place(answered, "workbook")).content.decode()

    assert PRIVATE in page
    assert "K+ a brother" in page
    assert page.index("E1") < page.index("E2") < page.index("E3")
    assert '<bdi class="num">2</bdi> of <bdi class="num">3</bdi> exercises handed in' in page


def test_trainer_reads_all_but_what_is_private(answered: CohortSetup, client_as: ClientAs) -> None:
    page = client_as(answered.trainers[0]).get(of(answered, "workbook_of")).content.decode()

    assert "K+ a brother" in page
    assert PRIVATE not in page


def test_trainer_reads_what_was_handed_in_and_no_draft(
    setup: CohortSetup, save: Any, submit: Any, client_as: ClientAs
) -> None:
    trainer = client_as(setup.trainers[0])
    save("E2", {"cell-ind-eco": "only a draft"})
    assert "only a draft" not in trainer.get(of(setup, "workbook_of")).content.decode()
    submit("E2", COMPLETE)
    api.return_response(response=Response.objects.get(), by=viewer_for(setup.trainers[0].account), comment="By when?")
    save("E2", {"cell-ind-eco": "being rewritten"}, seen=COMPLETE)

    page = trainer.get(of(setup, "workbook_of")).content.decode()
    pdf = text_in(trainer.get(of(setup, "workbook_pdf_of"), {"form": "feedback"}).content)
    cells = str(list(load_workbook(io.BytesIO(trainer.get(place(setup, "sheet", slug="e2")).content)).active.values))

    for text in (page, pdf, cells):
        assert "K+ a brother" in text
        assert "being rewritten" not in text


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_workbooks_takes_a_constant_number_of_queries(
    db: None, client_as: ClientAs, count: int, django_assert_max_num_queries: Any
) -> None:
    from tests.factories import make_cohort

    setup = make_cohort(trainees=count)
    client = client_as(setup.trainers[0])
    client.get(place(setup, "workbook"))

    with django_assert_max_num_queries(10):
        page = client.get(place(setup, "workbook"))

    assert page.content.decode().count('<th scope="row">') == count


def test_own_workbook_takes_three_queries(answered: CohortSetup, django_assert_num_queries: Any) -> None:
    workbook_of(answered.enrolment, "en", is_own=True)

    with django_assert_num_queries(3):
        whole = workbook_of(answered.enrolment, "en", is_own=True)
        assert [entry.item.code for entry in whole.entries] == ["E1", "E2", "E3"]
        assert all(entry.content.task for entry in whole.entries)


# --- PDF ----------------------------------------------------------------------------------------
def pdf_of(client: Client, setup: CohortSetup, form: str, language: str = "en") -> bytes:
    response = client.get(place(setup, "workbook_pdf").replace("/en/", f"/{language}/"), {"form": form})
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    return response.content


def test_filled_pdf_holds_the_answers_and_the_private_text(answered: CohortSetup, client_as: ClientAs) -> None:
    text = text_in(pdf_of(client_as(answered.trainee), answered, "filled"))

    assert "K+ a brother" in text
    assert PRIVATE in text
    assert "The model answer of the author" not in text


def test_blank_pdf_holds_nobodys_answer(answered: CohortSetup, client_as: ClientAs) -> None:
    text = text_in(pdf_of(client_as(answered.trainee), answered, "blank"))

    assert "What is outside his control?" in text
    assert "Karwan comes with a folder." in text
    assert "K+ a brother" not in text
    assert "hidden debt" not in text


def test_trainers_pdf_leaves_private_texts_out(answered: CohortSetup, client_as: ClientAs) -> None:
    response = client_as(answered.trainers[0]).get(of(answered, "workbook_pdf_of"), {"form": "feedback"})
    text = text_in(response.content)

    assert "K+ a brother" in text
    assert PRIVATE not in text


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_pdf_is_written_from_right_to_left(answered: CohortSetup, client_as: ClientAs, language: str) -> None:
    pdf = pdf_of(client_as(answered.trainee), answered, "filled", language)

    assert b"/R2L" in pdf or "R2L" in pdf.decode("latin-1")
    assert f"/Lang ({language})" in pdf.decode("latin-1")
    # pdfium turns the words of other scripts around in a document that runs from right to left.
    assert "brother" in text_in(pdf)


def test_pdf_has_contents_and_bookmarks(answered: CohortSetup, client_as: ClientAs) -> None:
    document = pypdfium2.PdfDocument(pdf_of(client_as(answered.trainee), answered, "feedback"))

    titles = [one.get_title() for one in document.get_toc()]

    assert any("E2" in title for title in titles)


def test_one_exercise_is_printed_alone(answered: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(answered.trainee)

    text = text_in(client.get(place(answered, "workbook_pdf"), {"form": "filled", "only": "e2"}).content)

    assert "K+ a brother" in text
    assert PRIVATE not in text
    assert client.get(place(answered, "workbook_pdf"), {"form": "filled", "only": "e9"}).status_code == 404


def test_unknown_form_is_not_found(answered: CohortSetup, client_as: ClientAs) -> None:
    assert client_as(answered.trainee).get(place(answered, "workbook_pdf"), {"form": "secret"}).status_code == 404


def test_workbook_stays_after_the_course(answered: CohortSetup, client_as: ClientAs) -> None:
    answered.cohort.state = "closed"
    answered.cohort.save()
    client = client_as(answered.trainee)

    assert "K+ a brother" in client.get(place(answered, "workbook")).content.decode()
    assert "K+ a brother" in text_in(pdf_of(client, answered, "filled"))


# --- spreadsheet --------------------------------------------------------------------------------
def test_spreadsheet_runs_no_formula_of_a_learner(answered: CohortSetup, client_as: ClientAs) -> None:
    response = client_as(answered.trainers[0]).get(place(answered, "sheet", slug="e2"))

    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))

    assert rows[0] == ("Whose", "Part", "Question", "Answer")
    assert (str(answered.trainee), None, "What is outside his control?", f"'{FORMULA}") in [
        (row[0], row[1] or None, *row[2:]) for row in rows
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200f=1"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["K+ a trade", "1 = 1", "عائد", ""])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text

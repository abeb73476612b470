"""The main job end to end: taught, graded, certified, verified, revoked; in English and in Arabic, on a phone."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect

from certificates.models import Certificate
from lms.api import complete_if_met
from lms.models import Cohort, Completion, Enrolment, Session
from tests.browser import OpenPage, Screenshot
from tests.e2e import people as do
from tot.models import Candidacy

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

COHORT = "erbil-pilot"
SECRET = "I called a return successful too early, and nobody else shall read this."


@pytest.fixture
def demonstration(live_server: Any, settings: Any) -> None:
    """The shipped curriculum and the demo people; QR codes lead to the server of this test."""
    settings.LMS_BASE_URL = live_server.url
    call_command("load_curriculum", verbosity=0)
    call_command("load_demo", verbosity=0)


def address(language: str, name: str, **kwargs: Any) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs)


def exercise(language: str, slug: str) -> str:
    return address(language, "lms_workbook:exercise", cohort=COHORT, slug=slug)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_main_job_from_lesson_to_revoked_certificate(
    language: str, demonstration: None, open_page: OpenPage, screenshot: Screenshot, tmp_path: Path
) -> None:
    def shot(page: Page, name: str) -> Path:
        return screenshot(page, f"main-job/{language}/{name}")

    enrolment = Enrolment.objects.get(cohort__code=COHORT, person__name_latin="Shilan Omar")

    trainee = open_page()
    learn(trainee, language, shot)
    assert enrolment.grades.filter(state="released", is_automatic=True).count() == 2

    trainer = open_page()
    teach(trainer, language, shot)
    [certificate] = Certificate.objects.filter(person=enrolment.person)
    assert complete_if_met(enrolment.pk) == Completion.objects.get(enrolment=enrolment)
    assert Certificate.objects.filter(person=enrolment.person).count() == 1

    trainee.goto(f"/{language}/")
    shot(trainee, "9-home-with-certificate")
    pdf = download(trainee, language, tmp_path)
    link = read_qr(pdf, screenshot, f"main-job/{language}/10-certificate")
    assert urlsplit(link).path == f"/c/{certificate.code}"

    authority = open_page(locale=language)
    verify(authority, link, language)
    shot(authority, "11-verified")

    officer = open_page()
    revoke(officer, language, certificate.code, shot)
    authority.goto(link)
    expect(authority.locator(".verdict--bad")).to_contain_text("Issued by mistake in a rehearsal.")
    shot(authority, "13-revoked")

    coordinator = open_page()
    nominate(coordinator, language, shot)
    assert Candidacy.objects.filter(person=enrolment.person).count() == 1


def learn(page: Page, language: str, shot: do.Shot) -> None:
    """Read, match, apply, reflect, take the check quiz."""
    sign_in = do.sign_in_with_code if language == "ar" else do.sign_in_with_password
    sign_in(page, language, "trainee@institute.example")
    shot(page, "1-home")
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    do.read_lesson(page, language, COHORT, shot)
    do.do_matching(page, exercise(language, "a1-e1"), do.latest_definition("A1-E1", language), shot)
    do.do_case_study(page, exercise(language, "a1-e2"), "He has a skill that is in demand.", shot)
    do.do_reflection(page, exercise(language, "a1-e3"), SECRET, shot)
    quiz = address(language, "lms_assessments:quiz", cohort=COHORT, slug="a1-quiz")
    do.do_quiz(page, quiz, do.latest_definition("A1-Q", language), shot)


def teach(page: Page, language: str, shot: do.Shot) -> None:
    """Attendance, grading, release, sign-off; the reflection stays closed."""
    do.sign_in_with_password(page, language, "trainer@institute.example")
    cohort = Cohort.objects.get(code=COHORT)
    page.goto(address(language, "lms:cohort", cohort=COHORT))
    shot(page, "7-cohort")
    unmarked = Session.objects.filter(cohort=cohort, marks__isnull=True)
    lists = [address(language, "lms:attendance", cohort=COHORT, session=one.pk) for one in unmarked]
    do.take_attendance(page, lists, shot)
    do.grade_case_study(page, address(language, "lms_workbook:grading", cohort=COHORT), shot)
    page.goto(address(language, "lms:gradebook", cohort=COHORT))
    shot(page, "8-gradebook")
    with page.expect_navigation():
        page.click("form[action*='/release/'] button")
    page.goto(exercise(language, "a1-e3"))
    expect(page.locator("body")).not_to_contain_text(SECRET)
    page.goto(address(language, "lms:sign_off", cohort=COHORT))
    shot(page, "9-sign-off")
    with page.expect_navigation():
        page.click("main form button.btn")


def download(page: Page, language: str, folder: Path) -> Path:
    page.goto(address(language, "lms_certificates:mine"))
    with page.expect_download() as waiting:
        page.click("main a[href$='.pdf']")
    target = folder / "certificate.pdf"
    waiting.value.save_as(target)
    return target


def read_qr(pdf: Path, screenshot: Screenshot, name: str) -> str:
    """The text of the QR code on the rendered first page; the pages are kept as pictures."""
    from tests.browser import OUTPUT

    document = pypdfium2.PdfDocument(io.BytesIO(pdf.read_bytes()))
    pictures = [page.render(scale=150 / 72).to_pil() for page in document]
    for number, picture in enumerate(pictures, start=1):
        picture.save(OUTPUT / f"{name}-page-{number}.png")
    [barcode] = zxingcpp.read_barcodes(pictures[0])
    return barcode.text


def verify(page: Page, link: str, language: str) -> None:
    """Scanned without an account: every printed claim is on the page."""
    page.goto(link)
    expect(page).to_have_url(re.compile(rf"/{language}/c/"))
    card = page.locator(".cert")
    for claim in ("Shilan Omar", "شيلان عمر", "MQF", "EQF", "ECTS", "50"):
        expect(card).to_contain_text(claim)


def revoke(page: Page, language: str, code: str, shot: do.Shot) -> None:
    do.sign_in_with_password(page, language, "quality@institute.example")
    page.goto(address(language, "lms_certificates:register"))
    shot(page, "12-register")
    page.click(f"a[href*='{code}']")
    reason = page.locator("form select").first
    reason.select_option(index=1)
    page.click("button.btn--stop")
    expect(page.locator(".errors")).to_be_visible()
    page.locator("main textarea[name=reason]").fill("Issued by mistake in a rehearsal.")
    page.locator("main form input[type=checkbox]").check()
    with page.expect_navigation():
        page.click("button.btn--stop")
    shot(page, "12-revoked-in-register")


def nominate(page: Page, language: str, shot: do.Shot) -> None:
    """The ToT coordinator finds the graduate and nominates her as a trainer."""
    do.sign_in_with_password(page, language, "tot@institute.example")
    page.goto(address(language, "lms_tot:graduates"))
    shot(page, "14-graduates")
    name = "شيلان عمر" if language == "ar" else "Shilan Omar"
    page.locator("tr").filter(has_text=name).locator("a[href*='nominate']").click()
    page.locator("input[name*=years]").fill("5")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    shot(page, "14-nominate")
    with page.expect_navigation():
        page.click("main form button.btn")
    shot(page, "15-candidate")

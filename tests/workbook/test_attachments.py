"""Photos and PDF files: what they are is told from their content; who may read the answer may read them."""

from __future__ import annotations

import io
import uuid
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from lms.api import CohortClosedError
from lms.models import Cohort
from tests.factories import ActivitySpec, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY, COMPLETE, REFLECTION, delivery, viewer, writer
from tests.workbook.requests import form_data, url
from workbook import api
from workbook.errors import AlreadyHandedInError, AttachmentError
from workbook.filetypes import detect_type
from workbook.models import Attachment, Response, ResponseSubmission

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


def picture(kind="PNG", colour="red", size=(20, 10)):
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def bomb():
    """A PNG of 40000 x 40000 pixels in a few hundred bytes."""
    small = picture(size=(1, 1))
    head = b"IHDR" + (40_000).to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


def upload(content=None, name="flip chart.jpg"):
    return SimpleUploadedFile(name, picture("JPEG") if content is None else content)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def setup(db):
    """E2 takes two files, E3 (private) one, E4 none."""
    specs = [
        ActivitySpec(kind="exercise", code="E2", definition={**CASE_STUDY, "attachments": 2}),
        ActivitySpec(kind="exercise", code="E3", definition={**REFLECTION, "attachments": 1}, is_private=True),
        ActivitySpec(kind="exercise", code="E4", definition=CASE_STUDY),
    ]
    return make_cohort(make_course(specs), trainees=2)


def attach(setup, file=None, code="E2"):
    return api.attach(writer=writer(setup), version=setup.course.version(code), file=file or upload())


def detach(setup, key):
    api.detach(writer=writer(setup), version=setup.course.version("E2"), key=key)


def stored(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (PDF, "application/pdf"),
        (picture("GIF"), ""),
        (picture("JPEG")[:200], ""),
        (picture("PNG")[:-20], ""),
        (b"%PDF-1.4 cut off", ""),
        (b"<svg onload='alert(1)'></svg>", ""),
        (b"<html><script>alert(1)</script>", ""),
        (b"", ""),
        (bomb(), ""),
    ],
)
def test_type_is_told_from_the_content(content, found):
    assert detect_type(io.BytesIO(content)) == found


def test_file_is_kept_under_a_name_that_says_nothing(setup, settings):
    file = attach(setup, upload(picture("PNG"), "../../Dilan's ID\u202e.exe"))
    assert (file.name, file.content_type, file.by) == ("Dilan's ID.png", "image/png", setup.trainee)
    (path,) = stored(settings)
    assert path.read_bytes() == picture("PNG")
    assert path.parent.name == "workbook"
    assert len(path.name) == 32
    assert Response.objects.get().state == "draft"


def test_same_file_again_is_the_one_that_is_there(setup, settings):
    assert attach(setup) == attach(setup)
    assert len(stored(settings)) == 1


@pytest.mark.parametrize("content", [b"", b"just text", bomb()])
def test_wrong_file_is_refused_and_leaves_nothing(setup, settings, content):
    with pytest.raises(AttachmentError):
        attach(setup, upload(content))
    assert not Attachment.objects.exists()
    assert stored(settings) == []


def test_too_large_and_too_many_and_not_wanted(setup, settings):
    attach(setup, upload(picture(colour="red")))
    attach(setup, upload(picture(colour="blue")))
    with pytest.raises(AttachmentError, match="2 files"):
        attach(setup, upload(picture(colour="green")))
    with pytest.raises(AttachmentError, match="cannot be added"):
        attach(setup, code="E4")
    settings.LMS_WORKBOOK_UPLOAD_MAX_BYTES = 100
    with pytest.raises(AttachmentError, match="at most 100"):
        attach(setup)
    assert len(stored(settings)) == 2


def test_site_may_allow_fewer_types(setup, settings):
    settings.LMS_WORKBOOK_UPLOAD_TYPES = ("application/pdf",)
    with pytest.raises(AttachmentError, match="PDF"):
        attach(setup)
    attach(setup, upload(PDF))


def test_removed_draft_file_is_deleted(setup, settings, django_capture_on_commit_callbacks):
    file = attach(setup)
    with django_capture_on_commit_callbacks(execute=True):
        for _again in range(2):
            detach(setup, file.key)
    assert stored(settings) == []
    assert not Attachment.objects.exists()


def test_file_that_was_handed_in_stays_with_that_version(setup, settings, client_as):
    file = attach(setup)
    response = api.submit(**delivery(setup, "E2", COMPLETE)).response
    assert ResponseSubmission.objects.get().attachments == [file.pk]
    with pytest.raises(AlreadyHandedInError):
        detach(setup, file.key)
    with pytest.raises(AlreadyHandedInError):
        attach(setup, upload(PDF))
    api.return_response(response=response, by=viewer(setup.trainer), comment="Sharper, please")
    detach(setup, file.key)
    assert len(stored(settings)) == 1
    learner = client_as(setup.trainee)
    assert file.name not in learner.get(url(setup)).content.decode()
    assert file.name in learner.get(url(setup, name="version", number=1)).content.decode()


def test_closed_cohort_takes_no_file(setup):
    Cohort.objects.update(state="closed")
    with pytest.raises(CohortClosedError):
        attach(setup)
    assert not Response.objects.exists()


def test_download_is_for_those_who_read_the_answer(setup, client_as, stranger, other_trainer):
    file = attach(setup)
    place = url(setup, name="attachment", key=file.key)
    response = client_as(setup.trainee).get(place)
    assert b"".join(response.streaming_content) == picture("JPEG")
    assert response["Content-Disposition"] == 'attachment; filename="flip chart.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    for person in (setup.trainees[1], setup.trainer, stranger, other_trainer):  # a draft: not the trainer's yet
        assert client_as(person).get(place).status_code == 404
    api.submit(**delivery(setup, "E2", COMPLETE))
    assert client_as(setup.trainer).get(place).status_code == 200
    assert client_as(setup.trainees[1]).get(place).status_code == 404
    assert client_as(setup.trainee).get(url(setup, "E4", "attachment", key=file.key)).status_code == 404
    assert client_as(setup.trainee).get(url(setup, name="attachment", key=uuid.uuid4())).status_code == 404


def test_private_file_is_the_writers_alone(setup, client_as, administrator):
    file = attach(setup, code="E3")
    api.submit(**delivery(setup, "E3", {"prompt-answer": "mine"}))
    place = url(setup, "E3", "attachment", key=file.key)
    assert client_as(setup.trainee).get(place).status_code == 200
    for person in (setup.trainer, administrator):
        assert client_as(person).get(place).status_code == 404


def test_form_adds_a_file_and_keeps_the_text(setup, client_as):
    client, place = client_as(setup.trainee), url(setup, name="attachments")
    data = form_data({"cell-ind-eco": "typed"}, setup.trainee, act="attach", file=upload())
    response = client.post(place, data, follow=True)
    page = response.content.decode()
    assert "flip chart.jpg" in page
    assert "typed</textarea>" in page
    key = Attachment.objects.get().key
    seen = {"cell-ind-eco": "typed"}
    data = form_data({"cell-ind-eco": "typed more"}, setup.trainee, seen=seen, remove=str(key))
    assert client.post(place, data).status_code == 302
    assert not Attachment.objects.exists()
    assert Response.objects.get().answers == {"cell-ind-eco": "typed more"}


@pytest.mark.parametrize("file", [None, b"just text", b""])
def test_form_with_a_wrong_file_says_why_and_keeps_the_text(setup, client_as, file):
    files = {} if file is None else {"file": upload(file)}
    data = form_data({"cell-ind-eco": "typed"}, setup.trainee, act="attach", **files)
    response = client_as(setup.trainee).post(url(setup, name="attachments"), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "The file was not added." in page
    assert "typed</textarea>" in page
    assert Response.objects.get().answers == {"cell-ind-eco": "typed"}


def test_trainer_does_not_add_and_another_account_is_told(setup, client_as):
    place, data = url(setup, name="attachments"), form_data({}, setup.trainee, act="attach")
    assert client_as(setup.trainer).post(place, {**data, "file": upload()}).status_code == 403
    assert client_as(setup.trainees[1]).post(place, {**data, "file": upload()}).status_code == 409
    assert not Attachment.objects.exists()


def test_paper_may_have_a_photo(setup, client_as):
    place = url(setup, name="attachments") + f"?for={setup.enrolment.key}"
    data = form_data({}, setup.trainer, act="attach", file=upload())
    assert client_as(setup.trainer).post(place, data).status_code == 302
    file = Attachment.objects.get()
    assert (file.by, file.response.enrolment) == (setup.trainer, setup.enrolment)
    assert client_as(setup.trainer).get(url(setup, name="attachment", key=file.key)).status_code == 200


def test_page_without_room_has_no_field_for_files(setup, client_as):
    client = client_as(setup.trainee)
    assert 'type="file"' in client.get(url(setup)).content.decode()
    assert 'type="file"' not in client.get(url(setup, "E4")).content.decode()


@pytest.mark.database_sensitive
def test_empty_file_is_refused_by_the_database(setup):
    attach(setup)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.update(size=0)

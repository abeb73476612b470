"""One way to sign in, with one set of limits; addresses are the institute's to change."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.templatetags.static import static
from django.urls import reverse

from lms.api import Role
from tests.factories import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


@pytest.fixture
def administrator_with_password():
    person = make_person(Role.ADMINISTRATOR)
    person.account.set_password(PASSWORD)
    person.account.save()
    return person.account


@pytest.mark.parametrize("address", ["/admin/login/", "/en/courses/_util/login/", "/ar/courses/_util/login/"])
def test_other_doors_do_not_sign_anybody_in(client, administrator_with_password, address):
    account = administrator_with_password
    response = client.post(address, {"username": account.get_username(), "password": PASSWORD})
    assert "/account/login/" in response.url
    assert SESSION_KEY not in client.session


def test_doors_keep_where_one_wanted_to_go_but_only_on_this_site(client):
    assert client.get("/admin/login/?next=/admin/pages/").url.endswith("?next=%2Fadmin%2Fpages%2F")
    assert client.get("/admin/login/?next=https://elsewhere.example/").url.endswith("/account/login/")


@pytest.mark.parametrize("address", ["/admin/password_reset/", "/admin/password_reset/done/"])
def test_the_admin_sends_no_reset_mails_of_its_own(client, administrator_with_password, address):
    response = client.post(address, {"email": administrator_with_password.email})
    assert "/account/password/reset/" in response.url
    assert mail.outbox == []


def test_sign_in_is_limited_for_one_account(client, administrator_with_password, settings):
    email = administrator_with_password.email
    for _attempt in range(9):
        client.post("/en/account/login/", {"login": email, "password": "wrong"})
    client.post("/en/account/login/", {"login": email, "password": PASSWORD})
    assert SESSION_KEY not in client.session


def test_nobody_adds_an_address_to_an_account(client_as, trainee):
    from allauth.account.models import EmailAddress

    client_as(trainee).post("/en/account/email/", {"email": "boss@ministry.example", "action_add": ""})
    assert not EmailAddress.objects.filter(email="boss@ministry.example").exists()


def test_pages_of_a_person_are_not_for_shared_caches(client_as, trainee, client):
    assert "private" in client_as(trainee).get("/en/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a<script>", b"\xff\xd8\xff\xe0" + b"\0" * 90]
)
def test_a_damaged_picture_is_an_error_beside_the_field(client_as, administrator, content):
    name = {0x89: "a.png", 0x47: "a.gif", 0xFF: "a.jpg"}[content[0]]
    response = client_as(administrator).post(
        reverse("wagtailimages:add"), {"title": "A", "file": SimpleUploadedFile(name, content)}
    )
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_browsers_that_ask_for_the_old_icon_are_led_to_it(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"] == static("lms/img/icon.svg")


def test_login_page_offers_a_new_password_below_the_button_and_leaves_the_field_alone(client):
    html = client.get("/en/account/login/").content.decode()

    assert html.count("Forgot your password?") == 1
    assert html.index('name="password"') < html.index('<button class="btn btn--wide"') < html.index("Forgot your")
    assert "id_password_helptext" not in html

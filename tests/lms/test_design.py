"""The interface's promises: one sheet that is fresh, three languages, nothing inline, nothing physical."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from lms import stylesheet
from lms.dashboards.style_guide import icon_names

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("lms", "courses", "workbook", "assessments", "certificates", "tot")
TEMPLATES = sorted(path for app in APPS for path in (ROOT / app / "templates").rglob("*.html"))
SHEETS = sorted(path for app in APPS for path in (ROOT / app / "static").rglob("*.css"))
LANGUAGES = [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl")]
PUBLIC_PAGES = ["", "account/login/", "account/login/code/", "help/", "privacy/", "accessibility/", "style-guide/"]

INLINE = [
    (re.compile(r"<style[\s>]", re.I), "a <style> element"),
    (re.compile(r"""<[a-z][^<>]*\sstyle\s*=""", re.I), "a style attribute"),
    (re.compile(r"""<[a-z][^<>]*\son[a-z]+\s*=""", re.I), "an event handler attribute"),
    (re.compile(r"""(?:href|action)\s*=\s*["']javascript:""", re.I), "a javascript: address"),
]
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.I | re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)(?![\w-])"
)
ICON = re.compile(r"""\{%\s*icon\s+["']([a-z-]+)["']""")
BADGE_ICON = re.compile(r"""\{%\s*status_badge\s+\S+\s+\S+\s+["']([a-z-]+)["']""")
ICON_NAME = re.compile(r"""icon_name=["']([a-z-]+)["']""")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_sheet_is_what_its_parts_make() -> None:
    assert stylesheet.TARGET.read_text(encoding="utf-8") == stylesheet.joined(), "run manage.py build_css"


def test_every_part_is_in_the_sheet() -> None:
    parts = {path.stem for path in stylesheet.FOLDER.glob("*.css")} - {"lms"}

    assert parts == set(stylesheet.PARTS)


def test_minified_keeps_strings_and_meaning() -> None:
    css = '/* note */ .a::before {  content: " : { } ; " ; }\n'
    css += "@media (min-width: 3rem) { .b  > .c , .d { margin: calc(1px - 2px) } }"

    assert stylesheet.minified(css) == (
        '.a::before{content:" : { } ; "}\n@media (min-width:3rem){.b > .c,.d{margin:calc(1px - 2px)}\n}\n'
    )


def test_sheet_and_sprite_leave_room_in_the_weight_of_a_page() -> None:
    """A first visit to a lesson may transfer 60 kB compressed; these two are on every page."""
    sprite = ROOT / "lms" / "static" / "lms" / "img" / "sprite.svg"

    assert len(gzip.compress(stylesheet.TARGET.read_bytes())) < 12_000
    assert len(gzip.compress(sprite.read_bytes())) < 3_500


@pytest.mark.parametrize("path", SHEETS, ids=relative)
def test_sheet_has_logical_properties_only(path: Path) -> None:
    css = stylesheet.COMMENT.sub("", path.read_text(encoding="utf-8"))

    assert PHYSICAL.findall(css) == []


# --- templates -----------------------------------------------------------------------------------
@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_template_has_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [what for pattern, what in INLINE if pattern.search(text)]
    for attributes, body in SCRIPT.findall(text):
        is_data = "application/json" in attributes
        if not is_data and ("src=" not in attributes or body.strip()):
            found.append("an inline script")

    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_template_uses_icons_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = {name for pattern in (ICON, BADGE_ICON, ICON_NAME) for name in pattern.findall(text)}

    assert used <= set(icon_names())


def test_registered_activity_icons_exist() -> None:
    from lms import registry

    assert {kind.icon for kind in registry.activity_kinds} <= set(icon_names())


# --- pages ---------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
@pytest.mark.parametrize("page", PUBLIC_PAGES)
def test_page_has_language_direction_and_landmarks(client: Client, language: str, direction: str, page: str) -> None:
    html = client.get(f"/{language}/{page}").content.decode()

    assert f'<html lang="{language}" dir="{direction}"' in html
    assert html.count("<h1") == 1
    assert '<main id="main"' in html
    assert 'class="skip" href="#main"' in html
    assert re.search(r"<title>\s*\S.* · .+</title>", html)


@pytest.mark.django_db
def test_language_switch_keeps_place_and_query(client: Client) -> None:
    html = client.get("/en/help/?page=2&q=a%26b").content.decode()

    for code, _direction in LANGUAGES:
        assert f'href="/{code}/help/?page=2&amp;q=a%26b" lang="{code}"' in html
    assert html.count('aria-current="true"') == 1


@pytest.mark.django_db
def test_sign_in_keeps_where_one_was_going(client: Client) -> None:
    html = client.get("/en/account/login/?next=/en/learn/erbil/exercise/map/").content.decode()

    assert '<input type="hidden" name="next" value="/en/learn/erbil/exercise/map/"' in html
    assert "/en/account/login/code/?next=%2Fen%2Flearn%2Ferbil%2Fexercise%2Fmap%2F" in html
    assert "your text is kept on this device" in html


@pytest.mark.django_db
def test_visitor_home_makes_at_most_two_queries(client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client.get("/en/")
    with django_assert_max_num_queries(2):
        client.get("/en/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_missing_page_answers_404_in_our_hand(client: Client, language: str) -> None:
    response = client.get(f"/{language}/no-such-page/")

    assert response.status_code == 404
    assert 'class="masthead"' in response.content.decode()


def test_server_error_page_needs_neither_request_nor_database() -> None:
    from django.views.defaults import server_error

    with translation.override("ar"):
        response = server_error(RequestFactory().get("/ar/"))

    assert response.status_code == 500
    assert '<html lang="ar" dir="rtl"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["400", "403", "404", "csrf", "429", "500"])
def test_error_page_says_what_and_shows_a_way_on(rf: RequestFactory, name: str) -> None:
    from django.shortcuts import render

    html = render(rf.get("/en/"), f"lms/errors/{name}.html").content.decode()

    assert html.count("<h1>") == 1
    assert 'class="btn btn--wide"' in html


@pytest.mark.django_db
def test_style_guide_is_hidden_from_strangers_on_a_real_site(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.LMS_DEMONSTRATION = False

    assert client.get("/en/style-guide/").status_code == 404


@pytest.mark.django_db
def test_style_guide_is_open_to_administrators(admin_client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.LMS_DEMONSTRATION = False

    assert admin_client.get("/en/style-guide/").status_code == 200


@pytest.mark.django_db
def test_account_page_is_for_signed_in_people(client: Client) -> None:
    response = client.get("/en/account/me/")

    assert response.status_code == 302
    assert response["Location"].startswith("/en/account/login/?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["account/me/", "account/password/change/", "account/logout/"])
def test_account_pages_stand_in_our_hand(admin_client: Client, page: str) -> None:
    html = admin_client.get(f"/ar/{page}").content.decode()

    assert '<html lang="ar" dir="rtl"' in html
    assert html.count("<h1") == 1


@pytest.mark.django_db
def test_signing_out_takes_a_post(admin_client: Client) -> None:
    admin_client.get("/en/account/logout/")
    assert "_auth_user_id" in admin_client.session

    admin_client.post("/en/account/logout/")
    assert "_auth_user_id" not in admin_client.session


# --- fields --------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_code_by_mail_signs_in_and_goes_where_one_was_going(client: Client, mailoutbox) -> None:  # type: ignore[no-untyped-def]
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_user("shilan", email="shilan@ministry.example")

    response = client.post("/en/account/login/code/", {"email": "shilan@ministry.example", "next": "/en/help/"})
    [message] = mailoutbox
    code = next(line for line in message.body.splitlines() if re.fullmatch(r"[A-Z0-9-]{6,9}", line))
    page = client.get(response["Location"]).content.decode()
    arrived = client.post("/en/account/login/code/confirm/", {"code": code, "next": "/en/help/"})

    assert "Type this code" in message.body
    assert "shilan@ministry.example" in page
    assert arrived["Location"] == "/en/help/"
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_wrong_password_is_named_and_the_address_is_kept(client: Client) -> None:
    html = client.post("/en/account/login/", {"login": "a@b.example", "password": "wrong"}).content.decode()

    assert 'role="alert"' in html
    assert 'value="a@b.example"' in html
    assert 'value="wrong"' not in html

"""Loads cases, course pages and lessons from the curriculum files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from courses.models import Case, CourseIndexPage, CoursePage, LessonPage
from courses.schema import CaseFile, LessonFile, check_lesson
from lms import registry
from lms.models import Course
from lms.pages import activity_key, ensure_locales, page_with_key, stable_key, stream, variants, write_page
from lms.registry import CurriculumKind, Source

AUTHORS = "Course authors"
INDEX_TITLES = {"en": "Courses", "ar": "الدورات", "ckb": "خولەکان"}
PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page"]


def register() -> None:
    """Called in AppConfig.ready()."""
    add = registry.curriculum_kinds.add
    add(CurriculumKind(key="course_page", order=25, schema=None, load=load_course_pages, of="course"))
    add(CurriculumKind(key="case", order=30, schema=CaseFile, load=load_cases))
    add(CurriculumKind(key="lesson", order=40, schema=LessonFile, load=load_lessons, check=check_lesson))


# --- the tree -----------------------------------------------------------------------------------
def ensure_index_pages() -> tuple[dict[str, Any], int]:
    """The root page of the site in every language, and how many were written.

    Side effects: Wagtail's welcome page goes, the default site points to the English root, and the
    group of authors may edit below each root and in the case library.
    """
    root = Page.get_first_root_node()
    pages: dict[str, Any] = {}
    changed = 0
    for code in ensure_locales():
        values = {"title": INDEX_TITLES.get(code, INDEX_TITLES["en"])}
        slug = "courses" if code == "en" else f"courses-{code}"
        pages[code], is_changed = write_page(
            model=CourseIndexPage, parent=root, language=code, key=stable_key("index"), slug=slug, values=values
        )
        changed += is_changed
    _point_site_to(pages["en"])
    _let_authors_edit(list(pages.values()))
    return pages, changed


def _point_site_to(page: Any) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if site.root_page_id != page.pk:
        site.root_page = Page.objects.get(pk=page.pk)
        site.save()
    for welcome in Page.objects.filter(depth=2, slug="home", content_type__model="page"):
        welcome.delete()


def _let_authors_edit(roots: list[Any]) -> None:
    group, _created = Group.objects.get_or_create(name=AUTHORS)
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=PAGE_PERMISSIONS
    ):
        for root in roots:
            GroupPagePermission.objects.get_or_create(group=group, page_id=root.pk, permission=permission)
    group.permissions.add(*Permission.objects.filter(content_type__app_label="lms_courses", codename__endswith="_case"))
    collection = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=["add_image", "choose_image"]
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def load_course_pages(sources: list[Source]) -> int:
    """One page per course and language below the root. Returns how many are new or changed."""
    index_pages, changed = ensure_index_pages()
    for group in variants(sources):
        for language, source in group.items():
            course = Course.objects.get(code=source.data["code"])
            _page, is_changed = write_page(
                model=CoursePage,
                parent=index_pages[language],
                language=language,
                key=course_page_key(course.code),
                slug=source.data["slug"],
                values={"title": source.data["title"], "course": course},
            )
            changed += is_changed
    return changed


def course_page_key(course_code: str) -> Any:
    """The translation key of the pages of a course."""
    return stable_key("course", course_code)


# --- cases --------------------------------------------------------------------------------------
def load_cases(sources: list[Source]) -> int:
    """One Case per code and language. Returns how many are new or changed."""
    locales = ensure_locales()
    changed = 0
    for source in sources:
        data = source.data
        names = ("name", "title", "banner", "story", "trainer_note")
        values = {"age": data.get("age"), **{name: data.get(name, "") for name in names}}
        facts = stream(("fact", fact) for fact in data["facts"])
        changed += _write_case(data["code"], locales[source.language], values, facts)
    return changed


def _write_case(code: str, locale: Any, values: dict[str, Any], facts: list[dict[str, Any]]) -> bool:
    case = Case.objects.filter(code=code, locale=locale).first()
    is_new = case is None
    case = case or Case(code=code, locale=locale, translation_key=stable_key("case", code))
    before = case.to_json() if not is_new else None
    for name, value in values.items():
        setattr(case, name, value)
    case.facts = facts
    if case.to_json() == before and case.live:
        return False
    if is_new:
        case.save()
    case.save_revision().publish()
    return True


# --- lessons ------------------------------------------------------------------------------------
def load_lessons(sources: list[Source]) -> int:
    """One page per lesson and language below the page of its course. Returns how many changed."""
    return sum(_load_lesson(source) for group in variants(sources) for source in group.values())


def _load_lesson(source: Source) -> bool:
    data = source.data
    parent = page_with_key(course_page_key(source.course_code), source.language)
    if parent is None:
        raise LookupError(f"{source.path.name}: course {source.course_code} has no page in {source.language}")
    _page, changed = write_page(
        model=LessonPage,
        parent=parent,
        language=source.language,
        key=activity_key(source.course_code, data["code"]),
        slug=data["slug"],
        values=_lesson_values(data, source.language),
    )
    return changed


def _lesson_values(data: dict[str, Any], language: str) -> dict[str, Any]:
    def structs(kind: str, name: str, **defaults: str) -> list[dict[str, Any]]:
        return stream((kind, {**defaults, **one}) for one in data.get(name) or [])

    return {
        "title": data["title"],
        "code": data["code"],
        "status": data["status"],
        "minutes": data["minutes"]["class"],
        "self_study_minutes": data["minutes"]["self_study"],
        "intro": data.get("intro") or "",
        "outcomes": structs("outcome", "outcomes"),
        "body": stream(("section", _section_value(one, language)) for one in data.get("sections") or []),
        "glossary": structs("term", "glossary", other=""),
        "sources": structs("source", "sources", url=""),
        "facilitator": structs("note", "facilitator"),
    }


def _section_value(section: dict[str, Any], language: str) -> dict[str, Any]:
    head = {name: section[name] for name in ("title", "key", "minutes")}
    return {**head, "blocks": stream(_block_value(one, language) for one in section["blocks"])}


def _block_value(block: dict[str, Any], language: str) -> tuple[str, Any]:
    ((kind, value),) = block.items()
    if kind == "case":
        return kind, Case.objects.get(code=value, locale__language_code=language).pk
    if kind == "fact":
        return kind, {"number": "", **value, "checked": value["checked"].isoformat()}
    return kind, value

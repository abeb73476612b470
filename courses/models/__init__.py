"""Pages and snippets of the course content."""

from courses.models.case import Case
from courses.models.course import CourseIndexPage, CoursePage
from courses.models.lesson import LessonPage

__all__ = ["Case", "CourseIndexPage", "CoursePage", "LessonPage"]

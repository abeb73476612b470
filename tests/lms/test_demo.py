"""The demonstration: complete, repeatable, and only where it belongs."""

import pytest
from django.core.management import CommandError, call_command

from lms.demo.api import DEMO_PASSWORD, demo_accounts
from lms.models import AttendanceMark, Cohort, Completion, Enrolment, Person
from lms.people.access import viewer_for
from lms.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def curriculum():
    call_command("load_curriculum", verbosity=0)


def counts():
    return [model.objects.count() for model in (Person, Cohort, Enrolment, AttendanceMark, Completion)]


def test_load_demo_gives_one_account_per_role_that_can_sign_in(curriculum, client):
    call_command("load_demo", verbosity=0)
    held = set()
    for account in demo_accounts():
        assert client.login(email=account.email, password=DEMO_PASSWORD), account
        held |= viewer_for(Person.objects.get(email=account.email).account).roles
    assert held == set(Role)


def test_load_demo_twice_changes_nothing(curriculum, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", verbosity=0)
    first = counts()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", verbosity=0)
    assert counts() == first
    assert Completion.objects.count() == 2


def test_load_demo_is_refused_outside_a_demonstration(curriculum, settings):
    settings.LMS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="back door"):
        call_command("load_demo", verbosity=0)
    assert not Person.objects.exists()


def test_load_demo_without_a_course_says_what_to_do_first():
    with pytest.raises(CommandError, match="load_curriculum"):
        call_command("load_demo", verbosity=0)

"""Progress moves forward; repeated and late requests change nothing."""

import pytest

from lms.progress.api import record_progress
from lms.progress.models import Progress
from lms.signals import learner_record_changed
from tests.factories import make_cohort

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make_cohort()


def record(setup, state, step=0):
    return record_progress(
        enrolment=setup.enrolment, activity_id=setup.course.activity("A1").pk, state=state, step=step
    )


@pytest.mark.parametrize(
    ("states", "end"),
    [
        (["started", "submitted"], "submitted"),
        (["submitted", "started"], "submitted"),
        (["submitted", "returned", "submitted", "accepted"], "accepted"),
        (["accepted", "submitted"], "accepted"),
        (["accepted", "returned", "submitted"], "submitted"),
        (["started", "returned"], "started"),
    ],
)
def test_record_progress_follows_the_allowed_order(setup, states, end):
    for state in states:
        record(setup, state)
    assert Progress.objects.get().state == end


def test_record_progress_step_never_goes_back(setup):
    record(setup, "started", 4)
    record(setup, "started", 2)
    assert Progress.objects.get().step == 4


def test_record_progress_announces_only_changes_of_state(setup, django_capture_on_commit_callbacks):
    heard = []
    learner_record_changed.connect(lambda enrolment_id, **kw: heard.append(1), weak=False, dispatch_uid="t")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            for state, step in [("started", 1), ("started", 2), ("submitted", 2), ("submitted", 2)]:
                record(setup, state, step)
    finally:
        learner_record_changed.disconnect(dispatch_uid="t")
    assert len(heard) == 2

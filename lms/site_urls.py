"""Addresses of the ground floor, inside the language prefix."""

from django.urls import path

from lms.dashboards import trainer_views as trainer
from lms.dashboards import views as dashboards
from lms.delivery import views as delivery

app_name = "lms"

urlpatterns = [
    path("", dashboards.home, name="home"),
    path("me/", dashboards.my_data, name="my_data"),
    path("programme/", dashboards.programme, name="programme"),
    path("teach/", trainer.teach, name="teach"),
    path("teach/<slug:cohort>/", trainer.cohort, name="cohort"),
    path("teach/<slug:cohort>/attendance/", delivery.attendance_list, name="attendance_list"),
    path("teach/<slug:cohort>/attendance/<int:session>/", delivery.attendance, name="attendance"),
    path("teach/<slug:cohort>/gradebook/", trainer.gradebook, name="gradebook"),
    path("teach/<slug:cohort>/gradebook/<slug:slug>/release/", trainer.release, name="release"),
    path("teach/<slug:cohort>/sign-off/", trainer.sign_off_page, name="sign_off"),
]

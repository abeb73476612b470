"""Addresses of the ground floor, inside the language prefix."""

from django.urls import path

from lms.dashboards import static_pages
from lms.dashboards import trainer_views as trainer
from lms.dashboards import views as dashboards
from lms.dashboards.style_guide import style_guide
from lms.delivery import views as delivery
from lms.delivery.group_views import groups
from lms.offline import views as offline

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
    path("learn/<slug:cohort>/groups/", groups, name="groups"),
    path("account/me/", static_pages.AccountView.as_view(), name="account"),
    path("learn/<slug:cohort>/take-along/", offline.take_along, name="take_along"),
    path("offline/", offline.offline, name="offline"),
    path("help/", static_pages.HelpView.as_view(), name="help"),
    path("privacy/", static_pages.PrivacyView.as_view(), name="privacy"),
    path("accessibility/", static_pages.AccessibilityView.as_view(), name="accessibility"),
    path("style-guide/", style_guide, name="style_guide"),
]

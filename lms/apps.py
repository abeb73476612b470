"""The ground floor as a Django app; every signal that it listens to is named here."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LmsConfig(AppConfig):
    name = "lms"
    label = "lms"
    verbose_name = _("Learning management")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        from lms.activities import receivers
        from lms.completion.receivers import on_learner_record_changed
        from lms.curriculum import catalogue
        from lms.navigation import add_nav_items
        from lms.signals import learner_record_changed

        page_published.connect(receivers.on_page_published, dispatch_uid="lms.page_published")
        page_unpublished.connect(receivers.on_page_unpublished, dispatch_uid="lms.page_unpublished")
        learner_record_changed.connect(on_learner_record_changed, dispatch_uid="lms.complete_if_met")
        add_nav_items()
        catalogue.register()

"""The `certificates` plugin as a Django app; every signal that it listens to is named here."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "lms_certificates"
    verbose_name = _("Certificates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from certificates import registrations
        from certificates.receivers import on_enrolment_completed
        from lms.signals import enrolment_completed

        enrolment_completed.connect(on_enrolment_completed, dispatch_uid="lms_certificates.issue_certificate")
        registrations.register()

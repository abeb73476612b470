"""The one row."""

from django.conf import settings
from django.db import models


class Row(models.Model):
    """What somebody wrote, and when."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.text

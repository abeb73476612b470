"""Image uploads in the Wagtail admin: a damaged file is an error beside the field, not a failure."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from PIL import UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# What Pillow raises for files that are cut off or only pretend to be pictures.
DAMAGED = (UnidentifiedImageError, OSError, SyntaxError)


class CarefulImageField(WagtailImageField):  # type: ignore[misc]
    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except DAMAGED as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):  # type: ignore[misc]
    """WAGTAILIMAGES_IMAGE_FORM_BASE: Wagtail's form with the careful field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given is not None:
            self.fields["file"] = CarefulImageField(
                required=given.required, label=given.label, help_text=given.help_text, widget=given.widget
            )

"""Files that somebody uploads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from wardmote.design.fields.component import Component, ComponentBoundField, make


def size_words(size: int) -> str:
    """A size in bytes as people read it: `10MB`, `500KB`, `10 bytes`."""
    for unit, name in ((1_000_000, "MB"), (1_000, "KB")):
        if size >= unit:
            return f"{size // unit}{name}"
    return f"{size} bytes"


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return (
            list(files.getlist(name)) if hasattr(files, "getlist") else [files[name]] if name in files else []
        )


class UploadField(Component):
    """Files. Cleans to a list of `UploadedFile`, empty when none was sent.

    Only counts and sizes are checked here; what a file really is, is found out by whoever keeps it.
    `accept` is what the
    browser's file picker offers (".jpg,.png"); `largest` is in bytes for each file. A browser never sends a
    file again
    when the form comes back with an error: keep accepted files aside before showing it.
    """

    widget = _FilesInput
    missing_words = "Select"

    def __init__(
        self,
        *,
        label: str,
        most: int = 1,
        largest: int | None = None,
        accept: str = "",
        **options: Any,
    ) -> None:
        self.most = most
        self.largest = largest
        self.accept = accept
        super().__init__(label=label, **options)

    def clean(self, value: list[UploadedFile] | None) -> list[UploadedFile]:
        files = list(value or [])
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.most:
            words = "1 file" if self.most == 1 else f"up to {self.most} files"
            raise ValidationError(f"You can only select {words} at the same time", code="too_many")
        for file in files:
            if self.largest is not None and (file.size or 0) > self.largest:
                limit = size_words(self.largest)
                raise ValidationError(f"{file.name} must be smaller than {limit}", code="too_large")
            if not file.size:
                raise ValidationError(f"{file.name} is empty", code="empty")
        return files

    def nothing(self) -> Any:
        return []

    def render_component(self, bound: ComponentBoundField) -> str:
        attributes = {"accept": self.accept} if self.accept else {}
        params = bound.common() | {"label": bound.label_params(), "attributes": attributes}
        if self.most > 1:
            params["multiple"] = True
        return make("file-upload", "govukFileUpload", params, keep=True)

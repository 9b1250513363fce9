"""The page on which files are added to a report or an application that is still being written: one at a time, none needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse

from wardmote.access.errors import NotFound, Refused
from wardmote.design.fields import Form, UploadField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.operations import add_draft_document, remove_draft_document
from wardmote.documents.queries import list_draft_documents
from wardmote.documents.rules import MOST_BYTES, MOST_FILES
from wardmote.pages.public.draft import Draft

FILES = "files"
"""The slug of the question, in every journey that asks it."""


@dataclass(frozen=True)
class DraftFile:
    """A file that was added."""

    id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class FilesPage(Page):
    """Files: optional, one at a time, removable."""

    template: ClassVar[str] = "public/files.html"

    form: Form
    heading_words: str
    introduction: tuple[str, ...]
    files: tuple[DraftFile, ...]
    exit_button: bool = True


class FilesForm(Form):
    """Files are sent one at a time by the page itself; going on needs none."""


class AddFileForm(Form):
    """One file."""

    file = UploadField(
        label="Add a file",
        hint=f"A photograph, recording, video, PDF or text file of up to {MOST_BYTES // (1024 * 1024)} MB. You can add "
        f"{MOST_FILES}, one at a time. Where and with what a picture was taken is removed from it.",
        accept=".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.txt,.mp3,.wav,.mp4",
        missing="Select a file",
    )


def files_of(request: Any, draft: Draft) -> list[DraftFile]:
    """The files that were added to a draft."""
    return [
        DraftFile(one.id, one.original_name)
        for one in list_draft_documents(viewer=request.actor, draft_key=draft.files_key)
    ]


def ask_for_files(
    request: Any,
    draft: Draft,
    *,
    title: str,
    heading: str,
    introduction: tuple[str, ...],
    back: Link,
    keep: Callable[[], None],
    again: Callable[[], HttpResponse],
    go_on: Callable[[], HttpResponse],
) -> HttpResponse:
    """Show the files; add one, remove one, or go on. `keep` keeps the draft after a change of it."""
    form: Form = AddFileForm()
    if request.method == "POST":
        act, _, which = request.POST.get("act", "").partition(":")
        if act == "remove":
            _remove(request, draft, which)
            return again()
        if act == "add" or request.FILES:
            form = AddFileForm(request.POST, request.FILES)
            if form.is_valid() and _add(request, draft, form):
                keep()
                return again()
        else:
            draft.keep(FILES, {"some": ["yes"] if files_of(request, draft) else []})
            keep()
            return go_on()
    page = FilesPage(
        title=title,
        back=back,
        form=form,
        heading_words=heading,
        introduction=introduction,
        files=tuple(files_of(request, draft)),
    )
    return render(request, page)


def has_files(draft: Draft) -> bool:
    """Whether files were added, as the draft says it."""
    return bool(draft.answers.get(FILES, {}).get("some"))


def _add(request: Any, draft: Draft, form: Form) -> bool:
    try:
        for file in form.cleaned_data["file"]:
            add_draft_document(
                by=request.actor, draft_key=draft.files_key, name=file.name or "file", content=file
            )
    except Refused as refused:
        form.add_error("file", next(iter(refused.problems.values())))
        return False
    return True


def _remove(request: Any, draft: Draft, which: str) -> None:
    try:
        remove_draft_document(by=request.actor, draft_key=draft.files_key, document_id=UUID(which))
    except ValueError as error:
        raise NotFound("No such file.") from error

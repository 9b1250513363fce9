"""What others may know of a locked case, and requests to see one."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.choices import RequestState
from wardmote.cases.models import AccessRequest, Case, CaseStub

MOST_SHOWN = 50


def list_stubs(*, viewer: Viewer, words: str = "") -> list[CaseStub]:
    """Return locked cases of the partnership that the viewer does not see: name and agencies, and nothing else.

    A hidden case has no stub; nor has one from which a conflict of interest keeps the viewer away.
    """
    if not viewer.may(Permission.READ_CASES):
        return []
    found = CaseStub.objects.filter(partnership_id=viewer.partnership_id).exclude(
        pk__in=Case.objects.visible_to(viewer).values("pk")
    )
    if words.strip():
        found = found.filter(name__icontains=words.strip())
    stubs = list(found.select_related("ask").order_by("name")[:MOST_SHOWN])
    if stubs:
        record(
            viewer, Category.CONSULTATION, "cases.list_stubs", "case", [stub.pk for stub in stubs],
            classes=[FieldClass.F1],
        )  # fmt: skip
    return stubs


def get_stub(*, viewer: Viewer, case_id: UUID) -> CaseStub:
    """Return the stub of a locked case. Raises NotFound where there is none for this viewer."""
    stub = None
    if viewer.may(Permission.READ_CASES):
        stub = (
            CaseStub.objects.filter(pk=case_id, partnership_id=viewer.partnership_id)
            .select_related("ask")
            .first()
        )
    if stub is None:
        raise NotFound("No such case.")
    record(viewer, Category.CONSULTATION, "cases.get_stub", "case", [case_id], classes=[FieldClass.F1])
    return stub


def my_requests(*, viewer: Viewer, case_id: UUID | None = None) -> list[AccessRequest]:
    """Return the viewer's own requests to see locked cases, the newest first, with their answers."""
    mine = AccessRequest.objects.filter(asked_by_id=viewer.membership_id)
    if case_id is not None:
        mine = mine.filter(case_id=case_id)
    return list(mine.select_related("ask").order_by("-asked_at")[:MOST_SHOWN])


def requests_to_answer(*, viewer: Viewer, case: Case | None = None) -> list[AccessRequest]:
    """Return the requests that wait for an answer from somebody who sees the case, as the viewer does."""
    if not viewer.may(Permission.SHARE_CASES):
        return []
    waiting = AccessRequest.objects.filter(
        state=RequestState.ASKED, case__in=Case.objects.visible_to(viewer).filter(agency_id=viewer.agency_id)
    ).exclude(asked_by_id=viewer.membership_id)
    if case is not None:
        waiting = waiting.filter(case=case)
    return list(
        waiting.select_related("asked_by__account", "agency", "case").order_by("asked_at")[:MOST_SHOWN]
    )


def get_request(*, viewer: Viewer, case: Case, request_id: UUID) -> AccessRequest:
    """Return one request for this case (past hole H7: another case's is absent). Raises NotFound."""
    found = (
        AccessRequest.objects.filter(
            pk=request_id, case__in=Case.objects.visible_to(viewer).filter(pk=case.pk)
        )
        .select_related("asked_by__account", "agency", "case")
        .first()
    )
    if found is None:
        raise NotFound("No such request.")
    return found

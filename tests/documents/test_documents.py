"""Documents: checked before they open, seen with their record, gone when they are erased."""

import contextlib
import os
import stat
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.builders import files
from tests.builders.messages import AGENCY, PARTNERSHIP, an_officer
from tests.builders.scanner import a_scanner

from wardmote.access.actors import Actor, PublicActor, SystemActor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.documents import operations, queries, scanning
from wardmote.documents.choices import DocumentState
from wardmote.documents.models import Document, DraftDocument
from wardmote.sharing.models import AlsoShown, Audience, AudienceMember, Denial

pytestmark = pytest.mark.django_db
# Files are removed after the commit, so that needs a real one.
really_written = pytest.mark.django_db(transaction=True)
SYSTEM = SystemActor(PARTNERSHIP, why="tests")
EVERYWHERE = SystemActor(why="tests")
KEY = "a secret key of the form that nobody guesses"


def an_audience(*principals: UUID) -> UUID:
    with acting_as(SYSTEM):
        audience = Audience.objects.create(partnership_id=PARTNERSHIP)
        for principal in principals:
            AudienceMember.objects.create(
                partnership_id=PARTNERSHIP, audience=audience, principal_id=principal
            )
    return audience.id


def add(
    by: Actor | None = None, *, record: UUID | None = None, audience: UUID | None = None, **more: object
) -> Document:
    values = {"name": "flat.jpg", "content": files.picture_with_gps(), **more}
    return operations.add_document(
        by=by or an_officer(),
        partnership_id=PARTNERSHIP,
        agency_id=AGENCY,
        audience_id=audience or an_audience(AGENCY),
        record_id=record or new_id(),
        **values,  # type: ignore[arg-type]
    )


def open_as(viewer: Actor, document_id: UUID) -> queries.OpenedDocument:
    with acting_as(viewer):
        return queries.open_document(viewer=viewer, document_id=document_id)


def kept(uploads: Path) -> list[Path]:
    return [path for path in uploads.rglob("*") if path.is_file()]


def test_f2_a_file_is_stored_under_a_random_name_readable_by_us_alone(uploads: Path) -> None:
    document = add()
    (path,) = kept(uploads)
    assert path.name == document.stored_as
    assert "flat" not in str(path.relative_to(uploads))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert b"Exif" not in path.read_bytes()


def test_a_document_opens_as_it_was_stored_and_each_reading_is_recorded() -> None:
    document, officer = add(), an_officer()
    with watching() as acts:
        opened = open_as(officer, document.id)
    assert acts == ["documents.open_document"]
    assert opened.content.startswith(b"\xff\xd8\xff")
    assert (opened.name, opened.content_type) == ("flat.jpg", "image/jpeg")


def test_f5_a_document_is_seen_by_whoever_sees_its_record() -> None:
    friend, stranger, foe = an_officer(agency_id=new_id()), an_officer(agency_id=new_id()), an_officer()
    record, audience = new_id(), an_audience(AGENCY)
    document = add(record=record, audience=audience)
    with pytest.raises(NotFound):
        open_as(friend, document.id)
    case = an_audience(friend.agency_id)
    with acting_as(SYSTEM):
        shown = AlsoShown.objects.create(partnership_id=PARTNERSHIP, record_id=record, audience_id=case)
        Denial.objects.create(
            partnership_id=PARTNERSHIP,
            audience_id=case,
            membership_id=foe.membership_id,
            reason="a neighbour",
        )
    assert open_as(friend, document.id)
    for nobody in (
        stranger,
        foe,
        an_officer(partnership_id=new_id()),
        an_officer(role="analyst"),
        PublicActor(PARTNERSHIP),
    ):
        with pytest.raises(NotFound):
            open_as(nobody, document.id)
        with acting_as(nobody):
            assert not Document.objects.exists()
    with acting_as(SYSTEM):
        shown.delete()
    with pytest.raises(NotFound):  # sharing that ended has ended
        open_as(friend, document.id)


def test_whoever_reported_sees_their_own_files_by_their_link() -> None:
    record = new_id()
    document = add(PublicActor(PARTNERSHIP, report_id=record), record=record)
    assert open_as(PublicActor(PARTNERSHIP, report_id=record), document.id)
    with pytest.raises(NotFound):
        open_as(PublicActor(PARTNERSHIP, report_id=new_id()), document.id)


def test_lists_show_the_documents_of_one_record() -> None:
    record, officer = new_id(), an_officer()
    first, second = add(record=record), add(record=record, name="b.txt", content=b"words")
    add()
    with acting_as(officer), watching() as acts:
        found = queries.list_documents(viewer=officer, record_id=record)
    assert [document.id for document in found] == [first.id, second.id]
    assert acts == ["documents.list_documents"]


def test_f1_a_resident_adds_ten_files_and_an_officer_may_add_more() -> None:
    record, audience = new_id(), an_audience(AGENCY)
    resident = PublicActor(PARTNERSHIP, report_id=record)
    more = {"record": record, "audience": audience, "name": "diary.txt", "content": b"words"}
    for _number in range(10):
        add(resident, **more)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="10 files"):
        add(resident, **more)  # type: ignore[arg-type]
    assert add(an_officer(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content"), [("a.svg", b"<svg/>"), ("a.pdf", b"%PDF-1.4 broken"), ("a.txt", b"")]
)
def test_what_is_refused_leaves_nothing(uploads: Path, name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        add(name=name, content=content)
    assert list(refused.value.problems) == ["file"]
    assert kept(uploads) == []
    with acting_as(SYSTEM):
        assert not Document.objects.exists()


def test_f3_an_infected_file_is_refused_at_once(uploads: Path, settings: Settings) -> None:
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        with pytest.raises(Refused, match="harmful"):
            add(name="a.txt", content=files.EICAR)
        assert add(name="b.txt", content=b"harmless").state == DocumentState.CLEARED
    assert len(kept(uploads)) == 1


def test_f3_what_nobody_could_scan_stays_closed_until_somebody_has(settings: Settings) -> None:
    settings.SCANNER = ""
    good, bad = add(), add(name="a.txt", content=files.EICAR)
    for document in (good, bad):
        assert document.state == DocumentState.WAITING
        with pytest.raises(NotAllowed, match="still being checked"):
            open_as(an_officer(), document.id)
        with pytest.raises(scanning.ScannerUnavailable):
            operations.check_document(by=SYSTEM, document_id=document.id)
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        assert operations.check_document(by=SYSTEM, document_id=good.id) == DocumentState.CLEARED
        assert operations.check_document(by=SYSTEM, document_id=bad.id) == DocumentState.REFUSED
        assert operations.check_document(by=SYSTEM, document_id=good.id) == DocumentState.CLEARED
        assert len(scanner.asked) == 2
    assert open_as(an_officer(), good.id)
    with pytest.raises(NotAllowed, match="harmful"):
        open_as(an_officer(), bad.id)


@really_written
def test_f3_an_infected_files_bytes_are_removed(uploads: Path, settings: Settings) -> None:
    settings.SCANNER = ""
    document = add(name="a.txt", content=files.EICAR)
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        operations.check_document(by=SYSTEM, document_id=document.id)
    assert kept(uploads) == []


def test_a_file_that_was_exchanged_on_disk_is_not_given_out(uploads: Path) -> None:
    document = add(name="a.txt", content=b"as it was")
    (path,) = kept(uploads)
    path.write_bytes(b"exchanged")
    with pytest.raises(NotAllowed, match="damaged"):
        open_as(an_officer(), document.id)
    path.unlink()
    with pytest.raises(NotAllowed, match="damaged"):
        open_as(an_officer(), document.id)


@really_written
def test_an_erased_document_leaves_a_row_without_content(uploads: Path) -> None:
    document, officer = add(), an_officer()
    with pytest.raises(Refused):
        operations.erase_document(by=officer, document_id=document.id, reason=" ")
    with pytest.raises(NotFound):
        operations.erase_document(by=an_officer(agency_id=new_id()), document_id=document.id, reason="no")
    operations.erase_document(by=officer, document_id=document.id, reason="It shows somebody else's flat.")
    assert kept(uploads) == []
    with pytest.raises(NotFound):
        open_as(officer, document.id)
    with acting_as(SYSTEM):
        row = Document.objects.get()
    assert (row.state, row.original_name, row.stored_as, row.size) == (DocumentState.ERASED, "Erased", "", 0)


def test_a_partner_may_read_but_not_erase() -> None:
    partner = an_officer(agency_id=new_id())
    document = add(audience=an_audience(AGENCY, partner.agency_id))
    assert open_as(partner, document.id)
    with pytest.raises(NotAllowed):
        operations.erase_document(by=partner, document_id=document.id, reason="ours")


# --- drafts -------------------------------------------------------------------------------------------


def add_draft(key: str = KEY, **more: object) -> DraftDocument:
    values = {"name": "flat.jpg", "content": files.picture_with_gps(), **more}
    return operations.add_draft_document(by=PublicActor(PARTNERSHIP), draft_key=key, **values)  # type: ignore[arg-type]


def drafts_of(key: str) -> list[str]:
    somebody = PublicActor(PARTNERSHIP)
    with acting_as(somebody):
        return [draft.original_name for draft in queries.list_draft_documents(viewer=somebody, draft_key=key)]


def test_a_draft_is_seen_by_whoever_holds_its_key() -> None:
    add_draft()
    assert drafts_of(KEY) == ["flat.jpg"]
    assert drafts_of(KEY + "!") == []
    with acting_as(PublicActor(PARTNERSHIP)):  # the database alone would show nothing either
        assert not DraftDocument.objects.exists()
    with pytest.raises(Refused):
        add_draft("short")


def test_a_drafts_files_become_the_reports() -> None:
    first, second = add_draft(), add_draft(name="diary.txt", content=b"words")
    add_draft(KEY + "of somebody else")
    record, audience = new_id(), an_audience(AGENCY)
    adopted = operations.adopt_draft_documents(
        by=PublicActor(PARTNERSHIP), draft_key=KEY, record_id=record, agency_id=AGENCY, audience_id=audience
    )
    assert [document.id for document in adopted] == [first.id, second.id]
    assert drafts_of(KEY) == []
    assert open_as(an_officer(), second.id).content == b"words"
    assert len(drafts_of(KEY + "of somebody else")) == 1


def test_a_draft_that_waits_for_the_scanner_is_still_checked_after_it_was_adopted(
    settings: Settings,
) -> None:
    settings.SCANNER = ""
    draft = add_draft()
    operations.adopt_draft_documents(
        by=PublicActor(PARTNERSHIP),
        draft_key=KEY,
        record_id=new_id(),
        agency_id=AGENCY,
        audience_id=an_audience(AGENCY),
    )
    with pytest.raises(NotAllowed):
        open_as(an_officer(), draft.id)
    settings.SCANNER = "none"
    operations.check_document(by=SYSTEM, document_id=draft.id)
    assert open_as(an_officer(), draft.id)


def test_a_draft_takes_ten_files_and_gives_them_back() -> None:
    for number in range(10):
        last = add_draft(name=f"{number}.txt", content=b"words")
    with pytest.raises(Refused):
        add_draft()
    with pytest.raises(NotFound):
        operations.remove_draft_document(
            by=PublicActor(PARTNERSHIP), draft_key=KEY + "!", document_id=last.id
        )
    operations.remove_draft_document(by=PublicActor(PARTNERSHIP), draft_key=KEY, document_id=last.id)
    add_draft()


@really_written
def test_a_report_that_is_not_sent_loses_its_files_after_a_day(uploads: Path) -> None:
    add_draft()
    assert operations.purge_drafts(by=EVERYWHERE) == 0
    assert operations.purge_drafts(by=EVERYWHERE, at=timezone.now() + timedelta(hours=24, seconds=1)) == 1
    assert kept(uploads) == []
    assert drafts_of(KEY) == []


# --- files and rows -----------------------------------------------------------------------------------


def make_old(uploads: Path) -> None:
    for path in kept(uploads):
        os.utime(path, (time.time() - 100_000,) * 2)


@really_written
def test_a_file_whose_row_was_rolled_back_is_removed_by_the_job(uploads: Path) -> None:
    with contextlib.suppress(RuntimeError), transaction.atomic():
        add()
        raise RuntimeError("the request died")
    document = add()
    draft = add_draft()
    (uploads / "ab").mkdir(exist_ok=True)
    (uploads / "ab" / ("ab" * 20 + ".part")).write_bytes(b"half written")
    (uploads / "notes.txt").write_bytes(b"not ours to remove")
    assert len(kept(uploads)) == 5
    assert operations.remove_orphans(by=EVERYWHERE) == 0  # they are new: somebody may be writing them
    make_old(uploads)
    assert operations.remove_orphans(by=EVERYWHERE) == 2
    assert {path.name for path in kept(uploads)} == {document.stored_as, draft.stored_as, "notes.txt"}


def test_orphans_are_looked_for_by_the_system_of_the_whole_installation_alone(uploads: Path) -> None:
    add()
    make_old(uploads)
    with pytest.raises(RuntimeError):
        operations.remove_orphans(by=SYSTEM)
    with pytest.raises(RuntimeError):
        operations.remove_orphans(by=an_officer())  # type: ignore[arg-type]
    assert len(kept(uploads)) == 1


def test_a_row_cannot_be_written_without_its_file(uploads: Path) -> None:
    uploads.rmdir()
    uploads.write_bytes(b"a file where the directory should be")
    with pytest.raises(OSError):
        add()
    with acting_as(SYSTEM):
        assert not Document.objects.exists()


def test_a_row_that_cannot_be_written_leaves_no_file(uploads: Path) -> None:
    somebody = PublicActor(new_id())  # of another partnership: row-level security refuses the row
    with pytest.raises(ProgrammingError):
        add(somebody)
    assert kept(uploads) == []

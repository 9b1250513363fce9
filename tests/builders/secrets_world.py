"""A world full of planted secrets, for attacking it: words that stand nowhere else, each with who may read them.

    world = a_world_of_secrets()
    world.who["police caseworker"].client()        # signed in
    world.found_in("…a page…")                     # the secrets that it tells

Every secret is a word like `qx0042zq`, kept through operations in the text columns of records that are hidden,
locked, another agency's, another partnership's, or of the two classes that no page shows (safe locations and
protected sources). `world.secrets[word].readers` names the people of this world that the policy lets read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.builders.cases import a_report, an_active_case, officer
from tests.builders.files import pdf
from tests.builders.partnership import World, a_partnership
from tests.builders.secrets_actions import plant_open_actions, plant_restricted_actions
from tests.builders.secrets_meetings import NAMED, OFFICER, plant_meetings
from tests.builders.secrets_plans import plant_plans, readers_of_business
from tests.builders.sessions import open_session

from wardmote.access.actors import PublicActor, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.cases import operations as cases
from wardmote.cases.choices import EntryKind, LegalPower, PersonRole, RiskBand, SharingClass, Told
from wardmote.cases.models import AccessRequest, Case, Entry, PostalLetter
from wardmote.cases.operations.erasing import erase_case, find_what_is_over
from wardmote.cases.queries import letters_of
from wardmote.cases.queries.erasing import find_kept
from wardmote.documents.models import Document
from wardmote.notifications.operations import prompt, send_email
from wardmote.partnerships.choices import ReviewChannel
from wardmote.partnerships.models import Membership
from wardmote.partnerships.operations import machines, people, publish_procedure
from wardmote.partnerships.operations import settings as rules
from wardmote.partnerships.rules.procedures import Terms
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.people.operations.secrets import record_protected_source, record_safe_location
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.places.operations import GivenPlace, correct_place, record_places
from wardmote.reports.choices import Affected, Channel, Kind, Known, Priority
from wardmote.reports.models import Report
from wardmote.reports.operations import deciding, importing
from wardmote.reports.operations.following import write_letter
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.importing import ColumnMapping
from wardmote.reports.rules.intake import NewReport
from wardmote.retention.operations import place_hold
from wardmote.reviews import operations as reviews
from wardmote.reviews.choices import AnswerState, AppealAbout, Attendance, Capacity, Relation
from wardmote.reviews.models import Complaint, InformationRequest, PanelMember, Recommendation
from wardmote.reviews.operations import GivenMember, GivenPaper, GivenRecommendation
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative, NewApplication

SECRET = re.compile(r"qx\d{4}zq", re.IGNORECASE)
HOST, OTHER_HOST = "testserver", "localhost"
NOBODY: frozenset[str] = frozenset()
AGENCIES = ("council", "police", "housing")
READERS = (Role.CASEWORKER, Role.SUPERVISOR, Role.REVIEW_COORDINATOR)
"""The roles that read what their whole agency reads."""


@dataclass(frozen=True)
class Secret:
    """A planted word: what it is, who may read it, and which records it belongs to."""

    word: str
    what: str
    readers: frozenset[str]
    record_ids: frozenset[UUID]


@dataclass(frozen=True)
class Somebody:
    """A person who attacks: how they are called here, who they are, and their session."""

    label: str
    membership: Membership
    viewer: Viewer
    session: str
    host: str = HOST

    def client(self, **more: Any) -> Client:
        """A browser of theirs that is signed in."""
        client = Client(headers={"host": self.host}, raise_request_exception=False, **more)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return client


@dataclass
class SecretWorld:
    """The partnership `here`, another one beside it, and everything that is hidden in both."""

    here: World
    there: World
    secrets: dict[str, Secret] = field(default_factory=dict)
    who: dict[str, Somebody] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Identifiers and references by kind: 'case', 'report', 'line', 'person', … for the parameters of routes."""
    elsewhere: set[str] = field(default_factory=set)
    """Those of them that name something of the other partnership."""
    links: dict[str, str] = field(default_factory=dict)
    """Secrets of follow links, by the report's nickname."""
    cases: dict[str, Case] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    on_click: dict[str, set[str]] = field(default_factory=dict)
    """Who may see a safe location or a source when they ask for it: its author, and, of the former, whoever is
    named on its case."""
    passes: list[str] = field(default_factory=list)
    """What must never be in a log: secrets of links, invitations, tokens, sessions."""

    def found_in(self, text: str) -> set[str]:
        """The secret words that a text tells."""
        return {word.lower() for word in SECRET.findall(text)}

    def not_for(self, label: str, text: str, *, revealed: bool = False) -> list[str]:
        """What the text tells that this person must not read, in words. `revealed`: they clicked to see it."""
        return sorted(
            f"{self.secrets[word].what} ({word})"
            for word in self.found_in(text)
            if word in self.secrets
            and label not in self.secrets[word].readers
            and not (revealed and label in self.on_click.get(word, ()))
        )

    def readers(self, *agencies: str) -> frozenset[str]:
        """Everybody who reads what these agencies read."""
        return frozenset(
            label
            for label, one in self.who.items()
            if one.host == HOST and label.split()[0] in agencies and set(one.viewer.roles) & set(READERS)
        )

    def plant(self, what: str, readers: Iterable[str]) -> str:
        """Return a new secret word."""
        word = f"qx{len(self.secrets):04d}zq"
        self.secrets[word] = Secret(word, what, frozenset(readers), frozenset())
        return word

    def belongs(self, words: Iterable[str], *record_ids: UUID) -> None:
        """Say whose record the words stand in."""
        for word in words:
            old = self.secrets[word]
            self.secrets[word] = Secret(
                word, old.what, old.readers, old.record_ids | {key for key in record_ids if key}
            )

    def key(self, kind: str, value: object) -> None:
        """Remember an identifier for the parameters of routes."""
        self.keys.setdefault(kind, []).append(str(value))


class Planter:
    """Words of one record: `plant("its name")` gives a new one for the same readers; all belong to one record."""

    def __init__(self, world: SecretWorld, name: str, readers: Iterable[str]) -> None:
        self.world, self.name, self.readers = world, name, frozenset(readers)
        self.words: list[str] = []

    def __call__(self, what: str, readers: Iterable[str] | None = None) -> str:
        word = self.world.plant(f"{self.name}: {what}", self.readers if readers is None else readers)
        self.words.append(word)
        return word

    def belongs(self, *record_ids: UUID) -> None:
        """All words so far belong to these records."""
        self.world.belongs(self.words, *record_ids)


def a_world_of_secrets() -> SecretWorld:
    """Build it, through operations alone."""
    world = SecretWorld(
        a_partnership(name="Here", host=HOST),
        a_partnership(name="There", host=OTHER_HOST),
    )
    _people(world)
    _own_report(world, "council", "resident")
    _own_report(world, "police", "police")
    _own_report(world, "housing", "housing")
    council, police = world.readers("council"), world.readers("police")
    # Seen by one agency alone; shared with a second one; locked; hidden; with a conflict of interest; closed.
    _case(world, "own", "council caseworker", council)
    _case(world, "shared", "council caseworker", council | police)
    shared = world.cases["shared"]
    cases.share_with_agency(
        by=world.who["council caseworker"].viewer, case=shared, agency_id=world.here.agency("police").id,
        purpose=_planted(world, "shared", "purpose of sharing", council | police), power=LegalPower.CDA_115,
    )  # fmt: skip
    _case(world, "police", "police caseworker", police)
    _case(world, "locked", "police caseworker keeper", {"police caseworker keeper"}, SharingClass.LOCKED)
    _case(
        world, "hidden", "council caseworker keeper",
        {"council caseworker keeper", "council specialist"}, SharingClass.HIDDEN,
    )  # fmt: skip
    cases.name_member(
        by=world.who["council caseworker keeper"].viewer, case=world.cases["hidden"],
        membership_id=world.who["council specialist"].membership.id,
    )  # fmt: skip
    _case(world, "conflict", "council caseworker", council - {"council supervisor conflicted"})
    cases.record_conflict(
        by=world.who["council caseworker"].viewer, case=world.cases["conflict"],
        membership_id=world.who["council supervisor conflicted"].membership.id,
        reason=_planted(world, "conflict", "the conflict", council - {"council supervisor conflicted"}),
    )  # fmt: skip
    _closed(world, council)
    _told_by_letter(world, council)
    _ask(world)
    _emergency(world)
    _kept_too_long(world)
    _review(world)
    _elsewhere(world)
    _around(world)
    plant_plans(world, Planter(world, "plans", readers_of_business(world)), world.here, keyed=True)
    elsewhere = Planter(world, "plans elsewhere", {"elsewhere caseworker"})
    plant_plans(world, elsewhere, world.there, keyed=False)
    _business(world)
    plant_meetings(
        world,
        Planter(world, "meetings", readers_of_business(world)),
        Planter(world, "restricted meetings", {OFFICER, NAMED}),
    )
    _keys(world)
    return world


def _business(world: SecretWorld) -> None:
    """Actions of the log: some for everybody who takes part in the business, some for one member of the board."""
    one = world.who["council board_member"]
    open_ones = Planter(world, "actions", readers_of_business(world))
    found = plant_open_actions(world.here, open_ones)
    open_ones.belongs(*[key for _, key in found])
    hidden = Planter(world, "restricted actions", {one.label})
    restricted = plant_restricted_actions(world.here, hidden, one.membership.id)
    hidden.belongs(*[key for _, key in restricted])
    for name, key in [*restricted, *found]:
        world.key(name, key)


def _planted(world: SecretWorld, nickname: str, what: str, readers: Iterable[str]) -> str:
    word = world.plant(f"{nickname} case: {what}", readers)
    world.belongs([word], world.cases[nickname].id)
    return word


def _people(world: SecretWorld) -> None:
    """Every role of every agency, some more by name, and somebody of the other partnership."""
    for agency in AGENCIES:
        for role in Role:
            _somebody(world, agency, role)
    _somebody(world, "council", Role.CASEWORKER, "keeper")
    _somebody(world, "council", Role.SUPERVISOR, "conflicted")
    _somebody(world, "police", Role.CASEWORKER, "keeper")
    member = world.there.membership("council", Role.CASEWORKER)
    _enter(world, "elsewhere caseworker", member, world.there.viewer("council", Role.CASEWORKER), OTHER_HOST)


def _somebody(world: SecretWorld, agency: str, role: str, key: str = "") -> None:
    label = f"{agency} {role}" + (f" {key}" if key else "")
    more = {
        "key": label,
        "name": label.replace("_", " ").title(),
        "email": f"{label.replace(' ', '.')}@staff.example",
    }
    member = world.here.membership(agency, role, **more)
    _enter(world, label, member, world.here.viewer(agency, role, **more))


def _enter(world: SecretWorld, label: str, member: Membership, viewer: Viewer, host: str = HOST) -> None:
    # A crawl takes as long as it takes: nobody is asked halfway whether it is still they.
    key = open_session(member, proved_at=timezone.now() + timedelta(hours=1))
    world.who[label] = Somebody(label, member, viewer, key, host)
    world.passes.append(world.who[label].session)


def _told(plant: Planter, **more: Any) -> NewReport:
    """A report with a secret in every field that takes a text."""
    by_name = {
        "words": f"Shouting and banging {plant('words')}",
        "place_text": f"Behind the bins {plant('where')}",
        "when_text": f"At night {plant('when')}",
        "harm": f"Cannot sleep {plant('harm')}",
        "told_before": Known.YES,
        "told_before_text": f"The landlord {plant('told before')}",
        "wish": f"Quiet {plant('wish')}",
        "name": f"Resident {plant('name of who reported')}",
        "language": plant("language"),
        "needs": f"Needs {plant('needs')}",
        "address_text": f"{plant('home')} House, 3 Canary Road",
        "contacts": (
            GivenContact(
                kind=ContactKind.EMAIL,
                value=f"{plant('e-mail')}@home.example",
                safety=Safety.SAFE,
                may_leave_message=True,
                may_say_who_we_are=True,
                say_we_are=f"The library {plant('who we say we are')}",
                code_word=plant("code word"),
                unsafe_with=f"My brother {plant('unsafe with')}",
            ),
            GivenContact(
                kind=ContactKind.THIRD_PARTY, value=f"My aunt {plant('third party')}", safety=Safety.CONDITIONAL,
                safe_times=f"Mornings {plant('safe times')}",
            ),
        ),
        "objects_to_sharing": True,
        "objection_reason": f"Afraid {plant('objection')}",
        "kinds": (Kind.NOISE,),
        "affected": Affected.ME,
    }  # fmt: skip
    return NewReport(**{**by_name, **more})


def _own_report(world: SecretWorld, agency: str, nickname: str) -> None:
    """A report with an agency, from the public where the council has it; decided nowhere yet."""
    who = world.readers("council" if agency == "council" else agency)
    plant = Planter(world, f"{agency}'s report", who)
    officer = world.who[f"{agency} caseworker"].viewer
    answers = _told(plant)
    report = receive_report(
        by=officer, answers=answers, channel=Channel.PHONE, agency_id=world.here.agency(agency).id
    )
    # The resident reads their own words back, the letters to them and what they were told; nothing else.
    if nickname == "resident":
        plant.readers = who | {"resident"}
        world.secrets[plant.words[0]] = Secret(
            plant.words[0], f"{agency}'s report: words", who | {"resident"}, frozenset()
        )
        write_letter(by=officer, report=report, text=f"Dear resident {plant('letter')}")
        plant.readers = who
    _more_of_report(world, plant, report, nickname)
    deciding.start_triage(by=officer, report=_reread(officer, report))
    deciding.change_priority(
        by=officer,
        report=_reread(officer, report),
        priority=Priority.URGENT,
        reason=f"Because {plant('priority reason')}",
    )
    neighbour = _nobody(world, f"{agency} protected source")
    world.on_click[neighbour] = {f"{agency} caseworker"}
    source = record_protected_source(
        by=officer, record_id=report.id, audience=_reread(officer, report).audience, text=f"The neighbour {neighbour}",
    )  # fmt: skip
    world.key("source_id", source.id)
    plant.belongs(report.id, report.reporter_id)  # type: ignore[arg-type]


def _nobody(world: SecretWorld, what: str) -> str:
    return world.plant(f"{what} (F5/F6)", NOBODY)


def _reread(viewer: Viewer, report: Report) -> Report:
    with acting_as(viewer):
        return Report.objects.select_related("audience").get(pk=report.pk)


def _more_of_report(world: SecretWorld, plant: Planter, report: Report, nickname: str) -> None:
    world.reports[nickname] = report
    world.links[nickname] = report.follow_secret
    world.passes.append(report.follow_secret)
    plant.belongs(report.id, report.reporter_id)  # type: ignore[arg-type]


def _case(
    world: SecretWorld,
    nickname: str,
    opener: str,
    readers: Iterable[str],
    kind: str = SharingClass.OWN_AGENCY,
) -> None:
    """A case with a secret in every text that can be written on it, and a report that belongs to it."""
    by = world.who[opener].viewer
    plant = Planter(world, f"{nickname} case", readers)
    report = receive_report(
        by=by, answers=_told(plant, objects_to_sharing=False, objection_reason=""), channel=Channel.PHONE,
        agency_id=by.agency_id,
    )  # fmt: skip
    _more_of_report(world, plant, report, f"{nickname} case")
    # The name of a locked case is what others may know of it.
    everybody = {
        label for label, one in world.who.items() if one.viewer.may("read_cases") and one.host == HOST
    }  # type: ignore[arg-type]
    title_for = everybody if kind == SharingClass.LOCKED else plant.readers
    case = cases.open_case(
        by=by, title=f"Trouble {plant('title', title_for)}", kinds=[Kind.NOISE], reports=[_reread(by, report)],
        owner_id=by.membership_id, sharing_class=kind, priority="high", priority_reason=f"As {plant('priority reason')}",
        reason=f"Opened as {plant('opening reason')}",
    )  # fmt: skip
    with acting_as(by):
        case = Case.objects.select_related("audience").get(pk=case.pk)
    world.cases[nickname] = case
    note = cases.add_entry(
        by=by, case=case, kind=EntryKind.NOTE, text=f"Old {plant('old version of a note')}"
    )
    cases.edit_entry(by=by, entry=note, text=f"New {plant('note')}", version=1)
    cases.add_entry(
        by=by, case=case, kind=EntryKind.DECISION, text=f"We decided {plant('decision')}", form_token=new_id()
    )
    cases.add_incident(
        by=by, case=case, words=f"Window broken {plant('incident')}", when_text=f"Dusk {plant('incident when')}",
        police_reference=plant("crime number"),
    )  # fmt: skip
    victim = cases.add_person(
        by=by, case=case, role=PersonRole.VICTIM, note=f"Alone {plant('note on a person')}",
        given=GivenPerson(
            name=f"Victim {plant('victim')}", also_known_as=(f"Alias {plant('alias')}",), needs=plant("needs of victim"),
            language=plant("language of victim"), address_text=f"{plant('victim home')} Lodge, 9 Canary Road",
            contacts=(
                GivenContact(kind=ContactKind.EMAIL, value=f"{plant('victim e-mail')}@safe.example", safety=Safety.SAFE,
                             may_leave_message=True, may_say_who_we_are=True, code_word=plant("victim code word")),
            ),
        ),
    )  # fmt: skip
    cases.add_person(
        by=by, case=case, role=PersonRole.ALLEGED,
        given=GivenPerson(description=f"Tall {plant('description of the alleged')}"),
    )  # fmt: skip
    action = cases.set_case_action(
        by=by, case=case, text=f"Visit {plant('action')}", owner_id=by.membership_id
    )
    done = cases.set_case_action(by=by, case=case, text=f"Ring {plant('done action')}")
    cases.finish_case_action(by=by, case=case, action_id=done.id, result=f"Rang {plant('result')}")
    document = cases.add_file(
        by=by,
        case=case,
        name=f"{plant('file name')}.pdf",
        content=pdf(),
        text=f"Photo {plant('words about a file')}",
    )
    cases.record_contact(
        by=by, case=case, how=ContactKind.IN_PERSON, text=f"We met {plant('contact')}",
        promised_on=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip
    (place,) = record_places(
        by=by, partnership_id=by.partnership_id,
        given=[GivenPlace(name=f"The yard {plant('place')}", address_text=f"{plant('address of place')} Yard")],
    )  # fmt: skip
    held_place = cases.add_place(by=by, case=case, place_id=place.id)
    correct_place(
        by=by, place=place, version=1, reason=f"They said so {plant('why a place is corrected')}",
        told=GivenPlace(name=f"The back yard {plant('place')}", address_text=place.address_text),
    )  # fmt: skip
    cases.set_risk(by=by, case=case, risk=RiskBand.HIGH, reason=f"Threats {plant('risk reason')}")
    hiding_place = _nobody(world, f"{nickname} safe location")
    world.on_click[hiding_place] = {opener} | ({"council specialist"} if nickname == "hidden" else set())
    location = record_safe_location(
        by=by, person=_person(by, victim.person_id), audience=case.audience,
        text=f"Refuge {hiding_place}",
    )  # fmt: skip
    informant = _nobody(world, f"{nickname} source")
    world.on_click[informant] = {opener}
    source = record_protected_source(
        by=by, record_id=case.id, audience=case.audience, text=f"Told by {informant}"
    )
    plant.belongs(case.id, report.id, victim.person_id, document.id, action.id)
    for what, value in {
        "line": note.line, "action_id": action.id, "role_id": victim.id, "person_id": victim.person_id,
        "other_id": victim.person_id,
        "location_id": location.id, "source_id": source.id, "place_id": held_place.id, "document_id": document.id,
        "known_place_id": place.id,
    }.items():  # fmt: skip
        world.key(what, value)


def _person(viewer: Viewer, person_id: UUID) -> Person:
    with acting_as(viewer):
        return Person.objects.get(pk=person_id)


def _closed(world: SecretWorld, readers: frozenset[str]) -> None:
    """A case of the council's that was closed, with what was said at its end."""
    by = world.who["council supervisor"].viewer
    plant = Planter(world, "closed case", readers)
    case = cases.open_case(
        by=by, title=f"Settled {plant('title')}", kinds=[Kind.NOISE], owner_id=by.membership_id
    )
    cases.set_risk(by=by, case=case, risk=RiskBand.STANDARD, reason="Said so")
    action = cases.set_case_action(by=by, case=case, text="Visit")
    cases.finish_case_action(by=by, case=case, action_id=action.id, result="Visited")
    cases.take_step(by=by, case=case, step="agree_plan")
    cases.take_step(by=by, case=case, step="start", reason=f"Begun {plant('reason of a step')}")
    cases.request_closing(
        by=by, case=case, outcome="resolved", reason=f"It stopped {plant('closing reason')}"
    )
    cases.close_case(
        by=by, case=case, told=Told.NOBODY, told_reason=f"Nobody to tell {plant('why nobody was told')}",
        summary=f"All is well {plant('closing summary')}",
    )  # fmt: skip
    world.cases["closed"] = case
    plant.belongs(case.id)


def _told_by_letter(world: SecretWorld, readers: frozenset[str]) -> None:
    """A case that was closed with a letter by post, and what the resident then answered to the three questions."""
    plant = Planter(world, "case closed by letter", readers)
    home = GivenContact(
        kind=ContactKind.POST, value=f"{plant('address')} House, 4 Canary Road, Wigston, LE18 1AA",
        safety=Safety.SAFE, may_leave_message=True, may_say_who_we_are=True,
    )  # fmt: skip
    report = a_report(world.here, words=f"Drums {plant('words')}", name=plant("name"), contacts=(home,))
    case = an_active_case(world.here, reports=[report], title=f"Drums {plant('title')}")
    by = officer(world.here)
    with acting_as(by):
        point = ContactPoint.objects.get(person_id=report.reporter_id)
    cases.request_closing(by=by, case=case, outcome="resolved", reason=plant("closing reason"))
    cases.close_case(
        by=by, case=case, told=Told.LETTER, told_reason=plant("why by letter"), contact_point_id=point.pk,
        summary=f"It has stopped. {plant('letter')}",
    )  # fmt: skip
    (letter,) = _letters(by, case)
    cases.mark_letter_posted(by=by, case=case, letter_id=letter.pk, posted_on=timezone.localdate())
    cases.answer_survey(
        by=world.here.public(report_id=report.pk, person_id=report.reporter_id),
        report=report, handling="good", informed="good", outcome="bad",
    )  # fmt: skip
    plant.belongs(case.id, report.id, report.reporter_id)


def _letters(by: Viewer, case: Case) -> list[PostalLetter]:
    with acting_as(by):
        return letters_of(viewer=by, case=case)


def _ask(world: SecretWorld) -> None:
    """Two requests to see the locked case: one refused, one waiting."""
    locked, keeper = world.cases["locked"], world.who["police caseworker keeper"].viewer
    for label in ("council caseworker", "housing caseworker"):
        word = world.plant(f"{label}'s reason for asking", {label, "police caseworker keeper"})
        request = cases.ask_for_access(by=world.who[label].viewer, case_id=locked.id, reason=f"Please {word}")
        world.belongs([word], locked.id, request.id)
        world.key("request_id", request.id)
    with acting_as(keeper):
        first = AccessRequest.objects.get(pk=world.keys["request_id"][0])
    # Written to whoever asked: it is theirs, and no part of the case that they do not see.
    answer = world.plant("answer to a request", {"council caseworker", "police caseworker keeper"})
    cases.refuse_access(by=keeper, request=first, reason=f"No {answer}")


def _review(world: SecretWorld) -> None:
    """A case review that the council leads, from application to appeal; a constable is kept away from it."""
    here, by = world.here, world.who["council review_coordinator"].viewer
    police = world.who["police caseworker"].viewer
    publish_procedure(
        by=here.system(), partnership=here.partnership, terms=Terms(name="Ours", contact_phone="01632 960 001"),
        valid_from=date(2026, 4, 1), on=date(2026, 4, 1),
    )  # fmt: skip
    barred = {"police caseworker keeper"}
    everybody = world.readers(*AGENCIES) - barred
    plant = Planter(world, "review", everybody)

    def contact(what: str) -> GivenContact:
        return GivenContact(
            kind=ContactKind.EMAIL, value=f"{plant(what)}@review.example", safety=Safety.SAFE,
            may_leave_message=True, may_say_who_we_are=True, code_word=plant(f"{what} code word"),
        )  # fmt: skip

    review = reviews.apply_for_review(
        by=here.public(),
        channel=ReviewChannel.ONLINE,
        application=NewApplication(
            name=f"Applicant {plant('name')}",
            words=f"Nobody does anything {plant('words', everybody | {'applicant'})}",
            contacts=(contact("e-mail"),),
            address_text=f"{plant('home')} Court, 5 Canary Road",
            language=plant("language"),
            needs=f"Needs {plant('needs')}",
            capacity=Capacity.GROUP,
            organisation=f"Neighbours {plant('group')}",
            representative=GivenRepresentative(
                name=f"Advocate {plant('representative')}", relation=Relation.ADVOCATE,
                contacts=(contact("advocate e-mail"),), consent_on=date(2026, 4, 2),
            ),
            harm=f"Afraid {plant('harm')}",
            wish=f"Peace {plant('wish')}",
            place_text=f"The stairs {plant('where')}",
            complaints=(
                ClaimedComplaint(
                    told_to=f"A warden {plant('who was told')}", their_reference=plant("their reference"),
                    words=f"I said {plant('complaint')}", complainant=plant("complainant"),
                    complained_on=timezone.localdate(), behaviour_on=timezone.localdate(),
                ),
            ),
        ),
    )  # fmt: skip
    world.passes.append(review.follow_secret)
    world.links["review"] = review.follow_secret
    applicant = everybody | {"applicant"}
    review = reviews.record_consent(
        by=by, review=review, on=date(2026, 4, 2), paper=GivenPaper(f"{plant('consent paper')}.pdf", pdf())
    )
    reviews.add_paper(
        by=by,
        review=review,
        paper=GivenPaper(f"{plant('paper')}.pdf", pdf()),
        text=f"A {plant('words of a paper')}",
    )
    letter = {"letter": f"Dear applicant {plant('letter', applicant)}"}
    review = reviews.acknowledge(by=by, review=review, **letter)
    review = reviews.bar_from_review(
        by=by, review=review, membership_id=world.who["police caseworker keeper"].membership.id,
        reason=f"A cousin {world.plant('review: why somebody is kept away', NOBODY)}",
    )  # fmt: skip
    review = reviews.circulate(by=by, review=review)
    review = reviews.request_information(
        by=by,
        review=review,
        agency_ids=[here.agency(key).id for key in AGENCIES],
        question=f"What of {plant('question')}?",
    )
    with acting_as(by):
        requests = {one.agency_id: one for one in InformationRequest.objects.filter(review=review)}
    asked = requests[here.agency("police").id]
    reviews.answer_request(by=police, request=asked, text=f"We know {plant('answer')}", is_complete=False)
    close = world.readers("council", "police") - barred
    reviews.answer_request(
        by=police, request=asked, text=f"We also know {plant('answer in confidence', close)}", is_complete=True,
        in_confidence=True,
    )  # fmt: skip
    reviews.refuse_request(
        by=world.who["housing caseworker"].viewer, request=requests[here.agency("housing").id],
        reason=f"The law {plant('refusal')}",
    )  # fmt: skip
    review = reviews.complete_information(by=by, review=review, reason=f"Enough {plant('why nobody waits')}")
    review = reviews.decide_on_threshold(
        by=by, review=review, is_met=True, reason=f"It is bad {plant('reason of the decision')}",
        persistence=f"Often {plant('persistence')}", harm=f"Much {plant('harm found')}",
        adequacy=f"Little {plant('adequacy')}", **letter,
    )  # fmt: skip
    reviews.add_note(by=by, review=review, text=f"Note {plant('note')}")
    review = reviews.change_hearing(
        by=by, review=review, attendance=Attendance.STATEMENT, statement=f"I {plant('statement')}"
    )
    before = timezone.now() - timedelta(days=2)
    reviews.plan_panel(
        by=by, review=review, starts_at=before + timedelta(days=1), chair_name=f"Chair {plant('chair')}",
        chair_is_independent=True, independence=f"Of all {plant('independence')}", where=f"Room {plant('room')}",
        members=[GivenMember(name=f"Member {plant('member')}", agency_id=here.agency("police").id)],
        invites_victim=False, not_invited_reason=f"Ill {plant('why not invited')}", at=before,
    )  # fmt: skip
    with acting_as(by):
        (seat,) = PanelMember.objects.filter(review=review)
    reviews.change_panel(
        by=by, review=review, leaving=[seat.id], reason=f"Away {plant('why a seat was left')}",
        joining=[GivenMember(name=f"Member {plant('new member')}", agency_id=here.agency("police").id)],
    )  # fmt: skip
    review = reviews.record_panel(
        by=by, review=review, findings=[f"Found {plant('finding')}"], notes=f"Minutes {plant('panel notes')}",
        recommendations=[
            GivenRecommendation(text=f"Do {plant('recommendation')}", agency_id=here.agency("police").id)
        ],
    )  # fmt: skip
    review = reviews.tell_outcome(by=by, review=review, **letter)
    with acting_as(by):
        recommendation = Recommendation.objects.get(review=review)
        complaint = Complaint.objects.get(review=review)
    reviews.answer_recommendation(
        by=police,
        recommendation=recommendation,
        answer=AnswerState.ACCEPTED,
        text=f"Yes {plant('answer to it')}",
    )
    reviews.follow_up(by=by, recommendation=recommendation, text=f"Since {plant('follow-up')}", is_done=False)
    reviews.appeal(by=by, review=review, about=AppealAbout.OUTCOME, grounds=f"Not enough {plant('grounds')}")
    plant.belongs(review.id, review.victim_id, review.representative_id)  # type: ignore[arg-type]
    for what, value in {
        "review": review.reference, "record_id": review.id, "complaint_id": complaint.id,
        "review_request_id": asked.id,
    }.items():  # fmt: skip
        world.key(what, value)


def _emergency(world: SecretWorld) -> None:
    """Somebody saw the locked case in an emergency, and it is over."""
    readers = {"police caseworker keeper", "police privacy_officer", "housing privacy_officer"}
    words = world.plant("words of an emergency", readers)
    by = world.who["housing supervisor"].viewer
    override = cases.override_lock(
        by=by, case_id=world.cases["locked"].id, reason="life", words=f"A knife was seen {words}"
    )
    cases.end_override(by=by, override_id=override.id)
    world.belongs([words], override.id, world.cases["locked"].id)
    world.key("override_id", override.id)


def _kept_too_long(world: SecretWorld) -> None:
    """What waits for information governance, a hold, and what was erased."""
    by = world.who["council supervisor"].viewer
    governance = world.who["council information_governance"].viewer
    case = cases.open_case(by=by, title="Long ago", kinds=[Kind.NOISE], owner_id=by.membership_id)
    cases.set_risk(by=by, case=case, risk=RiskBand.STANDARD, reason="Said so")
    action = cases.set_case_action(by=by, case=case, text="Visit")
    cases.finish_case_action(by=by, case=case, action_id=action.id, result="Visited")
    cases.take_step(by=by, case=case, step="agree_plan")
    cases.take_step(by=by, case=case, step="start")
    cases.request_closing(by=by, case=case, outcome="resolved", reason="It stopped")
    cases.close_case(by=by, case=case, told=Told.NOBODY, told_reason="Nobody to tell", summary="Over")
    later = timezone.now() + timedelta(days=7 * 366)
    for due in find_what_is_over(by=world.here.system(), at=later):
        world.key("due_id", due.id)
        if due.record_id == case.id:
            erase_case(by=governance, due=due, reason="Its time is over", at=later)
    with acting_as(governance):
        kept = find_kept(viewer=governance, reference=world.cases["closed"].reference)
    world.key("hold_id", place_hold(by=governance, kept=kept, reason="An inquiry").id)


def _elsewhere(world: SecretWorld) -> None:
    """The other partnership: a report, a case, words and people that nobody here may know of."""
    plant = Planter(world, "other partnership", {"elsewhere caseworker"})
    by, there = world.who["elsewhere caseworker"].viewer, world.there
    report = receive_report(
        by=by, answers=_told(plant), channel=Channel.PHONE, agency_id=there.agency("council").id
    )
    world.reports["elsewhere"] = report
    world.passes.append(report.follow_secret)
    case = cases.open_case(
        by=by, title=f"Elsewhere {plant('title')}", kinds=[Kind.NOISE], owner_id=by.membership_id
    )
    world.cases["elsewhere"] = case
    entry = cases.add_entry(by=by, case=case, kind=EntryKind.NOTE, text=f"Note {plant('note')}")
    action = cases.set_case_action(by=by, case=case, text=f"Do {plant('action')}")
    cases.save_view(by=by, list_name="cases", name=plant("saved view"), query="mine=on")
    document = cases.add_file(by=by, case=case, name=f"{plant('file name')}.pdf", content=pdf())
    plant.belongs(case.id, report.id, report.reporter_id)  # type: ignore[arg-type]
    system = there.system()
    for key, text in (("about", f"Our words {plant('public words')}"),):
        rules.set_words(by=system, partnership=there.partnership, key=key, text=text)
    rules.set_advice(
        by=system,
        partnership=there.partnership,
        code="barking",
        title=f"Dogs {plant('advice')}",
        text="Ring us",
    )
    rules.set_routing(by=system, partnership=there.partnership, kind="*", agency=there.agency("council"))
    invitation, token = people.invite(
        by=system, agency=there.agency("police"), email=f"{plant('invited e-mail')}@there.example",
        name=f"New {plant('invited')}", roles=[Role.CASEWORKER],
    )  # fmt: skip
    world.passes.append(token)
    made, secret = machines.make_token(
        by=system, agency=there.agency("council"), name=f"Machine {plant('token')}", scopes=["reports:write"]
    )
    world.passes.append(secret)
    for what, value in {
        "line": entry.line, "action_id": action.id, "document_id": document.id, "invitation_id": invitation.id,
        "token_id": made.id, "agency_id": there.agency("council").id, "team_id": there.team("council", "north").id,
        "membership_id": by.membership_id,
    }.items():  # fmt: skip
        world.key(what, value)
        world.elsewhere.add(str(value))
    world.elsewhere |= {case.reference, str(case.id), report.reference, str(report.id)}


def _around(world: SecretWorld) -> None:
    """What stands beside the records: messages, prompts, saved views, invitations, tokens, routing, links."""
    here, system = world.here, world.here.system()
    council = world.readers("council")
    keeper = world.who["council caseworker keeper"].viewer
    managers = {"council account_administrator"}
    message = send_email(
        by=system, to="somebody@home.example", subject=f"A subject {world.plant('outbox subject', council | managers)}",
        text=f"A text {world.plant('outbox text', NOBODY)}", agency_id=here.agency("council").id,
        partnership_id=here.id,
    )  # fmt: skip
    world.key("message_id", message.id)
    hint = world.plant("prompt to one person", {"council caseworker keeper"})
    told = prompt(
        by=system, agency_id=here.agency("council").id, membership_id=keeper.membership_id,
        text=f"Look at {hint}", record_type="case", reference=world.cases["hidden"].reference,
    )  # fmt: skip
    world.belongs([hint], told.id, world.cases["hidden"].id)
    view = cases.save_view(
        by=keeper,
        list_name="cases",
        name=world.plant("saved view", {"council caseworker keeper"}),
        query="mine=on",
    )
    world.key("view_id", view.id)
    for agency in ("council", "police"):
        reach = {f"{agency} account_administrator", *(f"{one} operator" for one in AGENCIES)}
        invitation, token = people.invite(
            by=system, agency=here.agency(agency),
            email=f"{world.plant(f'{agency} invited e-mail', reach)}@new.example",
            name=f"New {world.plant(f'{agency} invited', reach)}", roles=[Role.CASEWORKER],
        )  # fmt: skip
        world.key("invitation_id", invitation.id)
        world.passes.append(token)
        made, secret = machines.make_token(
            by=system, agency=here.agency(agency), scopes=["reports:write"],
            name=f"Machine {world.plant(f'{agency} machine', {f'{agency} supervisor'})}",
        )  # fmt: skip
        if agency == "council":
            conflicted = world.who["council supervisor conflicted"].label
            word = world.found_in(made.name).pop()
            world.secrets[word] = Secret(
                word, "council machine", frozenset({"council supervisor", conflicted}), frozenset()
            )
        world.key("token_id", made.id)
        world.passes.append(secret)
    _import(world)
    rules.set_routing(by=system, partnership=here.partnership, kind="*", agency=here.agency("council"))
    rules.set_advice(
        by=system, partnership=here.partnership, code="cooking", title="Cooking smells", text="Talk first"
    )
    cases.link_cases(
        by=keeper, case=world.cases["hidden"], other=world.cases["own"],
        why=f"Same people {_planted(world, 'hidden', 'why it is linked', {'council caseworker keeper'})}",
    )  # fmt: skip


def _import(world: SecretWorld) -> None:
    """A file of reports that waits to be imported by the police, and the columns saved for it."""
    by = world.who["police supervisor"].viewer
    words = {
        name: world.plant(f"import of the police: {name}", {"police supervisor"})
        for name in ("file", "row", "columns")
    }
    run = importing.bring_file(
        by=by, agency=world.here.agency("police"), file_name=f"{words['file']}.csv",
        content=f"Number,Date,What\r\n1,2026-01-02,Noise {words['row']}\r\n".encode(),
    )  # fmt: skip
    run = importing.choose_columns(
        by=by, run=run, are_waiting=False, save_as=words["columns"],
        mapping=ColumnMapping(columns={"reference": "Number", "received": "Date", "words": "What"}, system="Police"),
    )  # fmt: skip
    world.belongs([words["row"]], run.id)  # names of files and of column sets say nothing of anybody
    world.key("run_id", run.id)


def _keys(world: SecretWorld) -> None:
    """What stands in the parameters of routes."""
    for case in world.cases.values():
        world.key("case", case.reference)
        world.key("case_id", case.id)
        world.key("record_id", case.id)
    for report in world.reports.values():
        world.key("report", report.reference)
        world.key("record_id", report.id)
    for agency in AGENCIES:
        world.key("agency_id", world.here.agency(agency).id)
    for team in world.here.teams.values():
        world.key("team_id", team.id)
    for one in world.who.values():
        world.key("membership_id", one.membership.id)
    for link in world.links.values():
        world.key("secret", link)


def public_holder(world: SecretWorld) -> PublicActor:
    """The resident behind the link to the council's report."""
    report = world.reports["resident"]
    return PublicActor(world.here.id, report_id=report.id, person_id=report.reporter_id)


def everything(world: SecretWorld) -> SystemActor:
    """Wardmote itself, within the partnership `here`."""
    return world.here.system()


__all__ = ["Document", "Entry", "SecretWorld", "a_world_of_secrets", "everything", "public_holder"]

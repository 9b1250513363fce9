"""The access log, for those who answer for it; and who may do what, for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from wardmote.access.choices import FieldClass, Permission, Role
from wardmote.access.policy import policy
from wardmote.audit.choices import Category, Outcome, Purpose
from wardmote.audit.queries import FailedSignIns, list_events
from wardmote.design.fields import Form, RadiosField, SelectField, TextField
from wardmote.design.lists import Paging, paging
from wardmote.design.page import Page, render
from wardmote.partnerships.queries import failed_sign_ins_of_agency, list_colleagues


@dataclass(frozen=True)
class EventLine:
    """One event, in words."""

    at: datetime
    who: str
    what: str
    category: str
    record: str
    count: int
    refused: bool
    purpose: str


ACTS = {
    "cases.assign": "Say who owns the case",
    "cases.attach": "Add a report to the case",
    "cases.form_shown": "Open a form of the case",
    "cases.my_work": "Look at my work",
    "cases.team_board": "Look at the team",
    "reports.list_inbox": "Look at the inbox",
    "reports.list_in_box": "Look at the map",
    "notifications.prompt": "Tell somebody at sign-in",
    "reports.what_is_it_like": "Look for reports like it",
    "sharing.admit": "Let somebody see it",
    "sharing.also_show": "Show it to another case too",
}
"""Acts whose own names say too little."""
VERBS = {"get": "Open", "list": "List", "find": "Search"}


def act_words(act: str) -> str:
    """Return an act's name as words: `cases.close_case` becomes `Close case`, `cases.get_case` `Open case`."""
    verb, *rest = act.rpartition(".")[2].split("_")
    return ACTS.get(act) or " ".join([VERBS.get(verb, verb.capitalize()), *rest])


def lines_of(rows: list[dict[str, Any]], names: dict[UUID, str] | None = None) -> tuple[EventLine, ...]:
    """Return events ready to be shown. `names`: of memberships."""
    known = names or {}
    return tuple(
        EventLine(
            at=row["at"],
            who=known.get(row["membership_id"], _kind_words(row["actor_kind"])),
            what=act_words(row["act"]),
            category=Category(row["category"]).label,
            record=row["record_type"].replace("_", " "),
            count=len(row["record_ids"]),
            refused=row["outcome"] == Outcome.DENIED,
            purpose=row["purpose"],
        )
        for row in rows
    )


def _kind_words(kind: str) -> str:
    words = {"viewer": "A colleague", "public": "A resident", "api": "A machine", "system": "Wardmote itself"}
    return words.get(kind, "Somebody signing in")


def read_moment(text: str) -> datetime | None:
    """Return an instant from an address, or None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


class LogForm(Form):
    """What to look for, and the purpose that the law allows it for."""

    one_time = False
    purpose = RadiosField(
        label="Why are you reading the log?",
        hint="The log may be used for these purposes only (Data Protection Act 2018, section 62(4)). Your purpose "
        "is recorded.",
        options=[(one.value, one.label[0].upper() + one.label[1:]) for one in Purpose],
        missing="Select a purpose",
    )
    colleague = SelectField(
        label="Whose acts", options=[], empty="Everybody's", required=False, say_optional=False
    )
    record = TextField(
        label="About one record",
        hint="Its identifier, as on the record's own log",
        required=False,
        width="two-thirds",
    )


@dataclass(frozen=True, kw_only=True)
class LogPage(Page):
    """The form; events once a purpose is given."""

    template: ClassVar[str] = "administration/access_log.html"
    section: str = "log"
    form: LogForm
    asked: bool
    events: tuple[EventLine, ...] = ()
    paging: Paging = Paging()


def access_log(request: Any) -> HttpResponse:
    """Show the agency's part of the access log for one of the four purposes; reading it is recorded too."""
    people = list(list_colleagues(viewer=request.actor))
    asked = "purpose" in request.GET
    form = LogForm(request.GET if asked else None)
    form.fields["colleague"].options = [(str(row.id), row.account.name) for row in people]  # type: ignore[attr-defined]
    if not asked or not form.is_valid():
        return render(request, LogPage(title="Access log", form=form, asked=False))
    wanted = form.cleaned_data
    about = _uuid(wanted["record"])
    if wanted["record"] and about is None:
        form.add_error("record", "Enter an identifier, like 0198c2d5-7f3a-7c11-9d6e-2b8a4f1c0e55")
        return render(request, LogPage(title="Access log", form=form, asked=False))
    rows = list_events(
        viewer=request.actor,
        purpose=Purpose(wanted["purpose"]),
        record_id=about,
        membership_id=_uuid(wanted["colleague"]),
        before=read_moment(request.GET.get("after", "")),
    )
    after = rows[-1]["at"].isoformat() if len(rows) == 50 else None
    names = {row.id: row.account.name for row in people}
    return render(
        request,
        LogPage(
            title="Access log",
            form=form,
            asked=True,
            events=lines_of(rows, names),
            paging=paging(request, before=None, after=after),
        ),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class RoleWords:
    """One role, in words an officer understands."""

    name: str
    meaning: str
    may: tuple[str, ...]
    reaches: str
    gives: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RolesPage(Page):
    """Who may do what."""

    template: ClassVar[str] = "administration/roles.html"
    marking: str = ""
    roles: tuple[RoleWords, ...]
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    class_names: tuple[str, ...]
    apart: tuple[str, ...]


REACHES = {
    "agency": "cases and reports of their agency, and those shared with it",
    "named": "the cases they are named on",
    "partnership": "the partnership's own business",
}


def reach_words(relations: list[str], permissions: list[str]) -> str:
    """Return what a role reaches by its relations, as a sentence; being named opens a case to those who read cases."""
    found = [words for relation, words in REACHES.items() if relation in relations]
    if not {Permission.READ_CASES, Permission.READ_REPORTS} & set(permissions):
        found = ["no cases and no reports", *(words for words in found if words == REACHES["partnership"])]
        if "named" in relations:
            found.append("its restricted meetings and papers that name them")
    sentence = "; ".join(found)
    return f"{sentence[0].upper()}{sentence[1:]}."


def who_may_do_what(request: HttpRequest) -> HttpResponse:
    """Show each role, what it is for, what it may do and what it sees: read from the policy itself."""
    data = policy()
    roles = tuple(
        RoleWords(
            name=role.label,
            meaning=data["roles"][role]["meaning"],
            may=tuple(Permission(code).label for code in data["roles"][role]["permissions"]),
            reaches=reach_words(data["roles"][role]["relations"], data["roles"][role]["permissions"]),
            gives=tuple(Role(given).label for given in data["grants"].get(role, [])),
        )
        for role in Role
        if role in data["roles"]
    )
    working = tuple(data["classes"])
    classes = tuple(
        (str(field_class.label), tuple(data["classes"][role].get(field_class, "none") for role in working))
        for field_class in FieldClass
    )
    apart = tuple(
        f"{Role(first).label} and {Role(second).label}" for first, second in data["separation"]["pairs"]
    )
    names = tuple(str(Role(role).label) for role in working)
    return render(
        request,
        RolesPage(title="Who may do what", roles=roles, classes=classes, class_names=names, apart=apart),
    )


FAILED_FOR = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class FailedSignInsPage(Page):
    """Who failed to sign in, by day; addresses that nobody has as counts."""

    template: ClassVar[str] = "administration/failed_sign_ins.html"
    section: str = "failed"
    days: int
    known: tuple[tuple[str, FailedSignIns], ...]
    unknown: tuple[FailedSignIns, ...]


def failed_sign_ins(request: Any) -> HttpResponse:
    """Show failed sign-ins to the agency's accounts of the last 30 days; reading them is recorded too."""
    found = failed_sign_ins_of_agency(viewer=request.actor, since=timezone.now() - FAILED_FOR)
    return render(
        request,
        FailedSignInsPage(
            title="Failed sign-ins",
            days=FAILED_FOR.days,
            known=tuple((name, row) for name, row in found if row.account_id),
            unknown=tuple(row for _, row in found if not row.account_id),
        ),
    )
